package verify

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fieldguide/internal/pdffile"
)

// A difference must be told in a line, whatever it is, or nobody will read it.
func TestDifferencesAreTold(t *testing.T) {
	for _, c := range []struct{ got, want, msg string }{
		{"a x c", "a b c", `word 2 is "x", the outline has "b"`},
		{"a c", "a b c", `word 2 is missing: "b"`},
		{"a", "a b c", `words 2 to 3 are missing: "b c"`},
		{"", "a b c d e f g", `words 1 to 7 are missing: "a b c d e f" and so on`},
		{"a b b c", "a b c", `word 3 is not in the outline: "b"`},
		{"a c b d", "a b c d", `words 2 and 3 are swapped: "c b", the outline has "b c"`},
		{"a x y d", "a b d", `from word 2 on 2 words differ: "x y", the outline has 1: "b"`},
	} {
		if msg := difference(strings.Fields(c.got), strings.Fields(c.want)); msg != c.msg {
			t.Errorf("%q for %q: %s; want %s", c.got, c.want, msg, c.msg)
		}
	}
}

// Spaces and invisible characters are the renderers' own business; all others
// are the author's.
func TestWordsAreCanonical(t *testing.T) {
	for text, want := range map[string]string{
		"  a\t\nb  ":                  "a b",
		"a\u00a0b\u2003c\u3000d":      "a b c d",
		"co\u00adop\u200berate\ufeff": "cooperate",
		"naïve “café” 😀":              "naïve “café” 😀",
		"e\u0301 \u00e9":              "e\u0301 \u00e9",
		"a\x01b \xff":                 "a\x01b \ufffd",
	} {
		if got := canonical(text); got != want {
			t.Errorf("canonical(%q) = %q, want %q", text, got, want)
		}
	}
}

// Were things matched wrongly, one that moved would be reported as thousands of
// wrong words.
func TestListsAreAligned(t *testing.T) {
	for _, c := range []struct {
		want, got string
		found     []int
		moved     []int
		extra     []int
	}{
		{"a b c", "a b c", []int{0, 1, 2}, nil, nil},
		{"a b c", "a c", []int{0, -1, 1}, nil, nil},
		{"a c", "a b c", []int{0, 2}, nil, []int{1}},
		{"a b c d", "a c b d", []int{0, 2, 1, 3}, []int{1}, nil},
		{"a b c d", "d a b c", []int{1, 2, 3, 0}, []int{3}, nil},
		{"a b c", "a x c", []int{0, 1, 2}, nil, nil},
		{"a b c d", "a x d", []int{0, -1, -1, 2}, nil, []int{1}},
		{"a b c d", "a B d", []int{0, 1, -1, 2}, nil, nil},
		{"a a", "a a", []int{0, 1}, nil, nil},
		{"", "a", []int{0}, nil, nil},
	} {
		want, got := strings.Split(c.want, " "), strings.Split(c.got, " ")
		a := align(want, got, func(w, g int) bool { return strings.EqualFold(want[w], got[g]) })
		if !slices.Equal(a.found, c.found) || !slices.Equal(a.moved, c.moved) || !slices.Equal(a.extra, c.extra) {
			t.Errorf("%q against %q: found %v, moved %v, extra %v; want %v, %v, %v",
				c.got, c.want, a.found, a.moved, a.extra, c.found, c.moved, c.extra)
		}
	}
}

func TestNumeralsOfPageLabels(t *testing.T) {
	var got []string
	for _, c := range []struct {
		style pdffile.Name
		n     int
	}{{"D", 12}, {"r", 4}, {"R", 1999}, {"a", 28}, {"A", 26}, {"", 3}, {"r", 0}, {"r", 1 << 30}} {
		got = append(got, numeral(c.style, c.n))
	}
	want := "[12 iv MCMXCIX bb Z  0 1073741824]"
	if s := fmt.Sprint(got); s != want {
		t.Errorf("%s, want %s", s, want)
	}
}
