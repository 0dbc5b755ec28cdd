package layout

import (
	"strings"

	"fieldguide/internal/outline"
)

// Link composes a link. One to a place in this edition also tells its page, unless
// it is a citation: the list of sources is at the end. One to a place that only the
// site has leads there, if it is known where the site is; other links are plain
// text.
func (c *composer) Link(i *outline.Link) {
	to := c.target(i)
	if c.look.element == nil || to == nil {
		c.in(SpanRole, i.Text, func(*look) {})
		return
	}
	e := c.look.element.Child(LinkRole)
	to.element = e
	outer := c.look
	c.look = c.derive(outer, func(l *look) {
		l.element, l.link, l.color = e, to, c.theme.Accent
	})
	c.inlines(i.Text)
	if to.destination != "" && !c.single && !i.Cites {
		c.reference(to)
	}
	c.look = outer
	if to.url != "" {
		c.linkLetter(to, i.Text)
	}
}

// target returns where the link leads, or nil for nowhere in print.
func (c *composer) target(i *outline.Link) *link {
	words := outline.PlainText(i.Text)
	t := i.Target
	switch id := t.ID(); {
	case t.URL != "":
		return &link{url: t.URL, contents: describe(words, t.URL), underline: true}
	case t.Asset != nil && c.guide.BaseURL != "":
		return &link{url: c.guide.BaseURL + urlPath.Replace(t.Asset.Path), contents: words, underline: true}
	case t.Asset != nil:
		return nil
	case c.ids[id]:
		return &link{destination: id, contents: words}
	case c.guide.BaseURL != "":
		return &link{url: c.webAddress(t.Chapter, t.Anchor), contents: words + ", on the web", underline: true}
	}
	return nil
}

// describe returns what a screen reader says of a link.
func describe(words, url string) string {
	if words = strings.TrimSpace(words); words != "" {
		return words
	}
	return url
}

// urlPath escapes what would end the path of a URL, and the escape itself. (RFC
// 3986, section 3.3)
var urlPath = strings.NewReplacer("%", "%25", "#", "%23", "?", "%3F")

// webAddress returns where the hosted site shows a chapter, or a place in it.
func (s *setting) webAddress(chapter, anchor string) string {
	address := s.guide.BaseURL
	if chapter != "index" {
		address += urlPath.Replace(chapter) + "/"
	}
	if anchor != "" {
		address += "#" + anchor
	}
	return address
}

// terse is the measure, in ems, under which references tell no numbers of
// sections: on a telephone's page they would take half a line.
const terse = 24

// reference composes where a link leads: the number of the chapter or section,
// unless the link's own words tell it or there is no room, and its page, which
// is not known yet. The item has the width that most page numbers have.
func (c *composer) reference(to *link) {
	if c.look.element.Parent != nil && isHeading(c.look.element.Parent.Role) {
		return
	}
	l := c.derive(c.look, func(l *look) {
		l.element, l.bold, l.italic = c.look.element.Child(Label), false, false
	})
	c.glue(l)
	before := "(p.\u00A0"
	number := c.numbers[to.destination]
	if number != "" && !c.cell && c.paper.Measure() >= c.scale.Text.Size*terse && !tells(to.contents, number) {
		c.box(l, "(§\u00A0"+number+",")
		c.glue(l)
		before = "p.\u00A0"
	}
	w := c.word(l.typeface, before+strings.Repeat("0", c.digits)+")")
	c.items = append(c.items, item{kind: boxItem, start: true, width: w.width, fragment: &w.fragments[0], look: l, word: before, ref: to.destination})
}

// tells reports whether the number is one of the words.
func tells(words, number string) bool {
	for _, w := range strings.Fields(words) {
		if strings.Trim(w, "§()[].,:;") == number {
			return true
		}
	}
	return false
}

// numbers returns the numbers of the guide's chapters and sections by their ids.
func numbers(g *outline.Guide) map[string]string {
	numbers := map[string]string{}
	for _, c := range g.Chapters {
		numbers[c.ID] = c.Number
		for s := range c.All() {
			numbers[s.ID] = s.Number
		}
	}
	return numbers
}

func isHeading(r Role) bool {
	switch r {
	case Heading1, Heading2, Heading3, Heading4, Heading5, Heading6:
		return true
	}
	return false
}
