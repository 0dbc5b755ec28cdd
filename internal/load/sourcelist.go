package load

import (
	"strings"

	"fieldguide/internal/outline"
)

// The list of sources is made of ordinary blocks, three for each work, by tag:
//
//	[He14] X. He and others, 2014. Practical Lessons ...     what the carry-on prints of a work that it cites
//	ADKDD 2014. https://... Supports: ... Read: ...          the rest stands in the full edition alone
//	- 3.3 Sample the negatives - the sentences with a number that rests on the work
//
// In a guide that prints whole, all of it is printed.

// listSources puts the list at its place.
func (r *reader) listSources(home *listPlace) {
	terse := r.carriedOn()
	var blocks []outline.Block
	for _, w := range r.bibliography.works {
		entry := w.entry()
		head := entry[0].Base()
		for _, b := range entry {
			b.Base().Span, b.Base().Generated = w.at, true
			if r.whole {
				b.Base().Detail = outline.Distilled
			}
		}
		if terse[entryAnchor(w.tag)] {
			head.Detail = outline.Distilled
		}
		blocks = append(blocks, entry...)
	}
	home.insert(blocks)
}

// carriedOn returns the anchors of the works that the carry-on cites.
func (r *reader) carriedOn() map[string]bool {
	anchors := map[string]bool{}
	for _, c := range r.guide.At(outline.Distilled).Chapters {
		c.Inspect(func(_ outline.Block, i outline.Inline) {
			if l, ok := i.(*outline.Link); ok && l.Cites {
				anchors[l.Target.Anchor] = true
			}
		})
	}
	return anchors
}

// entry returns what the list says of a work.
func (w *work) entry() []outline.Block {
	return []outline.Block{
		&outline.Paragraph{Text: w.head(), Anchor: entryAnchor(w.tag)},
		&outline.Paragraph{Text: w.details()},
		w.usage(),
	}
}

// head returns the line that names the work.
func (w *work) head() []outline.Inline {
	by := w.field["author"]
	if year := w.field["year"]; year != "" {
		by += ", " + year
	}
	title := outline.Text{Value: ended(w.field["title"])}
	return []outline.Inline{
		&outline.Strong{Text: []outline.Inline{&outline.Text{Value: "[" + w.tag + "]"}}},
		&outline.Text{Value: " " + ended(by) + " "},
		&outline.Emphasis{Text: []outline.Inline{&title}},
	}
}

// details returns where the work is found, what rests on it and how it was read.
// An address has a line of its own: no other words could be spaced well with it.
func (w *work) details() []outline.Inline {
	var text []outline.Inline
	say := func(words string) { text = append(text, &outline.Text{Value: words}) }
	if in := w.field["in"]; in != "" {
		say(ended(in))
		text = append(text, &outline.LineBreak{})
	}
	if url := w.field["url"]; url != "" {
		link := &outline.Link{Text: []outline.Inline{&outline.Text{Value: url}}, Target: outline.Target{URL: url}}
		text = append(text, link, &outline.LineBreak{})
	}
	label := func(name, words string) {
		if words != "" {
			text = append(text, &outline.Emphasis{Text: []outline.Inline{&outline.Text{Value: name + ":"}}})
			say(" " + ended(words) + " ")
		}
	}
	label("Supports", w.field["supports"])
	label("Read", w.field["read"])
	return append(text, &outline.Emphasis{Text: []outline.Inline{&outline.Text{Value: "Used in:"}}})
}

// ended returns text with a full stop, unless it ends like a sentence already.
func ended(text string) string {
	if strings.HasSuffix(strings.TrimRight(text, `"'”’)`), ".") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!") {
		return text
	}
	return text + "."
}

// usage returns the list of the sections that cite the work, of which there is one
// at least.
func (w *work) usage() *outline.List {
	l := &outline.List{Tight: true}
	for _, u := range w.uses {
		text := []outline.Inline{&outline.Link{Text: u.title, Target: u.target}}
		between := " – "
		for _, quote := range u.quotes {
			text = append(append(text, &outline.Text{Value: between}), quote...)
			between = "; "
			if words := plain(quote); ended(words) == words {
				between = " "
			}
		}
		l.Items = append(l.Items, &outline.Item{Blocks: []outline.Block{&outline.Paragraph{Text: text}}})
	}
	return l
}
