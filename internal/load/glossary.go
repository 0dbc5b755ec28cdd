package load

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/prose"
	"fieldguide/internal/source"
)

// A glossary is what the definition lists of one chapter say. A line of it may name
// several words for one thing, with commas between: "Calibration, calibrated".
type glossary struct {
	chapter *chapter
	phrases map[string][]phrase // by their first words in lower case, the longest first
}

// A phrase is one of the words that an entry explains.
type phrase struct {
	words string
	entry *outline.Entry
	of    *outline.Definition
}

// explain reads the glossary that guide.yaml names, and marks its terms wherever
// text has them.
func (r *reader) explain() {
	c, name, at := r.chapterNamed(r.settings.glossary)
	if c == nil {
		return
	}
	g := &glossary{chapter: c, phrases: map[string][]phrase{}}
	r.guide.Glossary = g.read(&r.faults)
	if len(g.phrases) == 0 {
		r.faults.Add(at, fmt.Sprintf("%s defines no terms", name), `write a term on a line, and under it ": " and what it means`)
	}
	for _, other := range r.chapters {
		if other != c {
			g.mark(other.outline)
		}
	}
}

// read returns the entries, and reports those that say nothing or say it twice.
func (g *glossary) read(faults *source.ErrorList) []*outline.Entry {
	var entries []*outline.Entry
	first := map[string]source.Span{}
	g.chapter.outline.Inspect(func(b outline.Block, _ outline.Inline) {
		list, ok := b.(*outline.DefinitionList)
		if !ok {
			return
		}
		for _, d := range list.Items {
			meaning := meaningOf(d)
			for _, h := range d.Terms {
				e := &outline.Entry{Headword: h, Meaning: meaning,
					Target: outline.Target{Chapter: g.chapter.outline.ID, Anchor: h.Anchor}}
				entries = append(entries, e)
				if len(meaning) == 0 {
					faults.Add(h.Span, fmt.Sprintf("the term %q has no definition", outline.PlainText(h.Text)), `begin it with a paragraph: ": what it means"`)
				}
				g.add(e, d, first, faults)
			}
		}
	})
	for _, list := range g.phrases {
		slices.SortStableFunc(list, func(a, b phrase) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return entries
}

// meaningOf returns the first paragraph of a definition; nil if it begins with
// anything else.
func meaningOf(d *outline.Definition) []outline.Inline {
	if len(d.Details) == 0 || len(d.Details[0]) == 0 {
		return nil
	}
	p, ok := d.Details[0][0].(*outline.Paragraph)
	if !ok {
		return nil
	}
	return cut(p.Text, prose.Range{End: len(plain(p.Text))})
}

// add takes in the words of an entry.
func (g *glossary) add(e *outline.Entry, d *outline.Definition, first map[string]source.Span, faults *source.ErrorList) {
	for _, words := range strings.Split(outline.PlainText(e.Headword.Text), ",") {
		words = strings.ToLower(strings.Join(strings.Fields(words), " "))
		if words == "" {
			continue
		}
		if at, again := first[words]; again {
			faults.Add(e.Headword.Span, fmt.Sprintf("the term %q is defined twice", words),
				fmt.Sprintf("the first is in line %d", at.Position().Line))
			continue
		}
		first[words] = e.Headword.Span
		key := words[:wordEnd(words, 0)]
		g.phrases[key] = append(g.phrases[key], phrase{words, e, d})
	}
}
