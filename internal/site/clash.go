package site

import (
	"fmt"
	"slices"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// The files that every site has, beside its pages.
const (
	homeAddress    = "index.html"
	linesAddress   = outline.LinesID + "/index.html"
	filesAddress   = "download/index.html"
	timerAddress   = "timer/index.html"
	missingAddress = "404.html"
	sitemapAddress = "sitemap.xml"
	listAddress    = "outline.json"
	indexAddress   = "assets/search-index.js"
	markerAddress  = ".nojekyll" // keeps GitHub Pages from running its own generator
)

// added returns the addresses of the pages that the site has beside those of
// chapters, its home page and the page for missing ones.
func added(g *outline.Guide, r *Renderer) []string {
	var list []string
	if r.Lines != nil {
		list = append(list, linesAddress)
	}
	if len(r.Editions) > 0 {
		list = append(list, filesAddress)
	}
	if len(g.Plans) > 0 {
		list = append(list, timerAddress)
	}
	return list
}

// clashes reports the names that the guide gives and the site needs itself:
// pictures in the place of a page, anchors in the place of a note.
func clashes(g *outline.Guide, r *Renderer) error {
	var faults source.ErrorList
	taken := takenPaths(g, r)
	for _, a := range g.Assets {
		if use, ok := taken[a.Path]; ok {
			faults.Add(source.Span{}, fmt.Sprintf("the file %q stands where the site has %s", a.Path, use), "give it another name or folder")
		}
	}
	own := added(g, r)
	for _, c := range g.Chapters {
		if !c.Draft && slices.Contains(own, c.Address()) {
			faults.Add(c.Span, fmt.Sprintf("the page of this chapter would be %s, which the site has itself", c.Address()), "give the file another name")
		}
		if len(c.Notes) > 0 {
			noteClashes(c, &faults)
		}
	}
	return faults.Err()
}

// noteClashes reports the anchors of a chapter that its footnotes need.
func noteClashes(c *outline.Chapter, faults *source.ErrorList) {
	const clash = "the anchor %q is that of a footnote"
	for s := range c.All() {
		if isNoteID(s.Anchor) {
			faults.Add(s.Span, fmt.Sprintf(clash, s.Anchor), "give the heading another: {#name}")
		}
	}
	c.Inspect(func(b outline.Block, _ outline.Inline) {
		if b == nil {
			return
		}
		for _, anchor := range outline.Anchors(b) {
			if isNoteID(anchor) {
				faults.Add(b.Base().Span, fmt.Sprintf(clash, anchor), "give the caption another: {#name}, or the term another name")
			}
		}
	})
}

// takenPaths returns the paths that the site makes, and the folders that they
// stand in, each with what it is.
func takenPaths(g *outline.Guide, r *Renderer) map[string]string {
	taken := map[string]string{}
	take := func(path, use string) {
		taken[path] = use
		for i := strings.LastIndexByte(path, '/'); i > 0; i = strings.LastIndexByte(path[:i], '/') {
			taken[path[:i]] = "a folder"
		}
	}
	for _, c := range g.Chapters {
		if !c.Draft {
			take(c.Address(), "the page of a chapter")
		}
	}
	for _, e := range r.Editions {
		take(e.File, "an edition")
	}
	for _, path := range []string{styleName, scriptName, cardAddress} {
		take(path, "its look")
	}
	for _, part := range lookParts(true) {
		take(part.to, "its look")
	}
	take(homeAddress, "its home page")
	for _, path := range append(added(g, r), missingAddress, sitemapAddress, listAddress, indexAddress, markerAddress, workerAddress) {
		take(path, "a file of its own")
	}
	return taken
}

func isNoteID(anchor string) bool {
	for _, prefix := range []string{"fn-", "fnref-"} {
		rest, ok := strings.CutPrefix(anchor, prefix)
		if ok && rest != "" && strings.Trim(rest, "0123456789-") == "" {
			return true
		}
	}
	return false
}
