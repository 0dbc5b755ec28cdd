package layout

import (
	"slices"
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// Lost would be where a cross reference leads, for all who read on paper; or the
// line would say it twice.
func TestReferences(t *testing.T) {
	linked := func(words, anchor string) []outline.Inline {
		return []outline.Inline{&outline.Link{Text: textOf(words), Target: outline.Target{Chapter: "one", Anchor: anchor}}}
	}
	for _, c := range []struct {
		words, anchor string
		paper         theme.Paper
		cell          bool
		want          string
	}{
		{"measure it", "m", theme.A4, false, "(§ 1.2, p. 1)"},
		{"the chapter", "", theme.A4, false, "(§ 1, p. 1)"},
		{"measure it", "m", theme.Large, false, "(§ 1.2, p. 1)"},
		{"1.2 Measure", "m", theme.A4, false, "(p. 1)"},
		{"as section 1.2, above", "m", theme.A4, false, "(p. 1)"},
		{"at 11.2 of 1.22", "m", theme.A4, false, "(§ 1.2, p. 1)"},
		{"without a number", "n", theme.A4, false, "(p. 1)"},
		{"measure it", "m", theme.Phone, false, "(p. 1)"},
		{"measure it", "m", theme.A4, true, "(p. 1)"},
	} {
		var block outline.Block = &outline.Paragraph{Text: linked(c.words, c.anchor)}
		if c.cell {
			block = &outline.Table{Columns: make([]outline.Align, 1), Head: []outline.Cell{textOf("Head")},
				Rows: [][]outline.Cell{{linked(c.words, c.anchor)}}}
		}
		g := guideOf(block)
		g.Chapters[0].Sections = []*outline.Section{
			{ID: "one:m", Anchor: "m", Number: "1.2", Title: textOf("Measure"), Level: 2, Blocks: []outline.Block{para("So.")}},
			{ID: "one:n", Anchor: "n", Title: textOf("Note"), Level: 2, Blocks: []outline.Block{para("So.")}},
		}
		d, faults := setterFor(t, c.paper).Book(g)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if got := references(d); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%q to %q on %s, in a cell %t: %q, want %q", c.words, c.anchor, c.paper.Name, c.cell, got, c.want)
		}
	}
}

// A citation that told its page would say the same page a hundred times: the list
// of sources is at the end. Its link must stay.
func TestCitations(t *testing.T) {
	entry := para("Clicks.")
	entry.Anchor = "ref-He14"
	cite := &outline.Link{Text: textOf("[He14]"), Target: outline.Target{Chapter: "one", Anchor: "ref-He14"}, Cites: true}
	d, faults := setterFor(t, theme.A4).Book(guideOf(&outline.Paragraph{Text: []outline.Inline{cite}}, entry))
	if len(faults) > 0 || len(references(d)) > 0 {
		t.Errorf("faults %v, references %q", faults, references(d))
	}
	links := 0
	for _, p := range d.Pages {
		for _, l := range p.Links {
			if l.Destination == "one:ref-He14" {
				links++
			}
		}
	}
	if links != 1 {
		t.Errorf("%d links lead to the source, not one", links)
	}
}

// A term is a link on the site alone: on paper it would be one to a place that has
// no page of its own to tell, a dozen times a page.
func TestTerms(t *testing.T) {
	term := &outline.Term{Text: textOf("recall"), Entry: &outline.Entry{Target: outline.Target{Chapter: "one", Anchor: "recall"}}}
	list := &outline.DefinitionList{Items: []*outline.Definition{
		{Terms: []*outline.Headword{{Text: textOf("Recall"), Anchor: "recall"}}, Details: [][]outline.Block{{para("Found.")}}}}}
	d, faults := setterFor(t, theme.A4).Book(guideOf(&outline.Paragraph{Text: []outline.Inline{term}}, list))
	if len(faults) > 0 || len(references(d)) > 0 {
		t.Errorf("faults %v, references %q", faults, references(d))
	}
	for _, p := range d.Pages {
		for _, l := range p.Links {
			if l.Destination == "one:recall" {
				t.Errorf("a term is a link")
			}
		}
	}
}

// references returns the labels in the document's links that tell a page.
func references(d *Document) []string {
	text := map[*Element]string{}
	var order []*Element
	for _, p := range d.Pages {
		for _, i := range p.Items {
			r, ok := i.(*Run)
			if !ok || r.Element == nil || r.Element.Role != Label || r.Element.Parent.Role != LinkRole {
				continue
			}
			if text[r.Element] == "" {
				order = append(order, r.Element)
			}
			text[r.Element] += runText(r)
		}
	}
	var list []string
	for _, e := range order {
		if s := strings.Join(strings.Fields(text[e]), " "); strings.Contains(s, "p. ") {
			list = append(list, s)
		}
	}
	return list
}
