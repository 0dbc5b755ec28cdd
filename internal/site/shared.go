package site

import (
	"fmt"
	"html/template"
	"strings"
)

// A shared is what all pages of one depth have in common, filled in once. A
// template takes microseconds for each value: a menu filled in anew for each of
// its pages would cost more than the rest of the page.
type shared struct {
	header template.HTML
	footer template.HTML
	items  map[int][]template.HTML // of menus, by part: an item for each chapter
}

// An itemView is what the template "menu-item" is given.
type itemView struct {
	menuItem
	Root    template.URL
	Current bool
}

// share fills in what the pages share.
func (s *site) share() error {
	s.shared = map[string]*shared{}
	for _, p := range s.pages {
		at := s.shared[p.root]
		if at == nil {
			at = &shared{items: map[int][]template.HTML{}}
			s.shared[p.root] = at
			v := s.frameView(p.root)
			var err error
			if at.header, err = s.fragment("header", v); err != nil {
				return err
			}
			if at.footer, err = s.fragment("footer", v); err != nil {
				return err
			}
		}
		if at.items[p.part] != nil {
			continue
		}
		for _, item := range s.parts[p.part].chapters {
			html, err := s.fragment("menu-item", itemView{item, template.URL(p.root), false})
			if err != nil {
				return err
			}
			at.items[p.part] = append(at.items[p.part], html)
		}
	}
	return nil
}

// items returns the items of a page's menu, from one chapter of its part up to
// another, with its own marked.
func (s *site) items(p *page, from, to int) (template.HTML, error) {
	own, err := s.fragment("menu-item", itemView{s.parts[p.part].chapters[p.entry], template.URL(p.root), true})
	if err != nil {
		return "", err
	}
	var all strings.Builder
	for i, html := range s.shared[p.root].items[p.part][from:to] {
		if from+i == p.entry {
			html = own
		}
		all.WriteString(string(html))
	}
	return template.HTML(all.String()), nil
}

// fragment fills in a template that is a part of a page.
func (s *site) fragment(name string, data any) (template.HTML, error) {
	var out strings.Builder
	if err := s.frames.ExecuteTemplate(&out, name, data); err != nil {
		return "", fmt.Errorf("fill template %s: %w", name, err)
	}
	return template.HTML(out.String()), nil
}
