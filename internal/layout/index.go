package layout

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// fewestTerms is how many terms a guide must define to have an index: fewer are
// found in the contents.
const fewestTerms = 12

// A term is what a definition list explains, and the id of the place where.
type term struct{ words, id string }

// define says that the next piece begins with a term, where links and the index
// lead.
func (f *flow) define(h *outline.Headword) {
	f.named(h.Anchor)
	if words := strings.TrimSpace(outline.PlainText(h.Text)); words != "" && !f.single {
		f.terms = append(f.terms, term{words, f.home + ":" + h.Anchor})
	}
}

// indexed reports whether the guide has an index. It is known when the chapters
// are set.
func (s *setting) indexed() bool { return len(s.terms) >= fewestTerms }

// sortTerms puts the terms in the order of the alphabet.
func (s *setting) sortTerms() {
	slices.SortStableFunc(s.terms, func(a, b term) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.words), strings.ToLower(b.words)), strings.Compare(a.words, b.words))
	})
}

// index draws the index in two columns behind the body, whose pages are numbered,
// and the colophon under it.
func (s *setting) index(d *Document, pages int) {
	e := d.Root.Child(IndexRole)
	e.Title = "Index"
	head := s.flow(e)
	head.openingTitle("Index", e.Child(ParagraphRole))
	gutter := s.scale.Text.Leading
	entries := s.flow(e)
	entries.width = (entries.width - gutter) / 2
	entries.page, entries.hang = entries.width, 0
	entries.indexEntries()
	last := s.flow(d.Root)
	last.colophon(d.Root)

	p := &columnPages{setting: s, document: d, title: "Index", label: strconv.Itoa, number: pages, left: s.paper.Left, step: entries.width + gutter}
	p.turn(true)
	p.draw(head.list.pieces)
	p.y += s.scale.Text.Leading
	p.columns(entries.list.pieces)
	p.y += s.scale.Text.Leading * 3
	if p.y+tall(last.list.pieces) > s.paper.Top+s.paper.Depth() {
		p.turn(false)
	}
	p.draw(last.list.pieces)
	p.canvas.finish()
}

// indexEntries sets the terms, those of equal words in one entry.
func (f *flow) indexEntries() {
	f.sortTerms()
	for i := 0; i < len(f.terms); {
		end := i + 1
		for end < len(f.terms) && f.terms[end].words == f.terms[i].words {
			end++
		}
		f.indexEntry(f.terms[i:end])
		i = end
	}
}

func (f *flow) indexEntry(terms []term) {
	e := f.parent.Child(ParagraphRole)
	t := f.scale.Small
	words := f.sans(t.Size, e)
	x := f.compose(f.span, words)
	x.words(terms[0].words)
	room := min(t.Size*2*theme.Length(len(terms)), f.width/2)
	p := f.setting.paragraph(f.span, x.end(), f.width-room, t.Leading, rag)
	for i := range p.ends {
		line := p.line(i)
		pc := piece{drawer: line, height: t.Leading, baseline: p.baseline, x: f.left}
		if i == len(p.ends)-1 {
			pc.drawer = &indexLine{textLine: line, terms: terms, words: words}
		}
		if i > 0 {
			f.list.keep()
		}
		f.add(pc)
	}
}

// An indexLine is the last line of an entry: the term, and the pages on which it
// is explained, which lead there.
type indexLine struct {
	*textLine
	terms []term
	words *look
}

func (l *indexLine) draw(c *canvas, x, y theme.Length) {
	l.textLine.draw(c, x, y)
	x += l.length() + l.words.size*6/10
	base := y + l.textLine.baseline
	for i, t := range l.terms {
		if i > 0 {
			comma := c.strip(c.sans(l.words.size, nil), ",")
			comma.draw(c, x, base-comma.baseline)
			x += comma.length() + l.words.size*3/10
		}
		to := &link{destination: t.id, contents: t.words + ", page " + c.labels[t.id]}
		to.element = l.words.element.Child(ReferenceRole).Child(LinkRole)
		number := c.strip(c.derive(l.words, func(k *look) {
			k.element, k.link, k.color = to.element.Child(Label), to, c.theme.Accent
		}), c.labels[t.id])
		number.draw(c, x, base-number.baseline)
		x += number.length()
	}
}
