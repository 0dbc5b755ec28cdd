package markdown

import (
	"fmt"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// An Alias is another name for a section: an empty anchor, <a id="name"></a>, of
// which books are full that were written before headings could have anchors of
// their own. Links to it lead to the section.
type Alias struct {
	Name    string
	Section *outline.Section // nil for the chapter itself
}

// aliases are the anchors that were read and those whose section is not known
// yet: one before a heading, or in it, names that heading's section, any other
// the section that it stands in.
type aliases struct {
	known   []Alias
	waiting []Alias
	first   map[string]source.Span // where each name was given
	open    int                    // how many end tags are to come
}

// settle gives the waiting anchors to a section, or to the chapter if it is nil.
func (a *aliases) settle(section *outline.Section) {
	for _, alias := range a.waiting {
		alias.Section = section
		a.known = append(a.known, alias)
	}
	a.waiting = a.waiting[:0]
}

// anchorTag reads a tag of an empty anchor, and reports whether it was one.
func (w *walker) anchorTag(r *raw, t *token) bool {
	a := &w.sections.aliases
	if t.name != "a" {
		return false
	}
	if t.kind == endTag {
		if a.open == 0 {
			return false
		}
		a.open--
		return true
	}
	name := ""
	for _, attribute := range t.attributes {
		if attribute.name != "id" && attribute.name != "name" {
			return false
		}
		name = attribute.value
	}
	if name == "" {
		return false
	}
	a.open++
	at := w.token(r, t)
	if first, ok := a.first[name]; ok {
		w.errs.Add(at, fmt.Sprintf("the anchor %q is given twice", name),
			fmt.Sprintf("the first is in line %d; choose another", first.Position().Line))
		return true
	}
	if a.first == nil {
		a.first = map[string]source.Span{}
	}
	a.first[name] = at
	a.waiting = append(a.waiting, Alias{Name: name})
	return true
}
