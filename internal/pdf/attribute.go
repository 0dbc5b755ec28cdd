package pdf

import (
	"cmp"

	"fieldguide/internal/layout"
	"fieldguide/internal/theme"
)

// A box is a rectangle of a page, measured from its lower left corner.
type box struct {
	page                     int
	left, bottom, right, top theme.Length
	empty                    bool
	spread                   bool // over several pages: no rectangle holds it
}

// include widens the box.
func (b *box) include(page int, left, bottom, right, top theme.Length) {
	if b.empty {
		*b = box{page: page, left: left, bottom: bottom, right: right, top: top}
		return
	}
	b.spread = b.spread || b.page != page
	b.left, b.bottom = min(b.left, left), min(b.bottom, bottom)
	b.right, b.top = max(b.right, right), max(b.top, top)
}

// frame finds the rectangles of the figures: of all that is drawn for them.
func (s *structure) frame(pages []*layout.Page) {
	for number, page := range pages {
		for _, item := range page.Items {
			e, left, top, right, bottom := extent(item)
			if e == nil {
				continue
			}
			if n := s.of[e]; n != nil && n.figure != nil {
				n.figure.box.include(number, left, page.Height-bottom, right, page.Height-top)
			}
		}
	}
}

// extent returns an item's element and the rectangle that it takes on the page.
func extent(item layout.Item) (e *layout.Element, left, top, right, bottom theme.Length) {
	switch i := item.(type) {
	case *layout.Run:
		left, top, right, bottom = extentOfRun(i)
		return i.Element, left, top, right, bottom
	case *layout.Box:
		return i.Element, i.X, i.Y, i.X + i.Width, i.Y + i.Height
	case *layout.Line:
		return i.Element, min(i.X1, i.X2), min(i.Y1, i.Y2), max(i.X1, i.X2), max(i.Y1, i.Y2)
	case *layout.Path:
		if len(i.Segments) == 0 {
			return nil, 0, 0, 0, 0
		}
		left, top, right, bottom = extentOfPath(i)
		return i.Element, left, top, right, bottom
	case *layout.Picture:
		return i.Element, i.X, i.Y, i.X + i.Width, i.Y + i.Height
	}
	return nil, 0, 0, 0, 0
}

// extentOfRun returns a rectangle that holds the run, by its face's measures.
func extentOfRun(r *layout.Run) (left, top, right, bottom theme.Length) {
	width := theme.Length(0)
	for _, g := range r.Glyphs {
		width += g.Advance
	}
	if r.Stretch != 0 {
		width = width * theme.Length(r.Stretch) / 1000
	}
	em := theme.Length(r.Face.UnitsPerEm)
	ascent, descent := theme.Length(r.Face.Ascent)*r.Size/em, theme.Length(r.Face.Descent)*r.Size/em
	if r.Matrix == nil {
		return r.X, r.Y - ascent, r.X + width, r.Y - descent
	}
	for i, corner := range [...]layout.Point{{X: 0, Y: -ascent}, {X: width, Y: -ascent}, {X: 0, Y: -descent}, {X: width, Y: -descent}} {
		at := r.Matrix.Apply(corner)
		if i == 0 {
			left, top, right, bottom = at.X, at.Y, at.X, at.Y
		}
		left, top = min(left, at.X), min(top, at.Y)
		right, bottom = max(right, at.X), max(bottom, at.Y)
	}
	return r.X + left, r.Y + top, r.X + right, r.Y + bottom
}

// describe appends a node's title, alternative text and attributes (ISO
// 32000-1, 14.8.5).
func (n *node) describe(c *code) {
	e := n.element
	if e.Title != "" {
		c.add("/T ")
		c.text(e.Title)
	}
	switch n.role {
	case layout.FigureRole, layout.FormulaRole:
		if e.Alt != "" {
			c.add("/Alt ")
			c.text(e.Alt)
		}
		if e.Actual != "" {
			c.add("/ActualText ")
			c.text(e.Actual)
		}
		n.illustration(c)
	case layout.CodeRole:
		if p := n.placement(); p != "" {
			c.add("/A<</O/Layout")
			c.add(p)
			c.add(">>")
		}
	case layout.ListRole:
		c.add("/A<</O/List/ListNumbering/")
		c.add(n.numbering())
		c.add(">>")
	case layout.TableHeader:
		c.add("/A<</O/Table/Scope/")
		c.add(string(cmp.Or(e.Scope, layout.ColumnScope)))
		c.add(">>")
	}
}

// illustration appends where a Figure or a Formula stands, if it is all on one
// page.
func (n *node) illustration(c *code) {
	placement := n.placement()
	whole := !n.box.empty && !n.box.spread
	if placement == "" && !whole {
		return
	}
	c.add("/A<</O/Layout")
	c.add(placement)
	if whole {
		c.add("/BBox[")
		c.lengths(n.box.left, n.box.bottom, n.box.right, n.box.top)
		c.add("]")
	}
	c.add(">>")
}

// placement returns the attribute that makes a Figure, a Formula or a Code, which
// stand in lines unless they say otherwise, a block of its own; in a line it is empty.
func (n *node) placement() string {
	for p := n.parent; p != nil; p = p.parent {
		switch p.role {
		case layout.SpanRole, layout.EmphasisRole, layout.StrongRole, layout.LinkRole, layout.ReferenceRole:
		case layout.ParagraphRole, layout.Label, layout.CaptionRole, layout.DefinitionTerm,
			layout.Heading1, layout.Heading2, layout.Heading3, layout.Heading4, layout.Heading5, layout.Heading6:
			return ""
		default:
			return "/Placement/Block"
		}
	}
	return "/Placement/Block"
}

// numbering returns how the items of a list are labeled. Terms are no numbering.
func (n *node) numbering() string {
	if n.element.Numbered {
		return "Decimal"
	}
	for _, item := range n.kids {
		for _, kid := range item.kids {
			if kid.role == layout.DefinitionTerm {
				return "None"
			}
		}
	}
	return "Disc"
}
