package svg

import (
	"slices"
	"strings"
)

// A selector is compounds, the last of which is the element itself: "g > .box".
type selector struct {
	compounds []compound
	child     []bool // whether a compound must be the parent of the next, not any ancestor
	weight    int    // its specificity, as one number
}

// A compound is what one element must be.
type compound struct {
	tag, id string // empty for any
	classes []string
	tests   []test
	root    bool
	never   bool // holds under a mouse only
}

// A test is an attribute that the element must have.
type test struct {
	name, value string
	operator    byte // 0 has it, '=', '^' begins, '$' ends, '*' contains, '~' has the word
}

// parseSelector reads one selector. Those that depend on siblings are not
// followed.
func parseSelector(text string) (selector, bool) {
	var s selector
	for text != "" {
		length := compoundLength(text)
		c, ok := parseCompound(text[:length], &s.weight)
		if !ok {
			return s, false
		}
		s.compounds = append(s.compounds, c)
		rest := trim(text[length:])
		child := strings.HasPrefix(rest, ">")
		if child {
			rest = trim(rest[1:])
		}
		if child && rest == "" {
			return s, false
		}
		s.child = append(s.child, child)
		text = rest
	}
	return s, len(s.compounds) > 0
}

func compoundLength(text string) int {
	inside := false
	for i := range len(text) {
		switch c := text[i]; {
		case c == '[':
			inside = true
		case c == ']':
			inside = false
		case !inside && (isSpace(c) || c == '>'):
			return i
		}
	}
	return len(text)
}

// What the parts of a compound weigh.
const (
	idWeight    = 1 << 20
	classWeight = 1 << 10
	tagWeight   = 1
)

func parseCompound(text string, weight *int) (compound, bool) {
	var c compound
	if text == "" {
		return c, false
	}
	for first := true; text != ""; first = false {
		kind := text[0]
		if kind == '[' {
			body, rest, ok := strings.Cut(text[1:], "]")
			t, valid := parseTest(body)
			if !ok || !valid {
				return c, false
			}
			c.tests, text = append(c.tests, t), rest
			*weight += classWeight
			continue
		}
		marked := strings.IndexByte(".#:", kind) >= 0
		if marked {
			text = text[1:]
		} else if !first {
			return c, false
		}
		name := identifier(text)
		text = text[len(name):]
		if name == "" || !c.add(kind, marked, name, weight) {
			return c, false
		}
	}
	return c, true
}

// identifier returns the name that the text begins with.
func identifier(text string) string {
	for i := range len(text) {
		c := text[i]
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c-'0' <= 9 || c == '-' || c == '_' || c >= 0x80 || c == '*' && i == 0 {
			continue
		}
		return text[:i]
	}
	return text
}

func (c *compound) add(kind byte, marked bool, name string, weight *int) bool {
	switch {
	case !marked && name == "*":
	case !marked:
		c.tag = name
		*weight += tagWeight
	case kind == '#':
		c.id = name
		*weight += idWeight
	case kind == '.':
		c.classes = append(c.classes, name)
		*weight += classWeight
	case name == "root":
		c.root = true
		*weight += classWeight
	case slices.Contains([]string{"hover", "focus", "active", "visited", "focus-visible", "focus-within"}, name):
		c.never = true
	default:
		return false
	}
	return true
}

func parseTest(text string) (test, bool) {
	name, value, ok := strings.Cut(text, "=")
	if name = trim(name); !ok {
		return test{name: name}, name != ""
	}
	t := test{name: name, value: strings.Trim(trim(value), `"'`), operator: '='}
	if last := len(name) - 1; last > 0 && strings.IndexByte("^$*~", name[last]) >= 0 {
		t.name, t.operator = name[:last], name[last]
	}
	return t, identifier(t.name) == t.name && t.name != ""
}

func (t test) holds(n *node) bool {
	v, ok := n.lookup(t.name)
	switch t.operator {
	case '=':
		return ok && v == t.value
	case '^':
		return t.value != "" && strings.HasPrefix(v, t.value)
	case '$':
		return t.value != "" && strings.HasSuffix(v, t.value)
	case '*':
		return t.value != "" && strings.Contains(v, t.value)
	case '~':
		return slices.Contains(strings.Fields(v), t.value)
	}
	return ok
}

func (c *compound) holds(n *node) bool {
	if c.never || c.tag != "" && c.tag != n.name || c.root && n.parent != nil || c.id != "" && c.id != n.attr("id") {
		return false
	}
	for _, t := range c.tests {
		if !t.holds(n) {
			return false
		}
	}
	if len(c.classes) == 0 {
		return true
	}
	has := strings.Fields(n.attr("class"))
	for _, class := range c.classes {
		if !slices.Contains(has, class) {
			return false
		}
	}
	return true
}

// holds reports whether the selector's compounds up to the i-th hold for n. Work
// counts what is looked at; at its limit the answer no longer matters.
func (s *selector) holds(n *node, i int, work *int) bool {
	*work += 1 + len(n.attrs) + (n.end-n.start)/256
	if !s.compounds[i].holds(n) {
		return false
	}
	if i == 0 {
		return true
	}
	for p := n.parent; p != nil && *work < maxWork; p = p.parent {
		if s.holds(p, i-1, work) {
			return true
		}
		if s.child[i-1] {
			return false
		}
	}
	return false
}
