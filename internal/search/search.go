// Package search builds the index that readers of the site search: every section
// with its address and text, and the terms of all of them as MiniSearch reads
// them, so that no browser has to index anything. It knows nothing of pages.
package search

import (
	"fieldguide/internal/outline"
	"fieldguide/internal/parallel"
)

// Script returns a script that sets the global fieldguideIndex: browsers load a
// script, and nothing else, from a folder that no server serves. Its value has
//
//   - sections: of each chapter's opening and each section, in reading order, its
//     chapter (the index in this list of the opening), number, title, address
//     (percent-encoded, relative to the site's root) and text;
//   - index: a MiniSearch of them, serialized (version 2 of its format), with the
//     fields title, chapter, text and aside; ids are indices into sections.
//
// Its size and cost grow with the text of the guide.
func Script(g *outline.Guide) []byte {
	var chapters []*outline.Chapter
	for _, c := range g.Chapters {
		if !c.Draft {
			chapters = append(chapters, c)
		}
	}
	parts := make([]part, len(chapters))
	parallel.Each(len(chapters), func(i int) { parts[i] = newPart(chapters[i]) })
	return script(parts, join(parts))
}

// fieldNames are what a term may stand in: a section's title, its chapter's, its
// text and its aside.
var fieldNames = [fieldCount]string{"title", "chapter", "text", "aside"}

const fieldCount = 4

// A counts holds of one section how many terms are in each field, each counted
// once.
type counts [fieldCount]int

// A part is what one chapter adds to the index.
type part struct {
	sections []section
	counts   []counts // of each section
	terms    []string // by number, in the order of their first
	postings []posting
}

// A posting says how often a term stands in a field of a section.
type posting struct {
	term, field    int32 // term is a number in its part, then in the whole index
	section, count int32 // section counts in its part, then in the guide
}

func newPart(c *outline.Chapter) part {
	k := counter{numbers: map[string]int32{}}
	k.sections = sections(c)
	k.part.counts = make([]counts, len(k.sections))
	for i, s := range k.sections {
		chapter := k.sections[0].title
		if i == 0 {
			chapter = "" // its own title has the words
		}
		for f, text := range [fieldCount]string{s.title, chapter, s.text, s.aside} {
			terms(text, func(term []byte) { k.count(term, int32(i), int32(f)) })
		}
	}
	return k.part
}

// A counter makes a part.
type counter struct {
	part
	numbers map[string]int32    // of terms
	last    [][fieldCount]int32 // of each term its last posting in each field, counted from 1
}

// count counts a term of a section once more.
func (k *counter) count(term []byte, section, field int32) {
	n, known := k.numbers[string(term)]
	if !known {
		n = int32(len(k.terms))
		name := string(term)
		k.numbers[name] = n
		k.terms = append(k.terms, name)
		k.last = append(k.last, [fieldCount]int32{})
	}
	last := &k.last[n][field]
	if *last > 0 && k.postings[*last-1].section == section {
		k.postings[*last-1].count++
		return
	}
	k.postings = append(k.postings, posting{n, field, section, 1})
	k.part.counts[section][field]++
	*last = int32(len(k.postings))
}
