package site

import (
	"slices"

	"fieldguide/internal/outline"
)

// A term is a link to the glossary. What it means stands hidden at the end of the
// article, once for each term on the page, so that a script can show it beside the
// word without asking for anything, even from disk.

// Term implements outline.InlineVisitor.
func (a *article) Term(i *outline.Term) {
	if !slices.Contains(a.terms, i.Entry) {
		a.terms = append(a.terms, i.Entry)
	}
	a.write(`<a class="term" href="`)
	a.address(i.Entry.Target)
	a.write(`" data-term="`)
	a.definitionID(i.Entry)
	a.write(`">`)
	a.inlines(i.Text)
	a.write("</a>")
}

// definitionID writes the id of a definition. Like all ids of the site's own it has
// a colon, which no anchor has.
func (a *article) definitionID(e *outline.Entry) {
	a.label("term:" + e.Target.Anchor)
}

// definitions writes what the terms of the page mean.
func (a *article) definitions() {
	for _, e := range a.terms {
		a.write(`<div id="`)
		a.definitionID(e)
		a.write(`" class="definition" data-chrome hidden>`)
		a.inlines(e.Meaning)
		a.write("</div>\n")
	}
	a.wordage.take()
}
