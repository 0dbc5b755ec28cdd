package layout

import (
	"fieldguide/internal/font"
	"fieldguide/internal/theme"
)

// A drawer is something that has its place on a page: a line, a row of a table,
// a picture.
type drawer interface {
	// draw draws it with its top left corner at x, y.
	draw(c *canvas, x, y theme.Length)
}

// A canvas is a page that is being filled.
type canvas struct {
	*setting
	page     *Page
	document *Document
	back     []Item // what lies behind the text
}

func (c *canvas) add(i Item) { c.page.Items = append(c.page.Items, i) }

// rule draws a horizontal rule whose middle is at y.
func (c *canvas) rule(x, y, width, thickness theme.Length, color theme.Color) {
	c.add(&Line{X1: x, Y1: y, X2: x + width, Y2: y, Width: thickness, Color: color})
}

// draw sets the line.
func (l *textLine) draw(c *canvas, x, y theme.Length) {
	a, b := l.bounds()
	if a == b {
		return
	}
	for i := a; i < b; i++ {
		c.number(&l.items[i])
	}
	p := &pen{canvas: c, y: y + l.above + l.baseline, fit: l.fitting(a, b), room: make([]Glyph, 0, l.glyphs(a, b))}
	p.x = x + p.fit.indent
	divided := l.divided(b)
	for i := a; i < b; i++ {
		it := &l.items[i]
		switch {
		case it.kind == glueItem:
			p.silent, p.actual = false, ""
			p.space(it)
			continue
		case it.kind == penaltyItem:
			continue
		case it.inset != nil:
			p.flush()
			p.inset(it)
			continue
		case it.formula != nil:
			p.flush()
			p.formula(it)
			continue
		case it.start:
			p.silent = false
		case i == a:
			p.silent = true
		}
		if i == divided {
			p.flush()
			p.actual = it.word
		}
		p.text(it.look, it.fragment)
	}
	l.finish(p, divided)
}

// glyphs returns how many glyphs the line has at most.
func (l *textLine) glyphs(a, b int) int {
	n := 2 // a hyphen or a space at its end
	for i := a; i < b; i++ {
		if f := l.items[i].fragment; f != nil {
			n += len(f.glyphs)
			continue
		}
		n++
	}
	return n
}

// number fills in the page number that the item waits for.
func (c *canvas) number(it *item) {
	if it.ref == "" {
		return
	}
	w := c.word(it.look.typeface, it.word+c.labels[it.ref]+")")
	it.fragment, it.width, it.ref = &w.fragments[0], w.width, ""
}

// divided returns the index of the first part of a word that begins on the line
// and goes on after it; -1 if there is none.
func (l *textLine) divided(b int) int {
	if !l.items[l.to].inside {
		return -1
	}
	for i := b - 1; i >= l.from && l.items[i].kind != glueItem; i-- {
		if l.items[i].start {
			return i
		}
	}
	return -1
}

// finish draws what stands at the line's end: a hyphen, or a space that keeps
// the words apart when they are copied.
func (l *textLine) finish(p *pen, divided int) {
	end := &l.items[l.to]
	switch {
	case end.flagged:
		p.text(end.look, end.fragment)
	case end.kind == glueItem:
		p.lastSpace(end.look, end.width)
	case l.filled() && l.to < len(l.items)-1: // the author's own line end
		look := l.items[l.to-1].look
		p.lastSpace(look, p.spaceWidth(look.typeface))
	}
	p.flush()
	p.closeLink()
}

// lastSpace draws the space at the end of a line: nothing is drawn around it.
func (p *pen) lastSpace(l *look, width theme.Length) {
	p.actual, p.silent = "", false
	if l.link != nil || l.marked || l.struck || l.boxed {
		bare := *l
		bare.link, bare.marked, bare.struck, bare.boxed = nil, false, false, false
		l = &bare
	}
	p.space(&item{kind: glueItem, width: width, look: l})
}

// A pen draws one line, from left to right.
type pen struct {
	*canvas
	x, y   theme.Length
	fit    lineFit
	run    *Run
	room   []Glyph // for the runs' glyphs
	look   *look
	actual string // what the next run reads as
	silent bool

	given    theme.Length // by the spaces so far
	extra    theme.Length // added to them
	linkFrom theme.Length
	link     *link
}

// text draws a part of a word.
func (p *pen) text(l *look, f *fragment) {
	p.begin(l, f.face)
	n := len(p.run.Glyphs)
	p.run.Glyphs = append(p.run.Glyphs, f.glyphs...)
	if l.loose != 0 {
		for i := n; i < len(p.run.Glyphs); i++ {
			p.run.Glyphs[i].Advance += l.loose
		}
	}
}

