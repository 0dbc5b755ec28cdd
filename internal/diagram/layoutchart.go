package diagram

import (
	"fieldguide/internal/theme"
)

// A plot is a chart on its way to a scene. "Along" is where its values grow,
// "across" where its categories follow each other.
type plot struct {
	*look
	chart  *XYChart
	scene  *Scene
	field  rect
	values scale
	places scale // of the x-axis, if it has a range
	ranged bool
	count  int // of categories or values
	labels []textBlock
	every  int // which categories are named
}

func layoutChart(c *XYChart, l *look) *Scene {
	p := &plot{look: l, chart: c, scene: &Scene{Title: c.Title}}
	p.count = len(c.X.Categories)
	for _, s := range c.Series {
		p.count = max(p.count, len(s.Values))
	}
	p.ranged = c.X.Ranged && len(c.X.Categories) == 0
	p.scales()
	p.measure()
	p.frame()
	for i := range c.Series {
		p.series(i)
	}
	p.axes()
	p.scene.Description = c.describe(p.values.decimals)
	return p.scene
}

// scales sets the scales of both axes. Bars begin at 0.
func (p *plot) scales() {
	low, high, decimals := p.extremes()
	y := &p.chart.Y
	if y.Ranged {
		low, high = min(low, y.Low.in(decimals)), max(high, y.High.in(decimals))
	} else if p.barSeries() > 0 || low > 0 && low < high/2 {
		low, high = min(low, 0), max(high, 0)
	}
	held := y.Ranged && low == y.Low.in(decimals) && high == y.High.in(decimals)
	p.values = niceScale(low, high, decimals, 6, held)
	if p.ranged {
		d := decimalsFor([]Number{p.chart.X.Low, p.chart.X.High})
		p.places = niceScale(p.chart.X.Low.in(d), p.chart.X.High.in(d), d, 8, true)
	}
}

// extremes returns the least and greatest value, in units of decimals.
func (p *plot) extremes() (low, high int64, decimals int) {
	var all []Number
	for _, s := range p.chart.Series {
		all = append(all, s.Values...)
	}
	if p.chart.Y.Ranged {
		decimals = decimalsFor(append(all, p.chart.Y.Low, p.chart.Y.High))
	} else {
		decimals = decimalsFor(all)
	}
	low, high = all[0].in(decimals), all[0].in(decimals)
	for _, n := range all {
		low, high = min(low, n.in(decimals)), max(high, n.in(decimals))
	}
	return low, high, decimals
}

// decimalsFor returns how many decimals hold numbers and the steps between them,
// without overflow.
func decimalsFor(numbers []Number) int {
	d := 0
	for _, n := range numbers {
		d = max(d, n.Decimals)
	}
	d = min(d+2, maxDecimals)
	for _, n := range numbers {
		for d > 0 && max(n.in(d), -n.in(d)) > maxNumber*1000 {
			d--
		}
	}
	return d
}

// measure sets the size of the field and the names of the categories. Where they
// stand under each other there is room for all; side by side, for every second
// or third if they are many.
func (p *plot) measure() {
	w, h := p.size*36, p.size*18
	if p.MaxWidth > 0 {
		w = min(w, p.MaxWidth-p.size*6)
	}
	w = max(w, p.size*12)
	n := theme.Length(max(p.count, 1))
	limit := max(w/n-p.size/2, p.size*2)
	if p.chart.Level {
		limit = p.narrow
	}
	var widest, tallest theme.Length
	for _, c := range p.chart.X.Categories {
		b := p.set(c, p.small, limit, false)
		p.labels = append(p.labels, b)
		widest, tallest = max(widest, b.w), max(tallest, b.h)
	}
	p.every = 1
	if p.chart.Level {
		each := max(p.size*2, tallest+p.size/2, p.size*theme.Length(p.barSeries()))
		h = max(n*each, p.size*8)
	} else {
		p.every = max(int((widest+p.size/2+w/n-1)/(w/n)), 1)
	}
	p.field = rect{0, 0, w, h}
}

// barSeries counts the series of bars.
func (p *plot) barSeries() int {
	n := 0
	for _, s := range p.chart.Series {
		if s.Bars {
			n++
		}
	}
	return n
}

// frame sets the field below the title, right of the ticks and left of nothing.
func (p *plot) frame() {
	y := p.margin
	title := p.set(p.chart.Title, p.size, p.field.w, true)
	above := p.set(p.above(), p.small, p.field.w, false)
	left := p.leftRoom()
	p.field.x = p.margin + left
	full := p.field.right() + p.size*2 + p.margin
	if title.h > 0 {
		title.draw(p.scene, Point{full / 2, y + title.h/2}, Middle, Ink, Caption)
		y += title.h + p.size/2
	}
	y = p.legend(y)
	if above.h > 0 {
		above.draw(p.scene, Point{p.margin, y + above.h/2}, Start, Muted, Caption)
		y += above.h
	}
	p.field.y = y + p.size
	p.scene.Width = full
	p.scene.Height = p.field.bottom() + p.below() + p.margin
}

// above returns the title of the axis that goes up, below that of the other.
func (p *plot) above() string {
	if p.chart.Level {
		return p.chart.X.Title
	}
	return p.chart.Y.Title
}

// leftRoom returns the room left of the field for ticks or categories.
func (p *plot) leftRoom() theme.Length {
	var w theme.Length
	switch {
	case !p.chart.Level:
		w = p.widestTick(&p.values)
	case p.ranged:
		w = p.widestTick(&p.places)
	default:
		for _, b := range p.labels {
			w = max(w, b.w)
		}
	}
	return w + p.size
}

