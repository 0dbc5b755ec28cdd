package math

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A parser reads one formula. After the first fault it sees only the end of the
// text, so that every loop comes to its end.
type parser struct {
	text     string
	tokens   []token
	next     int
	pending  []token // of expanded macros, the first one last
	macros   Macros
	local    map[string]macro // defined in the formula
	calls    int              // macros expanded
	taken    int              // tokens
	depth    int
	alphabet alphabet
	tag      string
	warnings []Warning
	err      *Error
}

// fail notes the first fault and stops the reading.
func (p *parser) fail(at token, msg, hint string) {
	if p.err == nil {
		p.err = &Error{at.start, at.end, msg, hint}
	}
	p.tokens, p.next, p.pending = nil, 0, nil
}

// look returns the next token, a space or a macro included, without taking it.
func (p *parser) look() token {
	if n := len(p.pending); n > 0 {
		return p.pending[n-1]
	}
	if p.next < len(p.tokens) {
		return p.tokens[p.next]
	}
	return token{"", len(p.text), len(p.text)}
}

// take returns the next token and moves behind it.
func (p *parser) take() token {
	t := p.look()
	if p.taken++; p.taken > maxTokens {
		p.fail(t, "the formula is too long once its macros are expanded", "cut it into several")
		return token{"", t.start, t.end}
	}
	if n := len(p.pending); n > 0 {
		p.pending = p.pending[:n-1]
	} else if p.next < len(p.tokens) {
		p.next++
	}
	return t
}

// takeIf takes the next token if it is that text.
func (p *parser) takeIf(text string) bool {
	if p.look().text != text {
		return false
	}
	p.take()
	return true
}

// push puts tokens before the next one.
func (p *parser) push(tokens []token) {
	if p.err != nil {
		return
	}
	if len(p.pending)+len(tokens) > maxTokens {
		p.fail(p.look(), "macros expand without end", "let no macro call itself")
		return
	}
	for i := len(tokens) - 1; i >= 0; i-- {
		p.pending = append(p.pending, tokens[i])
	}
}

// skip moves behind spaces.
func (p *parser) skip() {
	for p.look().text == " " {
		p.take()
	}
}

// peek returns the next token that is neither a space nor a macro.
func (p *parser) peek() token {
	for {
		p.skip()
		t := p.look()
		if !p.expand(t) {
			return t
		}
	}
}

// formula reads all of the text. Lines broken by \\ outside any environment are
// set one under the other, as GitHub does.
func (p *parser) formula() *row {
	first := p.row("")
	if !isLineEnd(p.peek().text) {
		p.end()
		return first
	}
	t := &table{lay: gatherLay, columns: "c", rows: [][]*row{{first}}}
	for isLineEnd(p.peek().text) {
		p.lineEnd(t)
		if r := p.row(""); len(r.items) > 0 {
			t.rows = append(t.rows, []*row{r})
		}
	}
	p.end()
	if len(t.rows) == 1 {
		return first
	}
	return &row{[]node{t}}
}

// end reports what stands where the formula should be over.
func (p *parser) end() {
	switch t := p.peek(); t.text {
	case "":
	case "}":
		p.fail(t, "a } has no {", "take it away, or write \\}")
	case "&":
		p.fail(t, "an & outside an environment", `write \& for the sign, or put the lines between \begin{aligned} and \end{aligned}`)
	case `\right`:
		p.fail(t, `a \right has no \left`, `write \left. before it`)
	case `\middle`:
		p.fail(t, `a \middle stands outside \left and \right`, `write \left before it and \right after it`)
	case `\end`:
		p.fail(t, `an \end has no \begin`, `write \begin before it`)
	case "$":
		p.fail(t, "a $ inside a formula", `write \$ for the sign`)
	default:
		p.fail(t, "unexpected "+strconv.Quote(t.text), "")
	}
}

