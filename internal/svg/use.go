package svg

import "strings"

// use shows another element as if it stood here. (SVG 2, section 5.5)
func (r *reader) use(n *node, s state) {
	if n.href() == "" {
		return
	}
	at := r.at(n, "href", 0)
	target := r.referred(n, at)
	if target == nil {
		return
	}
	s.at = s.at.times(translation(r.coordinate(n, &s, "x", horizontal, 0), r.coordinate(n, &s, "y", vertical, 0)))
	r.within(target, at, func() {
		if target.name != "symbol" && target.name != "svg" {
			r.element(target, s)
			return
		}
		if s.depth++; r.enter(target, &s) {
			r.inner(target, s, n)
		}
	})
}

// choose shows the first child of a <switch> that can be shown. HTML may give
// way to <text> that says the same.
func (r *reader) choose(n *node, s state) {
	var html *node
	for _, c := range n.children {
		if c.name == "" || roles[c.name] == idle || c.attr("requiredExtensions") != "" || c.attr("systemLanguage") != "" {
			continue
		}
		if html == nil && c.name == "foreignObject" {
			html = c
			continue
		}
		if html == nil || squeezed(html) == squeezed(c) {
			r.element(c, s)
			return
		}
		break
	}
	if html != nil {
		r.forbid(html)
	}
}

// squeezed returns the words of an element without space between them.
func squeezed(n *node) string { return strings.ReplaceAll(n.words(), " ", "") }
