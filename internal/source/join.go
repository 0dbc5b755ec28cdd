package source

import "sort"

// A Piece is a stretch of a joined file: the text at a place of another file,
// or text that stands there instead.
type Piece struct {
	At   Span
	Text []byte // stands for the text at At unless it is nil
}

// A piece knows where in the joined text it begins.
type piece struct {
	offset  int
	at      Span
	written bool // its text is not that at the place
}

// Join returns a file that is made of pieces of others, as a chapter is that
// includes a listing. Every place in it leads back to the file, line and column
// that it was taken from.
func Join(name string, pieces []Piece) *File {
	size := 0
	for _, p := range pieces {
		size += len(p.text())
	}
	text := make([]byte, 0, size)
	kept := make([]piece, 0, len(pieces))
	for _, p := range pieces {
		if len(p.text()) == 0 {
			continue
		}
		kept = append(kept, piece{len(text), p.At, p.Text != nil})
		text = append(text, p.text()...)
	}
	f := NewFile(name, text)
	f.pieces = kept
	return f
}

func (p Piece) text() []byte {
	if p.Text != nil || p.At.File == nil {
		return p.Text
	}
	return p.At.File.Text[p.At.Start:p.At.End]
}

// Origin returns the span in the file that its first byte was taken from. It is
// the span itself unless its file was made by Join. Where the span goes on into
// another piece, its origin ends with the first.
func (s Span) Origin() Span {
	for s.File != nil && len(s.File.pieces) > 0 {
		pieces := s.File.pieces
		i := max(sort.Search(len(pieces), func(i int) bool { return pieces[i].offset > s.Start })-1, 0)
		p := pieces[i]
		if p.written {
			s = p.at
			continue
		}
		start := p.at.Start + s.Start - p.offset
		end := min(start+s.End-s.Start, p.at.End)
		s = p.at.File.Span(start, end)
	}
	return s
}
