package layout

import (
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// A piece is what a column is made of: something that is not divided between
// pages, the space above it, and what it costs to begin a page with it.
type piece struct {
	drawer
	height   theme.Length
	baseline theme.Length // of its first line, from its top
	x        theme.Length // from the column's left edge

	// space stands above the piece, unless it is the first of a page.
	space, stretch, shrink theme.Length
	// penalty is the cost of a page that begins with the piece: never forbids
	// it, less than 0 invites it.
	penalty int

	hangs   []hang      // labels beside its first line
	notes   []*footnote // to be set on the same page
	frame   *frame      // drawn behind or beside it
	head    *piece      // of its table, repeated where a page begins with the piece
	places  []place     // that begin here
	anchors []string    // ids of smaller places that links lead to
	opens   bool        // a chapter that may claim a new page
	span    source.Span // of its block
}

// A hang is a label in the margin of a piece, on the baseline of its first line.
type hang struct {
	line *textLine
	x    theme.Length // from the column's left edge
}

// A place is a chapter or section that begins at a piece.
type place struct {
	id      string
	title   string // with its number
	level   int    // of its bookmark
	head    string // as running heads print it
	section bool
	heading *Element
}

// A frame is drawn behind or beside all the pieces that it holds, on each page
// anew.
type frame struct {
	outer *frame
	kind  frameKind
	x     theme.Length // from the column's left edge
	width theme.Length
	color theme.Color

	top, bottom theme.Length // on the page that is being drawn
	page        *Page
}

type frameKind uint8

const (
	groundFrame  frameKind = iota // a tinted ground
	ruleFrame                     // a rule at the left
	outlineFrame                  // a thin line all around
)

// A vlist is the pieces of a column, from top to bottom.
type vlist struct {
	pieces []piece

	// What was asked for above the next piece.
	space, stretch, shrink theme.Length
	closed                 bool // the space is not to be enlarged
	penalty                int
	kept                   bool
	places                 []place
	anchors                []string
	opens                  bool

	headed []int // indexes of the pieces that follow headings
}

// leave asks for space above the next piece. Of several requests the largest
// counts.
func (v *vlist) leave(space, stretch, shrink theme.Length) {
	if space >= v.space && !v.closed {
		v.space, v.stretch, v.shrink = space, stretch, shrink
	}
}

// ask asks for a space.
func (v *vlist) ask(s space) { v.leave(s.size, s.stretch, s.shrink) }

// close asks for that space, whatever is asked for above or below.
func (v *vlist) close(space theme.Length) {
	v.space, v.stretch, v.shrink, v.closed = space, 0, 0, true
}

// keep forbids a page break before the next piece.
func (v *vlist) keep() { v.kept = true }

// invite adds to the cost of a page break before the next piece.
func (v *vlist) invite(penalty int) { v.penalty += penalty }

// add appends a piece below what was asked for.
func (v *vlist) add(p piece) {
	p.space, p.stretch, p.shrink = v.space, v.stretch, v.shrink
	p.penalty = v.penalty
	if v.kept {
		p.penalty = never
	}
	p.places, p.anchors, p.opens = v.places, v.anchors, v.opens
	*v = vlist{pieces: append(v.pieces, p), headed: v.headed}
}

// head says that the last piece is a heading's: no page ends behind it, nor
// behind the first line under it.
func (v *vlist) head() {
	v.keep()
	v.headed = append(v.headed, len(v.pieces))
}

// support forbids page breaks behind a single line under a heading, unless that
// is all that stands under it.
func (v *vlist) support(leading theme.Length) {
	for _, i := range v.headed {
		if i+1 >= len(v.pieces) {
			continue
		}
		if next := &v.pieces[i+1]; v.pieces[i].height <= leading*3/2 && len(next.places) == 0 && !next.opens {
			next.penalty = never
		}
	}
}

// unite forbids page breaks that would leave fewer than n pieces of those from
// first on at either side of it.
func (v *vlist) unite(first, n int) {
	last := len(v.pieces) - 1
	for i := first + 1; i <= last; i++ {
		if i-first < n || last-i+1 < n {
			v.pieces[i].penalty = never
		}
	}
}

// together forbids page breaks between the pieces from first on.
func (v *vlist) together(first int) { v.unite(first, len(v.pieces)) }
