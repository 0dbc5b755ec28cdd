package preflight

import (
	"fieldguide/internal/pdffile"
)

// Flags of an annotation, ISO 32000-1, table 165.
const (
	invisibleFlag = 1 << 0
	hiddenFlag    = 1 << 1
	printFlag     = 1 << 2
	noViewFlag    = 1 << 5
	toggleFlag    = 1 << 8
)

// checkAnnotations checks the annotations of all pages.
func (c *checker) checkAnnotations() {
	for _, p := range c.pages {
		list := c.file.Array(p.dict.Get("Annots"))
		if len(list) == 0 {
			continue
		}
		if c.file.Name(p.dict.Get("Tabs")) != "S" {
			c.add(place{p.index + 1, p.number}, "ISO 14289-1, 7.18.3", "the tab order does not follow the structure (Tabs)")
		}
		for _, o := range list {
			c.checkAnnotation(o, p)
		}
	}
}

func (c *checker) checkAnnotation(o pdffile.Object, p *page) {
	at := place{p.index + 1, numberOf(o)}
	d := c.file.Dict(o)
	kind := c.file.Name(d.Get("Subtype"))
	switch kind {
	case "3D", "Sound", "Screen", "Movie", "RichMedia", "TrapNet", "":
		c.add(at, "ISO 19005-2, 6.3.1", "a forbidden annotation: %q", kind)
		return
	case "Popup":
		return
	case "FileAttachment":
		if c.claims["pdfaid:part"] != "3" {
			c.add(at, "ISO 19005-2, 6.8", "only PDF/A-3 may hold any file")
		}
	}
	flags := c.file.Integer(d.Get("F"), 0)
	if flags&printFlag == 0 || flags&(invisibleFlag|hiddenFlag|noViewFlag|toggleFlag) != 0 {
		c.add(at, "ISO 19005-2, 6.3.2", "an annotation is not shown and printed (F is %d)", flags)
	}
	if flags&hiddenFlag == 0 {
		c.checkTagged(d, kind, at)
	}
	if box, ok := c.rect(d.Get("Rect")); !ok {
		c.add(at, "ISO 32000-1, 12.5.2", "an annotation has no place on the page (Rect)")
	} else if by := box.beyond(p.box); by > edgeOfTrust && kind == "Link" {
		c.add(at, PageEdge, "a link reaches %.1f pt beyond the page's edge", by)
	}
	if kind != "Link" && d.Get("AP") == nil {
		c.add(at, "ISO 19005-2, 6.3.3", "an annotation has no appearance (AP)")
	}
}

// checkTagged checks that a visible annotation is in the structure and says what
// it is.
func (c *checker) checkTagged(d pdffile.Dict, kind pdffile.Name, at place) {
	rule, what, role := "ISO 14289-1, 7.18.1", "an annotation", pdffile.Name("Annot")
	switch kind {
	case "Link":
		rule, what, role = "ISO 14289-1, 7.18.5", "a link", "Link"
	case "Widget":
		rule, what, role = "ISO 14289-1, 7.18.4", "a form field", "Form"
	}
	if c.file.Text(d.Get("Contents")) == "" && kind != "Widget" {
		c.add(at, rule, "%s does not say where it leads or what it is (Contents)", what)
	}
	if d.Get("StructParent") == nil {
		c.add(at, rule, "%s does not lead to its element (StructParent)", what)
	}
	switch holder := c.holders[at.object]; {
	case holder == nil:
		c.add(at, rule, "%s belongs to no element", what)
	case holder.role != role:
		c.add(at, rule, "%s belongs to %s, not to %s", what, a(holder.role), a(role))
	}
}

// checkNavigation checks bookmarks, and that what links and bookmarks lead to
// exists.
func (c *checker) checkNavigation() {
	names := map[string]bool{}
	for _, l := range c.leaves(c.file.Dict(c.root.Get("Names")).Get("Dests"), "Names") {
		id, _ := l.key.(pdffile.String)
		names[string(id)] = true
		c.checkDestination(l.value, nil, place{object: numberOf(l.value)}, string(id))
	}
	for _, e := range c.file.Dict(c.root.Get("Dests")) {
		names[string(e.Key)] = true
		c.checkDestination(e.Value, nil, place{object: numberOf(e.Value)}, string(e.Key))
	}
	for _, p := range c.pages {
		for _, o := range c.file.Array(p.dict.Get("Annots")) {
			c.checkLeads(c.file.Dict(o), names, place{p.index + 1, numberOf(o)}, "a link")
		}
	}
	outlines := c.root.Get("Outlines")
	if c.file.Dict(outlines).Get("First") == nil {
		if len(c.pages) > 1 {
			c.add(place{}, "ISO 14289-1, 7.17", "the file has no bookmarks")
		}
		return
	}
	c.bookmarks(outlines, names, map[int]bool{}, 0)
}

func (c *checker) bookmarks(node pdffile.Object, names map[string]bool, seen map[int]bool, depth int) {
	for o := c.file.Dict(node).Get("First"); o != nil; o = c.file.Dict(o).Get("Next") {
		number := numberOf(o)
		if number == 0 || seen[number] || !c.file.Visit(o, depth) {
			return
		}
		seen[number] = true
		d := c.file.Dict(o)
		if c.file.Text(d.Get("Title")) == "" {
			c.add(place{object: number}, "ISO 32000-1, 12.3.3", "a bookmark has no title")
		}
		c.checkLeads(d, names, place{object: number}, "a bookmark")
		c.bookmarks(o, names, seen, depth+1)
	}
}

// checkLeads checks that an annotation or a bookmark leads to a place that
// exists.
func (c *checker) checkLeads(d pdffile.Dict, names map[string]bool, at place, what string) {
	to := d.Get("Dest")
	if to == nil {
		action := c.file.Dict(d.Get("A"))
		switch c.file.Name(action.Get("S")) {
		case "GoTo":
			to = action.Get("D")
		case "URI":
			if uri, _ := c.file.Resolve(action.Get("URI")).(pdffile.String); uri == "" {
				c.add(at, "ISO 32000-1, 12.6.4.7", "%s leads to an empty address", what)
			}
			return
		}
	}
	if to != nil {
		c.checkDestination(to, names, at, what)
	}
}

// checkDestination checks one destination: a name among those that the file
// has, or a page of the file.
func (c *checker) checkDestination(o pdffile.Object, names map[string]bool, at place, what string) {
	const rule = "ISO 32000-1, 12.3.2"
	switch to := c.file.Resolve(o).(type) {
	case pdffile.String:
		if !names[string(to)] {
			c.add(at, rule, "%s leads to %q, which no place is called", what, string(to))
		}
	case pdffile.Name:
		if !names[string(to)] {
			c.add(at, rule, "%s leads to %q, which no place is called", what, string(to))
		}
	case pdffile.Array:
		if len(to) == 0 || c.pageNumber(to[0]) == 0 {
			c.add(at, rule, "%s leads to no page of the file", what)
		}
	case pdffile.Dict:
		if d := to.Get("D"); d != nil && names == nil {
			c.checkDestination(d, map[string]bool{}, at, what)
		}
	}
}
