package svg

import "strings"

// pixel is a CSS pixel in points.
const pixel = 0.75

// picture reads the outermost <svg> and all in it.
func (r *reader) picture() {
	n := r.root
	box, has := r.viewBox(n)
	w, h := r.outerSize(n, "width"), r.outerSize(n, "height")
	switch {
	case !has:
	case w == 0 && h == 0:
		w, h = box[2], box[3]
	case w == 0:
		w = mul(h, box[2]) / box[3]
	case h == 0:
		h = mul(w, box[3]) / box[2]
	}
	if r.err != nil {
		return
	}
	r.out.Width, r.out.Height = r.length(n, mul(w, pixel)), r.length(n, mul(h, pixel))
	if r.out.Width <= 0 || r.out.Height <= 0 {
		r.fail(n.start, "the picture has no size", "give its <svg> width and height, or a viewBox")
		return
	}
	r.names(n)
	view := viewport{w, h}
	s := state{style: initial(), at: scaling(pixel, pixel), view: view, alpha: 1}
	if !r.enter(n, &s) {
		return
	}
	r.ground(n, &s)
	if has {
		s.at = s.at.times(r.fit(n, box, w, h))
		s.view = viewport{box[2], box[3]}
	}
	r.children(n, s)
}

// names reads what the picture is called.
func (r *reader) names(n *node) {
	for _, c := range n.children {
		switch {
		case c.name == "title" && r.out.Title == "":
			r.out.Title = c.words()
		case c.name == "desc" && r.out.Description == "":
			r.out.Description = c.words()
		}
	}
}

// ground fills the picture with its background.
func (r *reader) ground(n *node, s *state) {
	b := channel(mul(s.background.alpha, s.alpha))
	if b == 0 {
		return
	}
	o := rectangle(0, 0, s.view.w, s.view.h).transform(s.at)
	r.out.Items = append(r.out.Items, &Path{Segments: r.rounded(n, o), Fill: &Paint{s.background.Color, b}})
}

// outerSize reads the width or height of the picture in pixels; 0 is as the
// viewBox says.
func (r *reader) outerSize(n *node, name string) float64 {
	text := trim(n.attr(name))
	if text == "" || text == "auto" || strings.HasSuffix(text, "%") {
		return 0
	}
	v, ok := measure{viewport{}, mediumSize}.length(text, horizontal)
	if !ok || v < 0 {
		r.failAttr(n, name, "a size", "write a number that is not negative")
	}
	return v
}

// viewBox reads the rectangle in user units that an element shows.
func (r *reader) viewBox(n *node) (box [4]float64, has bool) {
	text, has := n.lookup("viewBox")
	if !has || trim(text) == "none" {
		return box, false
	}
	list, ok := numbers(text)
	if !ok || len(list) != 4 || list[2] < 0 || list[3] < 0 {
		r.failAttr(n, "viewBox", "a viewBox", `write four numbers, as in viewBox="0 0 200 100"`)
		return box, false
	}
	copy(box[:], list)
	return box, box[2] > 0 && box[3] > 0
}

// fit returns the transformation that shows the box in a viewport of that size,
// by the element's preserveAspectRatio. (SVG 2, section 8.6)
func (r *reader) fit(n *node, box [4]float64, w, h float64) matrix {
	sx, sy := w/box[2], h/box[3]
	words := strings.Fields(n.attr("preserveAspectRatio"))
	if len(words) > 0 && words[0] == "defer" {
		words = words[1:]
	}
	align := "xMidYMid"
	if len(words) > 0 {
		align = words[0]
	}
	if align == "none" {
		return scaling(sx, sy).times(translation(-box[0], -box[1]))
	}
	x, okX := alignment[align[:min(len(align), 4)]]
	y, okY := alignment[align[min(len(align), 4):]]
	if !okX || !okY {
		r.failAttr(n, "preserveAspectRatio", "an alignment", "write xMidYMid, or none")
	}
	k := min(sx, sy)
	if len(words) > 1 && words[1] == "slice" {
		k = max(sx, sy)
	}
	dx, dy := mul(w-mul(box[2], k), x), mul(h-mul(box[3], k), y)
	return translation(dx, dy).times(scaling(k, k)).times(translation(-box[0], -box[1]))
}

// alignment is the part of the space left over that stands before the box.
var alignment = map[string]float64{"xMin": 0, "xMid": 0.5, "xMax": 1, "YMin": 0, "YMid": 0.5, "YMax": 1}

// inner shows an <svg> or <symbol> in a viewport of its own, whose size a <use>
// may change.
func (r *reader) inner(n *node, s state, use *node) {
	if n.name == "svg" {
		s.at = s.at.times(translation(r.coordinate(n, &s, "x", horizontal, 0), r.coordinate(n, &s, "y", vertical, 0)))
	}
	w := r.innerSize(n, &s, use, "width", horizontal)
	h := r.innerSize(n, &s, use, "height", vertical)
	if w == 0 || h == 0 || r.err != nil {
		return
	}
	box, has := r.viewBox(n)
	if _, given := n.lookup("viewBox"); given && !has && trim(n.attr("viewBox")) != "none" {
		return
	}
	if !s.overflow {
		s.clips = s.with(rectangle(0, 0, w, h).transform(s.at), false)
	}
	s.view = viewport{w, h}
	if has {
		s.at = s.at.times(r.fit(n, box, w, h))
		s.view = viewport{box[2], box[3]}
	}
	r.children(n, s)
}

func (r *reader) innerSize(n *node, s *state, use *node, name string, a axis) float64 {
	if use != nil {
		if _, ok := use.lookup(name); ok {
			n = use
		}
	}
	return r.size(n, s, name, a, s.view.along(a))
}
