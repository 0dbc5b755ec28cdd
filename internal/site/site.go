// Package site renders the guide as a website: one folder a chapter, every
// address relative, nothing asked of any other host. Its cost is linear: no page
// lists the whole guide but the home page.
package site

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"
	"sync"

	"fieldguide/internal/outline"
	"fieldguide/internal/parallel"
	"fieldguide/internal/render"
	"fieldguide/internal/search"
	"fieldguide/templates"
)

// A Renderer makes the site of a guide.
type Renderer struct {
	// Editions are the finished PDFs that the pages lead to, in the order in
	// which they are offered.
	Editions []render.Edition
	// Lines is what the one page tells, as a chapter for a page of its own; nil
	// for none.
	Lines *outline.Chapter
}

var _ render.Renderer = (*Renderer)(nil)

// Render implements render.Renderer. Its error is a source.ErrorList where a
// name that the guide gives is one that the site needs itself.
func (r *Renderer) Render(g *outline.Guide) ([]render.File, error) {
	if err := clashes(g, r); err != nil {
		return nil, err
	}
	pages, err := frames()
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	s := newSite(g, r, pages)
	if err := s.share(); err != nil {
		return nil, err
	}
	files, err := s.chapters()
	if err != nil {
		return nil, err
	}
	more, err := s.more()
	if err != nil {
		return nil, err
	}
	files = append(files, more...)
	rest, err := s.rest()
	if err != nil {
		return nil, err
	}
	files = append(files, rest...)
	worker, err := s.worker(files)
	if err != nil {
		return nil, err
	}
	files = append(files, worker)
	list, err := s.list(files)
	return append(files, list), err
}

// frames parses the templates, once for the life of the program.
var frames = sync.OnceValues(func() (*template.Template, error) {
	return template.New("").ParseFS(templates.Files, "*.html")
})

// A site is a guide on its way to files.
type site struct {
	guide     *outline.Guide
	editions  []render.Edition
	carryOn   *edition
	frames    *template.Template
	downloads []download
	plans     []plan

	pages []*page // in reading order
	home  *page   // of the chapter "index"; nil if there is none
	parts []*part // the chapters before the first part, then the guide's parts
	extra []*page // those of no chapter of the guide, but the page for missing ones

	shared map[string]*shared // by page.root

	formulas bool // some page has one
}

func newSite(g *outline.Guide, r *Renderer, frames *template.Template) *site {
	s := &site{
		guide:     g,
		editions:  r.Editions,
		carryOn:   carryOn(r.Editions),
		frames:    frames,
		downloads: downloads(g, r.Editions),
	}
	for _, c := range g.Chapters {
		if c.Draft {
			continue
		}
		p := newPage(c.Address(), c)
		p.place = len(s.pages)
		s.pages = append(s.pages, p)
		if p.address == homeAddress {
			s.home = p
		}
	}
	s.parts = partsOf(g, s.pages)
	if s.home == nil {
		s.extra = append(s.extra, newPage(homeAddress, nil))
	}
	for _, address := range added(g, r) {
		p := newPage(address, nil)
		if address == linesAddress {
			p.chapter = r.Lines
		}
		s.extra = append(s.extra, p)
	}
	s.plans = s.plansOf(g)
	return s
}

// has reports whether the site has that page of no chapter.
func (s *site) has(address string) bool {
	return slices.ContainsFunc(s.extra, func(p *page) bool { return p.address == address })
}

// usualArticle is room for most articles, in bytes.
const usualArticle = 16 << 10

// chapters renders the page of each chapter, each into its slot.
func (s *site) chapters() ([]render.File, error) {
	files := make([]render.File, len(s.pages))
	errs := make([]error, len(s.pages))
	parallel.Each(len(s.pages), func(i int) {
		p := s.pages[i]
		a := &article{page: p, site: s, out: make([]byte, 0, usualArticle)}
		a.chapter(p.chapter)
		p.words, p.formulas = a.words, a.formulas
		files[i], errs[i] = s.render(p, a)
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	s.formulas = slices.ContainsFunc(s.pages, func(p *page) bool { return p.formulas })
	return files, nil
}

// more renders the pages of no chapter.
func (s *site) more() ([]render.File, error) {
	var files []render.File
	for _, p := range s.extra {
		var a *article
		if p.chapter != nil {
			a = &article{page: p, site: s}
			a.chapter(p.chapter)
			s.formulas = s.formulas || a.formulas
		}
		f, err := s.render(p, a)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// rest returns the files that are no pages, and the page for missing ones.
func (s *site) rest() ([]render.File, error) {
	missing, err := s.render(newPage(missingAddress, nil), nil)
	if err != nil {
		return nil, err
	}
	files := []render.File{missing, {Path: markerAddress}}
	if s.guide.BaseURL != "" {
		files = append(files, render.File{Path: sitemapAddress, Data: s.sitemap()})
		data, err := card(s.guide)
		if err != nil {
			return nil, err
		}
		files = append(files, render.File{Path: cardAddress, Data: data})
	}
	look, err := lookFiles(s.formulas)
	if err != nil {
		return nil, err
	}
	files = append(files, look...)
	files = append(files, render.File{Path: indexAddress, Data: search.Script(s.guide)})
	for _, a := range s.guide.Assets {
		files = append(files, render.File{Path: a.Path, Data: a.Data})
	}
	return files, nil
}

// render puts an article into the frame of its page. Pages of no chapter may have
// none.
func (s *site) render(p *page, a *article) (render.File, error) {
	var out bytes.Buffer
	name, view, err := s.view(p, a)
	if err != nil {
		return render.File{}, err
	}
	if a != nil {
		out.Grow(len(a.out) + 8<<10)
	}
	if err := s.frames.ExecuteTemplate(&out, name, view); err != nil {
		return render.File{}, fmt.Errorf("fill template %s: %w", name, err)
	}
	return render.File{Path: p.address, Data: out.Bytes()}, nil
}
