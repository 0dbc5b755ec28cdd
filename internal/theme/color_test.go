package theme_test

import (
	"testing"

	"fieldguide/internal/theme"
)

// A picture drawn for paper has to be read on a dark ground: what is light there
// must be dark here, and a blue line stays a blue one.
func TestUnder(t *testing.T) {
	for _, c := range []struct{ on, under theme.Color }{
		{theme.Gray(255), theme.Gray(22)},
		{theme.Gray(0), theme.Gray(244)},
		{theme.Color{R: 213, G: 227, B: 230}, theme.Color{R: 38, G: 59, B: 64}},
		{theme.Color{R: 15, G: 76, B: 92}, theme.Color{R: 156, G: 221, B: 238}},
	} {
		if got := c.on.Under(); got != c.under {
			t.Errorf("under %v is %v, want %v", c.on, got, c.under)
		}
	}
}
