package layout

import (
	"strconv"
	"strings"

	"fieldguide/internal/font"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// A composer turns the guide's inlines into the items of one paragraph.
type composer struct {
	*setting
	span  source.Span // of the block, for faults
	look  *look
	items []item
	cell  bool // of a table: there is little room
}

var _ outline.InlineVisitor = (*composer)(nil)

// What a break costs, beside its line.
const (
	hyphenPenalty   = 80
	compoundPenalty = 160
	dashPenalty     = 30
	codePenalty     = 90
	endPenalty      = 1500 // of a hyphen in the last word
	lastPenalty     = 3000
)

// compose returns a composer that begins with that look.
func (s *setting) compose(at source.Span, l *look) *composer {
	c := &composer{setting: s, span: at, look: l, items: s.spare[:0]}
	s.spare = nil
	return c
}

func (c *composer) inlines(text []outline.Inline) {
	for _, i := range text {
		i.Accept(c)
	}
}

// with composes inlines in a look derived from the present one.
func (c *composer) with(text []outline.Inline, change func(*look)) {
	outer := c.look
	c.look = c.derive(outer, change)
	c.inlines(text)
	c.look = outer
}

// in composes inlines in an element of their own.
func (c *composer) in(r Role, text []outline.Inline, change func(*look)) {
	c.with(text, func(l *look) {
		if l.element != nil {
			l.element = l.element.Child(r)
		}
		change(l)
	})
}

func (c *composer) Text(i *outline.Text) { c.words(i.Value) }

// Term composes the word alone: paper cannot show what it means.
func (c *composer) Term(i *outline.Term) { c.inlines(i.Text) }

func (c *composer) Emphasis(i *outline.Emphasis) {
	c.in(EmphasisRole, i.Text, func(l *look) { l.italic = !l.italic })
}

func (c *composer) Strong(i *outline.Strong) {
	c.in(StrongRole, i.Text, func(l *look) { l.bold = true })
}

func (c *composer) Strike(i *outline.Strike) {
	c.in(SpanRole, i.Text, func(l *look) { l.struck = true })
}

func (c *composer) Mark(i *outline.Mark) {
	c.in(SpanRole, i.Text, func(l *look) { l.marked = true })
}

func (c *composer) Superscript(i *outline.Superscript) {
	c.in(SpanRole, i.Text, func(l *look) { l.rise, l.size = l.rise+l.size*35/100, l.size*70/100 })
}

func (c *composer) Subscript(i *outline.Subscript) {
	c.in(SpanRole, i.Text, func(l *look) { l.rise, l.size = l.rise-l.size*15/100, l.size*70/100 })
}

func (c *composer) Abbreviation(i *outline.Abbreviation) {
	c.in(SpanRole, i.Text, func(*look) {})
}

func (c *composer) Keyboard(i *outline.Keyboard) {
	c.in(SpanRole, i.Text, func(l *look) {
		l.sans, l.boxed, l.features, l.division = true, true, 0, undivided
		l.size = l.size * 88 / 100
	})
}

func (c *composer) CodeSpan(i *outline.CodeSpan) {
	outer := c.look
	e := outer.element
	if e != nil {
		e = e.Child(CodeRole)
	}
	c.look = c.inCode(outer, e)
	c.words(i.Value)
	c.look = outer
}

// LineBreak ends the line and leaves the rest of it empty.
func (c *composer) LineBreak(*outline.LineBreak) {
	c.trim()
	c.items = append(c.items,
		item{kind: penaltyItem, penalty: never},
		item{kind: glueItem, fill: true, stretch: fillStretch, look: c.look},
		item{kind: penaltyItem, penalty: always})
}

func (c *composer) InlineHTML(*outline.InlineHTML) {}

func (c *composer) NoteRef(i *outline.NoteRef) {
	if c.look.element == nil {
		return
	}
	reference := c.look.element.Child(ReferenceRole)
	reference.Note = i.Note.ID
	l := c.derive(c.look, func(l *look) {
		l.features, l.element, l.color = font.Superior, reference.Child(Label), c.theme.Accent
		l.bold, l.italic, l.code = false, false, false
	})
	if to := c.noteLink(i.Note); to != nil && c.look.link == nil {
		to.element = l.element.Child(LinkRole)
		l.element, l.link = to.element, to
	}
	at := len(c.items)
	c.box(l, strconv.Itoa(i.Note.Number))
	if n := c.noted(i.Note); n != nil && len(c.items) > at {
		c.items[at].note = n
	}
}

// fillStretch is more than any line.
const fillStretch = 1 << 40

// end closes the paragraph and returns its items, none if there is nothing to
// set. The room that they were gathered in is kept for the next paragraph.
func (c *composer) end() []item {
	c.trim()
	if len(c.items) == 0 {
		return nil
	}
	for i := len(c.items) - 1; i >= 0 && c.items[i].kind != glueItem; i-- {
		if c.items[i].flagged { // half a word is no line
			c.items[i].penalty = endPenalty
		}
	}
	c.spare = append(c.items,
		item{kind: penaltyItem, penalty: never},
		item{kind: glueItem, fill: true, stretch: fillStretch, look: c.look},
		item{kind: penaltyItem, penalty: always})
	c.items = nil
	return append(make([]item, 0, len(c.spare)), c.spare...)
}

// trim removes the spaces at the end.
func (c *composer) trim() {
	for len(c.items) > 0 && c.items[len(c.items)-1].kind == glueItem && !c.items[len(c.items)-1].fill {
		c.items = c.items[:len(c.items)-1]
	}
}

// words composes characters: words, and the spaces between them.
func (c *composer) words(text string) {
	for text != "" {
		n := strings.IndexAny(text, " \t\n\u00A0")
		if n < 0 {
			c.box(c.look, text)
			return
		}
		if n > 0 {
			c.box(c.look, text[:n])
		}
		if text[n] == '\xC2' { // U+00A0: the words stay on one line
			c.items = append(c.items, item{kind: penaltyItem, penalty: never})
			c.glue(c.look)
			text = text[n+2:]
			continue
		}
		c.space(c.look)
		text = text[n+1:]
	}
}

// space composes a space, of which several are one, and one at the beginning of
// a line is none.
func (c *composer) space(l *look) {
	if n := len(c.items); n > 0 && c.items[n-1].kind == boxItem {
		c.glue(l)
	}
}

func (c *composer) glue(l *look) {
	w := c.spaceWidth(l.typeface)
	it := item{kind: glueItem, width: w, look: l}
	if !l.code {
		it.stretch, it.shrink = w*36/100, w/3
	}
	c.items = append(c.items, it)
}

// box composes one word.
func (c *composer) box(l *look, text string) {
	whole := text
	if strings.ContainsAny(text, "\u00AD\u200B") {
		whole = strings.NewReplacer("\u00AD", "", "\u200B", "").Replace(text)
	}
	start := true
	for text != "" {
		n := strings.IndexAny(text, "\u00AD\u200B")
		if n < 0 {
			c.part(l, text, whole, start)
			return
		}
		if n > 0 {
			c.part(l, text[:n], whole, start)
			start = false
			c.divide(l, hyphenCut)
		}
		_, text = text[:n], text[n:]
		text = strings.TrimPrefix(strings.TrimPrefix(text, "\u00AD"), "\u200B")
	}
}

// part composes a part of a word that the author did not divide.
func (c *composer) part(l *look, text, whole string, start bool) {
	w := c.word(l.typeface, text)
	if w.missing != 0 {
		c.lacks(c.span, w.missing)
	}
	for i := range w.fragments {
		f := &w.fragments[i]
		it := item{kind: boxItem, start: start && i == 0, width: f.width, left: f.left, right: f.right, fragment: f, look: l, word: whole}
		if l.loose != 0 {
			it.width += l.loose * theme.Length(len(f.glyphs))
		}
		c.items = append(c.items, it)
		if i < len(w.fragments)-1 {
			c.divide(l, f.cut)
		}
	}
}

// divide composes a place where a word may be divided.
func (c *composer) divide(l *look, how cut) {
	it := item{kind: penaltyItem, inside: true, look: l}
	switch how {
	case uncut:
		return
	case plainCut:
		it.penalty = dashPenalty
	case codeCut:
		it.penalty = codePenalty
	case lastCut:
		it.penalty = lastPenalty
	case hyphenCut, compoundCut:
		h := &c.word(l.typeface, "\u00AD").fragments[0]
		it.penalty, it.flagged = hyphenPenalty, true
		if how == compoundCut {
			it.penalty = compoundPenalty
		}
		it.fragment, it.width, it.right = h, h.width, h.right
	}
	c.items = append(c.items, it)
}

// spaceWidth returns the natural width of a space.
func (s *setting) spaceWidth(t typeface) theme.Length {
	return s.spaceGlyph(t).Advance
}

// spaceGlyph returns the glyph of a space.
func (s *setting) spaceGlyph(t typeface) Glyph {
	t.division = undivided
	f := s.word(t, " ").fragments
	return f[0].glyphs[0]
}
