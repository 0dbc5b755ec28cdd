package svg

import "math"

// A segment is a part of an outline before it is rounded.
type segment struct {
	kind  SegmentKind
	p     [3]point
	inner bool // it ends inside of an arc, where no marker stands
}

// end returns where a segment that is no Close leads.
func (s *segment) end() point {
	if s.kind == CurveTo {
		return s.p[2]
	}
	return s.p[0]
}

// points returns those that the segment has.
func (s *segment) points() []point {
	switch s.kind {
	case CurveTo:
		return s.p[:]
	case Close:
		return nil
	}
	return s.p[:1]
}

// An outline is a path before it is rounded. It begins with a MoveTo.
type outline []segment

func (o *outline) move(p point)        { *o = append(*o, segment{kind: MoveTo, p: [3]point{p}}) }
func (o *outline) line(p point)        { *o = append(*o, segment{kind: LineTo, p: [3]point{p}}) }
func (o *outline) curve(a, b, p point) { *o = append(*o, segment{kind: CurveTo, p: [3]point{a, b, p}}) }
func (o *outline) close()              { *o = append(*o, segment{kind: Close}) }

// transform returns the outline in other coordinates.
func (o outline) transform(m matrix) outline {
	t := make(outline, len(o))
	for i, s := range o {
		t[i] = segment{kind: s.kind, inner: s.inner}
		for j := range s.points() {
			t[i].p[j] = m.apply(s.p[j])
		}
	}
	return t
}

// A bounds is a rectangle around things; it is empty if min is above max.
type bounds struct{ min, max point }

var nothing = bounds{point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}}

func (b bounds) with(p point) bounds {
	return bounds{
		point{min(b.min.x, p.x), min(b.min.y, p.y)},
		point{max(b.max.x, p.x), max(b.max.y, p.y)},
	}
}

// grown returns the rectangle with a margin around it.
func (b bounds) grown(by float64) bounds {
	return bounds{b.min.minus(point{by, by}), b.max.plus(point{by, by})}
}

func (b bounds) corners() [4]point {
	return [4]point{b.min, {b.max.x, b.min.y}, b.max, {b.min.x, b.max.y}}
}

func (b bounds) meets(o bounds) bool {
	return b.min.x < o.max.x && o.min.x < b.max.x && b.min.y < o.max.y && o.min.y < b.max.y
}

// bounds returns the rectangle around all points, those of controls included.
func (o outline) bounds() bounds {
	b := nothing
	for i := range o {
		for _, p := range o[i].points() {
			b = b.with(p)
		}
	}
	return b
}

// rounded rounds an outline whose points are in points.
func (r *reader) rounded(n *node, o outline) []Segment {
	if !r.spend(&r.segments, len(o), maxSegments, n) {
		return nil
	}
	list := make([]Segment, len(o))
	for i := range o {
		list[i].Kind = o[i].kind
		for j, p := range o[i].points() {
			list[i].Points[j] = r.point(n, p)
		}
	}
	return list
}

// rectangle returns the outline of a rectangle.
func rectangle(x, y, w, h float64) outline {
	var o outline
	o.move(point{x, y})
	o.line(point{x + w, y})
	o.line(point{x + w, y + h})
	o.line(point{x, y + h})
	o.close()
	return o
}
