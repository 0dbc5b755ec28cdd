package layout

import (
	"testing"

	"rsc.io/qr"

	"fieldguide/internal/theme"
)

// Lost would be the way from paper to the web: a code that no telephone reads,
// since it is broken or crowded.
func TestQRCode(t *testing.T) {
	g := linesGuide(16)
	g.BaseURL = "https://an-organization-of-a-long-name.example.org/fieldguide/"
	code, err := qr.Encode(g.BaseURL, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	for _, paper := range []theme.Paper{theme.A4, theme.Letter, theme.Phone, theme.Large} {
		book, _ := setterFor(t, paper).Book(g)
		checkCode(t, paper.Name, code, book.Pages[0], 17*theme.MM)
	}
	for _, paper := range []theme.Paper{theme.A4, theme.Letter} {
		page, faults := setterFor(t, paper).OnePage(g)
		if page == nil {
			t.Fatal(faults)
		}
		checkCode(t, paper.Name+" one page", code, page.Pages[0], 115*theme.MM/10)
	}
	g.BaseURL = ""
	book, _ := setterFor(t, theme.A4).Book(g)
	for _, i := range book.Pages[0].Items {
		if _, ok := i.(*Path); ok {
			t.Error("a guide without an address has a QR code")
		}
	}
}

// checkCode reads the code's modules back, and looks for ink in its quiet zone.
func checkCode(t *testing.T, what string, code *qr.Code, p *Page, least theme.Length) {
	t.Helper()
	var path *Path
	for _, i := range p.Items {
		if found, ok := i.(*Path); ok {
			path = found
		}
	}
	if path == nil {
		t.Fatalf("%s: no code", what)
	}
	origin := path.Segments[0].Points[0]
	module := path.Segments[2].Points[0].Y - origin.Y
	dark := map[Point]bool{}
	for i := 0; i < len(path.Segments); i += 5 {
		from, to := path.Segments[i].Points[0], path.Segments[i+2].Points[0]
		for x := from.X; x < to.X; x += module {
			dark[Point{(x - origin.X) / module, (from.Y - origin.Y) / module}] = true
		}
	}
	for y := range code.Size {
		for x := range code.Size {
			if dark[Point{theme.Length(x), theme.Length(y)}] != code.Black(x, y) {
				t.Fatalf("%s: the module %d, %d is wrong", what, x, y)
			}
		}
	}
	side := module * theme.Length(code.Size)
	// ISO/IEC 18004, 6.3.8: scanners need four empty modules around the code.
	quiet := Rect{origin.X - 4*module, origin.Y - 4*module, side + 8*module, side + 8*module}
	if side < least || origin.X < 5*theme.MM || origin.Y < 5*theme.MM || origin.X+side > p.Width-5*theme.MM {
		t.Errorf("%s: the code is %v wide, at %v, %v", what, side, origin.X, origin.Y)
	}
	for _, i := range p.Items {
		if l, ok := i.(*Line); ok && l.X1 < quiet.X+quiet.Width && l.X2 > quiet.X && l.Y1 > quiet.Y && l.Y1 < quiet.Y+quiet.Height {
			t.Errorf("%s: a rule stands in the quiet zone", what)
		}
		r, ok := i.(*Run)
		if ok && r.X < quiet.X+quiet.Width && r.X+r.width() > quiet.X && r.Y > quiet.Y && r.Y-r.Size*7/10 < quiet.Y+quiet.Height {
			t.Errorf("%s: %q stands in the quiet zone", what, runText(r))
		}
	}
}
