// Package site renders the guide as a website: one folder a chapter, every
// address relative, nothing asked of any other host. Its cost is linear: no page
// lists the whole guide but the home page.
package site

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"
	"strings"
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
}

var _ render.Renderer = (*Renderer)(nil)

// Render implements render.Renderer. Its error is a source.ErrorList where a
// name that the guide gives is one that the site needs itself.
func (r *Renderer) Render(g *outline.Guide) ([]render.File, error) {
	if err := clashes(g, r.Editions); err != nil {
		return nil, err
	}
	pages, err := frames()
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	s := newSite(g, r.Editions, pages)
	if err := s.share(); err != nil {
		return nil, err
	}
	files, err := s.chapters()
	if err != nil {
		return nil, err
	}
	if s.home == nil {
		home, err := s.render(&page{address: homeAddress}, nil)
		if err != nil {
			return nil, err
		}
		files = append(files, home)
	}
	rest, err := s.rest()
	if err != nil {
		return nil, err
	}
	files = append(files, rest...)
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

	pages []*page // in reading order
	home  *page   // of the chapter "index"; nil if there is none
	parts []*part // the chapters before the first part, then the guide's parts

	shared map[string]*shared // by page.root

	formulas bool // some page has one
}

func newSite(g *outline.Guide, editions []render.Edition, frames *template.Template) *site {
	s := &site{
		guide:     g,
		editions:  editions,
		carryOn:   carryOn(editions),
		frames:    frames,
		downloads: downloads(editions),
	}
	for _, c := range g.Chapters {
		if c.Draft {
			continue
		}
		p := &page{chapter: c, address: c.Address(), place: len(s.pages)}
		p.root = strings.Repeat("../", strings.Count(p.address, "/"))
		s.pages = append(s.pages, p)
		if p.address == homeAddress {
			s.home = p
		}
	}
	s.parts = partsOf(g, s.pages)
	return s
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

// rest returns the files that are not the page of a chapter or the home page.
func (s *site) rest() ([]render.File, error) {
	missing, err := s.render(&page{address: missingAddress}, nil)
	if err != nil {
		return nil, err
	}
	files := []render.File{missing, {Path: markerAddress}}
	if s.guide.BaseURL != "" {
		files = append(files, render.File{Path: sitemapAddress, Data: s.sitemap()})
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

// render puts an article into the frame of its page. The home page and the page
// for missing ones may have none.
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
