package verify

import (
	"testing"

	"fieldguide/internal/outline"
)

// A figure that lost its id, or gave it to another, would leave all references to
// it at the top of the page.
func TestDamagedReferencesAreCaught(t *testing.T) {
	g := guideIn(t, "testdata/references.txt", "", "")
	full := g.At(outline.Full)
	data := book(t, full)
	p := readBook(t, data)
	sound := web(t, g, p)
	const loop = "loop/index.html"
	for _, c := range []struct{ name, path, old, new, want string }{
		{"figure's id", loop, `<figure id="dot">`, `<figure id="dots">`,
			`loop/index.html: chapter 1 "Loop": its figures, tables, paragraphs and terms have the ids ["dots" "flow" "alone"], in the outline ["dot" "flow" "alone"]`},
		{"figure's id, seen from a link", loop, `<figure id="dot">`, `<figure id="dots">`,
			`loop/index.html: "#dot" leads to #dot, which no element of loop/index.html is called`},
		{"diagram's id", loop, ` id="flow"`, ``,
			`far/edges/index.html: "../../loop/index.html#flow" leads to #flow, which no element of loop/index.html is called`},
		{"id to which nothing refers", loop, ` id="alone"`, ``,
			`loop/index.html: chapter 1 "Loop": its figures, tables, paragraphs and terms have the ids ["dot" "flow"], in the outline ["dot" "flow" "alone"]`},
		{"table's id", "far/edges/index.html", ` id="edges"`, ``,
			`loop/index.html: "../far/edges/index.html#edges" leads to #edges, which no element of far/edges/index.html is called`},
		{"id of a source", "sources/index.html", ` id="ref-He14"`, ` id="He14"`,
			`sources/index.html: chapter 3 "Sources": its figures, tables, paragraphs and terms have the ids ["ref-Dea13" "He14"], in the outline ["ref-Dea13" "ref-He14"]`},
		{"id of a source, seen from a citation", "sources/index.html", ` id="ref-He14"`, ``,
			`far/edges/index.html: "../../sources/index.html#ref-He14" leads to #ref-He14, which no element of sources/index.html is called`},
		{"citation", "far/edges/index.html", `sources/index.html#ref-He14"`, `sources/index.html#ref-Dea13"`,
			`far/edges/index.html: chapter 2 "Far edges": the link "[He14]" leads to sources/index.html#ref-Dea13, the outline has sources/index.html#ref-He14`},
		{"definition", "far/edges/index.html", `What is <em>rare</em>`, `What was <em>rare</em>`,
			`far/edges/index.html: definition term:tail: word 2 is "was", the outline has "is"`},
		{"definition dropped", "far/edges/index.html", ` class="definition"`, ``,
			`far/edges/index.html: definition term:tail: is missing`},
		{"definition of another term", "far/edges/index.html", `<div id="term:tail"`, `<div id="term:head"`,
			`far/edges/index.html: definition term:tail: the id is "term:head", the outline has "term:tail"`},
		{"definition to be shown", "far/edges/index.html", `data-term="term:tail"`, `data-term="term:head"`,
			`far/edges/index.html: chapter 2 "Far edges": its terms are explained by ["term:head"], in the outline by ["term:tail"]`},
		{"definition in the text", "far/edges/index.html", ` class="definition" data-chrome hidden`, ` class="definition" hidden`,
			`far/edges/index.html: definition term:tail: is missing`},
		{"link of a term", "far/edges/index.html", `glossary/index.html#tail"`, `glossary/index.html#head"`,
			`far/edges/index.html: chapter 2 "Far edges": the link "Tails" leads to glossary/index.html#head, the outline has glossary/index.html#tail`},
		{"id of a term", "glossary/index.html", `<dt id="tail">`, `<dt id="tails">`,
			`glossary/index.html: chapter 4 "Glossary": its figures, tables, paragraphs and terms have the ids ["tails" "head"], in the outline ["tail" "head"]`},
		{"reference's number", loop, `<a href="#dot">Figure`, `<a href="#dot">Figures`,
			`loop/index.html: chapter 1 "Loop": the link "Figures 1" leads to loop/index.html#dot, the outline has the link "Figure 1" to loop/index.html#dot`},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := damaged(t, sound, c.path, c.old, c.new)
			checkCaught(t, CompareSite(g, readSite(t, files), []*PDF{p}), c.want, 5)
		})
	}
	for _, c := range []struct{ name, old, new, want string }{
		{"place of a figure", "(loop:dot) [", "(loop:dots) [", `book.pdf: no destination is called "loop:dot"`},
		{"place to which nothing refers", "(loop:alone) [", "(loop:alonf) [", `book.pdf: no destination is called "loop:alone"`},
		{"place of a term", "(glossary:tail) [", "(glossary:tails) [", `book.pdf: no destination is called "glossary:tail"`},
		{"place of a source", "(sources:ref-He14) [", "(sources:ref-He15) [", `book.pdf: no destination is called "sources:ref-He14"`},
		{"citation", "/Dest (sources:ref-He14)", "/Dest (sources:ref-Dea13)",
			`book.pdf: chapter 2 "Far edges": the link "[He14]" leads to sources/index.html#ref-Dea13, the outline has sources/index.html#ref-He14`},
		{"reference", "/Dest (loop:dot)", "/Dest (loop:flow)",
			`book.pdf: chapter 1 "Loop": the link "Figure 1" leads to loop/index.html#flow, the outline has loop/index.html#dot`},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad := packed(replaceOnce(t, expand(t, data), c.old, c.new))
			checkCaught(t, ComparePDF(full, readBook(t, bad)), c.want, 3)
		})
	}
}

// What an edition leaves out is no place of it: references lead to the web.
func TestReferencesOutOfTheEdition(t *testing.T) {
	at := guideIn(t, "testdata/references.txt", "", "").At(outline.Distilled)
	p := readBook(t, book(t, at))
	if at.IDs()["far/edges:hidden"] || p.destination("far/edges:hidden") != nil {
		t.Error("a figure of the full edition is a place of the distilled one")
	}
	for _, l := range p.Chapters[0].Passages[0].Links {
		if l.Target == "https://example.org/guide/far/edges/#hidden" {
			return
		}
	}
	t.Errorf("no link leads to the figure's web page: %v", p.Chapters[0].Passages[0].Links)
}
