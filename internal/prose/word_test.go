package prose

import "testing"

// A dash that is counted as a word makes every limit a few words too strict.
func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"":                           0,
		"One – two, $3 (…) & 4.5%.":  4,
		"training–serving skew":      2,
		"I'd say “p = 0.08” \u00A0!": 4,
	} {
		if got := Words(text); got != want {
			t.Errorf("%q has %d words, not %d", text, got, want)
		}
	}
}

// A banned word inside another is no fault, and one in capitals is.
func TestPhrases(t *testing.T) {
	for _, c := range []struct {
		text, phrase string
		want         int
	}{
		{"Just do it, just so; justice and adjust.", "just", 2},
		{"In today’s world and in today's World", "in today's world", 2},
		{"at\u00A0scale, at scales", "at scale", 1},
		{"", "x", 0},
		{"x", "", 0},
	} {
		if got := Phrases(c.text, c.phrase); len(got) != c.want {
			t.Errorf("%q has %q at %v, not %d times", c.text, c.phrase, got, c.want)
		}
	}
}
