package math

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// textArgument reads the argument of \text: words, with formulas between dollars.
func (p *parser) textArgument(of token, a alphabet) node {
	p.skip()
	open := p.look()
	if open.text != "{" {
		return p.bareText(of, a)
	}
	p.take()
	if p.depth++; p.depth > maxDepth {
		p.fail(open, "the formula is nested too deeply", "cut it into several")
	}
	r := p.words(open, a)
	p.depth--
	return only(r)
}

// bareText reads \text x, one token without braces.
func (p *parser) bareText(of token, a alphabet) node {
	t := p.take()
	if t.text == "" || t.isCommand() || t.text == "}" {
		p.fail(of, "the words of "+of.text+" are missing", "write "+of.text+"{...}")
	}
	return &text{t.text, a}
}

// words reads text up to the brace that closes the one just taken.
func (p *parser) words(open token, a alphabet) *row {
	out := &row{}
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out.items = append(out.items, &text{quotes.Replace(b.String()), a})
			b.Reset()
		}
	}
	for {
		t := p.look()
		if p.expand(t) {
			continue
		}
		switch {
		case t.text == "":
			p.fail(open, "the { is not closed", "add a }")
			return out
		case t.text == "}":
			p.take()
			flush()
			return out
		case t.text == "{":
			p.take()
			flush()
			out.items = append(out.items, p.textGroup(t, a)...)
		case t.text == "$" || t.text == `\(`:
			p.take()
			flush()
			out.items = append(out.items, p.formulaInText(t))
		case t.text == "~":
			p.take()
			b.WriteString("\u00a0")
		case t.isCommand():
			p.take()
			if s, ok := p.textCommand(t); ok {
				b.WriteString(s)
				continue
			}
			flush()
			out.items = append(out.items, p.commandInText(t))
		default:
			p.take()
			b.WriteString(t.text)
		}
	}
}

// quotes are the characters that TeX makes of several.
var quotes = strings.NewReplacer("---", "—", "--", "–", "``", "“", "''", "”", "`", "‘", "'", "’")

func (p *parser) textGroup(open token, a alphabet) []node {
	if p.depth++; p.depth > maxDepth {
		p.fail(open, "the formula is nested too deeply", "cut it into several")
	}
	defer func() { p.depth-- }()
	return p.words(open, a).items
}

// formulaInText reads a formula between dollars inside words.
func (p *parser) formulaInText(open token) node {
	if p.depth++; p.depth > maxDepth {
		p.fail(open, "the formula is nested too deeply", "cut it into several")
	}
	defer func() { p.depth-- }()
	outer := p.alphabet
	p.alphabet = usual
	closer := "$"
	if open.text == `\(` {
		closer = `\)`
	}
	r := p.row(closer)
	p.alphabet = outer
	if p.peek().text != closer {
		p.fail(open, "the "+open.text+" is not closed", "add a "+closer)
	}
	p.take()
	return r
}

// textMarks are the accents of text, by their command.
var textMarks = map[string]string{
	"'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", `"`: "\u0308", "=": "\u0304", ".": "\u0307",
	"u": "\u0306", "v": "\u030C", "H": "\u030B", "r": "\u030A", "c": "\u0327",
}

// textCommand returns the characters that a command stands for among words.
func (p *parser) textCommand(t token) (string, bool) {
	name := t.text[1:]
	switch name {
	case "ldots", "dots", "textellipsis":
		return "…", true
	case "textbackslash":
		return `\`, true
	case " ", "\n", "space", "nobreakspace":
		return "\u00a0", true
	case "{", "}":
		return name, true
	case "textendash":
		return "–", true
	case "textemdash":
		return "—", true
	}
	if m, ok := textMarks[name]; ok {
		letter := p.macroArgument(t)
		if len(letter) == 1 {
			return compose(letter[0].text, m), true
		}
		return "", true
	}
	if constructOf(name) != 0 {
		return "", false
	}
	if r, _, ok := symbolNamed(name); ok {
		return string(r), true
	}
	if r, ok := letters[name]; ok {
		return string(r), true
	}
	return "", false
}

// composed are letters with the marks that Latin languages put on them, as one
// character each, which fonts have more often.
const composed = "áa\u0301 ée\u0301 íi\u0301 óo\u0301 úu\u0301 ÁA\u0301 ÉE\u0301 ÓO\u0301 àa\u0300 èe\u0300 ìi\u0300 òo\u0300 ùu\u0300 âa\u0302 êe\u0302 îi\u0302 ôo\u0302 ûu\u0302 " +
	"ãa\u0303 ñn\u0303 õo\u0303 äa\u0308 ëe\u0308 ïi\u0308 öo\u0308 üu\u0308 ÄA\u0308 ÖO\u0308 ÜU\u0308 çc\u0327 ÇC\u0327 åa\u030A ÅA\u030A čc\u030C ěe\u030C řr\u030C šs\u030C žz\u030C őo\u030B űu\u030B āa\u0304"

func compose(letter, mark string) string {
	i := strings.Index(composed, letter+mark)
	if i < 1 || letter == "" {
		return letter + mark
	}
	r, _ := utf8.DecodeLastRuneInString(composed[:i])
	return string(r)
}

// commandInText reads a command among words that is more than characters.
func (p *parser) commandInText(t token) node {
	name := t.text[1:]
	if a, ok := textAlphabets[name]; ok {
		return p.textArgument(t, a)
	}
	if w, ok := spaces[name]; ok {
		return &space{w}
	}
	switch c := constructOf(name); c {
	case textColorConstruct:
		c := p.color(t)
		return &colored{c, &row{[]node{p.textArgument(t, roman)}}}
	case spaceConstruct, fractionConstruct, radicalConstruct, alphabetConstruct, colorBoxConstruct, frameConstruct:
		return p.construct(c, t)
	case sizeConstruct, nothingConstruct:
		return &row{}
	}
	p.fail(t, strconv.Quote(t.text)+" does not belong among words", "put it between dollars: $"+t.text+"$")
	return &row{}
}
