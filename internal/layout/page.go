// Package layout breaks a guide into lines and pages. It knows no PDF: what it
// returns are values that say where each glyph, rule and picture stands and
// which part of the document's structure it belongs to.
package layout

import (
	"time"

	"fieldguide/internal/font"
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// A Document is a guide set in pages.
type Document struct {
	Title    string
	Author   string
	Subject  string
	Language string // BCP 47
	Digest   string // of the guide, in hexadecimal
	Date     time.Time

	Pages        []*Page
	Root         *Element      // the structure tree, in reading order
	Bookmarks    []Bookmark    // in reading order
	Destinations []Destination // in reading order
}

// A Page is one side of paper. Places on it are measured from its top left
// corner, x to the right and y downward.
type Page struct {
	Width, Height theme.Length
	Label         string // the printed page number: "ii", "12"
	Items         []Item // in the order in which they are drawn and read
	Links         []*LinkArea
}

// An Item is one of *Run, *Box, *Line, *Path and *Picture: something drawn on a page.
type Item interface{ item() }

// A Run is glyphs of one face and size on one baseline.
type Run struct {
	X, Y    theme.Length // of the first glyph's origin, on the baseline
	Face    *font.Face
	Size    theme.Length
	Stretch int // horizontal scaling in thousandths; 0 means 1000
	Color   theme.Color
	Glyphs  []Glyph
	// Matrix turns, slants or mirrors the run around its first glyph's origin;
	// nil leaves it upright.
	Matrix *Matrix
	// Opacity is how much of what lies below the run covers; 0 means 255, all of
	// it. Only runs of pictures have one, and what follows.
	Opacity     uint8
	Stroke      *theme.Color // a line around the glyphs, over their fill; nil for none
	StrokeWidth theme.Length
	Hollow      bool    // the line alone is painted
	Clips       []*Clip // nothing outside any of them is painted
	// Element is the part of the structure that the run belongs to; nil marks
	// it as an artifact: running heads, page numbers.
	Element *Element
	// Actual is what the run reads as, where that is not the text of its
	// glyphs: the whole word on the first half of a hyphenated one. Silent
	// runs, such as the second half, read as nothing.
	Actual string
	Silent bool
}

// A Matrix is a linear map of a page: the point (x, y) goes to (A·x + C·y,
// B·x + D·y). Its numbers are in 1/65536, so that 65536 is 1; they are the same
// on every machine.
type Matrix struct{ A, B, C, D int64 }

// Apply returns where a point goes.
func (m *Matrix) Apply(p Point) Point {
	x, y := int64(p.X), int64(p.Y)
	return Point{X: theme.Length((m.A*x + m.C*y) >> 16), Y: theme.Length((m.B*x + m.D*y) >> 16)}
}

// A Glyph is one glyph of a run and how far the pen moves after it, before
// Stretch is applied.
type Glyph struct {
	ID      font.GlyphID
	Text    string // the characters that it stands for; empty for all but the first glyph of a cluster
	Advance theme.Length
	Rise    theme.Length // upward shift from the baseline, seldom used
}

// A Box is a filled or outlined rectangle.
type Box struct {
	X, Y, Width, Height theme.Length // of the top left corner
	Radius              theme.Length
	Fill                *theme.Color // nil for none
	Stroke              *theme.Color // nil for none
	StrokeWidth         theme.Length
	Element             *Element // nil for an artifact
}

// A Line is a straight rule.
type Line struct {
	X1, Y1, X2, Y2 theme.Length
	Width          theme.Length
	Color          theme.Color
	Element        *Element // nil for an artifact
}

// A Path is a drawn outline of straight lines and cubic curves.
type Path struct {
	Segments    []Segment
	Fill        *theme.Color // nil for none
	Stroke      *theme.Color // nil for none
	FillOpacity uint8        // 0 means 255, opaque
	Opacity     uint8        // of the stroke; 0 means 255, opaque
	EvenOdd     bool         // which parts are inside: the even-odd rule instead of the nonzero one
	StrokeWidth theme.Length
	Dash        []theme.Length // lengths of dashes and gaps in turn; empty for a solid line
	DashOffset  theme.Length
	Cap, Join   uint8    // as ISO 32000-1, 8.4.3 numbers them: 0 butt and miter, 1 round, 2 square and bevel
	MiterLimit  int      // in thousandths; 0 means 10,000
	Clip        *Rect    // nothing outside it is painted; nil for all
	Clips       []*Clip  // nor outside any of these
	Element     *Element // nil for an artifact
}

// A Clip is an outline outside of which nothing is painted. Items of a picture
// may share one. Without segments nothing at all is painted.
type Clip struct {
	Segments []Segment
	EvenOdd  bool // which parts are inside, as of a Path
}

// A Segment is one step of a path. A line uses the first point, a curve all
// three, the last of which is its end.
type Segment struct {
	Op     SegmentOp
	Points [3]Point
}

// A SegmentOp says what a segment does.
type SegmentOp uint8

// The steps of a path.
const (
	MoveTo SegmentOp = iota
	LineTo
	CurveTo
	ClosePath
)

// A Point is a place on a page.
type Point struct{ X, Y theme.Length }

// A Picture is a raster image.
type Picture struct {
	X, Y, Width, Height theme.Length
	Asset               *outline.Asset
	Element             *Element
}

func (*Run) item()     {}
func (*Box) item()     {}
func (*Line) item()    {}
func (*Path) item()    {}
func (*Picture) item() {}

// A LinkArea is where a page can be clicked: one rectangle for each line that
// the link's text takes on the page.
type LinkArea struct {
	Rects       []Rect
	URL         string   // of a link out of the document; or
	Destination string   // the Destination.ID of one inside it
	Contents    string   // what a screen reader says of it
	Element     *Element // its Link element
}

// A Rect is a rectangle on a page.
type Rect struct {
	X, Y, Width, Height theme.Length // of the top left corner
}

// A Bookmark is an entry of the reader's navigation pane.
type Bookmark struct {
	Title       string // with its number: "2.1 Clarify the requirements"
	Level       int    // 1 for the outermost
	Destination string
	Element     *Element // the heading
}

// A Destination is a place that links and bookmarks lead to.
type Destination struct {
	ID   string // Chapter.ID or Section.ID; Note.ID, and with "fnref" for "fn" its reference
	Page int    // index into Document.Pages
	Y    theme.Length
}

// PageOf returns the index of the page on which the chapter or section of that
// id begins, and whether it is in the document.
func (d *Document) PageOf(id string) (int, bool) {
	for _, dest := range d.Destinations {
		if dest.ID == id {
			return dest.Page, true
		}
	}
	return 0, false
}
