package layout

import (
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// Callout sets a callout: its label in the margin, its blocks beside a rule. The
// kinds differ by their labels, and by the rule: heavy for what must not be
// missed, thin for what may be skipped.
func (f *flow) Callout(b *outline.Callout) {
	if f.single && b.Kind == outline.Line {
		f.plainLines(b)
		return
	}
	f.list.ask(f.spaces.callout)
	e := f.parent.Child(CalloutRole)
	e.Title = b.Kind.Label()
	first := len(f.list.pieces)
	inner := f.nested(e)
	hangs := f.hangs()
	inner.frame = f.calloutFrame(b.Kind, hangs)
	label := e.Child(Label)
	if !hangs {
		inner.indent(f.body.Size * 9 / 10)
		inner.labelLine(b.Kind.Label(), label)
	}
	inner.ragged = inner.ragged || b.Kind == outline.Line
	inner.question(b)
	if hangs {
		f.hangLabel(first, b.Kind.Label(), label)
	}
	f.list.ask(f.spaces.callout)
}

// question sets the callout's blocks; that which asks is set in bold.
func (f *flow) question(b *outline.Callout) {
	if b.Kind != outline.Question {
		f.blocks(b.Blocks)
		return
	}
	asks := f.nested(f.parent)
	asks.strong = true
	asks.blocks(b.Blocks[:1])
	if len(b.Blocks) > 1 {
		f.list.keep()
		f.blocks(b.Blocks[1:])
	}
}

func (f *flow) calloutFrame(k outline.CalloutKind, hangs bool) *frame {
	fr := &frame{outer: f.frame, kind: ruleFrame, x: f.left, color: f.theme.Accent, width: theme.Point * 14 / 10}
	switch k {
	case outline.Key, outline.Important, outline.Warning, outline.Caution:
		fr.width = theme.Point * 26 / 10
	case outline.Example, outline.NoteCallout, outline.Question:
		fr.width, fr.color = theme.Point*6/10, f.theme.Quiet
	}
	if hangs {
		fr.x -= f.paper.Gutter*55/100 + fr.width/2
	}
	return fr
}

// hangLabel sets a label in small capitals in the margin, beside the piece of
// that index.
func (f *flow) hangLabel(index int, words string, e *Element) {
	l := f.capitals(f.scale.Label.Size, e)
	line := f.capitalStrip(l, words)
	p := &f.list.pieces[index]
	p.hangs = append([]hang{{line: line, x: f.left - f.paper.Gutter - line.length()}}, p.hangs...)
}

// labelLine sets a label on a line of its own over the next piece.
func (f *flow) labelLine(words string, e *Element) {
	t := f.scale.Label
	l := f.capitals(t.Size, e)
	line := f.capitalStrip(l, words)
	line.paragraph.baseline = l.baseline(t.Leading)
	f.add(piece{drawer: line, height: t.Leading, baseline: line.paragraph.baseline, x: f.left})
	f.list.close(f.scale.Gap / 4)
	f.list.keep()
}

// capitals returns the look of labels: spaced capitals.
func (s *setting) capitals(size theme.Length, e *Element) *look {
	return s.derive(s.label(size*94/100, e), func(l *look) { l.loose, l.division = l.size/14, undivided })
}

// capitalStrip sets words in capitals; they read as they were written.
func (s *setting) capitalStrip(l *look, words string) *textLine {
	c := s.compose(source.Span{}, l)
	for i, w := range strings.Fields(words) {
		if i > 0 {
			c.space(l)
		}
		c.box(l, strings.ToUpper(w))
	}
	items := c.end()
	p := &paragraph{items: items, setting: rag, ends: []int{len(items) - 1}}
	p.baseline = l.baseline(0)
	return p.line(0)
}

// plainLines sets the lines of the one page without their label: nearly all of
// that page is such lines.
func (f *flow) plainLines(b *outline.Callout) {
	inner := f.nested(f.parent)
	inner.tight = true
	inner.blocks(b.Blocks)
}
