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
	For   string // what it is, in a few words
	Files []downloadFile

	detail outline.Detail
}

type downloadFile struct {
	Address template.URL // percent-encoded, relative to the site's root
	Paper   string       // "A4"
	Pages   int
	Size    string // "310 kB"
	Digest  string // SHA-256 in hexadecimal
}

// An offer says what an edition is, and how long a reader of it needs.
type offer struct{ name, purpose, time string }

var offers = [...]offer{
	outline.Full:      {"Complete", "Every word of the site, in print", "A week"},
	outline.Distilled: {"Carry-on", "Decisions, sums and figures, for a train or a plane", "An hour"},
	outline.OnePage:   {"One page", "One printed sheet of triggers", "15 minutes"},
}

// offerOf returns what is said of the edition of a guide. The carry-on of a guide
// that distills nothing is all of it.
func offerOf(d outline.Detail, distills bool) offer {
	o := offers[d]
	if d == outline.Distilled && !distills {
		o.purpose, o.time = "Every word of the site, for a train or a plane", offers[outline.Full].time
	}
	return o
}

// downloads groups the PDFs of the guide by what they tell, in the order of their
// first.
func downloads(g *outline.Guide, editions []render.Edition) []download {
	distills := g.Distills()
	var list []download
	for _, e := range editions {
		offer := offerOf(e.Detail, distills)
		i := 0
		for i < len(list) && list[i].Name != offer.name {
			i++
		}
		if i == len(list) {
			list = append(list, download{Name: offer.name, For: offer.purpose, detail: e.Detail})
		}
		list[i].Files = append(list[i].Files, downloadFile{
			Address: template.URL(appendPath(nil, e.File)),
			Paper:   paperTitle(e.Paper),
			Pages:   e.Pages,
			Size:    size(e.Bytes),
			Digest:  e.Digest,
		})
	}
	return list
}

// A way is an edition as the home page offers it, by the time that a reader has.
type way struct {
	Time string
	Name string
	For  string
	Read *neighbor // where to read it on the site; nil if only PDFs tell it
	// Files are its PDFs.
	Files []downloadFile
}

// ways lists the editions, the shortest first. The full one is the site itself,
// from the page start on.
func (s *site) ways(start *neighbor) []way {
	var list []way
	distills := s.guide.Distills()
	for d := outline.OnePage; d > outline.Full; d-- {
		offer := offerOf(d, distills)
		w := way{Time: offer.time, Name: offer.name, For: offer.purpose, Files: s.filesOf(d)}
		if d == outline.OnePage && s.has(linesAddress) {
			w.Read = &neighbor{Title: "Read it here", Address: linesAddress}
		}
		if len(w.Files) > 0 {
			list = append(list, w)
		}
	}
	full := way{Time: offers[outline.Full].time, Name: "Full", For: "Every chapter, at a desk", Files: s.filesOf(outline.Full)}
	if start != nil {
		full.Read = &neighbor{Title: "Start with " + start.Title, Address: start.Address}
	}
	return append(list, full)
}

// filesOf returns the PDFs of that detail.
func (s *site) filesOf(d outline.Detail) []downloadFile {
	for _, offer := range s.downloads {
		if offer.detail == d {
			return offer.Files
		}
	}
	return nil
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
