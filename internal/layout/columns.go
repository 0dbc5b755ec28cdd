package layout

import "fieldguide/internal/theme"

// fitColumns finds the width of each column, and the flow that the table
// stands in: the margin is taken for a table that is too wide for the text.
func (t *table) fitColumns(gutter theme.Length) *flow {
	n := len(t.columns)
	least, most := make([]theme.Length, n), make([]theme.Length, n)
	for _, row := range append([][]*cell{t.head}, t.rows...) {
		for i, c := range row {
			least[i], most[i] = max(least[i], c.least), max(most[i], c.most)
		}
	}
	gaps := gutter * theme.Length(n-1)
	out := t.outset(min(sum(most), t.width*125/100) + gaps)
	t.widths = distribute(least, most, out.width-gaps)
	if sum(least) < out.width-gaps && sum(most) > out.width-gaps {
		t.improve(least)
	}
	return out
}

// improve moves width from one column to another as long as that makes the
// table shorter: what one row needs is not in proportion to its longest cell.
func (t *table) improve(least []theme.Length) {
	best := t.rowLines()
	for step := t.body.Size * 4; step >= t.body.Size/2; step /= 2 {
		for from := range t.widths {
			for to := range t.widths {
				for t.widths[from]-step >= least[from] && from != to {
					t.widths[from] -= step
					t.widths[to] += step
					n := t.rowLines()
					if n >= best {
						t.widths[from] += step
						t.widths[to] -= step
						break
					}
					best = n
				}
			}
		}
	}
}

// rowLines returns how many lines the rows take, about.
func (t *table) rowLines() int {
	total := 0
	for _, row := range append([][]*cell{t.head}, t.rows...) {
		most := 1
		for i, c := range row {
			most = max(most, c.linesIn(t.widths[i]))
		}
		total += most
	}
	return total
}

// linesIn returns how many lines the cell takes in that width, broken at spaces
// as they come.
func (c *cell) linesIn(width theme.Length) int {
	lines := 1
	var line, word, space theme.Length
	for i := range c.items {
		switch it := &c.items[i]; it.kind {
		case boxItem:
			if word += it.width; line+space+word > width && line > 0 {
				lines++
				line, space = 0, 0
			}
		case glueItem:
			line, word, space = line+space+word, 0, it.width
		}
	}
	return lines
}

func sum(lengths []theme.Length) (s theme.Length) {
	for _, l := range lengths {
		s += l
	}
	return s
}

// distribute returns the widths of columns: as wide as their longest line where
// there is room; else no less than their widest word, and more in proportion to
// what they lack.
func distribute(least, most []theme.Length, room theme.Length) []theme.Length {
	widths := make([]theme.Length, len(least))
	low, high := sum(least), sum(most)
	for i := range widths {
		switch {
		case high <= room:
			widths[i] = most[i] + (room-high)*most[i]/max(high, 1)
		case low >= room:
			widths[i] = max(room*least[i]/low, theme.Point)
		default:
			widths[i] = least[i] + (room-low)*(most[i]-least[i])/(high-low)
		}
	}
	return widths
}

// measure finds the widths between which the cell's column should be.
func (c *cell) measure() {
	var line, part theme.Length
	for i := range c.items {
		it := &c.items[i]
		switch it.kind {
		case boxItem:
			line += it.width
			part += it.width
			c.least = max(c.least, part)
		case glueItem:
			line += it.width
			if part += it.width; i == 0 || c.items[i-1].kind == boxItem {
				part = 0
			}
		case penaltyItem:
			if it.penalty == codePenalty || it.penalty <= always {
				part = 0
			}
			if it.penalty <= always {
				c.most = max(c.most, line)
				line = 0
			}
		}
	}
}
