package layout

import (
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// entries sets the table of contents: the chapters and their own sections, with
// leaders to their page numbers. Numbers hang in the margin, as they do in the
// text. A compact book, whose sections are a few lines each, lists its chapters
// alone.
func (f *flow) entries() {
	part, axis := -1, f.numberRoom()
	for _, c := range f.guide.Chapters {
		if c.Draft {
			continue
		}
		if c.Part >= 0 && c.Part != part {
			f.partEntry(f.guide.Parts[c.Part].Title)
		}
		part = c.Part
		if f.compact {
			f.compactEntry(c, axis)
			continue
		}
		f.chapterEntry(c)
	}
}

// openingTitle sets the title of a part of the book that is no chapter, under the
// rule that opens chapters.
func (f *flow) openingTitle(title string, e *Element) {
	t := f.scale.Chapter
	f.add(piece{drawer: across{x: -f.hang, width: f.width + f.hang, thickness: theme.Point * 9 / 10}, height: theme.Point * 2, x: f.left})
	f.list.keep()
	f.list.ask(f.spaces.rule)
	f.plain(title, f.heading(t.Size, e), t.Leading, rag)
}

func (f *flow) partEntry(title string) {
	f.list.leave(f.scale.Text.Leading, f.scale.Gap, 0)
	item := f.parent.Child(ContentsItem)
	f.labelLine(title, item.Child(ParagraphRole))
	if f.compact {
		f.list.close(f.scale.Gap * 7 / 10)
	}
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

// compactEntry sets a chapter of a compact book, whose title stands at that axis.
// The space over it does not give: columns are balanced by their heights.
func (f *flow) compactEntry(c *outline.Chapter, axis theme.Length) {
	f.list.leave(f.scale.Gap*4/10, 0, 0)
	f.entry(entry{id: c.ID, number: c.Number, title: outline.PlainText(c.Title), level: 1, axis: axis})
}

// An entry is a line of the contents.
type entry struct {
	id, number, title string
	level             int
	bold              bool
	axis              theme.Length // room for the number, where it does not hang; at least its own width
}

// numberRoom returns the width of the widest number of a chapter.
func (f *flow) numberRoom() (widest theme.Length) {
	for _, c := range f.guide.Chapters {
		widest = max(widest, f.strip(f.sans(f.entrySize(), nil), c.Number).length())
	}
	return widest
}

// entrySize returns the size of entries that are not bold.
func (f *flow) entrySize() theme.Length { return f.scale.Text.Size * 92 / 100 }

func (f *flow) entry(e entry) {
	item := f.parent.Child(ContentsItem)
	to := &link{destination: e.id, contents: numbered(e.number, e.title)}
	to.element = item.Child(ReferenceRole).Child(LinkRole)
	size, leading := f.scale.Text.Size, f.scale.Text.Leading
	if !e.bold {
		size, leading = f.entrySize(), leading*92/100
	}
	number := f.derive(f.sans(size, to.element.Child(Label)), func(l *look) { l.bold, l.link, l.color = e.bold, to, f.theme.Accent })
	words := f.derive(f.sans(size, to.element), func(l *look) { l.bold, l.link, l.features = e.bold, to, 0 })
	inner := f.nested(item)
	inner.indent(theme.Length(e.level-1) * f.body.Size * f.stepIn() / 10)
	inner.ragged = true
	edge := f.left - f.paper.Gutter
	if width := max(f.strip(number, e.number).length(), e.axis); !f.hangs() && width > 0 {
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
	if f.compact {
		room = f.body.Size * 5 / 2
	}
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

// leastColumn is the width of the narrowest column of contents, in ems.
const leastColumn = 18

// columnGutter returns the distance between the columns of contents.
func (f *flow) columnGutter() theme.Length { return f.scale.Text.Leading * 3 / 2 }

// columned reports whether the contents are short and the page is wide enough for
// two columns of them, from its outer edge on.
func (f *flow) columned() bool {
	return f.compact && (f.width+f.hang-f.columnGutter())/2 >= f.body.Size*leastColumn
}

// columnEntries returns the entries in columns, and how wide those are.
func (f *flow) columnEntries() ([]piece, theme.Length) {
	column := f.setting.flow(f.parent)
	column.width = (f.width + f.hang - f.columnGutter()) / 2
	column.page, column.hang = column.width, 0
	column.entries()
	return column.list.pieces, column.width
}
