package math

import "strconv"

// node writes a node; a row is written as its items.
func (m *markup) node(n node) {
	switch n := n.(type) {
	case *symbol:
		m.symbol(n)
	case *text:
		m.text(n)
	case *space:
		m.space(n.em)
	case *row:
		m.wrapped(n)
	case *fraction:
		m.fraction(n)
	case *radical:
		m.radical(n)
	case *script:
		m.scripts(n)
	case *accent:
		m.accent(n)
	case *bar:
		m.bar(n)
	case *brace:
		m.brace(n)
	case *stack:
		m.stack(n.base, n.under, n.over)
	case *arrow:
		m.arrow(n)
	case *fence:
		m.fence(n)
	case *sized:
		m.sized(n)
	case *table:
		m.table(n)
	case *styled:
		m.styled(n)
	case *colored:
		m.colored(n)
	case *framed:
		m.framed(n)
	case *adjusted:
		m.adjusted(n)
	case *classed:
		m.classed(n)
	case *strut:
		m.open("mspace", ` width="`+ems(n.width)+`" height="`+ems(max(n.height+n.raise, 0))+`" depth="`+ems(max(-n.raise, 0))+`" style="background:currentColor"`)
		m.close("mspace")
	default:
		panic("math: node without markup")
	}
}

func (m *markup) fraction(f *fraction) {
	display, script := m.display, m.script
	if f.style != inherit {
		m.enterStyle(f.style)
	}
	if f.left != "" || f.right != "" {
		m.write("<mrow>")
		m.delimiter(f.left, "prefix")
	}
	attributes := ""
	if f.noBar {
		attributes = ` linethickness="0"`
	}
	m.open("mfrac", attributes)
	m.part(f.num, f.continued)
	m.part(f.den, f.continued)
	m.close("mfrac")
	if f.left != "" || f.right != "" {
		m.delimiter(f.right, "postfix")
		m.write("</mrow>")
	}
	if f.style != inherit {
		m.close("mstyle")
	}
	m.display, m.script = display, script
}

// part writes the numerator or denominator, which stand in a smaller style.
func (m *markup) part(r *row, continued bool) {
	if continued {
		m.styled(&styled{displayStyle, r})
		return
	}
	display, script := m.display, m.script
	m.script = m.script || !m.display
	m.display = false
	m.wrapped(r)
	m.display, m.script = display, script
}

func (m *markup) radical(r *radical) {
	if r.degree == nil {
		m.write("<msqrt>")
		m.wrapped(r.body)
		m.write("</msqrt>")
		return
	}
	m.write("<mroot>")
	m.wrapped(r.body)
	m.inScript(r.degree)
	m.write("</mroot>")
}

func (m *markup) scripts(s *script) {
	above := s.limits == alwaysAbove || s.limits == displayAbove && m.display
	if above && !m.display {
		if b, ok := s.base.(*symbol); ok && b.kind == sign {
			m.pair(s, func() { m.leaf("mo", ` movablelimits="false"`, b.text) }, "munder", "mover", "munderover")
			return
		}
	}
	base := func() { m.single(s.base) }
	if above {
		m.pair(s, base, "munder", "mover", "munderover")
		return
	}
	m.pair(s, base, "msub", "msup", "msubsup")
}

// pair writes a base with one or both scripts.
func (m *markup) pair(s *script, base func(), sub, sup, both string) {
	name := both
	switch {
	case s.sup == nil:
		name = sub
	case s.sub == nil:
		name = sup
	}
	m.open(name, "")
	base()
	if s.sub != nil {
		m.inScript(s.sub)
	}
	if s.sup != nil {
		m.inScript(s.sup)
	}
	m.close(name)
}

// spacingMarks are the characters that stand for accents in MathML.
var spacingMarks = map[rune]string{
	'\u0302': "ˆ", '\u030C': "ˇ", '\u0306': "˘", '\u0301': "´", '\u0300': "`", '\u0303': "˜", '\u0304': "¯",
	'\u20D7': "→", '\u0307': "˙", '\u0308': "¨", '\u030A': "˚",
}

