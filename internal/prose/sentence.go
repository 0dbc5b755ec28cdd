// Package prose cuts running text into sentences, words and numbers, as an editor
// counts them.
package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Range is a stretch of a text: byte offsets, the end excluded.
type Range struct{ Start, End int }

// abbreviations end in a full stop that ends no sentence.
var abbreviations = []string{
	"e.g", "i.e", "cf", "vs", "viz", "al", "approx", "ca", "dr", "mr", "mrs", "ms", "prof", "st", "jr", "sr", "inc", "ltd", "co", "u.s", "u.k", "e.u",
}

// numbered are abbreviations of what has a number: before anything else they are
// words, as "no" is.
var numbered = []string{
	"fig", "figs", "eq", "eqs", "sec", "secs", "ch", "no", "nos", "vol", "p", "pp", "ref", "refs", "tab",
	"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
}

// Sentences returns the sentences of a text in order, without the white space
// between them. One ends with a full stop, question mark, exclamation mark or
// ellipsis, and the quotes and brackets that close after it, if white space and
// anything but a small letter follow. Full stops of abbreviations, of initials
// and in numbers end none. A citation in brackets behind the stop belongs to the
// sentence before it, unless a small letter goes on behind it.
func Sentences(text string) []Range {
	var all []Range
	start := skipSpace(text, 0)
	for i := start; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if !strings.ContainsRune(".?!…", r) || r == '.' && abbreviates(text[start:i-1], text[i:]) {
			continue
		}
		if end, next := sentenceEnd(text, i); end > 0 {
			all = append(all, Range{start, end})
			start, i = next, next
		}
	}
	if end := len(strings.TrimRightFunc(text, unicode.IsSpace)); start < end {
		all = append(all, Range{start, end})
	}
	return all
}

// sentenceEnd returns where the sentence ends whose mark ends at i, and where the
// next begins; zeros if none ends there.
func sentenceEnd(text string, i int) (end, next int) {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !strings.ContainsRune(".?!…\"'”’»)]", r) {
			break
		}
		i += size
	}
	next = skipSpace(text, i)
	cited := skipCitations(text, next)
	switch {
	case next == i && next < len(text):
		return 0, 0
	case cited > next && !goesOn(text, skipSpace(text, cited)):
		return cited, skipSpace(text, cited)
	case cited == next && goesOn(text, next):
		return 0, 0
	}
	return i, next
}

// goesOn reports whether what stands at i cannot begin a sentence.
func goesOn(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return i < len(text) && (unicode.IsLower(r) || strings.ContainsRune(",;:.?!)", r))
}

func skipSpace(text string, i int) int {
	return len(text) - len(strings.TrimLeftFunc(text[i:], unicode.IsSpace))
}

// skipCitations returns the offset behind the citations that stand at i: words in
// brackets, such as [He14].
func skipCitations(text string, i int) int {
	for {
		at := skipSpace(text, i)
		if at == len(text) || text[at] != '[' {
			return i
		}
		closing := strings.IndexByte(text[at:], ']')
		if closing < 2 || strings.ContainsAny(text[at:at+closing], " \n") {
			return i
		}
		i = at + closing + 1
	}
}

// abbreviates reports whether the full stop between text and what follows is that
// of an abbreviation or of an initial.
func abbreviates(text, follows string) bool {
	word := text[strings.LastIndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("([“‘\"'", r) })+1:]
	word = strings.TrimLeft(word, "“‘")
	if r, size := utf8.DecodeRuneInString(word); size == len(word) && unicode.IsUpper(r) && r != 'I' {
		return true
	}
	word = strings.ToLower(word)
	if slices.Contains(numbered, word) {
		next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(follows, unicode.IsSpace))
		return unicode.IsDigit(next)
	}
	return slices.Contains(abbreviations, word)
}
