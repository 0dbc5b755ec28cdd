package site

import (
	"strconv"

	"fieldguide/internal/outline"
)

// Table implements outline.BlockVisitor. Wide tables scroll in a box of their
// own, which can be reached by keyboard; the page never does.
func (a *article) Table(b *outline.Table) {
	a.openTable(b.Anchor, tableName("Table", b.Number, b.Caption), b.Number > 0, "")
	if len(b.Caption) > 0 {
		a.write("<caption>")
		a.caption("Table", b.Number, b.Caption)
		a.write("</caption>\n")
	}
	a.write("<thead>\n<tr>")
	for i, cell := range b.Head {
		a.headCell(cell, b.Columns[i])
	}
	a.write("</tr>\n</thead>\n<tbody>\n")
	for _, row := range b.Rows {
		a.write("<tr>")
		for i, cell := range row {
			a.cell("<td", cell, b.Columns[i])
			a.write("</td>")
		}
		a.write("</tr>\n")
	}
	a.closeTable()
}

func tableName(kind string, number int, caption []outline.Inline) string {
	if number == 0 {
		return kind
	}
	return kind + " " + strconv.Itoa(number) + ": " + outline.PlainText(caption)
}

// openTable begins a table in its box, which bears the id. A box with a name of its
// own is a landmark; many of the same name would only be in the way.
func (a *article) openTable(id, name string, landmark bool, class string) {
	role := "group"
	if landmark {
		role = "region"
	}
	a.write(`<div class="table"`)
	a.attribute("id", id)
	a.write(` role="` + role + `" tabindex="0"`)
	a.attribute("aria-label", name)
	a.write("><table")
	a.attribute("class", class)
	a.write(">\n")
}

func (a *article) closeTable() { a.write("</tbody>\n</table></div>\n") }

// headCell writes a column's head. An empty one heads nothing.
func (a *article) headCell(cell outline.Cell, align outline.Align) {
	if len(cell) == 0 {
		a.write("<td></td>")
		return
	}
	a.cell(`<th scope="col"`, cell, align)
	a.write("</th>")
}

func (a *article) cell(open string, cell outline.Cell, align outline.Align) {
	a.write(open)
	if align != outline.AlignStart {
		a.write(` class="` + align.String() + `"`)
	}
	a.write(">")
	a.inlines(cell)
	a.wordage.end()
}

// caption writes "Table 3" as a label, and the caption's text.
func (a *article) caption(kind string, number int, caption []outline.Inline) {
	if number > 0 {
		a.write(`<span class="label">` + kind + " ")
		a.number(number)
		a.write("</span> ")
	}
	a.inlines(caption)
	a.wordage.end()
}

// Sums implements outline.BlockVisitor.
func (a *article) Sums(b *outline.Sums) {
	a.openTable("", "Sums", false, "sums")
	a.write("<thead>\n<tr>")
	for _, head := range outline.SumsHead() {
		a.write(`<th scope="col">`)
		a.phrase(head)
		a.write("</th>")
	}
	a.write("</tr>\n</thead>\n<tbody>\n")
	for _, row := range b.Rows {
		a.write(`<tr><th scope="row">`)
		a.phrase(row.Quantity)
		a.write("</th><td>")
		a.working(row.Working, row.Assumed)
		a.write(`</td><td class="result">`)
		a.phrase(row.Result)
		a.write("</td><td>")
		a.phrase(row.SoWhat)
		a.write("</td></tr>\n")
	}
	a.closeTable()
}

// working writes how a result came about, or that it did not.
func (a *article) working(working string, assumed bool) {
	switch {
	case working != "":
		a.phrase(working)
	case assumed:
		a.write(`<span class="label">assumed</span>`)
	default:
		a.write(`<span class="label">given</span>`)
	}
}

// phrase writes text that stands by itself.
func (a *article) phrase(text string) {
	a.text(text)
	a.wordage.end()
}
