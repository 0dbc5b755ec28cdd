package math

import (
	"slices"
	"strings"
)

// table writes rows and cells. How the columns stand is CSS: Core has no
// attributes for it.
func (m *markup) table(t *table) {
	display, script := m.display, m.script
	if t.left != "" || t.right != "" {
		m.write("<mrow>")
		m.delimiter(t.left, "prefix")
	}
	attributes := ""
	m.display = t.displayed()
	if m.display {
		attributes = ` displaystyle="true"`
	}
	if t.lay == smallLay {
		m.enterStyle(scriptStyle)
	}
	if t.ruled() {
		attributes += ` style="border-collapse:collapse"`
	}
	m.open("mtable", attributes)
	for i, cells := range t.rows {
		m.write("<mtr>")
		for j, cell := range cells {
			m.cell(t, i, j, cell)
		}
		m.write("</mtr>")
	}
	m.close("mtable")
	if t.lay == smallLay {
		m.close("mstyle")
	}
	if t.left != "" || t.right != "" {
		m.delimiter(t.right, "postfix")
		m.write("</mrow>")
	}
	m.display, m.script = display, script
}

// displayed reports whether the cells are in display style.
func (t *table) displayed() bool {
	switch t.name {
	case "darray", "dcases", "drcases":
		return true
	}
	return t.lay == alignLay || t.lay == gatherLay
}

// column returns how a column stands: 'l', 'c' or 'r'.
func (t *table) column(j int) byte {
	if t.lay == alignLay || j < len(t.columns) {
		return t.columns[j%len(t.columns)]
	}
	return t.columns[len(t.columns)-1]
}

func (m *markup) cell(t *table, i, j int, cell *row) {
	var style []string
	align := t.column(j)
	switch align {
	case 'l':
		style = append(style, "text-align:left", "text-align:-webkit-left")
	case 'r':
		style = append(style, "text-align:right", "text-align:-webkit-right")
	}
	if p := t.padding(j, align); p != "" {
		style = append(style, p)
	}
	if i < len(t.gaps) && t.gaps[i] != 0 && i+1 < len(t.rows) {
		style = append(style, "padding-bottom:"+ems(t.gaps[i]+250))
	}
	style = append(style, t.borders(i, j)...)
	attributes := ""
	if len(style) > 0 {
		attributes = ` style="` + strings.Join(style, ";") + `"`
	}
	m.open("mtd", attributes)
	m.cellItems(t, align, cell)
	m.close("mtd")
}

// padding closes the gap at the sign that lines are aligned at, and those between
// a matrix and its delimiters.
func (t *table) padding(j int, align byte) string {
	switch {
	case t.lay == alignLay && align == 'r':
		return "padding-right:0"
	case t.lay == alignLay:
		return "padding-left:0"
	case t.lay == smallLay:
		return "padding:0.1em 0.2em"
	case t.lay == stackedLay:
		return "padding:0"
	case len(t.bars) > 0:
		return ""
	case j == 0 && t.left != "":
		return "padding-left:0"
	case j > 0 && j+1 == t.width() && t.right != "":
		return "padding-right:0"
	}
	return ""
}

// width returns the number of columns.
func (t *table) width() int {
	n := 0
	for _, cells := range t.rows {
		n = max(n, len(cells))
	}
	return n
}

// ruled reports whether there is any rule in the table.
func (t *table) ruled() bool {
	for _, n := range append(slices.Clone(t.rules), t.bars...) {
		if n > 0 {
			return true
		}
	}
	return false
}

func (t *table) borders(i, j int) []string {
	var out []string
	if i < len(t.rules) && t.rules[i] > 0 {
		out = append(out, "border-top:0.05em solid")
	}
	if i+1 == len(t.rows) && len(t.rules) > len(t.rows) && t.rules[len(t.rows)] > 0 {
		out = append(out, "border-bottom:0.05em solid")
	}
	if j < len(t.bars) && t.bars[j] > 0 {
		out = append(out, "border-left:0.05em solid")
	}
	if j+1 == len(t.columns) && j+1 < len(t.bars) && t.bars[j+1] > 0 {
		out = append(out, "border-right:0.05em solid")
	}
	return out
}

// cellItems writes a cell. Behind the sign of alignment an empty row stands for
// the operand that is in the cell before, as in TeX.
func (m *markup) cellItems(t *table, align byte, cell *row) {
	items := cell.items
	if t.lay == alignLay && align != 'r' && len(items) > 0 {
		items = append([]node{&row{}}, items...)
	}
	if len(items) == 1 {
		m.node(items[0])
		return
	}
	m.write("<mrow>")
	m.items(items)
	m.write("</mrow>")
}
