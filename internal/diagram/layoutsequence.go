package diagram

import (
	"strconv"

	"fieldguide/internal/theme"
)

// A script is a sequence on its way to a scene. Columns are set first, from what
// has to fit between them, then rows from top to bottom.
type script struct {
	*look
	seq   *Sequence
	heads []textBlock
	texts []textBlock // of the events
	x     []theme.Length
	width theme.Length

	scene    *Scene
	y        theme.Length
	headH    theme.Length
	begin    []theme.Length // of the lifelines
	until    []theme.Length
	active   [][]bar
	fragment []*fragment // open, the innermost last
	created  int         // the participant that the next message makes; -1 for none
	doomed   int         // whose last message comes next
	front    []Item
	frames   []Item
	bars     []Item
	breaks   []rect // where lifelines make room for text
}

// A bar is a time in which a participant is at work.
type bar struct{ from theme.Length }

// A fragment is an open frame.
type fragment struct {
	event     *Event
	title     textBlock
	top       theme.Length
	low, high theme.Length // of what is in it
	used      bool
	divisions []division
}

type division struct {
	at   theme.Length
	text textBlock
}

// layoutSequence sets a sequence with its texts on lines as long as the page
// allows.
func layoutSequence(d *Sequence, l *look) *Scene {
	s := newScript(d, l, l.wrap)
	for _, limit := range []theme.Length{75, 55, 40} {
		if l.MaxWidth == 0 || s.width*Smallest <= l.MaxWidth*l.size {
			break
		}
		s = newScript(d, l, l.wrap*limit/100)
	}
	return s.play()
}

// newScript measures all text and sets the columns.
func newScript(d *Sequence, l *look, limit theme.Length) *script {
	s := &script{look: l, seq: d, created: -1, doomed: -1, scene: &Scene{Title: d.Title, Description: d.describe()}}
	for _, a := range d.Actors {
		b := l.set(a.Label, l.size, min(l.narrow, limit), false)
		s.heads = append(s.heads, b)
		s.headH = max(s.headH, b.h+2*l.padY, s.headHeight(a, b))
	}
	s.texts = make([]textBlock, len(d.Events))
	for i, e := range d.Events {
		text := e.Text
		if e.Kind == Message && e.Number > 0 {
			text = strconv.Itoa(e.Number) + ". " + text
		}
		if e.Kind == FrameElse && text != "" {
			text = "[" + text + "]"
		}
		s.texts[i] = l.set(text, l.small, s.limitOf(e, limit), false)
	}
	s.columns()
	return s
}

// limitOf returns how long the lines of an event's text may be.
func (s *script) limitOf(e *Event, limit theme.Length) theme.Length {
	switch e.Kind {
	case Message:
		return limit * theme.Length(max(abs(e.To-e.From), 1))
	case Remark:
		return limit * theme.Length(max(e.To-e.From, 1))
	}
	return limit * 3 / 2
}

// headHeight returns the height of a participant's head: a person has a figure
// over the name.
func (s *script) headHeight(a *Actor, b textBlock) theme.Length {
	if a.Person {
		return b.h + s.figure() + s.padY
	}
	return b.h + 2*s.padY
}

// figure returns the height of the picture of a person.
func (l *look) figure() theme.Length { return snap(l.size * 2) }

// headWidth returns the width of a head. The heads in a band are together as
// wide as its title.
func (s *script) headWidth(i int) theme.Length {
	w := max(s.heads[i].w+2*s.padX, s.size*5)
	if k := s.seq.Actors[i].Band; k >= 0 {
		members := theme.Length(0)
		for _, a := range s.seq.Actors {
			if a.Band == k {
				members++
			}
		}
		w = max(w, snap(s.set(s.seq.Bands[k].Title, s.small, s.wrap*3, true).w/members))
	}
	return w
}

// barWidth is the width of the bar of a participant at work.
func (l *look) barWidth() theme.Length { return snap(l.size * 8 / 10) }

// columns sets the places of participants: each as near to those before it as
// what stands between them lets it.
func (s *script) columns() {
	n := len(s.heads)
	need := make([][]theme.Length, n+1) // need[j][i]: distance of j from i, the edges being n and -1
	for j := range need {
		need[j] = make([]theme.Length, n+1)
	}
	ask := func(i, j int, d theme.Length) {
		if i > j {
			i, j = j, i
		}
		need[j][i+1] = max(need[j][i+1], d)
	}
	for i := range n {
		half := s.headWidth(i) / 2
		ask(-1, i, half)
		ask(i, n, half)
		if i > 0 {
			ask(i-1, i, half+s.headWidth(i-1)/2+s.boxGap)
		}
	}
	for i, e := range s.seq.Events {
		s.ask(e, s.texts[i].w, ask)
	}
	depth := s.deepest()
	s.x = make([]theme.Length, n+1)
	for j := range s.x {
		s.x[j] = need[j][0]
		if j < n {
			s.x[j] += depth
		}
		for i := range j {
			if d := need[j][i+1]; d > 0 {
				s.x[j] = max(s.x[j], s.x[i]+d)
			}
		}
	}
	s.width = s.x[n] + depth
}

// deepest returns the room that frames in each other take at the edges.
func (s *script) deepest() theme.Length {
	depth, most := 0, 0
	for _, e := range s.seq.Events {
		switch e.Kind {
		case FrameBegin:
			depth++
		case FrameEnd:
			depth--
		}
		most = max(most, depth)
	}
	if len(s.seq.Bands) > 0 {
		most++
	}
	return theme.Length(most)*s.lineGap + s.barWidth()
}

