package layout

import (
	"strings"
	"sync"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// linesGuide returns a guide of n chapters of five lines.
func linesGuide(n int) *outline.Guide {
	g := guideOf()
	g.Chapters = nil
	file := source.NewFile("lines.md", []byte(strings.Repeat("a line of the guide\n", 5*n)))
	for k := range n {
		list := &outline.List{Tight: true}
		for i := range 5 {
			p := para(sampleWords(4 + (k+i)%8))
			p.Span = file.Span(20*(5*k+i), 20*(5*k+i)+19)
			list.Items = append(list.Items, &outline.Item{Blocks: []outline.Block{p}})
		}
		id := "c" + letters(k+1)
		g.Chapters = append(g.Chapters, &outline.Chapter{ID: id, Title: textOf("Step " + id), Level: 1, Part: -1,
			Span: list.Items[0].Blocks[0].Base().Span, Blocks: []outline.Block{&outline.Callout{Kind: outline.Line, Blocks: []outline.Block{list}}}})
	}
	return g
}

// Lost would be the one page: two pages, text off its edge, half of it empty.
func TestOnePageIsFull(t *testing.T) {
	for _, paper := range []theme.Paper{theme.A4, theme.Letter} {
		for _, chapters := range []int{16, 20, 26} {
			d, faults := setterFor(t, paper).OnePage(linesGuide(chapters))
			if len(faults) > 0 || len(d.Pages) != 1 {
				t.Fatalf("%s, %d chapters: %v", paper.Name, chapters, faults)
			}
			checkInside(t, 0, d.Pages[0])
			checkColumns(t, paper, chapters, d.Pages[0])
		}
	}
}

// checkColumns holds the depth and the size of each column against the bars.
func checkColumns(t *testing.T, paper theme.Paper, chapters int, p *Page) {
	t.Helper()
	var foot []theme.Length
	before := theme.Length(0)
	for _, i := range p.Items {
		r, ok := i.(*Run)
		if !ok || r.Element == nil || under(r.Element, TitlePage) {
			continue
		}
		if r.Size < smallestType {
			t.Errorf("%s: type of %v", paper.Name, r.Size)
		}
		if r.Y < before-paper.Height/4 || len(foot) == 0 {
			foot = append(foot, 0)
		}
		before = r.Y
		foot[len(foot)-1] = max(foot[len(foot)-1], r.Y)
	}
	for n, y := range foot {
		if filled := y * 100 / (paper.Height - paper.Edge); filled < 92 || y > paper.Height-paper.Edge {
			t.Errorf("%s, %d chapters: column %d ends at %v, %d%% of the page", paper.Name, chapters, n+1, y, filled)
		}
	}
}

// Lost would be the last lines of a guide that is too long, in silence.
func TestOnePageOverflow(t *testing.T) {
	d, faults := setterFor(t, theme.A4).OnePage(linesGuide(80))
	if d != nil || !faults.Fatal() {
		t.Fatal("a guide of 400 lines stands on one page")
	}
	at := faults[0].Span.Position()
	if at.File != "lines.md" || at.Line < 150 || at.Line > 350 || !strings.Contains(faults[0].Msg, "the one page is full") {
		t.Errorf("overflow is reported as %v", faults[0])
	}
	if !strings.HasPrefix(faults[0].Hint, "shorten or cut ") {
		t.Errorf("hint is %q", faults[0].Hint)
	}
}

// Lost would be equal bytes: two settings of one guide that differ.
func TestBooksAreEqual(t *testing.T) {
	pages := make([]string, 4)
	var wait sync.WaitGroup
	for i := range pages {
		s := setterFor(t, theme.A4)
		wait.Go(func() {
			d, _ := s.Book(everything())
			pages[i] = dumpPages(d)
		})
	}
	wait.Wait()
	for _, p := range pages {
		if p != pages[0] {
			t.Fatal("a guide is set in two ways")
		}
	}
}

// Lost would be the place of a character that print cannot show.
func TestMissingCharacter(t *testing.T) {
	p := para("All is well, but not \U00012000 here")
	file := source.NewFile("one.md", []byte("All is well, but not \U00012000 here"))
	p.Span = file.Span(0, len(file.Text))
	_, faults := setterFor(t, theme.A4).Book(guideOf(p))
	if len(faults) != 1 || faults[0].Span.Position().String() != "one.md:1:22" {
		t.Errorf("faults are %v", faults)
	}
}

// Lost would be rows that are longer than a page.
func TestTallRow(t *testing.T) {
	b := &outline.Table{Columns: make([]outline.Align, 2), Head: []outline.Cell{textOf("What"), textOf("Is")}}
	b.Rows = [][]outline.Cell{{textOf("short"), textOf(sampleWords(40))}, {textOf(sampleWords(10)), textOf(sampleWords(400))}, {textOf("short"), textOf("end")}}
	d, faults := setterFor(t, theme.Phone).Book(guideOf(b))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	checkPages(t, d)
	for n, p := range d.Pages {
		for _, i := range p.Items {
			if r, ok := i.(*Run); ok && r.Y > p.Height-theme.Phone.Bottom+theme.Point {
				t.Errorf("page %d: %q stands under the text", n+1, runText(r))
			}
		}
	}
}
