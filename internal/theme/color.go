package theme

import "fmt"

// A Color is a color of sRGB, eight bits a channel.
type Color struct{ R, G, B uint8 }

// String returns the color as CSS writes it: "#1a2b3c".
func (c Color) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Gray returns a gray of that lightness, 0 for black.
func Gray(lightness uint8) Color { return Color{lightness, lightness, lightness} }
