package site

import (
	"html/template"
	"net/url"
	"strings"

	"fieldguide/internal/outline"
)

// A page is one HTML file: that of a chapter, the home page, one that the site
// adds, or the page that stands in for missing ones.
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

func newPage(address string, c *outline.Chapter) *page {
	root := strings.Repeat("../", strings.Count(address, "/"))
	return &page{address: address, root: root, chapter: c}
}

// A view is what a template is given. Addresses are percent-encoded and relative
// to the site's root; templates put Root before them.
type view struct {
	Guide     *outline.Guide
	Title     string // of the window
	Summary   string // for search engines
	Canonical string // URL; empty if it is not known
	Card      string // URL of the picture that links are shown with; empty if it is not known
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
	Ways     []way      // of the home page

	// Header and Footer are set on the pages of chapters, where they are the same
	// for all of one depth.
	Header, Footer template.HTML

	Lines     bool   // the site has a page of the lines of the one page
	Plans     []plan // that the timer offers
	Downloads []download
	Printed   []downloadFile // PDFs of what the page of the lines tells
	Edition   string         // first characters of the guide's digest
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
		Lines:     s.has(linesAddress),
		Plans:     s.plans,
		Downloads: s.downloads,
		Edition:   s.guide.Digest[:min(digestShown, len(s.guide.Digest))],
	}
}

// view returns the name of a page's template and what it is given.
func (s *site) view(p *page, a *article) (name string, v *view, err error) {
	v = s.frameView(p.root)
	v.Canonical = s.canonical(p)
	if s.guide.BaseURL != "" {
		v.Card = s.guide.BaseURL + cardAddress
	}
	named := func(title, summary string) {
		v.Title, v.Summary = title+" · "+s.guide.Title, summary
	}
	switch p.address {
	case homeAddress:
		if a != nil {
			err = s.viewChapter(v, p, a)
		}
		s.viewHome(v, p)
		return "home.html", v, err
	case linesAddress:
		named("One page", "Every line of the one printed page, each leading to its section.")
		v.ChapterID, v.Article = p.chapter.ID, template.HTML(a.out)
		v.Printed = s.filesOf(outline.OnePage)
		return "lines.html", v, nil
	case filesAddress:
		named("Download", "The PDF editions: their sizes, pages, papers and digests.")
		return "download.html", v, nil
	case timerAddress:
		named("Timer", "A clock for a mock interview, step by step.")
		return "timer.html", v, nil
	case missingAddress:
		named("Not found", "")
		v.Base, v.Canonical = basePath(s.guide.BaseURL), ""
		return "missing.html", v, nil
	}
	return "chapter.html", v, s.viewChapter(v, p, a)
}

func (s *site) viewChapter(v *view, p *page, a *article) (err error) {
	c := p.chapter
	v.Title = strings.TrimSpace(c.Number+" "+outline.PlainText(c.Title)) + " · " + s.guide.Title
	if summary := summaryOf(c); summary != "" {
		v.Summary = summary
	}
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
	if s.guide.Description != "" && (p.chapter == nil || p.chapter.Description == "") {
		v.Summary = s.guide.Description
	}
	v.Title = s.guide.Title
	if s.guide.Subtitle != "" {
		v.Title += ": " + s.guide.Subtitle
	}
	for _, in := range s.parts {
		if len(in.chapters) > 0 {
			v.Contents = append(v.Contents, contents{in.title, in.id, in.chapters})
		}
	}
	var start *neighbor
	if p.chapter != nil {
		start = s.pageNear(p, +1)
	} else if len(s.pages) > 0 {
		start = s.pageNear(s.pages[0], 0)
	}
	v.Ways = s.ways(start)
}

// summaryOf returns what search engines say of a chapter: its description, or its
// first paragraph up to a bound.
func summaryOf(c *outline.Chapter) string {
	const most = 155 // characters that engines show
	if c.Description != "" {
		return c.Description
	}
	for _, b := range c.Blocks {
		if p, ok := b.(*outline.Paragraph); ok {
			return shortened(outline.PlainText(p.Text), most)
		}
	}
	return ""
}

// shortened returns the whole words of text that are in at most that many
// characters, with an ellipsis for the rest. A word that is longer itself is cut.
func shortened(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	cut := string(runes[:most-1])
	if i := strings.LastIndexByte(string(runes[:most]), ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–—") + "…"
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
