package layout

import (
	"strconv"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// book sets the guide's body and front matter and returns the document.
func (s *setting) book() *Document {
	d := s.document()
	front := s.front(d.Root)
	body := s.flow(d.Root)
	body.chapters(d.Root)
	if !s.indexed() {
		body.colophon(d.Root)
	}
	body.list.support(s.scale.Text.Leading)
	pager := s.pager(body.list.pieces)
	pager.compact = s.compact
	sheets := pager.pages()
	s.number(body.list.pieces, sheets)
	s.drawFront(d, front)
	s.blank(d)
	s.drawBody(d, body.list.pieces, sheets)
	if s.indexed() {
		s.index(d, len(sheets))
	}
	return d
}

// document returns a document without pages.
func (s *setting) document() *Document {
	g := s.guide
	return &Document{
		Title: g.Title, Author: g.Author, Subject: g.Subtitle, Language: g.Language,
		Digest: g.Digest, Date: g.Date, Root: &Element{Role: DocumentRole},
	}
}

// flow returns a flow over the whole measure of the paper.
func (s *setting) flow(parent *Element) *flow {
	measure := s.paper.Measure()
	return &flow{
		setting: s, list: &vlist{}, width: measure, page: measure, hang: s.paper.Hang,
		parent: parent, body: s.scale.Text, ragged: measure < s.scale.Text.Size*narrowest,
	}
}

func (s *setting) pager(pieces []piece) *pager {
	return &pager{depth: s.paper.Depth(), leading: s.scale.Text.Leading, apart: s.noteGap(), pieces: pieces}
}

// number finds the label of the page on which each place is.
func (s *setting) number(pieces []piece, sheets []sheet) {
	for k, sh := range sheets {
		for i := sh.from; i < sh.to; i++ {
			for _, p := range pieces[i].places {
				s.labels[p.id] = strconv.Itoa(k + 1)
			}
			for _, id := range pieces[i].anchors {
				s.labels[id] = strconv.Itoa(k + 1)
			}
		}
		for i := range sh.notes {
			for _, id := range sh.notes[i].anchors {
				s.labels[id] = strconv.Itoa(k + 1)
			}
		}
	}
}

// newPage adds a page to the document.
func (s *setting) newPage(d *Document, label string) *canvas {
	p := &Page{Width: s.paper.Width, Height: s.paper.Height, Label: label}
	d.Pages = append(d.Pages, p)
	return &canvas{setting: s, page: p, document: d}
}

// drawBody draws the chapters' pages.
func (s *setting) drawBody(d *Document, pieces []piece, sheets []sheet) {
	var heads runningHeads
	for k, sh := range sheets {
		c := s.newPage(d, strconv.Itoa(k+1))
		flush := sh.to < len(pieces) && !pieces[sh.to].opens
		heads.turn(pieces[sh.from:sh.to])
		c.runningHead(&heads)
		c.column(pieces, sh, columnBox{x: s.paper.Left, y: s.paper.Top, depth: s.paper.Depth(), flush: flush})
		c.finish()
	}
}

// arrive records that a chapter or section begins at that height of the page.
func (c *canvas) arrive(p place, y theme.Length) {
	c.anchor(p.id, y)
	d := c.document
	d.Bookmarks = append(d.Bookmarks, Bookmark{Title: p.title, Level: p.level, Destination: p.id, Element: p.heading})
}

// anchor records that links to that id lead to that height of the page.
func (c *canvas) anchor(id string, y theme.Length) {
	d := c.document
	d.Destinations = append(d.Destinations, Destination{ID: id, Page: len(d.Pages) - 1, Y: max(y-c.scale.Gap, 0)})
}

// estimateDigits returns how many digits most page numbers of the guide have.
func estimateDigits(g *outline.Guide, page int) int {
	size := 0
	for _, c := range g.Chapters {
		c.Inspect(func(_ outline.Block, i outline.Inline) {
			if t, ok := i.(*outline.Text); ok {
				size += len(t.Value)
			}
		})
	}
	return len(strconv.Itoa(max(size/page, 10)))
}
