package svg

import "strings"

// A vertex is a point of a line where a marker may stand, with the directions in
// which the line comes and goes; the zero vector where it does not.
type vertex struct {
	at          point
	in, out     point
	first, last bool
}

// vertices returns the points of an outline that its author wrote.
func (o outline) vertices() []vertex {
	var list []vertex
	var at, begin, in point
	for i := range o {
		s := &o[i]
		to, leave, arrive := begin, begin.minus(at).unit(), begin.minus(at).unit()
		if s.kind != Close {
			to = s.end()
			leave, arrive = s.directions(at)
		}
		if s.kind == MoveTo {
			begin, leave, arrive = to, point{}, point{}
		} else if n := len(list); n > 0 && !(i > 0 && o[i-1].inner) {
			list[n-1].out = leave
		}
		at, in = to, arrive
		if !s.inner {
			list = append(list, vertex{at: at, in: in})
		}
	}
	if len(list) > 0 {
		list[0].first, list[len(list)-1].last = true, true
	}
	return list
}

// directions returns where a segment sets out and how it arrives. Controls that
// lie on its ends have no say.
func (s *segment) directions(from point) (leave, arrive point) {
	points := append([]point{from}, s.points()...)
	last := len(points) - 1
	for _, p := range points[1:] {
		if leave == (point{}) {
			leave = p.minus(from).unit()
		}
	}
	for i := last - 1; i >= 0; i-- {
		if arrive == (point{}) {
			arrive = points[last].minus(points[i]).unit()
		}
	}
	return leave, arrive
}

// markers shows the markers at the ends and corners of a line. (SVG 2, section
// 13.7)
func (r *reader) markers(n *node, o outline, s *state) {
	if s.style.markers == [3]reference{} {
		return
	}
	for _, v := range o.vertices() {
		for i, here := range [...]bool{v.first, !v.first && !v.last, v.last} {
			if ref := s.style.markers[i]; here && ref.id != "" && r.err == nil {
				r.marker(n, ref, v, i == 0, s)
			}
		}
	}
}

func (r *reader) marker(n *node, ref reference, v vertex, start bool, s *state) {
	m := r.ids[ref.id]
	if m == nil || m.name != "marker" {
		r.fail(ref.at, "there is no <marker> with the id "+quote(ref.id), "mend the id")
		return
	}
	r.within(m, ref.at, func() { r.drawMarker(m, v, start, s) })
}

func (r *reader) drawMarker(m *node, v vertex, start bool, line *state) {
	s := *line
	s.style = *r.styleOf(m.parent)
	s.contextFill, s.contextStroke = r.color(line.fill, line), r.color(line.stroke, line)
	s.style = r.computed(m, &s.style, s.view)
	// A marker's own opacity is not applied by browsers, nor its display.
	scale := line.strokeWidth
	if m.attr("markerUnits") == "userSpaceOnUse" {
		scale = 1
	}
	w, h := r.size(m, &s, "markerWidth", horizontal, 3), r.size(m, &s, "markerHeight", vertical, 3)
	if s.depth++; w == 0 || h == 0 || scale == 0 || s.depth > maxDepth || r.err != nil {
		return
	}
	s.at = s.at.times(translation(v.at.x, v.at.y)).times(r.orient(m, v, start)).times(scaling(scale, scale))
	box, has := r.viewBox(m)
	s.view = viewport{w, h}
	fit := identity
	if has {
		fit, s.view = r.fit(m, box, w, h), viewport{box[2], box[3]}
	}
	ref := fit.apply(point{
		r.anchor(m, &s, "refX", horizontal, box[0]),
		r.anchor(m, &s, "refY", vertical, box[1]),
	})
	s.at = s.at.times(translation(-ref.x, -ref.y))
	if !s.overflow {
		s.clips = s.with(rectangle(0, 0, w, h).transform(s.at), false)
	}
	s.at = s.at.times(fit)
	if s.at.determinant() != 0 && s.at.finite() {
		r.children(m, s)
	}
}

// anchor reads the point of the marker that lies on the vertex; words count from
// the origin of the viewBox.
func (r *reader) anchor(m *node, s *state, name string, a axis, origin float64) float64 {
	part, ok := anchors[trim(m.attr(name))]
	if ok {
		return origin + mul(s.view.along(a), part)
	}
	return r.coordinate(m, s, name, a, 0)
}

var anchors = map[string]float64{"left": 0, "top": 0, "center": 0.5, "right": 1, "bottom": 1}

// orient returns how a marker is turned.
func (r *reader) orient(m *node, v vertex, start bool) matrix {
	text := trim(m.attr("orient"))
	if text == "" {
		return identity
	}
	if text != "auto" && text != "auto-start-reverse" {
		degrees, ok := transformNumbers(text)
		if !ok || len(degrees) != 1 {
			r.failAttr(m, "orient", "an orientation", "write auto, or an angle in degrees")
			return identity
		}
		return rotation(degrees[0])
	}
	u := v.in.plus(v.out).unit()
	if v.in == (point{}) || u == (point{}) {
		u = v.out
	}
	if u == (point{}) {
		u = v.in
	}
	if start && strings.HasSuffix(text, "reverse") {
		u = point{-u.x, -u.y}
	}
	if u == (point{}) {
		return identity
	}
	return turned(u)
}
