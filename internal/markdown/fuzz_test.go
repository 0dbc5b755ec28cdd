package markdown

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// FuzzChapter holds any bytes against the promises of the model: what a visitor
// may rely on, and that every place is within the file.
func FuzzChapter(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data), len(data)%2 == 0)
	}
	f.Add("- > 1. [^a]: x\n<details><summary>`a`</summary>\n\n-\t```\n\tb\n", true)
	f.Add("a\x00b\xff\r\n\t- \t\t> [!KEY]\n\t  <!-- detail: full", false)
	f.Fuzz(func(t *testing.T, text string, html bool) {
		file := source.NewFile("in.md", []byte(text))
		result, errs := (&Reader{HTML: html}).Chapter(file, min(3, len(text))*(len(text)%2))
		for _, e := range errs {
			if e.Msg == "" || e.Hint == "" || strings.Contains(e.Msg, "\n") {
				t.Errorf("fault without words: %+v", e)
			}
		}
		if !errs.Fatal() {
			promises(t, result)
		}
		Summary(file)
	})
}

// promises checks what the model's types promise.
func promises(t *testing.T, r *Result) {
	t.Helper()
	anchors := map[string]bool{}
	for s := range r.Chapter.All() {
		if s.Anchor == "" || anchors[s.Anchor] || len(s.Title) == 0 || strings.ContainsAny(s.Anchor, " :") {
			t.Errorf("section %q with anchor %q", outline.PlainText(s.Title), s.Anchor)
		}
		anchors[s.Anchor] = true
	}
	links, images := map[*outline.Link]bool{}, map[*outline.Image]bool{}
	for _, l := range r.Links {
		links[l.Link] = l.Dest != ""
	}
	for _, i := range r.Images {
		images[i.Image] = i.Dest != ""
	}
	r.Chapter.Inspect(func(b outline.Block, i outline.Inline) {
		switch b := b.(type) {
		case *outline.Figure:
			if !images[&b.Image] || b.Image.Alt == "" {
				t.Errorf("figure without a file or a description")
			}
			delete(images, &b.Image)
		case *outline.Table:
			for _, row := range append(b.Rows, b.Head) {
				if len(row) != len(b.Columns) {
					t.Errorf("row of %d cells in %d columns", len(row), len(b.Columns))
				}
			}
		case *outline.Paragraph:
			if len(b.Text) == 0 {
				t.Errorf("empty paragraph")
			}
		case *outline.Callout:
			if len(b.Blocks) == 0 {
				t.Errorf("empty callout")
			}
		case *outline.Fold:
			if len(b.Blocks) == 0 || len(b.Summary) == 0 {
				t.Errorf("empty fold")
			}
		}
		if b != nil && b.Base().Span.Start == b.Base().Span.End {
			t.Errorf("block %s without a place", outline.Kind(b))
		}
		switch i := i.(type) {
		case *outline.Text:
			if i.Value == "" {
				t.Errorf("empty text")
			}
		case *outline.Link:
			if i.Target.URL == "" && !links[i] {
				t.Errorf("link %q to nowhere", outline.PlainText(i.Text))
			}
			delete(links, i)
		case *outline.Image:
			if !images[i] {
				t.Errorf("picture from nowhere")
			}
			delete(images, i)
		}
	})
	if len(links)+len(images) > 0 {
		t.Errorf("%d links and %d pictures are not in the chapter", len(links), len(images))
	}
}
