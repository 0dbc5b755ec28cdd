package verify

import (
	"slices"

	"fieldguide/internal/outline"
	"fieldguide/internal/parallel"
)

// An expectation says how one format shows what the outline leaves open.
type expectation struct {
	// address returns what a link to the target must lead to; false if the
	// format shows no link but its text alone.
	address func(outline.Target) (string, bool)
	// html is whether raw HTML is shown.
	html bool
	// pictures is whether a picture's path can be read back; if not, a picture
	// without words for it cannot be read back either.
	pictures bool
	// anchors is whether the ids of figures, tables, paragraphs and terms can be read back.
	anchors bool
	// terms is whether terms lead to the glossary, and what they mean is told.
	terms bool
}

// chapters returns the text of the guide as an output must tell it. Labels,
// list markers and numbers of notes are not of the text.
func (e expectation) chapters(g *outline.Guide) []*Chapter {
	chapters := written(g)
	list := make([]*Chapter, len(chapters))
	parallel.Each(len(chapters), func(i int) {
		t := &teller{expectation: e}
		list[i] = t.tell(chapters[i])
	})
	return list
}

// written returns the chapters of the guide that are no drafts.
func written(g *outline.Guide) []*outline.Chapter {
	var list []*outline.Chapter
	for _, c := range g.Chapters {
		if !c.Draft {
			list = append(list, c)
		}
	}
	return list
}

// A teller walks a chapter in reading order and gathers its words.
type teller struct {
	expectation
	builder
	passage *Passage
	entries []*outline.Entry // of the glossary that the chapter's terms have, each once
	terms   []string         // see Chapter.Terms
	skip    skipper          // of raw HTML
	formula formulaSkipper
}

var (
	_ outline.BlockVisitor  = (*teller)(nil)
	_ outline.InlineVisitor = (*teller)(nil)
)

func (t *teller) tell(c *outline.Chapter) *Chapter {
	told := &Chapter{ID: c.ID}
	t.heading(told, &Passage{ID: c.ID, Level: 1, Number: c.Number}, c.Title)
	t.blocks(c.Blocks)
	for s := range c.All() {
		t.heading(told, &Passage{ID: s.ID, Level: min(s.Level, 6), Number: s.Number}, s.Title)
		t.blocks(s.Blocks)
	}
	t.finish()
	for _, n := range c.Notes {
		t.passage = &Passage{}
		t.blocks(n.Blocks)
		note := &Note{Number: n.Number}
		note.Words, note.Links = t.take()
		note.refs, note.raw = t.passage.Refs, t.passage.raw
		told.Notes = append(told.Notes, note)
	}
	told.Terms = t.terms
	for _, e := range t.entries {
		t.passage = &Passage{}
		t.inlines(e.Meaning)
		words, _ := t.take()
		told.Definitions = append(told.Definitions, &Definition{definitionID(e), words})
	}
	t.passage = nil
	return told
}

// definitionID returns the id that the definition of a term has on each page.
func definitionID(e *outline.Entry) string { return "term:" + e.Target.Anchor }

// heading begins a passage.
func (t *teller) heading(c *Chapter, p *Passage, title []outline.Inline) {
	t.finish()
	c.Passages = append(c.Passages, p)
	t.passage = p
	t.inlines(title)
	p.Title, p.Links = t.take()
}

// finish ends the passage that is being told, if any.
func (t *teller) finish() {
	if t.passage == nil {
		return
	}
	words, links := t.take()
	t.passage.Words = words
	t.passage.Links = append(t.passage.Links, links...)
	t.passage = nil
}

func (t *teller) blocks(blocks []outline.Block) {
	for _, b := range blocks {
		t.end()
		b.Accept(t)
		t.end()
	}
}

// line tells text that stands by itself.
func (t *teller) line(text []outline.Inline) {
	t.end()
	t.inlines(text)
	t.end()
}

// word tells text that has no marking and stands by itself.
func (t *teller) word(text string) {
	t.end()
	write(&t.builder, text)
	t.end()
}

func (t *teller) Quote(b *outline.Quote)     { t.blocks(b.Blocks) }
func (t *teller) Callout(b *outline.Callout) { t.blocks(b.Blocks) }
func (t *teller) Rule(*outline.Rule)         {}

func (t *teller) Paragraph(b *outline.Paragraph) {
	t.named(b)
	t.inlines(b.Text)
}

func (t *teller) List(b *outline.List) {
	for _, item := range b.Items {
		t.blocks(item.Blocks)
	}
}

func (t *teller) DefinitionList(b *outline.DefinitionList) {
	t.named(b)
	for _, item := range b.Items {
		for _, term := range item.Terms {
			t.line(term.Text)
		}
		for _, detail := range item.Details {
			t.blocks(detail)
		}
	}
}

