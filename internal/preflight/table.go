package preflight

import (
	"slices"

	"fieldguide/internal/pdffile"
)

// checkHeader checks that a header cell tells what it is the head of.
func (c *checker) checkHeader(e *element) {
	switch scope := c.file.Name(c.attribute(e, "Scope")); scope {
	case "Row", "Column", "Both":
	case "":
		if !c.named(e) {
			c.add(e.at(), "ISO 14289-1, 7.5", "a TH does not tell whether it heads a row or a column (Scope)")
		}
	default:
		c.add(e.at(), "ISO 14289-1, 7.5", "a TH has the Scope %q", scope)
	}
}

// named reports whether cells name their headers instead.
func (c *checker) named(header *element) bool {
	if header.dict.Get("ID") == nil {
		return false
	}
	table := header.parent
	for table != nil && table.role != "Table" {
		table = table.parent
	}
	return table != nil && slices.ContainsFunc(rows(table), func(row *element) bool {
		return slices.ContainsFunc(row.kids, func(cell *element) bool { return c.attribute(cell, "Headers") != nil })
	})
}

// rows returns the rows of a table, those of its groups among them.
func rows(table *element) []*element {
	var list []*element
	for _, kid := range table.kids {
		switch kid.role {
		case "TR":
			list = append(list, kid)
		case "THead", "TBody", "TFoot":
			list = append(list, rows(kid)...)
		}
	}
	return list
}

// maxSpan bounds what a cell may cover: no page is larger.
const maxSpan = 1000

// checkTable checks that all rows of a table are of one width, with what cells
// of rows above reach into them.
func (c *checker) checkTable(e *element) {
	const rule = "ISO 14289-1, 7.5"
	list := rows(e)
	if len(list) == 0 {
		c.add(e.at(), rule, "a table has no rows")
		return
	}
	var below []int // cells that reach down, by how many rows below theirs
	width := -1
	for _, row := range list {
		n := 0
		if len(below) > 0 {
			n, below = below[0], below[1:]
		}
		for _, cell := range row.kids {
			across, down := c.span(cell, "ColSpan"), c.span(cell, "RowSpan")
			n += across
			c.file.Fail(c.file.Spend(down))
			for len(below) < down-1 {
				below = append(below, 0)
			}
			for i := range down - 1 {
				below[i] += across
			}
		}
		if width < 0 {
			width = n
		}
		if n != width {
			c.add(row.at(), rule, "a row of a table has %d columns, the first has %d", n, width)
		}
	}
	if len(below) > 0 {
		c.add(e.at(), rule, "cells reach down beyond the last row of a table")
	}
}

func (c *checker) span(cell *element, key pdffile.Name) int {
	return min(max(c.file.Integer(c.attribute(cell, key), 1), 1), maxSpan)
}
