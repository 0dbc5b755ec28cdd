package layout

import (
	"fmt"
	"strings"
	"testing"

	"fieldguide/internal/diagram"
	"fieldguide/internal/font"
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// TestVectors sets one block: the first line says on which paper and what it is
// ("a4 equation", "phone diagram", "a4 svg"), the rest is its source. Shown is
// what is drawn for it, in points from the left end of the measure and the top
// of the page.
func TestVectors(t *testing.T) {
	runCases(t, "testdata/vectors/*.txt", func(t *testing.T, in string) string {
		how, text, _ := strings.Cut(in, "\n")
		name, kind, _ := strings.Cut(how, " ")
		paper, ok := theme.PaperNamed(name)
		if !ok {
			t.Fatalf("no paper is called %q", name)
		}
		g := guideOf(&outline.Paragraph{Text: textOf("Before.")}, vectorBlock(t, kind, text))
		d, faults := setterFor(t, paper).Book(g)
		if d == nil {
			return dumpFaults(faults)
		}
		for n, p := range d.Pages {
			checkInside(t, n, p)
		}
		return dumpDrawing(d, paper.Left) + dumpFaults(faults)
	})
}

func vectorBlock(t *testing.T, kind, text string) outline.Block {
	t.Helper()
	switch kind {
	case "equation":
		return &outline.Equation{Formula: formulaOf(t, strings.TrimSpace(text), true)}
	case "diagram":
		return diagramOf(t, text)
	case "svg":
		a := &outline.Asset{Path: "picture.svg", Type: "image/svg+xml", Data: []byte(text), Width: 1, Height: 1}
		return &outline.Figure{Image: outline.Image{Asset: a, Alt: "A drawing"}, Number: 1, Caption: textOf("What it shows")}
	}
	t.Fatalf("%q is no vector", kind)
	return nil
}

// diagramOf reads Mermaid and lays it out as load does.
func diagramOf(t testing.TB, text string) *outline.Diagram {
	t.Helper()
	source, faults := diagram.Parse(text)
	if source == nil {
		t.Fatal(faults)
	}
	f, err := family()
	if err != nil {
		t.Fatal(err)
	}
	o := diagram.Options{Measurer: &font.Ruler{Family: f}, Size: 9 * theme.Point, MaxWidth: theme.A4.Measure()}
	b := &outline.Diagram{Scene: diagram.Layout(source, o), Number: 1, Caption: textOf("What it shows")}
	o.MaxWidth = theme.Phone.Measure()
	b.Narrow = diagram.Layout(source, o)
	return b
}

// dumpDrawing shows what is drawn for formulas and figures, and their tags.
func dumpDrawing(d *Document, left theme.Length) string {
	var b strings.Builder
	for _, p := range d.Pages {
		for _, i := range p.Items {
			switch i := i.(type) {
			case *Run:
				if under(i.Element, FormulaRole, FigureRole) || i.Element != nil && i.Element.Parent.Role == ParagraphRole && i.Element.Role == Label {
					fmt.Fprintf(&b, "%-7s %s at %s, %s%s\n", i.Element.Role, points(i.Size), points(i.X-left), points(i.Y), runNote(i))
				}
			case *Box:
				if under(i.Element, FormulaRole) {
					fmt.Fprintf(&b, "rule    %s x %s at %s, %s\n", points(i.Width), points(i.Height), points(i.X-left), points(i.Y))
				}
			case *Path:
				if i.Element != nil {
					fmt.Fprintf(&b, "path    %s\n", pathNote(i, left))
				}
			}
		}
	}
	return b.String()
}

// points shows a length to a tenth of a point.
func points(l theme.Length) string { return fmt.Sprintf("%.1f", l.Points()) }

func runNote(r *Run) string {
	note := fmt.Sprintf(" %q", runText(r))
	if r.Actual != "" {
		note += " reads " + r.Actual
	}
	if r.Matrix != nil {
		note += " turned"
	}
	if len(r.Clips) > 0 {
		note += " clipped"
	}
	if r.Stroke != nil {
		note += " outlined"
	}
	if r.Hollow {
		note += " hollow"
	}
	return note
}

func pathNote(p *Path, left theme.Length) string {
	steps, note := "", ""
	lowX, lowY, highX, highY := theme.Length(fillStretch), theme.Length(fillStretch), theme.Length(-fillStretch), theme.Length(-fillStretch)
	for i := range p.Segments {
		s := &p.Segments[i]
		steps += string("MLCZ"[s.Op])
		for _, at := range s.Points[:s.Op.points()] {
			lowX, lowY, highX, highY = min(lowX, at.X), min(lowY, at.Y), max(highX, at.X), max(highY, at.Y)
		}
	}
	if p.Fill != nil {
		note += " filled " + p.Fill.String()
	}
	if p.Stroke != nil {
		note += " stroked " + p.Stroke.String() + " " + points(p.StrokeWidth)
	}
	if len(p.Dash) > 0 {
		note += " dashed"
	}
	if p.Clip != nil || len(p.Clips) > 0 {
		note += " clipped"
	}
	return fmt.Sprintf("%s from %s, %s to %s, %s%s", steps, points(lowX-left), points(lowY), points(highX-left), points(highY), note)
}

// Lost would be diagrams that nobody can read: text smaller than can be read on
// any paper, or a drawing that leaves its page.
func TestDiagramsStayReadable(t *testing.T) {
	samples := []string{
		"flowchart LR\n a[Event stream] --> b[Feature pipeline] -- writes --> c[(Feature store)] --> d[Trainer] --> e[Registry] --> f[Server]",
		"sequenceDiagram\n A->>B: ask\n B->>C: ask on\n C-->>A: answer",
		"flowchart LR\n a[The first] -- label --> b[The second] -- label --> c[The third]",
		"xychart-beta\n x-axis [a, b, c]\n bar [1, 2, 3]",
		"flowchart TD\n" + strings.Repeat(" a --> b\n b --> c{Is it?}\n c -- yes --> d\n c -- no --> e\n", 2),
	}
	small := 0
	for _, paper := range theme.Papers() {
		for _, sample := range samples {
			g := guideOf(diagramOf(t, sample))
			d, faults := setterFor(t, paper).Book(g)
			if d == nil {
				t.Errorf("%s: %s: %v", paper.Name, sample, faults)
				continue
			}
			small += checkDiagram(t, paper.Name, d)
		}
	}
	set := setterFor(t, theme.A4)
	set.Compact = true
	compact, faults := set.Book(guideOf(diagramOf(t, samples[0])))
	if compact == nil {
		t.Fatal(faults)
	}
	small += checkDiagram(t, "compact", compact)
	d, faults := setterFor(t, theme.A4).OnePage(guideOf(diagramOf(t, samples[0])))
	if d == nil {
		t.Fatal(faults)
	}
	if checkDiagram(t, "one page", d); small == 0 {
		t.Error("no diagram was made smaller")
	}
}

// checkDiagram returns how many texts of the diagram are set small.
func checkDiagram(t *testing.T, name string, d *Document) (small int) {
	t.Helper()
	texts, paths := 0, 0
	for n, p := range d.Pages {
		checkInside(t, n, p)
		for _, i := range p.Items {
			switch i := i.(type) {
			case *Run:
				if under(i.Element, FigureRole) {
					texts++
					if i.Size < 8*theme.Point {
						small++
					}
					if i.Size < diagram.Smallest {
						t.Errorf("%s: %q is set in %v", name, runText(i), i.Size)
					}
				}
			case *Path:
				paths++
				for _, s := range i.Segments {
					for _, at := range s.Points[:s.Op.points()] {
						if at.X < 0 || at.Y < 0 || at.X > p.Width || at.Y > p.Height {
							t.Errorf("%s: a line reaches %v, %v", name, at.X, at.Y)
						}
					}
				}
			}
		}
	}
	if texts == 0 || paths == 0 {
		t.Errorf("%s: %d texts and %d paths", name, texts, paths)
	}
	return small
}

// Lost would be the author's way to a picture that cannot be printed: which, where
// in it, what to do.
func TestFaultsOfVectors(t *testing.T) {
	for _, c := range []struct{ kind, text, want string }{
		{"svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>\n<filter id='f'/><rect filter='url(#f)' width='3' height='3'/></svg>", `the picture "picture.svg" cannot be printed: line 2: `},
		{"svg", "no picture", `the picture "picture.svg" cannot be printed: line 1: `},
		{"svg", "<svg xmlns='http://www.w3.org/2000/svg' width='99' height='9'><text y='9'>漢</text></svg>", `no face has the character '漢'`},
		{"equation", strings.Repeat(`\frac{aaaaaaaaaaaaaaaaaaaaaaaaaaaa}{b} `, 9), "the formula is wider than the page"},
		{"diagram", "sequenceDiagram\n" + strings.Repeat(" Alpha_and_more->>Beta_and_more: a long message that needs room\n Beta_and_more->>Gamma_and_more: another long message that needs room\n Gamma_and_more->>Delta_and_more: one more\n Delta_and_more->>Epsilon_and_more: and the last, as long as the first was\n", 2), "the diagram does not fit the page: its text would be smaller than 6.5pt"},
	} {
		d, faults := setterFor(t, theme.Phone).Book(guideOf(vectorBlock(t, c.kind, c.text)))
		if d != nil || !strings.Contains(faults.Error(), c.want) {
			t.Errorf("%s: got %v, not %q", c.kind, faults, c.want)
		}
	}
}
