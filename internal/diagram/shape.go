package diagram

import "fieldguide/internal/theme"

// skew is how far the slanted sides of a shape lean, for a box of that height.
func (l *look) skew(h theme.Length) theme.Length { return min(snap(h/3), l.padX) }

// cap is the height of half an ellipse on top of a cylinder.
func (l *look) cap() theme.Length { return snap(l.size / 2) }

// boxSize returns the size of a box of that shape around a text.
func (l *look) boxSize(s Shape, t textBlock) (w, h theme.Length) {
	w, h = t.w+2*l.padX, t.h+2*l.padY
	switch s {
	case Diamond:
		w, h = t.w*14/10+t.h*9/10+l.padX, t.h*15/10+t.w*22/100+l.padY
	case Disk, DoubleDisk:
		d := max(root(t.w*t.w+t.h*t.h)+l.padX, l.size*3)
		if s == DoubleDisk {
			d += l.padX / 2
		}
		return snap(d), snap(d)
	case Dot:
		w, h = l.size*3/2, l.size*3/2
		return snap(w), snap(h)
	case Cylinder:
		h += 2 * l.cap()
	case Document:
		h += l.cap()
	case Hexagon, LeanRight, LeanLeft, Trapezoid, TrapezoidDown:
		w += 2 * l.skew(h)
	case Flag:
		w += l.skew(h)
	case Stadium:
		w += h / 3
	case Subroutine:
		w += l.padX
	case Bare:
		w, h = t.w+l.padX, t.h+l.padY
	}
	return snap(max(w, 4*l.size)), snap(h)
}

// reach returns how far from the middle of its side a line may meet a box. Along
// is the length of the side, up the size across it, and upright tells whether
// the line is.
func (l *look) reach(s Shape, along, up theme.Length, upright bool) theme.Length {
	half := along / 2
	switch s {
	case Diamond:
		return half * 30 / 100
	case Disk, DoubleDisk, Dot:
		return half * 60 / 100
	case Stadium:
		if upright {
			return max(half-up/2, half/3)
		}
		return half * 60 / 100
	case Hexagon, LeanRight, LeanLeft, Trapezoid, TrapezoidDown, Flag:
		if upright {
			return max(half-l.skew(up)-2*grid, 0)
		}
	case Cylinder:
		if !upright {
			return max(half-l.cap(), 0)
		}
		return half * 80 / 100
	case Document:
		if !upright {
			return max(half-2*l.cap(), 0)
		}
	}
	return max(half-l.size/3, 0)
}

// A side is one of the four of a box.
type side uint8

const (
	top side = iota
	bottom
	left
	right
)

// inset returns how far behind the middle of its bounding box's side the outline
// of a box of size w by h stands, off from the middle of that side.
func (l *look) inset(s Shape, w, h, off theme.Length, at side) theme.Length {
	far := max(off, -off)
	if at == left || at == right {
		return l.insetLevel(s, w, h, off, at)
	}
	switch s {
	case Diamond:
		return h / 2 * far / (w / 2)
	case Disk, DoubleDisk, Dot:
		return roundInset(w/2, far)
	case Stadium:
		if flat := w/2 - h/2; far > flat {
			return roundInset(h/2, far-flat)
		}
	case Cylinder:
		return l.cap() * roundInset(w/2, far) / (w / 2)
	case Document:
		if at == bottom {
			return l.waveAt(w, off)
		}
	}
	return 0
}

// insetLevel returns it for the left and right side.
func (l *look) insetLevel(s Shape, w, h, off theme.Length, at side) theme.Length {
	far, half, lean := max(off, -off), h/2, l.skew(h)
	switch s {
	case Diamond:
		return w / 2 * far / half
	case Disk, DoubleDisk, Dot, Stadium:
		return roundInset(half, far)
	case Hexagon:
		return lean * far / half
	case Flag:
		if at == left {
			return lean * (half - far) / half
		}
	case LeanRight:
		if at == left {
			return lean * (half - off) / h
		}
		return lean * (half + off) / h
	case LeanLeft:
		if at == left {
			return lean * (half + off) / h
		}
		return lean * (half - off) / h
	case Trapezoid:
		return lean * (half - off) / h
	case TrapezoidDown:
		return lean * (half + off) / h
	}
	return 0
}

// roundInset returns how far a circle stands behind its tangent.
func roundInset(radius, off theme.Length) theme.Length {
	if off >= radius {
		return radius
	}
	return radius - root(radius*radius-off*off)
}

// tintRole returns the fill of a box.
func (n *Node) tintRole() Role {
	if n.Tint != None {
		return n.Tint
	}
	return Paper
}

