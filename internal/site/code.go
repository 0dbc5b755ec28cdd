package site

import "fieldguide/internal/outline"

// Code implements outline.BlockVisitor. The block can be reached by keyboard,
// since long lines scroll.
func (a *article) Code(b *outline.Code) {
	a.write(`<div class="code">`)
	if b.Title != "" {
		a.write(`<p class="title">`)
		a.text(b.Title)
		a.wordage.end()
		a.write("</p>\n")
	}
	a.write(`<pre tabindex="0"><code`)
	if b.Language != "" {
		a.attribute("class", "language-"+b.Language)
	}
	a.write(">")
	for _, l := range b.Lines {
		a.codeLine(l)
	}
	a.write("</code></pre></div>\n")
}

func (a *article) codeLine(l outline.CodeLine) {
	if l.Marked {
		a.write(`<mark class="line">`)
	}
	for _, t := range l.Tokens {
		if t.Class == outline.PlainToken {
			a.text(t.Text)
			continue
		}
		a.write(`<span class="tok-` + t.Class.String() + `">`)
		a.text(t.Text)
		a.write("</span>")
	}
	a.write("\n")
	a.wordage.end()
	if l.Marked {
		a.write("</mark>")
	}
}
