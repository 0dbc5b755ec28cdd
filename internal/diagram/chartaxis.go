package diagram

import (
	"strings"

	"fieldguide/internal/theme"
)

// axes draws the lines, ticks and names of both axes. The grid lies under what
// is drawn already.
func (p *plot) axes() {
	across, along := p.lengths()
	lines := &Path{Stroke: Rule, Width: p.hairline}
	for _, t := range p.values.ticks() {
		y := p.values.place(t, along)
		a, b := p.at(0, y), p.at(across, y)
		lines.move(a.X, a.Y).line(b.X, b.Y)
		p.valueTick(format(t, p.values.decimals), a)
	}
	if len(lines.Segments) > 0 {
		p.scene.Items = append([]Item{lines}, p.scene.Items...)
	}
	zero := p.values.place(0, along)
	a, b := p.at(0, zero), p.at(across, zero)
	p.scene.add((&Path{Stroke: Line, Width: p.stroke}).move(a.X, a.Y).line(b.X, b.Y))
	if p.ranged {
		for _, t := range p.places.ticks() {
			p.placeTick(p.set(format(t, p.places.decimals), p.small, p.wrap, false), p.places.place(t, across))
		}
	}
	for i := range p.labels {
		if i%p.every == 0 {
			middle, _ := p.slot(i)
			p.placeTick(p.labels[i], middle)
		}
	}
	if under := p.set(p.underTitle(), p.small, p.field.w, false); under.h > 0 {
		at := Point{p.field.x + p.field.w/2, p.scene.Height - p.margin - under.h/2}
		under.draw(p.scene, at, Middle, Muted, Caption)
	}
}

// valueTick writes a number at the end of a line of the grid.
func (p *plot) valueTick(s string, at Point) {
	t := &Text{Part: Caption, Size: p.small, Width: p.Measurer.Width(s, p.small, false), Role: Muted, Text: s}
	if p.chart.Level {
		t.X, t.Y, t.Anchor = at.X, p.field.bottom()+p.size/2+p.small*8/10, Middle
	} else {
		t.X, t.Y, t.Anchor = at.X-p.size/2, at.Y+p.small*34/100, End
	}
	p.scene.add(t)
}

// placeTick writes what stands at a place across.
func (p *plot) placeTick(b textBlock, across theme.Length) {
	at := p.at(across, 0)
	if p.chart.Level {
		b.draw(p.scene, Point{at.X - p.size/2, at.Y}, End, Ink, Caption)
		return
	}
	b.draw(p.scene, Point{at.X, at.Y + p.size/2 + b.h/2}, Middle, Ink, Caption)
}

// describe says a chart in words and numbers.
func (c *XYChart) describe(decimals int) string {
	if c.Description != "" {
		return c.Description
	}
	var b strings.Builder
	b.WriteString("Chart")
	if c.X.Title != "" || c.Y.Title != "" {
		b.WriteString(" of " + either(c.Y.Title, "values") + " by " + either(c.X.Title, "category"))
	}
	b.WriteString(". ")
	for _, s := range c.Series {
		kind := "Line"
		if s.Bars {
			kind = "Bars"
		}
		b.WriteString(kind)
		if s.Name != "" {
			b.WriteString(" " + s.Name)
		}
		b.WriteString(": ")
		for i, n := range s.Values {
			if i > 0 {
				b.WriteString(", ")
			}
			if i < len(c.X.Categories) {
				b.WriteString(plain(c.X.Categories[i]) + " ")
			}
			b.WriteString(format(n.in(decimals), decimals))
		}
		b.WriteString(". ")
	}
	return strings.TrimSpace(b.String())
}

func either(s, otherwise string) string {
	if s != "" {
		return s
	}
	return otherwise
}
