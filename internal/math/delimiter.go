package math

import (
	"unicode/utf8"

	"fieldguide/internal/theme"
)

// variant returns the smallest variant of a glyph that is at least so long, in
// font units.
func (f *Font) variant(g uint16, vertical bool, least int) (uint16, bool) {
	t := f.construction(g, vertical)
	for i := range t.u16(2) {
		if t.u16(6+4*i) >= least {
			return uint16(t.u16(4 + 4*i)), true
		}
	}
	return 0, false
}

// longest returns the longest variant of a glyph.
func (f *Font) longest(g uint16, vertical bool) uint16 {
	t := f.construction(g, vertical)
	if n := t.u16(2); n > 0 {
		return uint16(t.u16(4 + 4*(n-1)))
	}
	return g
}

// tall sets a character that is at least so high, from a variant or put together
// from parts. Its bottom may stand anywhere: center it.
func (s setter) tall(text string, height theme.Length) *box {
	r, _ := utf8.DecodeRuneInString(text)
	b := s.character(r)
	if b.height+b.depth >= height {
		return b
	}
	if g, ok := s.font.variant(b.glyph, true, s.inUnits(height)); ok {
		return s.leaf(g, text)
	}
	pieces := parts(s.font.construction(b.glyph, true))
	if len(pieces) == 0 {
		return s.leaf(s.font.longest(b.glyph, true), text)
	}
	out := &box{}
	y := theme.Length(0)
	s.assemble(pieces, height, func(p part, at, length theme.Length, first bool) {
		in := s.piece(p, text, first)
		out.children = append(out.children, placed{in, 0, at + in.depth})
		out.width = max(out.width, in.width)
		y = at + length
	})
	out.height = y
	return out
}

// wide sets a character that is at least so wide, put together from parts, or
// the widest variant that is not wider if there are none.
func (s setter) wide(r rune, width theme.Length) *box {
	g := s.font.glyph(r)
	if g == 0 {
		return s.character(r)
	}
	t := s.font.construction(g, false)
	pieces := parts(t)
	if r == '=' {
		pieces = s.font.repeated(g)
	}
	best := g
	for i := range t.u16(2) {
		v, long := uint16(t.u16(4+4*i)), s.units(t.u16(6+4*i))
		if long > width && len(pieces) == 0 {
			break
		}
		if best = v; long >= width {
			return s.leaf(v, string(r))
		}
	}
	if len(pieces) == 0 {
		return s.leaf(best, string(r))
	}
	out := &box{}
	s.assemble(pieces, width, func(p part, at, length theme.Length, first bool) {
		in := s.piece(p, string(r), first)
		left := s.units(s.font.extent(p.glyph).left)
		out.children = append(out.children, placed{in, at - left, 0})
		out.height, out.depth = max(out.height, in.height), max(out.depth, in.depth)
		out.width = at + length
	})
	return out
}

// repeated returns the parts of a glyph of level lines, which can be laid end to
// end.
func (f *Font) repeated(g uint16) []part {
	e := f.extent(g)
	p := part{glyph: g, start: (e.right - e.left) / 2, end: (e.right - e.left) / 2, advance: e.right - e.left}
	more := p
	more.extender = true
	return []part{p, more}
}

// piece sets a part; only the first stands for text.
func (s setter) piece(p part, text string, first bool) *box {
	if !first {
		text = ""
	}
	return s.leaf(p.glyph, text)
}

// maxRepeats bounds how often an extender stands in an assembly.
const maxRepeats = 500

// assemble tells where the parts of a glyph that is put together stand: as few
// extenders as reach the length, overlapping as much as it allows (OpenType,
// "MathVariants").
func (s setter) assemble(pieces []part, length theme.Length, place func(p part, at, length theme.Length, first bool)) {
	n := s.repeats(pieces, length)
	total, joints := s.reach(pieces, n)
	overlap := s.units(s.font.leastOverlap)
	if joints > 0 && total > length {
		overlap += (total - length) / theme.Length(joints)
	}
	at, end, first := theme.Length(0), theme.Length(0), true
	for _, p := range pieces {
		times := 1
		if p.extender {
			times = n
		}
		for range times {
			if !first {
				at -= min(overlap, max(min(end, s.units(p.start)), s.units(s.font.leastOverlap)))
			}
			place(p, at, s.units(p.advance), first)
			at += s.units(p.advance)
			end, first = s.units(p.end), false
		}
	}
}

// reach returns how long an assembly is at the least overlap, with n of each
// extender, and how many joints it has.
func (s setter) reach(pieces []part, n int) (theme.Length, int) {
	total, count := theme.Length(0), 0
	for _, p := range pieces {
		times := 1
		if p.extender {
			times = n
		}
		total += s.units(p.advance) * theme.Length(times)
		count += times
	}
	joints := max(count-1, 0)
	return total - s.units(s.font.leastOverlap)*theme.Length(joints), joints
}

// repeats returns how often each extender stands in an assembly of that length.
func (s setter) repeats(pieces []part, length theme.Length) int {
	none, _ := s.reach(pieces, 0)
	one, _ := s.reach(pieces, 1)
	if none >= length || one <= none {
		return 0
	}
	return min(int((length-none+one-none-1)/(one-none)), maxRepeats)
}

// delimiter sets a delimiter of that height with its middle on the axis.
func (s setter) delimiter(text string, height theme.Length) *box {
	if text == "" {
		return &box{width: s.nullDelimiter()}
	}
	b := s.centered(s.tall(text, height))
	b.italic = 0
	return b
}

// nullDelimiter is the width of a delimiter that is not there, and the space
// beside fractions (plain TeX: 1.2 pt at 10 pt).
func (s setter) nullDelimiter() theme.Length { return s.thousandths(120) }

// fence sets a body between delimiters that are about as high as it is.
func (s setter) fence(f *fence) *box {
	bodies := make([]*box, len(f.bodies))
	all := &box{}
	for i, r := range f.bodies {
		bodies[i] = s.line(r, false)
		all.put(bodies[i], 0, 0)
	}
	height := s.fenceHeight(all)
	b := &box{}
	for i, in := range bodies {
		if i > 0 {
			b.width += s.em() / 18
		}
		b.put(s.delimiter(f.delimiters[i], height), b.width, 0)
		if i > 0 {
			b.width += s.em() / 18
		}
		b.put(in, b.width, 0)
		b.width += max(in.italic, 0)
	}
	b.put(s.delimiter(f.delimiters[len(bodies)], height), b.width, 0)
	return b
}

// fenceHeight returns how high the delimiters around a body are: at least 901
// thousandths of it, and at most 5 pt at 10 pt less (The TeXbook, page 446).
func (s setter) fenceHeight(b *box) theme.Length {
	axis := s.constant(axisHeight)
	half := max(b.height-axis, b.depth+axis, 0)
	return max(2*half*901/1000, 2*half-s.em()/2)
}

// sized sets \big and its like: delimiters of 1.2, 1.8, 2.4 and 3 em.
func (s setter) sized(n *sized) *box {
	if n.delimiter == "" {
		return &box{width: s.nullDelimiter()}
	}
	s.style = min(s.style, textStyle)
	return s.delimiter(n.delimiter, s.em()*theme.Length(6*(n.step+1))/10)
}
