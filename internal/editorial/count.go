package editorial

import (
	"path"

	"fieldguide/internal/outline"
	"fieldguide/internal/prose"
)

// Words are those of running text: headings, paragraphs, lists, callouts and
// captions, without citations. Those of tables, sums, formulas (one each) and code
// are counted beside them. The limits of the full edition are for running text, as
// the eye reads it; those of the others are for all words, as paper holds them. The
// one page has no headings. What load wrote itself, the list of sources, is no
// author's: it is not counted as running text.

// A tally is how many words there are.
type tally struct{ running, all int }

func (t *tally) add(u tally) {
	t.running += u.running
	t.all += u.all
}

// limited returns the words that the limits of an edition count.
func (t tally) limited(d outline.Detail) int {
	if d == outline.Full {
		return t.running
	}
	return t.all
}

// tallyOf counts the words of blocks.
func tallyOf(blocks []outline.Block) tally {
	w := &counter{}
	for _, b := range blocks {
		before := w.tally.running
		b.Accept(w)
		if b.Base().Generated {
			w.tally.running = before
		}
	}
	return w.tally
}

// tallyOfChapter counts the words of a chapter in an edition.
func tallyOfChapter(c *outline.Chapter, d outline.Detail) tally {
	w := &counter{}
	headed := d != outline.OnePage
	if headed && !c.Draft {
		w.inlines(c.Title)
	}
	w.add(tallyOf(c.Blocks))
	for s := range c.All() {
		if headed {
			w.inlines(s.Title)
		}
		w.add(tallyOf(s.Blocks))
	}
	for _, n := range c.Notes {
		w.add(tallyOf(n.Blocks))
	}
	return w.tally
}

type counter struct{ tally }

var _ outline.BlockVisitor = (*counter)(nil)

func (w *counter) blocks(blocks []outline.Block) {
	for _, b := range blocks {
		b.Accept(w)
	}
}

// inlines counts running text.
func (w *counter) inlines(text []outline.Inline) {
	n := prose.Words(plain(text))
	w.running += n
	w.all += n + formulas(text)
}

func formulas(text []outline.Inline) int {
	n := 0
	outline.InspectInlines(text, func(i outline.Inline) {
		if _, ok := i.(*outline.Formula); ok {
			n++
		}
	})
	return n
}

// beside counts what is not running text.
func (w *counter) beside(words ...string) {
	for _, s := range words {
		w.all += prose.Words(s)
	}
}

func (w *counter) Paragraph(b *outline.Paragraph) { w.inlines(b.Text) }
func (w *counter) Quote(b *outline.Quote)         { w.blocks(b.Blocks) }
func (w *counter) Callout(b *outline.Callout)     { w.blocks(b.Blocks) }
func (w *counter) Figure(b *outline.Figure)       { w.inlines(b.Caption) }
func (w *counter) Diagram(b *outline.Diagram)     { w.inlines(b.Caption) }
func (w *counter) Equation(*outline.Equation)     { w.all++ }
func (w *counter) Rule(*outline.Rule)             {}
func (w *counter) HTML(*outline.HTML)             {}

func (w *counter) List(b *outline.List) {
	for _, item := range b.Items {
		w.blocks(item.Blocks)
	}
}

func (w *counter) DefinitionList(b *outline.DefinitionList) {
	for _, d := range b.Items {
		for _, h := range d.Terms {
			w.inlines(h.Text)
		}
		for _, detail := range d.Details {
			w.blocks(detail)
		}
	}
}

func (w *counter) Fold(b *outline.Fold) {
	w.inlines(b.Summary)
	w.blocks(b.Blocks)
}

func (w *counter) Code(b *outline.Code) {
	for _, l := range b.Lines {
		w.beside(l.Text())
	}
}

func (w *counter) Table(b *outline.Table) {
	w.inlines(b.Caption)
	for _, row := range append([][]outline.Cell{b.Head}, b.Rows...) {
		for _, cell := range row {
			w.beside(plain(cell))
			w.all += formulas(cell)
		}
	}
}

func (w *counter) Sums(b *outline.Sums) {
	for _, row := range b.Rows {
		w.beside(row.Quantity, row.Working, row.Result, row.SoWhat)
	}
}

