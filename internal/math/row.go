package math

import (
	"unicode"
	"unicode/utf8"

	"fieldguide/internal/theme"
)

// Penalties of the places where a formula in a line may be broken (The TeXbook,
// page 174).
const (
	relationPenalty = 500
	operatorPenalty = 700
)

// An item is a node of a row with the style and color that hold there.
type item struct {
	node
	setter setter
	class  class
}

// flat appends the items of a row; parts that only change style or color are
// no atoms of their own: what they hold is spaced with what is around them.
func (s setter) flat(dst []item, nodes []node) []item {
	for _, n := range nodes {
		switch n := n.(type) {
		case *styled:
			in := s
			in.style = n.style
			dst = in.flat(dst, n.body.items)
		case *colored:
			in := s
			in.color = n.color
			dst = in.flat(dst, n.body.items)
		default:
			dst = append(dst, item{n, s, n.class()})
		}
	}
	return dst
}

// line sets a row. With breaks it notes where a formula may be broken.
func (s setter) line(r *row, breaks bool) *box {
	var few [12]item
	return s.atoms(s.flat(few[:0], r.items), breaks)
}

func (s setter) atoms(items []item, breaks bool) *box {
	resolveItems(items)
	b := &box{}
	before := -1
	var drawn Break
	for i, it := range items {
		if sp, ok := it.node.(*space); ok {
			b.width += it.setter.thousandths(sp.em)
			continue
		}
		if before >= 0 {
			end := b.width
			mu := spaceBetween(items[before].class, it.class, it.setter.inScripts())
			b.width += it.setter.em() * theme.Length(mu) / 18
			if breaks {
				s.breakAt(b, items[before].class, it.class, end, drawn)
			}
		}
		in := it.setter.box(it.node)
		at := b.width
		b.put(in, at, 0)
		b.width = at + in.width
		if breaks {
			count(in, &drawn)
		}
		b.italic = in.italic
		if i+1 < len(items) && in.italic > 0 && !leans(items[i+1].node) && !isBigOperator(it.node) {
			b.width += in.italic
			b.italic = 0
		}
		if len(items) == 1 {
			b.attach, b.attached, b.single = in.attach, in.attached, in.single
			b.glyph, b.scale = in.glyph, in.scale
		}
		before = i
	}
	return b
}

// breakAt notes a break behind an atom of class a, which ended at end; drawn
// counts what stands before it. None is between two relations.
func (s setter) breakAt(b *box, a, next class, end theme.Length, drawn Break) {
	penalty := 0
	switch {
	case a == relation && next != relation:
		penalty = relationPenalty
	case a == binary:
		penalty = operatorPenalty
	default:
		return
	}
	drawn.X, drawn.End, drawn.Penalty = b.width, end, penalty
	s.out.Breaks = append(s.out.Breaks, drawn)
}

// count adds up what a box draws.
func count(b *box, k *Break) {
	switch b.kind {
	case glyphBox:
		k.Glyphs++
	case ruleBox:
		if b.width > 0 && b.height > 0 {
			k.Rules++
		}
	case strokeBox:
		k.Strokes++
	case hiddenBox:
		return
	}
	for _, c := range b.children {
		count(c.box, k)
	}
}

func resolveItems(items []item) {
	var few [16]class
	classes := few[:0]
	for _, it := range items {
		classes = append(classes, it.class)
	}
	resolve(classes, func(i int) bool { return isAtom(items[i].node) })
	for i, c := range classes {
		items[i].class = c
	}
}

// leans reports whether a node begins with a slanted letter: between two of them
// no room is made for the first one's slant.
func leans(n node) bool {
	switch n := n.(type) {
	case *symbol:
		r, _ := utf8.DecodeRuneInString(n.text)
		return n.kind == identifier && n.alphabet != roman && (n.alphabet != usual || slanted(r))
	case *script:
		return leans(n.base)
	case *accent:
		return len(n.base.items) > 0 && leans(n.base.items[0])
	}
	return false
}

func isBigOperator(n node) bool {
	s, ok := n.(*symbol)
	return ok && s.cls == operator && s.kind == sign
}

// box sets one node.
func (s setter) box(n node) *box {
	switch n := n.(type) {
	case *symbol:
		return s.symbol(n)
	case *text:
		return s.words(inAlphabet(n.text, n.alphabet))
	case *space:
		return &box{width: s.thousandths(n.em)}
	case *row:
		return s.line(n, false)
	case *fraction:
		return s.fraction(n)
	case *radical:
		return s.radical(n)
	case *script:
		return s.scripts(n)
	case *accent:
		return s.accent(n)
	case *bar:
		return s.bar(n)
	case *brace:
		return s.brace(n)
	case *stack:
		return s.stack(n)
	case *arrow:
		return s.arrow(n)
	case *fence:
		return s.fence(n)
	case *sized:
		return s.sized(n)
	case *table:
		return s.table(n)
	case *styled:
		s.style = n.style
		return s.line(n.body, false)
	case *colored:
		s.color = n.color
		return s.line(n.body, false)
	case *framed:
		return s.framed(n)
	case *adjusted:
		return s.adjusted(n)
	case *classed:
		return s.line(n.body, false)
	case *strut:
		return s.strut(n)
	}
	panic("math: node without box")
}

func (s setter) symbol(n *symbol) *box {
	if isBigOperator(n) {
		return s.bigOperator(n)
	}
	if n.kind == sign {
		return s.words(n.text)
	}
	return s.words(n.characters())
}

// bigOperator sets a sum, an integral and the like, larger in display style, with
// its middle on the axis.
func (s setter) bigOperator(n *symbol) *box {
	r, _ := utf8.DecodeRuneInString(n.text)
	b := s.character(r)
	if s.style == displayStyle && n.command != "smallint" {
		g, ok := s.font.variant(b.glyph, true, s.font.displayOp)
		if !ok { // the font's own least height is more than its tallest sum
			g = s.font.longest(b.glyph, true)
		}
		b = s.leaf(g, n.text)
	}
	return s.centered(b)
}

// words sets characters one behind the other. Marks that combine with the one
// before stand over its middle.
func (s setter) words(text string) *box {
	if r, n := utf8.DecodeRuneInString(text); n == len(text) && !unicode.IsSpace(r) {
		return s.character(r)
	}
	b := &box{}
	var last *box
	for _, r := range text {
		switch {
		case r == '\u2009':
			b.width += s.em() / 6
		case unicode.IsSpace(r):
			b.put(s.wordSpace(), b.width, 0)
			last = nil
		case unicode.Is(unicode.Mn, r) && last != nil:
			s.overstrike(b, last, r)
		default:
			last = s.character(r)
			b.put(last, b.width, 0)
			b.italic = last.italic
		}
	}
	return b
}

// wordSpace is a space among words: a glyph, so that it can be read again.
func (s setter) wordSpace() *box {
	b := s.leaf(s.font.glyph(' '), " ")
	b.height, b.depth = 0, 0
	if b.width == 0 {
		b.width = s.em() / 4
	}
	return b
}

// overstrike puts a combining mark over the glyph just set.
func (s setter) overstrike(b, last *box, r rune) {
	mark := s.character(r)
	e := s.font.extent(mark.glyph)
	at := b.width - last.width/2 - s.units((e.left+e.right)/2)
	b.children = append(b.children, placed{mark, at, 0})
	b.height, b.depth = max(b.height, mark.height), max(b.depth, mark.depth)
}
