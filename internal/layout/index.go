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

	p := &indexPages{setting: s, document: d, number: pages, step: entries.width + gutter}
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

// indexPages are the pages of the index, one of which is being filled.
type indexPages struct {
	*setting
	document *Document
	canvas   *canvas
	number   int          // of the page
	y        theme.Length // where it is empty from
	step     theme.Length // from one column to the next
}

// turn begins a page.
func (p *indexPages) turn(opening bool) {
	if p.canvas != nil {
		p.canvas.finish()
	}
	p.number++
	p.canvas = p.newPage(p.document, strconv.Itoa(p.number))
	p.canvas.runningHead(&runningHeads{opening: opening, chapter: "Index"})
	p.y = p.paper.Top
}

// draw draws pieces over the whole measure.
func (p *indexPages) draw(pieces []piece) {
	p.canvas.pieces(pieces, p.paper.Left, p.y, p.paper.Depth(), false)
	p.y += tall(pieces)
}

// columns draws pieces in two columns, on as many pages as they need; on the
// last the columns are of about equal depth.
func (p *indexPages) columns(pieces []piece) {
	for len(pieces) > 0 {
		depth := p.paper.Top + p.paper.Depth() - p.y
		sheets := p.sheets(pieces, depth)
		if len(sheets) <= 2 {
			sheets = p.balanced(pieces, depth)
		}
		sheets = sheets[:min(len(sheets), 2)]
		deepest := theme.Length(0)
		for i, sh := range sheets {
			body := pieces[sh.from:sh.to]
			p.canvas.pieces(body, p.paper.Left+p.step*theme.Length(i), p.y, depth, false)
			deepest = max(deepest, tall(body))
		}
		p.y += deepest
		if pieces = pieces[sheets[len(sheets)-1].to:]; len(pieces) > 0 {
			p.turn(false)
		}
	}
}

func (p *indexPages) sheets(pieces []piece, depth theme.Length) []sheet {
	g := p.pager(pieces)
	g.depth = depth
	return g.pages()
}

// balanced returns two columns of the least depth that holds the pieces.
func (p *indexPages) balanced(pieces []piece, depth theme.Length) []sheet {
	low, high := theme.Length(0), depth
	for high-low > theme.Point {
		middle := (low + high) / 2
		if sheets := p.sheets(pieces, middle); len(sheets) <= 2 && allWithin(pieces, sheets, middle) {
			high = middle
			continue
		}
		low = middle
	}
	return p.sheets(pieces, high)
}

func allWithin(pieces []piece, sheets []sheet, depth theme.Length) bool {
	return !slices.ContainsFunc(sheets, func(sh sheet) bool { return tall(pieces[sh.from:sh.to]) > depth })
}
