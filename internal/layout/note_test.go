package layout

import (
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// Lost would be the way from a reference to its note and back.
func TestNoteLinks(t *testing.T) {
	inner := &outline.Note{ID: "one:fn-2", Number: 2, Blocks: []outline.Block{para("Inner.")}}
	outer := &outline.Note{ID: "one:fn-1", Number: 1, Blocks: []outline.Block{&outline.Paragraph{Text: []outline.Inline{&outline.Text{Value: "Outer."}, &outline.NoteRef{Note: inner}}}}}
	section := &outline.Note{ID: "one:fn-3", Number: 3, Blocks: []outline.Block{para("A section bears its id.")}}
	g := guideOf(&outline.Paragraph{Text: []outline.Inline{&outline.Text{Value: "Text."}, &outline.NoteRef{Note: outer}, &outline.NoteRef{Note: section}, &outline.NoteRef{Note: outer}}})
	g.Chapters[0].Notes = []*outline.Note{outer, inner, section}
	g.Chapters[0].Sections = []*outline.Section{{ID: "one:fn-3", Anchor: "fn-3", Title: textOf("fn 3"), Level: 2, Blocks: []outline.Block{para("x")}}}
	d, faults := setterFor(t, theme.A4).Book(g)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	led := map[string]int{}
	for _, p := range d.Pages {
		for _, l := range p.Links {
			if under(l.Element, Label) && l.Destination != "" {
				led[l.Destination]++
			}
			if _, ok := d.PageOf(l.Destination); l.URL == "" && !ok {
				t.Errorf("%q leads nowhere", l.Destination)
			}
		}
	}
	for id, want := range map[string]int{"one:fn-1": 2, "one:fnref-1": 1, "one:fn-2": 1, "one:fnref-2": 1, "one:fn-3": 0} {
		if led[id] != want {
			t.Errorf("%d links lead to %s, not %d", led[id], id, want)
		}
	}
	seen := map[string]bool{}
	for _, dest := range d.Destinations {
		if seen[dest.ID] {
			t.Errorf("two destinations are called %q", dest.ID)
		}
		seen[dest.ID] = true
	}
}
