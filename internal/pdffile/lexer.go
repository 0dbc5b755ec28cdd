package pdffile

import (
	"bytes"
	"errors"
	"fmt"
)

// MaxNesting bounds arrays and dictionaries in one another.
const MaxNesting = 100

// ErrSyntax says that there is no object where there must be one.
var ErrSyntax = errors.New("no PDF object")

// A TokenKind is what a token of PDF syntax is.
type TokenKind uint8

// The kinds of tokens.
const (
	EndToken TokenKind = iota
	NumberToken
	StringToken
	NameToken
	WordToken // true, obj, Tj: what is called an operator in content streams
	ArrayOpen
	ArrayClose
	DictOpen
	DictClose
)

// A Token is valid until Reset is called on its lexer.
type Token struct {
	Kind   TokenKind
	Number float64
	Text   []byte
}

// A Lexer cuts PDF syntax into tokens. It never fails: bytes that mean nothing
// become words that nobody knows.
type Lexer struct {
	Data    []byte
	Pos     int    // of the next byte to read
	scratch []byte // holds the strings and names that had to be decoded
}

// isSpace reports whether c is white space (ISO 32000-1, table 1).
func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

// Reset lets go of the tokens that were read so far.
func (l *Lexer) Reset() { l.scratch = l.scratch[:0] }

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *Lexer) space() {
	for l.Pos < len(l.Data) {
		switch c := l.Data[l.Pos]; {
		case isSpace(c):
			l.Pos++
		case c == '%':
			for l.Pos < len(l.Data) && l.Data[l.Pos] != '\n' && l.Data[l.Pos] != '\r' {
				l.Pos++
			}
		default:
			return
		}
	}
}

func (l *Lexer) peek(offset int) byte {
	if l.Pos+offset < len(l.Data) {
		return l.Data[l.Pos+offset]
	}
	return 0
}

// Next returns the next token.
func (l *Lexer) Next() Token {
	l.space()
	if l.Pos >= len(l.Data) {
		return Token{Kind: EndToken}
	}
	switch c := l.Data[l.Pos]; {
	case '0' <= c && c <= '9' || c == '-' || c == '+' || c == '.':
		return l.number()
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<' && l.peek(1) == '<':
		return l.punctuation(DictOpen, 2)
	case c == '<':
		return l.hex()
	case c == '>' && l.peek(1) == '>':
		return l.punctuation(DictClose, 2)
	case c == '[':
		return l.punctuation(ArrayOpen, 1)
	case c == ']':
		return l.punctuation(ArrayClose, 1)
	}
	return l.word()
}

func (l *Lexer) punctuation(kind TokenKind, size int) Token {
	l.Pos += size
	return Token{Kind: kind}
}

// number reads a number; what only begins like one is a word.
func (l *Lexer) number() Token {
	start, negative := l.Pos, false
	if c := l.Data[l.Pos]; c == '-' || c == '+' {
		negative = c == '-'
		l.Pos++
	}
	value, scale, digits := 0.0, 0.0, 0
	for ; l.Pos < len(l.Data); l.Pos++ {
		c := l.Data[l.Pos]
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
		l.Pos = start
		return l.word()
	}
	if scale > 1 {
		value /= scale
	}
	if negative {
		value = -value
	}
	return Token{Kind: NumberToken, Number: value}
}

// word reads regular characters, or one that has no business where it stands.
func (l *Lexer) word() Token {
	start := l.Pos
	for l.Pos < len(l.Data) && !isSpace(l.Data[l.Pos]) && !isDelimiter(l.Data[l.Pos]) {
		l.Pos++
	}
	l.Pos = max(l.Pos, start+1)
	return Token{Kind: WordToken, Text: l.Data[start:l.Pos]}
}

func (l *Lexer) name() Token {
	l.Pos++
	start, escaped := l.Pos, false
	for l.Pos < len(l.Data) && !isSpace(l.Data[l.Pos]) && !isDelimiter(l.Data[l.Pos]) {
		escaped = escaped || l.Data[l.Pos] == '#'
		l.Pos++
	}
	text := l.Data[start:l.Pos]
	if escaped {
		text = l.unescapeName(text)
	}
	return Token{Kind: NameToken, Text: text}
}

