package editorial

import (
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// A text is one stretch of an author's text, and where it stands.
type text struct {
	inlines []outline.Inline
	at      source.Span    // of its block
	block   outline.Block  // of the chapter or section
	kind    textKind       // what it is
	callout outline.Block  // the outermost callout, quotation or fold around it; nil if there is none
	table   *outline.Table // whose cell or caption it is
	row     int            // in the table's body; -1 in its head and caption
	column  int
}

// A textKind says what a text is in its block.
type textKind uint8

const (
	running textKind = iota // a paragraph, also of a list
	heading
	caption
	label // a term, or the summary of a fold
	cell
)

// textsOf returns the texts of a chapter in reading order, those of its notes last,
// without blocks that load wrote.
func textsOf(c *outline.Chapter) []text {
	g := &gatherer{}
	g.headed(c.Title, c.Span)
	g.top(c.Blocks)
	for s := range c.All() {
		g.headed(s.Title, s.Span)
		g.top(s.Blocks)
	}
	for _, n := range c.Notes {
		g.top(n.Blocks)
	}
	return g.texts
}

// textsIn returns the texts of blocks.
func textsIn(blocks []outline.Block) []text {
	g := &gatherer{}
	g.top(blocks)
	return g.texts
}

type gatherer struct {
	texts []text
	now   text // what all texts of the present block share
}

var _ outline.BlockVisitor = (*gatherer)(nil)

func (g *gatherer) headed(title []outline.Inline, at source.Span) {
	g.texts = append(g.texts, text{inlines: title, at: at, kind: heading, row: -1})
}

func (g *gatherer) top(blocks []outline.Block) {
	for _, b := range blocks {
		if !b.Base().Generated {
			g.now = text{block: b, row: -1}
			g.blocks([]outline.Block{b})
		}
	}
}

func (g *gatherer) blocks(blocks []outline.Block) {
	for _, b := range blocks {
		g.now.at = b.Base().Span
		b.Accept(g)
	}
}

func (g *gatherer) add(kind textKind, inlines []outline.Inline) {
	if len(inlines) > 0 {
		t := g.now
		t.kind, t.inlines = kind, inlines
		g.texts = append(g.texts, t)
	}
}

// boxed gathers the blocks of a container.
func (g *gatherer) boxed(b outline.Block, blocks []outline.Block) {
	outer := g.now.callout
	if outer == nil {
		g.now.callout = b
	}
	g.blocks(blocks)
	g.now.callout = outer
}

func (g *gatherer) Paragraph(b *outline.Paragraph) { g.add(running, b.Text) }
func (g *gatherer) Quote(b *outline.Quote)         { g.boxed(b, b.Blocks) }
func (g *gatherer) Callout(b *outline.Callout)     { g.boxed(b, b.Blocks) }
func (g *gatherer) Figure(b *outline.Figure)       { g.add(caption, b.Caption) }
func (g *gatherer) Diagram(b *outline.Diagram)     { g.add(caption, b.Caption) }
func (g *gatherer) Code(*outline.Code)             {}
func (g *gatherer) Equation(*outline.Equation)     {}
func (g *gatherer) Sums(*outline.Sums)             {}
func (g *gatherer) Rule(*outline.Rule)             {}
func (g *gatherer) HTML(*outline.HTML)             {}

func (g *gatherer) List(b *outline.List) {
	for _, item := range b.Items {
		g.blocks(item.Blocks)
	}
}

func (g *gatherer) DefinitionList(b *outline.DefinitionList) {
	for _, d := range b.Items {
		for _, h := range d.Terms {
			g.now.at = h.Span
			g.add(label, h.Text)
		}
		for _, detail := range d.Details {
			g.blocks(detail)
		}
	}
}

func (g *gatherer) Fold(b *outline.Fold) {
	g.add(label, b.Summary)
	g.boxed(b, b.Blocks)
}

func (g *gatherer) Table(b *outline.Table) {
	g.now.table = b
	g.add(caption, b.Caption)
	for i, text := range b.Head {
		g.now.column = i
		g.add(cell, text)
	}
	for k, row := range b.Rows {
		for i, text := range row {
			g.now.row, g.now.column = k, i
			g.add(cell, text)
		}
	}
	g.now.table, g.now.row, g.now.column = nil, -1, 0
}

// object stands in a line for what is no words: a formula, or code where its
// characters do not count.
const object = "\uFFFC"

// plain returns the words of a text, without citations; a formula is an object.
func plain(inlines []outline.Inline) string { return (&plainer{code: true}).text(inlines) }

// uncoded returns the words of a text where code is an object too.
func uncoded(inlines []outline.Inline) string { return (&plainer{}).text(inlines) }

type plainer struct {
	strings.Builder
	code bool
}

var _ outline.InlineVisitor = (*plainer)(nil)

func (p *plainer) text(inlines []outline.Inline) string {
	p.inlines(inlines)
	return p.String()
}

func (p *plainer) inlines(inlines []outline.Inline) {
	for _, i := range inlines {
		i.Accept(p)
	}
}

func (p *plainer) Text(i *outline.Text)                 { p.WriteString(i.Value) }
func (p *plainer) Emphasis(i *outline.Emphasis)         { p.inlines(i.Text) }
func (p *plainer) Strong(i *outline.Strong)             { p.inlines(i.Text) }
func (p *plainer) Strike(i *outline.Strike)             { p.inlines(i.Text) }
func (p *plainer) Mark(i *outline.Mark)                 { p.inlines(i.Text) }
func (p *plainer) Superscript(i *outline.Superscript)   { p.inlines(i.Text) }
func (p *plainer) Subscript(i *outline.Subscript)       { p.inlines(i.Text) }
func (p *plainer) Keyboard(i *outline.Keyboard)         { p.inlines(i.Text) }
func (p *plainer) Abbreviation(i *outline.Abbreviation) { p.inlines(i.Text) }
func (p *plainer) Term(i *outline.Term)                 { p.inlines(i.Text) }
func (p *plainer) LineBreak(*outline.LineBreak)         { p.WriteByte(' ') }
func (p *plainer) Formula(*outline.Formula)             { p.WriteString(object) }
func (p *plainer) Image(*outline.Image)                 {}
func (p *plainer) NoteRef(*outline.NoteRef)             {}
func (p *plainer) InlineHTML(*outline.InlineHTML)       {}

func (p *plainer) CodeSpan(i *outline.CodeSpan) {
	if p.code {
		p.WriteString(i.Value)
		return
	}
	p.WriteString(object)
}

func (p *plainer) Link(i *outline.Link) {
	if !i.Cites {
		p.inlines(i.Text)
	}
}

// cites reports whether a text has a citation.
func cites(inlines []outline.Inline) bool {
	found := false
	outline.InspectInlines(inlines, func(i outline.Inline) {
		l, ok := i.(*outline.Link)
		found = found || ok && l.Cites
	})
	return found
}

// find returns where words stand in the source of a block, or the block's place if
// they are written there in another way.
func find(at source.Span, words string) source.Span {
	if at.File == nil || words == "" {
		return at
	}
	i := strings.Index(string(at.File.Text[at.Start:at.End]), words)
	if i < 0 {
		return at
	}
	return at.File.Span(at.Start+i, at.Start+i+len(words))
}