// lengths measures the guide, its groups of chapters and its chapters in each
// edition.
func (c *checker) lengths() {
	matched := map[string]bool{}
	for d := outline.Full; d <= outline.OnePage; d++ {
		edition := c.guide.At(d)
		var whole tally
		var rows []Row
		groups := make([]group, len(c.Chapters))
		for _, chapter := range edition.Chapters {
			t := tallyOfChapter(chapter, d)
			whole.add(t)
			row := Row{Name: chapter.ID, Detail: d, Unit: "words", Count: t.limited(d), All: t.all}
			if i := c.groupOf(chapter.ID); i >= 0 {
				matched[c.Chapters[i].Pattern] = true
				row.Limit = c.Chapters[i].Words[d]
				groups[i].add(t)
				groups[i].chapters++
				c.over(chapter.Span, row.Limit, row.Count, "the chapter has "+counted(row.Count, "word")+" in the "+d.String()+" edition",
					"cut examples first, history second, caveats last")
			}
			rows = append(rows, row)
			c.sections(chapter, d)
		}
		count := whole.limited(d)
		c.over(c.Words[d].Span, c.Words[d], count, "the "+d.String()+" edition has "+counted(count, "word"), "")
		if whole.all > 0 || c.Words[d].Set() {
			c.report.Rows = append(c.report.Rows, Row{Name: "guide", Detail: d, Unit: "words", Count: count, All: whole.all, Limit: c.Words[d]})
		}
		for i, g := range groups {
			if g.chapters > 0 {
				l := c.Chapters[i].Words[d]
				l.Least, l.Most = l.Least*g.chapters, l.Most*g.chapters
				c.report.Rows = append(c.report.Rows, Row{c.Chapters[i].Pattern, d, "words", g.limited(d), g.all, l})
			}
		}
		c.report.Rows = append(c.report.Rows, rows...)
	}
	for _, l := range c.Chapters {
		if !matched[l.Pattern] {
			c.warn(l.Span, "delete it, or write the chapters' path without .md", "no chapter is of the group %q", l.Pattern)
		}
	}
}

// A group is the chapters that one pattern matches.
type group struct {
	tally
	chapters int
}

// groupOf returns the index of the first group that a chapter belongs to; -1 if
// there is none.
func (c *checker) groupOf(id string) int {
	for i, l := range c.Chapters {
		if ok, _ := path.Match(l.Pattern, id); ok { // load has seen that it is a pattern
			return i
		}
	}
	return -1
}

// sections measures what stands directly under each heading.
func (c *checker) sections(chapter *outline.Chapter, d outline.Detail) {
	for s := range chapter.All() {
		n := tallyOf(s.Blocks).limited(d)
		c.over(s.Span, c.Sections[d], n, "the section has "+counted(n, "word")+" in the "+d.String()+" edition", "divide it, or cut its examples first")
	}
}

// pages measures the PDFs on sheets: other papers have as many pages as they need.
// A limit is for the first of an edition's papers, since a page of another holds
// more or less.
func (c *checker) pages(pages []Pages) {
	var measured [outline.OnePage + 1]bool
	for _, p := range pages {
		if p.Paper != "a4" && p.Paper != "letter" {
			continue
		}
		l := c.Pages[p.Detail]
		if measured[p.Detail] {
			l = outline.Limit{}
		}
		measured[p.Detail] = true
		c.over(l.Span, l, p.Count, "the "+p.Detail.String()+" edition has "+counted(p.Count, "page")+" on "+p.Paper, "")
		c.report.Rows = append(c.report.Rows, Row{"guide", p.Detail, "pages (" + p.Paper + ")", p.Count, p.Count, l})
	}
}

// definitions measures the entries of the glossary.
func (c *checker) definitions() {
	for _, e := range c.guide.Glossary {
		n := prose.Words(plain(e.Meaning))
		c.over(e.Headword.Span, c.DefinitionWords, n, "the definition of \""+outline.PlainText(e.Headword.Text)+"\" has "+counted(n, "word"),
			"say what it is, and the rest in a second paragraph")
	}
}
