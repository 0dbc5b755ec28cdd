package layout

import "fieldguide/internal/theme"

// This file holds how far a paragraph may be stretched before worse things are
// tried: first without hyphens, then with them, then with loose lines, and at
// last with words divided anywhere and lines that are too long.

// justified returns where the lines of a justified paragraph end.
func (s *setting) justified(items []item, measure theme.Length) []int {
	ladder := [...]breaking{
		{measure: measure, tolerance: 60, whole: true},
		{measure: measure, tolerance: 170},
		{measure: measure, tolerance: 1200},
		{measure: measure, tolerance: 3000, emergency: measure / 20},
		{measure: measure, tolerance: never, emergency: measure / 8, last: true},
	}
	return s.climb(items, ladder[:])
}

// raggedRight returns where the lines of a ragged paragraph end. It has hyphens
// only where a word is longer than the line.
func (s *setting) raggedRight(items []item, measure theme.Length) []int {
	ladder := [...]breaking{
		{measure: measure, tolerance: never - 1, ragged: true, whole: true},
		{measure: measure, tolerance: never, ragged: true},
		{measure: measure, tolerance: never, ragged: true, last: true},
	}
	return s.climb(items, ladder[:])
}

// balanced returns where the lines of a heading end: as few as in a ragged
// paragraph, of as equal length as can be.
func (s *setting) balanced(items []item, measure theme.Length) []int {
	breaks := s.raggedRight(items, measure)
	if len(breaks) < 2 {
		return breaks
	}
	low, high := measure/2, measure
	for high-low > theme.Point {
		middle := (low + high) / 2
		b := s.breaker.lines(items, breaking{measure: middle, tolerance: never, ragged: true})
		if b == nil || len(b) > len(breaks) {
			low = middle
			continue
		}
		high, breaks = middle, b
	}
	return breaks
}

func (s *setting) climb(items []item, ladder []breaking) []int {
	for _, o := range ladder {
		if breaks := s.breaker.lines(items, o); breaks != nil {
			return breaks
		}
	}
	panic("layout: the last breaking found no lines")
}