func (p *plot) widestTick(s *scale) theme.Length {
	var w theme.Length
	for _, t := range s.ticks() {
		w = max(w, snap(p.Measurer.Width(format(t, s.decimals), p.small, false)))
	}
	return w
}

// below returns the room below the field.
func (p *plot) below() theme.Length {
	room := leading(p.small) + p.size
	if !p.chart.Level {
		for _, b := range p.labels {
			room = max(room, b.h+p.size)
		}
	}
	if p.underTitle() != "" {
		room += leading(p.small) + p.size/2
	}
	return room
}

// underTitle returns the title of the axis at the bottom.
func (p *plot) underTitle() string {
	if p.chart.Level {
		return p.chart.Y.Title
	}
	return p.chart.X.Title
}

// legend draws the names of the series, if they have any, and returns where it
// ends.
func (p *plot) legend(y theme.Length) theme.Length {
	x := p.field.x
	named := false
	for i, s := range p.chart.Series {
		if s.Name == "" {
			continue
		}
		b := p.set(s.Name, p.small, p.wrap, false)
		if named && x+b.w+p.size*2 > p.field.right() {
			x, y = p.field.x, y+leading(p.small)
		}
		named = true
		swatch := &Path{Stroke: p.ink(i), Width: p.stroke * 3 / 2}
		if s.Bars {
			swatch = &Path{Fill: p.ink(i), Stroke: Line, Width: p.hairline}
			swatch.rounded(rect{x, y + leading(p.small)/2 - p.size*3/10, p.size, p.size * 6 / 10}, grid)
		} else {
			swatch.Dash = p.dash(i)
			swatch.move(x, y+leading(p.small)/2).line(x+p.size, y+leading(p.small)/2)
		}
		p.scene.add(swatch)
		b.draw(p.scene, Point{x + p.size*14/10, y + b.h/2}, Start, Ink, Caption)
		x += p.size*3 + b.w
	}
	if named {
		y += leading(p.small) + p.size/2
	}
	return y
}

// ink returns the color of a series: bars are pale, lines dark.
func (p *plot) ink(i int) Role {
	nth := 0
	for _, s := range p.chart.Series[:i] {
		if s.Bars == p.chart.Series[i].Bars {
			nth++
		}
	}
	if p.chart.Series[i].Bars {
		return [...]Role{Tint4, Tint2, Tint6, Tint3, Tint1, Tint5}[nth%6]
	}
	return [...]Role{Accent, Line, Muted}[nth%3]
}

// dash returns the dashes of a line: the first is solid.
func (p *plot) dash(i int) theme.Length {
	nth := theme.Length(0)
	for _, s := range p.chart.Series[:i] {
		if !s.Bars {
			nth++
		}
	}
	return p.size * (nth % 4) / 4
}

// at returns the point of a value that stands so far across the field.
func (p *plot) at(across, along theme.Length) Point {
	if p.chart.Level {
		return Point{p.field.x + along, p.field.y + across}
	}
	return Point{p.field.x + across, p.field.bottom() - along}
}

// lengths returns the field's sizes across and along.
func (p *plot) lengths() (across, along theme.Length) {
	if p.chart.Level {
		return p.field.h, p.field.w
	}
	return p.field.w, p.field.h
}

// slot returns the middle of a category and its width, across.
func (p *plot) slot(i int) (middle, width theme.Length) {
	across, _ := p.lengths()
	n := theme.Length(max(p.count, 1))
	return across * (2*theme.Length(i) + 1) / (2 * n), across / n
}

// place returns where the i-th value of a line stands across: over a range the
// values go from its low end to its high end.
func (p *plot) place(s *Series, i int) theme.Length {
	middle, _ := p.slot(i)
	if !p.ranged || len(s.Values) < 2 || p.barSeries() > 0 {
		return middle
	}
	across, _ := p.lengths()
	return across * theme.Length(i) / theme.Length(len(s.Values)-1)
}

func (p *plot) series(i int) {
	if p.chart.Series[i].Bars {
		p.bars(i)
		return
	}
	p.line(i)
}

// bars draws a series as bars; several series stand side by side.
func (p *plot) bars(i int) {
	nth, of := theme.Length(0), theme.Length(p.barSeries())
	for _, s := range p.chart.Series[:i] {
		if s.Bars {
			nth++
		}
	}
	_, along := p.lengths()
	zero := p.values.place(0, along)
	for k, n := range p.chart.Series[i].Values {
		middle, width := p.slot(k)
		each := width * 7 / 10 / of
		from := middle - each*of/2 + nth*each
		a, b := p.at(from, zero), p.at(from+each, p.values.place(n.in(p.values.decimals), along))
		r := rect{min(a.X, b.X), min(a.Y, b.Y), max(a.X-b.X, b.X-a.X), max(a.Y-b.Y, b.Y-a.Y)}
		bar := &Path{Fill: p.ink(i), Stroke: Line, Width: p.hairline}
		p.scene.add(bar.rounded(r, 0))
	}
}

// line draws a series as a line with a dot at each value.
func (p *plot) line(i int) {
	s := p.chart.Series[i]
	_, along := p.lengths()
	path := &Path{Stroke: p.ink(i), Width: p.stroke * 3 / 2, Dash: p.dash(i)}
	dots := &Path{Fill: p.ink(i)}
	for k, n := range s.Values {
		at := p.at(p.place(s, k), p.values.place(n.in(p.values.decimals), along))
		if k == 0 {
			path.move(at.X, at.Y)
		} else {
			path.line(at.X, at.Y)
		}
		if len(s.Values) <= 40 {
			dots.rounded(around(at, p.size*4/10, p.size*4/10), p.size)
		}
	}
	if len(s.Values) > 1 {
		p.scene.add(path)
	}
	if len(dots.Segments) > 0 {
		p.scene.add(dots)
	}
}
