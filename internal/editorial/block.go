package editorial

import (
	"fmt"
	"strings"

	"fieldguide/internal/outline"
)

// blocks measures the tables, sums and decisions of a chapter.
func (c *checker) blocks(chapter *outline.Chapter) {
	decisions := 0
	chapter.Inspect(func(b outline.Block, _ outline.Inline) {
		switch b := b.(type) { // blocks of other types are measured by their texts
		case *outline.Table:
			c.table(chapter, b)
		case *outline.Sums:
			n := len(b.Rows)
			c.over(b.Span, c.SumsRows, n, "the sums have "+counted(n, "row"), "delete a sum with no consequence, or divide the block")
		case *outline.Callout:
			if b.Kind == outline.Decision {
				decisions++
				c.over(b.Span, outline.Limit{Most: c.Decisions.Most}, decisions, fmt.Sprintf("this is decision %d of the chapter", decisions), "keep the most consequential")
			}
		}
	})
}

func (c *checker) table(chapter *outline.Chapter, b *outline.Table) {
	columns, rows := len(b.Columns), len(b.Rows)
	over := func(l outline.Limit, n int) bool { return l.Most > 0 && n > l.Most }
	if (over(c.TableColumns, columns) || over(c.TableRows, rows)) && c.exception(c.TableExceptions, func(name string) bool { return strings.TrimSuffix(name, ".md") == chapter.ID }) {
		return
	}
	c.over(b.Span, c.TableColumns, columns, "the table has "+counted(columns, "column"), "leave out what changes no decision")
	c.over(b.Span, c.TableRows, rows, "the table has "+counted(rows, "row"), "leave out what changes no decision")
}
