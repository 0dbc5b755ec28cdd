package math

import (
	"slices"

	"fieldguide/internal/theme"
)

// A setter sets nodes in one of TeX's styles. It is passed by value: to set a
// part in another style, change a copy.
type setter struct {
	font    *Font
	size    theme.Length // of text style
	style   style
	cramped bool // superscripts stand lower, as under a root
	color   Color
	out     *Box
}

// A box is a part that was set. Its children stand at places measured from the
// left end of its baseline, x to the right and y upward.
type box struct {
	width, height, depth theme.Length
	italic               theme.Length // how far the last glyph leans over the width
	attach               theme.Length // where an accent is centered
	attached             bool         // attach is set
	single               bool         // one glyph, which is not put together
	glyph                uint16       // of a leaf
	text                 string       // that the glyph stands for
	scale                theme.Length // size of the glyph
	kind                 boxKind
	color                Color
	to                   [2]theme.Length // the upper end of a stroke
	children             []placed
}

type boxKind uint8

const (
	listBox boxKind = iota
	glyphBox
	ruleBox
	strokeBox
	hiddenBox
)

type placed struct {
	*box
	x, y theme.Length
}

// put places a box in another, which grows to hold it.
func (b *box) put(in *box, x, y theme.Length) {
	b.children = append(b.children, placed{in, x, y})
	b.width = max(b.width, x+in.width)
	b.height = max(b.height, in.height+y)
	b.depth = max(b.depth, in.depth-y)
}

// rule places a filled rectangle whose lower left corner is at x, y.
func (s setter) rule(b *box, x, y, width, height theme.Length) {
	b.put(&box{kind: ruleBox, width: width, height: height, color: s.color}, x, y)
}

// flatten writes a box into the result.
func (s setter) flatten(b *box, x, y theme.Length) {
	switch b.kind {
	case glyphBox:
		s.out.Glyphs = append(s.out.Glyphs, Glyph{b.glyph, x, y, b.scale, b.text, b.color})
	case ruleBox:
		if b.width > 0 && b.height > 0 {
			s.out.Rules = append(s.out.Rules, Rule{x, y, b.width, b.height, b.color})
		}
	case strokeBox:
		s.out.Strokes = append(s.out.Strokes, Stroke{x, y, x + b.to[0], y + b.to[1], b.scale, b.color})
	case hiddenBox:
		return
	}
	for _, c := range b.children {
		s.flatten(c.box, x+c.x, y+c.y)
	}
}

// em returns the size of type of the style.
func (s setter) em() theme.Length {
	switch s.style {
	case scriptStyle:
		return s.size * theme.Length(s.font.smallest[0]) / 100
	case scriptScriptStyle:
		return s.size * theme.Length(s.font.smallest[1]) / 100
	}
	return s.size
}

// units returns a distance of font units.
func (s setter) units(u int) theme.Length {
	n, per := theme.Length(u)*s.em(), theme.Length(s.font.unitsPerEm)
	if n < 0 {
		return -((-n + per/2) / per)
	}
	return (n + per/2) / per
}

// inUnits is the inverse of units.
func (s setter) inUnits(l theme.Length) int {
	return int(l * theme.Length(s.font.unitsPerEm) / max(s.em(), 1))
}

// thousandths returns a distance of thousandths of an em.
func (s setter) thousandths(n int) theme.Length { return s.em() * theme.Length(n) / 1000 }

// constant returns a measure of the MATH table at the size of the style.
func (s setter) constant(c constant) theme.Length { return s.units(s.font.constant(c)) }

// either returns one of two measures, the second in display style.
func (s setter) either(text, display constant) theme.Length {
	if s.style == displayStyle {
		return s.constant(display)
	}
	return s.constant(text)
}

func (s setter) inScripts() bool { return s.style >= scriptStyle }

func (s setter) cramp() setter {
	s.cramped = true
	return s
}

// script returns the setter of superscripts.
func (s setter) script() setter {
	if s.style < scriptStyle {
		s.style = scriptStyle
	} else {
		s.style = scriptScriptStyle
	}
	return s
}

// part returns the setter of a numerator.
func (s setter) part() setter {
	switch s.style {
	case displayStyle:
		s.style = textStyle
	case textStyle:
		s.style = scriptStyle
	default:
		s.style = scriptScriptStyle
	}
	return s
}

// character sets one character.
func (s setter) character(r rune) *box {
	g := s.font.glyph(r)
	if g == 0 && !slices.Contains(s.out.Missing, r) {
		s.out.Missing = append(s.out.Missing, r)
	}
	return s.leaf(g, string(r))
}

// leaf sets a glyph that stands for text.
func (s setter) leaf(g uint16, text string) *box {
	e := s.font.extent(g)
	b := &box{
		kind: glyphBox, glyph: g, text: text, scale: s.em(), color: s.color, single: true,
		width: s.units(s.font.advance(g)), height: s.units(e.top), depth: s.units(-e.bottom),
		italic: s.units(s.font.italic(g)),
	}
	if a, ok := s.font.attachment(g); ok {
		b.attach, b.attached = s.units(a), true
	}
	return b
}

// centered places a box so that its middle is on the axis of fractions.
func (s setter) centered(in *box) *box {
	b := &box{}
	b.put(in, 0, s.constant(axisHeight)-(in.height-in.depth)/2)
	b.italic = in.italic
	return b
}
