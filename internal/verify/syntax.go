package verify

import (
	"errors"
	"fmt"
)

// An object is a PDF object: nil, bool, float64, a pdfString, a name, an array,
// a dict, a ref or a *stream (ISO 32000-1, 7.3).
type object any

type (
	pdfString string
	name      string
	array     []object
	// A dict keeps its entries in the order of the file.
	dict []entry

	entry struct {
		key   name
		value object
	}

	ref struct{ number, generation int }

	stream struct {
		dict dict
		raw  []byte
	}
)

// get returns the value of a key as it stands, or nil.
func (d dict) get(key name) object {
	for i := range d {
		if d[i].key == key {
			return d[i].value
		}
	}
	return nil
}

// maxNesting bounds arrays and dictionaries in one another.
const maxNesting = 100

var errSyntax = errors.New("no PDF object")

// A tokenKind is what a token of PDF syntax is.
type tokenKind uint8

const (
	endToken tokenKind = iota
	numberToken
	stringToken
	nameToken
	wordToken // true, obj, Tj: what is called an operator in content streams
	arrayOpen
	arrayClose
	dictOpen
	dictClose
)

// A token is valid until the lexer's scratch is reset.
type token struct {
	kind   tokenKind
	number float64
	text   []byte
}

// A lexer cuts PDF syntax into tokens. It never fails: bytes that mean nothing
// become words that nobody knows.
type lexer struct {
	data    []byte
	pos     int
	scratch []byte // holds the strings and names that had to be decoded
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) space() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

func (l *lexer) peek(offset int) byte {
	if l.pos+offset < len(l.data) {
		return l.data[l.pos+offset]
	}
	return 0
}

func (l *lexer) next() token {
	l.space()
	if l.pos >= len(l.data) {
		return token{kind: endToken}
	}
	switch c := l.data[l.pos]; {
	case '0' <= c && c <= '9' || c == '-' || c == '+' || c == '.':
		return l.number()
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<' && l.peek(1) == '<':
		return l.punctuation(dictOpen, 2)
	case c == '<':
		return l.hex()
	case c == '>' && l.peek(1) == '>':
		return l.punctuation(dictClose, 2)
	case c == '[':
		return l.punctuation(arrayOpen, 1)
	case c == ']':
		return l.punctuation(arrayClose, 1)
	}
	return l.word()
}

func (l *lexer) punctuation(kind tokenKind, size int) token {
	l.pos += size
	return token{kind: kind}
}

// number reads a number; what only begins like one is a word.
func (l *lexer) number() token {
	start, negative := l.pos, false
	if c := l.data[l.pos]; c == '-' || c == '+' {
		negative = c == '-'
		l.pos++
	}
	value, scale, digits := 0.0, 0.0, 0
	for ; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		switch {
		case '0' <= c && c <= '9':
			digits++
			value = value*10 + float64(c-'0')
			scale *= 10
			continue
		case c == '.' && scale == 0:
			scale = 1
			continue
		}
		if !isSpace(c) && !isDelimiter(c) {
			digits = 0
		}
		break
	}
	if digits == 0 {
		l.pos = start
		return l.word()
	}
	if scale > 1 {
		value /= scale
	}
	if negative {
		value = -value
	}
	return token{kind: numberToken, number: value}
}

// word reads regular characters, or one that has no business where it stands.
func (l *lexer) word() token {
	start := l.pos
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		l.pos++
	}
	l.pos = max(l.pos, start+1)
	return token{kind: wordToken, text: l.data[start:l.pos]}
}

func (l *lexer) name() token {
	l.pos++
	start, escaped := l.pos, false
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		escaped = escaped || l.data[l.pos] == '#'
		l.pos++
	}
	text := l.data[start:l.pos]
	if escaped {
		text = l.unescapeName(text)
	}
	return token{kind: nameToken, text: text}
}

func (l *lexer) unescapeName(text []byte) []byte {
	start := len(l.scratch)
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '#' && i+2 < len(text) {
			high, low := hexDigit(text[i+1]), hexDigit(text[i+2])
			if high >= 0 && low >= 0 {
				c = byte(high<<4 | low)
				i += 2
			}
		}
		l.scratch = append(l.scratch, c)
	}
	return l.scratch[start:len(l.scratch):len(l.scratch)]
}

