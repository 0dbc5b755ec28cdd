package layout

import (
	"fieldguide/internal/math"
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// Equation sets a formula that stands by itself: in the middle of the measure,
// its tag at the right edge. One that is wider is made a little smaller, then
// reaches into the margin, then is broken into lines. It stands on the page of
// what leads to it.
func (f *flow) Equation(b *outline.Equation) {
	f.displayGap()
	f.keepEquation()
	e := f.parent.Child(ParagraphRole)
	l := f.derive(f.text(f.body.Size, e), func(l *look) { l.features = 0 })
	source := f.formula(b.Formula, l)
	for _, r := range source.box.Missing {
		f.lacks(f.span, r)
	}
	d := &display{formula: source}
	if b.Formula.Tag != "" {
		d.tag = f.strip(f.derive(l, func(l *look) { l.element, l.division = e.Child(Label), undivided }), b.Formula.Tag)
	}
	switch out := f.outset(d.least()); {
	case d.fit(f.setting, f.width):
		f.add(d.piece(f.left))
	case d.fit(f.setting, out.width):
		d.width = d.least()
		f.add(d.piece(f.reach(d.width, f.left)))
	case !f.brokenEquation(d, l):
		f.faults.Add(f.span, "the formula is wider than the page", "divide it with \\begin{aligned} and \\\\, or write it as two formulas")
	}
	f.displayGap()
}

// displayGap asks for the space around a formula that stands by itself.
func (f *flow) displayGap() {
	g := f.body.Leading * 62 / 100
	f.list.leave(g, g*4/10, g*3/10)
}

// keepEquation keeps a formula with what stands before it, unless that is one
// too: a page may be broken between them, though better elsewhere.
func (f *flow) keepEquation() {
	n := len(f.list.pieces)
	if n > 0 {
		if _, follows := f.list.pieces[n-1].drawer.(*display); follows {
			f.list.invite(betweenDisplays)
			return
		}
	}
	f.list.keep()
}

// betweenDisplays is the penalty of a page break between two formulas.
const betweenDisplays = 100

// A display is a formula that stands by itself, and its tag.
type display struct {
	formula *formula
	tag     *textLine    // nil if it has none
	width   theme.Length // of the measure
}

// tagRoom returns how much of the measure the tag takes, with the space before it.
func (d *display) tagRoom() theme.Length {
	if d.tag == nil {
		return 0
	}
	return d.tag.length() + d.formula.size
}

func (d *display) least() theme.Length { return d.formula.box.Width + d.tagRoom() }

// fit makes the formula smaller, if it must be, and reports whether it fits.
func (d *display) fit(s *setting, width theme.Length) bool {
	d.width = width
	room := width - d.tagRoom()
	natural := d.formula.box
	if natural.Width <= room {
		return true
	}
	size := d.formula.size * max(room, 0) / natural.Width * 998 / 1000
	if size < d.formula.size*leastDisplay/100 {
		return false
	}
	small := *d.formula
	small.size = size
	small.box = s.formulaBox(small.source, size)
	if small.box.Width > room {
		return false
	}
	d.formula = &small
	return true
}

// piece returns the formula and its tag, which begin there.
func (d *display) piece(left theme.Length) piece {
	b := d.formula.box
	height, depth := b.Height, b.Depth
	if d.tag != nil {
		height, depth = max(height, d.formula.size*3/4), max(depth, d.formula.size/4)
	}
	return piece{drawer: d, height: height + depth, baseline: height, x: left}
}

func (d *display) draw(c *canvas, x, y theme.Length) {
	b := d.formula.box
	height := b.Height
	if d.tag != nil {
		height = max(height, d.formula.size*3/4)
	}
	left := (d.width - b.Width) / 2
	if room := d.width - d.tagRoom(); left+b.Width > room {
		left = max((room-b.Width)/2, 0)
	}
	d.formula.whole().draw(c, formulaPlace{x: x + left, y: y + height, stretch: 1000})
	if d.tag != nil {
		d.tag.draw(c, x+d.width-d.tag.length(), y+height-d.tag.baseline)
	}
}

// brokenEquation sets a formula in lines, broken where a formula within a line
// may be; all but the first are indented. It reports false if that is no help.
func (f *flow) brokenEquation(d *display, l *look) bool {
	inner := *f
	inner.indent(f.body.Size * 2)
	inner.width -= d.tagRoom()
	lined := *d.formula
	lined.source = asLine(lined.source)
	lined.box = f.formulaBox(lined.source, lined.size)
	if lined.widest() > inner.width {
		return false
	}
	c := f.compose(f.span, l)
	c.parts(&lined)
	p := f.setting.paragraph(f.span, c.end(), inner.width, f.body.Leading, rag)
	first := len(f.list.pieces)
	for i := range p.ends {
		line := p.line(i)
		pc := piece{drawer: line, height: p.height(i), baseline: p.baseline + line.above, x: inner.left}
		if i == 0 {
			pc.x = f.left
		}
		if i == len(p.ends)-1 && d.tag != nil {
			pc.drawer = taggedLine{line, d.tag, f.left + f.width - d.tag.length() - pc.x}
		}
		f.add(pc)
	}
	f.list.together(first)
	return true
}

// asLine returns the formula as one within a line.
func asLine(f *math.Formula) *math.Formula {
	line := *f
	line.Display = false
	return &line
}

// A taggedLine is the last line of a formula, and its tag.
type taggedLine struct {
	*textLine
	tag *textLine
	x   theme.Length // of the tag, from the line's left end
}

func (t taggedLine) draw(c *canvas, x, y theme.Length) {
	t.textLine.draw(c, x, y)
	t.tag.draw(c, x+t.x, y+t.above+t.textLine.baseline-t.tag.baseline)
}
