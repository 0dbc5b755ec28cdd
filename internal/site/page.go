package site

import (
	"html/template"
	"net/url"
	"strings"

	"fieldguide/internal/outline"
)

// A page is one HTML file: that of a chapter, the home page, or the page that
// stands in for missing ones.
type page struct {
	address string
	root    string           // leads from the page to the site's root: "../../"
	chapter *outline.Chapter // nil if the page has none
	place   int              // in reading order, of pages with a chapter
	part    int              // index into site.parts
	entry   int              // index into the part's chapters
	words   []int            // see article.words

	formulas bool // it has one
}

// A view is what a template is given. Addresses are percent-encoded and relative
// to the site's root; templates put Root before them.
type view struct {
	Guide     *outline.Guide
	Title     string // of the window
	Summary   string // for search engines
	Canonical string // URL; empty if it is not known
	Root      template.URL
	Base      string // of the page for missing ones, which is shown at any address
	Home      bool
	ChapterID string // empty for pages without a chapter
	Strict    bool   // a policy forbids all that the page does not bring along

	Part     string
	PartID   template.URL
	Trail    []menuItem
	Menu     *menu
	Sections []heading
	Previous *neighbor
	Next     *neighbor
	Contents []contents // of the home page
	Start    *neighbor  // first page after the home page

	// Header and Footer are set on the pages of chapters, where they are the same
	// for all of one depth.
	Header, Footer template.HTML

	Downloads []download
	Edition   string // first characters of the guide's digest
	Article   template.HTML
}

// A heading is an entry of the list of a page's sections.
type heading struct {
	Number string
	Title  string
	Anchor template.URL // percent-encoded
	Level  int          // 2 or 3
}

// A contents is one part in the table of contents.
type contents struct {
	Title    string
	ID       string
	Chapters []menuItem
}

// digestShown is how much of the guide's digest readers see: enough to tell two
// printings apart.
const digestShown = 12

// frameView returns what the view of every page at that depth holds.
func (s *site) frameView(root string) *view {
	return &view{
		Guide:     s.guide,
		Title:     s.guide.Title,
		Summary:   s.guide.Description,
		Root:      template.URL(root),
		Strict:    true,
		Downloads: s.downloads,
		Edition:   s.guide.Digest[:min(digestShown, len(s.guide.Digest))],
	}
}

// view returns the name of a page's template and what it is given.
func (s *site) view(p *page, a *article) (name string, v *view, err error) {
	v = s.frameView(p.root)
	if a != nil {
		err = s.viewChapter(v, p, a)
	}
	switch p.address {
	case homeAddress:
		s.viewHome(v, p)
		return "home.html", v, err
	case missingAddress:
		v.Title = "Not found · " + s.guide.Title
		v.Base = basePath(s.guide.BaseURL)
		return "missing.html", v, err
	}
	return "chapter.html", v, err
}

func (s *site) viewChapter(v *view, p *page, a *article) (err error) {
	c := p.chapter
	v.Title = strings.TrimSpace(c.Number+" "+outline.PlainText(c.Title)) + " · " + s.guide.Title
	if c.Description != "" {
		v.Summary = c.Description
	}
	v.Canonical = s.canonical(p)
	v.ChapterID = c.ID
	v.Strict = !a.raw
	v.Header, v.Footer = s.shared[p.root].header, s.shared[p.root].footer
	v.Part, v.PartID = s.parts[p.part].title, template.URL(s.parts[p.part].id)
	v.Trail = s.trail(p)
	v.Sections = headings(c)
	v.Previous = s.pageNear(p, -1)
	v.Next = s.pageNear(p, +1)
	v.Article = template.HTML(a.out)
	v.Menu, err = s.menu(p)
	return err
}

func (s *site) viewHome(v *view, p *page) {
	v.Home = true
	v.Title = s.guide.Title
	v.Canonical = s.guide.BaseURL
	if s.guide.Subtitle != "" {
		v.Title += ": " + s.guide.Subtitle
	}
	for _, in := range s.parts {
		if len(in.chapters) > 0 {
			v.Contents = append(v.Contents, contents{in.title, in.id, in.chapters})
		}
	}
	if p.chapter != nil {
		v.Start = s.pageNear(p, +1)
	} else if len(s.pages) > 0 {
		v.Start = s.pageNear(s.pages[0], 0)
	}
}

// headings lists a chapter's sections down to the third level: deeper ones
// would bury the others.
func headings(c *outline.Chapter) []heading {
	var list []heading
	for s := range c.All() {
		if s.Level <= 3 {
			list = append(list, heading{s.Number, outline.PlainText(s.Title), template.URL(appendPath(nil, s.Anchor)), s.Level})
		}
	}
	return list
}

// canonical returns the URL of a page as it is best known: without index.html.
func (s *site) canonical(p *page) string {
	if s.guide.BaseURL == "" {
		return ""
	}
	return s.guide.BaseURL + string(appendPath(nil, strings.TrimSuffix(p.address, "index.html")))
}

// basePath returns the path of the site on its host.
func basePath(baseURL string) string {
	if u, err := url.Parse(baseURL); err == nil && baseURL != "" {
		return u.EscapedPath()
	}
	return ""
}
