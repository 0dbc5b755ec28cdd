package layout

import (
	"strconv"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// pixel is the size of a picture's pixel where the page has room: 1/96 inch.
const pixel = theme.Inch / 96

// Figure sets a picture with its caption under it. Both stand on one page.
func (f *flow) Figure(b *outline.Figure) {
	if !f.drawable(b.Image.Asset) {
		return
	}
	f.wide()
	natural := theme.Length(b.Image.Asset.Width) * pixel
	out := f.outset(natural)
	e := f.parent.Child(FigureRole)
	e.Alt = b.Image.Alt
	p := out.sized(b.Image.Asset, out.width, f.paper.Depth()*55/100)
	p.Element = e
	if e.Alt == "" && len(b.Caption) == 0 { // decoration
		p.Element = nil
		f.parent.Children = f.parent.Children[:len(f.parent.Children)-1]
	}
	first := len(f.list.pieces)
	f.add(piece{drawer: p, height: p.Height, baseline: p.Height, x: out.left})
	if len(b.Caption) > 0 {
		caption := f.parent.Child(CaptionRole)
		f.list.leave(f.scale.Gap, 0, 0)
		f.caption("Figure "+strconv.Itoa(b.Number), b.Caption, caption)
	}
	f.list.together(first)
	f.wide()
}

// sized returns the picture in its natural size, or in the largest that the
// width and height allow.
func (f *flow) sized(a *outline.Asset, width, height theme.Length) *Picture {
	w, h := theme.Length(a.Width)*pixel, theme.Length(a.Height)*pixel
	if w > width {
		w, h = width, h*width/w
	}
	if h > height {
		w, h = w*height/h, height
	}
	return &Picture{Width: max(w, 1), Height: max(h, 1), Asset: a}
}

// draw sets a copy of the picture: a table's head may be drawn many times.
func (p *Picture) draw(c *canvas, x, y theme.Length) {
	placed := *p
	placed.X, placed.Y = x, y
	c.add(&placed)
}

// undrawable returns what is wrong with a picture that no PDF can show, and what
// to do; nothing if one can.
func undrawable(a *outline.Asset) (fault, hint string) {
	switch {
	case strings.HasPrefix(a.Type, "image/svg"):
		return "no PDF can show the SVG picture " + strconv.Quote(a.Path) + " yet", "use a PNG of it"
	case a.Width <= 0 || a.Height <= 0:
		return "the picture " + strconv.Quote(a.Path) + " has no size", "use a PNG or JPEG picture"
	}
	return "", ""
}

// drawable reports whether the PDF can show the picture, and adds a fault if it
// cannot.
func (f *flow) drawable(a *outline.Asset) bool {
	fault, hint := undrawable(a)
	if fault != "" {
		f.faults.Add(f.span, fault, hint)
	}
	return fault == ""
}

// Image composes a picture that stands in a line: as high as the line allows.
func (c *composer) Image(i *outline.Image) {
	if fault, hint := undrawable(i.Asset); fault != "" {
		c.faults.Add(c.span, fault, hint)
		return
	}
	p := &Picture{Asset: i.Asset}
	p.Height = min(theme.Length(i.Asset.Height)*pixel, c.look.size*115/100)
	p.Width = max(p.Height*theme.Length(i.Asset.Width)/theme.Length(i.Asset.Height), 1)
	if i.Alt != "" && c.look.element != nil {
		p.Element = c.look.element.Child(FigureRole)
		p.Element.Alt = i.Alt
	}
	c.items = append(c.items, item{kind: boxItem, start: true, width: p.Width, look: c.look, picture: p})
}

// caption sets the caption of a figure or table: its label in the margin, or
// before it in bold where there is no margin.
func (f *flow) caption(label string, text []outline.Inline, e *Element) {
	t := f.scale.Small
	tag := e.Child(Label)
	l := f.sans(t.Size, e)
	first := len(f.list.pieces)
	c := f.compose(f.span, l)
	if !f.hangs() {
		name := f.derive(f.label(t.Size, tag), func(l *look) { l.color = f.theme.Ink })
		c.box(name, strings.ReplaceAll(label, " ", "\u00A0"))
		c.glue(name)
		c.glue(name)
	}
	c.inlines(text)
	inner := f.nested(e)
	inner.width = min(f.width, f.page)
	inner.lines(c.end(), t.Leading, rag)
	if f.hangs() {
		f.mark(first, f.label(t.Size, tag), label, f.left-f.paper.Gutter, alignEnd)
	}
}

// outset returns a flow that reaches into the margin, where that makes room for
// something wider than the text.
func (f *flow) outset(width theme.Length) *flow {
	out := f.nested(f.parent)
	if width <= f.width || !f.hangs() {
		return out
	}
	out.left -= f.hang
	out.width += f.hang
	out.hang = 0
	return out
}
