package pdf

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"fieldguide/internal/layout"
	"fieldguide/internal/outline"
	"fieldguide/internal/render"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// guideOf returns a guide of one chapter with these paragraphs.
func guideOf(paragraphs ...string) *outline.Guide {
	words := func(s string) []outline.Inline { return []outline.Inline{&outline.Text{Value: s}} }
	chapter := &outline.Chapter{ID: "one", Number: "1", Title: words("The first chapter"), Level: 1, Part: -1}
	for _, p := range paragraphs {
		chapter.Blocks = append(chapter.Blocks, &outline.Paragraph{Text: words(p)})
	}
	return &outline.Guide{Name: "test", Title: "A Guide", Language: "en-US", Chapters: []*outline.Chapter{chapter}}
}

func bookRenderer() *Renderer {
	return &Renderer{Setter: layout.Setter{Family: family(), Paper: theme.A4}, File: "guide.pdf"}
}

// The whole way from a guide to a file.
func TestRender(t *testing.T) {
	r := bookRenderer()
	first, err := r.Render(guideOf("The official office.", strings.Repeat("Some words to fill a page. ", 400)))
	if err != nil {
		t.Fatal(err)
	}
	if len(first) != 1 || first[0].Path != "guide.pdf" || !bytes.HasPrefix(first[0].Data, []byte("%PDF-1.7\n")) {
		t.Errorf("rendered %d files, the first is %s", len(first), first[0].Path)
	}
	second, err := r.Render(guideOf("The official office.", strings.Repeat("Some words to fill a page. ", 400)))
	if err != nil || !bytes.Equal(first[0].Data, second[0].Data) {
		t.Errorf("the same guide rendered again differs, error %v", err)
	}
}

// The author must be told of what cannot be printed, and get no file without it.
func TestRenderReportsTheGuidesFaults(t *testing.T) {
	var list source.ErrorList
	files, err := bookRenderer().Render(guideOf("no face has this: \U00013000"))
	if !errors.As(err, &list) || !list.Fatal() || files != nil {
		t.Errorf("files %v, error %v; want a list of faults", files, err)
	}
}

// A warning must reach the author though there is a file.
func TestRenderWarns(t *testing.T) {
	r := bookRenderer()
	var warned source.ErrorList
	r.Warn = func(list source.ErrorList) { warned = append(warned, list...) }
	files, err := r.Render(guideOf(strings.Repeat("unbreakable", 40)))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d files, error %v", len(files), err)
	}
	if len(warned) == 0 {
		t.Error("a word as wide as two pages was not warned of")
	}
}

// The sources and the booklet must come if they are asked for, and only then.
func TestRenderAttachesAndFolds(t *testing.T) {
	guide := guideOf("The official office.")
	guide.Sources = sources()
	plain, err := bookRenderer().Render(guide)
	if err != nil {
		t.Fatal(err)
	}
	r := bookRenderer()
	r.Attach, r.Booklet = true, "guide-booklet.pdf"
	both, err := r.Render(guide)
	if err != nil {
		t.Fatal(err)
	}
	if len(plain) != 1 || len(both) != 2 || both[1].Path != "guide-booklet.pdf" {
		t.Fatalf("%d files and %d, want 1 and 2", len(plain), len(both))
	}
	attached := func(f render.File) bool {
		return bytes.Contains(f.Data, []byte("/EmbeddedFile/Subtype/text#2Fmarkdown"))
	}
	if attached(plain[0]) || !attached(both[0]) || attached(both[1]) {
		t.Error("the sources are in the wrong files")
	}
}
