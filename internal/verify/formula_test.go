package verify

import (
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/render"
	"fieldguide/internal/site"
)

func formulaSite(t *testing.T) (*outline.Guide, []render.File) {
	t.Helper()
	g := guideIn(t, "testdata/formulas.txt", "", "")
	files, err := (&site.Renderer{Lines: g.At(outline.OnePage).Lines()}).Render(g)
	if err != nil {
		t.Fatal(err)
	}
	return g, files
}

// Formulas and diagrams of a sound site must read as the outline has them.
func TestSoundFormulasMatch(t *testing.T) {
	g, files := formulaSite(t)
	s := readSite(t, files)
	for _, m := range CompareSite(g, s, nil) {
		t.Error(m)
	}
	words := s.page("score/index.html").Chapter.Passages[0].Words
	if !strings.HasPrefix(words, `A score, 2-x-ray, of p and r < 1: a \& "b", in a display d inside. F_1 = 2 \cdot \frac{p r}{p + r} \tag{1} \loss x of y item How q flows`) {
		t.Errorf("the words are %s", words)
	}
}

// A formula that tells another value, and a drawing that is described as
// something else, are the faults that nobody sees.
func TestDamagedFormulasAreCaught(t *testing.T) {
	g, sound := formulaSite(t)
	const page = "score/index.html"
	const chapter = page + `: chapter 1 "The F_1 score": `
	for _, c := range []struct{ name, old, new, want string }{
		{"formula changed", `x-tex">r &lt; 1<`, `x-tex">r &gt; 1<`,
			chapter + `word 8 is ">", the outline has "<"`},
		{"formula without LaTeX", `<annotation encoding="application/x-tex">p</annotation>`, ``,
			chapter + `word 5 is missing: "p"`},
		{"formula removed", `<math><semantics><mi>p</mi><annotation encoding="application/x-tex">p</annotation></semantics></math>`, ``,
			chapter + `word 5 is missing: "p"`},
		{"display changed", `\frac{p`, `\frac{q`,
			chapter + `word 22 is "\\frac{q", the outline has "\\frac{p"`},
		{"formula in a heading", `x-tex">F_1</annotation>`, `x-tex">F_2</annotation>`,
			page + `: chapter 1 "The F_1 score": the title is "The F_2 score", the outline has "The F_1 score"`},
		{"formula in a cell", `\loss`, `\lost`,
			chapter + `word 27 is "\\lost", the outline has "\\loss"`},
		{"signs as words", `<math><semantics><mi>p</mi>`, `<span><semantics><mi>p</mi>`,
			chapter + `word 6 is not in the outline: "p"`},
		{"description changed", `to Cache: hits`, `to Cache: misses`,
			chapter + `picture 1 is "Flowchart. Query & \"more\" to Cache: misses.`},
		{"description dropped", `<desc id="diagram:1-desc">`, `<desc id="diagram:1-desc"></desc><desc>`,
			chapter + `picture 1 is ""`},
		{"drawing as text", `class="diagram" role="img"`, `role="img"`,
			chapter + `words 32 to `},
		{"caption changed", `>Figure 1</span> How`, `>Figure 1</span> Why`,
			chapter + `word 32 is "Why", the outline has "How"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := damaged(t, sound, page, c.old, c.new)
			list := CompareSite(g, readSite(t, files), nil)
			for _, m := range list {
				if strings.HasPrefix(m.String(), c.want) && len(list) <= 4 {
					return
				}
			}
			t.Errorf("want %q among at most 4 mismatches, have %v", c.want, list)
		})
	}
}
