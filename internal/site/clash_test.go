package site_test

import (
	"errors"
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/render"
	"fieldguide/internal/site"
	"fieldguide/internal/source"
)

// A picture that takes the place of a page would overwrite it, and a heading
// that takes the anchor of a note would be reached in its stead.
func TestClashes(t *testing.T) {
	t.Parallel()
	edition := render.Edition{File: "g.pdf"}
	asset := func(path string) *outline.Guide {
		return &outline.Guide{
			Chapters: []*outline.Chapter{{ID: "a/b", Part: -1}},
			Assets:   []*outline.Asset{{Path: path}},
		}
	}
	note := &outline.Guide{Chapters: []*outline.Chapter{{
		ID:       "a",
		Sections: []*outline.Section{{Anchor: "fn-1", Level: 2}},
		Notes:    []*outline.Note{{Number: 1}},
	}}}
	figure := &outline.Guide{Chapters: []*outline.Chapter{{
		ID:     "a",
		Blocks: []outline.Block{&outline.Table{Anchor: "fnref-2"}},
		Notes:  []*outline.Note{{Number: 1}},
	}}}
	page := func(id string) *outline.Guide {
		return &outline.Guide{Chapters: []*outline.Chapter{{ID: id, Part: -1}}}
	}
	for want, g := range map[string]*outline.Guide{
		`the page of this chapter would be download/index.html, which the site has`: page("download"),
		`the file "index.html" stands where the site has its home page`:             asset("index.html"),
		`the file "a/b/index.html" stands where the site has the page of a chapter`: asset("a/b/index.html"),
		`the file "a" stands where the site has a folder`:                           asset("a"),
		`the file "assets/site.css" stands where the site has its look`:             asset("assets/site.css"),
		`the file "outline.json" stands where the site has a file of its own`:       asset("outline.json"),
		`the file "g.pdf" stands where the site has an edition`:                     asset("g.pdf"),
		`the anchor "fn-1" is that of a footnote`:                                   note,
		`the anchor "fnref-2" is that of a footnote`:                                figure,
	} {
		_, err := (&site.Renderer{Editions: []render.Edition{edition}}).Render(g)
		var faults source.ErrorList
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if _, err := (&site.Renderer{}).Render(asset("assets/picture.png")); err != nil {
		t.Errorf("a picture beside the stylesheet: %v", err)
	}
	for _, id := range []string{"download", "one-page", "timer"} {
		if _, err := (&site.Renderer{}).Render(page(id)); err != nil {
			t.Errorf("a chapter at the place of a page that this site has not: %v", err)
		}
	}
}
