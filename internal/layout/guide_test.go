package layout

import (
	"strings"
	"sync"
	"testing"

	"fieldguide/assets"
	"fieldguide/internal/font"
	"fieldguide/internal/outline"
	"fieldguide/internal/sums"
	"fieldguide/internal/theme"
)

var family = sync.OnceValues(func() (*font.Family, error) { return font.Load(assets.Files) })

// setterFor returns a Setter with the real faces.
func setterFor(t testing.TB, p theme.Paper) *Setter {
	t.Helper()
	f, err := family()
	if err != nil {
		t.Fatal(err)
	}
	return &Setter{Family: f, Paper: p, Edition: "Carry-on edition"}
}

func textOf(s string) []outline.Inline { return []outline.Inline{&outline.Text{Value: s}} }

func para(s string) *outline.Paragraph { return &outline.Paragraph{Text: textOf(s)} }

// guideOf returns a guide of one chapter.
func guideOf(blocks ...outline.Block) *outline.Guide {
	return &outline.Guide{
		Name: "test", Title: "A Guide for Tests", Subtitle: "What is set, and where", Author: "A. Setter",
		Language: "en-US", BaseURL: "https://example.org/guide/", License: "CC BY 4.0",
		Digest:   strings.Repeat("0123456789abcdef", 4),
		Chapters: []*outline.Chapter{{ID: "one", Number: "1", Title: textOf("The first chapter"), Level: 1, Part: -1, Blocks: blocks}},
	}
}

const sampleProse = `A field guide is carried to where its subject lives, so everything in it has to earn its weight. The reader opens it with one hand, in poor light, and wants the difference between two similar things stated in a line. This is why good field guides are written backwards: from the decision to the evidence, never the other way round. Professional characteristics, implementation responsibilities, and straightforward considerations occasionally accumulate uncomfortably, particularly where hyphenation becomes unavoidable.`

// everyBlock returns a block of each kind.
func everyBlock(note *outline.Note) []outline.Block {
	list := &outline.List{Tight: true, Items: []*outline.Item{
		{Blocks: []outline.Block{para("Name the objective. " + sampleProse)}},
		{Task: outline.OpenTask, Blocks: []outline.Block{para("Ask who pays.")}},
		{Task: outline.DoneTask, Blocks: []outline.Block{para("Ask who decides."), &outline.List{Ordered: true, Start: 9, Items: []*outline.Item{
			{Blocks: []outline.Block{para("The ninth of them.")}}, {Blocks: []outline.Block{para("The tenth of them.")}},
		}}}},
	}}
	cells := func(words ...string) []outline.Cell {
		var c []outline.Cell
		for _, w := range words {
			c = append(c, textOf(w))
		}
		return c
	}
	return []outline.Block{
		&outline.Paragraph{Text: []outline.Inline{
			&outline.Text{Value: "Plain, "}, &outline.Emphasis{Text: textOf("stressed")}, &outline.Text{Value: ", "},
			&outline.Strong{Text: textOf("strong")}, &outline.Text{Value: " and "}, &outline.CodeSpan{Value: "code_span(x)"},
			&outline.Text{Value: "; keys such as "}, &outline.Keyboard{Text: textOf("Ctrl")}, &outline.Text{Value: ", "},
			&outline.Mark{Text: textOf("marked words")}, &outline.Text{Value: ", "}, &outline.Strike{Text: textOf("struck words")},
			&outline.Text{Value: ", x"}, &outline.Superscript{Text: textOf("2")}, &outline.Text{Value: " and H"}, &outline.Subscript{Text: textOf("2")},
			&outline.Text{Value: "O, a "}, &outline.Link{Text: textOf("link to a section"), Target: outline.Target{Chapter: "one", Anchor: "next"}},
			&outline.Text{Value: ", one "}, &outline.Link{Text: textOf("out of the guide"), Target: outline.Target{URL: "https://example.org/"}},
			&outline.Text{Value: ", and a note."}, &outline.NoteRef{Note: note}, &outline.Text{Value: " " + sampleProse},
		}},
		list,
		&outline.DefinitionList{Items: []*outline.Definition{{Terms: []*outline.Headword{{Text: textOf("Candidate"), Anchor: "candidate"}}, Details: [][]outline.Block{{para("An item that may be shown. " + sampleProse)}}}}},
		&outline.Quote{Blocks: []outline.Block{para(sampleProse)}},
		&outline.Callout{Kind: outline.Key, Blocks: []outline.Block{para("Log features at serving time. " + sampleProse)}},
		&outline.Callout{Kind: outline.Decision, Blocks: []outline.Block{para("I chose X over Y because Z matters more here. I would switch if W.")}},
		&outline.Callout{Kind: outline.Question, Blocks: []outline.Block{para("What do you do when the label is late?"), para(sampleProse)}},
		&outline.Callout{Kind: outline.Line, Blocks: []outline.Block{para("Label late? Set maturity window; train on matured; watch fast proxy.")}},
		&outline.Fold{Summary: textOf("More of it"), Blocks: []outline.Block{para(sampleProse)}},
		&outline.Code{Language: "go", Title: "search.go", Lines: []outline.CodeLine{
			{Tokens: []outline.Token{{Class: outline.KeywordToken, Text: "func"}, {Text: " search(a []int, x int) int {"}}},
			{Tokens: []outline.Token{{Text: "\tlo, hi := 0, len(a) "}, {Class: outline.CommentToken, Text: "// x, if present, is in a[lo:hi), and this comment goes on for much longer than any line of the page can be"}}},
			{Tokens: []outline.Token{{Text: "}"}}},
		}},
		&outline.Table{Columns: []outline.Align{outline.AlignStart, outline.AlignCenter, outline.AlignEnd}, Number: 1, Caption: textOf("What each costs, and what follows from that for the whole of the system"),
			Head: cells("Structure", "Find", "Remark"),
			Rows: [][]outline.Cell{cells("Sorted slice", "log n", "Contiguous memory; excellent locality for iteration"), cells("Hash table", "1", "Expected, not worst case"), cells("Balanced tree", "log n", "Keeps order; supports range queries")}},
		&outline.Sums{Rows: []sums.Row{
			{Quantity: "mean QPS", Result: "34,722", Assumed: true, SoWhat: "one host is not enough"},
			{Quantity: "peak QPS", Working: "mean QPS * 3", Result: "104,167", SoWhat: "size for the peak, not for the mean"},
		}},
		&outline.Rule{},
		&outline.Figure{Image: outline.Image{Asset: &outline.Asset{Path: "a.png", Type: "image/png", Width: 640, Height: 320}, Alt: "A drawing"}, Number: 1, Caption: textOf("The path of a request")},
	}
}

