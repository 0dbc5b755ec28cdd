package site

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fieldguide/internal/outline"
)

// What search engines show of a chapter is cut by them if it is not here.
func TestSummaryOf(t *testing.T) {
	paragraph := func(s string) outline.Block {
		return &outline.Paragraph{Text: []outline.Inline{&outline.Text{Value: s}}}
	}
	blocks := []outline.Block{&outline.Rule{}, paragraph("The first."), paragraph("The second.")}
	for _, c := range []struct {
		chapter outline.Chapter
		want    string
	}{
		{outline.Chapter{Description: "Said so.", Blocks: blocks}, "Said so."},
		{outline.Chapter{Blocks: blocks}, "The first."},
		{outline.Chapter{Sections: []*outline.Section{{Blocks: blocks}}}, ""},
	} {
		if got := summaryOf(&c.chapter); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	long := summaryOf(&outline.Chapter{Blocks: []outline.Block{paragraph(strings.Repeat("Wörter ", 40))}})
	if n := utf8.RuneCountInString(long); n > 155 || n < 145 || !strings.HasSuffix(long, "Wörter…") {
		t.Errorf("%d characters: %q", n, long)
	}
}

// A word that is cut in the middle, or a text that is longer than the bound, looks
// broken where it is quoted.
func TestShortened(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"one two", "one two"},
		{"one two th", "one two th"},
		{"one two three", "one two…"},
		{"one, two three", "one, two…"},
		{"one two, three", "one two…"},
		{"one twofo three", "one twofo…"},
		{"one twofoo three", "one…"},
		{"üüü üü, ü – ü", "üüü üü, ü…"},
		{"onelongword", "onelongwo…"},
	} {
		if got := shortened(c.text, 10); got != c.want {
			t.Errorf("%q is shortened to %q, want %q", c.text, got, c.want)
		}
	}
}
