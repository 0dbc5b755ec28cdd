package svg

import (
	"math"
	"strconv"
	"strings"

	"fieldguide/internal/theme"
)

// A color is a color of sRGB and its opacity, from 0 to 1.
type color struct {
	theme.Color
	alpha float64
}

func opaque(hex uint32) color {
	return color{theme.Color{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex)}, 1}
}

// parseColor reads a color of CSS Color 4 but for currentColor.
func parseColor(text string) (color, bool) {
	text = lower(trim(text))
	if strings.HasPrefix(text, "#") {
		return hexColor(text[1:])
	}
	if text == "transparent" {
		return color{}, true
	}
	if c, ok := theme.ColorNamed(text); ok {
		return color{c, 1}, true
	}
	name, arguments, ok := call(text)
	if !ok {
		return color{}, false
	}
	switch name {
	case "rgb", "rgba":
		return rgbColor(arguments)
	case "hsl", "hsla":
		return hslColor(arguments)
	case "light-dark":
		// Paper is light.
		if light, _, ok := cutComma(arguments); ok {
			return parseColor(light)
		}
	}
	return color{}, false
}

// call takes "name(arguments)" apart.
func call(text string) (name, arguments string, ok bool) {
	name, rest, ok := strings.Cut(text, "(")
	arguments, closed := strings.CutSuffix(rest, ")")
	return trim(name), arguments, ok && closed
}

// cutComma splits arguments at the first comma that is not in parentheses.
func cutComma(text string) (first, rest string, ok bool) {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				return text[:i], text[i+1:], true
			}
		}
	}
	return text, "", false
}

// hexColor reads 3, 4, 6 or 8 digits.
func hexColor(digits string) (color, bool) {
	v, err := strconv.ParseUint(digits, 16, 32)
	if err != nil {
		return color{}, false
	}
	hex := uint32(v)
	switch len(digits) {
	case 3, 4:
		var wide uint32
		for _, shift := range []int{12, 8, 4, 0}[4-len(digits):] {
			digit := hex >> shift & 15
			wide = wide<<8 | digit<<4 | digit
		}
		hex = wide
	case 6, 8:
	default:
		return color{}, false
	}
	if len(digits)%4 != 0 {
		return opaque(hex), true
	}
	c := opaque(hex >> 8)
	c.alpha = float64(hex&255) / 255
	return c, true
}

// components splits the three channels and the opacity of a color function.
func components(arguments string) (channels []string, alpha float64, ok bool) {
	alpha, ok = 1, true
	channels = fields(strings.ReplaceAll(arguments, "/", " "))
	if len(channels) == 4 {
		alpha, ok = fraction(channels[3])
		alpha = clamp(alpha)
		channels = channels[:3]
	}
	return channels, alpha, ok && len(channels) == 3
}

func rgbColor(arguments string) (color, bool) {
	channels, alpha, ok := components(arguments)
	if !ok {
		return color{}, false
	}
	var bytes [3]uint8
	for i, c := range channels {
		v, ok := fraction(c)
		if !ok {
			return color{}, false
		}
		if !strings.HasSuffix(c, "%") {
			v /= 255
		}
		bytes[i] = channel(v)
	}
	return color{theme.Color{R: bytes[0], G: bytes[1], B: bytes[2]}, alpha}, true
}

// hslColor follows CSS Color 4, section 7.1.
func hslColor(arguments string) (color, bool) {
	channels, alpha, ok := components(arguments)
	if !ok {
		return color{}, false
	}
	hues, ok := transformNumbers(channels[0])
	saturation, ok2 := fraction(channels[1])
	light, ok3 := fraction(channels[2])
	if !ok || !ok2 || !ok3 || len(hues) != 1 {
		return color{}, false
	}
	hue := math.Mod(hues[0], 360)
	if hue < 0 {
		hue += 360
	}
	saturation, light = clamp(saturation), clamp(light)
	a := mul(saturation, min(light, 1-light))
	at := func(n float64) uint8 {
		k := math.Mod(n+hue/30, 12)
		return channel(light - mul(a, max(-1, min(k-3, 9-k, 1))))
	}
	return color{theme.Color{R: at(0), G: at(8), B: at(4)}, alpha}, true
}

// channel rounds a part of 1 to a byte.
func channel(v float64) uint8 { return uint8(math.Round(mul(clamp(v), 255))) }

func clamp(v float64) float64 { return max(0, min(v, 1)) }

func lower(s string) string { return strings.ToLower(s) }

func trim(s string) string { return strings.TrimSpace(s) }
