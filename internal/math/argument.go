package math

import (
	"strconv"
	"strings"
)

// spaces are the commands for distances, in thousandths of an em.
var spaces = map[string]int{
	",": 167, "thinspace": 167, ":": 222, ">": 222, "medspace": 222, ";": 278, "thickspace": 278,
	"!": -167, "negthinspace": -167, "negmedspace": -222, "negthickspace": -278,
	" ": 250, "\n": 250, "\t": 250, "space": 250, "nobreakspace": 250,
	"enspace": 500, "enskip": 500, "quad": 1000, "qquad": 2000,
}

// unitEms are the units of length in thousandths of an em. A formula knows no
// size, so that absolute units are reckoned at 10 pt.
var unitEms = map[string]float64{
	"em": 1000, "ex": 431, "mu": 1000. / 18, "pt": 100, "bp": 100.375, "px": 75, "pc": 1200, "mm": 284.5,
	"cm": 2845, "in": 7227, "dd": 107, "cc": 1284, "sp": 1. / 655.36, "nd": 106.7, "nc": 1280.2,
}

// maxEm bounds every length that an author can ask for, in thousandths of an em.
const maxEm = 100_000

// raw takes an argument as it is written, without its braces.
func (p *parser) raw(of token) string {
	p.skip()
	var b strings.Builder
	for _, t := range p.macroArgument(of) {
		b.WriteString(t.text)
	}
	return b.String()
}

// dimension reads {1.5em}, or 1.5em without braces.
func (p *parser) dimension(of token) int {
	p.skip()
	start := p.look()
	if start.text == "{" {
		return p.length(start, p.raw(of))
	}
	var b strings.Builder
	for {
		t := p.look().text
		if len(t) != 1 || !strings.Contains("+-.0123456789 ", t) {
			break
		}
		b.WriteString(p.take().text)
	}
	for range 2 {
		if t := p.look().text; len(t) == 1 && isLetter(t[0]) {
			b.WriteString(p.take().text)
		}
	}
	return p.length(start, b.String())
}

// length returns the thousandths of an em that a length is.
func (p *parser) length(at token, s string) int {
	s = strings.Join(strings.Fields(s), "")
	if len(s) < 3 {
		p.fail(at, strconv.Quote(s)+" is not a length", "write a number and a unit, such as 1.5em")
		return 0
	}
	n, err := strconv.ParseFloat(s[:len(s)-2], 64)
	unit, ok := unitEms[s[len(s)-2:]]
	if err != nil || !ok {
		p.fail(at, strconv.Quote(s)+" is not a length", "write a number and a unit, such as 1.5em")
		return 0
	}
	n *= unit
	if !(n >= -maxEm && n <= maxEm) {
		p.fail(at, strconv.Quote(s)+" is longer than any page is wide", "write a shorter length")
		return 0
	}
	return int(n)
}

func (p *parser) strut(t token) node {
	s := &strut{}
	p.skip()
	if open := p.look(); p.takeIf("[") {
		var b strings.Builder
		for p.look().text != "]" && p.look().text != "" {
			b.WriteString(p.take().text)
		}
		p.takeIf("]")
		s.raise = p.length(open, b.String())
	}
	s.width = max(p.dimension(t), 0)
	s.height = max(p.dimension(t), 0)
	return s
}

// delimiterNames are the commands for delimiters that are not opening or closing
// symbols.
var delimiterNames = map[string]string{
	"vert": "|", "Vert": "‖", "|": "‖", "backslash": `\`, "uparrow": "↑", "downarrow": "↓", "updownarrow": "↕",
	"Uparrow": "⇑", "Downarrow": "⇓", "Updownarrow": "⇕", "lt": "⟨", "gt": "⟩", "mid": "|", "parallel": "‖",
	"slash": "/",
}

// delimiter reads what stands behind \left, \middle, \right or \big; "." is none.
func (p *parser) delimiter(of token) string {
	t := p.peek()
	if d, ok := delimiterOf(t); ok {
		p.take()
		return d
	}
	msg := strconv.Quote(t.text) + " is not a delimiter"
	if t.text == "" {
		t, msg = of, "the delimiter of "+of.text+" is missing"
	}
	p.fail(t, msg, `write one of ( ) [ ] \{ \} | \| \langle \rangle \lfloor \rfloor \lceil \rceil, or . for none`)
	return ""
}

func delimiterOf(t token) (string, bool) {
	if t.isCommand() {
		name := t.text[1:]
		if d, ok := delimiterNames[name]; ok {
			return d, true
		}
		r, c, ok := symbolNamed(name)
		return string(r), ok && (c == opening || c == closing)
	}
	switch t.text {
	case ".":
		return "", true
	case "<":
		return "⟨", true
	case ">":
		return "⟩", true
	case "(", ")", "[", "]", "|", "/", "‖":
		return t.text, true
	case "∣":
		return "|", true
	case "∥":
		return "‖", true
	}
	for _, r := range t.text {
		c := classes()[r]
		return t.text, c == opening || c == closing
	}
	return "", false
}

// bareDelimiter reads a delimiter in braces, as \genfrac wants it.
func (p *parser) bareDelimiter(of token) string {
	p.skip()
	open := p.look()
	tokens := p.macroArgument(of)
	if len(tokens) == 0 {
		return ""
	}
	d, ok := delimiterOf(tokens[0])
	if !ok {
		p.fail(open, strconv.Quote(tokens[0].text)+" is not a delimiter", "write one in braces, or {} for none")
	}
	return d
}

// sizeOf returns the step of \big and its like, 0 for other names, and the class
// that its last letter says.
func sizeOf(name string) (step int, c class) {
	base := strings.TrimRight(name, "lrm")
	switch base {
	case "big":
		step = 1
	case "Big":
		step = 2
	case "bigg":
		step = 3
	case "Bigg":
		step = 4
	}
	switch name[len(base):] {
	case "":
	case "l":
		c = opening
	case "r":
		c = closing
	case "m":
		c = relation
	default:
		step = 0
	}
	return step, c
}

func (p *parser) sized(t token) node {
	step, c := sizeOf(t.text[1:])
	braced := p.peek().text == "{"
	if braced {
		p.take()
	}
	s := &sized{p.delimiter(t), step, c}
	if braced && p.peek().text == "}" {
		p.take()
	}
	return s
}

// fence reads from behind \left to its \right.
func (p *parser) fence(t token) node {
	f := &fence{delimiters: []string{p.delimiter(t)}}
	for {
		f.bodies = append(f.bodies, p.row(""))
		switch end := p.peek(); end.text {
		case `\middle`:
			p.take()
			f.delimiters = append(f.delimiters, p.delimiter(end))
		case `\right`:
			p.take()
			f.delimiters = append(f.delimiters, p.delimiter(end))
			return f
		default:
			if end.text != "" {
				t = token{t.text, t.start, max(t.end, end.start)}
			}
			p.fail(t, `a \left has no \right`, `write \right. after it for no delimiter`)
			f.delimiters = append(f.delimiters, "")
			return f
		}
	}
}
