package layout

import (
	"strconv"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// Table sets a table: caption above, rules between head and body, columns as
// wide as what they hold. Where it goes on on another page its head is repeated.
func (f *flow) Table(b *outline.Table) {
	t := f.table(b.Columns)
	f.named(b.Anchor)
	for _, c := range b.Head {
		t.head = append(t.head, t.cell(c, true))
	}
	for _, row := range b.Rows {
		var cells []*cell
		for _, c := range row {
			cells = append(cells, t.cell(c, false))
		}
		t.rows = append(t.rows, cells)
	}
	label := ""
	if b.Number > 0 {
		label = "Table " + strconv.Itoa(b.Number)
	}
	t.set(label, b.Caption)
}

// A table is a table that is being set.
type table struct {
	*flow
	element *Element
	caption *Element // nil if there is none
	columns []outline.Align
	head    []*cell
	rows    [][]*cell
	widths  []theme.Length
}

// A cell is one place in a table.
type cell struct {
	element *Element
	items   []item
	least   theme.Length // its widest word
	most    theme.Length // its text in one line
	lines   *paragraph   // nil if it is empty
	head    bool
	compose func(*composer)
}

func (f *flow) table(columns []outline.Align) *table {
	f.wide()
	e := f.parent.Child(TableRole)
	return &table{flow: f, element: e, columns: columns, caption: e.Child(CaptionRole)}
}

// cell returns a cell whose text is composed. Its element gets its place when
// its row is known.
func (t *table) cell(text outline.Cell, head bool) *cell {
	return t.cellOf(head, func(c *composer) { c.inlines(text) })
}

func (t *table) cellOf(head bool, compose func(*composer)) *cell {
	x := &cell{element: &Element{Role: TableData}, head: head, compose: compose}
	if head {
		x.element.Role, x.element.Scope = TableHeader, ColumnScope
	}
	x.items = t.composed(x, x.element)
	x.measure()
	return x
}

// composed returns the cell's text as items in that element.
func (t *table) composed(x *cell, e *Element) []item {
	l := t.sans(t.scale.Small.Size, e)
	if x.head {
		l = t.derive(l, func(l *look) { l.bold, l.division = true, undivided })
	}
	c := t.compose(t.span, l)
	c.cell = true
	x.compose(c)
	return c.end()
}

// set sets the table.
func (t *table) set(label string, caption []outline.Inline) {
	gutter := t.body.Size * 9 / 10
	out := t.fitColumns(gutter)
	if !t.fits() {
		gutter = t.body.Size * 6 / 10
		out = t.fitColumns(gutter)
	}
	first := len(t.list.pieces)
	if label != "" {
		t.flow.caption(label, caption, t.caption)
		t.list.leave(t.scale.Gap*7/10, 0, 0)
		t.list.keep()
	} else {
		t.element.Children = t.element.Children[1:]
	}
	begin := len(t.list.pieces)
	if !t.fits() && len(t.rows) > 0 {
		t.records(out, gutter)
	} else {
		t.addRows(out, gutter)
	}
	for i := first + 1; i <= begin+1 && i < len(t.list.pieces); i++ {
		t.list.pieces[i].penalty = never
	}
	t.wide()
}

// addRows adds the head and the rows.
func (t *table) addRows(out *flow, gutter theme.Length) {
	begin := len(t.list.pieces)
	top := out.row(t, t.head, gutter, true)
	out.addRow(top, nil)
	var head *piece // to be repeated, unless it leaves no room for rows
	if top.height <= t.paper.Depth()/4 {
		kept := t.list.pieces[begin]
		head = &kept
	}
	for i, cells := range t.rows {
		p := out.row(t, cells, gutter, false)
		p.drawer.(*tableRow).last = i == len(t.rows)-1
		if i > 0 {
			p.head = head
		}
		out.addRow(p, head)
	}
	t.whole(begin)
	t.list.unite(begin, 2)
	t.list.unite(begin+1, 2)
}

// A page break inside a table costs as much as a few empty lines; inside a small
// one, as many as it has.
const (
	tableBreak      = 200
	smallTableBreak = 500
	smallTable      = 9 // rows
)

// whole makes page breaks between the rows from a piece on expensive.
func (t *table) whole(begin int) {
	cost := tableBreak
	if len(t.rows) <= smallTable {
		cost = smallTableBreak
	}
	for i := begin + 1; i < len(t.list.pieces); i++ {
		t.list.pieces[i].penalty = cost
	}
}

// addRow adds a row. One that would fill more than half a page is added line by
// line, so that it may go on on the next.
func (f *flow) addRow(p piece, head *piece) {
	r := p.drawer.(*tableRow)
	if p.height <= f.paper.Depth()/2 {
		f.add(p)
		return
	}
	first := len(f.list.pieces)
	n := r.lineCount()
	for k := range n {
		slice := *r
		slice.from, slice.to = k, k+1
		slice.unruled = k < n-1
		slice.height = r.lineHeight(k)
		if k == 0 {
			slice.height += r.pad
		}
		if k == n-1 {
			slice.height += r.pad
		}
		q := p
		q.drawer, q.height = &slice, slice.height
		if k > 0 {
			q.notes, q.head = nil, head
		}
		f.add(q)
	}
	f.list.unite(first, 2)
}

// row returns a row of the table as a piece.
func (f *flow) row(t *table, cells []*cell, gutter theme.Length, head bool) piece {
	tr := t.element.Child(TableRow)
	leading := f.scale.Small.Leading
	r := &tableRow{cells: cells, widths: t.widths, gutter: gutter, width: f.width, head: head, pad: leading * f.spaces.row / 100}
	p := piece{drawer: r, x: f.left, baseline: leading}
	for i, c := range cells {
		c.element.Parent = tr
		tr.Children = append(tr.Children, c.element)
		c.lines = f.setting.paragraph(f.span, c.items, t.widths[i], leading, cellAlign[t.columns[i]])
		if c.lines == nil {
			continue
		}
		for k := range c.lines.ends {
			p.notes = append(p.notes, c.lines.line(k).notes()...)
		}
	}
	r.to = r.lineCount()
	r.leading, r.rooms = leading, r.roomsOfLines()
	r.height = 2 * r.pad
	for k := range r.to {
		r.height += r.lineHeight(k)
	}
	p.height = r.height
	return p
}

// lineCount returns how many lines the row's longest cell has.
func (r *tableRow) lineCount() int {
	n := 1
	for _, c := range r.cells {
		if c.lines != nil {
			n = max(n, len(c.lines.ends))
		}
	}
	return n
}

// roomsOfLines returns the room that each line needs in any of the cells.
func (r *tableRow) roomsOfLines() []lineRoom {
	rooms := make([]lineRoom, r.lineCount())
	for _, c := range r.cells {
		for k := range rooms {
			if c.lines != nil && k < len(c.lines.ends) {
				room := c.lines.room(k)
				rooms[k] = lineRoom{max(rooms[k].above, room.above), max(rooms[k].below, room.below)}
			}
		}
	}
	return rooms
}

func (r *tableRow) lineHeight(k int) theme.Length {
	return r.rooms[k].above + r.leading + r.rooms[k].below
}

var cellAlign = [...]alignment{
	outline.AlignStart:  rag,
	outline.AlignCenter: centering,
	outline.AlignEnd:    rightRag,
}

// A tableRow is the cells of one row, or some lines of them, and the rule under it.
type tableRow struct {
	cells         []*cell
	widths        []theme.Length
	gutter, width theme.Length
	height, pad   theme.Length
	leading       theme.Length
	rooms         []lineRoom // of its lines: those of all cells stand side by side
	head, last    bool
	from, to      int  // lines
	unruled       bool // more lines of the row follow
}

func (r *tableRow) draw(c *canvas, x, y theme.Length) {
	if r.head && r.from == 0 {
		c.rule(x, y, r.width, theme.Point*8/10, c.theme.Ink)
	}
	left := x
	for i, cell := range r.cells {
		if cell.lines != nil {
			top := y
			if r.from == 0 {
				top += r.pad
			}
			for k := r.from; k < min(r.to, len(cell.lines.ends)); k++ {
				line := cell.lines.line(k)
				line.draw(c, left, top+r.rooms[k].above-line.above)
				top += r.lineHeight(k)
			}
		}
		left += r.widths[i] + r.gutter
	}
	switch {
	case r.unruled:
	case r.head:
		c.rule(x, y+r.height, r.width, theme.Point/2, c.theme.Ink)
	case r.last:
		c.rule(x, y+r.height, r.width, theme.Point*8/10, c.theme.Ink)
	default:
		c.rule(x, y+r.height, r.width, theme.Point*3/10, c.theme.Hairline)
	}
}
