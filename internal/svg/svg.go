// Package svg reads an SVG picture into a Drawing, a list of paths and texts
// that a PDF can show as vectors.
//
// It reads the part of SVG 1.1 and 2 that diagrams and plots are made of. What
// it cannot show is an Error with its place, never a gap in the picture; a
// picture that Parse accepts looks in print as it does in a browser, but for
// five things that are worth less than the picture:
//
//   - A gradient becomes its mean color.
//   - The opacity of a group is that of each thing in it: where they overlap,
//     the lower one shines through.
//   - A stroke that is scaled unevenly is as wide in every direction.
//   - Text is set in the faces of the document, of the nearest kind; letter
//     spacing and the like are not kept.
//   - Links lead nowhere.
//
// Positions are computed in float64 and rounded to scaled points once, at the
// end. They are the same on every machine: Go lets a compiler fuse x*y + z into
// one operation that rounds once, and does so on arm64, so every product is
// made by mul, which forbids it; and there is no trigonometry but our own, for
// package math's is compiled with fusion.
//
// Nothing outside the picture is ever read.
package svg

import "fieldguide/internal/theme"

// A Drawing is a picture with a place for everything. Its origin is at the top
// left; y grows downwards. Painters clip it to its size: items may stick out.
type Drawing struct {
	Width, Height theme.Length // a CSS pixel is 0.75 pt; more than 0
	Title         string       // of the picture as a whole; may be empty
	Description   string       // may be empty
	Items         []Item       // in painting order
}

// What a picture may cost. Real diagrams stay far below.
const (
	maxBytes    = 16 << 20
	maxNodes    = 200_000   // elements in the file
	maxDepth    = 200       // elements around an element, use included
	maxShown    = 400_000   // elements shown, those of use, markers and clips counted each time
	maxSegments = 2_000_000 // of paths and clips, and characters
	maxWork     = 50_000_000
)

// Parse reads an SVG picture. The error is an *Error: the first thing in the
// picture that cannot be read or shown.
func Parse(data []byte) (*Drawing, error) {
	r := &reader{data: data, out: &Drawing{}, styles: map[*node]*style{}, means: map[*node]color{}}
	r.read()
	if r.err != nil {
		return nil, r.err
	}
	return r.out, nil
}

// A reader turns a tree of elements into a drawing. It stops at its first error:
// what is read or shown after that is thrown away.
type reader struct {
	data   []byte
	root   *node
	ids    map[string]*node
	sheet  sheet
	styles map[*node]*style // of the parents of what is referred to
	means  map[*node]color  // of gradients
	using  []*node          // what is being shown by reference, outermost first

	shown, segments, work int // spent so far

	out *Drawing
	err *Error
}

func (r *reader) read() {
	r.readTree()
	if r.err != nil {
		return
	}
	r.readSheets(r.root)
	if r.err == nil {
		r.picture()
	}
}

// spend reports whether there is enough left of a limit.
func (r *reader) spend(account *int, amount, limit int, n *node) bool {
	*account += amount
	if *account > limit {
		r.fail(n.start, "the picture is too large to be shown as vectors", "use a PNG of it")
	}
	return r.err == nil
}
