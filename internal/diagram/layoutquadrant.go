package diagram

import (
	"strings"

	"fieldguide/internal/theme"
)

// A board is a quadrant chart on its way to a scene.
type board struct {
	*look
	chart *Quadrant
	scene *Scene
	field rect
	taken []rect // by texts and points
}

func layoutQuadrant(q *Quadrant, l *look) *Scene {
	b := &board{look: l, chart: q, scene: &Scene{Title: q.Title, Description: q.describe()}}
	b.frame()
	b.names()
	for _, m := range q.Points {
		b.taken = append(b.taken, around(b.at(m), l.size*8/10, l.size*8/10))
	}
	for i, m := range q.Points {
		b.point(i, m)
	}
	return b.scene
}

// frame draws the title, the four fields and the names of the axes' ends.
func (b *board) frame() {
	w, h := b.size*36, b.size*28
	if b.MaxWidth > 0 {
		w = max(min(w, b.MaxWidth-b.size*10), b.size*16)
	}
	bottom := b.set(b.chart.Bottom, b.small, b.size*7, false)
	top := b.set(b.chart.Top, b.small, b.size*7, false)
	leftOf := max(bottom.w, top.w)
	if leftOf > 0 {
		leftOf += b.size
	}
	y := b.margin
	title := b.set(b.chart.Title, b.size, w, true)
	if title.h > 0 {
		title.draw(b.scene, Point{b.margin + leftOf + w/2, y + title.h/2}, Middle, Ink, Caption)
		y += title.h + b.size/2
	}
	b.field = rect{b.margin + leftOf, y, w, h}
	b.fields()
	x := b.field.x - b.size/2
	top.draw(b.scene, Point{x, b.field.y + h/4}, End, Muted, Caption)
	bottom.draw(b.scene, Point{x, b.field.y + h*3/4}, End, Muted, Caption)
	b.scene.Width = b.field.right() + b.margin
	b.scene.Height = b.under(b.field.bottom()+b.size/2) + b.margin
}

// under writes the names of the x-axis' ends and returns where they end.
func (b *board) under(y theme.Length) theme.Length {
	low := b.set(b.chart.Left, b.small, b.field.w/2-b.size, false)
	high := b.set(b.chart.Right, b.small, b.field.w/2-b.size, false)
	low.draw(b.scene, Point{b.field.x + b.field.w/4, y + low.h/2}, Middle, Muted, Caption)
	high.draw(b.scene, Point{b.field.x + b.field.w*3/4, y + high.h/2}, Middle, Muted, Caption)
	return y + max(low.h, high.h)
}

// fields draws the four fields and the lines between them.
func (b *board) fields() {
	f := b.field
	for i := range 4 {
		p := &Path{Fill: Paper}
		if i%2 == 0 {
			p.Fill = Ground
		}
		p.rounded(b.quadrant(i), 0)
		b.scene.add(p)
	}
	lines := &Path{Stroke: Rule, Width: b.hairline}
	lines.move(f.x, f.y+f.h/2).line(f.right(), f.y+f.h/2).move(f.x+f.w/2, f.y).line(f.x+f.w/2, f.bottom())
	outline := &Path{Stroke: Line, Width: b.stroke}
	b.scene.add(lines, outline.rounded(f, 0))
}

// quadrant returns the field of a quadrant, counted from 0 at the top right
// against the clock.
func (b *board) quadrant(i int) rect {
	f := rect{b.field.x, b.field.y, b.field.w / 2, b.field.h / 2}
	if i == 0 || i == 3 {
		f.x += f.w
	}
	if i >= 2 {
		f.y += f.h
	}
	return f
}

// names writes the names of the quadrants at their tops.
func (b *board) names() {
	for i, name := range b.chart.Names {
		q := b.quadrant(i)
		t := b.set(name, b.small, q.w-b.size*2, true)
		if t.h == 0 {
			continue
		}
		at := Point{q.x + q.w/2, q.y + b.size/2 + t.h/2}
		t.draw(b.scene, at, Middle, Muted, Caption)
		b.taken = append(b.taken, around(at, t.w, t.h))
	}
}

