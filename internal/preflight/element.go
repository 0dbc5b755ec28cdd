package preflight

import (
	"slices"
	"strings"

	"fieldguide/internal/pdffile"
)

// checkStructure checks the structure tree and every element of it.
func (c *checker) checkStructure() {
	c.readTree()
	if c.elements == nil {
		return
	}
	c.checkParents()
	c.checkHeadings()
	notes := map[string]bool{}
	for _, e := range c.elements {
		c.checkPlace(e)
		switch e.role {
		case "Figure":
			c.checkFigure(e)
		case "Formula":
			if c.file.Text(e.dict.Get("Alt")) == "" {
				c.add(e.at(), "ISO 14289-1, 7.7", "a formula has no alternative text (Alt)")
			}
		case "Note":
			c.checkNote(e, notes)
		case "Table":
			c.checkTable(e)
		case "TH":
			c.checkHeader(e)
		case "LI":
			c.checkItem(e)
		case "Link":
			if len(e.objects) == 0 {
				c.add(e.at(), "ISO 14289-1, 7.18.5", "a Link holds no annotation (OBJR)")
			}
		}
	}
}

// level returns 1 to 6 for H1 to H6, and 0 for other roles.
func level(role pdffile.Name) int {
	if len(role) == 2 && role[0] == 'H' && '1' <= role[1] && role[1] <= '6' {
		return int(role[1] - '0')
	}
	return 0
}

// checkHeadings checks that the headings go down in steps of one, from H1.
func (c *checker) checkHeadings() {
	before, plain := 0, false
	for _, e := range c.elements {
		n := level(e.role)
		plain = plain || e.role == "H"
		switch {
		case n == 0:
			continue
		case before == 0 && n > 1:
			c.add(e.at(), "ISO 14289-1, 7.4.2", "the first heading is %s, not H1", e.role)
		case n > before+1:
			c.add(e.at(), "ISO 14289-1, 7.4.2", "%s follows H%d: a level is left out", e.role, before)
		}
		before = n
	}
	if plain && before > 0 {
		c.add(place{}, "ISO 14289-1, 7.4.4", "the file has both H and H1 to H6")
	}
}

// parents are the roles in which elements of a role must stand; see ISO 32000-1,
// 14.8.4.3.
var parents = map[pdffile.Name][]pdffile.Name{
	"LI":    {"L"},
	"LBody": {"LI"},
	"TR":    {"Table", "THead", "TBody", "TFoot"},
	"TH":    {"TR"},
	"TD":    {"TR"},
	"THead": {"Table"},
	"TBody": {"Table"},
	"TFoot": {"Table"},
	"TOCI":  {"TOC"},
}

// children are what elements of a role may hold, where not everything is.
var children = map[pdffile.Name][]pdffile.Name{
	"L":     {"LI", "L", "Caption"},
	"LI":    {"Lbl", "LBody"},
	"Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
	"THead": {"TR"},
	"TBody": {"TR"},
	"TFoot": {"TR"},
	"TR":    {"TH", "TD"},
	"TOC":   {"TOCI", "TOC", "Caption"},
}

// ruleOf returns the clause for lists, tables or contents.
func ruleOf(role pdffile.Name) string {
	switch {
	case strings.HasPrefix(string(role), "TOC"):
		return "ISO 14289-1, 7.2"
	case role[0] == 'T':
		return "ISO 14289-1, 7.5"
	}
	return "ISO 14289-1, 7.6"
}

// checkPlace checks that an element may stand where it stands. What is no
// structure (NonStruct) counts as if it were not there.
func (c *checker) checkPlace(e *element) {
	above := pdffile.Name("the root")
	for p := e.parent; p != nil; p = p.parent {
		if above = p.role; above != "NonStruct" {
			break
		}
	}
	if allowed := parents[e.role]; allowed != nil && !slices.Contains(allowed, above) {
		c.add(e.at(), ruleOf(e.role), "%s stands in %s, not in %s", a(e.role), above, allowed[0])
	}
	allowed := children[e.role]
	if allowed == nil {
		return
	}
	for kid := range e.parts {
		if !slices.Contains(allowed, kid.role) && parents[kid.role] == nil {
			c.add(kid.at(), ruleOf(e.role), "%s holds %s", a(e.role), a(kid.role))
		}
	}
	if len(e.shown) > 0 {
		c.add(e.at(), ruleOf(e.role), "%s holds content that is in none of its parts", a(e.role))
	}
}

// parts yields the kids, for a NonStruct those that it holds.
func (e *element) parts(yield func(*element) bool) {
	e.eachPart(yield)
}

func (e *element) eachPart(yield func(*element) bool) bool {
	for _, kid := range e.kids {
		if kid.role == "NonStruct" {
			if !kid.eachPart(yield) {
				return false
			}
		} else if !yield(kid) {
			return false
		}
	}
	return true
}

// a puts the article before a role, as it is spoken: "an LI", "a TR".
func a(role pdffile.Name) string {
	if level(role) > 0 || role == "L" || role == "LI" || role == "LBody" || role == "Annot" || role == "Art" || role == "Index" {
		return "an " + string(role)
	}
	return "a " + string(role)
}

func (c *checker) checkItem(e *element) {
	for kid := range e.parts {
		if kid.role == "LBody" {
			return
		}
	}
	c.add(e.at(), "ISO 14289-1, 7.6", "an LI has no LBody")
}

// checkFigure checks what stands for a picture, and the place that it tells.
func (c *checker) checkFigure(e *element) {
	if c.file.Text(e.dict.Get("Alt")) == "" && c.file.Text(e.dict.Get("ActualText")) == "" {
		c.add(e.at(), "ISO 14289-1, 7.3", "a figure has no alternative text (Alt)")
	}
	sheets := map[int]bool{}
	e.sheets(sheets)
	if len(sheets) != 1 {
		return // no rectangle holds what is on several pages, or on none
	}
	box, ok := c.rect(c.attribute(e, "BBox"))
	if !ok {
		c.add(e.at(), "ISO 14289-1, 7.3", "a figure does not tell its place on the page (BBox)")
	} else if by := box.beyond(c.pages[e.first()-1].box); by > 1 {
		c.add(e.at(), "ISO 14289-1, 7.3", "a figure's BBox reaches %.1f pt beyond the page's edge", by)
	}
}

// checkNote checks that a note has a name of its own.
func (c *checker) checkNote(e *element, seen map[string]bool) {
	id, _ := c.file.Resolve(e.dict.Get("ID")).(pdffile.String)
	switch {
	case id == "":
		c.add(e.at(), "ISO 14289-1, 7.9", "a note has no ID")
	case seen[string(id)]:
		c.add(e.at(), "ISO 14289-1, 7.9", "two notes have the ID %q", string(id))
	}
	seen[string(id)] = true
}

// attribute returns an attribute of an element, its own or that of its classes
// (ISO 32000-1, 14.7.5).
func (c *checker) attribute(e *element, key pdffile.Name) pdffile.Object {
	own := c.file.List(e.dict.Get("A"))
	c.file.Fail(c.file.Spend(len(own)))
	for _, o := range own {
		if v := c.file.Dict(o).Get(key); v != nil {
			return v
		}
	}
	classes := c.file.Dict(c.file.Dict(c.root.Get("StructTreeRoot")).Get("ClassMap"))
	for _, o := range c.file.List(e.dict.Get("C")) {
		for _, o := range c.file.List(classes.Get(c.file.Name(o))) {
			if v := c.file.Dict(o).Get(key); v != nil {
				return v
			}
		}
	}
	return nil
}
