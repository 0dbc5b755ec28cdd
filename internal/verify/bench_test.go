package verify

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"fieldguide/internal/load"
	"fieldguide/internal/outline"
	"fieldguide/internal/site"
)

// large returns a guide of that many chapters of 1,200 words.
func large(b *testing.B, chapters int) *outline.Guide {
	b.Helper()
	files := fstest.MapFS{"guide.yaml": {Data: []byte("title: Large\nbase_url: https://example.org/\n")}}
	summary := "# Summary\n\n"
	for i := range chapters {
		var text strings.Builder
		fmt.Fprintf(&text, "# Chapter %d\n\n", i)
		for s := range 8 {
			fmt.Fprintf(&text, "## Section %d\n\n", s)
			for range 5 {
				text.WriteString(strings.Repeat("Precision and *recall* trade against `each` other, ", 3))
				text.WriteString("see [the next](c0.md#section-1) or [this](https://example.com/).\n\n")
			}
			text.WriteString("| a | b |\n| - | - |\n| one | two |\n\n```go\nfunc main() { return 1 }\n```\n\n- item\n- item\n\n")
		}
		name := fmt.Sprintf("c%d.md", i)
		files[name] = &fstest.MapFile{Data: []byte(text.String())}
		summary += fmt.Sprintf("- [Chapter %d](%s)\n", i, name)
	}
	files["SUMMARY.md"] = &fstest.MapFile{Data: []byte(summary)}
	g, faults, err := load.Guide(files, load.Options{})
	if err != nil || faults.Fatal() {
		b.Fatal(err, faults)
	}
	return g
}

func BenchmarkRenderSite(b *testing.B) {
	g := large(b, 100)
	for b.Loop() {
		if _, err := (&site.Renderer{Lines: g.At(outline.OnePage).Lines()}).Render(g); err != nil {
			b.Fatal(err)
		}
	}
}

// Verifying a site must cost less than rendering it.
func BenchmarkVerifySite(b *testing.B) {
	g := large(b, 100)
	files, err := (&site.Renderer{Lines: g.At(outline.OnePage).Lines()}).Render(g)
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for _, f := range files {
		size += len(f.Data)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		s, err := ReadSite(files)
		if err != nil {
			b.Fatal(err)
		}
		if list := CompareSite(g, s, nil); len(list) > 0 {
			b.Fatal(list[0])
		}
	}
}

func BenchmarkVerifyPDF(b *testing.B) {
	g := large(b, 20)
	data := book(b, g)
	b.SetBytes(int64(len(data)))
	pages := 0
	for b.Loop() {
		p := readBook(b, data)
		if list := ComparePDF(g, p); len(list) > 0 {
			b.Fatal(list[0])
		}
		pages = len(p.Pages)
	}
	b.ReportMetric(float64(pages), "pages")
}
