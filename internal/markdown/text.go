package markdown

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// Characters are copied once, and on the way escapes and entities are resolved,
// white space becomes one space, and punctuation becomes typographic: straight
// quotes are curled, -- and --- are dashes, ... is an ellipsis. What an author
// escapes or writes as an entity stays as it is.

// special are the bytes that are not copied as they are.
var special = [256]bool{
	'\\': true, '&': true, '\'': true, '"': true, '-': true, '.': true,
	' ': true, '\t': true, '\n': true, '\r': true, '\f': true,
}

// characters appends source text to the run. Next is the character after it in
// the source; escapes says whether a backslash escapes punctuation.
func (w *walker) characters(b []byte, next rune, escapes bool) {
	for i := 0; i < len(b); {
		plain := i
		for i < len(b) && !special[b[i]] {
			i++
		}
		w.run = append(w.run, b[plain:i]...)
		if i < len(b) {
			i += w.special(b[i:], next, escapes)
		}
	}
}

// special appends what the first bytes of b stand for, and returns their
// number.
func (w *walker) special(b []byte, next rune, escapes bool) int {
	switch c := b[0]; c {
	case '\\':
		if escapes && len(b) > 1 && util.IsPunct(b[1]) {
			w.run = append(w.run, b[1])
			return 2
		}
		w.run = append(w.run, c)
		return 1
	case '&':
		return w.entity(b)
	case '\'', '"':
		if len(b) > 1 {
			next, _ = utf8.DecodeRune(b[1:])
		}
		if w.straight {
			w.run = append(w.run, c)
			return 1
		}
		w.curl(c, b[1:], next)
		return 1
	case '-', '.':
		return w.repeated(b)
	}
	w.space()
	return 1
}

// space appends a space, unless one is there already or the text or a line
// begins here.
func (w *walker) space() {
	if n := len(w.run); n > 0 {
		if w.run[n-1] != ' ' {
			w.run = append(w.run, ' ')
		}
		return
	}
	if !w.begun() || w.before == ' ' || w.before == '\n' {
		return
	}
	w.run = append(w.run, ' ')
}

// begun reports whether the text has anything yet.
func (w *walker) begun() bool { return len(w.run) > 0 || w.before != ' ' }

// entity appends the characters of an entity, or the ampersand.
func (w *walker) entity(b []byte) int {
	end := bytes.IndexByte(b[:min(len(b), 40)], ';')
	if end > 1 {
		if b[1] == '#' {
			if r, ok := numeric(b[2:end]); ok {
				w.literal(string(r))
				return end + 1
			}
		} else if e, ok := util.LookUpHTML5EntityByName(string(b[1:end])); ok {
			w.literal(string(e.Characters))
			return end + 1
		}
	}
	w.run = append(w.run, '&')
	return 1
}

// literal appends characters as they are, but for those that only move the
// cursor.
func (w *walker) literal(s string) {
	for _, r := range s {
		if r < ' ' {
			w.space()
			continue
		}
		w.run = utf8.AppendRune(w.run, r)
	}
}

// numeric returns the character of a numeric entity's digits.
func numeric(digits []byte) (rune, bool) {
	base, longest := 10, 7
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, base, longest = digits[1:], 16, 6
	}
	if len(digits) == 0 || len(digits) > longest {
		return 0, false
	}
	for _, d := range digits { // ParseUint would take a sign or an underscore
		if base == 10 && !util.IsNumeric(d) || !util.IsHexDecimal(d) && !util.IsNumeric(d) {
			return 0, false
		}
	}
	v, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil {
		return 0, false
	}
	r := rune(v)
	if v == 0 || v > unicode.MaxRune || !utf8.ValidRune(r) || r == 0x7f {
		r = unicode.ReplacementChar
	}
	return r, true
}

// repeated appends a run of hyphens or full stops.
func (w *walker) repeated(b []byte) int {
	n := 1
	for n < len(b) && b[n] == b[0] {
		n++
	}
	switch {
	case w.straight || n == 1:
		w.run = append(w.run, b[:n]...)
	case b[0] == '.':
		w.run = append(w.run, bytes.Repeat([]byte("…"), n/3)...)
		w.run = append(w.run, b[:n%3]...)
	default:
		em, en := dashes(n)
		w.run = append(w.run, bytes.Repeat([]byte("—"), em)...)
		w.run = append(w.run, bytes.Repeat([]byte("–"), en)...)
	}
	return n
}

// dashes returns of how many em and en dashes a run of n hyphens is made, as
// CommonMark's own implementations divide it: all of one kind if possible.
func dashes(n int) (em, en int) {
	switch {
	case n%3 == 0:
		return n / 3, 0
	case n%2 == 0:
		return 0, n / 2
	case n%3 == 2:
		return (n - 2) / 3, 1
	}
	return (n - 4) / 3, 2
}

// following returns the character at offset i of src, a space at its end.
func following(src []byte, i int) rune {
	if i >= len(src) {
		return ' '
	}
	r, _ := utf8.DecodeRune(src[i:])
	return r
}

func lastRune(b []byte) rune {
	r, _ := utf8.DecodeLastRune(b)
	return r
}

// Typeset returns plain text, not Markdown, as a chapter would show it: with
// typographic quotes and dashes.
func Typeset(text string) string {
	w := &walker{inliner: inliner{quoter: quoter{before: ' '}}}
	w.characters([]byte(text), ' ', false)
	return string(w.run)
}

// unescape resolves escapes and entities in a destination or a title.
func unescape(b []byte) string {
	if bytes.IndexByte(b, '\\') < 0 && bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	w := &walker{inliner: inliner{quoter: quoter{straight: true, before: 'x'}}}
	w.characters(b, ' ', true)
	return string(w.run)
}
