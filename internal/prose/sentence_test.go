package prose

import (
	"strings"
	"testing"
)

// A sentence that is cut at an abbreviation is quoted in half on the page of
// sources, and one that is not cut is told to be too long.
func TestSentences(t *testing.T) {
	for _, text := range []string{
		"One. |Two? |Three! |Four…",
		"It costs 0.1% of $5.75 M, e.g. a day. |Then 3.5 more.",
		"X. He and J. Dean wrote it. |It is read.",
		"See Fig. 4, p. 12 and cf. Sec. 3 of Dean et al. and others. |Go on.",
		"“Is it so?” he asked. |“Yes.” |She left (quickly.) |Done.",
		"They block 0.1% of payments. [Stripe23] |Then they look.",
		"They block 0.1%. [Stripe23] [He14] |Then they look.",
		"The answer is no. |See no. 4.",
		"It is slow. |[He14] shows why.",
		"It is slow [He14]. |[Dea13] says so too.",
		"At 3 p.m. it opens, etc. |Trees come first.",
		"So do I. |Then you do.",
		"A file called guide.yaml names it. |Version 1.2.3 does not",
		"Wait... and see. |Wait... |Then see.",
		"3 items.",
		"",
	} {
		plain := strings.ReplaceAll(text, "|", "")
		var got []string
		for _, r := range Sentences(plain) {
			got = append(got, plain[r.Start:r.End])
		}
		if s := strings.Join(got, " |"); s != text {
			t.Errorf("got  %s\nwant %s", s, text)
		}
	}
}

// Any text must be cut without a panic, in order, and lose nothing but space.
func FuzzSentences(f *testing.F) {
	f.Add("One. [He14] Two… “x.” a.b. ")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, r := range Sentences(text) {
			if r.Start < at || r.End <= r.Start || r.End > len(text) || strings.TrimSpace(text[at:r.Start]) != "" {
				t.Fatalf("%q: range %v after %d", text, r, at)
			}
			at = r.End
		}
		if strings.TrimSpace(text[at:]) != "" {
			t.Fatalf("%q: %q is in no sentence", text, text[at:])
		}
	})
}
