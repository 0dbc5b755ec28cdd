package diagram

// An XYChart is bars and lines over categories or numbers.
type XYChart struct {
	Title       string
	Description string
	Level       bool // bars go to the right
	X, Y        Axis
	Series      []*Series
}

// An Axis has a title and either categories or a range.
type Axis struct {
	Title      string
	Categories []string
	Ranged     bool
	Low, High  Number // if it is ranged
}

// A Series is the values of bars or of a line.
type Series struct {
	Name   string // may be empty
	Bars   bool
	Values []Number
}

// A Quadrant is points on a field that two axes divide in four.
type Quadrant struct {
	Title       string
	Description string
	Left, Right string    // what the ends of the x-axis stand for
	Bottom, Top string    // and of the y-axis
	Names       [4]string // of the quadrants: top right, top left, bottom left, bottom right
	Points      []*Mark
}

// A Mark is a point in a quadrant chart, in millionths of the field's sides from
// the left and from the bottom.
type Mark struct {
	Name string
	X, Y int64
}
