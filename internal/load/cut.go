package load

import (
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/prose"
)

// cut returns the part of text that stands in a range of its characters, to be
// quoted: without citations, notes and pictures, with links as their text. Code and
// formulas are whole or not there.
func cut(text []outline.Inline, r prose.Range) []outline.Inline {
	c := &cutter{r: r}
	return trimEnd(c.inlines(text))
}

type cutter struct {
	r    prose.Range
	at   int // offset of the characters that were seen
	kept []outline.Inline
}

var _ outline.InlineVisitor = (*cutter)(nil)

// inlines returns what is kept of text.
func (c *cutter) inlines(text []outline.Inline) []outline.Inline {
	outer := c.kept
	c.kept = nil
	for _, i := range text {
		i.Accept(c)
	}
	kept := c.kept
	c.kept = outer
	return kept
}

// marked keeps what is kept of text, in a marking of its own.
func (c *cutter) marked(text []outline.Inline, mark func([]outline.Inline) outline.Inline) {
	if kept := c.inlines(text); len(kept) > 0 {
		c.kept = append(c.kept, mark(kept))
	}
}

// whole keeps an inline of so many characters if it stands in the range.
func (c *cutter) whole(i outline.Inline, size int) {
	if c.r.Start <= c.at && c.at < c.r.End {
		c.kept = append(c.kept, i)
	}
	c.at += size
}

// Text implements outline.InlineVisitor.
func (c *cutter) Text(i *outline.Text) {
	start, end := max(c.r.Start-c.at, 0), min(c.r.End-c.at, len(i.Value))
	c.at += len(i.Value)
	if start < end {
		c.kept = append(c.kept, &outline.Text{Value: i.Value[start:end]})
	}
}

// Link implements outline.InlineVisitor.
func (c *cutter) Link(i *outline.Link) {
	kept := c.inlines(i.Text)
	if i.Cites {
		c.kept = trimEnd(c.kept)
		return
	}
	c.kept = append(c.kept, kept...)
}

// Term implements outline.InlineVisitor.
func (c *cutter) Term(i *outline.Term) { c.kept = append(c.kept, c.inlines(i.Text)...) }

// Emphasis implements outline.InlineVisitor.
func (c *cutter) Emphasis(i *outline.Emphasis) {
	c.marked(i.Text, func(t []outline.Inline) outline.Inline { return &outline.Emphasis{Text: t} })
}

// Strike implements outline.InlineVisitor.
func (c *cutter) Strike(i *outline.Strike) {
	c.marked(i.Text, func(t []outline.Inline) outline.Inline { return &outline.Strike{Text: t} })
}

// Superscript implements outline.InlineVisitor.
func (c *cutter) Superscript(i *outline.Superscript) {
	c.marked(i.Text, func(t []outline.Inline) outline.Inline { return &outline.Superscript{Text: t} })
}

// Subscript implements outline.InlineVisitor.
func (c *cutter) Subscript(i *outline.Subscript) {
	c.marked(i.Text, func(t []outline.Inline) outline.Inline { return &outline.Subscript{Text: t} })
}

// Strong implements outline.InlineVisitor. A quote shouts no louder than the text
// around it.
func (c *cutter) Strong(i *outline.Strong) { c.kept = append(c.kept, c.inlines(i.Text)...) }

// Mark implements outline.InlineVisitor.
func (c *cutter) Mark(i *outline.Mark) { c.kept = append(c.kept, c.inlines(i.Text)...) }

// Keyboard implements outline.InlineVisitor.
func (c *cutter) Keyboard(i *outline.Keyboard) { c.kept = append(c.kept, c.inlines(i.Text)...) }

// Abbreviation implements outline.InlineVisitor.
func (c *cutter) Abbreviation(i *outline.Abbreviation) {
	c.kept = append(c.kept, c.inlines(i.Text)...)
}

// CodeSpan implements outline.InlineVisitor.
func (c *cutter) CodeSpan(i *outline.CodeSpan) { c.whole(i, len(i.Value)) }

// Formula implements outline.InlineVisitor.
func (c *cutter) Formula(i *outline.Formula) { c.whole(i, len(i.Formula.Source)) }

// LineBreak implements outline.InlineVisitor.
func (c *cutter) LineBreak(*outline.LineBreak) { c.whole(&outline.Text{Value: " "}, 1) }

// Image implements outline.InlineVisitor.
func (c *cutter) Image(*outline.Image) {}

// NoteRef implements outline.InlineVisitor.
func (c *cutter) NoteRef(*outline.NoteRef) {}

// InlineHTML implements outline.InlineVisitor.
func (c *cutter) InlineHTML(*outline.InlineHTML) {}

// trimEnd returns text without the space at its end.
func trimEnd(text []outline.Inline) []outline.Inline {
	for n := len(text); n > 0; n = len(text) {
		last, ok := text[n-1].(*outline.Text)
		if !ok {
			break
		}
		trimmed := strings.TrimRight(last.Value, " ")
		if trimmed == last.Value {
			break
		}
		if text = text[:n-1]; trimmed != "" {
			return append(text, &outline.Text{Value: trimmed})
		}
	}
	return text
}
