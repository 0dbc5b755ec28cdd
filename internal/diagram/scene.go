package diagram

import "fieldguide/internal/theme"

// A Scene is a diagram with a place for everything: what both outputs draw.
// Its origin is at the top left; y grows downwards. All lengths are scaled
// points at the size of Options.
type Scene struct {
	Width, Height theme.Length
	Items         []Item // in painting order
	Title         string // may be empty
	Description   string // the diagram in words, for who cannot see it
}

// An Item is one of *Path and *Text.
type Item interface{ item() }

func (*Path) item() {}
func (*Text) item() {}

// A Role is the part that a color plays; painters know the color. Roles read in
// gray as well: no two things differ by their tint alone.
type Role uint8

// The roles. None paints nothing.
const (
	None   Role = iota
	Ink         // text
	Muted       // text of the second rank: titles of subgraphs, ticks
	Line        // lines and outlines
	Rule        // hairlines: borders of subgraphs, grids
	Paper       // ground of boxes that have no tint
	Ground      // ground of subgraphs and frames
	Tint1       // red
	Tint2       // amber
	Tint3       // green
	Tint4       // blue
	Tint5       // violet
	Tint6       // gray
	Accent      // what is to be seen first: series of charts, points
)

// A Part says what an item stands for, so that Check can tell what must not
// lie on what.
type Part uint8

// The parts.
const (
	Decoration Part = iota // stripes of a box, grids, lifelines: may lie under anything
	Box                    // an outline that nothing may cross
	Frame                  // a subgraph or a sequence's frame: may hold other things
	Edge                   // a line between boxes
	Head                   // the end of an edge
	Caption                // text inside a box or frame, or of an axis
	Label                  // text at an edge
)

// A Point is a place in a scene.
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

// A Path is an outline or a line.
type Path struct {
	Part         Part
	Segments     []Segment
	Fill, Stroke Role
	Width        theme.Length // of the stroke
	Dash         theme.Length // length of the dashes and of the gaps; 0 for a solid line
}

// An Anchor says which point of a text is at its X.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// A Text is one line of text.
type Text struct {
	Part   Part
	X, Y   theme.Length // of the anchor on the baseline
	Anchor Anchor
	Size   theme.Length
	Width  theme.Length // as measured
	Bold   bool
	Role   Role
	Text   string
}

// Left returns where the text begins.
func (t *Text) Left() theme.Length {
	switch t.Anchor {
	case Start:
		return t.X
	case Middle:
		return t.X - t.Width/2
	}
	return t.X - t.Width
}

func (s *Scene) add(items ...Item) { s.Items = append(s.Items, items...) }

// shift moves everything.
func (s *Scene) shift(dx, dy theme.Length) {
	for _, it := range s.Items {
		switch it := it.(type) {
		case *Path:
			for i := range it.Segments {
				for j := range it.Segments[i].Points {
					p := &it.Segments[i].Points[j]
					p.X, p.Y = p.X+dx, p.Y+dy
				}
			}
		case *Text:
			it.X, it.Y = it.X+dx, it.Y+dy
		}
	}
}
