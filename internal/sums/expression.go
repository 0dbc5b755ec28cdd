package sums

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"fieldguide/internal/source"
)

// maxNesting bounds parentheses, signs and powers within one another.
const maxNesting = 50

// An expression is read and evaluated in one pass, by recursive descent:
//
//	terms   = factors { ("+" | "-") factors }
//	factors = signed { ("*" | "/") signed }
//	signed  = { "-" | "+" } power
//	power   = operand [ "^" signed ]
//	operand = number [unit] | name | "sum" | "(" terms ")" | function "(" terms { "," terms } ")"
type expression struct {
	block *block
	part
	pos       int
	depth     int
	operators int  // read so far
	sums      bool // the sum of the lines above is used
	unknown   bool // a name stands for a line that is wrong, which was reported
	quiet     bool
	tidy      strings.Builder
	errs      source.ErrorList
}

// failure is what stops the evaluation: the first error, which was recorded.
type failure struct{}

// evaluate returns the expression's value. It reports what is wrong unless it is
// quiet; it is not ok without a report if a name has no value because its own
// line is wrong.
func (e *expression) evaluate(quiet bool) (v value, ok bool) {
	e.quiet = quiet
	defer func() {
		switch r := recover().(type) {
		case nil:
		case failure:
			ok = false
		default:
			panic(r)
		}
		if !quiet {
			e.block.errs = append(e.block.errs, e.errs...)
		}
	}()
	if e.text == "" {
		e.fail(0, 0, "the expression is missing", "write it between the two =")
	}
	v = e.terms()
	if e.skip(); e.pos < len(e.text) {
		e.unexpected()
	}
	return v, !e.unknown
}

// working returns the expression as written, with typographic signs.
func (e *expression) working() string {
	if e.pos < len(e.text) || e.tidy.Len() == 0 {
		return e.text
	}
	return e.tidy.String()
}

// fail records an error at offsets i to j and stops.
func (e *expression) fail(i, j int, msg, hint string) {
	e.errs.Add(e.cut(i, j).at(), msg, hint)
	panic(failure{})
}

// unexpected fails at what cannot stand here.
func (e *expression) unexpected() {
	if e.pos >= len(e.text) {
		e.fail(len(e.text), len(e.text), "the expression ends too early", "write a number or a name after the operator")
	}
	r, width := utf8.DecodeRuneInString(e.text[e.pos:])
	end := e.pos + width
	switch {
	case r == ')':
		e.fail(e.pos, end, "a ) closes nothing", "delete it, or write ( before")
	case unicode.IsLetter(r) || isDigit(e.text[e.pos]):
		end = max(end, wordEnd(e.text, e.pos))
		e.fail(e.pos, end, fmt.Sprintf("an operator is missing before %q", e.text[e.pos:end]), "write one of + - * / ^")
	}
	e.fail(e.pos, end, fmt.Sprintf("%q cannot stand here", e.text[e.pos:end]), "write numbers and names with + - * / ^ and parentheses")
}

func (e *expression) skip() { e.pos = skipSpace(e.text, e.pos) }

// operator reads one of the operators if it is next.
func (e *expression) operator(among string) (r rune, at int) {
	e.skip()
	r, width := utf8.DecodeRuneInString(e.text[e.pos:])
	if r == utf8.RuneError || !strings.ContainsRune(among, r) {
		return 0, e.pos
	}
	at = e.pos
	e.pos += width
	return r, at
}

// nest guards the stack.
func (e *expression) nest() {
	if e.depth++; e.depth > maxNesting {
		e.fail(e.pos, e.pos, "the expression is nested too deeply", "compute a part of it in a line of its own")
	}
}

func (e *expression) terms() value {
	e.nest()
	defer func() { e.depth-- }()
	v := e.factors()
	for {
		r, at := e.operator("+-−–")
		if r == 0 {
			return v
		}
		e.operators++
		sign := " + "
		if r != '+' {
			sign = " − "
		}
		e.tidy.WriteString(sign)
		w := e.factors()
		if r != '+' {
			w = w.negated()
		}
		v = e.checked(at, value{newFloat().Add(v.x, w.x), v.rough || w.rough})
	}
}

func (e *expression) factors() value {
	v := e.signed()
	for {
		r, at := e.operator("*×·/÷")
		if r == 0 {
			return v
		}
		e.operators++
		x := newFloat()
		if r != '/' && r != '÷' {
			e.tidy.WriteString(" × ")
			w := e.signed()
			v = e.checked(at, value{x.Mul(v.x, w.x), v.rough || w.rough})
			continue
		}
		e.tidy.WriteString(" ÷ ")
		e.skip()
		divisor := e.pos
		w := e.signed()
		if w.x.Sign() == 0 {
			if e.unknown {
				w = number(1)
			} else {
				e.fail(divisor, e.pos, "the expression divides by zero", "nothing can be divided by 0")
			}
		}
		v = e.checked(at, value{x.Quo(v.x, w.x), v.rough || w.rough})
	}
}

func (e *expression) signed() value {
	e.nest()
	defer func() { e.depth-- }()
	r, _ := e.operator("-−–+")
	if r == 0 {
		return e.power()
	}
	if r == '+' {
		return e.signed()
	}
	e.tidy.WriteRune('−')
	return e.signed().negated()
}

func (e *expression) power() value {
	base := e.operand()
	if n, end, ok := superscript(e.text, e.pos); ok {
		e.tidy.WriteString(e.text[e.pos:end])
		at := e.pos
		e.pos = end
		e.operators++
		return e.raised(at, base, number(float64(n)))
	}
	r, at := e.operator("^")
	if r == 0 {
		return base
	}
	e.operators++
	e.tidy.WriteRune('^')
	return e.raised(at, base, e.signed())
}

