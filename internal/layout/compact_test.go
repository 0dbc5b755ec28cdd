package layout

import (
	"fmt"
	"strings"
	"testing"

	"fieldguide/internal/diagram"
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// compactBook sets a compact book on A4, or one that is not.
func compactBook(t *testing.T, compact bool, g *outline.Guide) *Document {
	t.Helper()
	s := setterFor(t, theme.A4)
	s.Compact = compact
	d, faults := s.Book(g)
	if d == nil {
		t.Fatal(faults)
	}
	return d
}

// Lost would be the unit of a heading and the decision under it: the white above
// a heading tells units apart, that below it must be less.
func TestCompactHeadings(t *testing.T) {
	g := func() *outline.Guide { return shortGuide(t, "# First\npara 60\n## Second\n! 30\n## Third\npara 30\n") }
	above, below, size := headingSpaces(t, compactBook(t, true, g()))
	roomyAbove, _, roomySize := headingSpaces(t, compactBook(t, false, g()))
	text := theme.A4.Scale.Text
	if size > text.Size*11/10 || roomySize <= size {
		t.Errorf("a section's heading is set in %v, in other books in %v, text in %v", size, roomySize, text.Size)
	}
	if below >= above || below > text.Leading*12/10 {
		t.Errorf("a heading is %v below what is above it and %v above what is below it", above, below)
	}
	if above-text.Leading > (roomyAbove-text.Leading)/2 {
		t.Errorf("a heading is %v below what is above it, in other books %v", above, roomyAbove)
	}
}

// headingSpaces returns the least distance from the baseline of a section's
// heading to that above it, the largest to that below it, and its size.
func headingSpaces(t *testing.T, d *Document) (above, below, size theme.Length) {
	t.Helper()
	lines := seen(d)
	above = theme.Inch
	for i, l := range lines {
		if l.block.Role == Heading2 {
			above = min(above, l.y-lines[i-1].y)
			below = max(below, lines[i+1].y-l.y)
		}
	}
	for _, i := range d.Pages[len(d.Pages)-1].Items {
		if r, ok := i.(*Run); ok && r.Element != nil && r.Element.Role == Heading2 {
			size = r.Size
		}
	}
	if below == 0 || size == 0 {
		t.Fatal("no heading was seen")
	}
	return above, below, size
}

// Lost would be the room that pictures take from decisions, or, where a picture
// is made too small, its words.
func TestCompactPictures(t *testing.T) {
	for _, c := range []struct {
		name                string
		width, height, text int // in pixels, which are 3/4 point
		want                string
	}{
		{"wide", 560, 200, 14, "the measure"},
		{"high", 400, 400, 20, "a quarter of the page"},
		{"small text", 560, 400, 10, "text that can be read"},
		{"large text", 300, 100, 16, "text as large as captions"},
	} {
		data := fmt.Sprintf("<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d'><rect width='100' height='9'/><text y='20' font-size='%d'>drawn</text></svg>", c.width, c.height, c.text)
		asset := &outline.Asset{Path: "a.svg", Type: "image/svg+xml", Data: []byte(data)}
		d := compactBook(t, true, guideOf(&outline.Figure{Image: outline.Image{Asset: asset, Alt: "A drawing"}}))
		scale := float64(drawnWidth(t, d)) / float64(100*pixel)
		paper := theme.A4.Compact()
		limits := map[string]float64{
			"the measure":               float64(paper.Measure()) / float64(theme.Length(c.width)*pixel),
			"a quarter of the page":     float64(paper.Depth()) / 4 / float64(theme.Length(c.height)*pixel),
			"text that can be read":     float64(diagram.Smallest) / float64(theme.Length(c.text)*pixel),
			"text as large as captions": float64(paper.Scale.Small.Size) / float64(theme.Length(c.text)*pixel),
		}
		if want := limits[c.want]; scale < want*0.999 || scale > want*1.001 {
			t.Errorf("%s: drawn at %.3f of its size, not at %.3f: %s", c.name, scale, want, c.want)
		}
	}
}

// drawnWidth returns the width of the rectangle of a drawing.
func drawnWidth(t *testing.T, d *Document) theme.Length {
	t.Helper()
	for _, p := range d.Pages {
		for _, i := range p.Items {
			if path, ok := i.(*Path); ok && path.Element != nil && path.Element.Role == FigureRole {
				return path.Segments[1].Points[0].X - path.Segments[0].Points[0].X
			}
		}
	}
	t.Fatal("nothing is drawn")
	return 0
}

// Lost would be contents of several pages, where one has room for all chapters.
func TestCompactContents(t *testing.T) {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "# A chapter with a title, numbered %d\npara 20\n## A section\npara 20\n", i+1)
	}
	d := compactBook(t, true, shortGuide(t, b.String()))
	if got := d.Pages[2].Label; got != "1" {
		t.Errorf("the page behind the contents is called %q", got)
	}
	columns := map[bool]int{}
	for _, i := range d.Pages[1].Items {
		if r, ok := i.(*Run); ok && r.Element != nil && under(r.Element, ContentsItem) {
			columns[r.X > theme.A4.Width/2]++
		}
	}
	if columns[false] < 60 || columns[true] < 60 {
		t.Errorf("the columns hold %d and %d runs", columns[false], columns[true])
	}
	checkPages(t, d)
}
