package layout

import (
	"slices"

	"fieldguide/internal/theme"
)

// A columnBox is where a column of pieces stands on a page.
type columnBox struct {
	x, y  theme.Length // of its top left corner
	depth theme.Length
	flush bool // its last line stands at its foot
}

// column draws the pieces of a sheet.
func (c *canvas) column(pieces []piece, sh sheet, b columnBox) {
	notes := heightOf(sh.notes)
	body := wholeRows(pieces[sh.from:sh.to])
	y := b.y
	if len(body) > 0 && body[0].head != nil {
		c.repeat(body[0].head, b.x, y)
		y += body[0].head.height
	}
	room := b.y + b.depth - y
	if notes > 0 {
		room -= notes + c.noteGap()
	}
	c.pieces(body, b.x, y, room, b.flush)
	if notes > 0 {
		c.notes(sh.notes, b.x, b.y+b.depth-notes)
	}
}

// wholeRows returns the pieces with the lines of each table row in one: a row
// that fills more than a page is drawn, and copied, cell by cell all the same.
func wholeRows(body []piece) []piece {
	cut := slices.IndexFunc(body, func(p piece) bool { return p.rest() != nil })
	if cut < 0 {
		return body
	}
	rows := slices.Clone(body[:cut])
	for i := cut; i < len(body); i++ {
		p := &body[i]
		if r := p.rest(); r == nil || len(rows) == 0 || !rows[len(rows)-1].goOn(r, p.height) {
			rows = append(rows, *p)
		}
	}
	return rows
}

// rest returns the lines of a row that is begun in an earlier piece, nil if the
// piece is anything else.
func (p *piece) rest() *tableRow {
	if r, ok := p.drawer.(*tableRow); ok && r.from > 0 {
		return r
	}
	return nil
}

// goOn takes in the lines of a row that follow on those which the piece has. It
// reports false if the piece is none of that row.
func (p *piece) goOn(r *tableRow, height theme.Length) bool {
	before, ok := p.drawer.(*tableRow)
	if !ok {
		return false
	}
	row := *before
	row.to, row.unruled = r.to, r.unruled
	row.height += r.height
	p.drawer, p.height = &row, p.height+height
	return true
}

func heightOf(pieces []piece) (h theme.Length) {
	for i := range pieces {
		h += pieces[i].height
	}
	return h
}

// pieces draws pieces from y on. Where the column is flush the spaces between
// them stretch, as far as they can, until it is full.
func (c *canvas) pieces(body []piece, x, y, room theme.Length, flush bool) {
	extra, give, grow := justifyColumn(body, room, flush)
	var given, added theme.Length
	for i := range body {
		p := &body[i]
		if i > 0 {
			y += p.space
			if give > 0 {
				given += p.gives(grow)
				total := extra * given / give
				y += total - added
				added = total
			}
		}
		c.piece(p, x, y)
		y += p.height
	}
	c.frames(body, x)
}

// justifyColumn returns what must be added to the spaces of a column, all
// together, and the sum of what they give.
func justifyColumn(body []piece, room theme.Length, flush bool) (extra, give theme.Length, grow bool) {
	height := heightOf(body)
	for i := 1; i < len(body); i++ {
		height += body[i].space
	}
	extra = room - height
	grow = extra > 0
	for i := 1; i < len(body); i++ {
		give += body[i].gives(grow)
	}
	switch {
	case grow && !flush:
		return 0, 0, true
	case grow:
		return min(extra, give), give, true
	}
	return max(extra, -give), give, false
}

func (p *piece) gives(grow bool) theme.Length {
	if grow {
		return p.stretch
	}
	return p.shrink
}

// piece draws a piece and the labels beside it.
func (c *canvas) piece(p *piece, x, y theme.Length) {
	for f := p.frame; f != nil; f = f.outer {
		if f.page != c.page {
			f.page, f.top = c.page, y
		}
		f.bottom = y + p.height
	}
	for _, l := range p.places {
		c.arrive(l, y)
	}
	for _, id := range p.anchors {
		c.anchor(id, y)
	}
	for _, n := range p.notes {
		if n.back != "" {
			c.anchor(n.back, y)
		}
	}
	for _, h := range p.hangs {
		h.line.draw(c, x+h.x, y+p.baseline-h.line.baseline)
	}
	p.drawer.draw(c, x+p.x, y)
}

// frames draws the frames of the pieces on the page, the outer ones first.
func (c *canvas) frames(body []piece, x theme.Length) {
	var drawn *frame
	for i := range body {
		if f := body[i].frame; f != nil && f != drawn {
			c.frame(f, x)
			drawn = f
		}
	}
}

// frame draws the frame and those around it, unless they are drawn.
func (c *canvas) frame(f *frame, x theme.Length) {
	if f == nil || f.page != c.page {
		return
	}
	c.frame(f.outer, x)
	f.page = nil
	x += f.x
	pad := c.scale.Gap / 2
	switch f.kind {
	case groundFrame:
		c.back = append(c.back, &Box{X: x, Y: f.top - pad, Width: f.width, Height: f.bottom - f.top + 2*pad, Fill: &f.color})
	case ruleFrame:
		c.back = append(c.back, &Box{X: x, Y: f.top + pad/4, Width: f.width, Height: f.bottom - f.top - pad/2, Fill: &f.color})
	case outlineFrame:
		c.back = append(c.back, &Box{X: x, Y: f.top - pad, Width: f.width, Height: f.bottom - f.top + 2*pad, Stroke: &f.color, StrokeWidth: theme.Point / 2})
	}
}

// repeat draws the head of a table that goes on from the page before, as an
// artifact: it has been read.
func (c *canvas) repeat(head *piece, x, y theme.Length) {
	from := len(c.page.Items)
	head.drawer.draw(c, x+head.x, y)
	for _, i := range c.page.Items[from:] {
		switch i := i.(type) {
		case *Run:
			i.Element = nil
		case *Picture:
			i.Element = nil
		case *Box:
			i.Element = nil
		case *Line:
			i.Element = nil
		case *Path:
			i.Element = nil
		}
	}
}

// finish puts what lies behind the text under it.
func (c *canvas) finish() {
	if len(c.back) > 0 {
		c.page.Items = append(c.back, c.page.Items...)
	}
	c.back = nil
	c.bind()
}
