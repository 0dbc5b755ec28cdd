package layout

import (
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// A flow sets blocks one under another: it turns each into pieces of its list.
// Blocks inside others are set by a flow derived from it.
type flow struct {
	*setting
	list   *vlist
	left   theme.Length // of the blocks, from the column's left edge
	width  theme.Length // of the blocks
	page   theme.Length // of the column
	hang   theme.Length // of the column for labels left of this one; 0 if there is none
	parent *Element
	frame  *frame
	body   theme.Type
	span   source.Span // of the block that is being set
	tight  bool        // no space between the paragraphs
	ragged bool        // lines are too short to be justified
	depth  int         // of lists around the block
	strong bool        // paragraphs are set in bold
}

var _ outline.BlockVisitor = (*flow)(nil)

// nested returns a flow for blocks inside the present one, in an element of
// their own.
func (f *flow) nested(e *Element) *flow {
	inner := *f
	inner.parent = e
	return &inner
}

// indent moves the flow's left edge inward.
func (f *flow) indent(by theme.Length) {
	f.left += by
	f.width -= by
	f.ragged = f.ragged || f.width < f.body.Size*22
}

// hangs reports whether labels stand in the margin.
func (f *flow) hangs() bool { return f.hang > 0 && f.left == 0 && f.frame == nil }

func (f *flow) blocks(blocks []outline.Block) {
	for _, b := range blocks {
		f.span = b.Base().Span
		b.Accept(f)
	}
}

// gap asks for the space that stands between blocks.
func (f *flow) gap() {
	g := f.scale.Gap
	switch {
	case f.tight:
		f.list.leave(0, g/8, 0)
	case f.single:
		f.list.leave(g, g, 0)
	default:
		f.list.ask(f.spaces.block)
	}
}

// wide asks for the space around blocks that are not text.
func (f *flow) wide() { f.list.ask(f.spaces.wide) }

// Paragraph sets running text. What load wrote is a list of names, titles and
// addresses, which would gape if it were justified.
func (f *flow) Paragraph(b *outline.Paragraph) {
	defer func(ragged bool) { f.ragged = ragged }(f.ragged)
	f.ragged = f.ragged || b.Generated
	f.gap()
	f.named(b.Anchor)
	f.paragraphIn(b.Text, f.parent.Child(ParagraphRole))
	f.gap()
}

// paragraphIn sets text in an element.
func (f *flow) paragraphIn(text []outline.Inline, e *Element) {
	l := f.text(f.body.Size, e)
	if f.strong {
		l = f.derive(l, func(l *look) { l.bold = true })
	}
	items := f.inlines(text, l)
	f.lines(items, f.body.Leading, f.flush())
	if announces(items) {
		f.list.keep()
	}
}

// announces reports whether a paragraph ends with a colon: what it speaks of
// follows, on the same page.
func announces(items []item) bool {
	for i := len(items) - 1; i >= 0; i-- {
		if f := items[i].fragment; items[i].kind == boxItem {
			return f != nil && f.glyphs[len(f.glyphs)-1].Text == ":"
		}
	}
	return false
}

// flush returns how running text is aligned.
func (f *flow) flush() alignment {
	if f.ragged {
		return rag
	}
	return justify
}

// inlines returns text as items.
func (f *flow) inlines(text []outline.Inline, l *look) []item {
	c := f.compose(f.span, l)
	c.inlines(text)
	return c.end()
}

// lines adds a paragraph line by line. No page begins or ends with one of its
// lines alone.
func (f *flow) lines(items []item, leading theme.Length, a alignment) {
	p := f.setting.paragraph(f.span, items, f.width, leading, a)
	if p == nil {
		return
	}
	first := len(f.list.pieces)
	for i := range p.ends {
		l := p.line(i)
		f.add(piece{drawer: l, height: p.height(i), baseline: p.baseline + l.above, x: f.left, notes: l.notes()})
	}
	f.list.unite(first, 2)
}

// notes returns the notes that the line refers to.
func (l *textLine) notes() []*footnote {
	var notes []*footnote
	for i := l.from; i < l.to; i++ {
		if n := l.items[i].note; n != nil {
			notes = append(notes, n)
		}
	}
	return notes
}

// add appends a piece of the present block.
func (f *flow) add(p piece) {
	p.frame, p.span = f.frame, f.span
	f.list.add(p)
}

// strip returns words in one line that is never broken.
func (s *setting) strip(l *look, words string) *textLine {
	c := s.compose(source.Span{}, l)
	c.words(words)
	items := c.end()
	if items == nil {
		items = []item{{kind: penaltyItem, penalty: always, look: l}}
	}
	p := &paragraph{items: items, setting: rag, ends: []int{len(items) - 1}}
	p.baseline = l.baseline(0)
	return p.line(0)
}

// length returns the natural width of the line.
func (l *textLine) length() theme.Length {
	a, b := l.bounds()
	return l.measure(a, b).width
}

// A side says to which side of a place a label stands.
type side uint8

const (
	alignStart side = iota
	alignEnd
)

// mark puts words beside the piece of that index: they begin at x, from the
// column's left edge, or end there. Where there is no such piece it adds an
// empty line.
func (f *flow) mark(index int, l *look, words string, x theme.Length, s side) {
	line := f.strip(l, words)
	if s == alignEnd {
		x -= line.length()
	}
	if index == len(f.list.pieces) {
		f.add(piece{drawer: nothing{}, height: f.body.Leading, baseline: l.baseline(f.body.Leading), x: f.left})
	}
	p := &f.list.pieces[index]
	p.hangs = append([]hang{{line: line, x: x}}, p.hangs...)
}

// nothing draws nothing.
type nothing struct{}

func (nothing) draw(*canvas, theme.Length, theme.Length) {}

// Quote sets a quotation between narrower margins.
func (f *flow) Quote(b *outline.Quote) {
	f.gap()
	inner := f.nested(f.parent.Child(Quotation))
	inner.frame = &frame{outer: f.frame, kind: ruleFrame, x: f.left + f.body.Size*4/10, width: theme.Point * 6 / 10, color: f.theme.Hairline}
	inner.indent(f.body.Size * 15 / 10)
	inner.blocks(b.Blocks)
	f.gap()
}

// Rule sets a thematic break: a short rule in the middle of white space.
func (f *flow) Rule(*outline.Rule) {
	g := f.scale.Gap * 16 / 10
	f.list.leave(g, g/2, g/4)
	f.list.keep()
	f.add(piece{drawer: shortRule{width: f.width}, height: f.body.Leading / 4, x: f.left})
	f.list.leave(g, g/2, g/4)
}

type shortRule struct{ width theme.Length }

func (r shortRule) draw(c *canvas, x, y theme.Length) {
	w := c.scale.Text.Size * 5
	c.rule(x+(r.width-w)/2, y, w, theme.Point/2, c.theme.Quiet)
}

// Fold sets its summary in bold over its blocks: print shows them all.
func (f *flow) Fold(b *outline.Fold) {
	f.gap()
	e := f.parent.Child(ParagraphRole)
	l := f.derive(f.text(f.body.Size, e.Child(StrongRole)), func(l *look) { l.bold = true })
	f.lines(f.inlines(b.Summary, l), f.body.Leading, rag)
	f.list.keep()
	f.gap()
	f.nested(f.parent).blocks(b.Blocks)
	f.gap()
}

// HTML sets nothing: only the site can show it, and load warned of it.
func (f *flow) HTML(*outline.HTML) {}
