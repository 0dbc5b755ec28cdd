package diagram

import (
	"fmt"

	"fieldguide/internal/theme"
)

// Check returns what a reader would stumble over in a scene: a box over a box, a
// line through a box, a text over anything or outside its box, and whatever is
// outside the scene. Nothing is wrong with a scene that Layout gave.
func (s *Scene) Check() []string {
	c := &checker{scene: s}
	c.collect()
	c.boxes()
	c.lines()
	c.texts()
	c.bounds()
	return c.found
}

type checker struct {
	scene  *Scene
	box    []outline
	frames []rect
	line   [][]Point
	text   []words
	found  []string
}

// An outline is a box as a polygon, and the rectangle around it.
type outline struct {
	rect
	points []Point
}

// words are a text and its rectangle.
type words struct {
	rect
	*Text
}

func (c *checker) report(format string, args ...any) {
	if len(c.found) < 50 {
		c.found = append(c.found, fmt.Sprintf(format, args...))
	}
}

func (c *checker) collect() {
	for _, it := range c.scene.Items {
		switch it := it.(type) {
		case *Path:
			c.path(it)
		case *Text:
			r := rect{it.Left(), it.Y - it.Size*70/100, it.Width, it.Size * 85 / 100}
			c.text = append(c.text, words{r, it})
		}
	}
}

func (c *checker) path(p *Path) {
	switch p.Part {
	case Box:
		points := p.flatten()
		c.box = append(c.box, outline{boundsOf(points), points})
	case Frame:
		c.frames = append(c.frames, boundsOf(p.flatten()))
	case Edge:
		c.line = append(c.line, p.runs()...)
	}
}

// runs returns the stretches of a line, each from a move to the next.
func (p *Path) runs() [][]Point {
	var out [][]Point
	for start := 0; start < len(p.Segments); {
		end := start + 1
		for end < len(p.Segments) && p.Segments[end].Kind != MoveTo {
			end++
		}
		part := Path{Segments: p.Segments[start:end]}
		out = append(out, part.flatten())
		start = end
	}
	return out
}

// flatten returns points along a path, eight for a curve.
func (p *Path) flatten() []Point {
	const parts = 8
	var out []Point
	for _, s := range p.Segments {
		switch s.Kind {
		case MoveTo, LineTo:
			out = append(out, s.Points[0])
		case CurveTo:
			from := out[len(out)-1]
			for i := theme.Length(1); i <= parts; i++ {
				out = append(out, Point{
					bezier(from.X, s.Points[0].X, s.Points[1].X, s.Points[2].X, i, parts),
					bezier(from.Y, s.Points[0].Y, s.Points[1].Y, s.Points[2].Y, i, parts),
				})
			}
		}
	}
	return out
}

// bezier returns the point at t of n parts of a cubic curve.
func bezier(a, b, c, d, t, n theme.Length) theme.Length {
	u := n - t
	return (u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d) / (n * n * n)
}

func boundsOf(points []Point) rect {
	low, high := points[0], points[0]
	for _, p := range points {
		low = Point{min(low.X, p.X), min(low.Y, p.Y)}
		high = Point{max(high.X, p.X), max(high.Y, p.Y)}
	}
	return rect{low.X, low.Y, high.X - low.X, high.Y - low.Y}
}

// slight is what may overlap unseen.
const slight = theme.Point

func (c *checker) boxes() {
	for i := range c.box {
		for j := range i {
			if c.box[i].inset(slight / 2).meets(c.box[j].inset(slight / 2)) {
				c.report("a box at %v lies over one at %v", where(c.box[i].rect), where(c.box[j].rect))
			}
		}
		for _, f := range c.frames {
			if f.meets(c.box[i].inset(slight)) && !f.holds(c.box[i].inset(slight)) {
				c.report("a box at %v lies over a frame's border", where(c.box[i].rect))
			}
		}
	}
	for i, f := range c.frames {
		for _, g := range c.frames[:i] {
			if f.inset(slight).meets(g.inset(slight)) && !f.holds(g) && !g.holds(f) {
				c.report("a frame at %v lies over one at %v", where(f), where(g))
			}
		}
	}
}

