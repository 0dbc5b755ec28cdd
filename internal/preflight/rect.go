package preflight

import (
	"math"

	"fieldguide/internal/pdffile"
)

// A rect is a rectangle of a page in points, from its lower left corner.
type rect struct{ left, bottom, right, top float64 }

// nothing holds no point, and grows by those that are added.
var nothing = rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

// rect reads a rectangle, whichever corners it names.
func (c *checker) rect(o pdffile.Object) (rect, bool) {
	a := c.file.Array(o)
	if len(a) != 4 {
		return rect{}, false
	}
	var n [4]float64
	for i := range n {
		var ok bool
		if n[i], ok = c.file.Number(a[i]); !ok {
			return rect{}, false
		}
	}
	return rect{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}, true
}

func (r rect) empty() bool { return r.left > r.right || r.bottom > r.top }

func (r *rect) include(x, y float64) {
	r.left, r.right = min(r.left, x), max(r.right, x)
	r.bottom, r.top = min(r.bottom, y), max(r.top, y)
}

func (r *rect) join(s rect) {
	r.left, r.right = min(r.left, s.left), max(r.right, s.right)
	r.bottom, r.top = min(r.bottom, s.bottom), max(r.top, s.top)
}

func (r rect) meet(s rect) rect {
	return rect{max(r.left, s.left), max(r.bottom, s.bottom), min(r.right, s.right), min(r.top, s.top)}
}

func (r rect) grown(by float64) rect {
	return rect{r.left - by, r.bottom - by, r.right + by, r.top + by}
}

func (r rect) area() float64 { return max(0, r.right-r.left) * max(0, r.top-r.bottom) }

// beyond returns how far r reaches out of s, in points.
func (r rect) beyond(s rect) float64 {
	return max(s.left-r.left, s.bottom-r.bottom, r.right-s.right, r.top-s.top)
}

// A matrix is [a b c d e f] of ISO 32000-1, 8.3.3.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times returns the matrix that applies m and then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// rect returns the smallest upright rectangle around what r becomes.
func (m matrix) rect(r rect) rect {
	if m[0] > 0 && m[1] == 0 && m[2] == 0 && m[3] > 0 { // most text
		return rect{m[0]*r.left + m[4], m[3]*r.bottom + m[5], m[0]*r.right + m[4], m[3]*r.top + m[5]}
	}
	out := nothing
	out.include(m.apply(r.left, r.bottom))
	out.include(m.apply(r.right, r.bottom))
	out.include(m.apply(r.left, r.top))
	out.include(m.apply(r.right, r.top))
	return out
}

// scale returns how much m lengthens, at most.
func (m matrix) scale() float64 {
	return max(math.Hypot(m[0], m[1]), math.Hypot(m[2], m[3]))
}

// upright reports whether rectangles stay rectangles.
func (m matrix) upright() bool {
	const little = 1e-6
	return math.Abs(m[1]) < little && math.Abs(m[2]) < little || math.Abs(m[0]) < little && math.Abs(m[3]) < little
}
