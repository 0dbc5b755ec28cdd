package markdown

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// A case file holds in.md, or SUMMARY.md, and what is read from it: the chapter
// or the entries, the links and pictures with their places, the blocks without a
// detail mark, and the faults with their places. A file in-html.md is read with
// raw HTML let through, in-cited.md with citations. UPDATE_GOLDEN=1 rewrites the cases.
func TestCases(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			runCase(t, file)
		})
	}
}

func runCase(t *testing.T, file string) {
	t.Helper()
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	comment, in := parseCase(t, string(want))
	have := []byte(comment)
	for _, s := range append([]section{in}, read(t, in)...) {
		if s.data != "" {
			have = fmt.Appendf(have, "-- %s --\n%s", s.name, s.data)
		}
	}
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(file, have, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := diff.Diff(file, want, "read", have); d != nil {
		t.Errorf("%s\n%s", comment, d)
	}
}

// A section is one file of a case, which is in the txtar format.
type section struct{ name, data string }

// parseCase returns a case's comment and its first section.
func parseCase(t *testing.T, text string) (comment string, in section) {
	t.Helper()
	comment, rest, ok := strings.Cut(text, "-- in")
	if comment == "" || !ok {
		if comment, rest, ok = strings.Cut(text, "-- SUMMARY"); comment == "" || !ok {
			t.Fatal("not a case with a first line that says what it guards")
		}
		in.name = "SUMMARY"
	} else {
		in.name = "in"
	}
	suffix, rest, ok := strings.Cut(rest, " --\n")
	if !ok {
		t.Fatal("the first section has no end of its name")
	}
	in.name += suffix
	in.data, _, _ = strings.Cut("\n"+rest, "\n-- ")
	in.data = strings.TrimPrefix(in.data, "\n")
	if in.data != "" && !strings.HasSuffix(in.data, "\n") {
		in.data += "\n"
	}
	return comment, in
}

// read returns the sections of a case that follow from its input.
func read(t *testing.T, in section) []section {
	t.Helper()
	f := source.NewFile(in.name, []byte(in.data))
	if in.name == "SUMMARY.md" {
		entries, errs := Summary(f)
		return []section{{"entries", dumpEntries(entries)}, {"errors", dumpErrors(errs)}}
	}
	r := &Reader{HTML: in.name == "in-html.md", Citations: in.name == "in-cited.md"}
	result, errs := r.Chapter(f, 0)
	return []section{
		{"outline", dump(result.Chapter)},
		{"links", dumpRefs(result)},
		{"unmarked", dumpUnmarked(result)},
		{"errors", dumpErrors(errs)},
	}
}

func dumpEntries(entries []SummaryEntry) string {
	var b []byte
	for _, e := range entries {
		kind := [...]string{Part: "part", Chapter: "chapter", Prefix: "prefix", Suffix: "suffix", Separator: "separator"}[e.Kind]
		b = fmt.Appendf(b, "%s %d %q %q at %s %q\n", kind, e.Level, e.Title, e.Path, place(e.At), e.At.Text())
	}
	return string(b)
}

func dumpRefs(r *Result) string {
	var b []byte
	for _, l := range r.Links {
		b = fmt.Appendf(b, "link %q to %q at %s %q\n", outline.PlainText(l.Link.Text), l.Dest, place(l.At), l.At.Text())
	}
	for _, i := range r.Images {
		b = fmt.Appendf(b, "image %q from %q at %s %q\n", i.Image.Alt, i.Dest, place(i.At), i.At.Text())
	}
	for _, c := range r.Citations {
		b = fmt.Appendf(b, "citation of %q at %s %q\n", c.Tag, place(c.At), c.At.Text())
	}
	for _, s := range r.Sources {
		under := "the chapter"
		if s.Section != nil {
			under = "#" + s.Section.Anchor
		}
		b = fmt.Appendf(b, "sources after %d blocks of %s at %s\n", s.Blocks, under, place(s.At))
	}
	return string(b)
}

// dumpUnmarked lists the blocks without a mark of their own if any block of the
// chapter has one.
func dumpUnmarked(r *Result) string {
	if !r.Marked {
		return ""
	}
	b := []byte("marked\n")
	for _, block := range r.Unmarked {
		b = fmt.Appendf(b, "%s at %s\n", outline.Kind(block), place(block.Base().Span))
	}
	return string(b)
}

func dumpErrors(errs source.ErrorList) string {
	var b []byte
	errs.Sort()
	for _, e := range errs {
		b = fmt.Appendf(b, "%s\n  %q\n  hint: %s\n", e, e.Span.Text(), e.Hint)
	}
	return string(b)
}

func place(s source.Span) string {
	p := s.Position()
	return fmt.Sprintf("%d:%d", p.Line, p.Column)
}

// If this failed, places would be wrong behind front matter, or two chapters
// read at the same time would mix.
func TestStartAndConcurrency(t *testing.T) {
	t.Parallel()
	front := "---\ntitle: é\n---\n"
	f := source.NewFile("in.md", []byte(front+"# T\n\né [a](b.md) <div> [^x]\n\n[^x]: y\n"))
	r := &Reader{}
	results := make(chan string)
	for range 8 {
		go func() {
			result, errs := r.Chapter(f, len(front))
			results <- dump(result.Chapter) + dumpRefs(result) + dumpErrors(errs)
		}()
	}
	want := "title \"T\"\nparagraph \"é \" link (\"a\") \" \" note 1\nnote 1\n  paragraph \"y\"\n" +
		"link \"a\" to \"b.md\" at 6:3 \"[a](b.md)\"\n" +
		"in.md:6:13: the HTML <div> cannot be shown in every edition\n  \"<div>\"\n" +
		"  hint: leave it out; \"html: site\" in guide.yaml lets raw HTML through to the site alone\n"
	for range 8 {
		if got := <-results; got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}
