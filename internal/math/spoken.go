package math

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Spoken returns the formula in a few English words, for readers who hear it
// where MathML is not at hand: "x squared over 2".
func (f *Formula) Spoken() string {
	var v voice
	v.row(f.tree)
	return strings.TrimSuffix(strings.Join(v.words, " "), ",")
}

// A voice collects words.
type voice struct{ words []string }

func (v *voice) say(words ...string) {
	for _, w := range words {
		w = strings.TrimSpace(w)
		if strings.Trim(w, ",") == "" {
			v.pause()
			continue
		}
		v.words = append(v.words, w)
	}
}

// pause puts a comma behind the last word.
func (v *voice) pause() {
	if n := len(v.words); n > 0 && !strings.HasSuffix(v.words[n-1], ",") {
		v.words[n-1] += ","
	}
}

func (v *voice) row(r *row) {
	if r == nil {
		return
	}
	classes := resolvedClasses(r.items)
	for i, n := range r.items {
		if s, ok := n.(*symbol); ok && s.kind == sign {
			v.sign(s, classes[i])
			continue
		}
		v.node(n)
	}
}

func (v *voice) node(n node) {
	switch n := n.(type) {
	case *symbol:
		v.symbol(n)
	case *text:
		v.say(n.text)
	case *space, *strut:
	case *row:
		v.row(n)
	case *fraction:
		v.fraction(n)
	case *radical:
		v.radical(n)
	case *script:
		v.scripts(n)
	case *accent:
		v.row(n.base)
		v.say(spokenAccent(n))
	case *bar:
		v.row(n.base)
		v.say(map[bool]string{true: "underlined", false: "bar"}[n.under])
	case *brace:
		v.row(n.base)
	case *stack:
		v.stack(n)
	case *arrow:
		v.say(spokenRune(n.mark))
		v.labelled("over it", n.over)
		v.labelled("under it", n.under)
	case *fence:
		v.fence(n)
	case *sized:
		v.delimiter(n.delimiter)
	case *table:
		v.table(n)
	case *styled:
		v.row(n.body)
	case *colored:
		v.row(n.body)
	case *framed:
		v.row(n.body)
		if n.frame >= slash {
			v.say("crossed out")
		}
	case *adjusted:
		if !n.hidden {
			v.row(n.body)
		}
	case *classed:
		v.row(n.body)
	default:
		panic("math: node without words")
	}
}

// symbol says a variable, a number or a name.
func (v *voice) symbol(s *symbol) {
	switch {
	case s.kind == sign:
		v.sign(s, s.cls)
	case s.kind == primes:
		v.say(spokenPrimes(utf8.RuneCountInString(s.text)))
	case s.command != "":
		v.say(spokenCommand(s))
	case s.alphabet == bold || s.alphabet == boldItalic:
		v.say("bold", s.text)
	default:
		v.say(strings.ReplaceAll(s.text, "\u2009", " "))
	}
}

func spokenPrimes(n int) string {
	switch n {
	case 1:
		return "prime"
	case 2:
		return "double prime"
	case 3:
		return "triple prime"
	}
	return strconv.Itoa(n) + " primes"
}

// spokenCommand returns the words for a letter that has a name: \varepsilon is
// epsilon, \infty is infinity.
func spokenCommand(s *symbol) string {
	r, _ := utf8.DecodeRuneInString(s.text)
	if w, ok := spokenRunes[r]; ok {
		return w
	}
	name := strings.TrimPrefix(s.command, "var")
	if name != "" && name[0] >= 'A' && name[0] <= 'Z' {
		return "capital " + strings.ToLower(name)
	}
	return name
}

// sign says an operator, a relation or a delimiter.
func (v *voice) sign(s *symbol, c class) {
	if s.text == "−" && c == ordinary || s.text == "−" && c == opening {
		v.say("minus")
		return
	}
	r, n := utf8.DecodeRuneInString(s.text)
	if n < len(s.text) && strings.HasSuffix(s.text, "\u0338") {
		v.say("not")
	}
	if w, ok := spokenRunes[r]; ok {
		v.say(w)
		return
	}
	if s.command != "" && isLetter(s.command[0]) {
		v.say(s.command)
		return
	}
	v.say(string(r))
}

func (v *voice) delimiter(d string) {
	if d == "" {
		return
	}
	r, _ := utf8.DecodeRuneInString(d)
	v.say(spokenRune(r))
}

