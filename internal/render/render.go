// Package render says what a renderer is: a guide in, files out.
package render

import "fieldguide/internal/outline"

// A Renderer turns a guide, already selected by Guide.At, into files. It shows
// every node that it is given and cannot choose: it is not told the Detail.
// Equal guides give equal bytes.
type Renderer interface {
	Render(*outline.Guide) ([]File, error)
}

// A File is one output, not yet written anywhere.
type File struct {
	Path string // slash-separated, relative to the output folder
	Data []byte
}

// An Edition is what the other outputs, and the reader who downloads it, can
// know of a finished PDF.
type Edition struct {
	File   string         // its path in the output folder
	Detail outline.Detail // what was selected for it
	Paper  string         // "a4", "letter"
	Pages  int
	Bytes  int
	Digest string // SHA-256 of the bytes, in hexadecimal

	// PageOf is the number of the page, counted from 1, on which a chapter or
	// section begins, by its ID; LabelOf is that page's printed label.
	PageOf  map[string]int
	LabelOf map[string]string
}
