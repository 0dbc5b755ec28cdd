package svg

import "math"

// An ellipse is the shape of an arc: its radii and how far its x axis is turned,
// in degrees.
type ellipse struct{ rx, ry, turn float64 }

// arc adds a part of an ellipse as cubic curves, by SVG 2, appendix B.2. It works
// with directions instead of angles, so that it needs no trigonometry but for
// the turn of the ellipse.
func (o *outline) arc(from point, e ellipse, large, sweep bool, to point) {
	if from == to {
		return
	}
	rx, ry := math.Abs(e.rx), math.Abs(e.ry)
	if rx < 1e-9 || ry < 1e-9 {
		o.line(to)
		return
	}
	turn := rotation(e.turn)
	half := from.minus(to).times(0.5)
	// Half the chord, in the ellipse's own axes and measured in its radii.
	u := point{dot(half, point{turn.a, turn.b}) / rx, dot(half, point{turn.c, turn.d}) / ry}
	square := dot(u, u)
	if square > 1 { // too small to reach: as large as needed
		k := math.Sqrt(square)
		rx, ry, u, square = mul(rx, k), mul(ry, k), u.times(1/k), 1
	}
	if square == 0 {
		o.line(to)
		return
	}
	k := math.Sqrt(max(0, (1-square)/square))
	if large == sweep {
		k = -k
	}
	center := point{mul(k, u.y), mul(-k, u.x)}
	a := &arcPen{
		circle: translation(from.plus(to).x/2, from.plus(to).y/2).times(turn).times(scaling(rx, ry)).times(translation(center.x, center.y)),
		sweep:  sweep,
	}
	a.draw(o, u.minus(center).unit(), point{}.minus(u).minus(center).unit(), large, to)
}

// An arcPen draws arcs of the unit circle, transformed.
type arcPen struct {
	circle matrix
	sweep  bool
}

// draw adds quarters until one or less is left, at most four in all. The arc
// ends exactly at to. Ends that are too near each other to tell which is ahead
// are nothing or a whole turn apart, as the author says.
func (a *arcPen) draw(o *outline, u, v point, large bool, to point) {
	near := dot(u, v) > 1-1e-12
	if near && !large {
		o.line(to)
		return
	}
	const tiny = -1e-9
	for i := range 3 {
		if (i > 0 || !near) && a.turn(u, v) >= tiny && dot(u, v) >= tiny {
			break
		}
		q := point{-u.y, u.x}
		if !a.sweep {
			q = point{u.y, -u.x}
		}
		a.piece(o, u, q, a.circle.apply(q))
		(*o)[len(*o)-1].inner = true
		u = q
	}
	a.piece(o, u, v, to)
}

// turn is positive if v lies less than half a turn ahead of u.
func (a *arcPen) turn(u, v point) float64 {
	if a.sweep {
		return cross(u, v)
	}
	return -cross(u, v)
}

// piece adds a cubic from u to v, at most a quarter ahead. Its controls stand
// 4/3·tan(θ/4) along the tangents.
func (a *arcPen) piece(o *outline, u, v, to point) {
	sin := v.minus(u).length() / 2 // of half the angle
	cos := math.Sqrt(max(0, 1-mul(sin, sin)))
	k := mul(4./3, sin/(1+cos))
	if !a.sweep {
		k = -k
	}
	o.curve(
		a.circle.apply(u.plus(point{-u.y, u.x}.times(k))),
		a.circle.apply(v.minus(point{-v.y, v.x}.times(k))),
		to)
}
