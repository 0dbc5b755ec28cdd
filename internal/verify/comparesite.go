package verify

import (
	"slices"
	"strconv"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/parallel"
)

// CompareSite holds a site against the full guide and against the PDFs that it
// names: their page numbers in the site must be those that were read from them.
func CompareSite(g *outline.Guide, s *Site, pdfs []*PDF) []*Mismatch {
	c := siteCheck{guide: g, site: s, pdfs: pdfs}
	expect := expectation{address: siteAddress, html: true, pictures: true, anchors: true, terms: true}
	c.written, c.told = written(g), expect.chapters(g)
	c.wanted = c.told
	if lines := g.At(outline.OnePage).Lines(); lines != nil {
		c.wanted = append(c.wanted, expect.chapters(&outline.Guide{Chapters: []*outline.Chapter{lines}})...)
	}
	c.byTitle = map[string]*Chapter{}
	c.byPath = map[string]*Chapter{}
	for _, w := range c.wanted {
		c.byTitle[w.place()] = w
		c.byPath[pagePath(w.ID)] = w
	}
	slots := make([]report, len(s.Pages))
	ids := make([]map[string]bool, len(s.Pages))
	parallel.Each(len(s.Pages), func(i int) { ids[i] = c.ids(&slots[i], s.Pages[i]) })
	c.fragments = map[string]map[string]bool{}
	for i, p := range s.Pages {
		c.fragments[p.Path] = ids[i]
	}
	found := report{output: searchPath}
	parallel.Each(1+len(s.Pages), func(i int) {
		if i == 0 { // the longest first
			c.search(&found)
			return
		}
		c.page(&slots[i-1], s.Pages[i-1])
	})
	var list []*Mismatch
	for i := range slots {
		list = append(list, slots[i].list...)
	}
	list = append(c.missing(), list...)
	return append(list, found.list...)
}

// siteAddress returns what a link of a page leads to.
func siteAddress(t outline.Target) (string, bool) { return t.Address(), true }

func pagePath(id string) string { return (&outline.Chapter{ID: id}).Address() }

type siteCheck struct {
	guide     *outline.Guide
	site      *Site
	pdfs      []*PDF
	written   []*outline.Chapter // chapters that are no drafts
	told      []*Chapter         // the same, as the site must tell them
	wanted    []*Chapter         // those and the page of the lines
	byTitle   map[string]*Chapter
	byPath    map[string]*Chapter
	fragments map[string]map[string]bool // page to its ids
}

// missing reports the pages that the site lacks.
func (c *siteCheck) missing() []*Mismatch {
	var list []*Mismatch
	for _, w := range c.wanted {
		if path := pagePath(w.ID); c.site.page(path) == nil {
			list = append(list, &Mismatch{path, w.place(), "the page is missing"})
		}
	}
	if c.site.page("index.html") == nil && c.byPath["index.html"] == nil {
		list = append(list, &Mismatch{Output: "index.html", Msg: "the page is missing"})
	}
	return list
}

// ids returns the page's ids and reports those that stand twice.
func (c *siteCheck) ids(r *report, p *WebPage) map[string]bool {
	r.output = p.Path
	ids := make(map[string]bool, len(p.ids))
	for _, id := range p.ids {
		if ids[id] {
			r.add("", "two elements have the id %q", id)
		}
		ids[id] = true
	}
	return ids
}

func (c *siteCheck) page(r *report, p *WebPage) {
	r.differ("", "digest", p.Digest, c.guide.Digest)
	r.differ("", "language", p.Language, c.guide.Language)
	if want := c.byPath[p.Path]; want != nil {
		c.chapter(r, want, p)
	} else if p.Chapter != nil {
		r.add(p.Chapter.place(), "is not in the outline")
	}
	c.references(r, p)
	for _, ref := range p.PageRefs {
		c.pageRef(r, ref)
	}
}

func (c *siteCheck) chapter(r *report, want *Chapter, p *WebPage) {
	got := p.Chapter
	switch {
	case got == nil || len(got.Passages) == 0:
		r.add(want.place(), "the page shows no chapter")
		return
	case got.place() != want.place() && c.byTitle[got.place()] != nil:
		r.add("", "shows %s, the outline has %s here", got.place(), want.place())
		return
	}
	r.differ(want.place(), "id", got.ID, want.ID)
	r.chapter(want, got)
}

// references reports what a page refers to and nobody has.
func (c *siteCheck) references(r *report, p *WebPage) {
	refs := slices.Clone(p.refs)
	slices.Sort(refs)
	for _, ref := range slices.Compact(refs) {
		if absolute(ref) {
			continue
		}
		file, fragment, ok := resolveParts(p.Path, ref)
		if !ok {
			r.add("", "%q leads out of the site's folder", ref)
			continue
		}
		c.reference(r, ref, file, fragment)
	}
}

func (c *siteCheck) reference(r *report, ref, file, fragment string) {
	i := slices.IndexFunc(c.pdfs, func(p *PDF) bool { return p.Name == file })
	switch {
	case i >= 0:
		c.pdfFragment(r, ref, c.pdfs[i], fragment)
	case !c.site.files[file]:
		r.add("", "%q leads to %s, which no file is called", ref, file)
	case fragment != "" && strings.HasSuffix(file, ".html") && !c.fragments[file][fragment]:
		r.add("", "%q leads to #%s, which no element of %s is called", ref, fragment, file)
	}
}

// pdfFragment checks the place in a PDF to which a link leads: RFC 8118 has
// page=N and nameddest=ID.
func (c *siteCheck) pdfFragment(r *report, ref string, p *PDF, fragment string) {
	name, value, _ := strings.Cut(fragment, "=")
	switch name {
	case "nameddest":
		if p.destination(value) == nil {
			r.add("", "%q leads to a destination that %s does not have", ref, p.Name)
		}
	case "page":
		if n, err := strconv.Atoi(value); err != nil || n < 1 || n > len(p.Pages) {
			r.add("", "%q leads to a page that %s does not have", ref, p.Name)
		}
	}
}

// pageRef holds the page label that a page prints against the PDF. That the
// PDF and the place exist was seen with all other references.
func (c *siteCheck) pageRef(r *report, ref PageRef) {
	for _, p := range c.pdfs {
		d := p.destination(ref.ID)
		if p.Name != ref.File || d == nil || d.Page < 0 {
			continue
		}
		if label := p.Pages[d.Page].Label; label != ref.Label {
			r.add("", "says that %s has %q on page %q, it is on page %q", p.Name, ref.ID, ref.Label, label)
		}
	}
}
