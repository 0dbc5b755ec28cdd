package layout

import (
	"strings"
	"testing"
	"testing/fstest"
)

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

// Lost would be hyphens in a guide of another language, whose patterns somebody
// laid into the folder, or the rules of the wrong one of two.
func TestPatternsAreFilesOfTheFolder(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	files := fstest.MapFS{
		"hyphen/hyph-xx.tex":         file("\\patterns{ % plain\nb1c\n}\n\\hyphenation{\nab-acus\n}\n"),
		"hyphen/hyph-xx-yy.tex":      file("\\patterns{a1b}"),
		"hyphen/hyph-xx-yy-1901.tex": file("% hyphenmins:\n%     typesetting:\n%         left: 1\n%         right: 1\n\\patterns{\na1b c1d\n}"),
		"hyphen/hyph-zz-vv.tex":      file("\\patterns{é1è}"),
		"hyphen/README.txt":          file("no patterns"),
	}
	for _, c := range []struct{ tag, word, want string }{
		{"xx", "abcdab", "ab-cdab"},
		{"xx", "abacus", "ab-acus"},
		{"xx-ww", "abcdab", "ab-cdab"},
		{"xx-yy", "aababcd", "aa-ba-bcd"},
		{"xx-yy-1996", "ababcd", "aba-bcd"},
		{"xx-yy-1901", "abcd", "a-bc-d"},
		{"zz-uu", "aaéèaa", "aaé-èaa"},
		{"zz", "aaéèaa", "aaé-èaa"},
		{"x", "abcdab", "abcdab"},
		{"qq", "abcdab", "abcdab"},
	} {
		points := readHyphenator(files, c.tag).Points(c.word)
		var parts []string
		from := 0
		for _, p := range append(points, len(c.word)) {
			parts = append(parts, c.word[from:p])
			from = p
		}
		if got := strings.Join(parts, "-"); got != c.want {
			t.Errorf("in %s %q is divided as %q, not %q", c.tag, c.word, got, c.want)
		}
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
