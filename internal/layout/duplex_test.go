package layout

import (
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// Lost would be the text in the spine, or at the edge that a printer cannot reach.
func TestDuplex(t *testing.T) {
	for _, chapters := range []int{6, 18} {
		g := randomProse(random(3), chapters)
		for _, paper := range theme.Papers() {
			checkDuplex(t, paper, g)
		}
	}
}

// checkDuplex holds the pages of a guide for both sides against those for one.
func checkDuplex(t *testing.T, paper theme.Paper, g *outline.Guide) {
	t.Helper()
	single, _ := setterFor(t, paper).Book(g)
	s := setterFor(t, paper)
	s.Duplex = true
	d, faults := s.Book(g)
	if faults.Fatal() {
		t.Fatal(faults)
	}
	checkPages(t, d)
	body, before := bodyFrom(d), bodyFrom(single)
	if body%2 != 0 {
		t.Errorf("%s: page 1 is a left page", paper.Name)
	}
	for n := range d.Pages[body:] {
		want := binding
		if (body+n)%2 == 1 {
			want = -binding
		}
		if leftmost(d.Pages[body+n]) == paper.Width {
			continue // the colophon alone
		}
		if moved := leftmost(d.Pages[body+n]) - leftmost(single.Pages[before+n]); moved != want {
			t.Errorf("%s, page %d: the text moves by %v, not %v", paper.Name, n+1, moved, want)
		}
	}
	right, left := pageNumberAt(d.Pages[body+2]), pageNumberAt(d.Pages[body+3])
	if right < paper.Width*3/4 || left > paper.Width/2 {
		t.Errorf("%s: page numbers stand at %v and %v", paper.Name, right, left)
	}
}

// bodyFrom returns the index of page 1.
func bodyFrom(d *Document) int {
	for n, p := range d.Pages {
		if p.Label == "1" {
			return n
		}
	}
	return -1
}

// leftmost returns where the page's paragraphs begin.
func leftmost(p *Page) theme.Length {
	left := p.Width
	for _, i := range p.Items {
		if r, ok := i.(*Run); ok && r.Element != nil && r.Element.Role == ParagraphRole && under(r.Element, ChapterRole) {
			left = min(left, r.X)
		}
	}
	return left
}

// pageNumberAt returns where the page's number ends.
func pageNumberAt(p *Page) theme.Length {
	for _, i := range p.Items {
		if r, ok := i.(*Run); ok && r.Element == nil && runText(r) == p.Label {
			return r.X + r.width()
		}
	}
	return 0
}
