package math

import (
	"unicode"
	"unicode/utf8"
)

// A token is a command with its backslash, one character, or " " for spaces of
// any number. Its text is empty at the end of the formula. The offsets are bytes
// of the author's text, also for tokens that a macro put there.
type token struct {
	text       string
	start, end int
}

// isCommand reports whether t is a backslash and a name or a character.
func (t token) isCommand() bool { return len(t.text) > 1 && t.text[0] == '\\' }

// lex cuts LaTeX into tokens. Comments go, and so do the spaces behind the name
// of a command, which TeX does not see either.
func lex(text string) []token {
	tokens := make([]token, 0, len(text))
	for i := 0; i < len(text); {
		start := i
		switch c := text[i]; {
		case isSpace(c):
			i = skipSpaces(text, i)
			tokens = append(tokens, token{" ", start, i})
			continue
		case c == '%':
			i = skipComment(text, i)
			continue
		case c == '\\':
			i = commandEnd(text, i)
		default:
			i = characterEnd(text, i)
		}
		tokens = append(tokens, token{text[start:i], start, i})
		if i-start > 1 && text[start] == '\\' && isLetter(text[i-1]) {
			i = skipSpaces(text, i)
		}
	}
	return tokens
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func skipSpaces(text string, i int) int {
	for i < len(text) && isSpace(text[i]) {
		i++
	}
	return i
}

func skipComment(text string, i int) int {
	for i < len(text) && text[i] != '\n' {
		i++
	}
	return skipSpaces(text, i)
}

// commandEnd returns the end of the command whose backslash is at i.
func commandEnd(text string, i int) int {
	i++
	if i == len(text) {
		return i
	}
	if !isLetter(text[i]) {
		if isSpace(text[i]) {
			return i + 1
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		return i + n
	}
	for i < len(text) && isLetter(text[i]) {
		i++
	}
	return i
}

// characterEnd returns the end of the character at i with the marks that Unicode
// combines with it.
func characterEnd(text string, i int) int {
	_, n := utf8.DecodeRuneInString(text[i:])
	i += n
	for i < len(text) && text[i] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.Is(unicode.Mn, r) {
			break
		}
		i += n
	}
	return i
}
