package layout_test

import (
	"bytes"
	"testing"

	"fieldguide/assets"
	"fieldguide/internal/diagram"
	"fieldguide/internal/font"
	"fieldguide/internal/layout"
	"fieldguide/internal/math"
	"fieldguide/internal/outline"
	"fieldguide/internal/pdf"
	"fieldguide/internal/theme"
	"fieldguide/internal/verify"
)

func text(s string) outline.Inline { return &outline.Text{Value: s} }

func formula(t *testing.T, latex string) outline.Inline {
	t.Helper()
	f, err := math.Parse(latex, false, math.Macros{})
	if err != nil {
		t.Fatal(err)
	}
	return &outline.Formula{Formula: f}
}

// vectors returns a guide of formulas, in lines, in a table, in a heading and by
// themselves, with a diagram and an SVG picture.
func vectors(t *testing.T, family *font.Family) *outline.Guide {
	t.Helper()
	display, err := math.Parse(`\sigma(z)_i = \frac{e^{z_i}}{\sum_j e^{z_j}} \tag{1}`, true, math.Macros{})
	if err != nil {
		t.Fatal(err)
	}
	flow, faults := diagram.Parse("flowchart LR\n a[One] -- to --> b{Two}")
	if flow == nil {
		t.Fatal(faults)
	}
	scene := diagram.Layout(flow, diagram.Options{Measurer: &font.Ruler{Family: family}, Size: 9 * theme.Point})
	picture := &outline.Asset{Path: "a.svg", Type: "image/svg+xml", Width: 90, Height: 30,
		Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><path d="M0 0H90V30z"/><text x="9" y="20" fill="#fff" stroke="#000">in it</text></svg>`)}
	paragraph := &outline.Paragraph{}
	for range 6 { // so that formulas are broken between lines
		paragraph.Text = append(paragraph.Text,
			text("Let "), formula(t, `a_1 + a_2 + a_3 + a_4 + a_5 = \sqrt{b} + \frac{c}{d}`), text(", ("), formula(t, `x < \overline{y}`), text("), then "),
			&outline.Emphasis{Text: []outline.Inline{formula(t, `\cancel{x}`), text("-like")}}, text(" and "), formula(t, `\quad`), text(" none. "))
	}
	cell := func(i outline.Inline) outline.Cell { return outline.Cell{i} }
	return &outline.Guide{
		Name: "vectors", Title: "Vectors", Language: "en", Digest: "00",
		Chapters: []*outline.Chapter{{
			ID: "one", Number: "1", Title: []outline.Inline{text("What "), formula(t, `E = mc^2`), text(" says")}, Level: 1, Part: -1,
			Blocks: []outline.Block{
				paragraph,
				&outline.Equation{Formula: display},
				&outline.Table{Columns: make([]outline.Align, 2), Head: []outline.Cell{cell(text("What")), cell(formula(t, `n`))},
					Rows: [][]outline.Cell{{cell(text("Cost")), cell(formula(t, `O(n \log n)`))}}},
				&outline.Diagram{Scene: scene, Narrow: scene, Number: 1, Caption: []outline.Inline{text("From "), formula(t, `1`), text(" to two")}},
				&outline.Figure{Image: outline.Image{Asset: picture, Alt: "A drawing"}, Number: 2, Caption: []outline.Inline{text("Another")}},
				&outline.Paragraph{Text: []outline.Inline{text("With "), &outline.Image{Asset: picture, Alt: "an icon"}, text(" in the line.")}},
			},
		}},
		Assets: []*outline.Asset{picture},
	}
}

// Lost would be formulas in everything that reads the PDF: they are read back as
// their LaTeX, in their place, once, and so are the words of captions, but not
// those inside of diagrams and pictures.
func TestVectorsAreReadBack(t *testing.T) {
	family, err := font.Load(assets.Files)
	if err != nil {
		t.Fatal(err)
	}
	g := vectors(t, family)
	for _, paper := range theme.Papers() {
		r := &pdf.Renderer{Setter: layout.Setter{Family: family, Paper: paper}, File: "vectors.pdf"}
		files, err := r.Render(g)
		if err != nil {
			t.Fatalf("%s: %v", paper.Name, err)
		}
		read, err := verify.ReadPDF("vectors.pdf", files[0].Data)
		if err != nil {
			t.Fatalf("%s: %v", paper.Name, err)
		}
		for _, m := range verify.ComparePDF(g, read) {
			t.Errorf("%s: %s", paper.Name, m)
		}
		again, err := r.Render(g)
		if err != nil || !bytes.Equal(files[0].Data, again[0].Data) {
			t.Errorf("%s: the same guide gives other bytes (%v)", paper.Name, err)
		}
	}
}
