package math

import (
	"slices"
	"strconv"
	"strings"

	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// roles are the colors of the theme that a formula can ask for by name.
var roles = []string{"ink", "accent", "muted", "quiet", "hairline"}

// In returns the color under a theme; the zero Color is its ink.
func (c Color) In(t *theme.Theme) theme.Color {
	switch {
	case c.Fixed:
		return c.RGB
	case c.Role == "accent":
		return t.Accent
	case c.Role == "muted":
		return t.Muted
	case c.Role == "quiet":
		return t.Quiet
	case c.Role == "hairline":
		return t.Hairline
	}
	return t.Ink
}

// color reads the argument of \color.
func (p *parser) color(of token) Color {
	p.skip()
	at := p.look()
	if p.takeIf("[") { // \color[rgb]{1,0,0}
		model := strings.TrimSpace(p.upTo("]"))
		return p.modelColor(at, model, p.raw(of))
	}
	name := strings.TrimSpace(p.raw(of))
	if p.err != nil {
		return Color{}
	}
	if slices.Contains(roles, name) {
		return Color{Role: name}
	}
	if c, ok := theme.ColorNamed(strings.ToLower(name)); ok {
		return Color{RGB: c, Fixed: true}
	}
	if c, ok := hexColor(name); ok {
		return c
	}
	names := append(theme.ColorNames(), roles...)
	slices.Sort(names)
	hint := source.DidYouMean(name, names, `write a role (`+strings.Join(roles, ", ")+`), a CSS name or #rrggbb`)
	p.fail(at, "no color is called "+strconv.Quote(name), hint)
	return Color{}
}

// upTo takes the characters before a token, and the token.
func (p *parser) upTo(end string) string {
	var b strings.Builder
	for p.look().text != end && p.look().text != "" {
		b.WriteString(p.take().text)
	}
	p.takeIf(end)
	return b.String()
}

func fixed(rgb uint32) Color {
	return Color{RGB: theme.Color{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb)}, Fixed: true}
}

// hexColor reads #rgb, #rrggbb and the latter without its #.
func hexColor(s string) (Color, bool) {
	hex, marked := strings.CutPrefix(s, "#")
	if len(hex) == 3 && marked {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	if len(hex) != 6 {
		return Color{}, false
	}
	rgb, err := strconv.ParseUint(hex, 16, 32)
	return fixed(uint32(rgb)), err == nil
}

// modelColor reads the numbers of a color in the models rgb, RGB, HTML and gray.
func (p *parser) modelColor(at token, model, values string) Color {
	if model == "HTML" {
		if c, ok := hexColor(values); ok {
			return c
		}
	}
	scale, n := 255., 3
	switch model {
	case "RGB":
		scale = 1
	case "gray":
		n = 1
	}
	parts := strings.Split(values, ",")
	var rgb uint32
	for _, part := range parts {
		v, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil || !(v >= 0 && v*scale <= 255) || len(parts) != n {
			p.fail(at, strconv.Quote(values)+" is not a color of the model "+strconv.Quote(model), `write as many numbers as it has, or a CSS name`)
			return Color{}
		}
		rgb = rgb<<8 | uint32(v*scale+0.5)
	}
	if n == 1 {
		rgb *= 0x010101
	}
	return fixed(rgb)
}