func (m *markup) accent(a *accent) {
	name, attributes := "mover", ` accent="true"`
	if a.under {
		name, attributes = "munder", ` accentunder="true"`
	}
	m.open(name, attributes)
	m.wrapped(a.base)
	mark, spacing := spacingMarks[a.mark]
	if !spacing || a.stretchy {
		mark = string(a.mark)
	}
	grows := ` stretchy="` + strconv.FormatBool(a.stretchy) + `"`
	switch {
	case a.command == "vec": // browsers draw the combining arrow beside the letter
		grows += ` style="font-size:70%"`
	case a.stretchy && a.mark == '\u0303': // Chromium stretches this one only
		mark = "~"
	}
	m.leaf("mo", grows, mark)
	m.close(name)
}

func (m *markup) bar(b *bar) {
	name, attributes := "mover", ` accent="true"`
	if b.under {
		name, attributes = "munder", ` accentunder="true"`
	}
	m.open(name, attributes)
	m.wrapped(b.base)
	m.leaf("mo", ` stretchy="true"`, "‾")
	m.close(name)
}

func (m *markup) brace(b *brace) {
	name := "mover"
	if b.under {
		name = "munder"
	}
	m.open(name, "")
	m.wrapped(b.base)
	m.leaf("mo", ` stretchy="true"`, string(b.mark))
	m.close(name)
}

func (m *markup) stack(base, under, over node) {
	name := "munderover"
	switch {
	case over == nil:
		name = "munder"
	case under == nil:
		name = "mover"
	}
	m.open(name, "")
	m.single(base)
	if under != nil {
		m.inScript(under)
	}
	if over != nil {
		m.inScript(over)
	}
	m.close(name)
}

// browserArrows are the arrows in the length that browsers draw: Chromium does
// not stretch the arrows of STIX Two Math.
var browserArrows = map[rune]string{
	'→': "⟶", '←': "⟵", '↔': "⟷", '⇒': "⟹", '⇐': "⟸", '⇔': "⟺", '↦': "⟼",
}

// arrow writes an arrow with its labels.
func (m *markup) arrow(a *arrow) {
	name := "munderover"
	under := a.under != nil && len(a.under.items) > 0
	switch over := len(a.over.items) > 0; {
	case !under:
		name = "mover"
	case !over:
		name = "munder"
	}
	m.open(name, "")
	mark, ok := browserArrows[a.mark]
	if !ok {
		mark = string(a.mark)
	}
	m.leaf("mo", ` stretchy="true" lspace="0.2778em" rspace="0.2778em"`, mark)
	if under {
		m.inScript(a.under)
	}
	if name != "munder" {
		m.inScript(a.over)
	}
	m.close(name)
}

// delimiter writes a delimiter that grows with what it encloses.
func (m *markup) delimiter(d, form string) {
	if d == "" {
		return
	}
	attributes := ` stretchy="true" form="` + form + `"`
	if form == "infix" {
		attributes += ` lspace="0.05em" rspace="0.05em"`
	}
	m.leaf("mo", attributes, d)
}

func (m *markup) fence(f *fence) {
	m.write("<mrow>")
	m.delimiter(f.delimiters[0], "prefix")
	for i, body := range f.bodies {
		if i > 0 {
			m.delimiter(f.delimiters[i], "infix")
		}
		m.wrapped(body)
	}
	m.delimiter(f.delimiters[len(f.bodies)], "postfix")
	m.write("</mrow>")
}

// sizes are the heights of \big and its like in MathML.
var sizes = [...]string{"", "1.2em", "1.8em", "2.4em", "3em"}

