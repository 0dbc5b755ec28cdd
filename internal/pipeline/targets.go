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
	SiteEdition     = "site"
	CompleteEdition = "complete"
	CarryOnEdition  = "carry-on"
	OnePageEdition  = "one-page"
)

// EditionNames returns the names that Options.Editions may hold.
func EditionNames() []string {
	return []string{SiteEdition, CompleteEdition, CarryOnEdition, OnePageEdition}
}

// titles are what the PDFs call themselves on their title pages.
var titles = map[string]string{
	CompleteEdition: "Complete edition",
	CarryOnEdition:  "Carry-on edition",
	OnePageEdition:  "One page",
}

// A Target is one PDF to make: what is selected, how it is set, where it goes.
type Target struct {
	Edition string
	Detail  outline.Detail
	Guide   *outline.Guide // what is selected at Detail
	Paper   theme.Paper
	Compact bool // as of layout.Setter: blocks are left out, so few stand under each heading
	File    string
	Booklet string // the file of its booklet; empty for none
}

// targets lists the PDFs of a guide, in the order in which they are reported. A
// new format is one more kind of target here.
func targets(g *outline.Guide, o Options) []Target {
	var list []Target
	for i, paper := range o.papers(g) {
		suffix := ""
		if paper.Name != theme.A4.Name {
			suffix = "-" + paper.Name
		}
		named := func(part string) string { return g.Name + part + suffix + ".pdf" }
		carryOn := Target{Edition: CarryOnEdition, Detail: outline.Distilled, Paper: paper, Compact: g.Distills(), File: named("")}
		if o.Booklet && isSheet(paper) {
			carryOn.Booklet = named("-booklet")
		}
		list = append(list, carryOn)
		if isSheet(paper) {
			list = append(list, Target{Edition: OnePageEdition, Detail: outline.OnePage, Paper: paper, File: named("-one-page")})
		}
		if i == 0 && g.Distills() {
			list = append(list, Target{Edition: CompleteEdition, Detail: outline.Full, Paper: paper, File: named("-complete")})
		}
	}
	var selected [outline.OnePage + 1]*outline.Guide // at each detail, once for all papers
	var wanted []Target
	for _, t := range list {
		if !o.wants(t.Edition) {
			continue
		}
		if selected[t.Detail] == nil {
			selected[t.Detail] = g.At(t.Detail)
		}
		t.Guide = selected[t.Detail]
		if len(t.Guide.Chapters) > 0 {
			wanted = append(wanted, t)
		}
	}
	return wanted
}

// isSheet reports whether a one page or a booklet can be printed on the paper: it
// is a sheet that printers have, in type of usual size.
func isSheet(p theme.Paper) bool { return p.Name == theme.A4.Name || p.Name == theme.Letter.Name }

// renderer returns what makes the target; warn is told of faults that do not
// stop it.
func (t Target) renderer(family *font.Family, o Options, warn func(source.ErrorList)) render.Renderer {
	return &pdf.Renderer{
		Setter:  layout.Setter{Family: family, Paper: t.Paper, Edition: titles[t.Edition], Duplex: o.Duplex, Compact: t.Compact},
		File:    t.File,
		Attach:  o.Attach,
		Booklet: t.Booklet,
		OnePage: t.Detail == outline.OnePage,
		Warn:    warn,
	}
}
