package layout

import "fieldguide/internal/theme"

// A scaler leads from a picture's own places to those on the page: it moves the
// picture's top left corner to x, y and makes everything by/of times as large.
type scaler struct {
	x, y   theme.Length
	by, of theme.Length
}

// length returns how long something is on the page, rounded to the nearest
// scaled point.
func (s scaler) length(l theme.Length) theme.Length {
	if l < 0 {
		return -s.length(-l)
	}
	// In two parts, so that no product of two lengths is too large.
	return l/s.of*s.by + (l%s.of*s.by+s.of/2)/s.of
}

func (s scaler) point(x, y theme.Length) Point {
	return Point{X: s.x + s.length(x), Y: s.y + s.length(y)}
}
