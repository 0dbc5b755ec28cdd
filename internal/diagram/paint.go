package diagram

import "fieldguide/internal/theme"

// A canvas is a scene that a plan is painted on, turned to its direction and
// moved to its place.
type canvas struct {
	*plan
	scene  *Scene
	origin Point
}

// paperSize returns the size of a laid out plan on paper, without a margin.
func (p *plan) paperSize() (w, h theme.Length) {
	low, high := p.span()
	if p.dir.across() {
		return p.depth, high - low
	}
	return high - low, p.depth
}

// span returns the least and greatest place across.
func (p *plan) span() (low, high theme.Length) {
	if len(p.vertices) == 0 {
		return 0, 0
	}
	low, high = 1<<60, -1<<60
	for i := range p.vertices {
		v := &p.vertices[i]
		low, high = min(low, v.across-v.low), max(high, v.across+v.high)
	}
	for i := range p.frames {
		low, high = min(low, p.frames[i].low), max(high, p.frames[i].high)
	}
	return low, high
}

// point returns where on paper a place is.
func (c *canvas) point(across, depth theme.Length) Point {
	if c.dir == Up || c.dir == Left {
		depth = c.depth - depth
	}
	if c.dir.across() {
		across, depth = depth, across
	}
	return Point{c.origin.X + across, c.origin.Y + depth}
}

// paint draws a plan whose top left corner is at a point.
func (p *plan) paint(s *Scene, at Point) {
	low, _ := p.span()
	c := &canvas{plan: p, scene: s, origin: at}
	if p.dir.across() {
		c.origin.Y -= low
	} else {
		c.origin.X -= low
	}
	for i := range p.frames {
		c.frame(&p.frames[i])
	}
	for i := range p.wires {
		if w := &p.wires[i]; !w.loop() && w.link.Style != Invisible {
			c.wire(w)
		}
	}
	for i := range p.blocks {
		c.block(&p.blocks[i])
	}
	for i := range p.vertices {
		c.titles(&p.vertices[i])
	}
	for i := range p.wires {
		c.label(&p.wires[i])
	}
}

// titles draws the title that a vertex holds room for.
func (c *canvas) titles(v *vertex) {
	if v.kind == titleVertex {
		c.frames[v.of].title.draw(c.scene, c.point(v.across, c.layers[v.layer].at), Start, Muted, Caption)
	}
}

// frame draws the border and title of a subgraph.
func (c *canvas) frame(f *frame) {
	a, b := c.point(f.low, f.near), c.point(f.high, f.far)
	r := rect{min(a.X, b.X), min(a.Y, b.Y), max(a.X-b.X, b.X-a.X), max(a.Y-b.Y, b.Y-a.Y)}
	c.group(f.group, r)
	if c.dir.across() {
		f.title.draw(c.scene, Point{r.x + c.groupPad + f.titleAt, r.y + c.groupPad*3/4 + f.title.h/2}, Start, Muted, Caption)
	}
}

// group draws the border of a subgraph.
func (c *canvas) group(group int, r rect) {
	fill := Ground
	depth := 0
	for g := c.flow.Groups[group].Parent; g >= 0; g = c.flow.Groups[g].Parent {
		depth++
	}
	if depth%2 == 1 {
		fill = Paper
	}
	if t := c.flow.Groups[group].Tint; t != None {
		fill = t
	}
	p := &Path{Part: Frame, Fill: fill, Stroke: Rule, Width: c.hairline}
	c.scene.add(p.rounded(r, c.size*6/10))
}

// block draws a box, or a subgraph that was laid out apart.
func (c *canvas) block(b *block) {
	v := &c.vertices[b.vertex]
	r := around(c.point(v.across, c.layers[v.layer].at), b.w, b.h)
	c.paintLoops(c, b)
	if b.node >= 0 {
		c.drawBox(c.scene, c.flow.Nodes[b.node], r, b.text)
		return
	}
	c.group(b.group, r)
	inside := Point{0, r.y + c.groupPad}
	if b.text.h > 0 {
		b.text.draw(c.scene, Point{r.x + c.groupPad, r.y + c.groupPad*3/4 + b.text.h/2}, Start, Muted, Caption)
		inside.Y += b.text.h + c.groupPad/4
	}
	w, _ := b.inner.paperSize()
	inside.X = r.x + (r.w-w)/2
	b.inner.paint(c.scene, inside)
}

