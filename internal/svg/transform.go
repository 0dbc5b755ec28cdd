package svg

import (
	"math"
	"strings"
)

// transform returns the transformation that a style asks for.
func (r *reader) transform(text string, at int) matrix {
	m, pos, ok := parseTransform(text)
	if !ok {
		r.fail(at+pos, quote(text[pos:])+" is not a transform", "write translate(x y), scale(x y), rotate(degrees), skewX(degrees) or matrix(a b c d e f)")
	}
	return m
}

// parseTransform reads a list of transformations, by the grammar of attributes
// or that of CSS. Where it fails, pos is the byte of the one that it cannot read.
func parseTransform(text string) (m matrix, pos int, ok bool) {
	m = identity
	for pos < len(text) {
		if isSpace(text[pos]) || text[pos] == ',' {
			pos++
			continue
		}
		name, rest, found := strings.Cut(text[pos:], "(")
		arguments, _, closed := strings.Cut(rest, ")")
		if name = trim(name); name == "none" && !found && m == identity {
			return m, pos, true
		}
		step, ok := transformation(name, arguments)
		if !found || !closed || !ok {
			return m, pos, false
		}
		m = m.times(step)
		if !m.finite() {
			return identity, pos, false
		}
		pos += strings.IndexByte(text[pos:], ')') + 1
	}
	return m, pos, true
}

func (m matrix) finite() bool {
	for _, v := range [...]float64{m.a, m.b, m.c, m.d, m.e, m.f} {
		if !(math.Abs(v) < 1e15) {
			return false
		}
	}
	return true
}

func transformation(name, arguments string) (matrix, bool) {
	v, ok := transformNumbers(arguments)
	if !ok {
		return identity, false
	}
	switch {
	case name == "translate" && len(v) == 1, name == "translateX" && len(v) == 1:
		return translation(v[0], 0), true
	case name == "translate" && len(v) == 2:
		return translation(v[0], v[1]), true
	case name == "translateY" && len(v) == 1:
		return translation(0, v[0]), true
	case name == "scale" && len(v) == 1:
		return scaling(v[0], v[0]), true
	case name == "scale" && len(v) == 2:
		return scaling(v[0], v[1]), true
	case name == "scaleX" && len(v) == 1:
		return scaling(v[0], 1), true
	case name == "scaleY" && len(v) == 1:
		return scaling(1, v[0]), true
	case name == "rotate" && len(v) == 1:
		return rotation(v[0]), true
	case name == "rotate" && len(v) == 3:
		return translation(v[1], v[2]).times(rotation(v[0])).times(translation(-v[1], -v[2])), true
	case name == "skewX" && len(v) == 1:
		return matrix{a: 1, c: tangent(v[0]), d: 1}, true
	case name == "skewY" && len(v) == 1:
		return matrix{a: 1, b: tangent(v[0]), d: 1}, true
	case name == "matrix" && len(v) == 6:
		return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	}
	return identity, false
}

// tangent is infinite for a quarter of a turn; finite finds that out.
func tangent(degrees float64) float64 {
	s, c := sincos(degrees)
	return s / c
}

// transformNumbers reads the arguments of a transformation, which may have the
// units of CSS: angles come in degrees, lengths in user units.
func transformNumbers(text string) ([]float64, bool) {
	var list []float64
	s := scanner{text: text}
	s.space()
	for !s.done() {
		v, ok := s.number()
		if !ok {
			return nil, false
		}
		from := s.pos
		for c := s.peek(); c|0x20 >= 'a' && c|0x20 <= 'z'; c = s.peek() {
			s.pos++
		}
		k, ok := angles[s.text[from:s.pos]]
		if !ok {
			k, ok = units[s.text[from:s.pos]]
		}
		if !ok {
			return nil, false
		}
		list = append(list, mul(v, k))
		s.comma()
	}
	return list, true
}

// angles are the units of angles in degrees.
var angles = map[string]float64{"deg": 1, "rad": 180 / math.Pi, "grad": 0.9, "turn": 360}
