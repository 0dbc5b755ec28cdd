package font

import (
	"sync"

	"fieldguide/internal/theme"
)

// A Ruler measures lines of text in the sans of a family, in which diagrams are
// set. It may be used by many goroutines at once.
type Ruler struct {
	Family  *Family
	shapers sync.Pool
}

// Width returns the width of a line of text at that size, in the sans or its
// bold, with kerning; characters that it lacks are measured in the face that
// stands in for it.
func (r *Ruler) Width(text string, size theme.Length, bold bool) theme.Length {
	s, _ := r.shapers.Get().(*Shaper)
	if s == nil {
		s = &Shaper{}
	}
	defer r.shapers.Put(s)
	own := r.Family.Sans
	if bold {
		own = r.Family.SansBold
	}
	var width theme.Length
	for start := 0; start < len(text); {
		face, end := r.stretch(own, text, start)
		units := 0
		for _, g := range s.Shape(face, 0, text[start:end]) {
			units += g.Advance
		}
		width += theme.Length(units) * size / theme.Length(face.UnitsPerEm)
		start = end
	}
	return width
}

// stretch returns the face of the character at offset start, and where the
// characters that are set in it end.
func (r *Ruler) stretch(own *Face, text string, start int) (face *Face, end int) {
	for i, c := range text[start:] {
		f := r.faceOf(own, c)
		if face != nil && f != face {
			return face, start + i
		}
		face = f
	}
	return face, len(text)
}

func (r *Ruler) faceOf(own *Face, c rune) *Face {
	if own.Has(c) {
		return own
	}
	for _, f := range r.Family.Fallbacks() {
		if f.Has(c) {
			return f
		}
	}
	return own
}
