package layout

import (
	"strconv"
	"strings"

	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// A paragraph is items broken into lines. The lines are set when their page is
// known: a page number among them may be wider or narrower than was reckoned.
type paragraph struct {
	items    []item
	measure  theme.Length
	setting  alignment
	leading  theme.Length
	baseline theme.Length // from a line's top
	ends     []int        // index of the item at which each line ends
	rooms    []lineRoom   // that tall lines need; nil if all are of usual height
}

// An alignment says how lines fill their measure.
type alignment uint8

const (
	justify   alignment = iota
	rag                 // even on the left alone
	balance             // ragged, in lines of about equal length
	centering           // ragged on both sides
	rightRag            // even on the right alone
)

// paragraph breaks items into lines. It returns nil if there are none.
func (s *setting) paragraph(at source.Span, items []item, measure, leading theme.Length, a alignment) *paragraph {
	if len(items) == 0 {
		return nil
	}
	items = s.fitFormulas(at, items, measure)
	p := &paragraph{items: s.fit(at, items, measure), measure: measure, setting: a, leading: leading}
	p.baseline = firstLook(items).baseline(leading)
	switch a {
	case justify:
		p.ends = s.justified(p.items, measure)
		s.ungaped(at, p)
	case balance:
		p.ends = s.balanced(p.items, measure)
	default:
		p.ends = s.raggedRight(p.items, measure)
	}
	s.overfull(at, p)
	p.findRooms()
	return p
}

func firstLook(items []item) *look {
	for i := range items {
		if items[i].look != nil {
			return items[i].look
		}
	}
	panic("layout: paragraph without a look")
}

// fit divides the words that are longer than the measure, character by
// character, and warns of them: no reader expects to find them divided so.
func (s *setting) fit(at source.Span, items []item, measure theme.Length) []item {
	long := func(it *item) bool { return it.fragment != nil && it.kind == boxItem && it.width > measure }
	n := 0
	for n < len(items) && !long(&items[n]) {
		n++
	}
	if n == len(items) {
		return items
	}
	fitted := append([]item(nil), items[:n]...)
	for i := range items[n:] {
		it := items[n+i]
		if !long(&it) || it.ref != "" {
			fitted = append(fitted, it)
			continue
		}
		s.faults.Warn(at, "overfull line: it has no room for "+strconv.Quote(it.fragment.text())+", which is divided where the line ends",
			"write it so that it can be divided, or shorten it")
		fitted = s.divideLong(fitted, it)
	}
	return fitted
}

func (s *setting) divideLong(fitted []item, it item) []item {
	t := it.look.typeface
	t.division = charDivision
	w := s.word(t, it.fragment.text())
	for i := range w.fragments {
		f := &w.fragments[i]
		part := it
		part.start = it.start && i == 0
		part.fragment, part.width, part.left, part.right = f, f.width, f.left, f.right
		fitted = append(fitted, part)
		if i < len(w.fragments)-1 {
			fitted = append(fitted, item{kind: penaltyItem, inside: true, look: it.look, penalty: lastPenalty})
		}
	}
	return fitted
}

// text returns the characters that the fragment stands for.
func (f *fragment) text() string {
	var b strings.Builder
	for _, g := range f.glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

// overfull warns of lines that stand out of the measure.
func (s *setting) overfull(at source.Span, p *paragraph) {
	for i := range p.ends {
		l := p.line(i)
		if excess := l.excess(); excess > theme.Point/2 {
			s.faults.Warn(at, "overfull line: it is "+excess.String()+" too long for the page",
				"shorten its longest word, or write it so that it can be divided")
		}
		if a, b := l.bounds(); a < b && !l.items[a].start && l.items[l.to].flagged && l.divided(b) < 0 {
			s.faults.Warn(at, "overfull line: "+strconv.Quote(l.items[a].word)+" is longer than two lines", "write it in parts, or shorten it")
		}
	}
}

// excess returns by how much the line is longer than its measure at its
// shortest.
func (l *textLine) excess() theme.Length {
	a, b := l.bounds()
	if a == b {
		return 0
	}
	m := l.measure(a, b)
	width := m.width
	if l.setting == justify {
		width -= m.shrink + m.boxes*expansion/1000 + l.items[a].left + l.hangs(b)
	}
	return width - l.paragraph.measure
}

// line returns the i-th line.
func (p *paragraph) line(i int) *textLine {
	from := 0
	if i > 0 {
		from = p.ends[i-1] + 1
	}
	return &textLine{paragraph: p, from: from, to: p.ends[i], above: p.room(i).above}
}

// A textLine is one line of a paragraph.
type textLine struct {
	*paragraph
	from, to int          // items; that at to is the break
	above    theme.Length // that the line needs over a usual one
}

// bounds returns the line's items from its first box to behind its last.
func (l *textLine) bounds() (a, b int) {
	a, b = l.from, l.to
	for a < b && l.items[a].kind != boxItem {
		a++
	}
	for b > a && l.items[b-1].kind != boxItem {
		b--
	}
	return a, b
}

// A lineMeasure is the natural width of a line and how far it can give.
type lineMeasure struct{ width, boxes, stretch, shrink theme.Length }

func (l *textLine) measure(a, b int) lineMeasure {
	var m lineMeasure
	for i := a; i < b; i++ {
		switch it := &l.items[i]; it.kind {
		case boxItem:
			m.boxes += it.width
		case glueItem:
			m.width += it.width
			m.stretch += it.stretch
			m.shrink += it.shrink
		}
	}
	if end := &l.items[l.to]; end.kind == penaltyItem {
		m.boxes += end.width
	}
	m.width += m.boxes
	return m
}

// filled reports whether the line ends where the author ended it, so that it is
// not stretched.
func (l *textLine) filled() bool {
	end := &l.items[l.to]
	return end.kind == penaltyItem && end.penalty <= always
}

// A lineFit is how a line is made to fill its measure.
type lineFit struct {
	indent  theme.Length // of its first glyph
	stretch int          // of its glyphs, in thousandths
	extra   theme.Length // to be added to its spaces, all together
	give    theme.Length // the sum of what its spaces give, by which extra is shared
	grow    bool
}

// fitting returns how the line from item a to item b fills its measure: the
// glyphs give first, as the eye sees a wide space sooner than a wide letter.
func (l *textLine) fitting(a, b int) lineFit {
	m := l.measure(a, b)
	fit := lineFit{stretch: 1000}
	free := l.paragraph.measure - m.width
	switch l.setting {
	case centering:
		fit.indent = free / 2
		return fit
	case rightRag:
		fit.indent = free
		return fit
	case rag, balance:
		return fit
	}
	fit.indent = -l.items[a].left
	free += l.items[a].left + l.hangs(b)
	if free > 0 && l.filled() {
		return fit
	}
	fit.grow, fit.give = free > 0, m.shrink
	if fit.grow {
		fit.give = m.stretch
	}
	expand := m.boxes * expansion / 1000
	if total := fit.give + expand; total > 0 {
		share := 2 * expansion * free / total
		fit.stretch += int(min(max(share, -expansion), expansion))
	}
	fit.extra = free - m.boxes*theme.Length(fit.stretch-1000)/1000
	return fit
}

// hangs returns how far the line's end stands out of the measure.
func (l *textLine) hangs(b int) theme.Length {
	if end := &l.items[l.to]; end.flagged {
		return end.right
	}
	return l.items[b-1].right
}
