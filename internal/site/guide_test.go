package site_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"fieldguide/assets"
	"fieldguide/internal/font"
	"fieldguide/internal/load"
	"fieldguide/internal/outline"
	"fieldguide/internal/render"
	"fieldguide/internal/site"
)

// read returns the guide in fsys. Its faults fail the test.
func read(t testing.TB, fsys fs.FS) *outline.Guide {
	t.Helper()
	g, faults, err := load.Guide(fsys, load.Options{Measurer: ruler(t)})
	if err != nil || faults.Fatal() {
		t.Fatal(err, faults)
	}
	return g
}

// ruler measures text as every build does.
func ruler(t testing.TB) *font.Ruler {
	t.Helper()
	family, err := faces()
	if err != nil {
		t.Fatal(err)
	}
	return &font.Ruler{Family: family}
}

var faces = sync.OnceValues(func() (*font.Family, error) { return font.Load(assets.Files) })

// sample returns the guide that uses every construct.
func sample(t testing.TB) *outline.Guide {
	t.Helper()
	return read(t, os.DirFS("testdata/sample"))
}

// folder returns a folder of files, given as name and text in turn.
func folder(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

// editions returns PDFs as a build of the guide might have made them: each
// chapter on a page of its own, two pages of front matter before the first.
func editions(g *outline.Guide) []render.Edition {
	return []render.Edition{
		editionOf(g, outline.Distilled, "letter", g.Name+"-letter.pdf"),
		editionOf(g, outline.Distilled, "a4", g.Name+".pdf"),
		editionOf(g, outline.OnePage, "a4", g.Name+"-one-page.pdf"),
	}
}

func editionOf(g *outline.Guide, d outline.Detail, paper, file string) render.Edition {
	e := render.Edition{
		File: file, Detail: d, Paper: paper, Pages: 2, Bytes: 1_234_567, Digest: strings.Repeat("0f", 32),
		PageOf: map[string]int{}, LabelOf: map[string]string{},
	}
	for _, c := range g.At(d).Chapters {
		e.Pages++
		ids := []string{c.ID}
		for s := range c.All() {
			ids = append(ids, s.ID)
		}
		for _, id := range ids {
			e.PageOf[id], e.LabelOf[id] = e.Pages, fmt.Sprint(e.Pages-2)
		}
	}
	return e
}

// build renders the guide and returns its files by path.
func build(t testing.TB, g *outline.Guide, editions ...render.Edition) map[string]string {
	t.Helper()
	files, err := (&site.Renderer{Editions: editions, Lines: g.At(outline.OnePage).Lines()}).Render(g.At(outline.Full))
	if err != nil {
		t.Fatal(err)
	}
	byPath := map[string]string{}
	for _, f := range files {
		if _, ok := byPath[f.Path]; ok {
			t.Errorf("the path %q is taken twice", f.Path)
		}
		byPath[f.Path] = string(f.Data)
	}
	return byPath
}

// between returns the text from start up to the first end after it, both
// included.
func between(t testing.TB, text, start, end string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, start)
	inside, _, found := strings.Cut(rest, end)
	if !ok || !found {
		t.Fatalf("nothing from %q to %q in:\n%s", start, end, text)
	}
	return start + inside + end
}