func where(r rect) string { return fmt.Sprintf("%v,%v", r.x, r.y) }

func (c *checker) lines() {
	for _, l := range c.line {
		for i := range c.box {
			b := &c.box[i]
			for k := 1; k < len(l); k++ {
				if b.cut(l[k-1], l[k]) {
					c.report("a line goes through the box at %v", where(b.rect))
					break
				}
			}
		}
	}
}

// cut reports whether a stretch of a line lies in a box, the outline's edge
// apart.
func (o *outline) cut(a, b Point) bool {
	if !o.rect.meets(rect{min(a.X, b.X) - 1, min(a.Y, b.Y) - 1, max(a.X-b.X, b.X-a.X) + 2, max(a.Y-b.Y, b.Y-a.Y) + 2}) {
		return false
	}
	const parts = 16
	for t := theme.Length(0); t <= parts; t++ {
		if o.deep(Point{a.X + (b.X-a.X)*t/parts, a.Y + (b.Y-a.Y)*t/parts}) {
			return true
		}
	}
	return false
}

// deep reports whether a point and those around it are inside.
func (o *outline) deep(p Point) bool {
	for _, q := range [...]Point{{p.X - slight, p.Y}, {p.X + slight, p.Y}, {p.X, p.Y - slight}, {p.X, p.Y + slight}} {
		if !o.inside(q) {
			return false
		}
	}
	return true
}

// inside reports whether a point is in the polygon.
func (o *outline) inside(p Point) bool {
	in := false
	for i := range o.points {
		a, b := o.points[i], o.points[(i+1)%len(o.points)]
		if (a.Y > p.Y) == (b.Y > p.Y) {
			continue
		}
		if x := a.X + (p.Y-a.Y)*(b.X-a.X)/(b.Y-a.Y); p.X < x {
			in = !in
		}
	}
	return in
}

func (c *checker) texts() {
	for i := range c.text {
		t := &c.text[i]
		for j := range i {
			if t.meets(c.text[j].rect) {
				c.report("the text %q lies over %q", t.Text.Text, c.text[j].Text.Text)
			}
		}
		for j := range c.box {
			b := &c.box[j]
			switch {
			case !b.meets(t.rect):
			case t.Part == Label:
				c.report("the label %q lies over a box", t.Text.Text)
			case !b.holds(t.rect):
				c.report("the text %q is longer than its box", t.Text.Text)
			}
		}
		c.textOverFrames(t)
		c.textOverLines(t)
	}
}

func (c *checker) textOverFrames(t *words) {
	for _, f := range c.frames {
		if f.meets(t.rect) && !f.holds(t.rect) {
			c.report("the text %q lies over a frame's border", t.Text.Text)
		}
	}
}

func (c *checker) textOverLines(t *words) {
	box := outline{rect: t.rect, points: []Point{{t.x, t.y}, {t.right(), t.y}, {t.right(), t.bottom()}, {t.x, t.bottom()}}}
	for _, l := range c.line {
		for k := 1; k < len(l); k++ {
			if box.cut(l[k-1], l[k]) {
				c.report("a line goes through the text %q", t.Text.Text)
				return
			}
		}
	}
}

func (c *checker) bounds() {
	all := rect{0, 0, c.scene.Width, c.scene.Height}
	outside := func(r rect) bool { return !all.holds(r) }
	for _, it := range c.scene.Items {
		switch it := it.(type) {
		case *Path:
			if r := boundsOf(it.flatten()); outside(r) {
				c.report("a path at %v is outside", where(r))
			}
		case *Text:
			if outside(rect{it.Left(), it.Y - it.Size*70/100, it.Width, it.Size * 90 / 100}) {
				c.report("the text %q is outside", it.Text)
			}
		}
	}
}
