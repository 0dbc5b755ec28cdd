package verify

import (
	"fmt"
	"strings"
)

// words reports how two texts differ in one line, however much they do.
func (r *report) words(where, got, want string) {
	if got != want {
		r.add(where, "%s", difference(strings.Fields(got), strings.Fields(want)))
	}
}

// difference says where two texts first differ and how.
func difference(got, want []string) string {
	at := 0
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	tail := 0
	for tail < len(got)-at && tail < len(want)-at && got[len(got)-1-tail] == want[len(want)-1-tail] {
		tail++
	}
	got, want = got[at:len(got)-tail], want[at:len(want)-tail]
	switch {
	case len(got) == 1 && len(want) == 1:
		return fmt.Sprintf("word %d is %q, the outline has %q", at+1, got[0], want[0])
	case len(got) == 0:
		return fmt.Sprintf("%s missing: %s", span(at, len(want)), excerpt(want))
	case len(want) == 0:
		return fmt.Sprintf("%s not in the outline: %s", span(at, len(got)), excerpt(got))
	case len(got) == 2 && len(want) == 2 && got[0] == want[1] && got[1] == want[0]:
		return fmt.Sprintf("words %d and %d are swapped: %q, the outline has %q",
			at+1, at+2, strings.Join(got, " "), strings.Join(want, " "))
	}
	return fmt.Sprintf("from word %d on %d words differ: %s, the outline has %d: %s",
		at+1, len(got), excerpt(got), len(want), excerpt(want))
}

// span names count words after the first at ones.
func span(at, count int) string {
	if count == 1 {
		return fmt.Sprintf("word %d is", at+1)
	}
	return fmt.Sprintf("words %d to %d are", at+1, at+count)
}

// excerpt quotes the first words of a text.
func excerpt(words []string) string {
	const shown = 6
	if len(words) > shown {
		return fmt.Sprintf("%q and so on", strings.Join(words[:shown], " "))
	}
	return fmt.Sprintf("%q", strings.Join(words, " "))
}

// noteOf returns the name of a note in a message.
func noteOf(n *Note, c *Chapter) string { return fmt.Sprintf("note %d of %s", n.Number, c.place()) }
