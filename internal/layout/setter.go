package layout

import (
	"fieldguide/internal/font"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// A Setter sets guides in pages of one paper. It may be used by one goroutine
// at a time; several Setters may share a Family.
type Setter struct {
	Family  *font.Family
	Paper   theme.Paper
	Edition string // on the title page: "Carry-on edition"
	Duplex  bool   // the book is printed on both sides: its pages differ in their margins
	// Compact sets a book of few blocks under each heading: headings are quiet
	// lines close over them, the contents list chapters alone, drawings are small,
	// and chapters share pages, though one that fits on a page is seldom divided.
	// It does not change a one page.
	Compact bool
}

// Book sets the guide as a book: title page, contents, chapters, colophon. The
// list holds the guide's faults; the document is nil if one of them is fatal.
func (s *Setter) Book(g *outline.Guide) (*Document, source.ErrorList) {
	set := s.setting(g)
	set.digits = estimateDigits(g, 2400)
	set.duplex = s.Duplex
	if s.Compact {
		set.makeCompact()
	}
	d := set.book()
	set.faults.Sort()
	if set.faults.Fatal() {
		return nil, set.faults
	}
	return d, set.faults
}

// OnePage sets the guide on exactly one page, in the largest type that fits. A
// guide that does not fit is a fault at the first line that falls off.
func (s *Setter) OnePage(g *outline.Guide) (*Document, source.ErrorList) {
	set := s.setting(g)
	set.single = true
	d, last := set.onePage()
	last.faults.Sort()
	if last.faults.Fatal() {
		return nil, last.faults
	}
	return d, last.faults
}
