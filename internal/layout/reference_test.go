package layout

import (
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

func referenceTo(text, anchor string) outline.Inline {
	return &outline.Link{Text: textOf(text), Target: outline.Target{Chapter: "one", Anchor: anchor}}
}

// namedGuide returns a guide that refers to a table, a figure and a diagram some
// pages further on, to a table in a note, and to a figure that it does not have.
func namedGuide(t *testing.T) *outline.Guide {
	noted := &outline.Table{Columns: make([]outline.Align, 1), Head: []outline.Cell{textOf("N")}, Number: 2, Caption: textOf("Noted"), Anchor: "noted"}
	note := &outline.Note{ID: "one:fn-1", Number: 1, Blocks: []outline.Block{noted}}
	blocks := []outline.Block{&outline.Paragraph{Text: []outline.Inline{
		referenceTo("Table\u00A01", "edges"), referenceTo("Figure\u00A01", "dot"), referenceTo("Figure\u00A02", "loop"),
		referenceTo("Table\u00A02", "noted"), referenceTo("Figure\u00A03", "elsewhere"), &outline.NoteRef{Note: note},
	}}}
	for range 12 {
		blocks = append(blocks, para(sampleProse))
	}
	drawn := diagramOf(t, "flowchart LR\n a --> b")
	drawn.Number, drawn.Anchor = 2, "loop"
	g := guideOf(append(blocks,
		&outline.Table{Columns: make([]outline.Align, 1), Head: []outline.Cell{textOf("E")}, Number: 1, Caption: textOf("Edges"), Anchor: "edges"},
		&outline.Figure{Image: outline.Image{Asset: &outline.Asset{Path: "a.png", Type: "image/png", Width: 64, Height: 32}, Alt: "A drawing"}, Number: 1, Caption: textOf("A dot"), Anchor: "dot"},
		drawn)...)
	g.Chapters[0].Notes = []*outline.Note{note}
	return g
}

// A reference on paper is of use only with the page of its figure; one to what
// this edition leaves out leads to the web page.
func TestReferencesToFigures(t *testing.T) {
	for _, p := range []theme.Paper{theme.A4, theme.Phone} {
		d, faults := setterFor(t, p).Book(namedGuide(t))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		checkDestinations(t, d)
		label := map[string]string{}
		for _, to := range d.Destinations {
			label[to.ID] = d.Pages[to.Page].Label
		}
		text := "\n" + textUnder(d, ParagraphRole)
		for _, name := range []string{"Table\u00A01 one:edges", "Figure\u00A01 one:dot", "Figure\u00A02 one:loop", "Table\u00A02 one:noted"} {
			words, id, _ := strings.Cut(name, " ")
			want := strings.ReplaceAll(words, "\u00A0", " ") + " (p. " + label[id] + ")"
			if label[id] == "" || !strings.Contains(strings.ReplaceAll(text, "\u00A0", " "), want) {
				t.Errorf("%s: the text does not have %q: %.300s", p.Name, want, text)
			}
		}
		if label["one:edges"] == "1" || label["one:noted"] == label["one:loop"] {
			t.Errorf("%s: the places are on the pages %v", p.Name, label)
		}
		checkWebLink(t, d, "https://example.org/guide/one/#elsewhere")
	}
	d, _ := setterFor(t, theme.A4).OnePage(namedGuide(t))
	checkDestinations(t, d)
}

func checkWebLink(t *testing.T, d *Document, url string) {
	t.Helper()
	for _, p := range d.Pages {
		for _, l := range p.Links {
			if l.URL == url {
				return
			}
		}
	}
	t.Errorf("no link leads to %s", url)
}
