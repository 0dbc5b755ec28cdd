package layout

import (
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

func linkTo(text, url string) outline.Inline {
	return &outline.Link{Text: textOf(text), Target: outline.Target{URL: url}}
}

// textUnder returns what reads under elements of the role, in the order of the pages.
func textUnder(d *Document, role Role) string {
	var b strings.Builder
	for _, p := range d.Pages {
		for _, i := range p.Items {
			if r, ok := i.(*Run); ok && r.Element != nil && under(r.Element, role) {
				b.WriteString(runText(r) + " ")
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Lost would be where a link leads, for all who read on paper.
func TestLinkList(t *testing.T) {
	long := "https://example.com/" + strings.Repeat("a-long-way/to.the?", 12) + "end"
	note := &outline.Note{ID: "one:fn-1", Number: 1, Blocks: []outline.Block{&outline.Paragraph{Text: []outline.Inline{linkTo("noted", "https://example.net/n")}}}}
	g := guideOf(&outline.Paragraph{Text: []outline.Inline{
		linkTo("first", "https://example.org/x"), linkTo("second", long), linkTo("again", "https://example.org/x"),
		linkTo("https://shown.example/", "https://shown.example/"), linkTo("mail", "mailto:a@example.org"), &outline.NoteRef{Note: note},
	}})
	g.Chapters[0].Notes = []*outline.Note{note}
	d, faults := setterFor(t, theme.Phone).Book(g)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	list := strings.ReplaceAll(textUnder(d, BackMatter), " ", "")
	want := "LINKSOFTHISCHAPTER" + "aexample.org/x" + "b" + strings.TrimPrefix(long, "https://") + "ca@example.org" + "dexample.net/n"
	if list != want {
		t.Errorf("the links are\n%s, not\n%s", list, want)
	}
	if got := textUnder(d, ReferenceRole); got != "1 The first chapter 1 a b a c 1 d" { // after the entry of the contents
		t.Errorf("the letters are %q", got)
	}
	words, _ := read(d)
	if got := strings.Join(words, ""); got != "Thefirstchapterfirstsecondagainhttps://shown.example/mail" {
		t.Errorf("the chapter reads %q", got)
	}
	if one, _ := setterFor(t, theme.A4).OnePage(g); textUnder(one, BackMatter) != "" {
		t.Error("the one page lists links")
	}
}

// Lost would be two addresses under one letter.
func TestAlphabetic(t *testing.T) {
	for i, want := range map[int]string{0: "a", 25: "z", 26: "aa", 51: "az", 52: "ba", 701: "zz", 702: "aaa"} {
		if got := alphabetic(i); got != want {
			t.Errorf("letter %d is %q, not %q", i, got, want)
		}
	}
}
