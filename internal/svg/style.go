package svg

import (
	"slices"
	"strings"
)

// A paint is what a fill or stroke asks for.
type paint struct {
	kind  paintKind
	color color
	ref   string // of a gradient
	at    int    // where it was asked for
}

type paintKind uint8

const (
	noPaint paintKind = iota
	plainPaint
	currentPaint // the color of the element
	serverPaint  // what ref names; color if there is no such thing
	contextFill  // of the line that a marker is for
	contextStroke
)

// A reference is the id of an element and where it is asked for.
type reference struct {
	id string // empty for none
	at int
}

// A style is the properties of an element, as computed.
type style struct {
	inherited
	own
}

// An inherited is the properties that an element takes from its parent.
type inherited struct {
	fill, stroke               paint
	fillOpacity, strokeOpacity float64
	color                      color
	evenOdd, clipEvenOdd       bool
	strokeWidth                float64
	dash                       []float64
	dashOffset                 float64
	cap                        Cap
	join                       Join
	miterLimit                 float64
	strokeFirst                bool
	size                       float64
	weight                     int
	italic, underline          bool
	family                     Family
	anchor                     Anchor
	baseline                   float64 // below the alphabetic one, in em
	preserve                   bool    // white space
	hidden                     bool
	markers                    [3]reference // start, mid, end
	variables                  *variable
}

// An own is the properties that an element does not take from its parent.
type own struct {
	opacity    float64
	none       bool // display
	clip       reference
	overflow   bool // shows what sticks out of a viewport
	shift      float64
	fixed      bool // the stroke is not scaled
	stop       paint
	stopAlpha  float64
	transform  string
	at         int // of the transform
	background color
}

// A variable is a custom property; outer ones are found through next.
type variable struct {
	name, value string
	next        *variable
}

var initialOwn = own{opacity: 1, stopAlpha: 1, stop: paint{kind: plainPaint, color: color{alpha: 1}}}

// initial is the style around the outermost element.
func initial() style {
	black := color{alpha: 1}
	return style{inherited{
		fill: paint{kind: plainPaint, color: black}, color: black,
		fillOpacity: 1, strokeOpacity: 1, strokeWidth: 1, miterLimit: 4,
		size: mediumSize, weight: 400,
	}, initialOwn}
}

// computed returns the style of an element below one that has the style of
// parent. (CSS Cascading 4, section 6)
func (r *reader) computed(n *node, parent *style, view viewport) style {
	s := style{parent.inherited, initialOwn}
	list := r.effective(n, r.declared(n))
	for _, d := range list {
		if strings.HasPrefix(d.name, "--") {
			s.variables = &variable{d.name, d.value, s.variables}
		}
	}
	c := &cascade{reader: r, node: n, style: &s, parent: parent, view: view}
	// The size of the text first: lengths may be relative to it.
	c.apply(list, func(name string) bool { return name == "font-size" || name == "font" })
	c.apply(list, func(name string) bool { return name != "font-size" && name != "font" })
	return s
}

// effective keeps the last declaration of each name.
func (r *reader) effective(n *node, list []declaration) []declaration {
	if len(list) < 2 || !r.spend(&r.work, len(list), maxWork, n) {
		return list
	}
	seen := make(map[string]bool, len(list))
	var kept []declaration
	for _, d := range slices.Backward(list) {
		if !seen[d.name] {
			seen[d.name] = true
			kept = append(kept, d)
		}
	}
	slices.Reverse(kept)
	return kept
}

// declared returns what is declared for an element, the strongest last.
func (r *reader) declared(n *node) []declaration {
	var list []declaration
	for _, a := range n.attrs {
		_, known := properties[a.name]
		_, faulty := faults[a.name]
		if (known || faulty) && !strings.Contains(notAttributes, " "+a.name+" ") {
			list = append(list, declaration{name: a.name, value: a.value, at: -1})
		}
	}
	list = append(list, r.ruled(n)...)
	if text, ok := n.lookup("style"); ok {
		list = append(list, parseDeclarations(text, r.at(n, "style", 0))...)
	}
	slices.SortStableFunc(list, func(a, b declaration) int {
		switch {
		case a.important == b.important:
			return 0
		case a.important:
			return 1
		}
		return -1
	})
	return list
}

// ruled returns what the style sheets declare for an element.
func (r *reader) ruled(n *node) []declaration {
	var found []*rule
	for i := range r.sheet.rules {
		rule := &r.sheet.rules[i]
		if rule.selector.holds(n, len(rule.selector.compounds)-1, &r.work) {
			found = append(found, rule)
		}
	}
	r.spend(&r.work, len(found), maxWork, n)
	slices.SortStableFunc(found, func(a, b *rule) int { return a.selector.weight - b.selector.weight })
	var list []declaration
	for _, rule := range found {
		list = append(list, rule.declarations...)
	}
	return list
}

// A cascade sets the properties of one element.
type cascade struct {
	*reader
	node   *node
	style  *style
	parent *style
	view   viewport
	at     int // of the property being set
}

// apply sets those properties of the list that take says.
func (c *cascade) apply(list []declaration, take func(string) bool) {
	for _, d := range list {
		if !take(d.name) || strings.HasPrefix(d.name, "--") {
			continue
		}
		c.at = d.at
		if d.at < 0 {
			c.at = c.reader.at(c.node, d.name, 0)
		}
		c.set(d.name, d.value)
	}
}

func (c *cascade) set(name, value string) {
	if strings.Contains(value, "var(") {
		known, ok := c.substitute(value, 0)
		if !ok {
			c.fail(c.at, quote(value)+" uses a variable that is not set", "set it in the picture, or write the value")
			return
		}
		value = known
	}
	p, ok := properties[name]
	if !ok {
		c.fault(name, value)
		return
	}
	switch word := lower(trim(value)); word {
	case "inherit":
		if p.inherit != nil {
			p.inherit(c)
		}
		return
	case "unset", "revert":
		return
	case "initial":
		value = p.initial
	}
	if !p.set(c, value) {
		c.fail(c.at, name+" cannot be "+quote(value), p.hint)
	}
}

// maxValue bounds a value whose variables are replaced, in bytes.
const maxValue = 2000

// substitute replaces each var(--name, fallback) by its value.
func (c *cascade) substitute(value string, depth int) (string, bool) {
	before, rest, found := strings.Cut(value, "var(")
	if !found {
		return value, true
	}
	if !c.spend(&c.work, 200, maxWork, c.node) {
		return value, false
	}
	end, open := 0, 1
	for ; end < len(rest) && open > 0; end++ {
		switch rest[end] {
		case '(':
			open++
		case ')':
			open--
		}
	}
	if open > 0 || depth > 8 || len(value) > maxValue {
		return value, false
	}
	name, fallback, has := cutComma(rest[:end-1])
	inner, ok := c.variable(trim(name))
	if !ok {
		inner, ok = fallback, has
	}
	if ok {
		inner, ok = c.substitute(inner, depth+1)
	}
	if !ok {
		return value, false
	}
	after, ok := c.substitute(rest[end:], depth)
	if !ok || len(before)+len(inner)+len(after) > maxValue {
		return value, false
	}
	return before + inner + after, true
}

func (c *cascade) variable(name string) (string, bool) {
	for v := c.style.variables; v != nil; v = v.next {
		if v.name == name {
			return v.value, true
		}
		if !c.spend(&c.work, 1, maxWork, c.node) {
			break
		}
	}
	return "", false
}
