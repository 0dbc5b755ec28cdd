package markdown

import (
	"bytes"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	emoji "github.com/yuin/goldmark-emoji"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	ghtml "github.com/yuin/goldmark/renderer/html"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// An example is one of the CommonMark specification's.
type example struct {
	Markdown string `json:"markdown"`
	Example  int    `json:"example"`
}

// examples returns those that goldmark's module holds.
func examples(t *testing.T) []example {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	if err := json.Unmarshal(data, &all); err != nil || len(all) != 652 {
		t.Fatalf("%d examples, %v", len(all), err)
	}
	return all
}

// If this failed, words of a chapter would be lost, doubled or out of order
// without a fault: the text of every example of the specification is held
// against the text of goldmark's own rendering of the same tree.
func TestSpecText(t *testing.T) {
	t.Parallel()
	compared := 0
	for _, e := range examples(t) {
		result, errs := (&Reader{}).Chapter(source.NewFile("spec.md", []byte(e.Markdown)), 0)
		if errs.Fatal() {
			if !explained(errs) {
				t.Errorf("example %d: %v\n%s", e.Example, errs, e.Markdown)
			}
			continue
		}
		compared++
		got, want := words(chapterText(result.Chapter)), words(rendered(t, e.Markdown))
		if got != want && exceptions[e.Example] == "" {
			t.Errorf("example %d\n%s\n got %q\nwant %q", e.Example, e.Markdown, got, want)
		}
		if got == want && exceptions[e.Example] != "" {
			t.Errorf("example %d is no exception any more", e.Example)
		}
	}
	if compared < 450 {
		t.Errorf("only %d examples were compared", compared)
	}
}

// exceptions are examples of which we read another text, on purpose.
var exceptions = map[int]string{
	78: "a title below text is set above it, with a warning",
}

// explained reports whether every fault is of a kind that an example of the
// specification may have: it shows what parsers do with anything.
func explained(errs source.ErrorList) bool {
	for _, e := range errs {
		known := e.Warning
		for _, part := range []string{
			"the HTML ", "a heading cannot stand in ", "the heading is empty", "leads nowhere", "has no text", "has no file",
			"no description", "is open here", "is not closed", "the row has more cells", "no footnote is called",
			"stands within a line", "stand in the description of a picture", "cannot lead to a ", "cannot have the attribute",
		} {
			known = known || strings.Contains(e.Msg, part)
		}
		if !known {
			return false
		}
	}
	return true
}

// rendered returns the text of goldmark's rendering: of the HTML without tags,
// with the descriptions of pictures.
func rendered(t *testing.T, markdown string) string {
	t.Helper()
	md := goldmark.New(goldmark.WithRendererOptions(ghtml.WithUnsafe()), goldmark.WithExtensions(extension.GFM, extension.DefinitionList, emoji.Emoji))
	var b bytes.Buffer
	if err := md.Convert([]byte(markdown), &b, parser.WithContext(parser.NewContext())); err != nil {
		t.Fatal(err)
	}
	r := raw{text: b.Bytes()}
	var text strings.Builder
	tokens := r.tokens()
	for i, token := range tokens {
		alt, _ := token.value("alt")
		switch {
		case token.kind == characters:
			text.WriteString(html.UnescapeString(string(r.text[token.start:token.end])))
		case token.name == "img":
			text.WriteString(alt)
			if title, ok := token.value("title"); ok && tokens[i-1].name == "p" && tokens[i+1].name == "p" {
				text.WriteString(title) // the caption of a figure
			}
		case !spansText(token.name) && !strings.Contains("a em strong code del", token.name):
			text.WriteByte(' ')
		}
	}
	return text.String()
}

// chapterText returns all characters of a chapter.
func chapterText(c *outline.Chapter) string {
	var b strings.Builder
	c.Inspect(func(block outline.Block, inline outline.Inline) {
		if block != nil {
			b.WriteByte(' ')
		}
		switch i := inline.(type) {
		case *outline.Text:
			b.WriteString(i.Value)
		case *outline.CodeSpan:
			b.WriteString(i.Value)
		case *outline.Image:
			b.WriteString(i.Alt)
		case *outline.LineBreak:
			b.WriteByte(' ')
		}
		switch block := block.(type) {
		case *outline.Figure:
			b.WriteString(block.Image.Alt)
		case *outline.Code:
			for _, l := range block.Lines {
				b.WriteString(l.Text() + "\n")
			}
		}
	})
	return b.String()
}

// straighten undoes the typography, which goldmark's rendering does not have.
var straighten = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "–", "--", "—", "---", "…", "...")

// words returns text without white space, which renderings have in other
// places.
func words(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, straighten.Replace(text))
}
