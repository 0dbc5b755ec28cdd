package site_test

import (
	"fmt"
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/site"
)

// A page that lists the whole guide makes a large guide slow to build and slow
// to read: a page must not grow with the number of other pages.
func TestPagesDoNotGrow(t *testing.T) {
	t.Parallel()
	for _, size := range []int{20, 1000} { // chapters in a part
		small, large := pageSize(t, 100, size), pageSize(t, 1000, size)
		if large > small*11/10 {
			t.Errorf("in parts of %d, a page of 100 has %d bytes, one of 1000 has %d", size, small, large)
		}
	}
}

// pageSize returns the mean size in bytes of a chapter's page.
func pageSize(t *testing.T, chapters, inPart int) int {
	t.Helper()
	sum, n := 0, 0
	for path, page := range build(t, guideOf(chapters, inPart)) {
		if strings.HasPrefix(path, "chapter-") {
			sum += len(page)
			n++
		}
	}
	return sum / n
}

// guideOf returns a guide of chapters of three sections and some 1,200 words.
func guideOf(chapters, inPart int) *outline.Guide {
	g := &outline.Guide{Name: "g", Title: "G", Language: "en"}
	paragraph := &outline.Paragraph{Text: []outline.Inline{&outline.Text{Value: strings.Repeat("ten words & more of a text that goes on, ", 10)}}}
	for i := range chapters {
		if i%inPart == 0 {
			g.Parts = append(g.Parts, outline.Part{Title: fmt.Sprintf("Part %04d", i/inPart)})
		}
		id := fmt.Sprintf("chapter-%04d", i)
		title := []outline.Inline{&outline.Text{Value: id}}
		c := &outline.Chapter{ID: id, Title: title, Short: id, Number: fmt.Sprintf("%04d", i), Part: i / inPart, Level: 1}
		for k := range 3 {
			c.Sections = append(c.Sections, &outline.Section{
				ID: fmt.Sprintf("%s:s%d", id, k), Anchor: fmt.Sprintf("s%d", k), Title: title, Level: 2,
				Blocks: []outline.Block{paragraph, paragraph, paragraph, paragraph},
			})
		}
		g.Chapters = append(g.Chapters, c)
	}
	return g
}

// The time of a chapter's page; it does not depend on how many there are.
func BenchmarkRender(b *testing.B) {
	for _, chapters := range []int{100, 1000} {
		b.Run(fmt.Sprint(chapters), func(b *testing.B) {
			g := guideOf(chapters, 20)
			for b.Loop() {
				if _, err := (&site.Renderer{}).Render(g); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*chapters), "ns/page")
		})
	}
}
