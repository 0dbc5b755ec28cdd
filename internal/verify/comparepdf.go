package verify

import (
	"slices"
	"strings"

	"fieldguide/internal/outline"
)

// ComparePDF holds a PDF against the guide that it was rendered from, selected
// by Guide.At.
func ComparePDF(g *outline.Guide, p *PDF) []*Mismatch {
	c := &pdfCheck{report: report{output: p.Name}, guide: g, pdf: p}
	c.differ("", "title", canonical(p.Title), canonical(g.Title))
	c.differ("", "language", p.Language, g.Language)
	c.differ("", "digest", p.Digest, g.Digest)
	c.pages()
	c.chapters(expectation{address: printed(g)}.chapters(g))
	c.places()
	c.bookmarks()
	c.anchors()
	c.entries()
	for _, s := range p.Stray {
		c.add("", "page %s shows what no part of the structure holds: %s",
			p.Pages[s.Page].Label, excerpt(strings.Fields(s.Text)))
	}
	return c.list
}

// printed returns what links lead to in print: inside the edition if it has the
// place, otherwise to the hosted site if it is known where that is.
func printed(g *outline.Guide) func(outline.Target) (string, bool) {
	ids := g.IDs()
	return func(t outline.Target) (string, bool) {
		switch {
		case t.URL != "":
			return t.URL, true
		case t.Asset == nil && ids[t.ID()]:
			return t.Address(), true
		case g.BaseURL == "":
			return "", false
		case t.Asset != nil:
			return g.BaseURL + t.Asset.Path, true
		}
		return webAddress(g, t.ID()), true
	}
}

// webAddress returns the URL of a chapter or section in the hosted site, which
// shows a folder's index.html under the folder's own name.
func webAddress(g *outline.Guide, id string) string {
	chapter, anchor, found := strings.Cut(id, ":")
	address := g.BaseURL + strings.TrimSuffix(pagePath(chapter), "index.html")
	if found {
		address += "#" + anchor
	}
	return address
}

type pdfCheck struct {
	report
	guide *outline.Guide
	pdf   *PDF
}

func (c *pdfCheck) pages() {
	if n := len(c.pdf.Pages); n != c.pdf.claimed {
		c.add("", "the file has %d pages and says that it has %d", n, c.pdf.claimed)
	}
	if n := len(c.pdf.Pages); c.pdf.Sheets > 0 && n != c.pdf.Sheets {
		c.add("", "the file has %d pages, this edition has %d", n, c.pdf.Sheets)
	}
}

// chapters holds the chapters against the outline's, in their order.
func (c *pdfCheck) chapters(wanted []*Chapter) {
	read := c.pdf.Chapters
	a := align(chapterIDs(wanted), chapterIDs(read), func(w, g int) bool {
		return wanted[w].place() == read[g].place()
	})
	for i, w := range wanted {
		if j := a.found[i]; j >= 0 {
			c.chapter(w, read[j])
			continue
		}
		c.add(w.place(), "is missing")
	}
	for _, i := range a.moved {
		c.add(wanted[i].place(), "stands %s, the outline has it %s", after(read, a.found[i]), after(wanted, i))
	}
	for _, j := range a.extra {
		c.add(read[j].place(), "is not in the outline")
	}
}

func chapterIDs(chapters []*Chapter) []string {
	list := make([]string, len(chapters))
	for i, c := range chapters {
		list[i] = c.ID
	}
	return list
}

// after names the neighbor before the i-th chapter.
func after(chapters []*Chapter, i int) string {
	if i == 0 {
		return "first"
	}
	return "after " + chapters[i-1].place()
}

// places holds the headings against the destinations that bear their ids, and
// their numbers against the pages of the site to which they lead.
func (c *pdfCheck) places() {
	for _, h := range c.pdf.Headings {
		where := h.Passage.place()
		if h.Passage.ID == "" {
			continue // that no bookmark leads here is reported there
		}
		if c.guide.BaseURL != "" {
			if want := webAddress(c.guide, h.Passage.ID); !sameTarget(h.Web, want) {
				c.add(where, "its number leads to %q, its web page is %s", h.Web, want)
			}
		}
		d := c.pdf.destination(h.Passage.ID)
		if d == nil || d.Page < 0 {
			continue // reported with the outline's ids
		}
		switch above := d.Y - h.Y; {
		case d.Page != h.Page:
			c.add(where, "stands on page %s, its destination is on page %s", c.label(h.Page), c.label(d.Page))
		case above < -1:
			c.add(where, "its destination is %.0f pt below it", -above)
		case above > c.pdf.Pages[d.Page].Height/2:
			c.add(where, "its destination is %.0f pt above it", above)
		}
	}
}

// label returns the label of a page by its index.
func (c *pdfCheck) label(page int) string {
	if page < 0 || page >= len(c.pdf.Pages) {
		return "(none)"
	}
	return c.pdf.Pages[page].Label
}

