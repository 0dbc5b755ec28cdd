package site_test

import (
	"strings"
	"testing"
)

const twoDiagrams = "# D\n\n```mermaid\nflowchart TD\n  a[Query] -->|hits| b[\"A & B\"]\n```\n\nFigure: A *small* one {#small}\n\n" +
	"```mermaid\nsequenceDiagram\n  participant a as First service\n  participant b as Second service\n  participant c as Third service\n" +
	"  a ->> b: a message that takes some room\n  b ->> c: a message that takes some room\n```\n"

// A diagram is one drawing for wide screens and, where that cannot be read on a
// telephone, one for narrow ones that is no part of the text. Ids must differ, or
// the second would be described as the first.
func TestDiagrams(t *testing.T) {
	t.Parallel()
	page := build(t, read(t, folder("SUMMARY.md", "- [D](d.md)\n", "d.md", twoDiagrams)))["d/index.html"]
	rest := page
	for _, want := range []string{
		`<figure class="diagram" id="small"><div class="drawing"><svg `, `role="img" aria-labelledby="diagram:1-desc"`,
		`<desc id="diagram:1-desc">Flowchart. Query to A &amp; B: hits.</desc>`,
		`fill="var(--diagram-paper,`, `>Query</text>`, `>hits</text>`,
		`<figcaption><span class="label">Figure 1</span> A <em>small</em> one</figcaption></figure>`,
		`<figure class="diagram"><div class="drawing wide"`, `aria-labelledby="diagram:2-desc"`,
		`<div class="drawing narrow" data-chrome`, `aria-labelledby="diagram:2:narrow-desc"`, `</figure>`,
	} {
		_, after, ok := strings.Cut(rest, want)
		if !ok {
			t.Fatalf("the page lacks %s after what was before it:\n%s", want, page)
		}
		rest = after
	}
}

// A drawing that would be reduced until nobody can read it scrolls instead, and
// can be reached by keyboard.
func TestWideDiagramsScroll(t *testing.T) {
	t.Parallel()
	var source strings.Builder
	source.WriteString("# D\n\n```mermaid\nsequenceDiagram\n")
	for _, name := range strings.Fields("gateway retrieval ranking blending logging training serving billing") {
		source.WriteString("  participant " + name + "_service\n")
	}
	source.WriteString("  gateway_service ->> billing_service: end to end\n```\n")
	page := build(t, read(t, folder("SUMMARY.md", "- [D](d.md)\n", "d.md", source.String())))["d/index.html"]
	if want := ` role="group" tabindex="0" aria-label="Diagram"><div style="min-width:`; !strings.Contains(page, want) {
		t.Errorf("the page lacks %s:\n%s", want, page)
	}
}

// Browsers need a face made for formulas. Guides without any must not carry it.
func TestFaceOfFormulas(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"# A\n\n$x$\n": true, "# A\n\n$$\nx\n$$\n": true, "# A $x$\n": true, "# A\n\n$5\n": false} {
		files := build(t, read(t, folder("SUMMARY.md", "- [A](a.md)\n", "a.md", text)))
		face, license := files["assets/faces/stix-two-math.woff2"], files["assets/faces/LICENSE-STIXTwoMath.txt"]
		named := strings.Contains(files["assets/site.css"], "url(faces/stix-two-math.woff2)")
		if (face != "") != want || (license != "") != want || named != want {
			t.Errorf("%q: the face is there: %t, its license: %t, its rule: %t", text, face != "", license != "", named)
		}
	}
}
