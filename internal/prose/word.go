package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words returns how many words a text has: what stands between white space, if it
// has a letter or a digit.
func Words(text string) int {
	n := 0
	for word := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(word, isWord) {
			n++
		}
	}
	return n
}

// Phrases returns where a text has a phrase, as whole words in any letter case.
func Phrases(text, phrase string) []Range {
	var found []Range
	for i := 0; i < len(text); {
		if end := phraseEnd(text, i, phrase); end > i && !insideWord(text, i) && !insideWord(text, end) {
			found = append(found, Range{i, end})
			i = end
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	return found
}

// phraseEnd returns where a phrase ends that stands at i; i if it does not.
func phraseEnd(text string, i int, phrase string) int {
	at := i
	for _, want := range phrase {
		have, size := utf8.DecodeRuneInString(text[at:])
		if size == 0 || unicode.ToLower(plainRune(have)) != unicode.ToLower(want) {
			return i
		}
		at += size
	}
	return at
}

// plainRune returns a typographic character as it is typed.
func plainRune(r rune) rune {
	switch r {
	case '’':
		return '\''
	case '\u00A0':
		return ' '
	}
	return r
}

// insideWord reports whether a word goes on at i.
func insideWord(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	return isWord(before) && isWord(after)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
