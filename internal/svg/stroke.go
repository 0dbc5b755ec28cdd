package svg

import (
	"math"
	"strings"
)

func fractionInto(field func(*style) *float64) func(*cascade, string) bool {
	return func(c *cascade, value string) bool {
		v, ok := fraction(value)
		*field(c.style) = clamp(v)
		return ok
	}
}

func ruleInto(field func(*style) *bool) func(*cascade, string) bool {
	return func(c *cascade, value string) bool {
		*field(c.style) = value == "evenodd"
		return value == "evenodd" || value == "nonzero"
	}
}

func (c *cascade) measure() measure { return measure{c.view, c.style.size} }

func setStrokeWidth(c *cascade, value string) bool {
	v, ok := c.measure().length(value, diagonal)
	c.style.strokeWidth = v
	return ok && v >= 0
}

func setDash(c *cascade, value string) bool {
	c.style.dash = nil
	if value == "none" || value == "null" {
		return true
	}
	list, ok := c.measure().lengths(value, diagonal)
	sum := 0.
	for _, v := range list {
		ok = ok && v >= 0
		sum += v
	}
	if len(list)%2 == 1 {
		list = append(list, list...)
	}
	if sum > 0 {
		c.style.dash = list
	}
	return ok
}

func setDashOffset(c *cascade, value string) bool {
	v, ok := c.measure().length(value, diagonal)
	c.style.dashOffset = v
	return ok
}

func setCap(c *cascade, value string) bool {
	i, ok := choice(value, "butt", "round", "square")
	c.style.cap = Cap(i)
	return ok
}

// setJoin takes the joins of SVG 2 that no browser draws for what browsers do.
func setJoin(c *cascade, value string) bool {
	i, ok := choice(value, "miter", "round", "bevel", "miter-clip", "arcs")
	c.style.join = Join(i % 3)
	if i > 2 {
		c.style.join = MiterJoin
	}
	return ok
}

func choice(value string, words ...string) (int, bool) {
	value = lower(trim(value))
	for i, w := range words {
		if value == w {
			return i, true
		}
	}
	return 0, false
}

func setMiterLimit(c *cascade, value string) bool {
	v, ok := fraction(value)
	c.style.miterLimit = v
	return ok && v >= 1 && v <= 1e5
}

func setPaintOrder(c *cascade, value string) bool {
	words := strings.Fields(lower(value))
	c.style.strokeFirst = len(words) > 0 && words[0] == "stroke" || len(words) > 1 && words[0] == "markers" && words[1] == "stroke"
	return len(words) > 0
}

func setVectorEffect(c *cascade, value string) bool {
	i, ok := choice(value, "none", "non-scaling-stroke")
	c.style.fixed = i == 1
	return ok
}

func setVisibility(c *cascade, value string) bool {
	i, ok := choice(value, "visible", "hidden", "collapse")
	c.style.hidden = i > 0
	return ok
}

func setOverflow(c *cascade, value string) bool {
	i, ok := choice(value, "visible", "auto", "hidden", "scroll", "clip")
	c.style.overflow = i < 2
	return ok
}

func setTransform(c *cascade, value string) bool {
	c.style.transform, c.style.at = value, c.at
	return true
}

func setClip(c *cascade, value string) bool {
	return c.reference(&c.style.clip, value)
}

func markerInto(i int) func(*cascade, string) bool {
	return func(c *cascade, value string) bool { return c.reference(&c.style.markers[i], value) }
}

func setMarkers(c *cascade, value string) bool {
	ok := true
	for i := range c.style.markers {
		ok = c.reference(&c.style.markers[i], value) && ok
	}
	return ok
}

// reference reads none or url(#id).
func (c *cascade) reference(ref *reference, value string) bool {
	*ref = reference{}
	if lower(value) == "none" {
		return true
	}
	id, rest, ok := parseURL(value)
	*ref = reference{id, c.at}
	return ok && rest == ""
}

// parseURL reads url(#id) and what follows it.
func parseURL(value string) (id, rest string, ok bool) {
	value = trim(value)
	if len(value) < 4 || lower(value[:4]) != "url(" {
		return "", "", false
	}
	id, rest, ok = strings.Cut(value[4:], ")")
	id = strings.Trim(trim(id), `"'`)
	id, local := strings.CutPrefix(id, "#")
	return id, trim(rest), ok && local && id != ""
}

// line fills in the stroke of a path, whose lengths k scales.
func (r *reader) line(n *node, p *Path, s *state, k float64) {
	p.StrokeWidth = r.length(n, mul(s.strokeWidth, k))
	p.Cap, p.Join = s.cap, s.join
	p.MiterLimit = int(math.Round(mul(s.miterLimit, 1000)))
	sum := 0.
	for _, d := range s.dash {
		p.Dash = append(p.Dash, r.length(n, mul(d, k)))
		sum += d
	}
	if sum == 0 {
		return
	}
	offset := math.Mod(s.dashOffset, sum)
	if offset < 0 {
		offset += sum
	}
	p.DashOffset = r.length(n, mul(offset, k))
}
