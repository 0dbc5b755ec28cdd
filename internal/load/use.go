package load

import (
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/prose"
)

// A use is a section, or the beginning of a chapter, that cites a work.
type use struct {
	target outline.Target
	title  []outline.Inline // with its number
	quotes [][]outline.Inline
	said   map[string]bool // the quotes' characters
}

// A useFinder finds what cites the works, in reading order. A footnote belongs to
// the section that refers to it.
type useFinder struct {
	works  map[string]*work // by the anchors of their entries
	target outline.Target
	title  []outline.Inline
	noted  map[*outline.Note]bool
}

// findUses lists the uses of all works.
func (r *reader) findUses() {
	f := &useFinder{works: map[string]*work{}, noted: map[*outline.Note]bool{}}
	for _, w := range r.bibliography.works {
		f.works[entryAnchor(w.tag)] = w
	}
	for _, c := range r.guide.Chapters {
		f.under(outline.Target{Chapter: c.ID}, c.Number, c.Title, c.Blocks)
		for s := range c.All() {
			f.under(outline.Target{Chapter: c.ID, Anchor: s.Anchor}, s.Number, s.Title, s.Blocks)
		}
	}
}

// under finds the citations in a heading and what stands under it.
func (f *useFinder) under(target outline.Target, number string, title []outline.Inline, blocks []outline.Block) {
	f.target, f.title = target, cut(title, prose.Range{End: len(plain(title))})
	if number != "" {
		f.title = append([]outline.Inline{&outline.Text{Value: number + " "}}, f.title...)
	}
	f.text(title)
	f.blocks(blocks)
}

func (f *useFinder) blocks(blocks []outline.Block) {
	(&outline.Chapter{Blocks: blocks}).Inspect(func(b outline.Block, _ outline.Inline) {
		switch b := b.(type) { // blocks inside b come themselves; the other types have no text
		case *outline.Paragraph:
			f.text(b.Text)
		case *outline.Table:
			f.table(b)
		case *outline.Figure:
			f.text(b.Caption)
		case *outline.Diagram:
			f.text(b.Caption)
		case *outline.Fold:
			f.text(b.Summary)
		case *outline.DefinitionList:
			for _, d := range b.Items {
				for _, term := range d.Terms {
					f.text(term.Text)
				}
			}
		}
	})
}

// text finds the citations in running text, each with its sentence.
func (f *useFinder) text(text []outline.Inline) {
	cited := f.cited(text)
	if len(cited) == 0 {
		return
	}
	words := plain(text)
	for _, s := range prose.Sentences(words) {
		for _, c := range cited {
			if s.Start <= c.at && c.at < s.End {
				f.use(c.work, cut(text, s))
			}
		}
	}
}

// table finds the citations in a table: the caption's with its sentence, a row's
// with the first cell and the numbers of the row.
func (f *useFinder) table(b *outline.Table) {
	f.text(b.Caption)
	for _, cell := range b.Head {
		f.text(cell)
	}
	for _, row := range b.Rows {
		for i, cell := range row {
			for _, c := range f.cited(cell) {
				f.use(c.work, rowQuote(row, i))
			}
		}
	}
}

// rowQuote returns the first cell of a row, and behind a colon the cell that cites,
// or all others with a number if it has none.
func rowQuote(row []outline.Cell, cites int) []outline.Inline {
	bare := func(cell outline.Cell) []outline.Inline { return cut(cell, prose.Range{End: len(plain(cell))}) }
	quote := bare(row[0])
	between := ": "
	for i, cell := range row[1:] {
		text := bare(cell)
		if !tellsNumber(text) || i+1 != cites && tellsNumber(bare(row[cites])) && cites > 0 {
			continue
		}
		quote = append(append(quote, &outline.Text{Value: between}), text...)
		between = ", "
	}
	return quote
}

// A citedWork is a work that a text cites at that offset of its characters.
type citedWork struct {
	work *work
	at   int
}

// cited returns the works that a text cites, and takes in the notes that it refers
// to.
func (f *useFinder) cited(text []outline.Inline) []citedWork {
	var list []citedWork
	at := 0
	outline.InspectInlines(text, func(i outline.Inline) {
		at += len(characters(i))
		switch i := i.(type) {
		case *outline.Link:
			if w := f.works[i.Target.Anchor]; i.Cites && w != nil {
				list = append(list, citedWork{w, at})
			}
		case *outline.NoteRef:
			if !f.noted[i.Note] {
				f.noted[i.Note] = true
				f.blocks(i.Note.Blocks)
			}
		}
	})
	return list
}

// use notes that the present section cites the work, and the quote if it has a
// number that it has not told yet.
func (f *useFinder) use(w *work, quote []outline.Inline) {
	n := len(w.uses)
	if n == 0 || w.uses[n-1].target != f.target {
		w.uses = append(w.uses, &use{target: f.target, title: f.title, said: map[string]bool{}})
		n++
	}
	u := w.uses[n-1]
	if words := plain(quote); tellsNumber(quote) && !u.said[words] {
		u.said[words] = true
		u.quotes = append(u.quotes, quote)
	}
}

func tellsNumber(text []outline.Inline) bool { return strings.ContainsAny(plain(text), "0123456789") }

// plain returns the characters of text, as characters tells them.
func plain(text []outline.Inline) string {
	var b strings.Builder
	outline.InspectInlines(text, func(i outline.Inline) { b.WriteString(characters(i)) })
	return b.String()
}

// characters returns what an inline itself says: the inlines inside it say the rest.
func characters(i outline.Inline) string {
	switch i := i.(type) {
	case *outline.Text:
		return i.Value
	case *outline.CodeSpan:
		return i.Value
	case *outline.Formula:
		return i.Formula.Source
	case *outline.LineBreak:
		return " "
	}
	return ""
}
