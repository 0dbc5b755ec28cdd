package math

import "fieldguide/internal/theme"

// accent sets a mark over a base (The TeXbook, page 443, rule 12) or under it.
func (s setter) accent(a *accent) *box {
	in := s.cramp().line(a.base, false)
	if a.mark >= '←' && a.mark <= '⇿' {
		return s.overArrow(in, a)
	}
	mark := s.character(a.mark)
	if a.stretchy {
		mark = s.wide(a.mark, in.width)
	}
	e := s.font.extent(mark.glyph)
	middle := s.units((e.left + e.right) / 2)
	if at, ok := s.font.attachment(mark.glyph); ok && !a.stretchy {
		middle = s.units(at)
	}
	center := in.width / 2
	switch {
	case in.attached && !a.stretchy:
		center = in.attach
	case in.single:
		center += in.italic / 2
	}
	b := &box{}
	b.put(in, 0, 0)
	y := max(in.height-s.constant(accentBaseHeight), 0)
	if a.under {
		y = -in.depth - mark.height - s.constant(underbarGap)
	}
	b.children = append(b.children, placed{mark, center - middle, y})
	b.height, b.depth = max(b.height, mark.height+y), max(b.depth, mark.depth-y)
	b.width, b.italic, b.single, b.glyph = in.width, in.italic, in.single, in.glyph
	b.attach, b.attached = in.attach, in.attached
	return b
}

// overArrow sets an arrow as wide as the base over it, or under it.
func (s setter) overArrow(in *box, a *accent) *box {
	in.width += max(in.italic, 0)
	mark := s.wide(a.mark, in.width)
	b := &box{}
	width := max(in.width, mark.width)
	gap := s.constant(overbarGap) / 2
	b.put(in, (width-in.width)/2, 0)
	y := in.height + gap + mark.depth
	if a.under {
		y = -in.depth - gap - mark.height
	}
	b.put(mark, (width-mark.width)/2, y)
	b.width = width
	return b
}

// bar sets a line over or under a base (rules 9 and 10).
func (s setter) bar(n *bar) *box {
	in := s.cramp().line(n.base, false)
	in.width += max(in.italic, 0)
	b := &box{}
	b.put(in, 0, 0)
	if n.under {
		thick := s.constant(underbarRule)
		s.rule(b, 0, -in.depth-s.constant(underbarGap)-thick, in.width, thick)
		b.depth = in.depth + s.constant(underbarGap) + thick + s.constant(underbarExtra)
		return b
	}
	s.rule(b, 0, in.height+s.constant(overbarGap), in.width, s.constant(overbarRule))
	b.height += s.constant(overbarExtra)
	return b
}

// brace sets a brace over or under a base, as wide as it is.
func (s setter) brace(n *brace) *box {
	in := s.line(n.base, false)
	in.width += max(in.italic, 0)
	mark := s.wide(n.mark, in.width)
	b := &box{}
	width := max(in.width, mark.width)
	gap := s.em() / 10
	b.put(in, (width-in.width)/2, 0)
	if n.under {
		b.put(mark, (width-mark.width)/2, -in.depth-gap-mark.height)
	} else {
		b.put(mark, (width-mark.width)/2, in.height+gap+mark.depth)
	}
	b.width = width
	return b
}

// arrow sets an arrow that is a little longer than its labels.
func (s setter) arrow(n *arrow) *box {
	over := s.script().line(n.over, false)
	var under *box
	width := max(s.thousandths(1200), over.width+s.thousandths(700))
	if n.under != nil {
		under = s.script().cramp().line(n.under, false)
		width = max(width, under.width+s.thousandths(700))
	}
	base := s.wide(n.mark, width)
	b := &box{}
	all := max(base.width, width)
	b.put(base, (all-base.width)/2, 0)
	gap := s.thousandths(110)
	b.put(over, (all-over.width)/2, base.height+gap+max(over.depth, 0))
	if under != nil {
		b.put(under, (all-under.width)/2, -base.depth-gap-under.height)
	}
	b.width = all
	return b
}

// framed sets a part in a box, on a ground, or struck through.
func (s setter) framed(n *framed) *box {
	in := s.line(n.body, false)
	in.width += max(in.italic, 0)
	b := &box{}
	thick := s.constant(fractionRule)
	switch n.frame {
	case boxed, filled:
		return s.inBox(in, n, thick)
	}
	b.put(in, 0, 0)
	x1, x2, y1, y2 := -s.em()/20, in.width+s.em()/20, -in.depth, in.height
	switch n.frame {
	case slash:
		s.stroke(b, x1, y1, x2, y2, thick)
	case backslash:
		s.stroke(b, x1, y2, x2, y1, thick)
	case cross:
		s.stroke(b, x1, y1, x2, y2, thick)
		s.stroke(b, x1, y2, x2, y1, thick)
	case strike:
		y := s.constant(axisHeight)
		s.stroke(b, x1, y, x2, y, thick)
	}
	return b
}

func (s setter) stroke(b *box, x1, y1, x2, y2, width theme.Length) {
	line := &box{kind: strokeBox, to: [2]theme.Length{x2 - x1, y2 - y1}, scale: width, color: s.color}
	b.children = append(b.children, placed{line, x1, y1})
}

// inBox sets a frame of rules 3 pt from the part at 10 pt, as LaTeX does.
func (s setter) inBox(in *box, n *framed, thick theme.Length) *box {
	pad := s.thousandths(300)
	width, height, depth := in.width+2*pad, in.height+pad, in.depth+pad
	b := &box{}
	if n.frame == filled {
		ground := s
		ground.color = n.color
		ground.rule(b, 0, -depth, width, height+depth)
	} else {
		s.rule(b, 0, height-thick, width, thick)
		s.rule(b, 0, -depth, width, thick)
		s.rule(b, 0, -depth, thick, height+depth)
		s.rule(b, width-thick, -depth, thick, height+depth)
	}
	b.put(in, pad, 0)
	b.width, b.height, b.depth = width, height, depth
	return b
}

// adjusted sets a part that is not drawn or takes no room.
func (s setter) adjusted(n *adjusted) *box {
	in := s.line(n.body, false)
	b := &box{width: in.width, height: in.height, depth: in.depth}
	if n.hidden {
		in.kind, in.children = hiddenBox, nil
	}
	x := theme.Length(0)
	if n.noWidth {
		x = theme.Length(n.lap-1) * in.width / 2
		b.width = 0
	}
	if n.noHeight {
		b.height = 0
	}
	if n.noDeep {
		b.depth = 0
	}
	b.children = append(b.children, placed{in, x, 0})
	return b
}

func (s setter) strut(n *strut) *box {
	b := &box{}
	s.rule(b, 0, s.thousandths(n.raise), s.thousandths(n.width), s.thousandths(n.height))
	return b
}
