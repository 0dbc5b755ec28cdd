package diagram

import (
	"cmp"
	"slices"

	"fieldguide/internal/theme"
)

// message sets a message: its text and, below it, its line.
func (s *script) message(e *Event, t textBlock) {
	if e.From == e.To {
		s.selfMessage(e, t)
		s.end()
		return
	}
	dir := theme.Length(1)
	if s.x[e.To] < s.x[e.From] {
		dir = -1
	}
	s.y += t.h + s.size*3/10
	from, to := s.edge(e.From, dir), s.edge(e.To, -dir)
	if s.created == e.To {
		s.y = max(s.y, s.lastRow()+s.headHeight(s.seq.Actors[e.To], s.heads[e.To])/2+s.lineGap/2)
		to = s.x[e.To] - dir*s.headWidth(e.To)/2
		s.head(e.To, s.y)
	}
	s.span(min(from, to), max(from, to))
	s.stretch(e, from, to, dir)
	if t.h > 0 {
		s.place(t, s.textCenter(e, t, from, to), s.y-s.size*3/10-t.h/2)
	}
	if s.created == e.To {
		s.y += s.headHeight(s.seq.Actors[e.To], s.heads[e.To]) / 2
		s.created = -1
	}
	s.y += s.lineGap
	s.end()
}

// lastRow is where the row at hand begins.
func (s *script) lastRow() theme.Length { return s.y - s.size*3/10 }

// stretch draws the line of a message at the row.
func (s *script) stretch(e *Event, from, to, dir theme.Length) {
	p := s.stroked(Solid)
	if e.Dotted {
		p.Dash = s.size / 3
	}
	link := &Link{}
	toward, back := right, left
	if dir < 0 {
		toward, back = left, right
	}
	t := &Scene{}
	p.move(from+dir*s.tipLength(link, e.Tail), s.y).line(to-dir*s.tipLength(link, e.Head), s.y)
	t.add(p)
	s.tipOn(t, e.Tail, Point{from, s.y}, back, s.tipSize(link))
	s.tipOn(t, e.Head, Point{to, s.y}, toward, s.tipSize(link))
	s.front = append(s.front, t.Items...)
}

// textCenter returns where the text of a message stands: between two lifelines
// if there is room, so that it lies on none.
func (s *script) textCenter(e *Event, t textBlock, from, to theme.Length) theme.Length {
	middle := (from + to) / 2
	low, high := min(from, to), max(from, to)
	best, found := middle, false
	for i := min(e.From, e.To); i < max(e.From, e.To); i++ {
		a, b := max(s.edge(i, 1), low), min(s.edge(i+1, -1), high)
		c := (a + b) / 2
		if b-a < t.w+s.size/2 {
			continue
		}
		if !found || max(c-middle, middle-c) < max(best-middle, middle-best) {
			best, found = c, true
		}
	}
	return best
}

// place draws a text in the middle of a point; lifelines make room for it.
func (s *script) place(t textBlock, x, y theme.Length) {
	scene := &Scene{}
	t.draw(scene, Point{x, y}, Middle, Ink, Label)
	s.keepClear(rect{x - t.w/2, y - t.h/2, t.w, t.h})
	s.front = append(s.front, scene.Items...)
}

// keepClear breaks lifelines and bars where a text lies.
func (s *script) keepClear(r rect) { s.breaks = append(s.breaks, r) }

// selfMessage draws a message to oneself, with its text beside it.
func (s *script) selfMessage(e *Event, t textBlock) {
	h := max(s.size*5/4, t.h*3/4)
	s.y += max((t.h-h)/2, 0) + s.size*4/10
	x := s.edge(e.From, 1)
	out := s.x[e.From] + s.selfReach() + max(x-s.x[e.From]-s.barWidth(), 0)
	p := s.stroked(Solid)
	if e.Dotted {
		p.Dash = s.size / 3
	}
	link := &Link{}
	r := min(h/2, s.size*6/10)
	p.move(x, s.y).line(out-r, s.y).arc(Point{out, s.y + r}, true)
	p.line(out, s.y+h-r).arc(Point{out - r, s.y + h}, false).line(x+s.tipLength(link, e.Head), s.y+h)
	scene := &Scene{}
	scene.add(p)
	s.tipOn(scene, e.Head, Point{x, s.y + h}, left, s.tipSize(link))
	t.draw(scene, Point{out + s.size/2, s.y + h/2}, Start, Ink, Label)
	if t.h > 0 {
		s.keepClear(rect{out + s.size/2, s.y + h/2 - t.h/2, t.w, t.h})
	}
	s.front = append(s.front, scene.Items...)
	s.span(s.x[e.From]-s.barWidth(), out+s.size/2+t.w)
	s.y += h + max((t.h-h)/2, 0) + s.lineGap
}

