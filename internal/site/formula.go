package site

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"fieldguide/internal/outline"
)

// longFormula is how many characters of a formula in a line may not fit a screen
// of 320 pixels.
const longFormula = 22

// Formula implements outline.InlineVisitor. Browsers do not break formulas: a
// long one stands in a box that scrolls where the screen is narrow, and so does a
// display in the middle of text.
func (a *article) Formula(i *outline.Formula) {
	a.formulas = true
	a.wordage.add(i.Formula.Source)
	start := len(a.out)
	a.out = i.Formula.MathML(a.out)
	class := "formula"
	switch {
	case i.Formula.Display:
		class = "formula display"
	case signs(a.out[start:]) <= longFormula:
		return
	}
	a.out = slices.Insert(a.out, start, []byte(`<span class="`+class+`" role="group" tabindex="0" aria-label="Formula">`)...)
	a.write("</span>")
}

// signs counts the characters that MathML shows.
func signs(markup []byte) (n int) {
	markup, _, _ = bytes.Cut(markup, []byte("<annotation"))
	inTag := false
	for _, c := range markup {
		switch {
		case c == '<':
			inTag = true
		case c == '>':
			inTag = false
		case !inTag && utf8.RuneStart(c):
			n++
		}
	}
	return n
}

// Equation implements outline.BlockVisitor. A wide one scrolls in a box of its
// own, which can be reached by keyboard; the page never does.
func (a *article) Equation(b *outline.Equation) {
	a.formulas = true
	a.wordage.add(b.Formula.Source)
	a.write(`<div class="equation" role="group" tabindex="0"`)
	name := "Formula"
	if b.Formula.Tag != "" {
		name += " " + b.Formula.Tag
	}
	a.attribute("aria-label", name)
	a.write(">")
	a.out = b.Formula.MathML(a.out)
	if b.Formula.Tag != "" {
		a.write(`<span class="label">`)
		a.label(b.Formula.Tag)
		a.write("</span>")
	}
	a.write("</div>\n")
}
