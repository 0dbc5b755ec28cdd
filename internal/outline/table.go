package outline

// A Table has a head of one row and a body of rows, each as long as Columns.
type Table struct {
	Node
	Columns []Align
	Head    []Cell
	Rows    [][]Cell
	Number  int      // counts through the guide from 1; 0 without a caption
	Caption []Inline // may be empty
	Anchor  string   // as Figure.Anchor
}

// A Cell is the text of one place in a table; it may be empty.
type Cell []Inline

// An Align says to which side a column is set.
type Align uint8

// The alignments of a column.
const (
	AlignStart Align = iota
	AlignCenter
	AlignEnd
)

var aligns = [...]string{AlignStart: "start", AlignCenter: "center", AlignEnd: "end"}

// String returns the alignment as CSS names it.
func (a Align) String() string { return aligns[a] }
