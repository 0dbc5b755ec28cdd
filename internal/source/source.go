// Package source holds the text of the chapters and the places in it, so that
// every fault of a guide can be reported as file:line:col with a hint.
package source

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// A File is one file of a guide: its name, as errors print it, and its bytes.
// It is never changed after NewFile.
type File struct {
	Name string // slash-separated, relative to the content folder
	Text []byte

	lines  []int   // offset of the first byte of each line
	pieces []piece // of a joined file, in order; nil for a file of the guide
}

// NewFile returns a file that knows where its lines begin.
func NewFile(name string, text []byte) *File {
	f := &File{Name: name, Text: text, lines: []int{0}}
	for i, c := range text {
		if c == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// Span returns the place from byte offset start up to end. Offsets outside the
// text are moved to its nearest end.
func (f *File) Span(start, end int) Span {
	start = min(max(start, 0), len(f.Text))
	end = min(max(end, start), len(f.Text))
	return Span{File: f, Start: start, End: end}
}

// Position returns the line and column of a byte offset, in the file that the
// text was taken from if f was joined.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Text))
	if len(f.pieces) > 0 {
		return f.Span(offset, offset).Origin().Position()
	}
	line := sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > offset }) - 1
	return Position{
		File:   f.Name,
		Line:   line + 1,
		Column: utf8.RuneCount(f.Text[f.lines[line]:offset]) + 1,
	}
}

// At returns the place of a line and column, both counted from 1, the column in
// characters: the inverse of Position for a file that was not joined. A column
// behind the line's end is moved to it; a line behind the last, to the text's end.
func (f *File) At(line, column int) Span {
	if line < 1 || line > len(f.lines) {
		return f.Span(len(f.Text), len(f.Text))
	}
	offset := f.lines[line-1]
	for ; column > 1 && offset < len(f.Text) && f.Text[offset] != '\n'; column-- {
		_, size := utf8.DecodeRune(f.Text[offset:])
		offset += size
	}
	return f.Span(offset, offset)
}

// Lines returns how many lines the text has. A line break at its end begins no
// further line.
func (f *File) Lines() int {
	if n := len(f.lines); f.lines[n-1] < len(f.Text) {
		return n
	}
	return len(f.lines) - 1
}

// Line returns the text of a line, counted from 1, without its line ending. It
// is empty when there is no such line.
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	end := len(f.Text)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	line := f.Text[f.lines[n-1]:end]
	if len(line) > 0 && line[len(line)-1] == '\r' {
		line = line[:len(line)-1]
	}
	return string(line)
}

// A Span is a stretch of a file, as byte offsets: Start is inside, End is not.
// The zero Span is nowhere.
type Span struct {
	File       *File
	Start, End int
}

// Position returns where the span begins; the zero Position if it is nowhere.
func (s Span) Position() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.Position(s.Start)
}

// Text returns the text that the span covers.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return string(s.File.Text[s.Start:s.End])
}

// A Position is a place as people read it: line and column count from 1, the
// column in characters, not bytes.
type Position struct {
	File   string
	Line   int
	Column int
}

// String returns "file:line:col", the file alone where no line is known, or ""
// for nowhere.
func (p Position) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}