func (m *markup) sized(s *sized) {
	if s.delimiter == "" {
		return
	}
	attributes := ` stretchy="true" minsize="` + sizes[s.step] + `" maxsize="` + sizes[s.step] + `"`
	switch s.cls {
	case opening:
		attributes += ` form="prefix"`
	case closing:
		attributes += ` form="postfix"`
	case relation:
		attributes += ` lspace="0.2778em" rspace="0.2778em"`
	default:
		attributes += ` lspace="0" rspace="0"`
	}
	m.leaf("mo", attributes, s.delimiter)
}

// enterStyle opens the element of a style, which the caller closes.
func (m *markup) enterStyle(s style) {
	switch s {
	case displayStyle:
		m.open("mstyle", ` displaystyle="true" scriptlevel="0"`)
	case textStyle:
		m.open("mstyle", ` displaystyle="false" scriptlevel="0"`)
	case scriptStyle:
		m.open("mstyle", ` displaystyle="false" scriptlevel="1"`)
	default:
		m.open("mstyle", ` displaystyle="false" scriptlevel="2"`)
	}
	m.display = s == displayStyle
	m.script = s >= scriptStyle
}

func (m *markup) styled(s *styled) {
	display, script := m.display, m.script
	m.enterStyle(s.style)
	m.items(s.body.items)
	m.close("mstyle")
	m.display, m.script = display, script
}

func (m *markup) colored(c *colored) {
	if c.color.Role != "" {
		m.open("mstyle", ` class="ink-`+c.color.Role+`"`)
	} else {
		m.open("mstyle", ` mathcolor="`+c.color.RGB.String()+`"`)
	}
	m.items(c.body.items)
	m.close("mstyle")
}

// Lines through a part, as grounds of it: Core has no menclose.
const (
	rising  = "linear-gradient(to top left," + line
	falling = "linear-gradient(to top right," + line
	level   = "linear-gradient(" + line
	line    = "transparent calc(50% - 0.03em),currentColor 0 calc(50% + 0.03em),transparent 0)"
)

func (m *markup) framed(f *framed) {
	style := ""
	switch f.frame {
	case boxed:
		style = "border:0.05em solid;padding:0.3em"
	case filled:
		style = "background:" + f.color.css() + ";padding:0.3em"
	case slash:
		style = "background:" + rising
	case backslash:
		style = "background:" + falling
	case cross:
		style = "background:" + rising + "," + falling
	case strike:
		style = "background:" + level
	}
	m.open("mrow", ` style="`+style+`"`)
	m.items(f.body.items)
	m.close("mrow")
}

// css returns a color as CSS has it; roles are variables of the stylesheet.
func (c Color) css() string {
	if c.Role != "" {
		return "var(--" + c.Role + ")"
	}
	return c.RGB.String()
}

func (m *markup) adjusted(a *adjusted) {
	padded := ""
	if a.noWidth {
		padded += ` width="0"`
	}
	if a.noHeight {
		padded += ` height="0"`
	}
	if a.noDeep {
		padded += ` depth="0"`
	}
	if padded != "" {
		m.open("mpadded", padded)
	}
	if a.hidden {
		m.write("<mphantom>")
	}
	m.wrapped(a.body)
	if a.hidden {
		m.write("</mphantom>")
	}
	if padded != "" {
		m.close("mpadded")
	}
}

// classed writes a part with the space of another class. Where it is not a sign
// the row that it stands in has put the space beside it.
func (m *markup) classed(c *classed) {
	s, ok := signOf(c)
	if !ok {
		m.wrapped(c.body)
		return
	}
	attributes := ` lspace="0" rspace="0"`
	switch {
	case m.script:
	case c.cls == relation:
		attributes = ` lspace="0.2778em" rspace="0.2778em"`
	case c.cls == binary:
		attributes = ` lspace="0.2222em" rspace="0.2222em"`
	case c.cls == punctuation:
		attributes = ` lspace="0" rspace="0.1667em"`
	case c.cls == operator:
		attributes = ` lspace="0.1667em" rspace="0.1667em"`
	}
	m.leaf("mo", attributes+` stretchy="false"`, s.text)
}
