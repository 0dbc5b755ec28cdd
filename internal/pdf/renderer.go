package pdf

import (
	"fmt"

	"fieldguide/internal/layout"
	"fieldguide/internal/outline"
	"fieldguide/internal/render"
	"fieldguide/internal/source"
)

// A Renderer lays a guide out and makes one PDF of it, or the same twice: to read
// and to print.
type Renderer struct {
	Setter  layout.Setter
	File    string // path of the PDF in the output folder
	OnePage bool   // one sheet instead of a book
	Attach  bool   // attach the guide's sources to the PDF, which makes it a PDF/A-3a
	Booklet string // path of a second PDF, imposed as Booklet does; empty for none

	// Warn, if not nil, is told of the guide's faults that do not stop the
	// rendering. The others come back as Render's error.
	Warn func(source.ErrorList)
}

var _ render.Renderer = (*Renderer)(nil)

// Render returns the PDF, and the booklet if there is to be one. Its error is a source.ErrorList if the guide is at
// fault: a character that no face has, a page that overflows.
func (r *Renderer) Render(g *outline.Guide) ([]render.File, error) {
	setter := r.Setter // a Setter serves one guide at a time, a Renderer any number
	set := setter.Book
	if r.OnePage {
		set = setter.OnePage
	}
	document, faults := set(g)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if len(faults) > 0 && r.Warn != nil {
		r.Warn(faults)
	}
	var sources []*outline.Asset
	if r.Attach {
		sources = g.Sources
	}
	data, err := Write(document, sources...)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", r.File, err)
	}
	files := []render.File{{Path: r.File, Data: data}}
	if r.Booklet != "" {
		if data, err = Booklet(document); err != nil {
			return nil, fmt.Errorf("write %s: %w", r.Booklet, err)
		}
		files = append(files, render.File{Path: r.Booklet, Data: data})
	}
	return files, nil
}
