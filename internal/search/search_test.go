package search

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"fieldguide/internal/outline"
)

// A term that the index and the browser cut in two ways is found by nobody.
func TestTextIsCutIntoTerms(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/terms.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	for line := range strings.Lines(string(data)) {
		text, want, ok := strings.Cut(line, "=>")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		cases++
		var got []string
		terms(text, func(term []byte) { got = append(got, string(term)) })
		if strings.Join(got, " ") != strings.TrimSpace(want) {
			t.Errorf("%s=> %s, want %s", text, strings.Join(got, " "), strings.TrimSpace(want))
		}
	}
	if cases == 0 {
		t.Error("there are no cases")
	}
}

// Words that stand in no section, or in that of another, lead readers astray.
func TestSectionsSayWhatTheyAre(t *testing.T) {
	t.Parallel()
	inner := &outline.Note{Number: 2, Blocks: paragraph("second note")}
	outer := &outline.Note{Number: 1, Blocks: []outline.Block{
		&outline.Paragraph{Text: []outline.Inline{&outline.Text{Value: "first note"}, &outline.NoteRef{Note: inner}}},
	}}
	c := &outline.Chapter{
		ID: "odd names/a#b", Number: "2", Title: text("Odd  names"),
		Sections: []*outline.Section{
			{Anchor: "plain", Number: "2.1", Title: text("Plain"), Blocks: []outline.Block{
				&outline.Paragraph{Text: []outline.Inline{
					&outline.Text{Value: "soft\u00adhyphen"}, &outline.NoteRef{Note: outer}, &outline.LineBreak{}, &outline.CodeSpan{Value: "top_k"},
					&outline.Abbreviation{Text: text(" AUC"), Title: "area under the curve"},
				}},
				&outline.Code{Title: "main.go", Lines: []outline.CodeLine{
					{Tokens: []outline.Token{{Text: "\tgo "}, {Text: "f()"}}}, {Tokens: []outline.Token{{Text: "}"}}},
				}},
			}, Sections: []*outline.Section{{Anchor: "ü ber", Title: text("Deeper"), Blocks: []outline.Block{
				&outline.Table{Caption: text("caption"), Head: []outline.Cell{text("a"), text("b")}, Rows: [][]outline.Cell{{text("1"), text("2")}}},
				&outline.Paragraph{Text: []outline.Inline{&outline.Text{Value: "again"}, &outline.NoteRef{Note: outer}}},
			}}}},
		},
		Notes: []*outline.Note{outer, inner},
	}
	want := []section{
		{"2", "Odd names", "odd%20names/a%23b/index.html", "", ""},
		{"2.1", "Plain", "odd%20names/a%23b/index.html#plain", "softhyphen top_k AUC go f() } first note second note", "area under the curve main.go"},
		{"", "Deeper", "odd%20names/a%23b/index.html#%C3%BC%20ber", "caption a b 1 2 again", ""},
	}
	if got := sections(c); !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func text(s string) []outline.Inline { return []outline.Inline{&outline.Text{Value: s}} }

func paragraph(s string) []outline.Block { return []outline.Block{&outline.Paragraph{Text: text(s)}} }

// What MiniSearch cannot load finds nothing at all. That it loads it, and has the
// same index when it makes its own, .ci/browser/checks/search.mjs sees.
func TestScript(t *testing.T) {
	t.Parallel()
	g := &outline.Guide{Chapters: []*outline.Chapter{
		{ID: "one", Number: "1", Title: text(`Quote 's "and" \`), Blocks: paragraph("heat heat \x01")},
		{ID: "draft", Draft: true, Title: text("Draft")},
		{ID: "two", Title: text("Heat"), Sections: []*outline.Section{{Anchor: "s", Title: text("Cold"), Blocks: paragraph("heat")}}},
	}}
	const want = `{"sections":[` +
		`{"chapter":0,"number":"1","title":"Quote 's \"and\" \\","address":"one/index.html","text":"heat heat \u0001"},` +
		`{"chapter":1,"number":"","title":"Heat","address":"two/index.html","text":""},` +
		`{"chapter":1,"number":"","title":"Cold","address":"two/index.html#s","text":"heat"}],` +
		`"index":{"documentCount":3,"nextId":3,"documentIds":{"0":0,"1":1,"2":2},` +
		`"fieldIds":{"title":0,"chapter":1,"text":2,"aside":3},` +
		`"fieldLength":{"0":[3,0,1,0],"1":[1,0,0,0],"2":[1,1,1,0]},` +
		`"averageFieldLength":[1.6666666666666667,0.3333333333333333,0.6666666666666666,0],` +
		`"storedFields":{},"dirtCount":0,"index":[` +
		`["and",{"0":{"0":1}}],["cold",{"0":{"2":1}}],["heat",{"0":{"1":1},"1":{"2":1},"2":{"0":2,"2":1}}],` +
		`["quote",{"0":{"0":1}}],["s",{"0":{"0":1}}]],"serializationVersion":2}}`
	script := string(Script(g))
	body, ok := strings.CutPrefix(script, scriptOpening)
	body, ends := strings.CutSuffix(body, scriptEnding)
	if !ok || !ends {
		t.Fatalf("the script is %q", script)
	}
	if got := strings.NewReplacer(`\\`, `\`, `\'`, `'`).Replace(body); got != want || !json.Valid([]byte(got)) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// guideOf returns a guide of chapters of 1,200 words of some 1,000 different.
func guideOf(chapters int) *outline.Guide {
	g := &outline.Guide{}
	for i := range chapters {
		c := &outline.Chapter{ID: fmt.Sprintf("c%d", i), Title: text(fmt.Sprintf("Chapter %d", i))}
		for s := range 6 {
			var words strings.Builder
			for w := range 200 {
				fmt.Fprintf(&words, "word%d ", (i*31+s*17+w*w)%1000)
			}
			c.Sections = append(c.Sections, &outline.Section{Anchor: fmt.Sprintf("s%d", s), Title: text("Section"), Blocks: paragraph(words.String())})
		}
		g.Chapters = append(g.Chapters, c)
	}
	return g
}

// The time and the size of a chapter in the index do not depend on how many there are.
func BenchmarkScript(b *testing.B) {
	for _, chapters := range []int{100, 1000} {
		b.Run(fmt.Sprint(chapters), func(b *testing.B) {
			g := guideOf(chapters)
			size := 0
			for b.Loop() {
				size = len(Script(g))
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*chapters), "ns/chapter")
			b.ReportMetric(float64(size)/float64(chapters), "bytes/chapter")
		})
	}
}

// Letters and their names must stay in step, or "θ" finds another letter.
func TestGreekLettersHaveTheirNames(t *testing.T) {
	t.Parallel()
	if n := len(letterNames); n != 24 || letterNames["α"] != "alpha" || letterNames["ω"] != "omega" || letterNames["σ"] != "sigma" {
		t.Errorf("%d letters: %v", n, slices.Sorted(maps.Values(letterNames)))
	}
}
