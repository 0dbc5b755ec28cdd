package source

import (
	"fmt"
	"unicode/utf8"
)

// Nearest returns the candidate that a misspelt word most likely means, or ""
// if none is near: the edits between them are at most a third of the word's
// length. The first of equally near candidates wins.
func Nearest(word string, candidates []string) string {
	w := []rune(word)
	best, nearest := len(w)/3+1, ""
	for _, c := range candidates {
		if d := distance(w, c, best); d < best {
			best, nearest = d, c
		}
	}
	return nearest
}

// DidYouMean returns the hint `did you mean "x"?` for the nearest candidate, or
// otherwise if there is none.
func DidYouMean(word string, candidates []string, otherwise string) string {
	if n := Nearest(word, candidates); n != "" {
		return fmt.Sprintf("did you mean %q?", n)
	}
	return otherwise
}

// distance counts the characters to insert, delete, replace or swap with their
// neighbor to make word of a (optimal string alignment). It stops at enough: most
// words of a long list are not looked at beyond their length.
func distance(a []rune, word string, enough int) int {
	if n := utf8.RuneCountInString(word); n-len(a) >= enough || len(a)-n >= enough {
		return enough
	}
	b := []rune(word)
	cells := make([]int, 3*(len(b)+1))
	before, above, row := cells[:len(b)+1], cells[len(b)+1:2*len(b)+2], cells[2*len(b)+2:]
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before, above, row = above, row, before
		row[0] = i + 1
		least := row[0]
		for j := range b {
			change := above[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		// A swap may still reach back over one row.
		if least > enough {
			return enough
		}
	}
	return row[len(b)]
}