// drawBox adds the outline and the text of a node.
func (l *look) drawBox(s *Scene, n *Node, r rect, t textBlock) {
	p := &Path{Part: Box, Fill: n.tintRole(), Stroke: Line, Width: l.stroke}
	center := r.center()
	switch n.Shape {
	case Bare:
		p.Fill, p.Stroke = None, None
		p.rounded(r, 0)
	case Dot:
		p.Fill = Line
		s.add(p.rounded(r, r.w/2))
		return
	case Rounded:
		p.rounded(r, l.size*8/10)
	case Stadium, Disk, DoubleDisk:
		p.rounded(r, r.h/2)
	case Cylinder:
		l.cylinder(p, r)
		center.Y += l.cap() / 2
	case Document:
		l.document(p, r)
		center.Y -= l.cap() / 2
	default:
		l.angular(p, n.Shape, r)
	}
	s.add(p)
	l.extras(s, n, r)
	t.draw(s, center, Middle, Ink, Caption)
}

// extras adds the second lines of shapes that have them.
func (l *look) extras(s *Scene, n *Node, r rect) {
	p := &Path{Stroke: Line, Width: l.stroke}
	switch n.Shape {
	case DoubleDisk:
		in := r.inset(l.padX / 4)
		p.rounded(in, in.w/2)
	case Subroutine:
		x := l.padX / 2
		p.move(r.x+x, r.y).line(r.x+x, r.bottom()).move(r.right()-x, r.y).line(r.right()-x, r.bottom())
	case Cylinder:
		c := l.cap()
		p.move(r.x, r.y+c).arc(Point{r.x + r.w/2, r.y + 2*c}, false).arc(Point{r.right(), r.y + c}, true)
	default:
		return
	}
	s.add(p)
}

func (l *look) cylinder(p *Path, r rect) {
	c, mid := l.cap(), r.x+r.w/2
	p.move(r.x, r.y+c).arc(Point{mid, r.y}, false).arc(Point{r.right(), r.y + c}, true)
	p.line(r.right(), r.bottom()-c).arc(Point{mid, r.bottom()}, false).arc(Point{r.x, r.bottom() - c}, true).close()
}

// document adds a rectangle whose bottom is a wave: down on the left, up on the
// right. Its controls divide the width evenly, so that waveAt knows its height.
func (l *look) document(p *Path, r rect) {
	c := l.cap()
	y, sixth := r.bottom()-c/2, r.w/6
	p.move(r.x, y).line(r.x, r.y).line(r.right(), r.y).line(r.right(), y)
	p.curve(Point{r.right() - sixth, y - c*2/3}, Point{r.right() - 2*sixth, y - c*2/3}, Point{r.x + r.w/2, y})
	p.curve(Point{r.x + 2*sixth, y + c*2/3}, Point{r.x + sixth, y + c*2/3}, Point{r.x, y}).close()
}

// waveAt returns how far over the box's bottom the wave of a document of width w
// is, off from the middle.
func (l *look) waveAt(w, off theme.Length) theme.Length {
	half := max(w/2, 1)
	far := min(max(off, -off), half)
	up := 2 * l.cap() * far / half * (half - far) / half
	if off < 0 {
		up = -up
	}
	return l.cap()/2 + up
}

// angular adds the shapes that have no curves.
func (l *look) angular(p *Path, s Shape, r rect) {
	k, right, bottom, mid := l.skew(r.h), r.right(), r.bottom(), r.y+r.h/2
	switch s {
	case Diamond:
		p.polygon(Point{r.x + r.w/2, r.y}, Point{right, mid}, Point{r.x + r.w/2, bottom}, Point{r.x, mid})
	case Hexagon:
		p.polygon(Point{r.x + k, r.y}, Point{right - k, r.y}, Point{right, mid}, Point{right - k, bottom}, Point{r.x + k, bottom}, Point{r.x, mid})
	case LeanRight:
		p.polygon(Point{r.x + k, r.y}, Point{right, r.y}, Point{right - k, bottom}, Point{r.x, bottom})
	case LeanLeft:
		p.polygon(Point{r.x, r.y}, Point{right - k, r.y}, Point{right, bottom}, Point{r.x + k, bottom})
	case Trapezoid:
		p.polygon(Point{r.x + k, r.y}, Point{right - k, r.y}, Point{right, bottom}, Point{r.x, bottom})
	case TrapezoidDown:
		p.polygon(Point{r.x, r.y}, Point{right, r.y}, Point{right - k, bottom}, Point{r.x + k, bottom})
	case Flag:
		p.polygon(Point{r.x, r.y}, Point{right, r.y}, Point{right, bottom}, Point{r.x, bottom}, Point{r.x + k, mid})
	default:
		p.rounded(r, l.size*3/10)
	}
}
