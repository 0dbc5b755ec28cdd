package svg

import (
	"strconv"

	"fieldguide/internal/theme"
)

// Markup appends the drawing as an SVG element to be put into a page, with those
// attributes, each with a space before it. Its ids begin with id. Colors are
// those of the drawing on a light ground and their counterparts on a dark one;
// the faces are the page's: its CSS variables --serif, --sans and --mono.
func (d *Drawing) Markup(dst []byte, id, attributes string) []byte {
	w := &writer{b: dst, id: id, clips: map[*Clip]int{}}
	w.str(`<svg xmlns="http://www.w3.org/2000/svg"` + attributes + ` viewBox="0 0`)
	w.lengths(d.Width, d.Height)
	w.str(`" width="`)
	w.b = d.Width.AppendPoints(w.b)
	w.str(`pt" height="`)
	w.b = d.Height.AppendPoints(w.b)
	w.str(`pt" style="max-width:100%;height:auto">`)
	for _, i := range d.Items {
		switch i := i.(type) {
		case *Path:
			w.path(i)
		case *Text:
			w.text(i)
		}
	}
	return append(w.b, "</svg>"...)
}

// A writer appends a drawing to bytes. Lengths are written in points.
type writer struct {
	b     []byte
	id    string
	clips map[*Clip]int // those written, by their numbers
}

func (w *writer) str(s string) { w.b = append(w.b, s...) }

// lengths writes lengths, each with a space before it.
func (w *writer) lengths(list ...theme.Length) {
	for _, l := range list {
		w.b = l.AppendPoints(append(w.b, ' '))
	}
}

func (w *writer) attribute(name string, l theme.Length) {
	w.str(" " + name + `="`)
	w.b = l.AppendPoints(w.b)
	w.str(`"`)
}

// clipped opens a group for each clip and returns how many.
func (w *writer) clipped(clips []*Clip) int {
	for _, c := range clips {
		n, known := w.clips[c]
		if !known {
			n = len(w.clips) + 1
			w.clips[c] = n
			w.str(`<clipPath id="` + w.id + "-clip" + strconv.Itoa(n) + `"><path`)
			if c.EvenOdd {
				w.str(` clip-rule="evenodd"`)
			}
			w.segments(c.Segments)
			w.str("/></clipPath>")
		}
		w.str(`<g clip-path="url(#` + w.id + "-clip" + strconv.Itoa(n) + `)">`)
	}
	return len(clips)
}

func (w *writer) closeGroups(n int) {
	for range n {
		w.str("</g>")
	}
}

func (w *writer) segments(list []Segment) {
	w.str(` d="`)
	for i := range list {
		s := &list[i]
		w.b = append(w.b, "MLCZ"[s.Kind])
		for _, p := range s.Points[:[...]int{MoveTo: 1, LineTo: 1, CurveTo: 3, Close: 0}[s.Kind]] {
			w.lengths(p.X, p.Y)
		}
	}
	w.str(`"`)
}

func (w *writer) path(p *Path) {
	groups := w.clipped(p.Clips)
	w.str("<path")
	w.segments(p.Segments)
	if p.EvenOdd {
		w.str(` fill-rule="evenodd"`)
	}
	if p.Stroke != nil {
		w.attribute("stroke-width", p.StrokeWidth)
		w.line(p)
	}
	w.paint(p.Fill, p.Stroke)
	w.str("/>")
	w.closeGroups(groups)
}

// line writes how a stroke looks, where it does not look as it would anyway.
func (w *writer) line(p *Path) {
	if len(p.Dash) > 0 {
		w.str(` stroke-dasharray="`)
		w.lengths(p.Dash...)
		w.str(`"`)
		w.attribute("stroke-dashoffset", p.DashOffset)
	}
	if p.Cap != ButtCap {
		w.str(` stroke-linecap="` + [...]string{RoundCap: "round", SquareCap: "square"}[p.Cap] + `"`)
	}
	if p.Join != MiterJoin {
		w.str(` stroke-linejoin="` + [...]string{RoundJoin: "round", BevelJoin: "bevel"}[p.Join] + `"`)
	}
	if p.MiterLimit != 4000 {
		w.str(` stroke-miterlimit="` + strconv.FormatFloat(float64(p.MiterLimit)/1000, 'f', -1, 64) + `"`)
	}
}

