package math

import "fieldguide/internal/theme"

// scripts sets a base with its subscript and superscript (The TeXbook, page 445,
// rule 18), and above and below it where it is an operator with limits.
func (s setter) scripts(n *script) *box {
	base := s.box(n.base)
	if n.limits == alwaysAbove || n.limits == displayAbove && s.style == displayStyle {
		return s.limits(base, s.maybe(n.sub, s.script().cramp()), s.maybe(n.sup, s.script()))
	}
	if p, ok := n.sup.(*symbol); ok && p.kind == primes {
		return s.primed(base, p, n.sub)
	}
	return s.beside(base, s.maybe(n.sub, s.script().cramp()), s.maybe(n.sup, s.script()), isBigOperator(n.base))
}

// maybe sets a node that may be nil.
func (s setter) maybe(n node, in setter) *box {
	if n == nil {
		return nil
	}
	return in.box(n)
}

// primed sets primes, which the font has at their height and size already.
func (s setter) primed(base *box, p *symbol, sub node) *box {
	marks := s.words(p.text)
	b := &box{}
	b.put(base, 0, 0)
	b.put(marks, base.width+max(base.italic, 0), 0)
	if sub != nil {
		lo := s.script().cramp().box(sub)
		b.put(lo, base.width, -s.constant(subscriptDown))
		b.width += s.constant(spaceAfterScript)
	}
	return b
}

// beside sets scripts to the right of their base.
func (s setter) beside(base, lo, hi *box, bigOperator bool) *box {
	b := &box{}
	b.put(base, 0, 0)
	b.width = base.width
	drop := !base.single || bigOperator
	up, down := s.superscriptShift(base, hi, drop), s.subscriptShift(base, lo, drop)
	if hi != nil && lo != nil {
		up, down = s.apart(up, down, hi, lo)
	}
	loX, hiX := base.width, base.width+max(base.italic, 0)
	if bigOperator {
		loX, hiX = base.width-base.italic, base.width
	}
	if hi != nil {
		b.put(hi, hiX+s.cutIn(base, hi, up, topRight), up)
	}
	if lo != nil {
		b.put(lo, loX+s.cutIn(base, lo, -down, bottomRight), -down)
	}
	b.width = max(b.width+s.constant(spaceAfterScript), 0)
	return b
}

func (s setter) superscriptShift(base, hi *box, drop bool) theme.Length {
	if hi == nil {
		return 0
	}
	up := s.constant(superscriptUp)
	if s.cramped {
		up = s.constant(superscriptUpCramped)
	}
	if drop {
		up = max(up, base.height-s.constant(superscriptDropMax))
	}
	return max(up, s.constant(superscriptBottomMin)+hi.depth)
}

func (s setter) subscriptShift(base, lo *box, drop bool) theme.Length {
	if lo == nil {
		return 0
	}
	down := s.constant(subscriptDown)
	if drop {
		down = max(down, base.depth+s.constant(subscriptDropMin))
	}
	return max(down, lo.height-s.constant(subscriptTopMax))
}

// apart moves a superscript and a subscript away from each other until the gap
// is wide enough, the superscript first, as far as it may.
func (s setter) apart(up, down theme.Length, hi, lo *box) (theme.Length, theme.Length) {
	short := s.constant(subSuperscriptGap) - (up - hi.depth - lo.height + down)
	if short <= 0 {
		return up, down
	}
	if rise := min(s.constant(superscriptBottomMax)-(up-hi.depth), short); rise > 0 {
		up += rise
		short -= rise
	}
	return up, down + short
}

// cutIn returns how far a script moves into the corner of its base: as far as
// both ends of where they face each other allow (OpenType, "MathKernInfo").
func (s setter) cutIn(base, script *box, shift theme.Length, corner int) theme.Length {
	if !base.single || !script.single {
		return 0
	}
	small := s.script()
	facing, near, far := bottomLeft, shift-script.depth, base.height
	if corner == bottomRight {
		facing, near, far = topLeft, shift+script.height, -base.depth
	}
	at := func(height theme.Length) theme.Length {
		return s.units(s.font.cutIn(base.glyph, corner, s.inUnits(height))) +
			small.units(s.font.cutIn(script.glyph, facing, small.inUnits(height-shift)))
	}
	return max(at(near), at(far))
}

// limits sets scripts above and below their base (rule 13a). Those of a slanted
// sign stand shifted by half its slant.
func (s setter) limits(base, lo, hi *box) *box {
	width := base.width
	for _, in := range []*box{lo, hi} {
		if in != nil {
			width = max(width, in.width)
		}
	}
	b := &box{}
	b.put(base, (width-base.width)/2, 0)
	if lo != nil {
		down := base.depth + max(s.constant(lowerLimitGap)+lo.height, s.constant(lowerLimitDrop))
		b.put(lo, max((width-lo.width-base.italic)/2, 0), -down)
	}
	if hi != nil {
		up := base.height + max(s.constant(upperLimitGap)+hi.depth, s.constant(upperLimitRise))
		b.put(hi, (width-hi.width+base.italic)/2, up)
	}
	b.width = max(b.width, width)
	return b
}

// stack sets small formulas over and under a base; labels of a brace among them.
func (s setter) stack(n *stack) *box {
	return s.limits(s.box(n.base), s.maybe(n.under, s.script().cramp()), s.maybe(n.over, s.script()))
}
