package layout

import (
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// contents sets the table of contents: the chapters and their own sections, with
// leaders to their page numbers. Numbers hang in the margin, as they do in the
// text.
func (f *flow) contents() {
	f.openingTitle("Contents", f.parent.Child(CaptionRole))
	f.list.keep()
	f.list.leave(f.scale.Text.Leading, 0, 0)
	part := -1
	for _, c := range f.guide.Chapters {
		if c.Draft {
			continue
		}
		if c.Part >= 0 && c.Part != part {
			f.partEntry(f.guide.Parts[c.Part].Title)
		}
		part = c.Part
		f.chapterEntry(c)
	}
}

// openingTitle sets the title of a part of the book that is no chapter, under the
// rule that opens chapters.
func (f *flow) openingTitle(title string, e *Element) {
	t := f.scale.Chapter
	f.add(piece{drawer: across{x: -f.hang, width: f.width + f.hang, thickness: theme.Point * 9 / 10}, height: theme.Point * 2})
	f.list.keep()
	f.list.ask(f.spaces.rule)
	f.plain(title, f.heading(t.Size, e), t.Leading, rag)
}

func (f *flow) partEntry(title string) {
	f.list.leave(f.scale.Text.Leading, f.scale.Gap, 0)
	item := f.parent.Child(ContentsItem)
	f.labelLine(title, item.Child(ParagraphRole))
}

func (f *flow) chapterEntry(c *outline.Chapter) {
	f.list.leave(f.scale.Gap, f.scale.Gap/2, f.scale.Gap*6/10)
	f.entry(entry{id: c.ID, number: c.Number, title: outline.PlainText(c.Title), level: max(c.Level, 1), bold: c.Level <= 1})
	for i, x := range c.Sections {
		if i == 0 {
			f.list.keep()
		}
		f.entry(entry{id: x.ID, number: x.Number, title: outline.PlainText(x.Title), level: max(c.Level, 1) + 1})
	}
}

// An entry is a line of the contents.
type entry struct {
	id, number, title string
	level             int
	bold              bool
}

func (f *flow) entry(e entry) {
	item := f.parent.Child(ContentsItem)
	to := &link{destination: e.id, contents: numbered(e.number, e.title)}
	to.element = item.Child(ReferenceRole).Child(LinkRole)
	size, leading := f.scale.Text.Size, f.scale.Text.Leading
	if !e.bold {
		size, leading = size*92/100, leading*92/100
	}
	number := f.derive(f.sans(size, to.element.Child(Label)), func(l *look) { l.bold, l.link, l.color = e.bold, to, f.theme.Accent })
	words := f.derive(f.sans(size, to.element), func(l *look) { l.bold, l.link, l.features = e.bold, to, 0 })
	inner := f.nested(item)
	inner.indent(theme.Length(e.level-1) * f.body.Size * f.stepIn() / 10)
	inner.ragged = true
	edge := f.left - f.paper.Gutter
	if !f.hangs() && e.number != "" {
		width := f.strip(number, e.number).length()
		inner.indent(width + size*6/10)
		edge = inner.left - size*6/10
	}
	x := f.compose(f.span, words)
	x.words(e.title)
	first := len(f.list.pieces)
	inner.entryLines(x.end(), leading, &leader{id: e.id, number: number, words: words, width: inner.width})
	if e.number != "" {
		f.mark(first, number, e.number, edge, alignEnd)
	}
}

// stepIn returns by how much the entries of a level are indented, in tenths of
// the size of text: not at all where their numbers hang in the margin.
func (f *flow) stepIn() theme.Length {
	if f.hangs() {
		return 8
	}
	return 12
}

// entryLines adds the lines of an entry; the last bears the leader.
func (f *flow) entryLines(items []item, leading theme.Length, l *leader) {
	room := f.body.Size * 4
	p := f.setting.paragraph(f.span, items, f.width-room, leading, rag)
	if p == nil {
		return
	}
	for i := range p.ends {
		line := p.line(i)
		pc := piece{drawer: line, height: p.height(i), baseline: p.baseline + line.above, x: f.left}
		if i == len(p.ends)-1 {
			l.line = line
			pc.drawer = l
		}
		if i > 0 {
			f.list.keep()
		}
		f.add(pc)
	}
}

// A leader is the last line of an entry: title, dots, page number.
type leader struct {
	line   *textLine
	id     string
	number *look
	words  *look
	width  theme.Length
}

func (l *leader) draw(c *canvas, x, y theme.Length) {
	l.line.draw(c, x, y)
	label := c.strip(l.pageLook(c), c.labels[l.id])
	right := x + l.width
	start := right - label.length()
	label.draw(c, start, y+l.line.above+l.line.baseline-label.baseline)
	c.dots(l.words, x+l.line.length(), start, y+l.line.above+l.line.baseline)
	c.clickable(l.words.link, Rect{X: x, Y: y, Width: l.width, Height: l.line.leading})
}

// pageLook returns the look of the page number, in an element behind the title.
func (l *leader) pageLook(c *canvas) *look {
	return c.derive(l.words, func(k *look) {
		k.element, k.link, k.bold = l.words.element.Child(Label), nil, false
	})
}

// dots draws a leader between two places, as an artifact. The dots of all lines
// stand under one another.
func (c *canvas) dots(l *look, from, to, baseline theme.Length) {
	step := l.size * 6 / 10
	d := c.derive(l, func(l *look) { l.element, l.link, l.bold, l.color = nil, nil, false, c.theme.Quiet })
	dot := c.word(d.typeface, ".").fragments[0]
	first := (from+step)/step*step + step
	run := &Run{X: first, Y: baseline, Face: dot.face, Size: d.size, Color: d.color}
	for x := first; x+step < to; x += step {
		g := dot.glyphs[0]
		g.Advance = step
		run.Glyphs = append(run.Glyphs, g)
	}
	if len(run.Glyphs) > 1 {
		c.add(run)
	}
}
