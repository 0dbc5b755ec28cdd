package layout

import (
	"fmt"

	"fieldguide/internal/font"
	"fieldguide/internal/math"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// A setting is one guide that is being set: what every part of the work needs to
// know, and what it remembers.
type setting struct {
	family  *font.Family
	paper   theme.Paper
	scale   theme.Scale
	spaces  spaces
	theme   *theme.Theme
	edition string
	guide   *outline.Guide
	ids     map[string]bool   // of the chapters, sections, figures and tables that stand in the guide
	numbers map[string]string // of the chapters and sections, by their ids
	single  bool              // all on one page
	duplex  bool              // the pages are left and right ones
	compact bool              // few blocks stand under each heading

	shaper   *font.Shaper
	words    map[wordKey]*word
	formulas map[formulaKey]*math.Box
	vectors  map[*outline.Asset]*vectorPicture
	hyphens  *hyphenator
	breaker  breaker
	spare    []item            // room for the items of the next paragraph
	digits   int               // of most page numbers
	labels   map[string]string // the page label of each place, by its id

	chapter *Element // that is being set
	home    string   // id of that chapter
	links   linkList // of that chapter
	terms   []term   // that the chapters explain
	seen    map[*outline.Note]bool
	pending []pendingNote
	faults  source.ErrorList
}

func (s *Setter) setting(g *outline.Guide) *setting {
	return &setting{
		family: s.Family, paper: s.Paper, scale: s.Paper.Scale, spaces: bookSpaces(s.Paper.Scale), theme: &theme.Default,
		edition: s.Edition, guide: g, ids: g.IDs(), numbers: numbers(g),
		shaper:   &font.Shaper{Language: g.Language},
		words:    map[wordKey]*word{},
		formulas: map[formulaKey]*math.Box{},
		vectors:  map[*outline.Asset]*vectorPicture{},
		hyphens:  hyphenatorFor(g.Language),
		labels:   map[string]string{},
		seen:     map[*outline.Note]bool{},
	}
}

// lacks reports a character that no face has, once for each block.
func (s *setting) lacks(at source.Span, r rune) {
	s.faults.Add(within(at, r), fmt.Sprintf("no face has the character %q (U+%04X)", r, r),
		"write it in other characters: print cannot show this one")
}

// within returns the place of the character in the span, or the whole span if it
// was written as an entity.
func within(at source.Span, r rune) source.Span {
	if at.File == nil {
		return at
	}
	for i, c := range at.Text() {
		if c == r {
			return at.File.Span(at.Start+i, at.Start+i+len(string(r)))
		}
	}
	return at
}
