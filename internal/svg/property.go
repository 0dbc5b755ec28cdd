package svg

import (
	"strings"
)

// A property sets a part of a style. Set reports whether the value is one that
// it can have; inherit is nil for what every element takes from its parent anyway.
type property struct {
	initial string
	hint    string
	set     func(c *cascade, value string) bool
	inherit func(c *cascade)
}

const (
	colorHint  = `write a color, as in "#336699", or none`
	numberHint = "write a number"
	lengthHint = `write a length, as in "1.5"`
)

// properties are those that change what is shown.
var properties = map[string]property{
	"fill":              {"black", colorHint, paintInto(func(s *style) *paint { return &s.fill }), nil},
	"stroke":            {"none", colorHint, paintInto(func(s *style) *paint { return &s.stroke }), nil},
	"stop-color":        {"black", colorHint, paintInto(func(s *style) *paint { return &s.stop }), func(c *cascade) { c.style.stop = c.parent.stop }},
	"color":             {"black", colorHint, setColor, nil},
	"background":        {"transparent", `write a plain color, or draw a rectangle`, setBackground, nil},
	"background-color":  {"transparent", `write a plain color, or draw a rectangle`, setBackground, nil},
	"fill-opacity":      {"1", numberHint, fractionInto(func(s *style) *float64 { return &s.fillOpacity }), nil},
	"stroke-opacity":    {"1", numberHint, fractionInto(func(s *style) *float64 { return &s.strokeOpacity }), nil},
	"stop-opacity":      {"1", numberHint, fractionInto(func(s *style) *float64 { return &s.stopAlpha }), func(c *cascade) { c.style.stopAlpha = c.parent.stopAlpha }},
	"opacity":           {"1", numberHint, fractionInto(func(s *style) *float64 { return &s.opacity }), func(c *cascade) { c.style.opacity = c.parent.opacity }},
	"fill-rule":         {"nonzero", "write nonzero or evenodd", ruleInto(func(s *style) *bool { return &s.evenOdd }), nil},
	"clip-rule":         {"nonzero", "write nonzero or evenodd", ruleInto(func(s *style) *bool { return &s.clipEvenOdd }), nil},
	"stroke-width":      {"1", lengthHint, setStrokeWidth, nil},
	"stroke-dasharray":  {"none", `write lengths, as in "4 2"`, setDash, nil},
	"stroke-dashoffset": {"0", lengthHint, setDashOffset, nil},
	"stroke-linecap":    {"butt", "write butt, round or square", setCap, nil},
	"stroke-linejoin":   {"miter", "write miter, round or bevel", setJoin, nil},
	"stroke-miterlimit": {"4", "write a number of at least 1", setMiterLimit, nil},
	"paint-order":       {"normal", "write normal or stroke", setPaintOrder, nil},
	"vector-effect":     {"none", "write none or non-scaling-stroke", setVectorEffect, nil},

	"display":    {"inline", "write inline or none", func(c *cascade, v string) bool { c.style.none = lower(v) == "none"; return true }, nil},
	"visibility": {"visible", "write visible or hidden", setVisibility, nil},
	"overflow":   {"hidden", "write visible or hidden", setOverflow, nil},
	"clip-path":  {"none", `write url(#id) with the id of a <clipPath>`, setClip, nil},
	"transform":  {"none", "", setTransform, nil},

	"marker":       {"none", "write none or url(#id)", setMarkers, nil},
	"marker-start": {"none", "write none or url(#id)", markerInto(0), nil},
	"marker-mid":   {"none", "write none or url(#id)", markerInto(1), nil},
	"marker-end":   {"none", "write none or url(#id)", markerInto(2), nil},

	"font":                 {"medium serif", `write a size and a family, as in "12px sans-serif"`, setFont, nil},
	"font-size":            {"medium", `write a length, as in "12"`, setFontSize, nil},
	"font-family":          {"serif", "write serif, sans-serif or monospace", setFamily, nil},
	"font-weight":          {"normal", "write normal or bold", setWeight, nil},
	"font-style":           {"normal", "write normal or italic", setItalic, nil},
	"text-anchor":          {"start", "write start, middle or end", setAnchor, nil},
	"dominant-baseline":    {"auto", "write auto, middle, central or hanging", setBaseline, nil},
	"alignment-baseline":   {"auto", "write auto, middle, central or hanging", setBaseline, nil},
	"text-decoration":      {"none", "write none or underline, or draw the line as a <line>", setUnderline, nil},
	"text-decoration-line": {"none", "write none or underline, or draw the line as a <line>", setUnderline, nil},
	"baseline-shift":       {"baseline", "write baseline, sub, super or a length", setShift, nil},
	"space":                {"default", "write default or preserve", setSpace, nil},
	"white-space":          {"normal", "write normal or pre", setSpace, nil},
}

// A fault is a property that cannot be shown unless it has one of the values
// that do nothing.
type fault struct {
	harmless string // words, with spaces around them
	hint     string
}

// faults are the properties that cannot be shown. Properties that are in neither
// table change nothing that is kept: letter spacing, cursors, rendering hints.
var faults = map[string]fault{
	"mask":             {" none ", "draw the shape as it shows, or use a PNG of the picture"},
	"mask-image":       {" none ", "draw the shape as it shows, or use a PNG of the picture"},
	"filter":           {" none ", "draw it without the effect, or use a PNG of the picture"},
	"backdrop-filter":  {" none ", "draw it without the effect, or use a PNG of the picture"},
	"mix-blend-mode":   {" normal ", "use the color that shows"},
	"animation":        {" none ", "draw one moment of it"},
	"animation-name":   {" none ", "draw one moment of it"},
	"text-transform":   {" none ", "write the letters as they show"},
	"writing-mode":     {" lr lr-tb horizontal-tb ", `use transform="rotate(90)"`},
	"transform-origin": {" 0,0 0px,0px 0 0px top,left left,top ", "write rotate(degrees x y), or translate before and after"},
	"transform-box":    {" view-box ", "write rotate(degrees x y), or translate before and after"},
	"clip":             {" auto ", "use clip-path"},
	"d":                {"", "write it as an attribute"},
	"width":            {" auto 100% ", "write it as an attribute"},
	"height":           {" auto 100% ", "write it as an attribute"},
	"x":                {"", "write it as an attribute"},
	"y":                {"", "write it as an attribute"},
	"r":                {"", "write it as an attribute"},
	"cx":               {"", "write it as an attribute"},
	"cy":               {"", "write it as an attribute"},
	"rx":               {"", "write it as an attribute"},
	"ry":               {"", "write it as an attribute"},
	"translate":        {" none ", "use transform"},
	"rotate":           {" none ", "use transform"},
	"scale":            {" none ", "use transform"},
	"offset-path":      {" none ", "use transform"},
	"shape-inside":     {" none ", "break the lines yourself"},
}

// notAttributes are the properties that are no styles as attributes.
const notAttributes = " d width height x y r cx cy rx ry rotate scale translate font marker background background-color "

// fault reports a property that cannot be shown.
func (c *cascade) fault(name, value string) {
	f, ok := faults[name]
	if !ok {
		return
	}
	word := strings.Join(strings.Fields(lower(value)), ",")
	if !strings.Contains(f.harmless, " "+word+" ") && word != "initial" && word != "inherit" && word != "unset" {
		c.fail(c.at, name+" "+quote(value)+" cannot be shown", f.hint)
	}
}
