package layout

import (
	"strings"

	"fieldguide/internal/outline"
)

// Sums sets arithmetic as a table, its results under one another.
func (f *flow) Sums(b *outline.Sums) {
	t := f.table([]outline.Align{outline.AlignStart, outline.AlignStart, outline.AlignEnd, outline.AlignStart})
	for _, words := range outline.SumsHead() {
		t.head = append(t.head, t.words(words, true))
	}
	for _, row := range b.Rows {
		quantity := t.words(row.Quantity, false)
		quantity.element.Role, quantity.element.Scope = TableHeader, RowScope
		working := t.words(row.Working, false)
		if row.Working == "" {
			working = t.basis(row.Assumed)
		}
		result := t.words(strings.ReplaceAll(row.Result, " ", "\u00A0"), false)
		t.rows = append(t.rows, []*cell{quantity, working, result, t.words(row.SoWhat, false)})
	}
	t.set("", nil)
}

func (t *table) words(words string, head bool) *cell {
	return t.cellOf(head, func(c *composer) { c.words(words) })
}

// basis returns the cell of a quantity that has no working: it is a label, not
// the author's words.
func (t *table) basis(assumed bool) *cell {
	words := "given"
	if assumed {
		words = "assumed"
	}
	return t.cellOf(false, func(c *composer) {
		c.look = c.derive(c.look, func(l *look) {
			l.element, l.italic = l.element.Child(Label), true
		})
		c.words(words)
	})
}