// space draws the glyph of a space, as wide as the line needs it.
func (p *pen) space(it *item) {
	width := it.width
	if give := p.give(it); give > 0 && p.fit.give > 0 {
		p.given += give
		extra := p.fit.extra * p.given / p.fit.give
		width += extra - p.extra
		p.extra = extra
	}
	if p.run == nil || p.look != it.look || p.run.Face != it.look.face || p.run.Actual != "" || p.run.Silent {
		p.begin(it.look, it.look.face)
	}
	g := p.spaceGlyph(it.look.typeface)
	g.Advance = width * 1000 / theme.Length(p.fit.stretch)
	p.run.Glyphs = append(p.run.Glyphs, g)
}

func (p *pen) give(it *item) theme.Length {
	if p.fit.grow {
		return it.stretch
	}
	return it.shrink
}

// begin makes sure that there is a run of that look and face.
func (p *pen) begin(l *look, face *font.Face) {
	if p.run != nil && p.look == l && p.run.Face == face && (p.run.Actual != "" || p.run.Silent == p.silent) {
		return
	}
	p.flush()
	if p.link != l.link {
		p.closeLink()
		p.link, p.linkFrom = l.link, p.x
	}
	p.look = l
	p.run = &Run{X: p.x, Y: p.y - l.rise, Face: face, Size: l.size, Color: l.color, Element: l.element, Silent: p.silent, Actual: p.actual, Glyphs: p.room}
	if p.fit.stretch != 1000 {
		p.run.Stretch = p.fit.stretch
	}
	if p.actual != "" {
		p.run.Silent = false
		p.actual, p.silent = "", true // other faces of the same word add nothing
	}
}

// flush puts the run on the page, with what its look draws around it.
func (p *pen) flush() {
	if p.run == nil || len(p.run.Glyphs) == 0 {
		p.run = nil
		return
	}
	n := len(p.run.Glyphs)
	p.room = p.run.Glyphs[n:]
	p.run.Glyphs = p.run.Glyphs[:n:n]
	width := p.run.width()
	p.around(width)
	p.add(p.run)
	if p.look.struck {
		y := p.run.Y - p.look.size*27/100
		p.rule(p.run.X, y, width, p.look.size/16, p.look.color)
	}
	p.x += width
	p.run = nil
}

// around draws the ground of marked text and the frame of a key.
func (p *pen) around(width theme.Length) {
	l, r := p.look, p.run
	height := l.size * 12 / 10
	switch {
	case l.marked:
		p.back = append(p.back, &Box{X: r.X, Y: r.Y - l.size*9/10, Width: width, Height: height, Fill: &p.theme.Marker})
	case l.boxed:
		p.add(&Box{X: r.X - l.size/12, Y: r.Y - l.size*88/100, Width: width + l.size/6, Height: height,
			Radius: l.size / 6, Stroke: &p.theme.Quiet, StrokeWidth: theme.Point * 4 / 10})
	}
}

// width returns how far the run moves the pen.
func (r *Run) width() theme.Length {
	var w theme.Length
	for _, g := range r.Glyphs {
		w += g.Advance
	}
	if r.Stretch != 0 {
		w = w * theme.Length(r.Stretch) / 1000
	}
	return w
}

// enter goes on with that look, for what is no text.
func (p *pen) enter(l *look) {
	if p.link != l.link {
		p.closeLink()
		p.link, p.linkFrom = l.link, p.x
	}
	p.look = l
}

// inset draws a picture that stands in the line.
func (p *pen) inset(it *item) {
	p.enter(it.look)
	it.inset.draw(p.canvas, p.x, p.y-it.inset.height+it.look.size/6)
	p.x += it.inset.width
}

// closeLink adds the part of the link that stands on the line to its area.
func (p *pen) closeLink() {
	if p.link == nil {
		return
	}
	size := p.look.size
	p.clickable(p.link, Rect{X: p.linkFrom, Y: p.y - size*9/10, Width: p.x - p.linkFrom, Height: size * 12 / 10})
	if p.link.underline {
		p.rule(p.linkFrom, p.y+size*15/100, p.x-p.linkFrom, theme.Point*35/100, p.theme.Accent)
	}
	p.link = nil
}

// clickable adds a rectangle to the link's area on the page.
func (c *canvas) clickable(l *link, r Rect) {
	if r.Width <= 0 {
		return
	}
	if l.page != c.page {
		l.page = c.page
		l.area = &LinkArea{URL: l.url, Destination: l.destination, Contents: l.contents, Element: l.element}
		c.page.Links = append(c.page.Links, l.area)
	}
	l.area.Rects = append(l.area.Rects, r)
}
