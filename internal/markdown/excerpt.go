package markdown

import (
	"bytes"
	"sort"

	"github.com/yuin/goldmark/text"
)

// An excerpt is what stands on the lines of a block, without the marks of the
// quotations and lists around it and without carriage returns. Engines that
// read it tell of places in it; it knows where in the source they are.
type excerpt struct {
	text   []byte
	pieces []piece // in order; never empty if text is not
}

// A piece begins at that offset of an excerpt and was taken from that offset of
// the source.
type piece struct{ at, from int }

// excerptOf returns the excerpt of lines of src. In the cell of a table a
// backslash before a bar is not of the text: it keeps the bar from ending the
// cell.
func excerptOf(src []byte, lines *text.Segments, cell bool) *excerpt {
	e := &excerpt{}
	if n := lines.Len(); n > 0 {
		first, last := lines.At(0).Start, lines.At(n-1).Stop
		if whole := src[first:last]; isSolid(lines) && bytes.IndexByte(whole, '\r') < 0 && !(cell && bytes.Contains(whole, []byte(`\|`))) {
			e.text, e.pieces = whole, []piece{{0, first}}
			return e
		}
	}
	for i := range lines.Len() {
		segment := lines.At(i)
		e.add(src, segment.Start, segment.Stop, cell)
	}
	return e
}

// isSolid reports whether nothing stands between the lines.
func isSolid(lines *text.Segments) bool {
	for i := 1; i < lines.Len(); i++ {
		if lines.At(i-1).Stop != lines.At(i).Start {
			return false
		}
	}
	return true
}

func (e *excerpt) add(src []byte, start, stop int, cell bool) {
	for i := start; i <= stop; i++ {
		dropped := i < stop && (src[i] == '\r' || cell && src[i] == '\\' && i+1 < stop && src[i+1] == '|')
		if i < stop && !dropped {
			continue
		}
		if i > start {
			e.pieces = append(e.pieces, piece{len(e.text), start})
			e.text = append(e.text, src[start:i]...)
		}
		start = i + 1
	}
}

// source returns where in the source the byte at an offset of the excerpt is.
func (e *excerpt) source(at int) int {
	i := max(sort.Search(len(e.pieces), func(i int) bool { return e.pieces[i].at > at })-1, 0)
	return e.pieces[i].from + at - e.pieces[i].at
}

// offset returns where in the excerpt a byte of the source is.
func (e *excerpt) offset(from int) int {
	i := max(sort.Search(len(e.pieces), func(i int) bool { return e.pieces[i].from > from })-1, 0)
	return e.pieces[i].at + from - e.pieces[i].from
}

// part returns the bounds in the source of a part of the excerpt, which is taken
// to have a character at least.
func (e *excerpt) part(start, end int) (from, to int) {
	if len(e.pieces) == 0 {
		return 0, 0
	}
	start = min(max(start, 0), len(e.text))
	end = min(max(end, start+1), len(e.text))
	from = e.source(start)
	if end <= start { // at the end of the text
		return from, from
	}
	return from, e.source(end-1) + 1
}
