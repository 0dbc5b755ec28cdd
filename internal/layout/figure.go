package layout

import (
	"strconv"
	"strings"

	"fieldguide/internal/diagram"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/svg"
	"fieldguide/internal/theme"
)

// pixel is the size of a picture's pixel where the page has room: 1/96 inch.
const pixel = theme.Inch / 96

// Figure sets a picture with its caption under it. Both stand on one page.
func (f *flow) Figure(b *outline.Figure) {
	natural := f.picture(b.Image.Asset)
	if natural == nil {
		return
	}
	f.wide()
	f.named(b.Anchor)
	e := f.parent.Child(FigureRole)
	e.Alt = b.Image.Alt
	p := f.fitPicture(natural)
	p.element = e
	if e.Alt == "" && len(b.Caption) == 0 { // decoration
		p.element = nil
		f.parent.Children = f.parent.Children[:len(f.parent.Children)-1]
	}
	f.illustration(piece{drawer: p, height: p.height, baseline: p.height, x: f.reach(p.width, f.left)}, b.Number, b.Caption)
}

// fitPicture returns the picture at the size that it is set in. In a compact book
// that is as small as shrunk says, if it is a drawing: the text of others is not
// known.
func (f *flow) fitPicture(natural *inset) *inset {
	largest := natural.within(f.outset(natural.width).width, f.paper.Depth()*55/100)
	if !f.compact || natural.drawing == nil {
		return largest
	}
	text := natural.drawing.Smallest()
	return natural.within(min(f.shrunk(natural.width, natural.height, text), largest.width), fillStretch)
}

// compactPicture is how much of a page's height a drawing takes in a compact
// book, in percent.
const compactPicture = 25

// shrunk returns how wide a compact book wants a drawing of that size: within the
// measure, not high, its smallest text no larger than captions; but not so small
// that it cannot be read.
func (f *flow) shrunk(width, height, text theme.Length) theme.Length {
	w := min(width, f.width)
	if deepest := f.paper.Depth() * compactPicture / 100; height*w > deepest*width {
		w = width * deepest / height
	}
	if text == 0 {
		return w
	}
	return max(min(w, width*f.scale.Small.Size/text), width*diagram.Smallest/text)
}

// named says that links to the anchor lead to the next piece.
func (f *flow) named(anchor string) {
	if anchor != "" {
		f.list.anchors = append(f.list.anchors, f.home+":"+anchor)
	}
}

// reach returns where something of that width begins: at its own place if it fits
// the measure, else so far in the margin that it ends with the measure.
func (f *flow) reach(width, own theme.Length) theme.Length {
	if width <= f.width {
		return own
	}
	return f.left + f.width - width
}

// illustration adds a picture and its caption.
func (f *flow) illustration(p piece, number int, text []outline.Inline) {
	if f.compact {
		f.list.invite(tornPicture)
	}
	first := len(f.list.pieces)
	f.add(p)
	if len(text) > 0 {
		caption := f.parent.Child(CaptionRole)
		f.list.leave(f.scale.Gap, 0, 0)
		f.caption("Figure "+strconv.Itoa(number), text, caption)
	}
	f.list.together(first)
	f.wide()
}

// An inset is a picture file at its size on the page.
type inset struct {
	width, height theme.Length
	asset         *outline.Asset
	drawing       *svg.Drawing // of an SVG picture
	element       *Element     // nil for decoration
}

// within returns the picture in its own size, or in the largest that the width
// and height allow.
func (i *inset) within(width, height theme.Length) *inset {
	w, h := i.width, i.height
	if w > width {
		w, h = width, h*width/w
	}
	if h > height {
		w, h = w*height/h, height
	}
	out := *i
	out.width, out.height = max(w, 1), max(h, 1)
	return &out
}

func (i *inset) draw(c *canvas, x, y theme.Length) {
	if i.drawing != nil {
		c.drawing(i.drawing, scaler{x: x, y: y, by: i.width, of: i.drawing.Width}, i.element)
		return
	}
	c.add(&Picture{X: x, Y: y, Width: i.width, Height: i.height, Asset: i.asset, Element: i.element})
}

// picture returns a picture in its natural size, nil if the PDF cannot show it:
// that is a fault, which it adds.
func (f *flow) picture(a *outline.Asset) *inset { return f.setting.picture(f.span, a) }

func (s *setting) picture(at source.Span, a *outline.Asset) *inset {
	if strings.HasPrefix(a.Type, "image/svg") {
		v := s.vector(a)
		if v.drawing == nil {
			s.faults.Add(at, v.fault, v.hint)
			return nil
		}
		s.lackedBy(at, v.drawing)
		return &inset{width: v.drawing.Width, height: v.drawing.Height, asset: a, drawing: v.drawing}
	}
	if a.Width <= 0 || a.Height <= 0 {
		s.faults.Add(at, "the picture "+strconv.Quote(a.Path)+" has no size", "use a PNG or JPEG picture")
		return nil
	}
	return &inset{width: theme.Length(a.Width) * pixel, height: theme.Length(a.Height) * pixel, asset: a}
}

// lackedBy reports the characters of an SVG picture that no face has.
func (s *setting) lackedBy(at source.Span, d *svg.Drawing) {
	for _, i := range d.Items {
		t, ok := i.(*svg.Text)
		if !ok {
			continue
		}
		for k := range t.Runs {
			if r := s.svgWord(&t.Runs[k], t.Runs[k].Size).missing; r != 0 {
				s.lacks(at, r)
			}
		}
	}
}

// Image composes a picture that stands in a line: as high as the line allows.
func (c *composer) Image(i *outline.Image) {
	natural := c.setting.picture(c.span, i.Asset)
	if natural == nil {
		return
	}
	p := natural.within(fillStretch, c.look.size*115/100)
	if i.Alt != "" && c.look.element != nil {
		p.element = c.look.element.Child(FigureRole)
		p.element.Alt = i.Alt
	}
	c.items = append(c.items, item{kind: boxItem, start: true, width: p.width, look: c.look, inset: p})
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
