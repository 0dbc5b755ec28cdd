package pdf

import (
	"cmp"

	"fieldguide/internal/layout"
	"fieldguide/internal/theme"
)

// path draws a path. What only some paths have, such as dashes, is set within a
// graphics state of their own; colors and widths are not, for most paths of a
// picture share them.
func (c *content) path(p *layout.Path) {
	if len(p.Segments) == 0 {
		return
	}
	c.endText()
	own := p.Clip != nil || len(p.Clips) > 0 || !isPlainPath(p)
	before := c.state
	if own {
		c.add("q ")
		c.clip(p.Clip)
		c.clips(p.Clips)
		c.pen(p)
	}
	if p.Fill != nil {
		c.fillColor(*p.Fill)
	}
	if p.Stroke != nil {
		c.strokeWith(*p.Stroke, p.StrokeWidth)
	}
	c.segments(p.Segments)
	c.add(paintOperator(p))
	if own {
		c.add("Q\n")
		c.state = before
	}
}

// isPlainPath reports whether a path needs nothing but colors and a width.
func isPlainPath(p *layout.Path) bool {
	return opaque(p.FillOpacity) == 255 && opaque(p.Opacity) == 255 && len(p.Dash) == 0 &&
		p.Cap == 0 && p.Join == 0 && (p.MiterLimit == 0 || p.MiterLimit == usualMiter)
}

// usualMiter is the miter limit that a page begins with, in thousandths.
const usualMiter = 10_000

// opaque returns an opacity of which 0 means 255.
func opaque(opacity uint8) uint8 { return cmp.Or(opacity, 255) }

// clip keeps what is painted inside of a rectangle.
func (c *content) clip(r *layout.Rect) {
	if r != nil {
		c.lengths(r.X, c.up(r.Y+r.Height), r.Width, r.Height)
		c.add("re W n ")
	}
}

// pen sets what isPlainPath asks for.
func (c *content) pen(p *layout.Path) {
	if alpha := (opacity{opaque(p.FillOpacity), opaque(p.Opacity)}); alpha != (opacity{255, 255}) {
		c.see(alpha)
	}
	if p.Stroke == nil {
		return
	}
	if len(p.Dash) > 0 {
		c.add("[")
		c.lengths(p.Dash...)
		c.add("]")
		c.length(p.DashOffset)
		c.add(" d ")
	}
	if p.Cap != 0 {
		c.int(int(p.Cap))
		c.add(" J ")
	}
	if p.Join != 0 {
		c.int(int(p.Join))
		c.add(" j ")
	}
	if p.MiterLimit != 0 {
		c.thousandths(int64(p.MiterLimit))
		c.add(" M ")
	}
}

func (c *content) segments(all []layout.Segment) {
	for i := range all {
		s := &all[i]
		switch s.Op {
		case layout.MoveTo:
			c.points(s.Points[:1])
			c.add("m ")
		case layout.LineTo:
			c.points(s.Points[:1])
			c.add("l ")
		case layout.CurveTo:
			c.points(s.Points[:])
			c.add("c ")
		case layout.ClosePath:
			c.add("h ")
		default:
			panic("pdf: a path has a segment of no kind")
		}
	}
}

func (c *content) points(all []layout.Point) {
	for _, p := range all {
		c.lengths(p.X, c.up(p.Y))
	}
}

// paintOperator returns the operator that fills and strokes as the path wants,
// ISO 32000-1, 8.5.3.
func paintOperator(p *layout.Path) string {
	switch {
	case p.Fill != nil && p.Stroke != nil && p.EvenOdd:
		return "B*\n"
	case p.Fill != nil && p.Stroke != nil:
		return "B\n"
	case p.Fill != nil && p.EvenOdd:
		return "f*\n"
	case p.Fill != nil:
		return "f\n"
	case p.Stroke != nil:
		return "S\n"
	}
	return "n\n"
}

// extentOfPath returns a rectangle that holds what is seen of the path and its
// stroke, but for the tips of miters.
func extentOfPath(p *layout.Path) (left, top, right, bottom theme.Length) {
	r := bounds(p.Segments)
	if p.Stroke != nil {
		r = layout.Rect{X: r.X - p.StrokeWidth/2, Y: r.Y - p.StrokeWidth/2, Width: r.Width + p.StrokeWidth, Height: r.Height + p.StrokeWidth}
	}
	if p.Clip != nil {
		r = within(r, *p.Clip)
	}
	for _, c := range p.Clips {
		r = within(r, bounds(c.Segments))
	}
	return r.X, r.Y, r.X + r.Width, r.Y + r.Height
}

// bounds returns the rectangle of the points of an outline.
func bounds(segments []layout.Segment) layout.Rect {
	var left, top, right, bottom theme.Length
	first := true
	for i := range segments {
		s := &segments[i]
		points := s.Points[:1]
		switch s.Op {
		case layout.CurveTo:
			points = s.Points[:]
		case layout.ClosePath:
			points = nil
		case layout.MoveTo, layout.LineTo:
		}
		for _, at := range points {
			if first {
				left, top, right, bottom, first = at.X, at.Y, at.X, at.Y, false
			}
			left, top = min(left, at.X), min(top, at.Y)
			right, bottom = max(right, at.X), max(bottom, at.Y)
		}
	}
	return layout.Rect{X: left, Y: top, Width: right - left, Height: bottom - top}
}

// within returns the part of a rectangle that is inside of another; if there is
// none, a place on the other's edge.
func within(r, of layout.Rect) layout.Rect {
	left, top := min(max(r.X, of.X), of.X+of.Width), min(max(r.Y, of.Y), of.Y+of.Height)
	right, bottom := max(min(r.X+r.Width, of.X+of.Width), left), max(min(r.Y+r.Height, of.Y+of.Height), top)
	return layout.Rect{X: left, Y: top, Width: right - left, Height: bottom - top}
}
