package layout

import "testing"

// Lost would be readable line ends: a word divided where English does not.
func TestHyphens(t *testing.T) {
	h := hyphenatorFor("en-US")
	for _, want := range []string{
		"hy-phen-ation", "ta-ble", "as-so-ciate", "as-so-ciates", "present", "project", "im-ple-men-ta-tion",
		"“re-spon-si-bil-ity,”", "char-ac-ter-is-tics", "su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious",
		"the", "NASA", "iPhone", "x86", "well-known", "Ma-chine", "mod-els;",
	} {
		word, at := "", 0
		points := map[int]bool{}
		var got string
		for _, r := range want {
			if r != '-' || want == "well-known" {
				word += string(r)
			}
		}
		for _, p := range h.Points(word) {
			points[p] = true
		}
		for i, r := range word {
			if points[i] {
				got += "-"
			}
			got += string(r)
			at = i
		}
		if got != want {
			t.Errorf("%q is divided as %q, not %q (last offset %d)", word, got, want, at)
		}
	}
}

// Lost would be words of other languages divided by English rules.
func TestHyphensOfOtherLanguages(t *testing.T) {
	if h := hyphenatorFor("de-DE"); h != nil || len(h.Points("Silbentrennung")) > 0 {
		t.Error("German words are divided without German patterns")
	}
	if hyphenatorFor("en-GB") == nil || hyphenatorFor("en") == nil {
		t.Error("English has no patterns")
	}
}

func FuzzHyphens(f *testing.F) {
	for _, w := range []string{"hyphenation", "naïveté", "“quoted”", "a\xffb", "Straße", "ǅungla", ""} {
		f.Add(w)
	}
	h := hyphenatorFor("en-US")
	f.Fuzz(func(t *testing.T, word string) {
		last := 0
		for _, p := range h.Points(word) {
			if p <= last || p >= len(word) {
				t.Fatalf("%q is divided at byte %d after %d", word, p, last)
			}
			last = p
		}
	})
}