// ends are the tokens that end a row; who reads the row looks which one it is.
func ends(t, also string) bool {
	switch t {
	case "", "}", "&", `\\`, `\cr`, `\newline`, `\right`, `\middle`, `\end`, "$", `\hline`, `\hdashline`:
		return true
	}
	return t == also && also != ""
}

func isLineEnd(t string) bool { return t == `\\` || t == `\cr` || t == `\newline` }

// row reads up to a token that ends it, or to the token also.
func (p *parser) row(also string) *row {
	out := &row{}
	outer := p.alphabet
	for {
		t := p.peek()
		if ends(t.text, also) {
			break
		}
		if n, rest := p.switched(t, out, also); rest {
			out.items = append(out.items, n...)
			break
		}
		if n := p.scripted(); n != nil {
			out.items = append(out.items, n)
		}
	}
	p.alphabet = outer
	return out
}

// switched reads the commands that reach over the rest of their group, or that
// take what stands before them as an argument. It reports whether t is one.
func (p *parser) switched(t token, before *row, also string) ([]node, bool) {
	if !t.isCommand() {
		return nil, false
	}
	name := t.text[1:]
	if a, ok := alphabetSwitches[name]; ok {
		p.take()
		p.alphabet = a
		return p.row(also).items, true
	}
	if s, ok := styleSwitches[name]; ok {
		p.take()
		return []node{&styled{s, p.row(also)}}, true
	}
	if name == "color" {
		p.take()
		c := p.color(t)
		return []node{&colored{c, p.row(also)}}, true
	}
	f := infixFraction(name)
	if f == nil {
		return nil, false
	}
	p.take()
	f.num = &row{before.items}
	before.items = nil
	f.den = p.row(also)
	return []node{f}, true
}

var styleSwitches = map[string]style{
	"displaystyle": displayStyle, "textstyle": textStyle, "scriptstyle": scriptStyle,
	"scriptscriptstyle": scriptScriptStyle,
}

// infixFraction returns the fraction that \over and its like make.
func infixFraction(name string) *fraction {
	switch name {
	case "over":
		return &fraction{}
	case "atop":
		return &fraction{noBar: true}
	case "choose":
		return &fraction{noBar: true, left: "(", right: ")"}
	case "brack":
		return &fraction{noBar: true, left: "[", right: "]"}
	case "brace":
		return &fraction{noBar: true, left: "{", right: "}"}
	}
	return nil
}

// argument reads one argument of a command: a group or a single atom.
func (p *parser) argument(of token) *row {
	switch t := p.peek(); {
	case t.text == "{":
		p.take()
		return p.group(t)
	case ends(t.text, "") || t.text == "_" || t.text == "^":
		p.fail(of, "an argument of "+of.text+" is missing", "write "+of.text+"{...}")
		return &row{}
	}
	p.peek()
	if n := p.single(); n != nil {
		return &row{[]node{n}}
	}
	return &row{}
}

// single reads an atom without its scripts. A figure is one figure: \frac12.
func (p *parser) single() node {
	if t := p.peek(); len(t.text) == 1 && t.text[0] >= '0' && t.text[0] <= '9' {
		p.take()
		return &symbol{text: t.text, alphabet: p.alphabet, kind: number}
	}
	return p.atom()
}

// group reads up to the brace that closes the one just taken.
func (p *parser) group(open token) *row {
	r := p.row("")
	p.close(open)
	return r
}

func (p *parser) close(open token) {
	if t := p.peek(); t.text != "}" {
		if t.text != "" {
			p.end()
		}
		p.fail(open, "the { is not closed", "add a }")
		return
	}
	p.take()
}

// optional reads [ ... ] if it is there.
func (p *parser) optional() *row {
	p.skip()
	open := p.look()
	if open.text != "[" {
		return nil
	}
	p.take()
	r := p.row("]")
	if p.peek().text != "]" {
		p.fail(open, "the [ is not closed", "add a ]")
	}
	p.take()
	return r
}

