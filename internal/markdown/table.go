package markdown

import (
	"bytes"
	"fmt"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"fieldguide/internal/outline"
)

// table reads a table, with its caption.
func (w *walker) table(n *east.Table) *outline.Table {
	t := &outline.Table{Node: w.node(n), Columns: make([]outline.Align, len(n.Alignments))}
	for i, a := range n.Alignments {
		switch a {
		case east.AlignCenter:
			t.Columns[i] = outline.AlignCenter
		case east.AlignRight:
			t.Columns[i] = outline.AlignEnd
		case east.AlignLeft, east.AlignNone:
			t.Columns[i] = outline.AlignStart
		}
	}
	if caption := w.captionOf(n); caption != nil {
		t.Caption, t.Anchor = w.caption(caption, tableMark)
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := w.cells(row, len(t.Columns))
		if _, ok := row.(*east.TableHeader); ok {
			t.Head = cells
			continue
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// cells reads a row. Goldmark fills up short rows and cuts long ones.
func (w *walker) cells(row gast.Node, columns int) []outline.Cell {
	cells := make([]outline.Cell, 0, columns)
	end := -1
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Lines().Len() > 0 {
			end = c.Lines().At(0).Stop
		}
		cells = append(cells, w.text(c))
	}
	for len(cells) < columns {
		cells = append(cells, nil)
	}
	w.surplus(row, end, columns)
	return cells
}

// surplus reports cells that are too many. End is where the last cell's text
// ends in the source.
func (w *walker) surplus(row gast.Node, end, columns int) {
	if end < 0 || row.ChildCount() < columns {
		return
	}
	rest := w.src[end:w.lineEnd(end)]
	bar := bytes.IndexByte(rest, '|')
	if bar < 0 {
		return
	}
	after := bytes.TrimLeft(rest[bar+1:], " \t\r")
	if len(bytes.Trim(after, " \t\r|")) == 0 {
		return
	}
	start := end + len(rest) - len(after)
	w.errs.Add(w.span(start, w.lineEnd(end)), fmt.Sprintf("the row has more cells than the table's head, which has %d", columns),
		`add a column to the head, or write \| for the character`)
}

// tableStart returns where a table's head begins: goldmark gives the place of
// the paragraph that the table was found in.
func (w *walker) tableStart(n *east.Table) int {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Lines().Len() == 0 {
				continue
			}
			at := c.Lines().At(0).Start
			before := bytes.TrimRight(w.src[:at], " \t")
			if bytes.HasSuffix(before, []byte("|")) {
				return len(before) - 1
			}
			return at
		}
	}
	return max(n.Pos(), 0)
}

// captionOf returns the paragraph that is the table's caption: the one after
// it, or else the one before it.
func (w *walker) captionOf(n *east.Table) gast.Node {
	if next := n.NextSibling(); w.isCaption(next, tableMark) {
		return next
	}
	if previous := n.PreviousSibling(); w.isCaption(previous, tableMark) && !isTable(previous.PreviousSibling()) {
		return previous
	}
	return nil
}

// isCaptionOfNeighbor reports whether captionOf returns n for a table beside it.
func (w *walker) isCaptionOfNeighbor(n gast.Node) bool {
	if !w.isCaption(n, tableMark) {
		return false
	}
	for _, neighbor := range []gast.Node{n.PreviousSibling(), n.NextSibling()} {
		if t, ok := neighbor.(*east.Table); ok && w.captionOf(t) == n {
			return true
		}
	}
	return false
}

func isTable(n gast.Node) bool {
	_, ok := n.(*east.Table)
	return ok
}
