package site

import (
	"fmt"
	"html/template"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/render"
	"fieldguide/internal/theme"
)

// An edition is a PDF that pages refer to by its page labels; nil for none.
type edition render.Edition

// carryOn returns the distilled PDF that pages name: the first on A4, or else
// the first.
func carryOn(editions []render.Edition) *edition {
	var first *edition
	for i := range editions {
		e := &editions[i]
		switch {
		case e.Detail != outline.Distilled:
		case e.Paper == theme.A4.Name:
			return (*edition)(e)
		case first == nil:
			first = (*edition)(e)
		}
	}
	return first
}

// label returns the printed label of the page on which a chapter or section
// begins in the edition.
func (e *edition) label(id string) (string, bool) {
	if e == nil {
		return "", false
	}
	label, ok := e.LabelOf[id]
	return label, ok
}

// A download is an edition as the pages offer it, with a file for each paper.
type download struct {
	Name  string // "Carry-on"
	For   string // whom it serves, in a few words
	Files []downloadFile
}

type downloadFile struct {
	Address template.URL // percent-encoded, relative to the site's root
	Paper   string       // "A4"
	Pages   int
	Size    string // "310 kB"
}

var offers = [...]struct{ name, purpose string }{
	outline.Full:      {"Complete", "Every word of the site, in print"},
	outline.Distilled: {"Carry-on", "An hour on a plane, with no network"},
	outline.OnePage:   {"One page", "The last fifteen minutes"},
}

// downloads groups the PDFs by what they tell, in the order of their first.
func downloads(editions []render.Edition) []download {
	var list []download
	for _, e := range editions {
		offer := offers[e.Detail]
		i := 0
		for i < len(list) && list[i].Name != offer.name {
			i++
		}
		if i == len(list) {
			list = append(list, download{Name: offer.name, For: offer.purpose})
		}
		list[i].Files = append(list[i].Files, downloadFile{
			Address: template.URL(appendPath(nil, e.File)),
			Paper:   paperTitle(e.Paper),
			Pages:   e.Pages,
			Size:    size(e.Bytes),
		})
	}
	return list
}

func paperTitle(name string) string {
	if p, ok := theme.PaperNamed(name); ok {
		return strings.ToUpper(p.Title[:1]) + p.Title[1:]
	}
	return name
}

// size returns a number of bytes as download pages print it.
func size(bytes int) string {
	if bytes < 1_000_000 {
		return fmt.Sprintf("%d kB", (bytes+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}
