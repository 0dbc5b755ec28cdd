package layout

import (
	"strings"

	"fieldguide/internal/theme"
)

// A frontMatter is what stands before the body: the title page and the contents.
type frontMatter struct {
	title  *Element
	pieces []piece // of the contents
	sheets []sheet
	// entries are the pieces of the contents under their title, in columns of
	// that width; nil where they stand in one.
	entries []piece
	width   theme.Length
}

// front sets the contents and makes room for the title page in the structure.
func (s *setting) front(root *Element) *frontMatter {
	m := &frontMatter{title: root.Child(TitlePage)}
	m.title.Title = s.guide.Title
	f := s.flow(root.Child(Contents))
	if f.columned() {
		f.outset(f.width+f.hang).openingTitle("Contents", f.parent.Child(CaptionRole))
		m.pieces = f.list.pieces
		m.entries, m.width = f.columnEntries()
		return m
	}
	f.openingTitle("Contents", f.parent.Child(CaptionRole))
	f.list.keep()
	f.list.leave(f.scale.Text.Leading, 0, 0)
	f.entries()
	m.pieces = f.list.pieces
	m.sheets = s.pager(m.pieces).pages()
	return m
}

// drawFront draws the title page and the contents; their page numbers are roman.
func (s *setting) drawFront(d *Document, m *frontMatter) {
	c := s.newPage(d, roman(1))
	c.titlePage(m.title)
	c.finish()
	if m.entries != nil {
		s.drawContents(d, m)
		return
	}
	for i, sh := range m.sheets {
		c := s.newPage(d, roman(i+2))
		c.runningHead(&runningHeads{opening: i == 0, chapter: "Contents"})
		c.column(m.pieces, sh, columnBox{x: s.paper.Left, y: s.paper.Top, depth: s.paper.Depth()})
		c.finish()
	}
}

// drawContents draws the contents of a compact book.
func (s *setting) drawContents(d *Document, m *frontMatter) {
	gutter := s.paper.Measure() + s.paper.Hang - 2*m.width
	p := &columnPages{setting: s, document: d, title: "Contents", label: roman, number: 1, left: s.paper.Left - s.paper.Hang, step: m.width + gutter}
	p.turn(true)
	p.draw(m.pieces)
	p.y += s.scale.Text.Leading
	p.columns(m.entries)
	p.canvas.finish()
}

// roman returns a number from 1 to 3999 in small roman numerals.
func roman(n int) string {
	values := [...]int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := [...]string{"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"}
	var b strings.Builder
	for i, v := range values {
		for ; n >= v; n -= v {
			b.WriteString(signs[i])
		}
	}
	return b.String()
}
