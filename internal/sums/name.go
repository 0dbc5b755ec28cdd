package sums

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"fieldguide/internal/source"
)

// misspelt fails at a name that no line above defines.
func (e *expression) misspelt(start, end int, call bool) {
	if call {
		name := e.text[start:end]
		e.fail(start, end, fmt.Sprintf("no function is called %q", name),
			source.DidYouMean(name, functionNames, "write one of "+strings.Join(functionNames, ", ")))
	}
	end = e.nameEnd(start)
	name := e.text[start:end]
	names := make([]string, 0, len(e.block.list))
	for _, q := range e.block.list {
		names = append(names, q.name)
	}
	e.fail(start, end, fmt.Sprintf("no line above is called %q", name),
		source.DidYouMean(name, names, "define it in a line above"))
}

// nameEnd returns where the name that begins at offset start ends, if it is
// one: before the next operator. A slash or a hyphen within a word is not one.
func (e *expression) nameEnd(start int) int {
	end := start
	for i, r := range e.text[start:] {
		at := start + i
		if strings.ContainsRune("+*×÷·^(),;", r) {
			break
		}
		if strings.ContainsRune("/-−", r) {
			after := at + utf8.RuneLen(r)
			if at == end && (after >= len(e.text) || !unicode.IsSpace(firstRune(e.text[after:]))) {
				end = after
				continue
			}
			break
		}
		if !unicode.IsSpace(r) {
			end = at + utf8.RuneLen(r)
		}
	}
	return min(max(end, start+1), len(e.text))
}

// match returns the quantity with the longest name that stands at offset i of s,
// and where the name ends.
func (b *block) match(s string, i int) (*quantity, int) {
	for _, q := range b.byFirst[firstRune(s[i:])] {
		if end, ok := matchName(s, i, q.name); ok {
			return q, end
		}
	}
	return nil, i
}

// matchName reports whether name, which has single spaces, stands at offset i
// of s as a whole.
func matchName(s string, i int, name string) (end int, ok bool) {
	for rest := name; rest != ""; {
		if rest[0] == ' ' {
			next := skipSpace(s, i)
			if next == i {
				return i, false
			}
			i, rest = next, rest[1:]
			continue
		}
		if i >= len(s) || s[i] != rest[0] {
			return i, false
		}
		i, rest = i+1, rest[1:]
	}
	last, _ := utf8.DecodeLastRuneInString(name)
	next, _ := utf8.DecodeRuneInString(s[i:])
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
	return i, i == len(s) || !word(last) || !word(next)
}
