package diagram

import "fieldguide/internal/theme"

// tipLength returns how much a tip shortens the line that it ends.
func (l *look) tipLength(link *Link, t Tip) theme.Length {
	switch t {
	case Arrow:
		return l.tipSize(link) * 8 / 10
	case Circle:
		return l.tipSize(link) * 9 / 10
	}
	return 0
}

func (l *look) tipSize(link *Link) theme.Length {
	if link.Style == Thick {
		return l.size * 80 / 100
	}
	return l.size * 64 / 100
}

// tip draws a tip that points at a side from outside: an arrow at a box's top
// points down. Toward is where it points.
func (c *canvas) tip(link *Link, t Tip, at Point, toward side) {
	c.tipOn(c.scene, t, at, toward, c.tipSize(link))
}

// tipOn draws a tip on a scene.
func (l *look) tipOn(s *Scene, t Tip, at Point, toward side, size theme.Length) {
	// place returns the point that is back from the tip and off its axis.
	place := func(back, off theme.Length) Point {
		switch toward {
		case bottom:
			return Point{at.X + off, at.Y - back}
		case top:
			return Point{at.X + off, at.Y + back}
		case right:
			return Point{at.X - back, at.Y + off}
		}
		return Point{at.X + back, at.Y + off}
	}
	half := size * 44 / 100
	p := &Path{Part: Head, Stroke: Line, Width: l.stroke}
	switch t {
	case Plain:
		return
	case Arrow:
		p.Fill, p.Stroke = Line, None
		p.polygon(at, place(size, half), place(size*8/10, 0), place(size, -half))
	case Circle:
		p.Fill = Paper
		c := place(size*45/100, 0)
		p.rounded(around(c, size*9/10, size*9/10), size)
	case Cross:
		c := size / 2
		a, b := place(c-half, -half), place(c+half, half)
		p.move(a.X, a.Y).line(b.X, b.Y)
		a, b = place(c-half, half), place(c+half, -half)
		p.move(a.X, a.Y).line(b.X, b.Y)
	case Open:
		a, b := place(size, half), place(size, -half)
		p.move(a.X, a.Y).line(at.X, at.Y).line(b.X, b.Y)
	}
	s.add(p)
}