// atom reads one atom without its scripts; nil stands for a command that leaves
// nothing, such as \nonumber.
func (p *parser) atom() node {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.peek(), "the formula is nested too deeply", "cut it into several")
	}
	defer func() { p.depth-- }()
	t := p.peek()
	if t.isCommand() {
		return p.command(t)
	}
	p.take()
	if t.text == "{" {
		return p.braced(t)
	}
	return p.character(t)
}

// braced reads a group. One that holds a single ordinary atom is that atom.
func (p *parser) braced(open token) node {
	r := p.group(open)
	if len(r.items) == 1 && r.items[0].class() == ordinary {
		if _, space := r.items[0].(*space); !space {
			return r.items[0]
		}
	}
	return r
}

// character reads a character that is no command.
func (p *parser) character(t token) node {
	c, _ := utf8.DecodeRuneInString(t.text)
	switch {
	case c >= '0' && c <= '9':
		return p.number(t)
	case t.text == "~" || c == '\u00a0':
		return &space{333}
	case c == '\\':
		p.fail(t, `a \ stands alone`, `write \backslash for the sign`)
		return &row{}
	case c == '#':
		p.fail(t, "a # outside a macro", `write \# for the sign`)
		return &row{}
	case isVariable(c):
		return p.variable(t, c)
	case c < ' ' || c == utf8.RuneError:
		p.fail(t, "a character that cannot be printed", "take it away")
		return &row{}
	}
	return typed(t.text, c)
}

// isVariable reports whether a character is a letter of some alphabet, or a sign
// that is set like one.
func isVariable(c rune) bool {
	return unicode.IsLetter(c) || c == '∂' || c == '∇' || c == '∞' || c == '∅'
}

// typed returns the sign that a character typed as such stands for.
func typed(text string, c rune) *symbol {
	s := &symbol{text: text, kind: sign, command: text}
	switch c {
	case '+':
		s.cls = binary
	case '-':
		s.cls, s.text = binary, "−"
	case '*':
		s.cls, s.text = binary, "∗"
	case '=', '<', '>', ':':
		s.cls = relation
	case '(', '[':
		s.cls = opening
	case ')', ']', '!', '?':
		s.cls = closing
	case ',', ';':
		s.cls = punctuation
	case '`':
		s.text = "‘"
	default:
		s.cls = classes()[c]
		if s.cls == operator {
			s.limits = limitsOf(c)
		}
	}
	return s
}

// number reads figures with a decimal point among them as one number.
func (p *parser) number(t token) node {
	var b strings.Builder
	b.WriteString(t.text)
	for {
		n := p.look().text
		if n == "." && !p.digitFollows() {
			break
		}
		if n != "." && (len(n) != 1 || n[0] < '0' || n[0] > '9') {
			break
		}
		b.WriteString(p.take().text)
	}
	return &symbol{text: b.String(), alphabet: p.alphabet, kind: number}
}

// digitFollows reports whether the token behind the next is a figure.
func (p *parser) digitFollows() bool {
	var after token
	switch n := len(p.pending); {
	case n > 1:
		after = p.pending[n-2]
	case n == 0 && p.next+1 < len(p.tokens):
		after = p.tokens[p.next+1]
	}
	return len(after.text) == 1 && after.text[0] >= '0' && after.text[0] <= '9'
}

// variable reads a letter, or a word where the alphabet is one of words. What is
// put in such an alphabet is a name: \mathrm{top5}.
func (p *parser) variable(t token, c rune) node {
	s := &symbol{text: t.text, alphabet: p.alphabet, kind: identifier}
	if !p.alphabet.words() {
		return s
	}
	var b strings.Builder
	b.WriteString(t.text)
	for {
		r, _ := utf8.DecodeRuneInString(p.look().text)
		if p.look().isCommand() || !unicode.IsLetter(r) {
			break
		}
		b.WriteString(p.take().text)
	}
	s.text = b.String()
	return s
}
