package theme

import "fmt"

// A Color is a color of sRGB, eight bits a channel.
type Color struct{ R, G, B uint8 }

// String returns the color as CSS writes it: "#1a2b3c".
func (c Color) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Under returns the color that does on the ground of Dark what c does on paper:
// its hue and saturation at the opposite lightness, between Dark's ground and
// its ink. (HSL, CSS Color 4, section 7)
func (c Color) Under() Color {
	const lightest, darkest = 2 * 244, 2 * 22 // twice the lightness, as HSL halves it
	low, high := int(min(c.R, c.G, c.B)), int(max(c.R, c.G, c.B))
	l := low + high
	to := lightest - l*(lightest-darkest)/510
	room, roomThere := 255-abs(l-255), 255-abs(to-255) // the most chroma at each lightness
	channel := func(v uint8) uint8 {
		chroma := 2*int(v) - l
		if room > 0 {
			chroma = chroma * roomThere / room
		}
		return uint8(min(max((to+chroma)/2, 0), 255))
	}
	return Color{channel(c.R), channel(c.G), channel(c.B)}
}

func abs(n int) int { return max(n, -n) }

// Gray returns a gray of that lightness, 0 for black.
func Gray(lightness uint8) Color { return Color{lightness, lightness, lightness} }
