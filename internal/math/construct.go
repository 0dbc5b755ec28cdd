package math

import (
	"strings"
	"unicode/utf8"
)

// functions are the names that are set upright and spaced as operators.
var functions = map[string]limits{
	"arccos": beside, "arcsin": beside, "arctan": beside, "arctg": beside, "arcctg": beside, "arg": beside,
	"ch": beside, "cos": beside, "cosec": beside, "cosh": beside, "cot": beside, "cotg": beside, "coth": beside,
	"csc": beside, "ctg": beside, "cth": beside, "deg": beside, "dim": beside, "exp": beside, "hom": beside,
	"ker": beside, "lg": beside, "ln": beside, "log": beside, "sec": beside, "sin": beside, "sinh": beside,
	"sh": beside, "tan": beside, "tanh": beside, "tg": beside, "th": beside,
	"det": displayAbove, "gcd": displayAbove, "inf": displayAbove, "lim": displayAbove, "max": displayAbove,
	"min": displayAbove, "Pr": displayAbove, "sup": displayAbove,
}

// limitsOf returns where the scripts of a large operator stand.
func limitsOf(r rune) limits {
	if r >= '∫' && r <= '∳' {
		return beside
	}
	return displayAbove
}

// A mark is what stretches over or under a base.
type mark struct {
	mark     rune
	stretchy bool
	under    bool
}

var accents = map[string]mark{
	"hat": {mark: '\u0302'}, "check": {mark: '\u030C'}, "breve": {mark: '\u0306'}, "acute": {mark: '\u0301'},
	"grave": {mark: '\u0300'}, "tilde": {mark: '\u0303'}, "bar": {mark: '\u0304'}, "vec": {mark: '\u20D7'},
	"dot": {mark: '\u0307'}, "ddot": {mark: '\u0308'}, "mathring": {mark: '\u030A'},
	"dddot": {mark: '\u20DB'}, "ddddot": {mark: '\u20DC'},
	"widehat": {'\u0302', true, false}, "widetilde": {'\u0303', true, false}, "widecheck": {'\u030C', true, false},
	"utilde": {'\u0330', true, true}, "undertilde": {'\u0330', true, true},
	"overrightarrow": {'→', true, false}, "overleftarrow": {'←', true, false},
	"overleftrightarrow": {'↔', true, false}, "Overrightarrow": {'⇒', true, false},
	"overrightharpoon": {'⇀', true, false}, "overleftharpoon": {'↼', true, false},
	"underrightarrow": {'→', true, true}, "underleftarrow": {'←', true, true},
	"underleftrightarrow": {'↔', true, true},
}

var braces = map[string]mark{
	"overbrace": {mark: '⏞'}, "underbrace": {mark: '⏟', under: true},
	"overbracket": {mark: '⎴'}, "underbracket": {mark: '⎵', under: true},
	"overparen": {mark: '⏜'}, "underparen": {mark: '⏝', under: true},
	"overgroup": {mark: '⏠'}, "undergroup": {mark: '⏡', under: true},
}

var longArrows = map[string]rune{
	"xleftarrow": '←', "xrightarrow": '→', "xLeftarrow": '⇐', "xRightarrow": '⇒', "xleftrightarrow": '↔',
	"xLeftrightarrow": '⇔', "xhookleftarrow": '↩', "xhookrightarrow": '↪', "xmapsto": '↦',
	"xrightharpoondown": '⇁', "xrightharpoonup": '⇀', "xleftharpoondown": '↽', "xleftharpoonup": '↼',
	"xrightleftharpoons": '⇌', "xleftrightharpoons": '⇋', "xlongequal": '=', "xtwoheadrightarrow": '↠',
	"xtwoheadleftarrow": '↞', "xtofrom": '⇄', "xrightleftarrows": '⇄',
}

// negations are the signs that have a struck form of their own.
var negations = map[string]string{
	"=": "≠", "<": "≮", ">": "≯", "∈": "∉", "∋": "∌", "≡": "≢", "∼": "≁", "≃": "≄", "≅": "≇", "≈": "≉",
	"≤": "≰", "≥": "≱", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "∣": "∤", "|": "∤", "∥": "∦", "‖": "∦",
	"→": "↛", "←": "↚", "↔": "↮", "⇒": "⇏", "⇐": "⇍", "⇔": "⇎", "∃": "∄", "⊢": "⊬", "⊨": "⊭", "≺": "⊀",
	"≻": "⊁", "⪯": "⋠", "⪰": "⋡",
}

func (p *parser) fraction(t token) node {
	f := &fraction{}
	switch name := t.text[1:]; name {
	case "dfrac", "dbinom":
		f.style = displayStyle
	case "tfrac", "tbinom":
		f.style = textStyle
	case "cfrac":
		f.style, f.continued = displayStyle, true
		p.optional()
	}
	if strings.HasSuffix(t.text, "binom") {
		f.noBar, f.left, f.right = true, "(", ")"
	}
	f.num = p.argument(t)
	f.den = p.argument(t)
	return f
}

// generalFraction reads \genfrac{left}{right}{thickness}{style}{num}{den}.
func (p *parser) generalFraction(t token) node {
	f := &fraction{}
	f.left, f.right = p.bareDelimiter(t), p.bareDelimiter(t)
	thickness := strings.TrimSpace(p.raw(t))
	f.noBar = strings.HasPrefix(thickness, "0") && !strings.ContainsAny(thickness, "123456789")
	if s := strings.TrimSpace(p.raw(t)); len(s) == 1 && s[0] >= '0' && s[0] <= '3' {
		f.style = displayStyle + style(s[0]-'0')
	}
	f.num = p.argument(t)
	f.den = p.argument(t)
	return f
}

