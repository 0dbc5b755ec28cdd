package site

import "fieldguide/internal/outline"

func (a *article) blocks(blocks []outline.Block) { a.flow(blocks, false) }

// flow writes blocks; tight says whether paragraphs go without a p.
func (a *article) flow(blocks []outline.Block, tight bool) {
	outer := a.tight
	a.tight = tight
	for _, b := range blocks {
		b.Accept(a)
		a.wordage.end()
	}
	a.tight = outer
}

// Paragraph implements outline.BlockVisitor.
func (a *article) Paragraph(b *outline.Paragraph) {
	if a.tight {
		a.inlines(b.Text)
		a.write("\n")
		return
	}
	a.write("<p")
	a.attribute("id", b.Anchor)
	a.write(">")
	a.inlines(b.Text)
	a.write("</p>\n")
}

// List implements outline.BlockVisitor.
func (a *article) List(b *outline.List) {
	element := "ul"
	if b.Ordered {
		element = "ol"
	}
	a.write("<" + element)
	if b.Ordered && b.Start != 1 {
		a.write(` start="`)
		a.number(b.Start)
		a.write(`"`)
	}
	if !b.Tight {
		a.write(` class="loose"`)
	}
	a.write(">\n")
	for _, item := range b.Items {
		a.item(item, b.Tight)
	}
	a.write("</" + element + ">\n")
}

func (a *article) item(item *outline.Item, tight bool) {
	switch item.Task {
	case outline.NoTask:
		a.write("<li>")
	case outline.OpenTask:
		a.write(`<li class="task"><input type="checkbox" disabled aria-label="To do"> `)
	case outline.DoneTask:
		a.write(`<li class="task"><input type="checkbox" disabled checked aria-label="Done"> `)
	}
	a.flow(item.Blocks, tight)
	a.write("</li>\n")
}

// DefinitionList implements outline.BlockVisitor.
func (a *article) DefinitionList(b *outline.DefinitionList) {
	a.write("<dl>\n")
	for _, item := range b.Items {
		for _, term := range item.Terms {
			a.write("<dt")
			a.attribute("id", term.Anchor)
			a.write(">")
			a.inlines(term.Text)
			a.wordage.end()
			a.write("</dt>\n")
		}
		for _, detail := range item.Details {
			a.write("<dd>")
			a.blocks(detail)
			a.write("</dd>\n")
		}
	}
	a.write("</dl>\n")
}

// Quote implements outline.BlockVisitor.
func (a *article) Quote(b *outline.Quote) {
	a.write("<blockquote>\n")
	a.blocks(b.Blocks)
	a.write("</blockquote>\n")
}

// Fold implements outline.BlockVisitor.
func (a *article) Fold(b *outline.Fold) {
	a.write(`<details class="fold"><summary>`)
	a.inlines(b.Summary)
	a.wordage.end()
	a.write("</summary>\n")
	a.blocks(b.Blocks)
	a.write("</details>\n")
}

// Rule implements outline.BlockVisitor.
func (a *article) Rule(*outline.Rule) { a.write("<hr>\n") }

// HTML implements outline.BlockVisitor.
func (a *article) HTML(b *outline.HTML) {
	a.raw = true
	a.write(b.Text)
	a.write("\n")
}
