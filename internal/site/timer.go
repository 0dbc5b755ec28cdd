package site

import (
	"html/template"
	"time"

	"fieldguide/internal/outline"
)

// A plan is an outline.Plan as the timer page shows it.
type plan struct {
	Name    string
	Steps   []step
	Chapter string       // its title in menus
	Address template.URL // percent-encoded, relative to the site's root
}

// A step lasts from one minute of the plan to another.
type step struct {
	Name              string
	From, To, Minutes int
	Outcome           string
}

func (s *site) plansOf(g *outline.Guide) []plan {
	var list []plan
	for _, p := range g.Plans {
		address := appendPlace(nil, (&outline.Chapter{ID: p.Chapter}).Address(), p.Anchor)
		shown := plan{Name: p.Name, Chapter: s.shortTitle(p.Chapter), Address: template.URL(address)}
		minute := 0
		for _, st := range p.Steps {
			length := int(st.Length / time.Minute)
			shown.Steps = append(shown.Steps, step{st.Name, minute, minute + length, length, st.Outcome})
			minute += length
		}
		list = append(list, shown)
	}
	return list
}

// shortTitle returns what menus call the chapter.
func (s *site) shortTitle(id string) string {
	for _, p := range s.pages {
		if p.chapter.ID == id {
			return p.chapter.Short
		}
	}
	return ""
}