// label draws the label of a wire.
func (c *canvas) label(w *wire) {
	for _, v := range w.chain {
		if v := &c.vertices[v]; v.kind == labelVertex {
			w.label.draw(c.scene, c.point(v.across, c.layers[v.layer].at), Middle, Ink, Label)
		}
	}
}

// wire draws a line and its tips.
func (c *canvas) wire(w *wire) {
	runs := c.route(w)
	path := c.linePath(w.link)
	for i := range runs {
		steps := runs[i].steps
		first, last := steps[0], steps[len(steps)-1]
		if i == 0 {
			first.depth += c.tipLength(w.link, w.tipAt(0))
		}
		if i == len(runs)-1 {
			last.depth -= c.tipLength(w.link, w.tipAt(1))
		}
		steps[0], steps[len(steps)-1] = first, last
		c.steps(path, steps)
	}
	c.scene.add(path)
	start, end := runs[0].steps[0], runs[len(runs)-1].steps[len(runs[len(runs)-1].steps)-1]
	c.tip(w.link, w.tipAt(0), c.point(start.across, start.depth-c.tipLength(w.link, w.tipAt(0))), c.paperSide(0).opposite())
	c.tip(w.link, w.tipAt(1), c.point(end.across, end.depth+c.tipLength(w.link, w.tipAt(1))), c.paperSide(1).opposite())
}

func (c *canvas) linePath(l *Link) *Path { return c.stroked(l.Style) }

// stroked returns a path for a line of that style.
func (l *look) stroked(s Style) *Path {
	p := &Path{Part: Edge, Stroke: Line, Width: l.stroke}
	switch s {
	case Thick:
		p.Width *= 2
	case Dotted:
		p.Dash = l.size / 3
	}
	return p
}

// steps adds a run to a path.
func (c *canvas) steps(p *Path, steps []step) {
	for i, s := range steps {
		to := c.point(s.across, s.depth)
		switch {
		case i == 0:
			p.move(to.X, to.Y)
		case s.curved:
			before := steps[i-1]
			mid := (before.depth + s.depth) / 2
			p.curve(c.point(before.across, mid), c.point(s.across, mid), to)
		case s != steps[i-1]:
			p.line(to.X, to.Y)
		}
	}
}

// opposite returns the side across from s.
func (s side) opposite() side { return s ^ 1 }

// loop draws a line that comes back to its box: from depth a to b, with the
// outline at ends.
func (c *canvas) loop(l *Link, ends [2]theme.Length, out, a, b theme.Length) {
	if l.Style == Invisible {
		return
	}
	p := c.linePath(l)
	at := right.opposite()
	if c.dir.across() {
		at = bottom.opposite()
	}
	tail, head := c.tipLength(l, l.Tail), c.tipLength(l, l.Head)
	bend := (out - max(ends[0], ends[1])) / 2
	from, to := c.point(ends[0]+tail, a), c.point(ends[1]+head, b)
	p.move(from.X, from.Y)
	p.curve(c.point(ends[0]+tail+bend, a), c.point(out, a), c.point(out, (a+b)/2))
	p.curve(c.point(out, b), c.point(ends[1]+head+bend, b), to)
	c.scene.add(p)
	c.tip(l, l.Tail, c.point(ends[0], a), at)
	c.tip(l, l.Head, c.point(ends[1], b), at)
}

// loopLabel draws the label of a loop from a place across on, in the middle at a
// depth.
func (c *canvas) loopLabel(w *wire, across, depth theme.Length) {
	if c.dir.across() {
		w.label.draw(c.scene, c.point(across+w.label.h/2, depth), Middle, Ink, Label)
		return
	}
	w.label.draw(c.scene, c.point(across, depth), Start, Ink, Label)
}
