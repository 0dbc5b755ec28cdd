package svg

import (
	"math"
)

func paintInto(field func(*style) *paint) func(*cascade, string) bool {
	return func(c *cascade, value string) bool {
		p, ok := parsePaint(value)
		p.at = c.at
		*field(c.style) = p
		return ok
	}
}

// parsePaint reads a fill or stroke: SVG 2, section 13.2.
func parsePaint(value string) (paint, bool) {
	switch lower(value) {
	case "none":
		return paint{}, true
	case "currentcolor":
		return paint{kind: currentPaint}, true
	case "context-fill":
		return paint{kind: contextFill}, true
	case "context-stroke":
		return paint{kind: contextStroke}, true
	}
	if id, rest, ok := parseURL(value); ok {
		instead := paint{}
		if rest != "" {
			instead, ok = parsePaint(rest)
		}
		return paint{kind: serverPaint, ref: id, color: instead.color}, ok
	}
	// Colors of a printing press may follow the one for screens.
	if f := fields(value); len(f) > 1 && len(f[1]) > 9 && f[1][:9] == "icc-color" {
		value = f[0]
	}
	c, ok := parseColor(value)
	return paint{kind: plainPaint, color: c}, ok
}

func setColor(c *cascade, value string) bool {
	if lower(value) == "currentcolor" {
		c.style.color = c.parent.color
		return true
	}
	v, ok := parseColor(value)
	c.style.color = v
	return ok
}

func setBackground(c *cascade, value string) bool {
	if lower(value) == "none" {
		value = "transparent"
	}
	v, ok := parseColor(value)
	c.style.background = v
	return ok
}

// color returns what a paint looks like; its opacity is 0 for none.
func (r *reader) color(p paint, s *state) color {
	switch p.kind {
	case plainPaint:
		return p.color
	case currentPaint:
		return s.color
	case contextFill:
		return s.contextFill
	case contextStroke:
		return s.contextStroke
	case serverPaint:
		return r.server(p)
	}
	return color{}
}

// server returns the color of a gradient.
func (r *reader) server(p paint) color {
	n := r.ids[p.ref]
	switch {
	case n == nil && p.color.alpha > 0:
		return p.color
	case n == nil:
		r.fail(p.at, "there is no gradient with the id "+quote(p.ref), "write a color")
	case n.name == "linearGradient", n.name == "radialGradient":
		c, ok := r.means[n]
		if !ok {
			c = r.gradient(n)
			r.means[n] = c
		}
		return c
	case n.name == "pattern":
		r.fail(p.at, "the pattern "+quote(p.ref)+" cannot be shown", "write a color, or draw the pattern's lines")
	default:
		r.fail(p.at, "<"+n.name+"> is not a gradient", "write a color")
	}
	return color{}
}

// painted returns a paint of an item, or nil if it does not show.
func (r *reader) painted(p paint, opacity float64, s *state) *Paint {
	c := r.color(p, s)
	alpha := mul(mul(c.alpha, opacity), s.alpha)
	if a := channel(alpha); a > 0 {
		return &Paint{c.Color, a}
	}
	return nil
}

// A stop is a color at a place of a gradient, from 0 to 1.
type stop struct {
	at float64
	color
}

// maxLinks bounds how many gradients may take their stops from each other.
const maxLinks = 8

// gradient returns the mean color along a gradient.
func (r *reader) gradient(n *node) color {
	for range maxLinks {
		if stops := r.stops(n); len(stops) > 0 || r.err != nil {
			return mean(stops)
		}
		if n.href() == "" {
			return color{} // no stops: no paint
		}
		if n = r.referred(n, r.at(n, "href", 0)); n == nil {
			return color{}
		}
	}
	r.fail(n.start, "the gradients refer to each other without end", "give one of them stops")
	return color{}
}

func (r *reader) stops(n *node) []stop {
	var list []stop
	for _, c := range n.children {
		if c.name != "stop" || !r.spend(&r.shown, 1, maxShown, c) {
			continue
		}
		s := r.computed(c, r.styleOf(n), viewport{})
		at, ok := fraction(c.attr("offset"))
		if !ok && c.attr("offset") != "" {
			r.failAttr(c, "offset", "a place in the gradient", `write a percentage, as in offset="50%"`)
		}
		at = clamp(at)
		if len(list) > 0 {
			at = max(at, list[len(list)-1].at)
		}
		v := r.color(s.stop, &state{style: s})
		v.alpha = mul(v.alpha, s.stopAlpha)
		list = append(list, stop{at, v})
	}
	return list
}

// mean weighs each color by its share of the gradient and by its opacity, as an
// eye does that sees the gradient from afar.
func mean(stops []stop) color {
	var alpha, red, green, blue float64
	add := func(c color, share float64) {
		w := mul(share, c.alpha)
		alpha += w
		red += mul(w, float64(c.R))
		green += mul(w, float64(c.G))
		blue += mul(w, float64(c.B))
	}
	for i, s := range stops {
		from, to := 0., 1.
		if i > 0 {
			from = (stops[i-1].at + s.at) / 2
		}
		if i+1 < len(stops) {
			to = (stops[i+1].at + s.at) / 2
		}
		add(s.color, to-from)
	}
	if alpha == 0 {
		return color{}
	}
	whole := func(sum float64) uint8 { return uint8(math.Round(sum / alpha)) }
	c := color{alpha: clamp(alpha)}
	c.R, c.G, c.B = whole(red), whole(green), whole(blue)
	return c
}