func spokenRune(r rune) string {
	if w, ok := spokenRunes[r]; ok {
		return w
	}
	return string(r)
}

// brief reports whether a row is a word or two, so that its end need not be said.
func brief(r *row) bool {
	if len(r.items) > 2 {
		return false
	}
	for _, n := range r.items {
		if s, ok := n.(*script); ok {
			_, ok = s.base.(*symbol)
			if _, sub := s.sub.(*symbol); !ok || s.sub != nil && !sub {
				return false
			}
			n = s.base
			if s.sup != nil {
				n = s.sup
			}
		}
		switch n.(type) {
		case *symbol, *text:
		default:
			return false
		}
	}
	return true
}

func (v *voice) fraction(f *fraction) {
	over := "over"
	if f.noBar && f.left != "" {
		over = "choose"
	}
	if brief(f.num) && brief(f.den) {
		v.row(f.num)
		v.say(over)
		v.row(f.den)
		return
	}
	v.say("the fraction")
	v.row(f.num)
	v.pause()
	v.say(over)
	v.row(f.den)
	v.pause()
	v.say("end fraction,")
}

func (v *voice) radical(r *radical) {
	switch {
	case r.degree == nil:
		v.say("the square root of")
	default:
		var d voice
		d.row(r.degree)
		v.say("the root of degree", strings.Join(d.words, " "), "of")
	}
	v.row(r.body)
	if !brief(r.body) {
		v.pause()
		v.say("end root,")
	}
}

func (v *voice) scripts(s *script) {
	v.node(s.base)
	if s.base.class() == operator {
		if s.sub != nil {
			v.say(map[bool]string{true: "from", false: "over"}[s.sup != nil])
			v.node(s.sub)
		}
		if s.sup != nil {
			v.say("to")
			v.node(s.sup)
		}
		if !isFunction(s.base) || s.limits != beside {
			v.say("of")
		}
		return
	}
	if s.sub != nil {
		v.say("sub")
		v.node(s.sub)
	}
	if s.sup != nil {
		v.power(s.sup)
	}
}

// power says a superscript.
func (v *voice) power(n node) {
	var w voice
	w.node(n)
	switch said := strings.Join(w.words, " "); said {
	case "2":
		v.say("squared")
	case "3":
		v.say("cubed")
	case "prime", "double prime", "triple prime", "star":
		v.say(said)
	case "top", "T":
		v.say("transposed")
	case "minus 1":
		v.say("inverse")
	default:
		v.say("to the power", said)
		if len(w.words) > 2 {
			v.pause()
		}
	}
}

func (v *voice) stack(n *stack) {
	v.node(n.base)
	if n.over != nil {
		v.labelled("with", itemRow(n.over))
		v.say("over it")
	}
	if n.under != nil {
		v.labelled("with", itemRow(n.under))
		v.say("under it")
	}
}

func itemRow(n node) *row { return &row{itemsOf(n)} }

func (v *voice) labelled(word string, r *row) {
	if r == nil || len(r.items) == 0 {
		return
	}
	v.say(word)
	v.row(r)
}

func (v *voice) fence(f *fence) {
	if f.delimiters[0] == "|" && f.delimiters[len(f.delimiters)-1] == "|" {
		v.say("the absolute value of")
		v.row(f.bodies[0])
		v.pause()
		return
	}
	for i, body := range f.bodies {
		v.delimiter(f.delimiters[i])
		v.row(body)
	}
	v.delimiter(f.delimiters[len(f.bodies)])
}

func (v *voice) table(t *table) {
	end := ""
	switch t.lay {
	case matrixLay, smallLay:
		v.say("the " + strconv.Itoa(len(t.rows)) + " by " + strconv.Itoa(t.width()) + " matrix,")
		end = "end matrix,"
	case casesLay:
		v.say(strconv.Itoa(len(t.rows)) + " cases,")
		end = "end cases,"
	}
	for _, cells := range t.rows {
		for j, cell := range cells {
			if j > 0 && t.lay != alignLay {
				v.pause()
			}
			v.row(cell)
		}
		v.pause()
	}
	if end != "" {
		v.say(end)
	}
}

func spokenAccent(a *accent) string {
	switch a.command {
	case "vec", "overrightarrow":
		return "vector"
	case "dddot":
		return "triple dot"
	case "ddot":
		return "double dot"
	case "mathring":
		return "ring"
	}
	return strings.TrimPrefix(strings.TrimPrefix(a.command, "wide"), "over")
}