func everything() *outline.Guide {
	note := &outline.Note{ID: "one:fn-1", Number: 1, Blocks: []outline.Block{para("A note at the foot of its page. " + sampleProse)}}
	g := guideOf(everyBlock(note)...)
	c := g.Chapters[0]
	c.Notes = []*outline.Note{note}
	c.Sections = []*outline.Section{
		{ID: "one:next", Anchor: "next", Number: "1.1", Title: textOf("Log features at serving time"), Level: 2, Blocks: []outline.Block{para(sampleProse), para(sampleProse)},
			Sections: []*outline.Section{{ID: "one:deep", Anchor: "deep", Title: textOf("A deeper matter"), Level: 3, Blocks: []outline.Block{para(sampleProse)}}}},
	}
	g.Parts = []outline.Part{{Title: "Part one"}}
	c.Part = 0
	second := *c
	second.ID, second.Number, second.Title, second.Notes = "two", "2", textOf("A second chapter whose title is long enough for two lines"), nil
	second.Blocks = []outline.Block{para(sampleProse), &outline.List{Ordered: true, Start: 1, Items: []*outline.Item{{Blocks: []outline.Block{para(sampleProse)}}, {Blocks: []outline.Block{para(sampleProse), para(sampleProse)}}}}}
	second.Sections = nil
	g.Chapters = append(g.Chapters, &second)
	return g
}

// Lost would be a construct that no paper can show.
func TestBookOfEverything(t *testing.T) {
	for _, p := range theme.Papers() {
		for _, compact := range []bool{false, true} {
			s := setterFor(t, p)
			s.Compact = compact
			d, faults := s.Book(everything())
			if len(faults) > 0 {
				t.Errorf("%s: %v", p.Name, faults)
			}
			if d == nil || len(d.Pages) < 4 {
				t.Fatalf("%s: no pages", p.Name)
			}
		}
	}
}
