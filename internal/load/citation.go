package load

import (
	"fmt"

	"fieldguide/internal/markdown"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// A citation leads to the entry of its work in the list of sources, which is
// generated where an author writes <!-- sources -->; see sourcelist.go.

// entryAnchor returns the anchor of a work's entry.
func entryAnchor(tag string) string { return "ref-" + tag }

// A place in a chapter, where something is to be generated.
type listPlace struct {
	chapter *chapter
	markdown.SourcesMark
}

// cite gives citations their targets and lists the sources, each with where it is
// used. It runs last: what it quotes is finished.
func (r *reader) cite() {
	home := r.listPlace()
	b := r.bibliography
	if b == nil || home == nil {
		return
	}
	for _, c := range r.chapters {
		for _, ref := range c.result.Citations {
			w := b.byTag[ref.Tag]
			if w == nil {
				r.faults.Add(ref.At, fmt.Sprintf("%s has no source called %q", b.file.Name, ref.Tag),
					source.DidYouMean(ref.Tag, b.tags, fmt.Sprintf(`add it, or write \[@%s] for the characters`, ref.Tag)))
				continue
			}
			ref.Link.Target = outline.Target{Chapter: home.chapter.outline.ID, Anchor: entryAnchor(w.tag)}
		}
	}
	r.findUses()
	for _, w := range b.works {
		if len(w.uses) == 0 {
			r.faults.Add(w.at, fmt.Sprintf("nothing cites the source %q", w.tag), fmt.Sprintf("write [@%s] where it is used, or delete the entry", w.tag))
		}
		if _, taken := home.chapter.has(entryAnchor(w.tag)); taken {
			r.faults.Add(w.at, fmt.Sprintf("the anchor %q of this source is taken", entryAnchor(w.tag)), "give the heading or caption another one: {#name}")
		}
	}
	if !r.faults.Fatal() {
		r.listSources(home)
	}
}

// listPlace returns where the sources are listed; nil if there is no such place,
// or no list.
func (r *reader) listPlace() *listPlace {
	var home *listPlace
	for _, c := range r.chapters {
		for _, m := range c.result.Sources {
			switch {
			case r.bibliography == nil && r.settings.own && r.settings.sources.key == "":
				r.faults.Add(m.At, fmt.Sprintf("there is no %s to list here", defaultSources), "write it beside SUMMARY.md, or delete the mark")
			case home != nil:
				r.faults.Add(m.At, "the sources are listed a second time", fmt.Sprintf("they are in %s already; delete one of the marks", home.chapter.name))
			default:
				home = &listPlace{c, m}
			}
		}
	}
	if b := r.bibliography; b != nil && home == nil {
		r.faults.Add(b.file.Span(0, 0), "no chapter lists the sources", "write <!-- sources --> on a line of its own where they should stand")
	}
	return home
}

// insert puts blocks at the place.
func (p *listPlace) insert(blocks []outline.Block) {
	into := &p.chapter.outline.Blocks
	if p.Section != nil {
		into = &p.Section.Blocks
	}
	before, after := (*into)[:p.Blocks:p.Blocks], (*into)[p.Blocks:]
	*into = append(append(before, blocks...), after...)
}
