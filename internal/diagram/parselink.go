package diagram

import "strings"

// link reads a line between boxes in any of its forms: "-->", "-->|text|" and
// "-- text -->", of each style and length, with any tips.
func (p *flowParser) link() (Link, bool) {
	at := p.pos
	p.linkName()
	tail := p.tail()
	l := Link{Tail: tail}
	if !p.stroke(&l) {
		p.pos = at
		p.fault(at, "here should stand a line such as -->, not "+quote(p.restOfLine()), p.linkHint())
		return l, false
	}
	if !p.pipe(&l) {
		return l, false
	}
	p.whiteIfText()
	return l, true
}

// linkHint tells what may be meant by what is no line.
func (p *flowParser) linkHint() string {
	switch {
	case p.has("->"):
		return "a solid line has two dashes: -->"
	case p.has("—"), p.has("–"), p.has("→"):
		return "write the line with ASCII characters: -->"
	}
	return "divide statements by line breaks; put a label with brackets in quotes"
}

// linkName skips the name of a link, as in "A e1@--> B".
func (p *flowParser) linkName() {
	at := p.pos
	id := p.id()
	if id != "" && p.take("@") && strings.IndexByte("<xo-=~", p.peek()) >= 0 && !p.done() {
		p.linkID[id] = true
		return
	}
	p.pos = at
}

// tail reads the tip at a line's beginning.
func (p *flowParser) tail() Tip {
	rest := p.rest()
	if len(rest) < 3 || !strings.HasPrefix(rest[1:], "--") && !strings.HasPrefix(rest[1:], "==") && !strings.HasPrefix(rest[1:], "-.") {
		return Plain
	}
	tip, ok := tips[rest[0]]
	if ok {
		p.pos++
	}
	return tip
}

var tips = map[byte]Tip{'<': Arrow, '>': Arrow, 'o': Circle, 'x': Cross}

// stroke reads a line, with its text if that stands within it.
func (p *flowParser) stroke(l *Link) bool {
	switch {
	case p.has("~~~"):
		l.Style = Invisible
		n := p.run('~')
		l.Length = n - 2
		return true
	case p.has("--"):
		l.Style = Solid
		return p.dashes(l, '-')
	case p.has("=="):
		l.Style = Thick
		return p.dashes(l, '=')
	case p.has("-.") || p.has("."):
		l.Style = Dotted
		return p.dots(l)
	}
	return false
}

// run reads as many of a byte as there are and returns their number.
func (p *flowParser) run(c byte) int {
	start := p.pos
	for p.peek() == c {
		p.pos++
	}
	return p.pos - start
}

// dashes reads a line of dashes or equals signs. Two of them without a tip begin
// one with text, which goes to the next two.
func (p *flowParser) dashes(l *Link, c byte) bool {
	n := p.run(c)
	if p.head(l) {
		l.Length = max(n-1, 1)
		return true
	}
	if n > 2 {
		l.Length = n - 2
		return true
	}
	end := p.inner(string([]byte{c, c}))
	if end < 0 {
		return false
	}
	l.Label = clean(p.rest()[:end])
	p.pos += end
	n = p.run(c)
	if p.head(l) {
		l.Length = max(n-1, 1)
		return true
	}
	l.Length = max(n-2, 1)
	return true
}

// dots reads a dotted line: "-.->", "-.-", "-..->", "-. text .->".
func (p *flowParser) dots(l *Link) bool {
	p.take("-")
	n := p.run('.')
	if p.take("-") {
		l.Length = n
		p.head(l)
		return true
	}
	end := p.inner(".-")
	if end < 0 {
		return false
	}
	l.Label = clean(strings.TrimRight(p.rest()[:end], "."))
	p.pos += end + 1
	p.take("-")
	l.Length = 1
	p.head(l)
	return true
}

// inner returns the length of the text of a line up to what ends it, which
// stands on the same line unless the text is in quotes; -1 if nothing ends it.
func (p *flowParser) inner(end string) int {
	rest := p.rest()
	quoted := false
	for i := 0; i < len(rest); i++ {
		switch {
		case rest[i] == '"':
			quoted = !quoted
		case quoted:
		case rest[i] == '\n':
			return -1
		case strings.HasPrefix(rest[i:], end):
			return i
		}
	}
	return -1
}

// head reads the tip at a line's end. An "x" or "o" is one only if no name
// begins with it.
func (p *flowParser) head(l *Link) bool {
	tip, ok := tips[p.peek()]
	if p.done() || !ok || p.peek() == '<' {
		return false
	}
	if tip != Arrow && p.pos+1 < len(p.text) && (isLetter(p.text[p.pos+1]) || isDigit(p.text[p.pos+1])) && l.Tail != tip {
		return false
	}
	p.pos++
	l.Head = tip
	return true
}

// pipe reads the text of a line between bars.
func (p *flowParser) pipe(l *Link) bool {
	at := p.pos
	p.space()
	if !p.take("|") {
		p.pos = at
		return true
	}
	rest := p.rest()
	quoted := false
	for i := 0; i < len(rest); i++ {
		switch {
		case rest[i] == '"':
			quoted = !quoted
		case rest[i] == '|' && !quoted:
			l.Label = clean(rest[:i])
			p.pos += i + 1
			return true
		case rest[i] == '\n' && strings.Count(rest[:i], "\n") > 5:
			rest = rest[:i]
		}
	}
	p.fault(at, "the text of this line does not end", "write | after it")
	return false
}

// whiteIfText skips line breaks after a link, when a box follows on another line.
func (p *flowParser) whiteIfText() {
	p.space()
	at := p.pos
	for c := p.peek(); c == ' ' || c == '\t' || c == '\n'; c = p.peek() {
		p.pos++
	}
	if p.done() || p.has("%%") {
		p.pos = at
	}
}
