package svg

import "math"

// mul returns a product that is never fused with a sum: see the package's
// comment. No other code of the package multiplies.
func mul(x, y float64) float64 { return float64(x * y) }

// A point is a place in user units, or in points once it is transformed.
type point struct{ x, y float64 }

func (p point) plus(q point) point              { return point{p.x + q.x, p.y + q.y} }
func (p point) minus(q point) point             { return point{p.x - q.x, p.y - q.y} }
func (p point) times(k float64) point           { return point{mul(p.x, k), mul(p.y, k)} }
func (p point) toward(q point, k float64) point { return p.plus(q.minus(p).times(k)) }
func (p point) length() float64                 { return length(p.x, p.y) }

// unit returns the direction of a vector; the zero vector has none.
func (p point) unit() point {
	l := p.length()
	if l == 0 {
		return point{}
	}
	return point{p.x / l, p.y / l}
}

func length(x, y float64) float64 { return math.Sqrt(mul(x, x) + mul(y, y)) }

func cross(p, q point) float64 { return mul(p.x, q.y) - mul(p.y, q.x) }
func dot(p, q point) float64   { return mul(p.x, q.x) + mul(p.y, q.y) }

// A matrix takes (x, y) to (a·x + c·y + e, b·x + d·y + f).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func translation(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }
func scaling(x, y float64) matrix     { return matrix{a: x, d: y} }

// rotation turns by an angle in degrees, clockwise as y grows downwards.
func rotation(degrees float64) matrix {
	s, c := sincos(degrees)
	return matrix{a: c, b: s, c: -s, d: c}
}

// turned takes the x axis to the direction of a unit vector.
func turned(u point) matrix { return matrix{a: u.x, b: u.y, c: -u.y, d: u.x} }

func (m matrix) apply(p point) point {
	return point{
		mul(m.a, p.x) + mul(m.c, p.y) + m.e,
		mul(m.b, p.x) + mul(m.d, p.y) + m.f,
	}
}

// times returns the transformation that does n first, then m.
func (m matrix) times(n matrix) matrix {
	o := m.apply(point{n.e, n.f})
	return matrix{
		a: mul(m.a, n.a) + mul(m.c, n.b), b: mul(m.b, n.a) + mul(m.d, n.b),
		c: mul(m.a, n.c) + mul(m.c, n.d), d: mul(m.b, n.c) + mul(m.d, n.d),
		e: o.x, f: o.y,
	}
}

func (m matrix) determinant() float64 { return mul(m.a, m.d) - mul(m.b, m.c) }

// scale returns how much longer lines become, the mean of all directions.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.determinant())) }

// upright reports whether the transformation scales evenly and moves, no more.
func (m matrix) upright() bool {
	k := m.scale()
	near := func(x, y float64) bool { return math.Abs(x-y) <= mul(k, 1e-4) }
	return near(m.a, k) && near(m.d, k) && near(m.b, 0) && near(m.c, 0)
}

// sincos returns the sine and cosine of an angle in degrees, to the last bit or
// two and exactly for whole quarters of a turn.
func sincos(degrees float64) (sin, cos float64) {
	degrees = math.Mod(degrees, 360)
	quarter := math.Round(degrees / 90)
	x := mul(degrees-mul(quarter, 90), math.Pi/180)
	sin, cos = series(x, 1), series(x, 0)
	switch (int(quarter) + 4) % 4 {
	case 1:
		return cos, -sin
	case 2:
		return -sin, -cos
	case 3:
		return -cos, sin
	}
	return sin, cos
}

// series sums the Taylor series of the sine, whose first exponent is 1, or of the
// cosine, whose is 0, for up to an eighth of a turn.
func series(x float64, first int) float64 {
	term, sum := 1., 0.
	if first == 1 {
		term = x
	}
	square := mul(x, x)
	for n := float64(first); n < 20; n += 2 {
		sum += term
		term = -mul(term, square) / mul(n+1, n+2)
	}
	return sum
}
