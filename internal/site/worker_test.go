package site

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"fieldguide/internal/render"
)

// workerOf returns what the service worker of a site is told.
func workerOf(t *testing.T, s *site, files []render.File) (first int, whole bool, list []string, version string) {
	t.Helper()
	f, err := s.worker(files)
	if err != nil {
		t.Fatal(err)
	}
	constant := func(name string, value any) {
		_, rest, _ := strings.Cut("\n"+string(f.Data), "\nconst "+name+" = ")
		text, _, _ := strings.Cut(rest, ";\n")
		if err := json.Unmarshal([]byte(text), value); err != nil {
			t.Fatalf("%s is %q: %v", name, text, err)
		}
	}
	constant("first", &first)
	constant("whole", &whole)
	constant("files", &list)
	constant("version", &version)
	return first, whole, list, version
}

// A file that the worker does not list cannot be read without a network, and one
// that it lists but the site has not keeps it from being installed.
func TestWorkerList(t *testing.T) {
	s := &site{}
	s.editions = []render.Edition{{File: "g.pdf", Digest: "1", Bytes: 10}}
	files := []render.File{
		{Path: "a#b ü/index.html"}, {Path: "index.html"}, {Path: "404.html"}, {Path: ".nojekyll"},
		{Path: "assets/site.css"}, {Path: "assets/site.js"}, {Path: "assets/search-index.js"}, {Path: "assets/faces/a.woff2"}, {Path: "dot.png"},
	}
	first, whole, list, version := workerOf(t, s, files)
	if !whole {
		t.Error("a small site is not kept whole")
	}
	if want := []string{"index.html", "404.html", "assets/site.css", "assets/site.js", "assets/faces/a.woff2"}; !slices.Equal(list[:first], want) {
		t.Errorf("kept from the beginning are %q, want %q", list[:first], want)
	}
	if want := []string{"a%23b%20%C3%BC/index.html", "assets/search-index.js", "dot.png", "g.pdf"}; !slices.Equal(list[first:], want) {
		t.Errorf("kept later are %q, want %q", list[first:], want)
	}

	changed := slices.Clone(files)
	changed[0].Data = []byte("x")
	if _, _, _, other := workerOf(t, s, changed); other == version {
		t.Error("a page has changed and the version has not: readers would keep the old one")
	}
	s.editions[0].Digest = "2"
	if _, _, _, other := workerOf(t, s, files); other == version {
		t.Error("a PDF has changed and the version has not")
	}
}

// A page that was opened is kept on a site of any size, so it is listed on any.
func TestWorkerOfLargeSite(t *testing.T) {
	files := []render.File{{Path: "a/index.html"}, {Path: "index.html"}}
	s := &site{}
	s.editions = []render.Edition{{File: "g.pdf", Bytes: mostKept + 1}}
	_, whole, list, _ := workerOf(t, s, files)
	if whole {
		t.Error("a large site fills the reader's disk")
	}
	if !slices.Contains(list, "a/index.html") {
		t.Errorf("a page is not listed: %q", list)
	}
}
