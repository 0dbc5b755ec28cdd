package diagram

// A Flowchart is boxes, lines between them, and subgraphs around them.
type Flowchart struct {
	Title       string
	Description string // the author's own, in place of one from the edges
	Direction   Direction
	Nodes       []*Node
	Links       []*Link
	Groups      []*Group // an outer one before those in it
}

// A Direction is where a flowchart's arrows mainly point.
type Direction uint8

// The directions. Inherited is that of what is around a subgraph.
const (
	Inherited Direction = iota
	Down
	Up
	Right
	Left
)

// across reports whether the direction is along the lines of text.
func (d Direction) across() bool { return d == Right || d == Left }

// turned returns the direction that it becomes when a wide chart is turned.
func (d Direction) turned() Direction {
	return [...]Direction{Inherited, Right, Left, Down, Up}[d]
}

// A Node is a box.
type Node struct {
	ID    string
	Label string // lines are divided by "\n"; never empty
	Shape Shape
	Tint  Role // None for the shape's own
	Group int  // the innermost subgraph that it stands in; -1 for none
}

// A Group is a subgraph.
type Group struct {
	ID        string
	Title     string // may be empty
	Direction Direction
	Tint      Role
	Parent    int // the subgraph that it stands in; -1 for none
}

// A Link is a line between two ends.
type Link struct {
	From, To   Joint
	Label      string // may be empty
	Style      Style
	Tail, Head Tip // at From, at To
	Length     int // how many ranks it spans at least, from 1
}

// A Joint is what a link ends at: a node, or a subgraph if Node is negative.
type Joint struct{ Node, Group int }

// A Style is how a link is drawn.
type Style uint8

// The styles. Invisible links only put their ends in order.
const (
	Solid Style = iota
	Dotted
	Thick
	Invisible
)

// A Tip is what stands at the end of a link.
type Tip uint8

// The tips. Open is the half arrow of a message that nobody waits for.
const (
	Plain Tip = iota
	Arrow
	Circle
	Cross
	Open
)

// A Shape is the outline of a node.
type Shape uint8

// The shapes, by what Mermaid writes for each.
const (
	Rectangle     Shape = iota // [text]
	Rounded                    // (text)
	Stadium                    // ([text])
	Subroutine                 // [[text]]
	Cylinder                   // [(text)]
	Disk                       // ((text))
	DoubleDisk                 // (((text)))
	Flag                       // >text]
	Diamond                    // {text}
	Hexagon                    // {{text}}
	LeanRight                  // [/text/]
	LeanLeft                   // [\text\]
	Trapezoid                  // [/text\]
	TrapezoidDown              // [\text/]
	Document                   // @{ shape: doc }
	Bare                       // @{ shape: text }: no outline
	Dot                        // @{ shape: start }: a small disk without text
)

// within reports whether group g is outer or stands in it.
func (f *Flowchart) within(g, outer int) bool {
	for ; g >= 0; g = f.Groups[g].Parent {
		if g == outer {
			return true
		}
	}
	return false
}
