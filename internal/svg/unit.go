package svg

import (
	"math"

	"fieldguide/internal/theme"
)

// An axis is what a percentage is a part of.
type axis uint8

const (
	horizontal axis = iota // the width of the viewport
	vertical               // its height
	diagonal               // its diagonal over √2
)

// A viewport is the size in user units of the rectangle that an <svg> or
// <symbol> shows.
type viewport struct{ w, h float64 }

func (v viewport) along(a axis) float64 {
	switch a {
	case horizontal:
		return v.w
	case vertical:
		return v.h
	}
	return math.Sqrt((mul(v.w, v.w) + mul(v.h, v.h)) / 2)
}

// size of text when the picture names none, in CSS pixels.
const mediumSize = 16

// units are the absolute lengths in CSS pixels. (CSS Values 3, section 6.2)
var units = map[string]float64{
	"": 1, "px": 1, "pt": 96. / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6,
	"rem": mediumSize,
}

// A measure is what lengths are relative to.
type measure struct {
	view viewport
	size float64 // of the text: 1em
}

// length reads a length and returns it in user units.
func (m measure) length(text string, a axis) (float64, bool) {
	s := scanner{text: text}
	s.space()
	v, ok := s.number()
	if !ok {
		return 0, false
	}
	unit := lower(trim(text[s.pos:]))
	switch unit {
	case "%":
		return mul(v, m.view.along(a)) / 100, true
	case "em":
		return mul(v, m.size), true
	case "ex", "ch":
		return mul(v, m.size) / 2, true
	}
	k, ok := units[unit]
	return mul(v, k), ok
}

// lengths reads a list of lengths.
func (m measure) lengths(text string, a axis) ([]float64, bool) {
	var list []float64
	for _, f := range fields(text) {
		v, ok := m.length(f, a)
		if !ok {
			return nil, false
		}
		list = append(list, v)
	}
	return list, true
}

// coordinate reads an attribute that is a length; without it, it is otherwise.
func (r *reader) coordinate(n *node, s *state, name string, a axis, otherwise float64) float64 {
	text, ok := n.lookup(name)
	if !ok || text == "auto" {
		return otherwise
	}
	v, ok := s.measure().length(text, a)
	if !ok {
		r.failAttr(n, name, "a length", "write a number, as in "+name+`="12.5"`)
		return otherwise
	}
	return v
}

// size reads a length that must not be negative.
func (r *reader) size(n *node, s *state, name string, a axis, otherwise float64) float64 {
	v := r.coordinate(n, s, name, a, otherwise)
	if _, given := n.lookup(name); given && v < 0 {
		r.failAttr(n, name, "a size", "write a number that is not negative")
		return 0
	}
	return v
}

// failAttr reports an attribute that is not what it should be.
func (r *reader) failAttr(n *node, name, kind, hint string) {
	r.fail(r.at(n, name, 0), quote(n.attr(name))+" is not "+kind, hint)
}

// maxLength is how far from the origin things may lie, in points: a mile and a half.
const maxLength = 1e7

// length rounds points to scaled points.
func (r *reader) length(n *node, points float64) theme.Length {
	if !(math.Abs(points) <= maxLength) {
		r.fail(n.start, "<"+n.name+"> lies too far out", "mend its numbers or the transform around it")
		return 0
	}
	return theme.Length(math.Round(mul(points, float64(theme.Point))))
}

func (r *reader) point(n *node, p point) Point { return Point{r.length(n, p.x), r.length(n, p.y)} }
