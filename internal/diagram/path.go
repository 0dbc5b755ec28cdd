package diagram

import "fieldguide/internal/theme"

func (p *Path) move(x, y theme.Length) *Path {
	p.Segments = append(p.Segments, Segment{Kind: MoveTo, Points: [3]Point{{x, y}}})
	return p
}

func (p *Path) line(x, y theme.Length) *Path {
	p.Segments = append(p.Segments, Segment{Kind: LineTo, Points: [3]Point{{x, y}}})
	return p
}

func (p *Path) curve(a, b, to Point) *Path {
	p.Segments = append(p.Segments, Segment{Kind: CurveTo, Points: [3]Point{a, b, to}})
	return p
}

func (p *Path) close() *Path {
	p.Segments = append(p.Segments, Segment{Kind: Close})
	return p
}

// polygon adds a closed outline.
func (p *Path) polygon(points ...Point) *Path {
	for i, q := range points {
		if i == 0 {
			p.move(q.X, q.Y)
			continue
		}
		p.line(q.X, q.Y)
	}
	return p.close()
}

// kappa returns how far the controls of a cubic quarter of a circle stand from
// its ends.
func kappa(radius theme.Length) theme.Length { return radius * 5523 / 10000 }

// arc adds a quarter of an ellipse from where the path is to q: along x first,
// or along y.
func (p *Path) arc(q Point, xFirst bool) *Path {
	a := p.end()
	dx, dy := kappa(q.X-a.X), kappa(q.Y-a.Y)
	if xFirst {
		return p.curve(Point{a.X + dx, a.Y}, Point{q.X, q.Y - dy}, q)
	}
	return p.curve(Point{a.X, a.Y + dy}, Point{q.X - dx, q.Y}, q)
}

// end returns where the path is.
func (p *Path) end() Point {
	s := p.Segments[len(p.Segments)-1]
	if s.Kind == CurveTo {
		return s.Points[2]
	}
	return s.Points[0]
}

// rounded adds a rectangle whose corners have that radius.
func (p *Path) rounded(r rect, radius theme.Length) *Path {
	radius = min(radius, r.w/2, r.h/2)
	if radius <= 0 {
		return p.polygon(Point{r.x, r.y}, Point{r.x + r.w, r.y}, Point{r.x + r.w, r.y + r.h}, Point{r.x, r.y + r.h})
	}
	right, bottom := r.x+r.w, r.y+r.h
	p.move(r.x+radius, r.y).line(right-radius, r.y).arc(Point{right, r.y + radius}, true)
	p.line(right, bottom-radius).arc(Point{right - radius, bottom}, false)
	p.line(r.x+radius, bottom).arc(Point{r.x, bottom - radius}, true)
	return p.line(r.x, r.y+radius).arc(Point{r.x + radius, r.y}, false).close()
}

// A rect is a rectangle by its top left corner and its size.
type rect struct{ x, y, w, h theme.Length }

func around(center Point, w, h theme.Length) rect {
	return rect{center.X - w/2, center.Y - h/2, w, h}
}

// inset returns the rectangle made smaller on all sides.
func (r rect) inset(by theme.Length) rect { return rect{r.x + by, r.y + by, r.w - 2*by, r.h - 2*by} }

func (r rect) right() theme.Length  { return r.x + r.w }
func (r rect) bottom() theme.Length { return r.y + r.h }
func (r rect) center() Point        { return Point{r.x + r.w/2, r.y + r.h/2} }

func (r rect) meets(o rect) bool {
	return r.x < o.right() && o.x < r.right() && r.y < o.bottom() && o.y < r.bottom()
}

func (r rect) holds(o rect) bool {
	return r.x <= o.x && o.right() <= r.right() && r.y <= o.y && o.bottom() <= r.bottom()
}

// root returns the whole square root of a number that is not negative.
func root(n theme.Length) theme.Length {
	if n < 2 {
		return n
	}
	x := n
	for y := (x + 1) / 2; y < x; y = (x + n/x) / 2 {
		x = y
	}
	return x
}
