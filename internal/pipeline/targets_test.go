package pipeline

import (
	"slices"
	"strings"
	"testing"

	"fieldguide/internal/outline"
)

// marked returns a guide of one chapter with a block of each detail.
func marked(details ...outline.Detail) *outline.Guide {
	c := &outline.Chapter{ID: "one"}
	for _, d := range details {
		c.Blocks = append(c.Blocks, &outline.Paragraph{Node: outline.Node{Detail: d}, Text: []outline.Inline{&outline.Text{Value: "Words."}}})
	}
	return &outline.Guide{Name: "n", Chapters: []*outline.Chapter{c}, Papers: []string{"a4", "letter"}}
}

// noted returns a guide whose one page refers to a footnote.
func noted() *outline.Guide {
	g := marked(outline.OnePage)
	note := &outline.Note{ID: "one:fn-1", Number: 1}
	p := g.Chapters[0].Blocks[0].(*outline.Paragraph)
	p.Text = append(p.Text, &outline.NoteRef{Note: note})
	g.Chapters[0].Notes = []*outline.Note{note}
	return g
}

// A reader who asks for an edition must find it under its name, and nobody must
// get the same text twice or a sheet that no printer has.
func TestTargets(t *testing.T) {
	all := marked(outline.Full, outline.Distilled, outline.OnePage)
	for _, c := range []struct {
		name    string
		guide   *outline.Guide
		options Options
		want    string
	}{
		{"as guide.yaml says", all, Options{}, "n.pdf n-one-page.pdf n-complete.pdf n-letter.pdf n-one-page-letter.pdf"},
		{"phone and large print", all, Options{Papers: []string{"phone", "large"}}, "n-phone.pdf n-complete-phone.pdf n-large.pdf"},
		{"complete on the paper named", all, Options{Papers: []string{"letter"}, Editions: []string{CompleteEdition}}, "n-complete-letter.pdf"},
		{"no marks", marked(outline.Distilled), Options{}, "n.pdf n-letter.pdf"},
		{"one page alone", all, Options{Editions: []string{OnePageEdition}}, "n-one-page.pdf n-one-page-letter.pdf"},
		{"booklets", all, Options{Papers: []string{"a4", "phone", "letter"}, Editions: []string{CarryOnEdition}, Booklet: true},
			"n.pdf+n-booklet.pdf n-phone.pdf n-letter.pdf+n-booklet-letter.pdf"},
		{"site alone", all, Options{Editions: []string{SiteEdition}}, ""},
	} {
		var got []string
		for _, target := range targets(c.guide, c.options) {
			file := target.File
			if compact := target.Edition == CarryOnEdition && c.guide.Distills(); target.Compact != compact {
				t.Errorf("%s: %s is compact: %v", c.name, file, target.Compact)
			}
			if target.Booklet != "" {
				file += "+" + target.Booklet
			}
			got = append(got, file)
			if titles[target.Edition] == "" {
				t.Errorf("%s has no title", target.Edition)
			}
		}
		if !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Who asks for what cannot be made must be told why.
func TestNotices(t *testing.T) {
	for _, c := range []struct {
		guide   *outline.Guide
		options Options
		want    string
	}{
		{marked(outline.Full), Options{}, "no carry-on: no block"},
		{marked(outline.Distilled), Options{Editions: []string{CompleteEdition}}, "no complete PDF: the carry-on tells all"},
		{marked(outline.Distilled), Options{Editions: []string{OnePageEdition}}, "no one page: the guide has no LINE"},
		{marked(outline.OnePage), Options{Editions: []string{OnePageEdition}, Papers: []string{"phone"}}, "no one page: only the papers"},
		{marked(outline.OnePage), Options{Editions: []string{OnePageEdition}, Booklet: true}, "no booklet: it is made of"},
		{marked(outline.OnePage), Options{Booklet: true}, ""},
		{noted(), Options{}, "no page of the site shows the one page: its lines refer to footnotes"},
		{noted(), Options{Editions: []string{OnePageEdition}}, ""},
	} {
		r := &Result{Guide: c.guide}
		r.notice(targets(c.guide, c.options), c.options)
		got := strings.Join(r.Notices, "\n")
		if !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("notices %q, want %q", got, c.want)
		}
	}
}
