package layout

import "fieldguide/internal/theme"

// This file sets tables whose columns would be narrower than their words, as on a
// telephone's page: each row is a record, whose cells stand under one another
// beside the heads of their columns. The heads of the first record are the
// table's; those of others are artifacts.

// A recordTable is such a table that is being set.
type recordTable struct {
	*table
	flow   *flow        // of the values
	left   theme.Length // of the heads
	labels theme.Length // width of the heads
}

// fits reports whether no column is narrower than its widest word.
func (t *table) fits() bool {
	least := make([]theme.Length, len(t.columns))
	for _, row := range append([][]*cell{t.head}, t.rows...) {
		for i, c := range row {
			least[i] = max(least[i], c.least)
		}
	}
	for i, w := range t.widths {
		if w < least[i] {
			return false
		}
	}
	return true
}

// records adds the table's rows as records.
func (t *table) records(out *flow, gutter theme.Length) {
	r := &recordTable{table: t, flow: out.nested(nil), left: out.left}
	for _, c := range t.head {
		r.labels = max(r.labels, c.most)
	}
	r.labels = min(r.labels, out.width*4/10)
	r.flow.indent(r.labels + gutter)
	tr := t.element.Child(TableRow)
	for _, c := range t.head {
		c.element.Parent = tr
		tr.Children = append(tr.Children, c.element)
	}
	for i, row := range t.rows {
		r.record(row, i == 0, out)
	}
	out.ruleOff(theme.Point*8/10, t.theme.Ink)
	t.list.pieces[len(t.list.pieces)-1].penalty = never
}

// record adds one row.
func (r *recordTable) record(cells []*cell, first bool, out *flow) {
	begin := len(r.list.pieces)
	if first {
		out.ruleOff(theme.Point*8/10, r.theme.Ink)
	} else {
		out.ruleOff(theme.Point*3/10, r.theme.Hairline)
	}
	tr := r.element.Child(TableRow)
	for i, c := range cells {
		c.element.Parent = tr
		tr.Children = append(tr.Children, c.element)
		if len(c.items) == 0 && !first {
			continue
		}
		head := r.head[i].items
		if !first {
			head = r.composed(r.head[i], nil)
		}
		r.field(head, c.items)
	}
	for i := begin + 1; i < len(r.list.pieces); i++ {
		r.list.pieces[i].penalty = max(r.list.pieces[i].penalty, tableBreak)
	}
	r.list.unite(begin, 3)
}

// field adds a cell beside the head of its column.
func (r *recordTable) field(head, value []item) {
	leading := r.scale.Small.Leading
	first := len(r.list.pieces)
	r.flow.lines(value, leading, rag)
	label := r.setting.paragraph(r.span, head, r.labels, leading, rag)
	if label == nil {
		return
	}
	for k := range label.ends {
		if first+k == len(r.list.pieces) {
			r.flow.add(piece{drawer: nothing{}, height: label.height(k), baseline: label.baseline + label.room(k).above, x: r.flow.left})
		}
		p := &r.list.pieces[first+k]
		line := label.line(k)
		p.hangs = append(p.hangs, hang{line: line, x: r.left})
		p.notes = append(line.notes(), p.notes...)
	}
	r.list.together(first)
}

// ruleOff adds a rule over the width of the flow, with space around it.
func (f *flow) ruleOff(thickness theme.Length, color theme.Color) {
	pad := f.scale.Small.Leading * f.spaces.row / 100
	f.add(piece{drawer: recordRule{width: f.width, y: pad, thickness: thickness, color: color}, height: 2 * pad, x: f.left})
}

// A recordRule is the rule above or below a record.
type recordRule struct {
	width, y, thickness theme.Length
	color               theme.Color
}

func (r recordRule) draw(c *canvas, x, y theme.Length) {
	c.rule(x, y+r.y, r.width, r.thickness, r.color)
}