func (p *parser) stack(c construct, t token) node {
	mark := p.argument(t)
	base := p.argument(t)
	s := &stack{base: only(base), cls: classOf(base)}
	if c == stackrelConstruct {
		s.cls = relation
	}
	if c == undersetConstruct {
		s.under = only(mark)
	} else {
		s.over = only(mark)
	}
	return s
}

// only returns the only item of a row, or the row.
func only(r *row) node {
	if len(r.items) == 1 {
		return r.items[0]
	}
	return r
}

func (p *parser) inAlphabet(t token) node {
	outer := p.alphabet
	p.alphabet = alphabetNames[t.text[1:]]
	if p.alphabet == calligraphic && outer == boldItalic || p.alphabet == boldItalic && outer == calligraphic {
		p.alphabet = boldScript
	}
	r := p.argument(t)
	p.alphabet = outer
	return only(r)
}

// operatorName reads \operatorname{words}. Words are one name; anything else is
// a formula that is spaced as an operator.
func (p *parser) operatorName(t token) node {
	l := beside
	if p.takeIf("*") || t.text == `\operatornamewithlimits` {
		l = displayAbove
	}
	outer := p.alphabet
	p.alphabet = roman
	body := p.argument(t)
	p.alphabet = outer
	if name, ok := nameOf(body); ok {
		return &symbol{text: name, alphabet: roman, cls: operator, kind: functionName, limits: l}
	}
	return &classed{operator, body, l}
}

// nameOf returns the words of a row that holds nothing else.
func nameOf(r *row) (string, bool) {
	var b strings.Builder
	for _, n := range r.items {
		switch n := n.(type) {
		case *symbol:
			if n.alphabet != roman && n.kind != sign {
				return "", false
			}
			b.WriteString(strings.ReplaceAll(n.text, "−", "-"))
		case *text:
			b.WriteString(n.text)
		case *space:
			b.WriteString("\u2009")
		case *row:
			s, ok := nameOf(n)
			if !ok {
				return "", false
			}
			b.WriteString(s)
		default:
			return "", false
		}
	}
	return b.String(), b.Len() > 0
}

var classNames = map[string]class{
	"mathop": operator, "mathbin": binary, "mathrel": relation, "mathord": ordinary, "mathopen": opening,
	"mathclose": closing, "mathpunct": punctuation, "mathinner": inner,
}

func (p *parser) classed(t token) node {
	c := &classed{cls: classNames[t.text[1:]], body: p.argument(t)}
	if c.cls == operator {
		c.limits = displayAbove
		if name, ok := nameOf(c.body); ok && utf8.RuneCountInString(name) > 1 {
			return &symbol{text: name, alphabet: roman, cls: operator, kind: functionName, limits: displayAbove}
		}
	}
	return c
}

func (p *parser) framed(t token) node {
	f := &framed{}
	switch t.text {
	case `\boxed`:
		f.body = &row{[]node{&styled{displayStyle, p.argument(t)}}}
		return f
	case `\fbox`:
		f.body = &row{[]node{p.textArgument(t, roman)}}
		return f
	case `\cancel`:
		f.frame = slash
	case `\bcancel`:
		f.frame = backslash
	case `\xcancel`:
		f.frame = cross
	case `\sout`:
		f.frame = strike
	}
	f.body = p.argument(t)
	return f
}

func (p *parser) adjusted(t token) node {
	a := &adjusted{}
	switch t.text {
	case `\phantom`:
		a.hidden = true
	case `\hphantom`:
		a.hidden, a.noHeight, a.noDeep = true, true, true
	case `\vphantom`:
		a.hidden, a.noWidth, a.lap = true, true, 1
	case `\mathllap`:
		a.noWidth, a.lap = true, -1
	case `\mathrlap`:
		a.noWidth, a.lap = true, 1
	case `\mathclap`:
		a.noWidth = true
	case `\smash`:
		part := ""
		if r := p.optional(); r != nil {
			part, _ = nameOf(romanOf(r))
		}
		a.noHeight, a.noDeep = part != "b", part != "t"
	}
	a.body = p.argument(t)
	return a
}

// romanOf returns a row's letters as those of a name.
func romanOf(r *row) *row {
	out := &row{}
	for _, n := range r.items {
		if s, ok := n.(*symbol); ok {
			out.items = append(out.items, &symbol{text: s.text, alphabet: roman})
		}
	}
	return out
}

// negated reads \not and the sign that it strikes through.
func (p *parser) negated(t token) node {
	n := p.single()
	s, ok := n.(*symbol)
	if r, group := n.(*row); group && len(r.items) == 1 {
		s, ok = r.items[0].(*symbol)
	}
	if !ok {
		p.fail(t, `\not does not stand before a sign`, `write it as in \not=, or use \cancel{...}`)
		return &row{}
	}
	struck := *s
	if own, ok := negations[s.text]; ok {
		struck.text, struck.command = own, ""
	} else {
		struck.text += "\u0338"
	}
	return &struck
}

func (p *parser) readTag(t token) {
	star := p.takeIf("*")
	text := p.raw(t)
	if p.err != nil {
		return
	}
	if p.tag != "" {
		p.fail(t, "a second \\tag", "give each formula its own lines of $$")
		return
	}
	text = strings.TrimSpace(strings.NewReplacer("$", "", `\text`, "", "{", "", "}", "", "~", "\u00a0", `\`, "").Replace(text))
	if !star {
		text = "(" + text + ")"
	}
	p.tag = text
}
