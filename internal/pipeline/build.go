// Package pipeline makes every edition of a guide: it loads the guide once,
// selects and renders each target, reads the outputs back and holds them
// against the outline. It writes nothing; its files are values.
package pipeline

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"time"

	"fieldguide/assets"
	"fieldguide/internal/editorial"
	"fieldguide/internal/font"
	"fieldguide/internal/load"
	"fieldguide/internal/outline"
	"fieldguide/internal/parallel"
	"fieldguide/internal/pdf"
	"fieldguide/internal/render"
	"fieldguide/internal/site"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
	"fieldguide/internal/verify"
)

// Options say what to make of a guide. The zero Options make everything.
type Options struct {
	BaseURL  string    // of the hosted site; overrides guide.yaml
	Date     time.Time // printed in the colophon; the zero Time prints none
	Editions []string  // of EditionNames; none means all
	Papers   []string  // of theme.Papers; none means those of guide.yaml
	Duplex   bool      // PDFs with mirrored margins, for print on both sides
	Attach   bool      // the guide's sources in each PDF
	Booklet  bool      // beside each carry-on that is printed on sheets, one imposed as a booklet

	// Editorial measures the guide by its author's limits.
	Editorial bool

	// Progress, if not nil, is told of each stage as it begins. Calls do not
	// overlap.
	Progress func(stage string)
}

func (o Options) wants(edition string) bool {
	return len(o.Editions) == 0 || slices.Contains(o.Editions, edition)
}

func (o Options) papers(g *outline.Guide) []theme.Paper {
	names := o.Papers
	if len(names) == 0 {
		names = g.Papers
	}
	var papers []theme.Paper
	for _, n := range names {
		if p, ok := theme.PaperNamed(n); ok {
			papers = append(papers, p)
		}
	}
	return papers
}

func (o Options) stage(name string) {
	if o.Progress != nil {
		o.Progress(name)
	}
}

// A Result is everything that was made of a guide.
type Result struct {
	Guide    *outline.Guide
	Editions []render.Edition // the PDFs
	Booklets []render.Edition // the same imposed for print; no pages are found in them
	Files    []render.File    // all outputs, by path
	Warnings source.ErrorList
	Notices  []string // what was not made, and why

	// Editorial is what Options.Editorial asked for, nil if it did not. Warnings
	// has its faults.
	Editorial *editorial.Report
}

// A DriftError says that outputs do not tell what the outline tells. The guide
// is not at fault, the program is.
type DriftError struct{ Mismatches []*verify.Mismatch }

// Error returns one mismatch a line.
func (e *DriftError) Error() string {
	text := "the outputs differ from the outline:"
	for _, m := range e.Mismatches {
		text += "\n\t" + m.String()
	}
	return text
}