// bookmarks holds the bookmarks and destinations against the outline's
// headings. A bookmark's level is its heading's, but never more than one below
// the bookmark before it: a chapter may stand in an edition without the one that
// it is nested in.
func (c *pdfCheck) bookmarks() {
	wanted := wantedBookmarks(c.guide)
	read := c.pdf.Bookmarks
	a := align(bookmarkIDs(wanted), bookmarkIDs(read), func(w, g int) bool {
		return wanted[w].Title == canonical(read[g].Title)
	})
	for i, w := range wanted {
		where := "bookmark " + w.Destination
		c.place(w.Destination)
		if a.found[i] < 0 {
			c.add(where, "is missing")
			continue
		}
		b := read[a.found[i]]
		c.differ(where, "title", canonical(b.Title), w.Title)
		c.differ(where, "destination", b.Destination, w.Destination)
		if b.Level != w.Level {
			c.add(where, "is of level %d, the outline has %d", b.Level, w.Level)
		}
	}
	for _, i := range a.moved {
		c.add("bookmark "+wanted[i].Destination, "stands out of its order")
	}
	for _, j := range a.extra {
		c.add("bookmark "+read[j].Destination, "is not in the outline: %q", read[j].Title)
	}
}

// place reports a destination that the file does not have.
func (c *pdfCheck) place(id string) {
	if d := c.pdf.destination(id); d == nil {
		c.add("", "no destination is called %q", id)
	} else if d.Page < 0 {
		c.add("", "the destination %q leads to no page of the file", id)
	}
}

// anchors holds the destinations against the figures and tables that links can
// lead to.
func (c *pdfCheck) anchors() {
	for _, chapter := range c.guide.Chapters {
		if chapter.Draft {
			continue
		}
		for _, anchor := range chapter.Anchors() {
			c.place(chapter.ID + ":" + anchor)
		}
	}
}

func wantedBookmarks(g *outline.Guide) []Bookmark {
	var list []Bookmark
	depth := 0
	add := func(id, number string, title []outline.Inline, level int) {
		depth = min(level, depth+1)
		list = append(list, Bookmark{join(number, canonical(outline.PlainText(title))), depth, id})
	}
	for _, c := range g.Chapters {
		if c.Draft {
			continue
		}
		add(c.ID, c.Number, c.Title, max(c.Level, 1))
		for s := range c.All() {
			add(s.ID, s.Number, s.Title, max(c.Level, 1)+s.Level-1)
		}
	}
	return list
}

func bookmarkIDs(bookmarks []Bookmark) []string {
	list := make([]string, len(bookmarks))
	for i, b := range bookmarks {
		list[i] = b.Destination
	}
	return list
}

// entries checks that links inside the file lead somewhere, and that the numbers
// printed with them, of sections and of pages, are those of where they lead.
func (c *pdfCheck) entries() {
	ids, numbers := c.guide.IDs(), numbersOf(c.guide)
	for _, e := range c.pdf.Entries {
		d := c.pdf.destination(e.Destination)
		if d == nil && ids[e.Destination] || d != nil && d.Page < 0 {
			continue // reported with the destinations
		}
		if d == nil {
			c.add("", "the link %q leads to %q, which is nowhere in the file", e.Text, e.Destination)
			continue
		}
		number, page := e.printed()
		if number != "" && number != numbers[e.Destination] {
			c.add("", "the link %q says number %q, %q has %q", e.Text, number, e.Destination, numbers[e.Destination])
		}
		if label := c.label(d.Page); page != "" && page != label {
			c.add("", "the link %q says page %q, %q is on page %q", e.Text, page, e.Destination, label)
		}
	}
}

// printed returns what the label tells: "14" in the contents, "(p. 14)" or
// "(§ 3.2, p. 14)" in the text.
func (e *Entry) printed() (number, page string) {
	page = strings.TrimSuffix(strings.TrimPrefix(e.Label, "("), ")")
	if rest, found := strings.CutPrefix(page, "§ "); found {
		number, page, _ = strings.Cut(rest, ", ")
	}
	return number, strings.TrimPrefix(page, "p. ")
}

// numbersOf returns the numbers of the guide's chapters and sections by their
// ids.
func numbersOf(g *outline.Guide) map[string]string {
	numbers := map[string]string{}
	for _, c := range g.Chapters {
		numbers[c.ID] = c.Number
		for s := range c.All() {
			numbers[s.ID] = s.Number
		}
	}
	return numbers
}

// destination returns the named destination of that id, or nil.
func (p *PDF) destination(id string) *Destination {
	i, found := slices.BinarySearchFunc(p.Destinations, id, func(d Destination, id string) int {
		return strings.Compare(d.ID, id)
	})
	if !found {
		return nil
	}
	return &p.Destinations[i]
}
