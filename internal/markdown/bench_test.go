package markdown

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"fieldguide/internal/source"
)

// prose is a chapter of about 1,200 words as authors write them.
func prose() []byte {
	section := "## Ask *what* the prediction is for\n\n" +
		strings.Repeat("A prediction that nobody acts on isn't worth a model -- so ask \"who acts, and when?\" before you draw a box. "+
			"See [the framework](overview.md#steps), `peak QPS` and **the cost** of a mistake[^n]; most answers change a box.\n\n", 6) +
		"- first of three\n- second, with `code`\n  - nested\n\n| step | minutes |\n|:--|--:|\n| clarify | 6 |\n| frame | 4 |\n\n" +
		"> [!KEY] If the answer does not change a box, do not ask it.\n\n"
	return []byte("# Clarify\n\n" + strings.Repeat(section, 5) + "[^n]: A note.\n")
}

func BenchmarkChapter(b *testing.B) {
	f := source.NewFile("in.md", prose())
	b.SetBytes(int64(len(f.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, errs := (&Reader{}).Chapter(f, 0); errs.Fatal() {
			b.Fatal(errs)
		}
	}
}

// BenchmarkParse is goldmark's part of BenchmarkChapter.
func BenchmarkParse(b *testing.B) {
	src := prose()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		grammar().Parse(text.NewReader(src), parser.WithContext(parser.NewContext()))
	}
}
