package layout

import (
	"slices"
	"strconv"

	"fieldguide/internal/font"
	"fieldguide/internal/math"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// Formula composes a formula in a line: a box for each part of it between the
// places where it may be broken, and a penalty between them, as TeX does. The
// space behind a relation is a part of the box before it; the penalty takes it
// back where the line ends.
func (c *composer) Formula(i *outline.Formula) {
	f := c.formula(i.Formula, c.look)
	for _, r := range f.box.Missing {
		c.lacks(c.span, r)
	}
	c.parts(f)
}

// parts composes the parts of a formula.
func (c *composer) parts(f *formula) {
	parts := f.parts()
	for k, p := range parts {
		c.items = append(c.items, item{kind: boxItem, start: true, width: p.width, look: c.look, formula: p})
		if k < len(parts)-1 {
			b := &f.box.Breaks[k]
			c.items = append(c.items, item{kind: penaltyItem, penalty: b.Penalty, width: b.End - b.X, look: c.look, formula: p})
		}
	}
}

// A formula is a formula of the guide, set. All that it draws belongs to one
// element.
type formula struct {
	source  *math.Formula
	box     *math.Box
	size    theme.Length
	color   theme.Color
	element *Element // nil for an artifact
}

type formulaKey struct {
	source *math.Formula
	size   theme.Length
}

// formula sets a formula so that its letters are as high as those of the look.
func (s *setting) formula(source *math.Formula, l *look) *formula {
	f := &formula{source: source, size: s.formulaSize(l), color: l.color}
	f.box = s.formulaBox(source, f.size)
	if l.element != nil {
		f.element = l.element.Child(FormulaRole)
		f.element.Alt, f.element.Actual = source.Spoken(), source.Source
	}
	return f
}

// formulaSize returns the size at which the x of formulas is as high as that of
// the look.
func (s *setting) formulaSize(l *look) theme.Length {
	m := s.family.Math
	return l.size * theme.Length(l.face.XHeight*m.UnitsPerEm) / theme.Length(m.XHeight*l.face.UnitsPerEm)
}

// formulaBox sets a formula, once for each size.
func (s *setting) formulaBox(source *math.Formula, size theme.Length) *math.Box {
	key := formulaKey{source, size}
	b, known := s.formulas[key]
	if !known {
		b = s.family.Formulas.Set(source, size)
		s.formulas[key] = b
	}
	return b
}

// A formulaPart is what stands of a formula between two places where it may be
// broken.
type formulaPart struct {
	*formula
	from, to math.Break // what was drawn before it, and with it
	width    theme.Length
	first    bool // of the formula's parts, which bears what is read
	last     bool
}

// parts returns the parts of the formula, of which there is at least one.
func (f *formula) parts() []*formulaPart {
	b := f.box
	end := math.Break{X: b.Width, End: b.Width, Glyphs: len(b.Glyphs), Rules: len(b.Rules), Strokes: len(b.Strokes)}
	parts := make([]*formulaPart, 0, len(b.Breaks)+1)
	var from math.Break
	for _, to := range append(slices.Clip(b.Breaks), end) {
		parts = append(parts, &formulaPart{formula: f, from: from, to: to, width: to.X - from.X, first: len(parts) == 0})
		from = to
	}
	parts[len(parts)-1].last = true
	return parts
}

// whole returns the formula as one part.
func (f *formula) whole() *formulaPart {
	b := f.box
	return &formulaPart{
		formula: f, width: b.Width, first: true, last: true,
		to: math.Break{X: b.Width, End: b.Width, Glyphs: len(b.Glyphs), Rules: len(b.Rules), Strokes: len(b.Strokes)},
	}
}

// A formulaPlace is where a part of a formula is drawn: its left end on the
// baseline, and by how many thousandths it is as wide as it was set.
type formulaPlace struct {
	x, y    theme.Length
	stretch int
}

// across returns where on the page something stands that is so far from the left
// end of the part.
func (p formulaPlace) across(from theme.Length) theme.Length {
	return p.x + from*theme.Length(p.stretch)/1000
}

// draw draws the part: first all of its glyphs, which read as the formula's
// LaTeX, then its rules.
func (p *formulaPart) draw(c *canvas, at formulaPlace) {
	at.x -= p.from.X * theme.Length(at.stretch) / 1000
	p.glyphs(c, at)
	b := p.box
	for _, r := range b.Rules[p.from.Rules:p.to.Rules] {
		color := p.ink(c.theme, r.Color)
		left := at.across(r.X)
		c.add(&Box{X: left, Y: at.y - r.Y - r.Height, Width: at.across(r.X+r.Width) - left, Height: r.Height, Fill: &color, Element: p.element})
	}
	for _, s := range b.Strokes[p.from.Strokes:p.to.Strokes] {
		c.add(&Line{X1: at.across(s.X1), Y1: at.y - s.Y1, X2: at.across(s.X2), Y2: at.y - s.Y2,
			Width: s.Width, Color: p.ink(c.theme, s.Color), Element: p.element})
	}
}

func (p *formulaPart) ink(t *theme.Theme, c math.Color) theme.Color {
	if c.IsZero() {
		return p.color
	}
	return c.In(t)
}

// glyphs draws the glyphs of the part in as few runs as can be, none of which
// reads as anything: the first part bears the text of them all.
func (p *formulaPart) glyphs(c *canvas, at formulaPlace) {
	if p.first {
		c.add(p.reading(c, at))
	}
	glyphs := p.box.Glyphs[p.from.Glyphs:p.to.Glyphs]
	for len(glyphs) > 0 {
		n := runLength(glyphs)
		c.add(p.run(c, at, glyphs[:n]))
		glyphs = glyphs[n:]
	}
	if p.last {
		c.add(p.landing(c, at))
	}
}

// readBySpace is how many bytes of a formula one of its spaces reads as: some
// programs forget the text of a glyph that reads as more than eight, and some
// that of one which begins with a space, so that seven may be the most.
const readBySpace = 7

// reading returns what is read of a formula: spaces over the width of its first
// part, on the baseline. Its glyphs cannot bear the text. Programs that go by
// places would read a raised or lowered one as of another line, with what it
// reads as, and those that put in a space where they see a gap would put one into
// the midst of a command.
func (p *formulaPart) reading(c *canvas, at formulaPlace) *Run {
	r := p.spaces(c, at, p.from.X, len(p.source.Source)/readBySpace+1)
	r.Actual = p.source.Source
	return r
}

// landing returns a silent space on the baseline, where the formula ends: from
// there the words behind it go on, and not from a raised or lowered glyph.
func (p *formulaPart) landing(c *canvas, at formulaPlace) *Run {
	r := p.spaces(c, at, max(p.from.X, p.to.End-p.size/8), 1)
	r.Silent = true
	return r
}

// spaces returns n spaces on the baseline from there to the end of the part. They
// are as wide as what they stand for, for what is marked and searched is shown by
// their places.
func (p *formulaPart) spaces(c *canvas, at formulaPlace, from theme.Length, n int) *Run {
	r := &Run{X: at.across(from), Y: at.y, Face: c.family.Text, Size: p.size, Color: p.color, Element: p.element}
	r.Glyphs = slices.Repeat([]Glyph{c.spaceGlyph(typeface{face: r.Face, size: r.Size})}, n)
	r.Stretch = max(1, int((at.across(p.to.End)-r.X)*1000/(r.Glyphs[0].Advance*theme.Length(n))))
	return r
}

// runLength returns how many of the glyphs can stand in one run: they share a
// size, a color and a baseline, and go to the right.
func runLength(glyphs []math.Glyph) int {
	n := 1
	for n < len(glyphs) {
		a, b := &glyphs[n-1], &glyphs[n]
		if a.Size != b.Size || a.Y != b.Y || a.Color != b.Color || b.X < a.X {
			break
		}
		n++
	}
	return n
}

func (p *formulaPart) run(c *canvas, at formulaPlace, glyphs []math.Glyph) *Run {
	g := &glyphs[0]
	face := c.family.Math
	r := &Run{X: at.across(g.X), Y: at.y - g.Y, Face: face, Size: g.Size, Color: p.ink(c.theme, g.Color),
		Element: p.element, Silent: true, Glyphs: make([]Glyph, len(glyphs))}
	if at.stretch != 1000 {
		r.Stretch = at.stretch
	}
	for i := range glyphs {
		g := &glyphs[i]
		advance := g.Size * theme.Length(face.Width(font.GlyphID(g.ID))) / theme.Length(face.UnitsPerEm)
		if i+1 < len(glyphs) {
			advance = glyphs[i+1].X - g.X
		}
		r.Glyphs[i] = Glyph{ID: font.GlyphID(g.ID), Text: g.Text, Advance: advance}
	}
	return r
}

// formula draws a part of a formula that stands in the line.
func (p *pen) formula(it *item) {
	p.enter(it.look)
	l, width := it.look, it.width*theme.Length(p.fit.stretch)/1000
	if l.marked {
		p.back = append(p.back, &Box{X: p.x, Y: p.y - l.size*9/10, Width: width, Height: l.size * 12 / 10, Fill: &p.theme.Marker})
	}
	it.formula.draw(p.canvas, formulaPlace{x: p.x, y: p.y - l.rise, stretch: p.fit.stretch})
	if l.struck {
		p.rule(p.x, p.y-l.rise-l.size*27/100, width, l.size/16, l.color)
	}
	p.x += width
}

// How small a formula is made to fit, in percent of its size.
const (
	leastFormula  = 50 // in a line
	smallFormula  = 70 // below that it is hard to read: a warning
	leastDisplay  = 80
	formulaAdvice = "write it as a display of its own, or in parts"
)

// fitFormulas returns the items with those formulas set smaller of which a part
// is longer than the measure. Items that fit are returned as they are.
func (s *setting) fitFormulas(at source.Span, items []item, measure theme.Length) []item {
	fitted := items
	for i := range items {
		p := items[i].formula
		if p == nil || !p.first || items[i].kind != boxItem {
			continue
		}
		widest := p.widest()
		if widest <= measure || measure <= 0 {
			continue
		}
		percent := measure * 99 / widest
		switch {
		case percent < leastFormula:
			s.faults.Add(at, "the formula "+strconv.Quote(p.source.Source)+" is wider than its line", formulaAdvice)
		case percent < smallFormula:
			s.faults.Warn(at, "the formula "+strconv.Quote(p.source.Source)+" is set very small to fit its line", formulaAdvice)
		}
		if &fitted[0] == &items[0] {
			fitted = slices.Clone(items)
		}
		s.shrinkFormula(fitted[i:], p, max(percent, leastFormula))
	}
	return fitted
}

// widest returns the length of the formula's longest part, as the last of a line.
func (f *formula) widest() theme.Length {
	widest := theme.Length(0)
	for _, part := range f.parts() {
		widest = max(widest, part.to.End-part.from.X)
	}
	return widest
}

// shrinkFormula replaces the formula that the items begin with by one of that
// percentage of its size: its parts are the same ones.
func (s *setting) shrinkFormula(items []item, p *formulaPart, percent theme.Length) {
	small := *p.formula
	small.size = p.size * percent / 100
	small.box = s.formulaBox(p.source, small.size)
	for k, part := range small.parts() {
		items[2*k].formula, items[2*k].width = part, part.width
		if k < len(small.box.Breaks) {
			b := &small.box.Breaks[k]
			items[2*k+1].formula, items[2*k+1].width = part, b.End-b.X
		}
	}
}
