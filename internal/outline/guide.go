// Package outline is the document model that every edition is rendered from:
// Guide > Chapter > Section > Block > Inline.
//
// Everything that two outputs could disagree on (ids, numbers, link targets,
// code tokens, the results of sums) is a field of the model and is set by
// package load before any renderer runs. After that a guide is never changed.
package outline

import (
	"iter"
	"time"

	"fieldguide/internal/source"
)

// A Guide is a whole book, or the part of it that Guide.At selects.
type Guide struct {
	Name        string // file stem of its PDFs: lower-case letters, digits, hyphens
	Title       string
	Subtitle    string
	Author      string
	Description string
	License     string // as printed in the colophon, "CC BY 4.0"
	Language    string // BCP 47, "en-US"
	BaseURL     string // of the hosted site, ends in "/"; empty if it is not known
	Papers      []string

	// Digest is the SHA-256 of all that the guide was read from, in
	// hexadecimal. Every output bears it, so that any two can be compared.
	Digest string
	// Date is when the guide was made: SOURCE_DATE_EPOCH, or the zero Time.
	Date time.Time

	Limits   *Limits  // nil if guide.yaml sets none
	Glossary []*Entry // in reading order; empty without a glossary
	Parts    []Part
	Chapters []*Chapter // in reading order; nesting is in Chapter.Level
	Assets   []*Asset   // pictures and other files that chapters refer to, by path
	Sources  []*Asset   // the texts that the guide was read from, by path
	Plans    []Plan     // that a timer can run, the one to offer first at the front
}

// A Part is a run of chapters under a title of its own.
type Part struct {
	Title string
}

// A Chapter is one Markdown file, or a draft that has none yet.
type Chapter struct {
	ID     string // "framework/1-clarify"; unique, without ":"; "index" is the home page
	Number string // "2.1"; empty for unnumbered chapters
	Title  []Inline
	Short  string // the title in SUMMARY.md: menus, breadcrumbs, running heads

	Description string
	Part        int // index into Guide.Parts; -1 before the first part
	Level       int // 1 for a chapter of a part, 2 for one nested in it, ...
	Draft       bool

	Span     source.Span // of the file's heading; the line in SUMMARY.md if there is none
	Blocks   []Block     // before the first section
	Sections []*Section
	Notes    []*Note // in the order of their first reference
}

// A Section is a heading of a chapter and what stands under it.
type Section struct {
	ID     string // Chapter.ID + ":" + Anchor; unique in the guide
	Anchor string // fragment in the chapter's page, as GitHub makes it
	Number string // "2.1.3"; empty for unnumbered sections
	Title  []Inline
	Level  int // 2 for a section of a chapter, 3 for one of that, ...; never skips

	Span     source.Span
	Blocks   []Block
	Sections []*Section
}

// A Note is a footnote. Its number counts in its chapter, from 1, and is the
// same in every edition.
type Note struct {
	ID     string // Chapter.ID + ":fn-" + Number
	Number int
	Blocks []Block
	Span   source.Span
}

// An Asset is a file that stands beside the chapters: a picture, a download.
type Asset struct {
	Path   string // slash-separated, relative to the content folder
	Type   string // media type, "image/png"
	Data   []byte
	Width  int // of a picture as it is shown, in pixels; 0 if it has none
	Height int

	// Orientation is how a JPEG's pixels are to be turned, 1 to 8 as Exif
	// numbers it; 0 if they are not.
	Orientation int
}

// Address returns where the chapter's page is in the site, relative to its
// root: "framework/1-clarify/index.html". A draft has no page.
func (c *Chapter) Address() string {
	if c.ID == "index" {
		return "index.html"
	}
	return c.ID + "/index.html"
}

// All returns the chapter's sections at every level, in reading order.
func (c *Chapter) All() iter.Seq[*Section] {
	return func(yield func(*Section) bool) {
		walk(c.Sections, yield)
	}
}

func walk(sections []*Section, yield func(*Section) bool) bool {
	for _, s := range sections {
		if !yield(s) || !walk(s.Sections, yield) {
			return false
		}
	}
	return true
}

// IDs returns the ids of every chapter and section that stands in the guide, and
// Chapter.ID + ":" + Anchor of its figures, tables and other blocks that have one. A
// renderer asks it whether a link's target is in the edition.
func (g *Guide) IDs() map[string]bool {
	ids := map[string]bool{}
	for _, c := range g.Chapters {
		if c.Draft {
			continue
		}
		ids[c.ID] = true
		for s := range c.All() {
			ids[s.ID] = true
		}
		for _, anchor := range c.Anchors() {
			ids[c.ID+":"+anchor] = true
		}
	}
	return ids
}
