package pipeline_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fieldguide/content"
	"fieldguide/internal/pipeline"
	"fieldguide/internal/render"
	"fieldguide/internal/source"
)

func buildGuide(t *testing.T, o pipeline.Options) *pipeline.Result {
	t.Helper()
	result, err := pipeline.Build(content.Files, o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// The same guide must give the same bytes, or nobody can tell what changed.
func TestEqualGuidesGiveEqualBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := buildGuide(t, pipeline.Options{})
	runtime.GOMAXPROCS(8)
	eight := buildGuide(t, pipeline.Options{})
	if len(one.Files) != len(eight.Files) {
		t.Fatalf("%d files on one processor, %d on eight", len(one.Files), len(eight.Files))
	}
	for i, f := range one.Files {
		if g := eight.Files[i]; f.Path != g.Path || !bytes.Equal(f.Data, g.Data) {
			t.Errorf("%s on one processor differs from %s on eight", f.Path, g.Path)
		}
	}
}

// What we ship must be what we promise: a carry-on worth carrying and exactly
// one page.
func TestTheShippedGuide(t *testing.T) {
	result := buildGuide(t, pipeline.Options{})
	if len(result.Warnings) > 0 {
		t.Errorf("the guide has warnings:\n%v", result.Warnings)
	}
	if len(result.Notices) > 0 {
		t.Errorf("the guide lacks an edition: %v", result.Notices)
	}
	for _, e := range result.Editions {
		switch isOnePage := strings.Contains(e.File, "-one-page"); {
		case isOnePage && e.Pages != 1:
			t.Errorf("%s has %d pages", e.File, e.Pages)
		case !isOnePage && e.Pages < 12:
			t.Errorf("%s has only %d pages", e.File, e.Pages)
		}
	}
	want := []string{
		"ml-system-design-letter.pdf", "ml-system-design-one-page-letter.pdf",
		"ml-system-design-one-page.pdf", "ml-system-design.pdf", "ml-system-design-complete.pdf",
		"index.html", "outline.json", ".nojekyll", "404.html",
	}
	for _, path := range want {
		if !slices.ContainsFunc(result.Files, func(f render.File) bool { return f.Path == path }) {
			t.Errorf("no %s was made", path)
		}
	}
}

// A guide without marks must not lose its carry-on, and must say that it has no
// one page.
func TestAGuideWithoutMarks(t *testing.T) {
	result, err := pipeline.Build(fstest.MapFS{
		"SUMMARY.md": {Data: []byte("# Summary\n\n- [Heat](heat.md)\n")},
		"heat.md":    {Data: []byte("# Heat\n\nHeat flows.\n")},
	}, pipeline.Options{Papers: []string{"a4"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Editions) != 1 || !strings.HasSuffix(result.Editions[0].File, ".pdf") {
		t.Errorf("editions %v, want the carry-on alone", result.Editions)
	}
	if want := []string{"no one page: the guide has no LINE callout"}; !slices.Equal(result.Notices, want) {
		t.Errorf("notices %q, want %q", result.Notices, want)
	}
}

// Faults that only show when pages are set must come as faults of the guide.
func TestTooManyLinesForOnePage(t *testing.T) {
	var chapter strings.Builder
	chapter.WriteString("# Heat\n\n")
	for range 400 {
		chapter.WriteString("> [!LINE]\n> - Warm? Wait until it is as cold as everything else in the room.\n\n")
	}
	_, err := pipeline.Build(fstest.MapFS{
		"SUMMARY.md": {Data: []byte("# Summary\n\n- [Heat](heat.md)\n")},
		"heat.md":    {Data: []byte(chapter.String())},
	}, pipeline.Options{Papers: []string{"a4"}})
	var faults source.ErrorList
	if !errors.As(err, &faults) {
		t.Fatalf("error %v, want faults", err)
	}
	if at := faults[0].Span.Position(); at.File != "heat.md" || at.Line < 100 {
		t.Errorf("the first line that falls off is said to be at %v", at)
	}
}

// A program that reads outline.json must find every section and every output,
// once, as they are.
func TestOutlineJSONListsEverything(t *testing.T) {
	result := buildGuide(t, pipeline.Options{})
	type output struct {
		File, Digest string
		Bytes, Pages int
	}
	var list struct {
		Sections []struct {
			ID       string
			Editions []string
		}
		Outputs []output
	}
	for _, f := range result.Files {
		if f.Path == "outline.json" {
			if err := json.Unmarshal(f.Data, &list); err != nil {
				t.Fatal(err)
			}
		}
	}
	var ids []string
	for _, s := range list.Sections {
		ids = append(ids, s.ID)
		if unique := slices.Compact(slices.Sorted(slices.Values(s.Editions))); len(unique) != len(s.Editions) {
			t.Errorf("%s names an edition twice: %q", s.ID, s.Editions)
		}
	}
	var want []string
	for _, c := range result.Guide.Chapters {
		want = append(want, c.ID)
		for s := range c.All() {
			want = append(want, s.ID)
		}
	}
	if !slices.Equal(ids, want) {
		t.Errorf("sections are %q, want %q", ids, want)
	}
	for _, e := range result.Editions {
		if !slices.Contains(list.Outputs, output{e.File, e.Digest, e.Bytes, e.Pages}) {
			t.Errorf("outputs do not list %s as it is", e.File)
		}
	}
}

// A "#" in the name of a chapter is escaped wherever an output leads there: else
// the build would blame itself for a guide that is right.
func TestOddNames(t *testing.T) {
	t.Parallel()
	result, err := pipeline.Build(os.DirFS("../site/testdata/sample"), pipeline.Options{Papers: []string{"a4"}})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(result.Files, func(f render.File) bool { return f.Path == "odd names/a#b & ü/index.html" }) {
		t.Error("the page of the odd name is missing")
	}
}
