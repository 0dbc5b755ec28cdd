package svg

import "math"

// A letter is a character of a text that is shown, with where its author puts
// it, if anywhere.
type letter struct {
	char        rune
	style       *spanStyle
	x, y        float64
	hasX, hasY  bool
	dx, dy      float64
	collapsible bool // white space that may go
}

// A spanStyle is what a <text> or <tspan> gives its own letters. Letters of the
// same span share it.
type spanStyle struct {
	fill, stroke *Paint
	state        *state
	shift        float64 // of the baseline, downwards, in user units
}

// A span is the letters of one element, which its lists of positions count.
type span struct {
	node       *node
	state      *state
	start, end int
}

// A liner gathers the letters of a <text>.
type liner struct {
	*reader
	letters []letter
	spans   []span
	gap     bool // the last letter is white space, or there is none
}

// text shows a <text>: SVG 2, chapter 11. No face is at hand to measure with, so
// every piece that has a place of its own becomes a Text, and what follows on it
// a run.
func (r *reader) text(n *node, s *state) {
	l := &liner{reader: r, gap: true}
	l.gather(n, *s, 0)
	for len(l.letters) > 0 && l.letters[len(l.letters)-1].collapsible {
		l.letters = l.letters[:len(l.letters)-1]
	}
	for _, sp := range l.spans {
		l.place(sp)
	}
	if r.err == nil && len(l.letters) > 0 {
		r.setText(n, l.letters, s)
	}
}

// gather adds the letters of an element and of those below it.
func (l *liner) gather(n *node, s state, shift float64) {
	shift += s.shift
	style := &spanStyle{
		fill: l.painted(s.fill, s.fillOpacity, &s), state: &s,
		shift: shift + mul(s.baseline, s.size),
	}
	if s.strokeWidth > 0 {
		style.stroke = l.painted(s.stroke, s.strokeOpacity, &s)
	}
	at := len(l.spans)
	l.spans = append(l.spans, span{node: n, state: &s, start: len(l.letters)})
	for _, c := range n.children {
		switch {
		case c.name == "":
			l.write(c, style, s.preserve)
		case c.name == "tspan" || c.name == "a":
			l.inside(c, s, shift)
		case roles[c.name] != idle:
			l.forbid(c)
		}
	}
	l.spans[at].end = len(l.letters)
}

func (l *liner) inside(n *node, s state, shift float64) {
	if s.depth++; s.depth > maxDepth || !l.spend(&l.shown, 1, maxShown, n) {
		return
	}
	s.style = l.computed(n, &s.style, s.view)
	if s.none {
		return
	}
	s.alpha = mul(s.alpha, s.opacity)
	l.gather(n, s, shift)
}

// write adds characters; white space is one space, or none at the beginning.
func (l *liner) write(n *node, style *spanStyle, preserve bool) {
	if !l.spend(&l.segments, len(n.text), maxSegments, n) {
		return
	}
	if l.length(n, mul(style.state.size, style.state.at.scale())) <= 0 {
		return
	}
	for _, c := range n.text {
		white := c == ' ' || c == '\t' || c == '\n' || c == '\r'
		if white {
			c = ' '
		}
		if white && !preserve && l.gap {
			continue
		}
		l.letters = append(l.letters, letter{char: c, style: style, collapsible: white && !preserve})
		l.gap = white && !preserve
	}
}

// place gives letters the positions that their element lists; those of inner
// elements come later and win.
func (l *liner) place(sp span) {
	letters := l.letters[min(sp.start, len(l.letters)):min(sp.end, len(l.letters))]
	list := func(name string, a axis, set func(*letter, float64)) {
		text, ok := sp.node.lookup(name)
		if !ok || l.err != nil {
			return
		}
		values, ok := sp.state.measure().lengths(text, a)
		if !ok {
			l.failAttr(sp.node, name, "a length or a list of them", "write a number")
		}
		for i, v := range values[:min(len(values), len(letters))] {
			set(&letters[i], v)
		}
	}
	list("x", horizontal, func(c *letter, v float64) { c.x, c.hasX = v, true })
	list("y", vertical, func(c *letter, v float64) { c.y, c.hasY = v, true })
	list("dx", horizontal, func(c *letter, v float64) { c.dx = v })
	list("dy", vertical, func(c *letter, v float64) { c.dy = v })
	if turns, ok := numbers(sp.node.attr("rotate")); !ok || len(turns) > 0 && turns[0] != 0 || len(turns) > 1 {
		l.fail(l.at(sp.node, "rotate", 0), "letters that are turned one by one cannot be shown", `use transform="rotate(...)" on the <text>`)
	}
}

// frame returns what turns the axes of a text in user units into Turn and the
// scale of its sizes.
func frame(m matrix) (*Turn, float64) {
	k := m.scale()
	if m.upright() {
		return nil, k
	}
	whole := func(v float64) int64 { return int64(math.Round(mul(v/k, 65536))) }
	return &Turn{whole(m.a), whole(m.b), whole(m.c), whole(m.d)}, k
}