func (l *Lexer) unescapeName(text []byte) []byte {
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
func (l *Lexer) literal() Token {
	l.Pos++
	start := len(l.scratch)
	for depth := 1; l.Pos < len(l.Data); l.Pos++ {
		c := l.Data[l.Pos]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.Pos++
				return Token{Kind: StringToken, Text: l.scratch[start:len(l.scratch):len(l.scratch)]}
			}
		case '\\':
			l.Pos++
			l.escape()
			continue
		}
		l.scratch = append(l.scratch, c)
	}
	return Token{Kind: StringToken, Text: l.scratch[start:]}
}

// escape reads what follows a backslash and leaves pos at its last byte.
func (l *Lexer) escape() {
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
			l.Pos++
		}
		return
	case '\n':
		return
	case '0', '1', '2', '3', '4', '5', '6', '7':
		c -= '0'
		for n := 1; n < 3 && '0' <= l.peek(1) && l.peek(1) <= '7'; n++ {
			l.Pos++
			c = c<<3 | (l.peek(0) - '0')
		}
	}
	if l.Pos < len(l.Data) {
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
func (l *Lexer) hex() Token {
	l.Pos++
	start := len(l.scratch)
	l.scratch, l.Pos = appendHex(l.scratch, l.Data, l.Pos)
	return Token{Kind: StringToken, Text: l.scratch[start:len(l.scratch):len(l.scratch)]}
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

// Object reads an object; words other than true, false and null are errors.
func (l *Lexer) Object() (Object, error) { return l.objectFrom(l.Next(), 0) }

func (l *Lexer) objectFrom(t Token, depth int) (Object, error) {
	if depth > MaxNesting {
		return nil, fmt.Errorf("objects nested deeper than %d", MaxNesting)
	}
	switch t.Kind {
	case NumberToken:
		return l.numberOrRef(t.Number), nil
	case StringToken:
		return String(t.Text), nil
	case NameToken:
		return Name(t.Text), nil
	case ArrayOpen:
		return l.array(depth)
	case DictOpen:
		return l.dict(depth)
	case WordToken:
		switch string(t.Text) {
		case "true":
			return true, nil
		case "false":
			return false, nil
		case "null":
			return nil, nil
		}
	}
	return nil, ErrSyntax
}

// numberOrRef looks ahead for "0 R".
func (l *Lexer) numberOrRef(value float64) Object {
	if value < 0 || value != float64(int(value)) {
		return value
	}
	at := l.Pos
	if c := l.skipped(); c < '0' || c > '9' {
		l.Pos = at
		return value
	}
	generation := l.Next()
	if generation.Kind != NumberToken || l.skipped() != 'R' {
		l.Pos = at
		return value
	}
	if end := l.peek(1); !isSpace(end) && !isDelimiter(end) {
		l.Pos = at
		return value
	}
	l.Pos++
	return Ref{int(value), int(generation.Number)}
}

// skipped returns the byte behind white space.
func (l *Lexer) skipped() byte {
	l.space()
	return l.peek(0)
}

func (l *Lexer) array(depth int) (Object, error) {
	var a Array
	for {
		t := l.Next()
		if t.Kind == ArrayClose {
			return a, nil
		}
		o, err := l.objectFrom(t, depth+1)
		if err != nil {
			return nil, err
		}
		a = append(a, o)
	}
}

func (l *Lexer) dict(depth int) (Object, error) {
	d := Dict{}
	for {
		key := l.Next()
		if key.Kind == DictClose {
			return d, nil
		}
		if key.Kind != NameToken {
			return nil, ErrSyntax
		}
		k := Name(key.Text)
		value, err := l.objectFrom(l.Next(), depth+1)
		if err != nil {
			return nil, err
		}
		d = append(d, Entry{k, value})
	}
}

// SkipImage passes over an inline image of a content stream, whose BI was read:
// its data ends at an "EI" between white space (ISO 32000-1, 8.9.7).
func (l *Lexer) SkipImage() {
	for t := l.Next(); t.Kind != EndToken; t = l.Next() {
		if t.Kind == WordToken && string(t.Text) == "ID" {
			break
		}
	}
	for l.Pos < len(l.Data) {
		i := bytes.Index(l.Data[l.Pos:], []byte("EI"))
		if i < 0 {
			l.Pos = len(l.Data)
			return
		}
		l.Pos += i + len("EI")
		before := l.Pos - len("EI") - 1
		if (before < 0 || isSpace(l.Data[before])) && (l.Pos == len(l.Data) || isSpace(l.Data[l.Pos])) {
			return
		}
	}
}
