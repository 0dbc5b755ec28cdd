package math

import "strings"

// scripted reads an atom with its primes, subscript and superscript.
func (p *parser) scripted() node {
	var base node = &row{}
	if t := p.peek().text; t != "_" && t != "^" && t != "'" && t != "’" {
		if base = p.atom(); base == nil || !p.scriptFollows() {
			return base
		}
	}
	s := &script{base: base, limits: limitsOfNode(base)}
	marks := 0
	for p.err == nil {
		t := p.peek()
		switch t.text {
		case "_":
			p.script(t, &s.sub)
		case "^":
			p.script(t, &s.sup)
		case "'", "’":
			p.take()
			if s.sup != nil {
				p.fail(t, "a prime after a superscript", "write the prime before the ^")
			}
			marks++
			continue
		case `\limits`, `\nolimits`, `\displaylimits`:
			p.limits(t, s)
		default:
			return p.dressed(s, marks)
		}
		if marks > 0 && s.sup != nil {
			s.sup, marks = &row{append([]node{primesOf(marks)}, itemsOf(s.sup)...)}, 0
		}
	}
	return s
}

// scriptFollows reports whether the next token belongs to the atom just read.
func (p *parser) scriptFollows() bool {
	switch p.peek().text {
	case "_", "^", "'", "’", `\limits`, `\nolimits`, `\displaylimits`:
		return true
	}
	return false
}

// script reads what stands behind _ or ^.
func (p *parser) script(t token, to *node) {
	p.take()
	if *to != nil {
		kind, hint := "subscript", "{a_b}_c or a_{bc}"
		if t.text == "^" {
			kind, hint = "superscript", "{a^b}^c or a^{bc}"
		}
		p.fail(t, "a second "+kind, "write "+hint)
		return
	}
	r := p.argument(t)
	*to = r
	if len(r.items) == 1 {
		*to = r.items[0]
	}
}

// limits reads \limits and \nolimits.
func (p *parser) limits(t token, s *script) {
	p.take()
	if s.base.class() != operator {
		p.fail(t, t.text+" does not follow an operator", `write it after \sum, \lim or \mathop{...}`)
		return
	}
	switch t.text {
	case `\limits`:
		s.limits = alwaysAbove
	case `\nolimits`:
		s.limits = beside
	default:
		s.limits = displayAbove
	}
}

// dressed returns the base with the scripts that were read. The scripts of a
// brace are its label.
func (p *parser) dressed(s *script, marks int) node {
	if marks > 0 {
		s.sup = primesOf(marks)
	}
	if b, ok := s.base.(*brace); ok {
		if b.under && s.sub != nil && s.sup == nil {
			return &stack{base: b, under: s.sub, labels: true}
		}
		if !b.under && s.sup != nil && s.sub == nil {
			return &stack{base: b, over: s.sup, labels: true}
		}
	}
	if s.sub == nil && s.sup == nil {
		return withLimits(s.base, s.limits)
	}
	return s
}

// withLimits keeps what \limits says of an operator that has no scripts yet, as
// one in a macro whose scripts stand outside.
func withLimits(n node, l limits) node {
	switch n := n.(type) {
	case *symbol:
		n.limits = l
	case *classed:
		n.limits = l
	}
	return n
}

func limitsOfNode(n node) limits {
	switch n := n.(type) {
	case *symbol:
		return n.limits
	case *classed:
		return n.limits
	case *styled:
		if len(n.body.items) == 1 {
			return limitsOfNode(n.body.items[0])
		}
	case *colored:
		if len(n.body.items) == 1 {
			return limitsOfNode(n.body.items[0])
		}
	}
	return beside
}

func primesOf(n int) *symbol {
	return &symbol{text: strings.Repeat("′", n), kind: primes, command: "'"}
}

func itemsOf(n node) []node {
	if r, ok := n.(*row); ok {
		return r.items
	}
	return []node{n}
}
