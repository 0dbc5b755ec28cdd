package svg

import (
	"math"
	"strconv"
	"strings"
)

// maxNumber bounds every number, so that sums and products stay finite.
const maxNumber = 1e9

// A scanner reads numbers as SVG writes them: "-.5.5" is two.
type scanner struct {
	text string
	pos  int
}

func (s *scanner) space() {
	for s.pos < len(s.text) && isSpace(s.text[s.pos]) {
		s.pos++
	}
}

// comma skips white space and at most one comma.
func (s *scanner) comma() {
	s.space()
	if s.pos < len(s.text) && s.text[s.pos] == ',' {
		s.pos++
		s.space()
	}
}

func (s *scanner) done() bool { return s.pos >= len(s.text) }

// peek returns the next byte, or 0.
func (s *scanner) peek() byte {
	if s.done() {
		return 0
	}
	return s.text[s.pos]
}

func (s *scanner) digits() int {
	from := s.pos
	for s.pos < len(s.text) && s.text[s.pos]-'0' <= 9 {
		s.pos++
	}
	return s.pos - from
}

// number reads a number. Where there is none, it does not move.
func (s *scanner) number() (float64, bool) {
	from := s.pos
	if c := s.peek(); c == '+' || c == '-' {
		s.pos++
	}
	n := s.digits()
	if s.peek() == '.' {
		s.pos++
		n += s.digits()
	}
	if n == 0 {
		s.pos = from
		return 0, false
	}
	s.exponent()
	v, err := strconv.ParseFloat(s.text[from:s.pos], 64)
	if err != nil || math.Abs(v) > maxNumber {
		s.pos = from
		return 0, false
	}
	return v, true
}

// exponent reads "e5" but leaves the "em" of a unit alone.
func (s *scanner) exponent() {
	from := s.pos
	if c := s.peek(); c != 'e' && c != 'E' {
		return
	}
	s.pos++
	if c := s.peek(); c == '+' || c == '-' {
		s.pos++
	}
	if s.digits() == 0 {
		s.pos = from
	}
}

// numbers reads a list of numbers with spaces or commas between them, and
// nothing else.
func numbers(text string) ([]float64, bool) {
	var list []float64
	s := scanner{text: text}
	s.space()
	for !s.done() {
		v, ok := s.number()
		if !ok {
			return nil, false
		}
		list = append(list, v)
		s.comma()
	}
	return list, true
}

// fraction reads a number, or a percentage as its hundredth.
func fraction(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	number, percent := strings.CutSuffix(text, "%")
	s := scanner{text: number}
	v, ok := s.number()
	if percent {
		v /= 100
	}
	return v, ok && s.done()
}

// fields splits a list at its commas and spaces, but not inside parentheses.
func fields(text string) []string {
	var list []string
	depth, from := 0, -1
	for i := 0; i <= len(text); i++ {
		if i == len(text) || depth == 0 && (isSpace(text[i]) || text[i] == ',') {
			if from >= 0 {
				list = append(list, text[from:i])
			}
			from = -1
			continue
		}
		if from < 0 {
			from = i
		}
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth = max(depth-1, 0)
		}
	}
	return list
}
