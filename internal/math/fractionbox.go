package math

import "fieldguide/internal/theme"

// fraction sets a numerator over a denominator (The TeXbook, page 444, rule 15).
func (s setter) fraction(f *fraction) *box {
	if f.style != inherit {
		s.style = f.style
	}
	num, den := s.parts(f)
	b := &box{}
	pad := s.nullDelimiter()
	if f.left != "" || f.right != "" {
		pad = 0
	}
	width := max(num.width, den.width)
	up, down := s.shifts(f, num, den)
	b.put(num, pad+(width-num.width)/2, up)
	if !f.noBar {
		thick := s.constant(fractionRule)
		s.rule(b, pad, s.constant(axisHeight)-thick/2, width, thick)
	}
	b.put(den, pad+(width-den.width)/2, -down)
	b.width = width + 2*pad
	if pad == 0 {
		return s.enclosed(b, f)
	}
	return b
}

// parts sets the numerator and the denominator, in a smaller style unless the
// fraction is a continued one.
func (s setter) parts(f *fraction) (num, den *box) {
	in := s.part()
	if f.continued {
		in = s
	}
	num, den = in.line(f.num, false), in.cramp().line(f.den, false)
	if f.continued { // a strut, so that the parts of all levels stand alike
		num.height = max(num.height, s.em()*85/100)
	}
	return num, den
}

// shifts returns how far the parts stand above and below the baseline.
func (s setter) shifts(f *fraction, num, den *box) (up, down theme.Length) {
	if f.noBar {
		up, down = s.either(stackTopUp, stackTopUpDisplay), s.either(stackBottomDown, stackBottomDownDisplay)
		if short := s.either(stackGap, stackGapDisplay) - (up - num.depth - den.height + down); short > 0 {
			up += short / 2
			down += short / 2
		}
		return up, down
	}
	axis, half := s.constant(axisHeight), s.constant(fractionRule)/2
	up = max(s.either(numeratorUp, numeratorUpDisplay), axis+half+s.either(numeratorGap, numeratorGapDisplay)+num.depth)
	down = max(s.either(denominatorDown, denominatorDownDisplay), half-axis+s.either(denominatorGap, denominatorGapDisplay)+den.height)
	return up, down
}

// enclosed puts the delimiters of a binomial around it. They have two sizes only
// (The TeXbook, page 444, rule 15e), here as high as the font's parts stand apart.
func (s setter) enclosed(in *box, f *fraction) *box {
	height := s.fenceHeight(in)
	b := &box{}
	b.put(s.delimiter(f.left, height), 0, 0)
	b.put(in, b.width, 0)
	b.put(s.delimiter(f.right, height), b.width, 0)
	return b
}