// raised returns base to the power of exponent: exactly for whole exponents.
func (e *expression) raised(at int, base, exponent value) value {
	n, accuracy := exponent.x.Int64()
	if accuracy != big.Exact || n > maxExponent || n < -maxExponent {
		return e.function(at, "^", pow, base, exponent)
	}
	if base.x.Sign() == 0 && n < 0 {
		e.fail(at, e.pos, "the expression divides by zero", "0 has no negative power")
	}
	v := value{newFloat().SetInt64(1), base.rough || exponent.rough}
	square := value{newFloat().Set(base.x), base.rough}
	for left := max(n, -n); left > 0; left /= 2 {
		if left%2 == 1 {
			v = e.checked(at, value{newFloat().Mul(v.x, square.x), v.rough})
		}
		if left > 1 {
			square = e.checked(at, value{newFloat().Mul(square.x, square.x), square.rough})
		}
	}
	if n < 0 {
		v.x = newFloat().Quo(newFloat().SetInt64(1), v.x)
	}
	return e.checked(at, v)
}

// checked fails if the value is out of bounds.
func (e *expression) checked(at int, v value) value {
	if v.x.Sign() != 0 && !v.sane() {
		e.fail(at, e.pos, "the value is too large or too small to be meant", "look at the units and the powers")
	}
	return v
}

func (e *expression) operand() value {
	e.skip()
	if e.pos >= len(e.text) {
		e.unexpected()
	}
	if e.text[e.pos] == '(' {
		e.pos++
		e.tidy.WriteByte('(')
		v := e.terms()
		e.closing()
		return v
	}
	if q, end := e.block.match(e.text, e.pos); q != nil && !e.callsFunction(end) {
		e.tidy.WriteString(q.name)
		e.pos = end
		e.unknown = e.unknown || !q.known
		if !q.known {
			return number(1)
		}
		return q.value
	}
	r, _ := utf8.DecodeRuneInString(e.text[e.pos:])
	switch {
	case isDigit(e.text[e.pos]) || unicode.Is(unicode.Sc, r):
		return e.number()
	case unicode.IsLetter(r):
		return e.word()
	}
	e.unexpected()
	panic("sums: unexpected returned")
}

// closing reads the parenthesis that closes.
func (e *expression) closing() {
	if r, _ := e.operator(")"); r == 0 {
		if e.pos < len(e.text) {
			e.unexpected()
		}
		e.fail(len(e.text), len(e.text), "a ) is missing", "close the parenthesis")
	}
	e.tidy.WriteByte(')')
}

// number reads a number, its suffix, and a unit after it that is no name.
func (e *expression) number() value {
	n, ok := readNumeral(e.cut(e.pos, len(e.text)))
	if !ok {
		e.unexpected()
	}
	if n.form == "×10^" { // the powers of an expression bind as its other ones do
		n, ok = readNumeral(e.cut(e.pos, e.pos+strings.IndexAny(e.text[e.pos:], "×*·")))
		if !ok {
			e.unexpected()
		}
	}
	start := e.pos
	e.pos += len(n.digits.text)
	e.unit()
	e.tidy.WriteString(strings.Join(strings.Fields(e.text[start:e.pos]), " "))
	return n.value
}

// unit skips a unit word after a number: "s", "requests", "req/s". It is in the
// text and does not count.
func (e *expression) unit() {
	at := skipSpace(e.text, e.pos)
	for {
		if strings.HasPrefix(e.text[at:], "/") {
			at++
		} else if at > e.pos && !unicode.IsSpace(firstRune(e.text[at-1:])) {
			return
		}
		end := wordEnd(e.text, at)
		if end == at {
			return
		}
		if q, _ := e.block.match(e.text, at); q != nil || e.text[at:end] == "sum" {
			return
		}
		if end < len(e.text) && e.text[end] == '(' {
			return
		}
		e.pos, at = end, end
		if !strings.HasPrefix(e.text[at:], "/") {
			return
		}
	}
}

// word reads "sum" or a function. Any other word is an unknown name.
func (e *expression) word() value {
	start := e.pos
	end := start
	for end < len(e.text) && (isDigit(e.text[end]) || wordEnd(e.text, end) > end) {
		if end = max(wordEnd(e.text, end), end); end < len(e.text) && isDigit(e.text[end]) {
			end++
		}
	}
	name := e.text[start:end]
	open := skipSpace(e.text, end)
	call := open < len(e.text) && e.text[open] == '('
	if f, ok := functions[name]; ok && call {
		e.pos = open + 1
		e.tidy.WriteString(name + "(")
		return e.call(start, name, f)
	}
	if name == "sum" && !call {
		e.pos = end
		return e.sum(start)
	}
	e.misspelt(start, end, call)
	panic("sums: misspelt returned")
}

// sum returns the sum of the lines above.
func (e *expression) sum(at int) value {
	e.sums = true
	e.operators++
	e.tidy.WriteString("sum")
	if len(e.block.group) == 0 {
		e.fail(at, e.pos, "sum has nothing to add up", "write the lines to add up directly above it")
	}
	total := value{x: newFloat()}
	for _, q := range e.block.group {
		if !q.known {
			e.unknown = true
			continue
		}
		total = value{newFloat().Add(total.x, q.value.x), total.rough || q.value.rough}
	}
	return e.checked(at, total)
}

// callsFunction reports whether what ends at offset end is the name of a
// function, and called.
func (e *expression) callsFunction(end int) bool {
	_, ok := functions[e.text[e.pos:end]]
	open := skipSpace(e.text, end)
	return ok && open < len(e.text) && e.text[open] == '('
}
