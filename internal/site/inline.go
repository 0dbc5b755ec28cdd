package site

import "fieldguide/internal/outline"

func (a *article) inlines(text []outline.Inline) {
	for _, i := range text {
		i.Accept(a)
	}
}

func (a *article) element(name string, text []outline.Inline) {
	a.write("<" + name + ">")
	a.inlines(text)
	a.write("</" + name + ">")
}

// Text implements outline.InlineVisitor.
func (a *article) Text(i *outline.Text) { a.text(i.Value) }

// Emphasis implements outline.InlineVisitor.
func (a *article) Emphasis(i *outline.Emphasis) { a.element("em", i.Text) }

// Strong implements outline.InlineVisitor.
func (a *article) Strong(i *outline.Strong) { a.element("strong", i.Text) }

// Strike implements outline.InlineVisitor.
func (a *article) Strike(i *outline.Strike) { a.element("del", i.Text) }

// Mark implements outline.InlineVisitor.
func (a *article) Mark(i *outline.Mark) { a.element("mark", i.Text) }

// Superscript implements outline.InlineVisitor.
func (a *article) Superscript(i *outline.Superscript) { a.element("sup", i.Text) }

// Subscript implements outline.InlineVisitor.
func (a *article) Subscript(i *outline.Subscript) { a.element("sub", i.Text) }

// Keyboard implements outline.InlineVisitor.
func (a *article) Keyboard(i *outline.Keyboard) { a.element("kbd", i.Text) }

// CodeSpan implements outline.InlineVisitor.
func (a *article) CodeSpan(i *outline.CodeSpan) {
	a.write("<code>")
	a.text(i.Value)
	a.write("</code>")
}

// Abbreviation implements outline.InlineVisitor.
func (a *article) Abbreviation(i *outline.Abbreviation) {
	a.write("<abbr")
	a.attribute("title", i.Title)
	a.write(">")
	a.inlines(i.Text)
	a.write("</abbr>")
}

// LineBreak implements outline.InlineVisitor.
func (a *article) LineBreak(*outline.LineBreak) {
	a.wordage.end()
	a.write("<br>\n")
}

// InlineHTML implements outline.InlineVisitor.
func (a *article) InlineHTML(i *outline.InlineHTML) {
	a.raw = true
	a.write(i.Text)
}