// Build makes all targets of the guide in fsys. Its error is a
// source.ErrorList if the guide is at fault, a *DriftError if an output is not
// what the outline says, and any other error if the machine is.
func Build(fsys fs.FS, o Options) (*Result, error) {
	o.stage("reading")
	family, err := faces()
	if err != nil {
		return nil, err
	}
	guide, faults, err := load.Guide(fsys, load.Options{BaseURL: o.BaseURL, Date: o.Date, Measurer: &font.Ruler{Family: family}})
	if err != nil {
		return nil, err
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	result := &Result{Guide: guide, Warnings: faults}
	o.stage("setting pages")
	pdfs, err := result.renderPDFs(family, o)
	if err != nil {
		return nil, err
	}
	if err := result.renderSite(pdfs, o); err != nil {
		return nil, err
	}
	if o.Editorial {
		result.measure()
	}
	slices.SortFunc(result.Files, func(a, b render.File) int { return cmp.Compare(a.Path, b.Path) })
	return result, nil
}

// measure holds the guide against its editorial limits.
func (r *Result) measure() {
	var pages []editorial.Pages
	for _, e := range r.Editions {
		pages = append(pages, editorial.Pages{Detail: e.Detail, Paper: e.Paper, Count: e.Pages})
	}
	r.Editorial = editorial.Check(r.Guide, pages)
	r.Warnings = append(r.Warnings, r.Editorial.Faults...)
	r.Warnings.Sort()
}

// faces parses the embedded faces, once for the life of the program.
var faces = sync.OnceValues(func() (*font.Family, error) {
	family, err := font.Load(assets.Files)
	if err != nil {
		return nil, fmt.Errorf("read faces: %w", err)
	}
	return family, nil
})

// renderPDFs makes and reads back the PDFs, several at a time, each in its
// slot, and returns what was read.
func (r *Result) renderPDFs(family *font.Family, o Options) ([]*verify.PDF, error) {
	targets := targets(r.Guide, o)
	r.notice(targets, o)
	made := make([]output, len(targets))
	parallel.Each(len(targets), func(i int) { made[i] = targets[i].make(family, o) })

	var readings []*verify.PDF
	var drift []*verify.Mismatch
	var faults source.ErrorList
	for _, out := range made {
		var list source.ErrorList
		switch {
		case errors.As(out.err, &list):
			faults = append(faults, list...)
			continue
		case out.err != nil:
			return nil, out.err
		}
		r.Warnings = append(r.Warnings, out.warnings...)
		r.Files = append(r.Files, out.files...)
		r.Editions = append(r.Editions, out.edition)
		r.Booklets = append(r.Booklets, out.booklets...)
		readings = append(readings, out.reading)
		drift = append(drift, out.drift...)
	}
	r.Warnings.Sort()
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if len(drift) > 0 {
		return nil, &DriftError{drift}
	}
	return readings, nil
}

// notice says which of the wanted editions the guide has nothing for.
func (r *Result) notice(targets []Target, o Options) {
	has := func(edition string) bool {
		return slices.ContainsFunc(targets, func(t Target) bool { return t.Edition == edition })
	}
	if o.wants(CarryOnEdition) && !has(CarryOnEdition) {
		r.Notices = append(r.Notices, "no carry-on: no block of the guide is marked as distilled")
	}
	if o.wants(OnePageEdition) && !has(OnePageEdition) {
		if len(r.Guide.At(outline.OnePage).Chapters) > 0 {
			r.Notices = append(r.Notices, "no one page: only the papers a4 and letter have one")
		} else {
			r.Notices = append(r.Notices, "no one page: the guide has no LINE callout")
		}
	}
	if one := r.Guide.At(outline.OnePage); o.wants(SiteEdition) && len(one.Chapters) > 0 && one.Lines() == nil {
		r.Notices = append(r.Notices, "no page of the site shows the one page: its lines refer to footnotes")
	}
	if o.Booklet && !slices.ContainsFunc(targets, func(t Target) bool { return t.Booklet != "" }) {
		r.Notices = append(r.Notices, "no booklet: it is made of the carry-on on the papers a4 and letter")
	}
	if slices.Contains(o.Editions, CompleteEdition) && !has(CompleteEdition) {
		r.Notices = append(r.Notices, "no complete PDF: the carry-on tells all that the guide tells")
	}
}

// An output is what one target came to.
type output struct {
	files    []render.File // the first is the edition
	edition  render.Edition
	booklets []render.Edition
	reading  *verify.PDF
	warnings source.ErrorList
	drift    []*verify.Mismatch
	err      error
}

func (t Target) make(family *font.Family, o Options) (out output) {
	warn := func(list source.ErrorList) { out.warnings = list }
	var err error
	if out.files, err = t.renderer(family, o, warn).Render(t.Guide); err != nil {
		out.err = err
		return out
	}
	file := out.files[0]
	if err := out.readBack(file); err != nil {
		out.drift = []*verify.Mismatch{{Output: file.Path, Msg: err.Error()}}
		return out
	}
	if t.Detail == outline.OnePage {
		out.reading.Sheets = 1
	}
	out.drift = append(out.drift, verify.ComparePDF(t.Guide, out.reading)...)
	out.edition = t.edition(file, len(out.reading.Pages))
	out.edition.PageOf, out.edition.LabelOf = out.reading.PageOf(), out.reading.LabelOf()
	for _, booklet := range out.files[1:] {
		out.look(booklet)
		out.booklets = append(out.booklets, t.edition(booklet, pdf.BookletSides(len(out.reading.Pages))))
	}
	return out
}

// edition describes a file of the target.
func (t Target) edition(f render.File, pages int) render.Edition {
	sum := sha256.Sum256(f.Data)
	return render.Edition{
		File: f.Path, Detail: t.Detail, Paper: t.Paper.Name,
		Pages: pages, Bytes: len(f.Data), Digest: hex.EncodeToString(sum[:]),
	}
}

func (r *Result) renderSite(pdfs []*verify.PDF, o Options) error {
	if !o.wants(SiteEdition) {
		return nil
	}
	o.stage("writing pages")
	full := r.Guide.At(outline.Full)
	lines := r.Guide.At(outline.OnePage).Lines()
	files, err := (&site.Renderer{Editions: r.Editions, Lines: lines}).Render(full)
	if err != nil {
		return err
	}
	o.stage("reading back")
	reading, err := verify.ReadSite(files)
	if err != nil {
		return &DriftError{[]*verify.Mismatch{{Output: "site", Msg: err.Error()}}}
	}
	if drift := verify.CompareSite(full, reading, pdfs); len(drift) > 0 {
		return &DriftError{drift}
	}
	r.Files = append(r.Files, files...)
	return nil
}
