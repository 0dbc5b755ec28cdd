package svg

import (
	"strconv"
	"strings"
)

// namedSizes are the sizes of text that have names, in CSS pixels. (CSS Fonts 4,
// section 2.5)
var namedSizes = map[string]float64{
	"xx-small": 9, "x-small": 10, "small": 13, "medium": mediumSize, "large": 18, "x-large": 24, "xx-large": 32,
}

func setFontSize(c *cascade, value string) bool {
	value = lower(trim(value))
	around := c.parent.size
	if v, ok := namedSizes[value]; ok {
		c.style.size = v
		return true
	}
	switch value {
	case "smaller":
		c.style.size = around / 1.2
		return true
	case "larger":
		c.style.size = mul(around, 1.2)
		return true
	}
	m := measure{viewport{around, around}, around}
	v, ok := m.length(value, horizontal)
	if ok && v >= 0 {
		c.style.size = v
	}
	return ok && v >= 0
}

// families tell the kind of a typeface by a part of its name, the first that is
// in it.
var families = []struct {
	part string
	kind Family
}{
	{"mono", Mono}, {"courier", Mono}, {"consol", Mono}, {"menlo", Mono}, {"code", Mono}, {"terminal", Mono}, {"fixed", Mono}, {"monaco", Mono},
	{"sans", Sans}, {"arial", Sans}, {"helvetica", Sans}, {"verdana", Sans}, {"tahoma", Sans}, {"segoe", Sans}, {"roboto", Sans},
	{"calibri", Sans}, {"trebuchet", Sans}, {"system-ui", Sans}, {"ubuntu", Sans},
	{"serif", Serif}, {"times", Serif}, {"georgia", Serif}, {"roman", Serif}, {"garamond", Serif}, {"palatino", Serif}, {"cambria", Serif},
	{"bookman", Serif}, {"schoolbook", Serif},
}

// setFamily takes the first name whose kind is known. An unknown name is a sans
// serif, as in most diagrams.
func setFamily(c *cascade, value string) bool {
	c.style.family = Sans
	for _, name := range strings.Split(lower(value), ",") {
		for _, f := range families {
			if strings.Contains(name, f.part) {
				c.style.family = f.kind
				return true
			}
		}
	}
	return trim(value) != ""
}

func setWeight(c *cascade, value string) bool {
	switch value = lower(trim(value)); value {
	case "normal":
		c.style.weight = 400
	case "bold":
		c.style.weight = 700
	case "bolder":
		c.style.weight = 700
	case "lighter":
		c.style.weight = 400
	default:
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || !(v >= 1 && v <= 1000) {
			return false
		}
		c.style.weight = int(v)
	}
	return true
}

func setItalic(c *cascade, value string) bool {
	value = lower(trim(value))
	c.style.italic = value == "italic" || strings.HasPrefix(value, "oblique")
	return c.style.italic || value == "normal"
}

// setUnderline adds a line; an inner element cannot take that of an outer away.
func setUnderline(c *cascade, value string) bool {
	i, ok := choice(value, "none", "underline")
	c.style.underline = c.style.underline || i == 1
	return ok
}

func setAnchor(c *cascade, value string) bool {
	i, ok := choice(value, "start", "middle", "end")
	c.style.anchor = Anchor(i)
	return ok
}

// baselines are how far each lies above the alphabetic one, in em, measured on
// the faces that most pictures are drawn with.
var baselines = map[string]float64{
	"auto": 0, "alphabetic": 0, "baseline": 0, "no-change": 0, "use-script": 0, "reset-size": 0, "inherit": 0,
	"middle": 0.26, "central": 0.35, "mathematical": 0.4, "hanging": 0.72,
	"text-before-edge": 0.9, "before-edge": 0.9, "text-top": 0.9, "top": 0.9,
	"text-after-edge": -0.21, "after-edge": -0.21, "text-bottom": -0.21, "bottom": -0.21, "ideographic": -0.21,
}

func setBaseline(c *cascade, value string) bool {
	v, ok := baselines[lower(trim(value))]
	c.style.baseline = v
	return ok
}

// setShift moves the baseline of a run up or down.
func setShift(c *cascade, value string) bool {
	size := c.parent.size
	switch lower(trim(value)) {
	case "baseline":
		c.style.shift = 0
		return true
	case "sub":
		c.style.shift = mul(size, 0.2)
		return true
	case "super":
		c.style.shift = mul(size, -0.35)
		return true
	}
	v, ok := measure{viewport{size, size}, size}.length(value, horizontal)
	c.style.shift = -v
	return ok
}

func setSpace(c *cascade, value string) bool {
	i, ok := choice(value, "normal", "default", "nowrap", "pre-line", "pre", "preserve", "pre-wrap", "break-spaces")
	c.style.preserve = i > 3
	return ok
}

// setFont reads the shorthand: style and weight, size/leading, families.
func setFont(c *cascade, value string) bool {
	c.style.italic, c.style.weight = false, 400
	rest := trim(value)
	for rest != "" {
		word, after, _ := strings.Cut(rest, " ")
		rest = trim(after)
		switch _, styled := choice(word, "italic", "oblique"); {
		case styled:
			c.style.italic = true
		case word == "normal", word == "small-caps", setWeight(c, word):
		default:
			size, _, _ := strings.Cut(word, "/")
			return setFontSize(c, size) && setFamily(c, rest)
		}
	}
	return false
}
