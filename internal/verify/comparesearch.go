package verify

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fieldguide/internal/parallel"
)

const searchPath = "assets/search-index.js"

// search holds the index of the search against the guide: each chapter's opening
// and each section is in it, with its text, at its address, and nothing else is;
// and what stands in the text is found.
func (c *siteCheck) search(r *report) {
	switch {
	case c.site.searchErr != nil:
		r.add("", "%v", c.site.searchErr)
	case c.site.Search == nil:
		r.add("", "the file is missing")
	default:
		c.searchSections(r, c.site.Search.Sections)
		c.searchTerms(r, c.site.Search)
	}
}

// searchSections holds the sections of the index against the passages.
func (c *siteCheck) searchSections(r *report, got []SearchSection) {
	at := make(map[string]*SearchSection, len(got))
	for i := range got {
		address := unescaped(got[i].Address)
		if at[address] != nil {
			r.add("", "two sections are at %s", address)
		}
		at[address] = &got[i]
		c.searchReference(r, got[i].Address)
	}
	for i, chapter := range c.told {
		if chapter.raw() {
			t := &teller{expectation: expectation{address: siteAddress}} // the index has no HTML
			chapter = t.tell(c.written[i])
		}
		opening := chapter.Passages[0]
		for k, text := range searchTexts(chapter) {
			want := chapter.Passages[k]
			address := passageAddress(want.ID)
			s := at[address]
			delete(at, address)
			if s == nil {
				r.add(want.place(), "is missing")
				continue
			}
			r.differ(want.place(), "number", s.Number, want.Number)
			r.differ(want.place(), "title", canonical(s.Title), want.Title)
			r.words(want.place(), canonical(s.Text), text)
			if s.Chapter < 0 || s.Chapter >= len(got) || unescaped(got[s.Chapter].Address) != passageAddress(opening.ID) {
				r.add(want.place(), "is shown under another chapter than %s", opening.place())
			}
		}
	}
	for _, s := range got {
		if at[unescaped(s.Address)] != nil {
			delete(at, unescaped(s.Address))
			r.add("", "%q at %s is not in the outline", join(s.Number, s.Title), s.Address)
		}
	}
}

// raw reports whether the author wrote HTML in the chapter.
func (c *Chapter) raw() bool {
	return slices.ContainsFunc(c.Passages, func(p *Passage) bool { return p.raw }) ||
		slices.ContainsFunc(c.Notes, func(n *Note) bool { return n.raw })
}

// searchReference checks that a result leads somewhere.
func (c *siteCheck) searchReference(r *report, address string) {
	path, fragment, _ := strings.Cut(address, "#")
	file, ok := resolve("index.html", path)
	if !ok || absolute(path) {
		r.add("", "%q leads out of the site's folder", address)
		return
	}
	c.reference(r, address, file, unescaped(fragment))
}

// passageAddress returns where a passage is in the site, not escaped.
func passageAddress(id string) string {
	chapter, anchor, found := strings.Cut(id, ":")
	if !found {
		return pagePath(chapter)
	}
	return pagePath(chapter) + "#" + anchor
}

// searchTexts returns what the index must have of each passage: its words, and
// those of the notes that it is the first to refer to.
func searchTexts(c *Chapter) []string {
	notes := map[int]*Note{}
	for _, n := range c.Notes {
		notes[n.Number] = n
	}
	texts := make([]string, len(c.Passages))
	for i, p := range c.Passages {
		words := []string{p.Words}
		for refs := p.Refs; len(refs) > 0; refs = refs[1:] {
			if n := notes[refs[0]]; n != nil {
				delete(notes, n.Number)
				words = append(words, n.Words)
				refs = append(refs[:len(refs):len(refs)], n.refs...)
			}
		}
		texts[i] = join(words...)
	}
	return texts
}

// How a word of ASCII letters stands in a text.
const (
	inWord  = 1 << iota // perhaps as part of a word
	isWord              // by itself, between spaces
	isFound             // and the index has it
)

// searchTerms holds the terms against the titles and texts. A reader that cut
// words as the index does would share its mistakes: this one looks only at words
// of ASCII letters, of which there can be no two opinions.
func (c *siteCheck) searchTerms(r *report, x *SearchIndex) {
	if x.Terms.Version != 2 || x.Terms.Count != len(x.Sections) || len(x.Terms.IDs) != len(x.Sections) {
		r.add("", "its terms are those of %d sections in version %d of MiniSearch's form, it has %d and version 2 is read",
			x.Terms.Count, x.Terms.Version, len(x.Sections))
		return
	}
	for i := range x.Sections {
		if id, ok := x.Terms.IDs[strconv.Itoa(i)]; !ok || id != i {
			r.add("", "a result numbered %d is shown as another", i)
			return
		}
	}
	title, hasTitle := x.Terms.Fields["title"]
	text, hasText := x.Terms.Fields["text"]
	if !hasTitle || !hasText {
		r.add("", "its terms are not told apart by title and text")
		return
	}
	titles, texts := make([]map[string]int, len(x.Sections)), make([]map[string]int, len(x.Sections))
	parallel.Each(len(x.Sections), func(i int) {
		titles[i], texts[i] = plainWords(x.Sections[i].Title), plainWords(x.Sections[i].Text)
	})
	for _, t := range x.Terms.Postings {
		t.each(func(field, section int) {
			switch {
			case section >= len(x.Sections):
				r.add("", "finds %q in a section that it does not have", t.term)
			case field == title:
				r.found(&x.Sections[section], titles[section], t.term)
			case field == text:
				r.found(&x.Sections[section], texts[section], t.term)
			}
		})
	}
	for i, s := range x.Sections {
		r.allFound(&x.Sections[i], titles[i], s.Title)
		r.allFound(&x.Sections[i], texts[i], s.Text)
	}
}

// found takes note that the index finds a term in a section.
func (r *report) found(s *SearchSection, words map[string]int, term string) {
	if strings.Trim(term, asciiLetters) != "" {
		return
	}
	if words[term] == 0 && words[otherLetters] == 0 {
		r.add("", "finds %q in %s, where it does not stand", term, s.Address)
	}
	words[term] |= isFound
}

// allFound reports the first word of a text that the index does not find there.
func (r *report) allFound(s *SearchSection, words map[string]int, text string) {
	for word := range strings.FieldsSeq(text) {
		if word = strings.ToLower(word); words[word]&(isWord|isFound) == isWord {
			r.add("", "does not find %q in %s", word, s.Address)
			return
		}
	}
}

const asciiLetters = "abcdefghijklmnopqrstuvwxyz"

// otherLetters is what plainWords calls letters of other alphabets, or with accents:
// the index may have them in ASCII.
const otherLetters = ""

// plainWords returns how words of ASCII letters stand in a text, in lower case.
func plainWords(text string) map[string]int {
	words := map[string]int{}
	for field := range strings.FieldsSeq(text) {
		lower := strings.ToLower(field)
		if strings.Trim(lower, asciiLetters) == "" {
			words[lower] |= isWord
			continue
		}
		for _, part := range strings.FieldsFunc(lower, func(c rune) bool { return !('a' <= c && c <= 'z') }) {
			words[part] |= inWord
		}
		if strings.ContainsFunc(field, func(c rune) bool { return c >= utf8.RuneSelf && unicode.In(c, unicode.L, unicode.M, unicode.N) }) {
			words[otherLetters] = inWord
		}
	}
	return words
}
