package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What a term is. The same rule stands in assets/site/search.js, which cuts
// what readers type and what excerpts show: a term that the two cut in two ways
// is one that nobody finds. testdata/terms.txt holds both to it.
//
//   - A number with points or commas inside, such as "2.1.3" or "104,167", is one
//     word.
//   - A character of Chinese or Japanese is a word, since no space parts its words.
//   - Any other run of letters, marks and digits is a word: what parts "snake_case",
//     "cross-entropy" and `\frac{a}{b}` parts what readers type, too.
//   - The term is the word as Unicode's compatibility decomposition (NFKD) has it,
//     without marks, in lower case: "Naïve" is "naive", "𝜃" is "θ".
//   - A single Greek letter is its name, so that "θ" finds what LaTeX calls \theta.

// terms calls see for each term of text. The term is valid until see returns.
func terms(text string, see func(term []byte)) {
	var buf [64]byte
	for i := 0; i < len(text); {
		end, plain := word(text[i:])
		if end == 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		var term []byte
		if plain {
			term = appendLower(buf[:0], text[i:i+end])
		} else {
			term = appendFolded(buf[:0], text[i:i+end])
		}
		if len(term) > 0 {
			see(term)
		}
		i += end
	}
}

// word returns how many bytes the word takes that text begins with, 0 for none,
// and whether it is of ASCII characters alone.
func word(text string) (end int, plain bool) {
	if n := number(text); n > 0 {
		return n, isASCII(text[:n])
	}
	plain = true
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case !inWord(r):
			return i, plain
		case alone(r) && i > 0:
			return i, plain
		case alone(r):
			return size, false
		}
		plain = plain && r < utf8.RuneSelf
		i += size
	}
	return len(text), plain
}

// number returns how many bytes a number with points or commas inside takes at
// the beginning of text, 0 if there is none.
func number(text string) int {
	end := digits(text)
	if end == 0 {
		return 0
	}
	parts := 0
	for end < len(text) && (text[end] == '.' || text[end] == ',') {
		n := digits(text[end+1:])
		if n == 0 {
			break
		}
		end += 1 + n
		parts++
	}
	if parts == 0 {
		return 0
	}
	return end
}

func digits(text string) int {
	for i, r := range text {
		if !unicode.Is(unicode.N, r) {
			return i
		}
	}
	return len(text)
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.N)
}

// alone reports whether a character is a word by itself.
func alone(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func appendLower(dst []byte, word string) []byte {
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

func appendFolded(dst []byte, word string) []byte {
	for _, r := range norm.NFKD.String(word) {
		switch {
		case unicode.Is(unicode.M, r):
		case r == 'ς': // the form that sigma has at the end of a word
			dst = append(dst, "σ"...)
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	if name, ok := letterNames[string(dst)]; ok {
		return append(dst[:0], name...)
	}
	return dst
}

var letterNames = greekLetters()

func greekLetters() map[string]string {
	names := map[string]string{}
	letters := []rune("αβγδεζηθικλμνξοπρστυφχψω")
	for i, name := range strings.Fields("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega") {
		names[string(letters[i])] = name
	}
	return names
}