// ask tells what room an event's text asks for.
func (s *script) ask(e *Event, w theme.Length, ask func(i, j int, d theme.Length)) {
	air := s.lineGap + 2*s.barWidth()
	switch e.Kind {
	case Message:
		if e.From == e.To {
			ask(e.From, e.From+1, s.selfReach()+s.size/2+w+air)
			return
		}
		ask(e.From, e.To, w+air+s.size)
	case Remark:
		box := w + 2*s.padX
		switch {
		case e.Side == RightOf:
			ask(e.From, e.From+1, box+2*air)
		case e.Side == LeftOf:
			ask(e.From-1, e.From, box+2*air)
		case e.From == e.To:
			ask(e.From-1, e.From, box/2+air)
			ask(e.From, e.From+1, box/2+air)
		default:
			ask(e.From, e.To, box-2*s.overhang())
			ask(e.From-1, e.From, s.overhang()+air)
			ask(e.To, e.To+1, s.overhang()+air)
		}
	case FrameBegin, FrameElse:
		n := len(s.heads)
		ask(-1, n, w+8*s.size)
	}
}

// overhang is how far a note over several participants goes beyond them.
func (l *look) overhang() theme.Length { return l.size * 2 }

// selfReach is how far a message to oneself goes out.
func (l *look) selfReach() theme.Length { return l.barWidth() + l.size*2 }

// play sets the events one after another and paints them.
func (s *script) play() *Scene {
	n := len(s.seq.Actors)
	s.begin, s.until, s.active = make([]theme.Length, n), make([]theme.Length, n), make([][]bar, n)
	s.y = s.bandHead()
	for i := range n {
		s.begin[i] = -1
		if !s.madeLater(i) {
			s.head(i, s.y+s.headH/2)
		}
	}
	s.y += s.headH + s.lineGap/2
	for i, e := range s.seq.Events {
		s.event(e, s.texts[i])
	}
	s.y += s.lineGap
	for i := range n {
		for len(s.active[i]) > 0 {
			s.finishBar(i, s.y-s.lineGap/2)
		}
	}
	return s.finish()
}

// madeLater reports whether a message makes a participant.
func (s *script) madeLater(i int) bool {
	for k, e := range s.seq.Events {
		if e.Kind == Create && e.To == i {
			return k+1 < len(s.seq.Events) && s.seq.Events[k+1].Kind == Message && s.seq.Events[k+1].To == i
		}
	}
	return false
}

// head draws the head of a participant about the middle y.
func (s *script) head(i int, y theme.Length) {
	a, b := s.seq.Actors[i], s.heads[i]
	h := s.headHeight(a, b)
	if !a.Person {
		h = b.h + 2*s.padY
	}
	r := around(Point{s.x[i], y}, s.headWidth(i), h)
	s.begin[i], s.until[i] = r.bottom(), -1
	p := &Path{Part: Box, Fill: Paper, Stroke: Line, Width: s.stroke}
	at := r.center()
	if a.Person {
		p.Fill, p.Stroke = None, None
		at.Y = r.bottom() - b.h/2
		s.person(Point{s.x[i], r.y})
	}
	s.front = append(s.front, p.rounded(r, s.size*3/10))
	t := &Scene{}
	b.draw(t, at, Middle, Ink, Caption)
	s.front = append(s.front, t.Items...)
}

// person draws a head over shoulders below a point.
func (s *script) person(top Point) {
	h := s.figure()
	p := &Path{Fill: Paper, Stroke: Line, Width: s.stroke}
	p.rounded(around(Point{top.X, top.Y + h*3/10}, h/2, h/2), h)
	half := h / 2
	y := top.Y + h*96/100
	p.move(top.X-half, y).arc(Point{top.X, top.Y + h*6/10}, false).arc(Point{top.X + half, y}, true).close()
	s.front = append(s.front, p)
}

// event sets one event.
func (s *script) event(e *Event, t textBlock) {
	switch e.Kind {
	case Message:
		s.message(e, t)
	case Remark:
		s.remark(e, t)
	case FrameBegin:
		s.open(e, t)
	case FrameElse:
		s.divide(t)
	case FrameEnd:
		s.close()
	case Activate:
		s.active[e.To] = append(s.active[e.To], bar{s.y - s.lineGap/2})
	case Deactivate:
		s.finishBar(e.To, s.y-s.lineGap/2)
	case Create:
		s.created = e.To
	case Destroy:
		s.doomed = e.To
	}
}

// finishBar draws the innermost bar of a participant, down to y.
func (s *script) finishBar(i int, y theme.Length) {
	n := len(s.active[i])
	if n == 0 {
		return
	}
	b := s.active[i][n-1]
	s.active[i] = s.active[i][:n-1]
	w := s.barWidth()
	p := &Path{Fill: Tint6, Stroke: Line, Width: s.stroke}
	r := rect{s.x[i] - w/2 + theme.Length(n-1)*w/2, b.from, w, max(y-b.from, w/2)}
	// Bars end from the inside out; the outer ones are painted first.
	s.bars = append([]Item{p.rounded(r, grid)}, s.bars...)
}

// edge returns where a message meets a participant, on that side.
func (s *script) edge(i int, side theme.Length) theme.Length {
	n := theme.Length(len(s.active[i]))
	if n == 0 {
		return s.x[i]
	}
	w := s.barWidth()
	if side < 0 {
		return s.x[i] - w/2
	}
	return s.x[i] + w/2 + (n-1)*w/2
}