func (t *teller) Fold(b *outline.Fold) {
	t.line(b.Summary)
	t.blocks(b.Blocks)
}

// Code tells the lines of a program; its title is a label.
func (t *teller) Code(b *outline.Code) {
	for _, l := range b.Lines {
		for _, token := range l.Tokens {
			write(&t.builder, token.Text)
		}
		t.end()
	}
}

func (t *teller) Table(b *outline.Table) {
	t.named(b)
	t.line(b.Caption)
	for _, cell := range b.Head {
		t.line(cell)
	}
	for _, row := range b.Rows {
		for _, cell := range row {
			t.line(cell)
		}
	}
}

// named tells the ids of a figure, table, paragraph or list of definitions.
func (t *teller) named(b outline.Block) {
	if t.anchors {
		t.passage.Anchors = append(t.passage.Anchors, outline.Anchors(b)...)
	}
}

func (t *teller) Figure(b *outline.Figure) {
	t.named(b)
	t.Image(&b.Image)
	t.line(b.Caption)
}

func (t *teller) Equation(b *outline.Equation) { t.word(b.Formula.Source) }

// Diagram tells what the diagram shows, in words; the text drawn in it has no
// order of its own.
func (t *teller) Diagram(b *outline.Diagram) {
	t.named(b)
	t.end()
	t.passage.Images = append(t.passage.Images, Image{Alt: b.Scene.Description})
	t.line(b.Caption)
}

func (t *teller) Sums(b *outline.Sums) {
	for _, head := range outline.SumsHead() {
		t.word(head)
	}
	for _, row := range b.Rows {
		t.word(row.Quantity)
		t.word(row.Working)
		t.word(row.Result)
		t.word(row.SoWhat)
	}
}

func (t *teller) HTML(b *outline.HTML) {
	if t.html {
		t.raw(b.Text)
	}
}

func (t *teller) inlines(text []outline.Inline) {
	for _, i := range text {
		i.Accept(t)
	}
}

func (t *teller) Emphasis(i *outline.Emphasis)         { t.inlines(i.Text) }
func (t *teller) Strong(i *outline.Strong)             { t.inlines(i.Text) }
func (t *teller) Strike(i *outline.Strike)             { t.inlines(i.Text) }
func (t *teller) Mark(i *outline.Mark)                 { t.inlines(i.Text) }
func (t *teller) Superscript(i *outline.Superscript)   { t.inlines(i.Text) }
func (t *teller) Subscript(i *outline.Subscript)       { t.inlines(i.Text) }
func (t *teller) Keyboard(i *outline.Keyboard)         { t.inlines(i.Text) }
func (t *teller) Abbreviation(i *outline.Abbreviation) { t.inlines(i.Text) }
func (t *teller) LineBreak(*outline.LineBreak)         { t.end() }
func (t *teller) CodeSpan(i *outline.CodeSpan)         { write(&t.builder, i.Value) }

func (t *teller) Formula(i *outline.Formula) { write(&t.builder, i.Formula.Source) }

func (t *teller) Text(i *outline.Text) {
	if !t.skip.on() && !t.formula.hides() {
		write(&t.builder, i.Value)
	}
}

func (t *teller) Link(i *outline.Link) {
	start, images := t.mark(), len(t.passage.Images)
	t.inlines(i.Text)
	target, ok := t.address(i.Target)
	if shows := t.mark() > start || len(t.passage.Images) > images; ok && shows {
		t.link(start, target)
	}
}

// Term tells a word that the glossary explains.
func (t *teller) Term(i *outline.Term) {
	start := t.mark()
	t.inlines(i.Text)
	if !t.expectation.terms {
		return
	}
	if target, ok := t.address(i.Entry.Target); ok {
		t.link(start, target)
	}
	t.terms = append(t.terms, definitionID(i.Entry))
	if !slices.Contains(t.entries, i.Entry) {
		t.entries = append(t.entries, i.Entry)
	}
}

func (t *teller) Image(i *outline.Image) {
	t.end()
	if t.pictures {
		t.passage.Images = append(t.passage.Images, Image{i.Asset.Path, i.Alt})
		return
	}
	if i.Alt != "" {
		t.passage.Images = append(t.passage.Images, Image{Alt: i.Alt})
	}
}

func (t *teller) NoteRef(i *outline.NoteRef) {
	t.passage.Refs = append(t.passage.Refs, i.Note.Number)
}

func (t *teller) InlineHTML(i *outline.InlineHTML) {
	if t.html {
		t.raw(i.Text)
	}
}