// end ends the lifeline of a participant whose last message this was.
func (s *script) end() {
	if s.doomed < 0 {
		return
	}
	i := s.doomed
	s.doomed = -1
	y := s.y
	for len(s.active[i]) > 0 {
		s.finishBar(i, y-s.lineGap/2)
	}
	s.until[i] = y
	scene := &Scene{}
	size := s.size
	s.tipOn(scene, Cross, Point{s.x[i], y + size/2}, bottom, size)
	s.front = append(s.front, scene.Items...)
	s.y += s.size
}

// remark draws a note.
func (s *script) remark(e *Event, t textBlock) {
	air := s.lineGap/2 + s.barWidth()
	r := rect{y: s.y, w: t.w + 2*s.padX, h: t.h + s.padY*3/2}
	switch {
	case e.Side == RightOf:
		r.x = s.x[e.From] + air
	case e.Side == LeftOf:
		r.x = s.x[e.From] - air - r.w
	default:
		if e.From != e.To {
			r.w = max(r.w, s.x[e.To]-s.x[e.From]+2*s.overhang())
		}
		r.x = (s.x[e.From]+s.x[e.To])/2 - r.w/2
	}
	scene := &Scene{}
	p := &Path{Part: Box, Fill: Tint2, Stroke: Rule, Width: s.hairline}
	scene.add(p.rounded(r, grid))
	t.draw(scene, r.center(), Middle, Ink, Caption)
	s.front = append(s.front, scene.Items...)
	s.span(r.x, r.right())
	s.y += r.h + s.lineGap*8/10
}

// span notes what stands in the open frames.
func (s *script) span(low, high theme.Length) {
	if len(s.fragment) == 0 {
		return
	}
	f := s.fragment[len(s.fragment)-1]
	if !f.used {
		f.low, f.high, f.used = low, high, true
		return
	}
	f.low, f.high = min(f.low, low), max(f.high, high)
}

// open begins a frame.
func (s *script) open(e *Event, t textBlock) {
	f := &fragment{event: e, title: t, top: s.y - s.size/4}
	s.fragment = append(s.fragment, f)
	s.y += s.size * 8 / 10
	if e.Word != "rect" {
		s.y += max(t.h, leading(s.small)) + s.size*4/10
	}
}

// divide begins the next part of a frame.
func (s *script) divide(t textBlock) {
	f := s.fragment[len(s.fragment)-1]
	f.divisions = append(f.divisions, division{s.y, t})
	s.y += t.h + s.size
}

// close ends the innermost frame and paints it behind those in it.
func (s *script) close() {
	n := len(s.fragment) - 1
	f := s.fragment[n]
	s.fragment = s.fragment[:n]
	if !f.used {
		f.low, f.high = s.x[0], s.x[len(s.heads)-1]
	}
	word := s.set(f.event.Word, s.small, s.wrap, true)
	var need theme.Length
	if f.event.Word != "rect" {
		need = word.w + s.padX*3 + f.title.w
	}
	for _, d := range f.divisions {
		need = max(need, d.text.w+s.padX)
	}
	low, high := f.low-s.lineGap, f.high+s.lineGap
	high = max(high, low+need+s.padX)
	if over := high - s.width; over > 0 && low > 0 {
		low, high = max(low-over, 0), high-min(over, low)
	}
	r := rect{low, f.top, high - low, s.y - f.top}
	s.frames = append([]Item{s.border(f, r)}, s.frames...)
	if f.event.Word != "rect" {
		s.frameTexts(f, r, word)
	}
	s.span(r.x, r.right())
	s.y += s.lineGap
}

// border returns the border of a frame.
func (s *script) border(f *fragment, r rect) *Path {
	p := &Path{Part: Frame, Stroke: Muted, Width: s.hairline}
	if f.event.Word == "rect" {
		p.Fill, p.Stroke = f.event.Tint, Rule
		if f.event.Tint == None {
			p.Fill = Ground
		}
	}
	return p.rounded(r, s.size/3)
}

