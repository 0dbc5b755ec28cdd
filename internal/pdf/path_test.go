package pdf

import (
	"fmt"
	"image"
	_ "image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldguide/internal/layout"
	"fieldguide/internal/theme"
)

// pathOf returns a path through points, in whole points of the page; "c" before
// three of them makes a curve, "z" closes.
func pathOf(steps string) *layout.Path {
	p := &layout.Path{}
	fields := strings.Fields(steps)
	next := func() layout.Point {
		var at layout.Point
		for i, to := range []*theme.Length{&at.X, &at.Y} {
			n := 0
			for _, digit := range fields[i] {
				n = n*10 + int(digit-'0')
			}
			*to = theme.Length(n) * theme.Point
		}
		fields = fields[2:]
		return at
	}
	for len(fields) > 0 {
		s := layout.Segment{Op: layout.LineTo}
		switch {
		case len(p.Segments) == 0:
			s.Op = layout.MoveTo
			s.Points[0] = next()
		case fields[0] == "z":
			s.Op, fields = layout.ClosePath, fields[1:]
		case fields[0] == "c":
			s.Op, fields = layout.CurveTo, fields[1:]
			s.Points = [3]layout.Point{next(), next(), next()}
		default:
			s.Points[0] = next()
		}
		p.Segments = append(p.Segments, s)
	}
	return p
}

// drawing returns a document whose figure has every kind of path, and text that
// is turned by a right angle.
func drawing() *layout.Document {
	red, blue := theme.Color{R: 255}, theme.Color{B: 255}
	s := newSetter()
	s.newPage("1")
	s.line(s.doc.Root.Child(layout.ParagraphRole), text(roman), "Above")
	figure := s.doc.Root.Child(layout.FigureRole)
	figure.Alt = "Shapes"
	add := func(p *layout.Path) {
		p.Element = figure
		s.draw(p)
	}
	filled := pathOf("100 100 200 100 200 200 z")
	filled.Fill = &red
	add(filled)
	through := pathOf("150 100 250 100 250 200 150 200 z")
	through.Fill, through.Stroke, through.StrokeWidth, through.FillOpacity, through.Opacity = &blue, &red, 4*theme.Point, 102, 51
	add(through)
	dashed := pathOf("100 300 c 150 250 200 350 250 300")
	dashed.Stroke, dashed.StrokeWidth, dashed.Dash, dashed.DashOffset = &blue, 2*theme.Point, []theme.Length{6 * theme.Point, theme.Pt(250)}, theme.Point
	dashed.Cap, dashed.Join, dashed.MiterLimit = 1, 2, 4500
	add(dashed)
	same := pathOf("100 320 250 320")
	same.Stroke, same.StrokeWidth = &blue, 2*theme.Point
	add(same)
	ring := pathOf("300 100 400 100 400 200 300 200 z")
	ring.Segments = append(ring.Segments, pathOf("320 120 380 120 380 180 320 180 z").Segments...)
	ring.Fill, ring.EvenOdd = &red, true
	ring.Clip = &layout.Rect{X: 290 * theme.Point, Y: 90 * theme.Point, Width: 60 * theme.Point, Height: 200 * theme.Point}
	add(ring)
	add(&layout.Path{Fill: &red}) // paints nothing
	s.y = 500 * theme.Point
	turned, _ := s.run(figure, text(roman), 80*theme.Point, "up")
	turned.Matrix = &layout.Matrix{B: -1 << 16, C: 1 << 16}
	s.run(figure, text(roman), 120*theme.Point, "on")
	return s.doc
}

// A diagram is paths: one operator wrong, and another picture is printed.
func TestPaths(t *testing.T) {
	w := &writer{document: drawing()}
	contents, _ := w.contents()
	var resources code
	w.opacities.add(&resources)
	golden(t, "testdata/paths.txt", append(append(contents[0], resources...), '\n'))
	if !w.blends[0] {
		t.Error("the page does not say that colors mix on it")
	}
}

// A magnifier is sent to the figure's rectangle, which its paths make.
func TestFrameOfPaths(t *testing.T) {
	d := drawing()
	w := &writer{document: d}
	_, owners := w.contents()
	s, err := newStructure(d, owners)
	if err != nil {
		t.Fatal(err)
	}
	s.frame(d.Pages)
	got := s.root.kids[1].box
	for _, edge := range []struct {
		name      string
		got, want theme.Length
	}{
		{"left", got.left, 72 * theme.Point}, {"right", got.right, 350 * theme.Point},
		{"top", got.top, d.Pages[0].Height - 98*theme.Point}, {"bottom", got.bottom, d.Pages[0].Height - 505*theme.Point},
	} {
		if off := edge.got - edge.want; off > 4*theme.Point || off < -4*theme.Point {
			t.Errorf("%s is %s, want about %s", edge.name, edge.got, edge.want)
		}
	}
}

// What another program paints: colors, holes, what shows through, what is cut off.
func TestOtherReadersPaintThePaths(t *testing.T) {
	name := saved(t, drawing())
	if out := run(t, "qpdf", "--check", name); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
	picture := filepath.Join(filepath.Dir(name), "page")
	run(t, "pdftoppm", "-r", "72", "-png", "-singlefile", name, picture)
	f, err := os.Open(picture + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	page, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, spot := range []struct {
		name    string
		x, y    int
		r, g, b uint32
	}{
		{"filled", 140, 110, 255, 0, 0},
		{"blue over white", 230, 150, 153, 153, 255},
		{"blue over red", 190, 120, 153, 0, 102},
		{"hole", 340, 150, 255, 255, 255},
		{"ring", 310, 150, 255, 0, 0},
		{"cut off", 390, 150, 255, 255, 255},
		{"line", 150, 320, 0, 0, 255},
	} {
		r, g, b, _ := page.At(spot.x, spot.y).RGBA()
		for i, pair := range [][2]uint32{{r >> 8, spot.r}, {g >> 8, spot.g}, {b >> 8, spot.b}} {
			if pair[0]+2 < pair[1] || pair[0] > pair[1]+2 {
				t.Errorf("%s: channel %d is %d, want %d", spot.name, i, pair[0], pair[1])
			}
		}
	}
}

// Numbers of a matrix need more digits than lengths, and no needless ones.
func TestMillionths(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 1: "0.000001", -500_000: "-0.5", 1_000_000: "1", 2_345_678: "2.345678", -3_010_000: "-3.01"} {
		var c code
		c.millionths(n)
		if string(c) != want {
			t.Errorf("%d is written %s, want %s", n, c, want)
		}
	}
}

// What is cut off is not of the figure.
func TestExtentOfClippedPath(t *testing.T) {
	p := pathOf("10 10 c 500 10 500 90 10 90 z")
	clip := func(steps string) *layout.Clip { return &layout.Clip{Segments: pathOf(steps).Segments} }
	p.Clips = []*layout.Clip{clip("0 0 100 0 100 50 0 50 z"), clip("20 0 300 0 300 80 20 80 z")}
	for _, c := range []struct{ clip, want string }{
		{"", "20pt 10pt 100pt 50pt"},
		{"600 600 700 700", "100pt 50pt 100pt 50pt"},
	} {
		if c.clip != "" {
			p.Clips = append([]*layout.Clip{clip(c.clip)}, p.Clips...)
		}
		left, top, right, bottom := extentOfPath(p)
		if got := fmt.Sprint(left, top, right, bottom); got != c.want {
			t.Errorf("clipped to %q too the path takes %s, want %s", c.clip, got, c.want)
		}
	}
}