// paint writes the colors of a fill and a stroke.
func (w *writer) paint(fill, stroke *Paint) {
	w.str(` style="`)
	w.color("fill", fill, true)
	w.color("stroke", stroke, false)
	w.str(`"`)
}

// color writes one color; a fill that is none has to be said.
func (w *writer) color(property string, p *Paint, said bool) {
	switch {
	case p != nil:
		w.str(property + ":light-dark(" + p.Color.String() + "," + p.Color.Under().String() + ");")
		if p.Opacity < 255 {
			w.str(property + "-opacity:" + strconv.FormatFloat(float64(p.Opacity)/255, 'f', 3, 64) + ";")
		}
	case said:
		w.str(property + ":none;")
	}
}

// text writes a line of text, its runs as spans of it.
func (w *writer) text(t *Text) {
	groups := w.clipped(t.Clips)
	w.str("<text")
	if t.Turn == nil {
		w.attribute("x", t.X)
		w.attribute("y", t.Y)
	} else {
		w.str(` transform="matrix(`)
		for _, n := range [...]int64{t.Turn.A, t.Turn.B, t.Turn.C, t.Turn.D} {
			w.str(strconv.FormatFloat(float64(n)/(1<<16), 'f', 5, 64) + " ")
		}
		w.b = t.X.AppendPoints(w.b)
		w.lengths(t.Y)
		w.str(`)"`)
	}
	if t.Anchor != Start {
		w.str(` text-anchor="` + [...]string{Middle: "middle", End: "end"}[t.Anchor] + `"`)
	}
	if t.Width > 0 {
		w.attribute("textLength", t.Width)
		w.str(` lengthAdjust="spacingAndGlyphs"`)
	}
	w.str(` xml:space="preserve">`)
	for i := range t.Runs {
		w.run(&t.Runs[i])
	}
	w.str("</text>")
	w.closeGroups(groups)
}

func (w *writer) run(r *Run) {
	w.str("<tspan")
	if r.DX != 0 {
		w.attribute("dx", r.DX)
	}
	if r.DY != 0 {
		w.attribute("dy", r.DY)
	}
	w.attribute("font-size", r.Size)
	if r.Bold {
		w.str(` font-weight="600"`)
	}
	if r.Italic {
		w.str(` font-style="italic"`)
	}
	if r.Underline {
		w.str(` text-decoration="underline"`)
	}
	if r.Stroke != nil {
		w.attribute("stroke-width", r.StrokeWidth)
		if r.StrokeBehind {
			w.str(` paint-order="stroke"`)
		}
	}
	w.str(` style="font-family:var(--` + [...]string{Serif: "serif", Sans: "sans", Mono: "mono"}[r.Family] + ");")
	w.color("fill", r.Fill, true)
	w.color("stroke", r.Stroke, false)
	w.str(`">`)
	w.escape(r.String)
	w.str("</tspan>")
}

// escape writes text with the characters that XML gives a meaning as entities.
func (w *writer) escape(s string) {
	for i := range len(s) {
		switch s[i] {
		case '&':
			w.str("&amp;")
		case '<':
			w.str("&lt;")
		case '>':
			w.str("&gt;")
		default:
			w.b = append(w.b, s[i])
		}
	}
}

// Smallest returns the size of the drawing's smallest text; 0 if it has none.
func (d *Drawing) Smallest() theme.Length {
	var least theme.Length
	for _, i := range d.Items {
		if t, ok := i.(*Text); ok {
			for _, r := range t.Runs {
				if least == 0 || r.Size < least {
					least = r.Size
				}
			}
		}
	}
	return least
}