// at returns where a point stands.
func (b *board) at(m *Mark) Point {
	const one = 1_000_000
	return Point{b.field.x + scaled(b.field.w, m.X, one), b.field.bottom() - scaled(b.field.h, m.Y, one)}
}

// point draws a point and its name, at the nearest free place beside it.
func (b *board) point(i int, m *Mark) {
	at := b.at(m)
	t := b.set(m.Name, b.small, b.narrow, false)
	r := b.room(at, t)
	if far := max(r.y-at.Y, at.Y-r.bottom()); far > b.size {
		x := r.x
		if r.x < at.X {
			x = r.right()
		}
		lead := &Path{Stroke: Rule, Width: b.hairline}
		b.scene.add(lead.move(at.X, at.Y).line(x, r.y+r.h/2))
	}
	dot := &Path{Fill: Accent}
	b.scene.add(dot.rounded(around(at, b.size*6/10, b.size*6/10), b.size))
	t.draw(b.scene, r.center(), Middle, Ink, Label)
	b.taken = append(b.taken, r)
}

// room finds a free place for a name: beside its point, over or under it, or
// further and further away; only if there is none, over one of the middle lines.
func (b *board) room(at Point, t textBlock) rect {
	step := leading(b.small)
	side := b.size/2 + t.w/2
	for _, lines := range []bool{true, false} {
		for k := theme.Length(0); k < 60; k++ {
			for _, dy := range [2]theme.Length{-k * step / 2, k * step / 2} {
				for _, dx := range [3]theme.Length{side, -side, 0} {
					if dx == 0 && k < 2 {
						continue
					}
					r := around(Point{at.X + dx, at.Y + dy}, t.w, t.h)
					if b.free(r, lines) {
						return r
					}
				}
			}
		}
	}
	return around(Point{at.X + side, at.Y}, t.w, t.h)
}

// free reports whether nothing is at a place, which is in the field.
func (b *board) free(r rect, lines bool) bool {
	if !b.field.inset(b.size / 5).holds(r) {
		return false
	}
	for _, t := range b.taken {
		if t.meets(r) {
			return false
		}
	}
	if !lines {
		return true
	}
	f := b.field
	return !r.meets(rect{f.x + f.w/2, f.y, 1, f.h}) && !r.meets(rect{f.x, f.y + f.h/2, f.w, 1})
}

// describe says a quadrant chart in words.
func (q *Quadrant) describe() string {
	if q.Description != "" {
		return q.Description
	}
	var b strings.Builder
	b.WriteString("Quadrant chart")
	if q.Left+q.Right != "" {
		b.WriteString(", from left to right " + ends(q.Left, q.Right))
	}
	if q.Bottom+q.Top != "" {
		b.WriteString(", from bottom to top " + ends(q.Bottom, q.Top))
	}
	b.WriteString(". ")
	for i, where := range [4]string{"Top right", "Top left", "Bottom left", "Bottom right"} {
		q.describeField(&b, i, where)
	}
	return strings.TrimSpace(b.String())
}

func ends(low, high string) string {
	if high == "" {
		return low
	}
	return low + " to " + high
}

// describeField names what stands in one of the four fields.
func (q *Quadrant) describeField(b *strings.Builder, i int, where string) {
	const half = 500_000
	var names []string
	for _, m := range q.Points {
		if right, up := m.X >= half, m.Y >= half; (right == (i == 0 || i == 3)) && (up == (i < 2)) {
			names = append(names, m.Name)
		}
	}
	if q.Names[i] == "" && len(names) == 0 {
		return
	}
	b.WriteString(where)
	if q.Names[i] != "" {
		b.WriteString(" (" + q.Names[i] + ")")
	}
	if len(names) > 0 {
		b.WriteString(": " + strings.Join(names, ", "))
	}
	b.WriteString(". ")
}
