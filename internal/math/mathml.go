package math

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// MathML appends the formula as one <math> element of MathML Core, with its
// LaTeX as an annotation, and returns the extended slice. The tag is not part of
// it: it stands at the margin, outside the formula.
//
// What Core has no element for is done by CSS in style attributes. A color that
// is a role of the theme is a class: "ink-accent", "ink-muted" and so on.
func (f *Formula) MathML(dst []byte) []byte {
	m := markup{out: dst, display: f.Display}
	m.write(`<math`)
	if f.Display {
		m.write(` display="block"`)
	}
	m.write(`><semantics>`)
	m.wrapped(f.tree)
	m.write(`<annotation encoding="application/x-tex">`)
	m.escape(f.Source)
	m.write(`</annotation></semantics></math>`)
	return m.out
}

// A markup writes MathML. Its fields but out are what holds around the element
// that is being written.
type markup struct {
	out     []byte
	display bool // in display style
	script  bool // in a script style
}

func (m *markup) write(s string) { m.out = append(m.out, s...) }

func (m *markup) escape(s string) {
	for i := range len(s) {
		switch c := s[i]; {
		case c == '<':
			m.write("&lt;")
		case c == '>':
			m.write("&gt;")
		case c == '&':
			m.write("&amp;")
		case c == '"':
			m.write("&quot;")
		case c < ' ' && c != '\n' && c != '\t' || c == 0x7f:
			m.write("\uFFFD")
		default:
			m.out = append(m.out, c)
		}
	}
}

// open writes a start tag; attributes begin with a space.
func (m *markup) open(name, attributes string) {
	m.write("<")
	m.write(name)
	m.write(attributes)
	m.write(">")
}

func (m *markup) close(name string) {
	m.write("</")
	m.write(name)
	m.write(">")
}

func (m *markup) leaf(name, attributes, text string) {
	m.open(name, attributes)
	m.escape(text)
	m.close(name)
}

// ems writes thousandths of an em as CSS does.
func ems(thousandths int) string {
	return strconv.FormatFloat(float64(thousandths)/1000, 'f', -1, 64) + "em"
}

// muEms are the spaces of TeX in thousandths of an em.
func muEms(mu int) int { return (mu*1000 + 9) / 18 }

// wrapped writes a row as exactly one element.
func (m *markup) wrapped(r *row) {
	if len(r.items) == 1 {
		m.alone(r.items[0])
		return
	}
	m.write("<mrow>")
	m.items(r.items)
	m.write("</mrow>")
}

// alone writes a node that has no neighbors. A sign has no space then: {,} and
// {=} are how authors take it away.
func (m *markup) alone(n node) {
	if s, ok := n.(*symbol); ok && s.kind == sign && s.cls != ordinary && s.cls != operator {
		m.leaf("mo", ` lspace="0" rspace="0" stretchy="false"`, s.text)
		return
	}
	m.node(n)
}

// inScript writes a node that stands as a script of another.
func (m *markup) inScript(n node) {
	display, script := m.display, m.script
	m.display, m.script = false, true
	m.single(n)
	m.display, m.script = display, script
}

// single writes any node as exactly one element.
func (m *markup) single(n node) {
	if r, ok := n.(*row); ok {
		m.wrapped(r)
		return
	}
	m.node(n)
}

// items writes the nodes of a row with the spaces between them that the operator
// dictionary of MathML does not provide.
func (m *markup) items(items []node) {
	classes := resolvedClasses(items)
	if i := amongWords(items, classes); i >= 0 {
		m.signAmongWords(items, i, muEms(spaceBetween(ordinary, classes[i], m.script)))
		return
	}
	before := -1
	for i, n := range items {
		if !isAtom(n) {
			m.node(n)
			before = -1
			continue
		}
		if before >= 0 && !bringsSpace(items[before], classes[before]) && !bringsSpace(n, classes[i]) {
			m.space(muEms(spaceBetween(classes[before], classes[i], m.script)))
		}
		if s, ok := n.(*symbol); ok && s.kind == sign {
			m.sign(s, classes[i], edge(items, i))
		} else {
			m.node(n)
		}
		if isFunction(n) && i+1 < len(items) && takesArgument(items[i+1], classes[i+1]) {
			m.write("<mo>&#x2061;</mo>")
		}
		before = i
	}
}

// amongWords returns the index of the only sign among words, -1 if there is more
// or less. MathML takes such a row for an operator as a whole, and puts its space
// outside.
func amongWords(items []node, classes []class) int {
	at := -1
	for i, n := range items {
		if spaceLike(items[i : i+1]) {
			continue
		}
		s, ok := n.(*symbol)
		if !ok || at >= 0 || s.kind != sign || classes[i] != binary && classes[i] != relation {
			return -1
		}
		at = i
	}
	if len(items) == 1 {
		return -1
	}
	return at
}

// signAmongWords writes such a row with its spaces as elements.
func (m *markup) signAmongWords(items []node, at, space int) {
	for i, n := range items {
		if i != at {
			m.node(n)
			continue
		}
		m.space(space)
		m.leaf("mo", ` lspace="0" rspace="0"`+steady(n.(*symbol).text), n.(*symbol).text)
		m.space(space)
	}
}

// bringsSpace reports whether an operator of MathML brings its own space.
func bringsSpace(n node, c class) bool {
	switch n := n.(type) {
	case *symbol:
		return n.kind == sign && (c == binary || c == relation || c == punctuation || c == operator) || n.kind == functionName && c == binary
	case *script:
		return bringsSpace(n.base, c)
	case *stack:
		return bringsSpace(n.base, c)
	case *arrow:
		return true
	case *classed:
		_, ok := signOf(n)
		return ok
	case *styled:
		return len(n.body.items) == 1 && bringsSpace(n.body.items[0], c)
	case *colored:
		return len(n.body.items) == 1 && bringsSpace(n.body.items[0], c)
	}
	return false
}

