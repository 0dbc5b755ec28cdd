package layout

import (
	"fieldguide/internal/font"
	"fieldguide/internal/theme"
)

// A typeface is all of a look that decides the width of a word and where it may
// be divided.
type typeface struct {
	face     *font.Face
	features font.Features
	size     theme.Length
	division division
}

// A division is a way of dividing words between lines.
type division uint8

const (
	undivided     division = iota // after its own hyphens and dashes alone
	hyphenated                    // and with hyphens
	codeDivision                  // after the punctuation of programs and addresses
	charDivision                  // anywhere: the word is longer than the line
	undividedCode                 // nowhere at all
)

// A look is how a stretch of text is set, and what it belongs to. Text with the
// same *look can stand in one run.
type look struct {
	typeface
	color   theme.Color
	rise    theme.Length
	element *Element
	link    *link // nil outside of links

	bold, italic, code, sans bool
	struck, marked, boxed    bool
	loose                    theme.Length // letterspacing
}

// A link is one link of the guide; it has an area on each page that shows it.
type link struct {
	url, destination string
	contents         string
	element          *Element
	underline        bool

	page *Page // of area
	area *LinkArea
}

// derive returns a copy of the look that change was applied to, with the face
// that its weight, slant and kind ask for.
func (s *setting) derive(l *look, change func(*look)) *look {
	d := *l
	change(&d)
	d.face = s.faceOf(&d)
	return &d
}

func (s *setting) faceOf(l *look) *font.Face {
	f := s.family
	switch {
	case l.code && l.bold:
		return f.MonoBold
	case l.code:
		return f.Mono
	case l.sans && l.bold:
		return f.SansBold
	case l.sans && l.italic:
		return f.SansItalic
	case l.sans:
		return f.Sans
	case l.bold && l.italic:
		return f.TextBoldItalic
	case l.bold:
		return f.TextBold
	case l.italic:
		return f.TextItalic
	}
	return f.Text
}

// text returns the look of running text of that size: with a serif, and figures
// that look like words. On a one page it has none: small and narrow columns are
// read more easily without.
func (s *setting) text(size theme.Length, e *Element) *look {
	l := &look{color: s.theme.Ink, element: e, sans: s.single}
	l.size, l.division = size, hyphenated
	if !s.single {
		l.features = font.OldStyle
	}
	l.face = s.faceOf(l)
	return l
}

// sans returns the look of tables and captions.
func (s *setting) sans(size theme.Length, e *Element) *look {
	return s.derive(s.text(size, e), func(l *look) {
		l.sans, l.features = true, font.Tabular
	})
}

// heading returns the look of headings: words are never divided.
func (s *setting) heading(size theme.Length, e *Element) *look {
	return s.derive(s.sans(size, e), func(l *look) {
		l.bold, l.division, l.features = true, undivided, 0
	})
}

// label returns the look of the small words and numbers that hang in the margin.
func (s *setting) label(size theme.Length, e *Element) *look {
	return s.derive(s.heading(size, e), func(l *look) { l.color = s.theme.Accent })
}

// running returns the look of running heads.
func (s *setting) running(size theme.Length) *look {
	return s.derive(s.sans(size, nil), func(l *look) {
		l.division, l.color = undivided, s.theme.Muted
	})
}

// program returns the look of program text.
func (s *setting) program(size theme.Length, e *Element) *look {
	return s.derive(s.text(size, e), func(l *look) {
		l.code, l.features, l.division = true, 0, codeDivision
	})
}

// inCode returns the look of program text among other text: as high as its
// neighbors.
func (s *setting) inCode(l *look, e *Element) *look {
	neighbor := l.face
	d := s.derive(l, func(l *look) {
		l.code, l.features, l.division, l.element = true, 0, codeDivision, e
	})
	d.size = l.size * theme.Length(neighbor.XHeight*d.face.UnitsPerEm) / theme.Length(d.face.XHeight*neighbor.UnitsPerEm)
	d.size = d.size * 102 / 100
	return d
}

// baseline returns how far below the top of a line its baseline is: capitals
// stand in the middle of the line.
func (l *look) baseline(leading theme.Length) theme.Length {
	capital := l.size * theme.Length(l.face.CapHeight) / theme.Length(l.face.UnitsPerEm)
	return (leading + capital) / 2
}
