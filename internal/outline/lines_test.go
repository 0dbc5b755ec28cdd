package outline

import (
	"fmt"
	"slices"
	"testing"
)

// A line of the one page that does not lead to its section is a dead end, and one
// that is left out is lost on the site alone.
func TestLines(t *testing.T) {
	line := func() []Block { return []Block{&Paragraph{Node: Node{Detail: OnePage}}} }
	text := func(s string) []Inline { return []Inline{&Text{Value: s}} }
	g := &Guide{Chapters: []*Chapter{
		{ID: "a/b", Number: "1", Title: text("Chapter"), Blocks: line(), Sections: []*Section{
			{ID: "a/b:silent", Anchor: "silent", Title: text("Silent"), Sections: []*Section{
				{ID: "a/b:deep", Anchor: "deep", Number: "1.1.1", Title: []Inline{&Strong{Text: text("Deep")}}, Blocks: line()},
			}},
		}},
		{ID: "c", Title: text("Left out"), Blocks: []Block{&Paragraph{}}},
		{ID: "d", Draft: true},
	}}
	lines := g.At(OnePage).Lines()
	var got []string
	for s := range lines.All() {
		link := s.Title[0].(*Link)
		got = append(got, fmt.Sprintf("%s %s %d %s -> %s, %d", s.ID, s.Number, s.Level, PlainText(link.Text), link.Target.ID(), len(s.Blocks)))
	}
	want := []string{"one-page:a-b 1 2 Chapter -> a/b, 1", "one-page:a-b-deep 1.1.1 2 Deep -> a/b:deep, 1"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if lines.Address() != "one-page/index.html" || len(lines.Blocks) > 0 {
		t.Errorf("the chapter is at %s with %d blocks", lines.Address(), len(lines.Blocks))
	}
}

// A page without lines, or with numbers of notes that stand on other pages, would
// be worse than none.
func TestNoLines(t *testing.T) {
	note := &Note{Number: 1}
	noted := &Paragraph{Node: Node{Detail: OnePage}, Text: []Inline{&NoteRef{Note: note}}}
	for name, g := range map[string]*Guide{
		"no lines":    {Chapters: []*Chapter{{ID: "a", Blocks: []Block{&Paragraph{}}}}},
		"no chapters": {},
		"a note":      {Chapters: []*Chapter{{ID: "a", Blocks: []Block{noted}, Notes: []*Note{note}}}},
	} {
		if lines := g.At(OnePage).Lines(); lines != nil {
			t.Errorf("%s: there is a page of %d sections", name, len(lines.Sections))
		}
	}
	elsewhere := &Guide{Chapters: []*Chapter{{ID: "a", Notes: []*Note{note}, Blocks: []Block{
		&Paragraph{Node: Node{Detail: OnePage}}, &Paragraph{Text: []Inline{&NoteRef{Note: note}}},
	}}}}
	if elsewhere.At(OnePage).Lines() == nil {
		t.Error("a note that no line refers to keeps the page away")
	}
}

// Anchors in the page are made of ids: two ids that come to the same anchor would
// make one of them unreachable.
func TestLinesHaveAnchorsOfTheirOwn(t *testing.T) {
	line := []Block{&Paragraph{Node: Node{Detail: OnePage}}}
	g := &Guide{Chapters: []*Chapter{{ID: "a/b", Blocks: line}, {ID: "a-b", Blocks: line}, {ID: "a", Blocks: line, Sections: []*Section{{ID: "a:b", Anchor: "b", Blocks: line}}}}}
	seen := map[string]bool{}
	for s := range g.At(OnePage).Lines().All() {
		if seen[s.Anchor] {
			t.Errorf("two sections have the anchor %q", s.Anchor)
		}
		seen[s.Anchor] = true
	}
}
