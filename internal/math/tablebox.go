package math

import "fieldguide/internal/theme"

// A grid is a table whose cells were set.
type grid struct {
	*table
	cells  [][]*box
	widths []theme.Length
}

// table sets rows and columns about the axis.
func (s setter) table(t *table) *box {
	g := s.grid(t)
	m := s.measures(t)
	in := s.lines(g, m)
	b := &box{}
	b.put(in, 0, s.constant(axisHeight)-(in.height-in.depth)/2)
	b.width = in.width
	if t.left == "" && t.right == "" {
		return b
	}
	out := &box{}
	height := max(s.fenceHeight(b), 0)
	pad := s.thousandths(100)
	out.put(s.delimiter(t.left, height), 0, 0)
	out.put(b, out.width+pad, 0)
	out.put(s.delimiter(t.right, height), out.width+pad, 0)
	return out
}

// grid sets the cells and measures the columns.
func (s setter) grid(t *table) grid {
	in := s
	switch {
	case t.lay == smallLay || t.lay == stackedLay && s.style < scriptStyle:
		in.style = max(s.style, scriptStyle)
	case t.displayed():
		in.style = displayStyle
	default:
		in.style = max(s.style, textStyle)
	}
	g := grid{table: t}
	for _, cells := range t.rows {
		line := make([]*box, len(cells))
		for j, cell := range cells {
			items := cell.items
			if t.lay == alignLay && t.column(j) != 'r' && len(items) > 0 {
				items = append([]node{&row{}}, items...)
			}
			line[j] = in.line(&row{items}, false)
			if j == len(g.widths) {
				g.widths = append(g.widths, 0)
			}
			line[j].width += max(line[j].italic, 0)
			g.widths[j] = max(g.widths[j], line[j].width)
		}
		g.cells = append(g.cells, line)
	}
	return g
}

// measures are the distances in a table.
type measures struct {
	height, depth theme.Length // of a row at least
	gap           theme.Length // between rows
	column        theme.Length // between columns
	pair          theme.Length // between pairs of columns of an aligned table
	thick         theme.Length // of rules
}

func (s setter) measures(t *table) measures {
	m := measures{
		height: s.thousandths(840), depth: s.thousandths(360),
		column: s.thousandths(1000), thick: s.constant(fractionRule),
	}
	switch t.lay {
	case alignLay, gatherLay:
		m.gap, m.column, m.pair = s.thousandths(450), 0, s.thousandths(1000)
		if len(t.columns) == 3 {
			m.pair = 0
		}
	case casesLay:
		m.height, m.depth = s.thousandths(1008), s.thousandths(432)
	case smallLay:
		m.height, m.depth, m.column = s.thousandths(480), s.thousandths(180), s.thousandths(278)
		m.gap = s.thousandths(60)
	case stackedLay:
		m.height, m.depth = s.thousandths(400), s.thousandths(80)
		m.gap = s.thousandths(100)
	}
	return m
}

// lines places the cells, the first row's baseline at 0, and the rules.
func (s setter) lines(g grid, m measures) *box {
	b := &box{}
	xs, width := g.places(m)
	y := theme.Length(0)
	bottom := theme.Length(0)
	for i, cells := range g.cells {
		height, depth := m.height, m.depth
		for _, c := range cells {
			height, depth = max(height, c.height), max(depth, c.depth)
		}
		if i == 0 {
			b.height = height
		} else {
			y -= height + m.gap
		}
		s.level(b, g.rulesAbove(i), y+height, width, m.thick)
		for j, c := range cells {
			b.put(c, xs[j]+g.slack(j, c), y)
		}
		bottom = y - depth
		y = bottom
		if i < len(g.gaps) && i+1 < len(g.cells) {
			y -= s.thousandths(g.gaps[i])
			bottom = y
		}
	}
	s.level(b, g.rulesAbove(len(g.cells)), bottom, width, m.thick)
	s.upright(b, g, xs, bottom, m)
	b.width = width
	b.depth = max(-bottom, -b.height)
	return b
}

// rulesAbove returns how many rules stand above a row.
func (g grid) rulesAbove(i int) int {
	if i < len(g.rules) {
		return g.rules[i]
	}
	return 0
}

// level draws rules across a table.
func (s setter) level(b *box, n int, y, width, thick theme.Length) {
	for i := range min(n, 2) {
		s.rule(b, 0, y-thick/2-theme.Length(3*i)*thick, width, thick)
	}
}

// upright draws the bars between the columns of an array.
func (s setter) upright(b *box, g grid, xs []theme.Length, bottom theme.Length, m measures) {
	for j, n := range g.bars {
		if n == 0 || j > len(xs) {
			continue
		}
		x := -m.column / 2
		if j < len(xs) {
			x += xs[j]
		} else if j > 0 {
			x = xs[j-1] + g.widths[j-1] + m.column/2
		}
		for i := range min(n, 2) {
			s.rule(b, max(x-m.thick/2, 0)+theme.Length(3*i)*m.thick, bottom, m.thick, b.height-bottom)
		}
	}
}

// places returns where each column begins and how wide the table is.
func (g grid) places(m measures) ([]theme.Length, theme.Length) {
	xs := make([]theme.Length, len(g.widths))
	x := theme.Length(0)
	if g.barAt(0) {
		x = m.column / 2
	}
	for j, w := range g.widths {
		if j > 0 {
			x += m.column
			if m.pair > 0 && j%2 == 0 {
				x += m.pair
			}
		}
		xs[j] = x
		x += w
	}
	if g.barAt(len(g.widths)) {
		x += m.column / 2
	}
	return xs, x
}

func (g grid) barAt(j int) bool { return j < len(g.bars) && g.bars[j] > 0 }

// slack returns the room left of a cell in its column.
func (g grid) slack(j int, c *box) theme.Length {
	switch g.column(j) {
	case 'r':
		return g.widths[j] - c.width
	case 'c':
		return (g.widths[j] - c.width) / 2
	}
	return 0
}
