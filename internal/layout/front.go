package layout

import "strings"

// A frontMatter is what stands before the body: the title page and the contents.
type frontMatter struct {
	title  *Element
	pieces []piece // of the contents
	sheets []sheet
}

// front sets the contents and makes room for the title page in the structure.
func (s *setting) front(root *Element) *frontMatter {
	m := &frontMatter{title: root.Child(TitlePage)}
	m.title.Title = s.guide.Title
	f := s.flow(root.Child(Contents))
	f.contents()
	m.pieces = f.list.pieces
	m.sheets = s.pager(m.pieces).pages()
	return m
}

// drawFront draws the title page and the contents; their page numbers are roman.
func (s *setting) drawFront(d *Document, m *frontMatter) {
	c := s.newPage(d, roman(1))
	c.titlePage(m.title)
	c.finish()
	for i, sh := range m.sheets {
		c := s.newPage(d, roman(i+2))
		c.runningHead(&runningHeads{opening: i == 0, chapter: "Contents"})
		c.column(m.pieces, sh, columnBox{x: s.paper.Left, y: s.paper.Top, depth: s.paper.Depth()})
		c.finish()
	}
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
