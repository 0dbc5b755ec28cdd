package layout

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// A seenLine is a line of a block as a reader finds it on a page.
type seenLine struct {
	page  int
	y     theme.Length
	block *Element // the paragraph or heading
}

// seen returns the lines of the chapters' text, in the order in which they are drawn.
func seen(d *Document) []seenLine {
	var lines []seenLine
	for n, page := range d.Pages {
		for _, i := range page.Items {
			r, ok := i.(*Run)
			if !ok || r.Element == nil || under(r.Element, TitlePage, Contents, BackMatter, IndexRole, Colophon, Label, NoteRole, TableRole) {
				continue
			}
			block := r.Element
			for block.Role != ParagraphRole && !isHeading(block.Role) && block.Parent != nil {
				block = block.Parent
			}
			l := seenLine{n, r.Y, block}
			if len(lines) == 0 || lines[len(lines)-1] != l {
				lines = append(lines, l)
			}
		}
	}
	return lines
}

func under(e *Element, roles ...Role) bool {
	for ; e != nil; e = e.Parent {
		for _, r := range roles {
			if e.Role == r {
				return true
			}
		}
	}
	return false
}

// checkPages reports what no page may have: a line alone, a heading at its foot,
// anything outside of it, text out of order.
func checkPages(t *testing.T, d *Document) {
	t.Helper()
	lines := seen(d)
	for i := 0; i < len(lines); {
		j := i
		for j < len(lines) && lines[j].block == lines[i].block {
			j++
		}
		checkBlock(t, lines[i:j], lines[j:])
		i = j
	}
	for i := 1; i < len(lines); i++ {
		if a, b := lines[i-1], lines[i]; b.page < a.page || b.page == a.page && b.y < a.y {
			t.Errorf("page %d: the line at %v is drawn after that at %v", b.page+1, b.y, a.y)
		}
	}
	for n, p := range d.Pages {
		checkInside(t, n, p)
	}
	checkDestinations(t, d)
}

func checkBlock(t *testing.T, block, rest []seenLine) {
	t.Helper()
	first, last := block[0], block[len(block)-1]
	count := func(page int) (n int) {
		for _, l := range block {
			if l.page == page {
				n++
			}
		}
		return n
	}
	if first.page != last.page && (count(first.page) < 2 || count(last.page) < 2) {
		t.Errorf("page %d: a line of a paragraph stands alone", first.page+1)
	}
	if !isHeading(first.block.Role) || len(rest) == 0 {
		return
	}
	if rest[0].page != last.page {
		t.Errorf("page %d: a heading stands at its foot", last.page+1)
	}
	if len(rest) > 1 && rest[1].block == rest[0].block && rest[1].page != last.page {
		t.Errorf("page %d: a heading has one line under it", last.page+1)
	}
	if len(rest) > 1 && rest[1].page != last.page && !isHeading(rest[1].block.Role) && between(rest[0], rest[1]) {
		t.Errorf("page %d: a heading has one line under it, and more on the next page", last.page+1)
	}
}

// between reports whether the second line's block follows on the first's: no
// table or picture, which are not seen, stands between them.
func between(a, b seenLine) bool {
	siblings := a.block.Parent.Children
	i := slices.Index(siblings, a.block)
	return i+1 < len(siblings) && siblings[i+1] == b.block
}

// checkDestinations reports links that lead nowhere, and places of one name.
func checkDestinations(t *testing.T, d *Document) {
	t.Helper()
	known := map[string]bool{}
	for _, dest := range d.Destinations {
		if known[dest.ID] {
			t.Errorf("two destinations are called %q", dest.ID)
		}
		known[dest.ID] = true
	}
	for _, p := range d.Pages {
		for _, l := range p.Links {
			if l.URL == "" && !known[l.Destination] {
				t.Errorf("page %s: the link %q leads nowhere", p.Label, l.Contents)
			}
		}
	}
}

func checkInside(t *testing.T, n int, p *Page) {
	t.Helper()
	for _, i := range p.Items {
		switch i := i.(type) {
		case *Run:
			text := strings.TrimRight(runText(i), " ")
			if end := i.X + i.width(); text != "" && (i.X < 0 || end > p.Width+4*theme.Point || i.Y < i.Size/2 || i.Y > p.Height) {
				t.Errorf("page %d: %q stands outside, from %v to %v at %v", n+1, text, i.X, end, i.Y)
			}
		case *Box:
			if i.X < 0 || i.Y < 0 || i.X+i.Width > p.Width || i.Y+i.Height > p.Height {
				t.Errorf("page %d: a box stands outside, at %v, %v", n+1, i.X, i.Y)
			}
		}
	}
}

func runText(r *Run) string {
	var b strings.Builder
	for _, g := range r.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// randomProse returns paragraphs of random length under random headings.
func randomProse(r *rand.Rand, chapters int) *outline.Guide {
	words := strings.Fields(sampleProse)
	text := func() outline.Block {
		var b strings.Builder
		for range 5 + r.IntN(120) {
			b.WriteString(words[r.IntN(len(words))] + " ")
		}
		return para(b.String())
	}
	g := guideOf()
	g.Chapters = nil
	for n := range chapters {
		id := "c" + strings.Repeat("i", n+1)
		c := &outline.Chapter{ID: id, Title: textOf("A chapter of random length"), Level: 1 + r.IntN(2), Part: -1, Blocks: []outline.Block{text()}}
		for k := range 1 + r.IntN(5) {
			s := &outline.Section{ID: id + ":s" + strconv.Itoa(k), Anchor: "s" + strconv.Itoa(k), Title: textOf(words[r.IntN(len(words))]), Level: 2}
			for range 1 + r.IntN(4) {
				s.Blocks = append(s.Blocks, text())
			}
			c.Sections = append(c.Sections, s)
		}
		g.Chapters = append(g.Chapters, c)
	}
	return g
}

// Lost would be pages that a reader can trust: a first line that stays behind, a
// heading without its text.
func TestPagesOfRandomParagraphs(t *testing.T) {
	pages := 0
	for seed := range uint64(8) {
		s := setterFor(t, theme.Papers()[seed%4])
		s.Compact = seed >= 4
		d, faults := s.Book(randomProse(random(seed), 25))
		if faults.Fatal() || strings.Contains(faults.Error(), "overfull") {
			t.Fatal(faults)
		}
		checkPages(t, d)
		pages += len(d.Pages)
	}
	if pages < 200 {
		t.Errorf("only %d pages were set", pages)
	}
	t.Logf("%d pages", pages)
}
