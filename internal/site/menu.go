package site

import (
	"html/template"
	"slices"
	"strconv"

	"fieldguide/internal/outline"
)

// A part is the chapters that a page's menu is taken from: those of a part of
// the guide, or those before the first.
type part struct {
	title    string
	id       string // of its heading on the home page
	chapters []menuItem
	first    *page // nil if all its chapters are drafts
}

// A menuItem is a chapter in a menu. A draft has no page.
type menuItem struct {
	Number  string
	Title   string
	Level   int
	Address template.URL // percent-encoded, relative to the site's root; empty for a draft
	parent  int          // index of the item that it is nested in; -1 for none
}

// partsOf returns the chapters before the first part, and then each part of the
// guide.
func partsOf(g *outline.Guide, pages []*page) []*part {
	parts := []*part{{id: "part:0"}}
	for i, p := range g.Parts {
		parts = append(parts, &part{title: p.Title, id: "part:" + strconv.Itoa(i+1)})
	}
	next := 0
	for _, c := range g.Chapters {
		in := parts[c.Part+1]
		item := menuItem{Number: c.Number, Title: c.Short, Level: c.Level, parent: parentOf(in.chapters, c.Level)}
		if !c.Draft {
			p := pages[next]
			next++
			p.part, p.entry = c.Part+1, len(in.chapters)
			item.Address = template.URL(appendPage(nil, c.ID))
			if in.first == nil {
				in.first = p
			}
		}
		in.chapters = append(in.chapters, item)
	}
	return parts
}

// parentOf returns the index of the item in which the next one of that level is
// nested, or -1.
func parentOf(items []menuItem, level int) int {
	i := len(items) - 1
	for i >= 0 && items[i].Level >= level {
		i = items[i].parent
	}
	return i
}

// window is how many chapters of a part a menu lists before and after that of
// its page, so that a page does not grow with the guide.
const window = 20

// A menu is what a page shows of its part.
type menu struct {
	Title    string
	Before   bool // chapters of the part come before those of Items
	Items    template.HTML
	After    bool
	ID       template.URL // of the part's heading on the home page
	Previous *neighbor
	Next     *neighbor
}

// A neighbor is a page or part that a page leads on to.
type neighbor struct {
	Number  string
	Title   string
	Address template.URL // percent-encoded, relative to the site's root
}

func (s *site) menu(p *page) (*menu, error) {
	in := s.parts[p.part]
	from, to := max(0, p.entry-window), min(len(in.chapters), p.entry+window+1)
	items, err := s.items(p, from, to)
	return &menu{
		Title:    in.title,
		Before:   from > 0,
		Items:    items,
		After:    to < len(in.chapters),
		ID:       template.URL(in.id),
		Previous: s.partNear(p.part, -1),
		Next:     s.partNear(p.part, +1),
	}, err
}

// partNear returns the nearest part with pages, before or after that of index i.
func (s *site) partNear(i, step int) *neighbor {
	for i += step; i >= 0 && i < len(s.parts); i += step {
		if near := s.parts[i]; near.first != nil && near.title != "" {
			return &neighbor{Title: near.title, Address: template.URL(appendPath(nil, near.first.address))}
		}
	}
	return nil
}

// pageNear returns the page so many pages after p, in reading order.
func (s *site) pageNear(p *page, step int) *neighbor {
	i := p.place + step
	if i < 0 || i >= len(s.pages) {
		return nil
	}
	near := s.pages[i]
	return &neighbor{
		Number:  near.chapter.Number,
		Title:   near.chapter.Short,
		Address: template.URL(appendPath(nil, near.address)),
	}
}

// trail returns the chapters that p's is nested in, the outermost first.
func (s *site) trail(p *page) []menuItem {
	items := s.parts[p.part].chapters
	var trail []menuItem
	for i := items[p.entry].parent; i >= 0; i = items[i].parent {
		trail = append(trail, items[i])
	}
	slices.Reverse(trail)
	return trail
}
