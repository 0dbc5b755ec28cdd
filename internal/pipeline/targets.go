package pipeline

import (
	"fieldguide/internal/font"
	"fieldguide/internal/layout"
	"fieldguide/internal/outline"
	"fieldguide/internal/pdf"
	"fieldguide/internal/render"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// The names of the editions, as --edition takes them.
const (
	SiteEdition    = "site"
	CarryOnEdition = "carry-on"
	OnePageEdition = "one-page"
)

// EditionNames returns the names that Options.Editions may hold.
func EditionNames() []string { return []string{SiteEdition, CarryOnEdition, OnePageEdition} }

// A Target is one PDF to make: what is selected, how it is set, where it goes.
type Target struct {
	Edition string
	Detail  outline.Detail
	Paper   theme.Paper
	File    string
}

// targets lists the PDFs of a guide, in the order in which they are reported. A
// new format is one more kind of target here.
func targets(g *outline.Guide, o Options) []Target {
	var list []Target
	for _, paper := range o.papers(g) {
		suffix := ""
		if paper.Name != theme.A4.Name {
			suffix = "-" + paper.Name
		}
		list = append(list,
			Target{CarryOnEdition, outline.Distilled, paper, g.Name + suffix + ".pdf"},
			Target{OnePageEdition, outline.OnePage, paper, g.Name + "-one-page" + suffix + ".pdf"})
	}
	var wanted []Target
	for _, t := range list {
		if o.wants(t.Edition) && stands(g, t.Detail) {
			wanted = append(wanted, t)
		}
	}
	return wanted
}

// stands reports whether the guide has anything to tell at that detail.
func stands(g *outline.Guide, d outline.Detail) bool { return len(g.At(d).Chapters) > 0 }

// renderer returns what makes the target; warn is told of faults that do not
// stop it.
func (t Target) renderer(family *font.Family, warn func(source.ErrorList)) render.Renderer {
	return &pdf.Renderer{
		Setter:  layout.Setter{Family: family, Paper: t.Paper, Edition: t.Edition},
		File:    t.File,
		OnePage: t.Detail == outline.OnePage,
		Warn:    warn,
	}
}
