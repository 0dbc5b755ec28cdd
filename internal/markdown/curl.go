package markdown

import (
	"bytes"
	"unicode"
)

// A quoter curls quotes. It looks at the characters on both sides, and knows
// which quotes are open in the text: marking between them does not matter.
type quoter struct {
	before         rune // the last character before the run; ' ' at the start of a text
	double, single int  // open quotes
	straight       bool // leave quotes, dashes and dots as they are
}

// elided are words that begin with an apostrophe, without it.
var elided = [][]byte{
	[]byte("tis"), []byte("twas"), []byte("twere"), []byte("twill"), []byte("em"),
	[]byte("til"), []byte("cause"), []byte("bout"), []byte("round"), []byte("n"),
}

// curl appends the quote c. Rest is the source after it, next its first
// character or the one after its end.
func (w *walker) curl(c byte, rest []byte, next rune) {
	last := w.before
	if len(w.run) > 0 {
		last = lastRune(w.run)
	}
	opens := beforeOpening(last) && !unicode.IsSpace(next)
	if c == '"' {
		w.doubleQuote(opens, last)
		return
	}
	w.singleQuote(opens, last, rest, next)
}

func (w *walker) doubleQuote(opens bool, last rune) {
	switch {
	case opens:
		w.double++
		w.run = append(w.run, "“"...)
	case w.double == 0 && unicode.IsDigit(last): // 12" of inches or seconds
		w.run = append(w.run, '"')
	default:
		w.double = max(w.double-1, 0)
		w.run = append(w.run, "”"...)
	}
}

func (w *walker) singleQuote(opens bool, last rune, rest []byte, next rune) {
	switch {
	case opens && !w.isElision(rest):
		w.single++
		w.run = append(w.run, "‘"...)
	case w.single == 0 && unicode.IsDigit(last) && !unicode.IsLetter(next): // 5' of feet or minutes
		w.run = append(w.run, '\'')
	default:
		if !unicode.IsLetter(next) {
			w.single = max(w.single-1, 0)
		}
		w.run = append(w.run, "’"...)
	}
}

// beforeOpening reports whether a quote after r opens: after white space, an
// opening bracket, a dash, a slash or another opening quote.
func beforeOpening(r rune) bool {
	return unicode.IsSpace(r) || unicode.In(r, unicode.Ps, unicode.Pi, unicode.Pd) || r == '/' || r == '='
}

// isElision reports whether an apostrophe before rest stands for what was left
// out: '90s, 'tis.
func (w *walker) isElision(rest []byte) bool {
	if len(rest) >= 2 && isDigit(rest[0]) && isDigit(rest[1]) {
		return len(rest) == 2 || !isDigit(rest[2]) && rest[2] != '\''
	}
	end := bytes.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(rest)
	}
	if end < len(rest) && rest[end] == '\'' && end > 1 { // 'em' in quotes; but 'n' is "and"
		return false
	}
	for _, e := range elided {
		if len(e) == end && bytes.EqualFold(rest[:end], e) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
