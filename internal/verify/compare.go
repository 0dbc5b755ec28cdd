package verify

import (
	"slices"
	"strings"
)

// chapter holds a chapter that was read against the one of the outline.
func (r *report) chapter(want, got *Chapter) {
	r.terms(want, got)
	if sameHeadings(want, got) {
		for i, p := range want.Passages {
			r.passage(p, got.Passages[i])
		}
		r.notes(want, got)
		return
	}
	a := align(ids(want.Passages), ids(got.Passages), func(w, g int) bool {
		return want.Passages[w].Title == got.Passages[g].Title
	})
	for i, p := range want.Passages {
		if j := a.found[i]; j >= 0 {
			r.passage(p, got.Passages[j])
			continue
		}
		r.add(p.place(), "is missing")
	}
	for _, i := range a.moved {
		r.add(want.Passages[i].place(), "stands %s, the outline has it %s",
			behind(got.Passages, a.found[i]), behind(want.Passages, i))
	}
	for _, j := range a.extra {
		p := got.Passages[j]
		r.add(p.place(), "is not in the outline: %s", excerpt(strings.Fields(p.Words)))
	}
	r.notes(want, got)
}

// sameHeadings reports whether the chapters have the same headings in the same
// order, by their ids.
func sameHeadings(want, got *Chapter) bool {
	return slices.EqualFunc(want.Passages, got.Passages, func(w, g *Passage) bool { return w.ID == g.ID })
}

func ids(passages []*Passage) []string {
	list := make([]string, len(passages))
	for i, p := range passages {
		list[i] = p.ID
	}
	return list
}

// behind names the neighbor before the i-th passage.
func behind(passages []*Passage, i int) string {
	if i == 0 {
		return "first"
	}
	return "after " + passages[i-1].place()
}

// passage holds a heading and what stands under it against the outline's.
func (r *report) passage(want, got *Passage) {
	where := want.place()
	if got.ID != "" {
		r.differ(where, "id", got.ID, want.ID)
	}
	r.differ(where, "title", got.Title, want.Title)
	r.differ(where, "number", got.Number, want.Number)
	if got.Level != want.Level {
		r.add(where, "the heading is of level %d, the outline has %d", got.Level, want.Level)
	}
	r.words(where, got.Words, want.Words)
	if !slices.Equal(got.Refs, want.Refs) {
		r.add(where, "refers to the notes %v, the outline to %v", got.Refs, want.Refs)
	}
	if !want.raw {
		r.links(where, got.Links, want.Links)
		r.images(where, got.Images, want.Images)
		r.anchors(where, got.Anchors, want.Anchors)
	}
}

func (r *report) links(where string, got, want []Link) {
	for len(got) > 0 && len(want) > 0 && sameLink(got[0], want[0]) {
		got, want = got[1:], want[1:]
	}
	for len(got) > 0 && len(want) > 0 && sameLink(got[len(got)-1], want[len(want)-1]) {
		got, want = got[:len(got)-1], want[:len(want)-1]
	}
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			r.add(where, "the link %q to %s is missing", want[i].Text, want[i].Target)
		case i >= len(want):
			r.add(where, "the link %q to %s is not in the outline", got[i].Text, got[i].Target)
		case got[i].Text == want[i].Text && !sameTarget(got[i].Target, want[i].Target):
			r.add(where, "the link %q leads to %s, the outline has %s", want[i].Text, got[i].Target, want[i].Target)
		case !sameLink(got[i], want[i]):
			r.add(where, "the link %q leads to %s, the outline has the link %q to %s",
				got[i].Text, got[i].Target, want[i].Text, want[i].Target)
		}
	}
}

func sameLink(a, b Link) bool { return a.Text == b.Text && sameTarget(a.Target, b.Target) }

func (r *report) images(where string, got, want []Image) {
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			r.add(where, "the picture %q is missing", join(want[i].Path, want[i].Alt))
		case i >= len(want):
			r.add(where, "the picture %q is not in the outline", join(got[i].Path, got[i].Alt))
		case got[i] != want[i]:
			r.add(where, "picture %d is %q, the outline has %q", i+1,
				join(got[i].Path, got[i].Alt), join(want[i].Path, want[i].Alt))
		}
	}
}

// anchors holds the ids of figures, tables, paragraphs and terms against the outline's.
func (r *report) anchors(where string, got, want []string) {
	if !slices.Equal(got, want) {
		r.add(where, "its figures, tables, paragraphs and terms have the ids %q, in the outline %q", got, want)
	}
}

// terms holds what a page says of its terms against the glossary.
func (r *report) terms(want, got *Chapter) {
	if !slices.Equal(got.Terms, want.Terms) {
		r.add(want.place(), "its terms are explained by %q, in the outline by %q", got.Terms, want.Terms)
	}
	for i := range max(len(got.Definitions), len(want.Definitions)) {
		switch {
		case i >= len(got.Definitions):
			r.add("definition "+want.Definitions[i].ID, "is missing")
		case i >= len(want.Definitions):
			r.add("definition "+got.Definitions[i].ID, "is not in the outline")
		default:
			where := "definition " + want.Definitions[i].ID
			r.differ(where, "id", got.Definitions[i].ID, want.Definitions[i].ID)
			r.words(where, got.Definitions[i].Words, want.Definitions[i].Words)
		}
	}
}

// notes holds the footnotes against the outline's, by number: their order on
// the pages follows from the text.
func (r *report) notes(want, got *Chapter) {
	read := map[int]*Note{}
	for _, n := range got.Notes {
		where := noteOf(n, want)
		if read[n.Number] != nil {
			r.add(where, "stands twice")
		}
		read[n.Number] = n
	}
	for _, w := range want.Notes {
		n := read[w.Number]
		delete(read, w.Number)
		if n == nil {
			r.add(noteOf(w, want), "is missing")
			continue
		}
		r.words(noteOf(w, want), n.Words, w.Words)
		r.links(noteOf(w, want), n.Links, w.Links)
	}
	for _, n := range got.Notes {
		if read[n.Number] == n {
			r.add(noteOf(n, want), "is not in the outline")
		}
	}
}