// literal reads a string in parentheses. An end of file ends it.
func (l *lexer) literal() token {
	l.pos++
	start := len(l.scratch)
	for depth := 1; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return token{kind: stringToken, text: l.scratch[start:len(l.scratch):len(l.scratch)]}
			}
		case '\\':
			l.pos++
			l.escape()
			continue
		}
		l.scratch = append(l.scratch, c)
	}
	return token{kind: stringToken, text: l.scratch[start:]}
}

// escape reads what follows a backslash and leaves pos at its last byte.
func (l *lexer) escape() {
	c := l.peek(0)
	switch c {
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case '\r':
		if l.peek(1) == '\n' {
			l.pos++
		}
		return
	case '\n':
		return
	case '0', '1', '2', '3', '4', '5', '6', '7':
		c -= '0'
		for n := 1; n < 3 && '0' <= l.peek(1) && l.peek(1) <= '7'; n++ {
			l.pos++
			c = c<<3 | (l.peek(0) - '0')
		}
	}
	if l.pos < len(l.data) {
		l.scratch = append(l.scratch, c)
	}
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// hex reads a string in angle brackets.
func (l *lexer) hex() token {
	l.pos++
	start := len(l.scratch)
	l.scratch, l.pos = appendHex(l.scratch, l.data, l.pos)
	return token{kind: stringToken, text: l.scratch[start:len(l.scratch):len(l.scratch)]}
}

// appendHex decodes hexadecimal digits up to ">" and returns where they end.
func appendHex(dst, data []byte, pos int) ([]byte, int) {
	high := -1
	for pos < len(data) {
		c := data[pos]
		pos++
		if c == '>' {
			break
		}
		d := hexDigit(c)
		switch {
		case d < 0:
		case high < 0:
			high = d
		default:
			dst = append(dst, byte(high<<4|d))
			high = -1
		}
	}
	if high >= 0 {
		dst = append(dst, byte(high<<4))
	}
	return dst, pos
}

// object reads an object; words other than true, false and null are errors.
func (l *lexer) object(depth int) (object, error) { return l.objectFrom(l.next(), depth) }

func (l *lexer) objectFrom(t token, depth int) (object, error) {
	if depth > maxNesting {
		return nil, fmt.Errorf("objects nested deeper than %d", maxNesting)
	}
	switch t.kind {
	case numberToken:
		return l.numberOrRef(t.number), nil
	case stringToken:
		return pdfString(t.text), nil
	case nameToken:
		return name(t.text), nil
	case arrayOpen:
		return l.array(depth)
	case dictOpen:
		return l.dict(depth)
	case wordToken:
		switch string(t.text) {
		case "true":
			return true, nil
		case "false":
			return false, nil
		case "null":
			return nil, nil
		}
	}
	return nil, errSyntax
}

// numberOrRef looks ahead for "0 R".
func (l *lexer) numberOrRef(value float64) object {
	if value < 0 || value != float64(int(value)) {
		return value
	}
	at := l.pos
	if c := l.skipped(); c < '0' || c > '9' {
		l.pos = at
		return value
	}
	generation := l.next()
	if generation.kind != numberToken || l.skipped() != 'R' {
		l.pos = at
		return value
	}
	if end := l.peek(1); !isSpace(end) && !isDelimiter(end) {
		l.pos = at
		return value
	}
	l.pos++
	return ref{int(value), int(generation.number)}
}

// skipped returns the byte behind white space.
func (l *lexer) skipped() byte {
	l.space()
	return l.peek(0)
}

func (l *lexer) array(depth int) (object, error) {
	var a array
	for {
		t := l.next()
		if t.kind == arrayClose {
			return a, nil
		}
		o, err := l.objectFrom(t, depth+1)
		if err != nil {
			return nil, err
		}
		a = append(a, o)
	}
}

func (l *lexer) dict(depth int) (object, error) {
	d := dict{}
	for {
		key := l.next()
		if key.kind == dictClose {
			return d, nil
		}
		if key.kind != nameToken {
			return nil, errSyntax
		}
		k := name(key.text)
		value, err := l.object(depth + 1)
		if err != nil {
			return nil, err
		}
		d = append(d, entry{k, value})
	}
}
