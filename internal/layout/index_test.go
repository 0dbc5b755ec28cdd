package layout

import (
	"strconv"
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// termsGuide returns a guide that explains n terms.
func termsGuide(n int) *outline.Guide {
	list := &outline.DefinitionList{}
	for i := range n {
		number := strconv.Itoa((i*7)%n + 100)
		list.Items = append(list.Items, &outline.Definition{
			Terms:   []*outline.Headword{{Text: textOf("term " + number), Anchor: "term-" + number}},
			Details: [][]outline.Block{{para(sampleWords(20))}},
		})
	}
	again := &outline.DefinitionList{Items: []*outline.Definition{{Terms: []*outline.Headword{{Text: textOf("term 100"), Anchor: "term-100-1"}}, Details: [][]outline.Block{{para("Once more.")}}}}}
	return guideOf(list, again)
}

// Lost would be the page on which a term is explained.
func TestIndex(t *testing.T) {
	for _, n := range []int{12, 60, 400} {
		for _, paper := range []theme.Paper{theme.A4, theme.Phone} {
			d, faults := setterFor(t, paper).Book(termsGuide(n))
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			checkIndex(t, d, n)
			for k, p := range d.Pages {
				checkInside(t, k, p)
			}
		}
	}
	d, _ := setterFor(t, theme.A4).Book(termsGuide(fewestTerms - 2))
	if text := textUnder(d, IndexRole); text != "" {
		t.Errorf("a guide of few terms has an index: %s", text)
	}
}

// checkIndex holds each entry against the page that shows its term.
func checkIndex(t *testing.T, d *Document, n int) {
	t.Helper()
	found := 0
	printed := map[*Element]string{}
	for _, p := range d.Pages {
		for _, i := range p.Items {
			if r, ok := i.(*Run); ok && r.Element != nil && r.Element.Role == Label {
				printed[r.Element.Parent] += runText(r)
			}
		}
	}
	for k, p := range d.Pages {
		for _, l := range p.Links {
			if !under(l.Element, IndexRole) {
				continue
			}
			words, label, _ := strings.Cut(l.Contents, ", page ")
			page, ok := d.PageOf(l.Destination)
			if !ok || d.Pages[page].Label != label || printed[l.Element] != label || !strings.Contains(textOn(d.Pages[page]), words) {
				t.Fatalf("page %s: %q leads to page index %d, %t", d.Pages[k].Label, l.Contents, page, ok)
			}
			found++
		}
	}
	if found != n+1 {
		t.Errorf("the index of %d terms has %d numbers", n, found)
	}
	index := textUnder(d, IndexRole)
	if a, b := strings.Index(index, "term 101"), strings.Index(index, "term 102"); a < 0 || b < a {
		t.Errorf("the index is out of order: %.200s", index)
	}
	if c := textUnder(d, Colophon); c == "" {
		t.Error("the colophon is lost")
	}
}

func textOn(p *Page) string {
	var b strings.Builder
	for _, i := range p.Items {
		if r, ok := i.(*Run); ok {
			b.WriteString(runText(r))
		}
	}
	return b.String()
}
