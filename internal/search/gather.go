package search

import "fieldguide/internal/outline"

func (g *gatherer) blocks(blocks []outline.Block) {
	for _, b := range blocks {
		g.text.end()
		b.Accept(g)
		g.text.end()
	}
}

func (g *gatherer) line(text []outline.Inline) {
	g.text.end()
	g.inlines(text)
	g.text.end()
}

// Paragraph implements outline.BlockVisitor.
func (g *gatherer) Paragraph(b *outline.Paragraph) { g.inlines(b.Text) }

// Quote implements outline.BlockVisitor.
func (g *gatherer) Quote(b *outline.Quote) { g.blocks(b.Blocks) }

// Callout implements outline.BlockVisitor. Its label is on every callout of its
// kind, and finds none.
func (g *gatherer) Callout(b *outline.Callout) { g.blocks(b.Blocks) }

// Rule implements outline.BlockVisitor.
func (g *gatherer) Rule(*outline.Rule) {}

// HTML implements outline.BlockVisitor. What raw HTML says only a browser knows.
func (g *gatherer) HTML(*outline.HTML) {}

// List implements outline.BlockVisitor.
func (g *gatherer) List(b *outline.List) {
	for _, item := range b.Items {
		g.blocks(item.Blocks)
	}
}

// DefinitionList implements outline.BlockVisitor.
func (g *gatherer) DefinitionList(b *outline.DefinitionList) {
	for _, item := range b.Items {
		for _, term := range item.Terms {
			g.line(term.Text)
		}
		for _, detail := range item.Details {
			g.blocks(detail)
		}
	}
}

// Fold implements outline.BlockVisitor.
func (g *gatherer) Fold(b *outline.Fold) {
	g.line(b.Summary)
	g.blocks(b.Blocks)
}

// Code implements outline.BlockVisitor.
func (g *gatherer) Code(b *outline.Code) {
	g.aside.line(b.Title)
	for _, l := range b.Lines {
		g.text.line(l.Text())
	}
}

// Table implements outline.BlockVisitor.
func (g *gatherer) Table(b *outline.Table) {
	g.line(b.Caption)
	for _, cell := range b.Head {
		g.line(cell)
	}
	for _, row := range b.Rows {
		for _, cell := range row {
			g.line(cell)
		}
	}
}

// Figure implements outline.BlockVisitor.
func (g *gatherer) Figure(b *outline.Figure) {
	g.Image(&b.Image)
	g.line(b.Caption)
}

// Equation implements outline.BlockVisitor.
func (g *gatherer) Equation(b *outline.Equation) {
	g.text.line(b.Formula.Source)
	g.aside.line(b.Formula.Spoken())
}

// Diagram implements outline.BlockVisitor. Its description has what is written in
// the drawing.
func (g *gatherer) Diagram(b *outline.Diagram) {
	g.aside.line(b.Scene.Description)
	g.line(b.Caption)
}

// Sums implements outline.BlockVisitor.
func (g *gatherer) Sums(b *outline.Sums) {
	for _, head := range outline.SumsHead() {
		g.text.line(head)
	}
	for _, row := range b.Rows {
		for _, cell := range []string{row.Quantity, row.Working, row.Result, row.SoWhat} {
			g.text.line(cell)
		}
	}
}

func (g *gatherer) inlines(text []outline.Inline) {
	for _, i := range text {
		i.Accept(g)
	}
}

// Text implements outline.InlineVisitor.
func (g *gatherer) Text(i *outline.Text) { g.text.add(i.Value) }

// Emphasis implements outline.InlineVisitor.
func (g *gatherer) Emphasis(i *outline.Emphasis) { g.inlines(i.Text) }

// Strong implements outline.InlineVisitor.
func (g *gatherer) Strong(i *outline.Strong) { g.inlines(i.Text) }

// Strike implements outline.InlineVisitor.
func (g *gatherer) Strike(i *outline.Strike) { g.inlines(i.Text) }

// Mark implements outline.InlineVisitor.
func (g *gatherer) Mark(i *outline.Mark) { g.inlines(i.Text) }

// Superscript implements outline.InlineVisitor.
func (g *gatherer) Superscript(i *outline.Superscript) { g.inlines(i.Text) }

// Subscript implements outline.InlineVisitor.
func (g *gatherer) Subscript(i *outline.Subscript) { g.inlines(i.Text) }

// Keyboard implements outline.InlineVisitor.
func (g *gatherer) Keyboard(i *outline.Keyboard) { g.inlines(i.Text) }

// Link implements outline.InlineVisitor.
func (g *gatherer) Link(i *outline.Link) { g.inlines(i.Text) }

// Term implements outline.InlineVisitor. What it means is found in the glossary.
func (g *gatherer) Term(i *outline.Term) { g.inlines(i.Text) }

// CodeSpan implements outline.InlineVisitor.
func (g *gatherer) CodeSpan(i *outline.CodeSpan) { g.text.add(i.Value) }

// LineBreak implements outline.InlineVisitor.
func (g *gatherer) LineBreak(*outline.LineBreak) { g.text.end() }

// Formula implements outline.InlineVisitor.
func (g *gatherer) Formula(i *outline.Formula) {
	g.text.add(i.Formula.Source)
	g.aside.line(i.Formula.Spoken())
}

// Abbreviation implements outline.InlineVisitor.
func (g *gatherer) Abbreviation(i *outline.Abbreviation) {
	g.inlines(i.Text)
	g.aside.line(i.Title)
}

// Image implements outline.InlineVisitor.
func (g *gatherer) Image(i *outline.Image) {
	g.text.end()
	g.aside.line(i.Alt)
}

// NoteRef implements outline.InlineVisitor.
func (g *gatherer) NoteRef(i *outline.NoteRef) {
	if !g.noted[i.Note] {
		g.noted[i.Note] = true
		g.notes = append(g.notes, i.Note)
	}
}

// InlineHTML implements outline.InlineVisitor.
func (g *gatherer) InlineHTML(*outline.InlineHTML) {}
