package layout

import (
	"slices"

	"fieldguide/internal/theme"
)

// In a guide printed on both sides the margin at the spine is wider, and what
// finds a page, its number, stands at the edge that is turned. The axis stays at
// the left of the text on all pages: it is where every line begins to be read.

// binding is by how much the inner margin is wider than it is on pages printed on
// one side, and the outer one narrower.
const binding = 3 * theme.MM

// recto reports whether the page is a right one of a guide printed on both sides.
// The first page is.
func (c *canvas) recto() bool { return c.duplex && len(c.document.Pages)%2 == 1 }

// bind moves the page away from the spine.
func (c *canvas) bind() {
	switch {
	case !c.duplex:
	case c.recto():
		c.page.shift(binding)
	default:
		c.page.shift(-binding)
	}
}

// blank adds an empty page if the next one would be a left one: the body begins
// on a right page, so that odd numbers stand on right pages.
func (s *setting) blank(d *Document) {
	if s.duplex && len(d.Pages)%2 == 1 {
		s.newPage(d, roman(len(d.Pages)+1))
	}
}

// shift moves everything on the page to the right.
func (p *Page) shift(by theme.Length) {
	for _, i := range p.Items {
		switch i := i.(type) {
		case *Run:
			i.X += by
		case *Box:
			i.X += by
		case *Line:
			i.X1, i.X2 = i.X1+by, i.X2+by
		case *Picture:
			i.X += by
		case *Path:
			i.shift(by)
		}
	}
	for _, l := range p.Links {
		for k := range l.Rects {
			l.Rects[k].X += by
		}
	}
}

// shift moves the path. Other paths may have the same segments: they stay.
func (p *Path) shift(by theme.Length) {
	p.Segments = slices.Clone(p.Segments)
	for k := range p.Segments {
		for n := range p.Segments[k].Points {
			p.Segments[k].Points[n].X += by
		}
	}
	if p.Clip != nil {
		clip := *p.Clip
		clip.X += by
		p.Clip = &clip
	}
}
