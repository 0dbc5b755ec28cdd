package source

import (
	"strings"
	"testing"
)

// Authors find their faults by line and column: one wrong column sends them to
// another word.
func TestPosition(t *testing.T) {
	text := "a\nécole — 数\r\n\tx\n"
	f := NewFile("a.md", []byte(text))
	for _, c := range []struct {
		before string // the text up to the offset
		want   string
	}{
		{"", "a.md:1:1"},
		{"a", "a.md:1:2"},
		{"a\n", "a.md:2:1"},
		{"a\né", "a.md:2:2"},
		{"a\nécole — ", "a.md:2:9"},
		{"a\nécole — 数", "a.md:2:10"},
		{"a\nécole — 数\r\n", "a.md:3:1"},
		{"a\nécole — 数\r\n\t", "a.md:3:2"}, // a tab is one character
		{text, "a.md:4:1"},
	} {
		at := f.Span(len(c.before), len(text))
		if got := at.Position().String(); got != c.want {
			t.Errorf("after %q: %s, want %s", c.before, got, c.want)
		}
		p := at.Position()
		if back := f.At(p.Line, p.Column); back.Start != at.Start {
			t.Errorf("At(%d, %d) = offset %d, want %d", p.Line, p.Column, back.Start, at.Start)
		}
	}
}

// Offsets and lines that no file has come from broken parsers; they must lead to
// the text's ends, not to a panic.
func TestPlacesOutsideTheText(t *testing.T) {
	f := NewFile("a.md", []byte("one\ntwo"))
	for _, c := range []struct {
		got, want string
	}{
		{f.Span(-1, -5).Position().String(), "a.md:1:1"},
		{f.Span(99, 0).Position().String(), "a.md:2:4"},
		{f.Position(99).String(), "a.md:2:4"},
		{f.At(0, 1).Position().String(), "a.md:2:4"},
		{f.At(3, 1).Position().String(), "a.md:2:4"},
		{f.At(1, 99).Position().String(), "a.md:1:4"},
		{f.At(1, 0).Position().String(), "a.md:1:1"},
		{Span{}.Position().String(), ""},
		{Span{}.Text(), ""},
		{Position{File: "a.md"}.String(), "a.md"},
		{f.Span(2, 5).Text(), "e\nt"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// The lines that are shown below a fault must be the author's, without what ends
// them.
func TestLine(t *testing.T) {
	f := NewFile("a.md", []byte("one\r\n\ntwo"))
	for n, want := range []string{"", "one", "", "two", ""} {
		if got := f.Line(n); got != want {
			t.Errorf("Line(%d) = %q, want %q", n, got, want)
		}
	}
	for text, want := range map[string]int{"": 0, "a": 1, "a\n": 1, "a\nb": 2, "\n": 1} {
		if got := NewFile("", []byte(text)).Lines(); got != want {
			t.Errorf("%q has %d lines, want %d", text, got, want)
		}
	}
}

// A fault in an included file is mended there, not in the chapter that includes
// it.
func TestJoin(t *testing.T) {
	chapter := NewFile("a.md", []byte("Begin\n{{#include b.rs}} end\n"))
	code := NewFile("b.rs", []byte("é\nfn f() {}\nlast"))
	directive := chapter.Span(6, 23)
	inner := Join("b.rs", []Piece{{At: code.Span(0, 3)}, {At: code.Span(3, 12)}})
	f := Join("a.md", []Piece{
		{At: chapter.Span(0, 6)},
		{At: directive, Text: []byte("```rust\n")},
		{At: inner.Span(0, len(inner.Text))},
		{At: chapter.Span(6, 6)}, // empty pieces leave no trace
		{At: directive, Text: []byte{}},
		{At: chapter.Span(23, 28)},
	})
	text := string(f.Text)
	if want := "Begin\n```rust\né\nfn f() {} end\n"; text != want {
		t.Fatalf("text %q, want %q", text, want)
	}
	for _, c := range []struct{ at, want, text string }{
		{"Begin", "a.md:1:1", "Begin"},
		{"rust", "a.md:2:1", "{{#include b.rs}}"},
		{"é", "b.rs:1:1", "é"},
		{"fn f", "b.rs:2:1", "fn f"},
		{"f()", "b.rs:2:4", "f()"},
		{" end", "a.md:2:18", " end"},
		{"end", "a.md:2:19", "end"},
		{"} end", "b.rs:2:9", "}"}, // goes on into another piece
	} {
		start := strings.Index(text, c.at)
		s := f.Span(start, start+len(c.at))
		if got := s.Position().String(); got != c.want {
			t.Errorf("%q is at %s, want %s", c.at, got, c.want)
		}
		if got := s.Origin(); got.Text() != c.text || got.Position().String() != c.want {
			t.Errorf("origin of %q is %q at %s, want %q", c.at, got.Text(), got.Position(), c.text)
		}
	}
	if got := f.Position(len(text)).String(); got != "a.md:3:1" {
		t.Errorf("the end is at %s, want a.md:3:1", got)
	}
	if got := Join("x.md", nil).Position(0).String(); got != "x.md:1:1" {
		t.Errorf("nothing is at %s, want x.md:1:1", got)
	}
}

// FuzzJoin holds each byte of a joined file against the byte that its position
// names in the file it was taken from.
func FuzzJoin(f *testing.F) {
	f.Add("one\ntwo\r\nthree é\n", []byte{0, 4, 2, 9, 5, 5, 1, 17})
	f.Add("", []byte{1, 1})
	f.Fuzz(func(t *testing.T, text string, cuts []byte) {
		file := NewFile("a", []byte(strings.ToValidUTF8(text, "?")))
		var pieces []Piece
		for i := 0; i+1 < len(cuts); i += 2 {
			pieces = append(pieces, Piece{At: file.Span(int(cuts[i]), int(cuts[i+1]))})
		}
		joined := Join("b", pieces)
		for i, c := range joined.Text {
			origin := joined.Span(i, i+1).Origin()
			if origin.File != file || origin.Text() != string(c) && origin.Text()[0] != c {
				t.Fatalf("byte %d %q comes from %q", i, c, origin.Text())
			}
			if joined.Position(i) != origin.Position() {
				t.Fatalf("byte %d is at %v, and its origin at %v", i, joined.Position(i), origin.Position())
			}
		}
	})
}