// frameTexts draws the word of a frame in its corner, its title, and the titles
// of its parts.
func (s *script) frameTexts(f *fragment, r rect, word textBlock) {
	scene := &Scene{}
	h, w := word.h+s.size*3/10, word.w+s.padX*3/2
	tag := &Path{Fill: Ground, Stroke: Muted, Width: s.hairline}
	scene.add(tag.polygon(Point{r.x, r.y}, Point{r.x + w, r.y}, Point{r.x + w, r.y + h*6/10}, Point{r.x + w - h*4/10, r.y + h}, Point{r.x, r.y + h}))
	word.draw(scene, Point{r.x + s.padX/2, r.y + h/2}, Start, Ink, Caption)
	s.frameTitle(scene, f.title, Point{r.x + w + s.padX/2, r.y + s.size*2/10})
	for _, d := range f.divisions {
		line := &Path{Stroke: Muted, Width: s.hairline, Dash: s.size / 3}
		scene.add(line.move(r.x, d.at).line(r.right(), d.at))
		s.frameTitle(scene, d.text, Point{r.x + s.padX/2, d.at + s.size*2/10})
	}
	s.front = append(s.front, scene.Items...)
}

// frameTitle draws a text from a corner on.
func (s *script) frameTitle(scene *Scene, t textBlock, at Point) {
	if t.h == 0 {
		return
	}
	t.draw(scene, Point{at.X, at.Y + t.h/2}, Start, Muted, Caption)
	s.keepClear(rect{at.X, at.Y, t.w, t.h})
}

// bandHead returns where the heads begin: below the titles of bands.
func (s *script) bandHead() theme.Length {
	if len(s.seq.Bands) == 0 {
		return 0
	}
	return leading(s.small) + s.lineGap
}

// finish puts everything together: frames, lifelines, bars, and the rest.
func (s *script) finish() *Scene {
	s.paintBands()
	s.scene.add(s.frames...)
	for i := range s.seq.Actors {
		s.lifeline(i)
	}
	s.scene.add(s.bars...)
	s.grounds()
	s.scene.add(s.front...)
	low, high := s.width, theme.Length(0)
	for _, it := range s.scene.Items {
		r := extentOf(it)
		low, high = min(low, r.x), max(high, r.right())
	}
	s.scene.shift(s.margin-low, s.margin)
	s.scene.Width, s.scene.Height = high-low+2*s.margin, s.y+2*s.margin
	return s.scene
}

// grounds paints paper over bars where a text lies.
func (s *script) grounds() {
	for _, r := range s.breaks {
		for _, b := range s.bars {
			if extentOf(b).meets(r) {
				s.scene.add((&Path{Fill: Paper}).rounded(r, grid))
				break
			}
		}
	}
}

// extentOf returns the rectangle around an item.
func extentOf(it Item) rect {
	switch it := it.(type) {
	case *Path:
		return boundsOf(it.flatten())
	case *Text:
		return rect{it.Left(), it.Y - it.Size, it.Width, it.Size}
	}
	panic("diagram: an unknown item")
}

// paintBands draws the boxes behind participants.
func (s *script) paintBands() {
	for k, b := range s.seq.Bands {
		first, last := -1, -1
		for i, a := range s.seq.Actors {
			if a.Band == k {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		if first < 0 {
			continue
		}
		low, high := s.x[first]-s.headWidth(first)/2-s.lineGap*8/10, s.x[last]+s.headWidth(last)/2+s.lineGap*8/10
		t := s.set(b.Title, s.small, s.wrap*3, true)
		p := &Path{Fill: b.Tint, Stroke: Rule, Width: s.hairline}
		if b.Tint == None {
			p.Fill = Ground
		}
		s.scene.add(p.rounded(rect{low, 0, high - low, s.y}, s.size/2))
		t.draw(s.scene, Point{(low + high) / 2, t.h/2 + s.size*3/10}, Middle, Muted, Caption)
	}
}

// lifeline draws the line under a head, broken where text lies.
func (s *script) lifeline(i int) {
	if s.begin[i] < 0 {
		return
	}
	until := s.until[i]
	if until < 0 {
		until = s.y
	}
	var gaps []rect
	for _, r := range s.breaks {
		if r.x-s.size/4 < s.x[i] && s.x[i] < r.right()+s.size/4 {
			gaps = append(gaps, r)
		}
	}
	slices.SortStableFunc(gaps, func(a, b rect) int { return cmp.Compare(a.y, b.y) })
	p := &Path{Stroke: Rule, Width: s.stroke}
	y := s.begin[i]
	for _, g := range gaps {
		if g.y > y {
			p.move(s.x[i], y).line(s.x[i], min(g.y, until))
		}
		y = max(y, g.bottom())
	}
	if y < until {
		p.move(s.x[i], y).line(s.x[i], until)
	}
	if len(p.Segments) > 0 {
		s.scene.add(p)
	}
}
