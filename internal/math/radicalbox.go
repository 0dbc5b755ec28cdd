package math

import "fieldguide/internal/theme"

// radical sets a root (The TeXbook, page 443, rule 11; the degree as OpenType's
// MATH table asks for it).
func (s setter) radical(r *radical) *box {
	in := s.cramp().line(r.body, false)
	in.width += max(in.italic, 0)
	gap, thick := s.either(radicalGap, radicalGapDisplay), s.constant(radicalRule)
	root := s.tall("√", max(in.height, 0)+max(in.depth, 0)+gap+thick)
	height := root.height + root.depth
	if more := height - thick - in.height - in.depth; more > gap {
		gap = (gap + more) / 2
	}
	top := in.height + gap + thick
	b := &box{}
	x := theme.Length(0)
	if r.degree != nil {
		x = s.degree(b, r.degree, top-height, height)
	}
	b.put(root, x, top-root.height)
	x += root.width
	overlap := min(s.em()/50, root.width)
	s.rule(b, x-overlap, top-thick, in.width+overlap, thick)
	b.put(in, x, 0)
	b.width = x + in.width
	b.height = max(b.height, top+s.constant(radicalExtra))
	return b
}

// degree sets the degree of a root whose sign stands on bottom, and returns
// where the sign begins.
func (s setter) degree(b *box, r *row, bottom, height theme.Length) theme.Length {
	small := s
	small.style = scriptScriptStyle
	in := small.line(r, false)
	before, after := s.constant(radicalKernBefore), s.constant(radicalKernAfter)
	b.put(in, max(before, 0), bottom+height*theme.Length(s.font.degreeRaise)/100+in.depth)
	return max(before+in.width+after, 0)
}
