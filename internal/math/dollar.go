package math

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// A Dollar is a formula found among text. The offsets are bytes.
type Dollar struct {
	Start, End int // of the LaTeX
	Len        int // of all of it, from the first dollar to the last
	Display    bool
}

// Inline finds the formula at the start of text, which begins with a dollar;
// before is the character before it, 0 at the start of a block. There are three
// forms: $...$, $`...`$ and $$...$$, which is a display. As on GitHub, a dollar
// begins a formula only where no letter or figure stands before it and no space
// behind it, and ends one only where no space stands before it and no letter or
// figure behind it, so that prices stay prices. The first dollar that no
// backslash escapes decides. No blank line is inside a formula.
func Inline(text []byte, before rune) (Dollar, bool) {
	if len(text) < 3 || text[0] != '$' || before == '\\' || before == '$' {
		return Dollar{}, false
	}
	switch text[1] {
	case '$':
		return fenced(text, "$$", "$$", true)
	case '`':
		if isWordRune(before) {
			return Dollar{}, false
		}
		return fenced(text, "$`", "`$", false)
	}
	if isWordRune(before) || isSpace(text[1]) {
		return Dollar{}, false
	}
	end := nextDollar(text)
	if end < 2 || isSpace(text[end-1]) {
		return Dollar{}, false
	}
	after, _ := utf8.DecodeRune(text[end+1:])
	if isWordRune(after) || after == '$' {
		return Dollar{}, false
	}
	return Dollar{Start: 1, End: end, Len: end + 1}, true
}

// Block finds the formula of a block that begins with $$: everything up to the
// next $$, behind which the line must be over. Spaces may stand before it.
func Block(text []byte) (Dollar, bool) {
	indent := len(text) - len(bytes.TrimLeft(text, " "))
	if indent > 3 || !bytes.HasPrefix(text[indent:], []byte("$$")) {
		return Dollar{}, false
	}
	d, ok := fenced(text[indent:], "$$", "$$", true)
	if !ok {
		return Dollar{}, false
	}
	d.Start, d.End, d.Len = d.Start+indent, d.End+indent, d.Len+indent
	rest := text[d.Len:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	return d, len(bytes.TrimSpace(rest)) == 0
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// nextDollar returns the offset of the dollar that ends $...$, -1 if there is none.
func nextDollar(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '$':
			return i
		case '\n':
			if blankAfter(text, i) {
				return -1
			}
		}
	}
	return -1
}

// fenced finds a formula between two marks.
func fenced(text []byte, open, end string, display bool) (Dollar, bool) {
	for i := len(open); i+len(end) <= len(text); i++ {
		switch {
		case bytes.HasPrefix(text[i:], []byte(end)):
			d := Dollar{Start: len(open), End: i, Len: i + len(end), Display: display}
			return d, len(bytes.TrimSpace(text[d.Start:d.End])) > 0
		case text[i] == '\\' && display:
			i++
		case text[i] == '\n' && blankAfter(text, i):
			return Dollar{}, false
		}
	}
	return Dollar{}, false
}

// blankAfter reports whether the line behind a line's end is blank.
func blankAfter(text []byte, i int) bool {
	for i++; i < len(text) && isSpace(text[i]); i++ {
		if text[i] == '\n' {
			return true
		}
	}
	return i >= len(text)
}
