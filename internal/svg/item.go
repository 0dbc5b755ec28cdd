package svg

import "fieldguide/internal/theme"

// An Item is one of *Path and *Text.
type Item interface{ item() }

func (*Path) item() {}
func (*Text) item() {}

// A Point is a place in a drawing.
type Point struct{ X, Y theme.Length }

// A SegmentKind is the kind of a part of a path.
type SegmentKind uint8

// The kinds of segments, with the points that each takes.
const (
	MoveTo  SegmentKind = iota // one
	LineTo                     // one
	CurveTo                    // three: two controls of a cubic Bézier curve and its end
	Close                      // none
)

// A Segment is a part of a path.
type Segment struct {
	Kind   SegmentKind
	Points [3]Point
}

// A Paint is a color of sRGB and how much of it covers what is below: 255 all.
type Paint struct {
	Color   theme.Color
	Opacity uint8 // more than 0
}

// A Cap is how the ends of a line look.
type Cap uint8

// The caps.
const (
	ButtCap Cap = iota
	RoundCap
	SquareCap
)

// A Join is how the corners of a line look.
type Join uint8

// The joins.
const (
	MiterJoin Join = iota
	RoundJoin
	BevelJoin
)

// A Path is an outline or a line. It has a fill, a stroke or both; the stroke
// lies over the fill.
type Path struct {
	Segments []Segment // the first is a MoveTo
	Fill     *Paint    // nil for none
	Stroke   *Paint    // nil for none
	EvenOdd  bool      // how the inside is found, else by the nonzero rule

	// The stroke's; zero without one.
	StrokeWidth theme.Length   // more than 0
	Dash        []theme.Length // dashes and gaps in turn, an even number of them; nil for a solid line
	DashOffset  theme.Length   // where in the dashes the line begins; not negative
	Cap         Cap
	Join        Join
	MiterLimit  int // in thousandths, at least 1000

	Clips []*Clip // shown only inside of all of them
}

// A Clip is an outline outside of which nothing shows. The items of a group
// share theirs.
type Clip struct {
	Segments []Segment // empty: nothing shows
	EvenOdd  bool
}

// An Anchor says which point of a text is at its X.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// A Family is a kind of typeface.
type Family uint8

// The families.
const (
	Serif Family = iota
	Sans
	Mono
)

// A Text is one line of text, its runs one after the other.
type Text struct {
	X, Y   theme.Length // of the anchor, on the baseline
	Anchor Anchor       // of the runs together
	Width  theme.Length // that the author wants the runs to have; 0 for their own
	Turn   *Turn        // nil for upright text
	Runs   []Run        // never empty
	Clips  []*Clip      // shown only inside of all of them
}

// A Run is text in one style.
type Run struct {
	DX, DY theme.Length // from the end of the run before it, or from the anchor; along the text's own axes

	String       string
	Family       Family
	Size         theme.Length // more than 0
	Bold, Italic bool
	Underline    bool
	Fill         *Paint // nil for none
	Stroke       *Paint // around the letters; nil for none
	StrokeWidth  theme.Length
	StrokeBehind bool // the stroke lies under the fill, as a halo does
}

// A Turn is how a text is rotated, slanted or mirrored around its anchor: the
// point (x, y) of upright text goes to (A·x + C·y, B·x + D·y). The numbers are
// in 1/65536; A·D - B·C is 1 or -1, as Size has the scale.
type Turn struct{ A, B, C, D int64 }