// signOf returns the only sign of a part whose class was changed.
func signOf(c *classed) (*symbol, bool) {
	if len(c.body.items) != 1 {
		return nil, false
	}
	s, ok := c.body.items[0].(*symbol)
	return s, ok && s.kind == sign
}

// isFunction reports whether a node is a name such as sin, perhaps with scripts.
func isFunction(n node) bool {
	switch n := n.(type) {
	case *symbol:
		return n.kind == functionName && n.cls == operator
	case *script:
		return isFunction(n.base)
	case *classed:
		return n.cls == operator
	}
	return false
}

// takesArgument reports whether a node can be what a function is applied to.
func takesArgument(n node, c class) bool {
	return isAtom(n) && (c == ordinary || c == operator || c == opening || c == inner)
}

// edge reports whether an item is the first or the last of its row but for
// spaces and words: there MathML takes an operator for a prefix or a postfix.
func edge(items []node, i int) bool {
	return spaceLike(items[:i]) || spaceLike(items[i+1:])
}

func spaceLike(items []node) bool {
	for _, n := range items {
		switch n.(type) {
		case *space, *text, *strut:
		default:
			return false
		}
	}
	return true
}

func (m *markup) space(thousandths int) {
	if thousandths == 0 {
		return
	}
	m.write(`<mspace width="`)
	m.write(ems(thousandths))
	m.write(`"/>`)
}

// sign writes an operator, relation, delimiter or other mark that is spaced as c.
func (m *markup) sign(s *symbol, c class, edge bool) {
	switch {
	case s.cls == binary && c == ordinary:
		m.leaf("mo", ` form="prefix" lspace="0" rspace="0"`, s.text)
	case c == ordinary && s.text != "…":
		m.leaf("mi", ` mathvariant="normal"`, s.text)
	case c == opening:
		m.leaf("mo", delimiterForm(s.text, "prefix")+` stretchy="false"`, s.text)
	case c == closing:
		m.leaf("mo", delimiterForm(s.text, "postfix")+` stretchy="false"`, s.text)
	case c == operator:
		m.leaf("mo", "", s.text)
	case c == inner:
		m.leaf("mo", ` lspace="0" rspace="0"`, s.text)
	case m.script && c != punctuation:
		m.leaf("mo", ` lspace="0" rspace="0"`, s.text)
	case s.text == ":" || s.text == "∣":
		m.leaf("mo", ` lspace="0.2778em" rspace="0.2778em" stretchy="false"`, s.text)
	case edge && c != punctuation:
		m.leaf("mo", ` form="infix"`+steady(s.text), s.text)
	default:
		m.leaf("mo", steady(s.text), s.text)
	}
}

// delimiterForm says the form of a delimiter that has both.
func delimiterForm(text, form string) string {
	if text == "|" || text == "‖" {
		return ` form="` + form + `"`
	}
	return ""
}

// steady keeps arrows from growing as tall or wide as what is beside them.
func steady(text string) string {
	r, _ := utf8.DecodeRuneInString(text)
	if r >= '←' && r <= '⇿' || r >= '⟰' && r <= '⟿' {
		return ` stretchy="false"`
	}
	return ""
}

// symbol writes a symbol that is not a sign among others.
func (m *markup) symbol(s *symbol) {
	switch s.kind {
	case number:
		m.leaf("mn", "", s.characters())
	case identifier:
		m.identifier(s)
	case functionName:
		if s.cls == binary {
			m.leaf("mo", ` lspace="0.2222em" rspace="0.2222em"`, s.text)
			return
		}
		m.leaf("mi", normal(s.text), s.text)
	case primes:
		m.leaf("mo", ` lspace="0" rspace="0"`, joinedPrimes(len(s.text)/len("′")))
	case sign:
		m.sign(s, s.cls, false)
	}
}

// normal keeps a name of one letter upright.
func normal(text string) string {
	if utf8.RuneCountInString(text) == 1 {
		return ` mathvariant="normal"`
	}
	return ""
}

// identifier writes a variable. MathML itself slants one that is a single letter.
func (m *markup) identifier(s *symbol) {
	switch r, n := utf8.DecodeRuneInString(s.text); {
	case s.alphabet == roman:
		m.leaf("mi", normal(s.text), s.text)
	case n < len(s.text):
		m.leaf("mi", "", s.characters())
	case (s.alphabet == usual || s.alphabet == italic) && slanted(r):
		m.leaf("mi", "", s.text)
	case s.characters() != s.text:
		m.leaf("mi", "", s.characters())
	default:
		m.leaf("mi", normal(s.text), s.text)
	}
}

// text writes words. Spaces at the ends and several in a row would be lost.
func (m *markup) text(t *text) {
	style := ""
	switch t.alphabet {
	case bold:
		style = ` style="font-weight:bold"`
	case italic:
		style = ` style="font-style:italic"`
	case sans:
		style = ` style="font-family:sans-serif"`
	case typewriter:
		style = ` style="font-family:monospace"`
	}
	s := t.text
	if strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") || strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, " ", "\u00a0")
	}
	m.leaf("mtext", style, s)
}

// joinedPrimes returns the character that is n primes, where there is one.
func joinedPrimes(n int) string {
	if n <= 4 {
		return [...]string{"", "′", "″", "‴", "⁗"}[n]
	}
	return strings.Repeat("′", n)
}
