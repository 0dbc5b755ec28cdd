package site

import "fieldguide/internal/outline"

// Callout implements outline.BlockVisitor. A callout is told apart by its label
// and its form, never by its color alone.
func (a *article) Callout(b *outline.Callout) {
	switch b.Kind {
	case outline.Example:
		a.example(b)
	case outline.Question:
		a.question(b)
	default:
		a.openCallout("div", b.Kind)
		a.blocks(b.Blocks)
		a.write("</div>\n")
	}
}

func (a *article) openCallout(element string, k outline.CalloutKind) {
	a.write("<" + element + ` role="note" class="callout callout-` + k.String() + `">` +
		`<p class="label">` + k.Label() + "</p>\n")
}

// example is folded: it serves who wants it, and stays out of the way of who
// does not.
func (a *article) example(b *outline.Callout) {
	a.write(`<details class="callout callout-example"><summary class="label">` + b.Kind.Label() + "</summary>\n")
	a.blocks(b.Blocks)
	a.write("</details>\n")
}

// question shows what is asked, and the answer to who opens it.
func (a *article) question(b *outline.Callout) {
	a.openCallout("div", b.Kind)
	a.blocks(b.Blocks[:1])
	if answer := b.Blocks[1:]; len(answer) > 0 {
		a.write(`<details><summary data-chrome>Answer</summary>` + "\n")
		a.blocks(answer)
		a.write("</details>\n")
	}
	a.write("</div>\n")
}
