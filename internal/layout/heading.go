package layout

import (
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// chapters sets every chapter that has a text.
func (f *flow) chapters(root *Element) {
	part := -1
	for _, c := range f.guide.Chapters {
		if c.Draft {
			continue
		}
		f.parent = root
		opening := c.Part >= 0 && c.Part != part
		part = c.Part
		f.chapterIn(root, c, opening)
	}
}

func (f *flow) chapterIn(root *Element, c *outline.Chapter, opening bool) {
	f.span = c.Span
	f.list.kept = false
	f.list.opens = (c.Level <= 1 || f.compact) && !f.single
	f.openingSpace(c.Level)
	if opening && !f.single {
		f.partTitle(f.guide.Parts[c.Part].Title, root.Child(PartOpening))
	}
	e := root.Child(ChapterRole)
	e.Title = outline.PlainText(c.Title)
	f.chapter, f.home = e, c.ID
	inner := f.nested(e)
	inner.chapterHeading(c)
	inner.blocks(c.Blocks)
	inner.sections(c, c.Sections)
	inner.setNotes()
	inner.linkLines()
}

// openingSpace asks for the space above a chapter that does not begin a page.
func (f *flow) openingSpace(level int) {
	if f.single {
		f.list.leave(f.scale.Gap*2, f.scale.Gap*3, 0)
		return
	}
	if level > 1 {
		f.list.invite(-60)
		f.list.ask(f.spaces.nested)
		return
	}
	f.list.ask(f.spaces.chapter)
}

// partTitle sets the title of a part over its first chapter.
func (f *flow) partTitle(title string, e *Element) {
	e.Title = title
	l := f.capitals(f.scale.Text.Size, e.Child(ParagraphRole))
	line := f.capitalStrip(l, title)
	t := f.scale.Text
	line.paragraph.baseline = l.baseline(t.Leading)
	f.add(piece{drawer: line, height: t.Leading, baseline: line.paragraph.baseline, x: f.left})
	f.list.leave(f.scale.Gap, 0, 0)
	f.list.keep()
}

// chapterHeading sets the chapter's title under a rule that spans the page.
func (f *flow) chapterHeading(c *outline.Chapter) {
	if f.single {
		f.onePageChapter(c)
		return
	}
	t := f.scale.Chapter
	if c.Level > 1 {
		t = theme.Type{Size: t.Size * 78 / 100, Leading: t.Leading * 78 / 100}
	}
	head := c.Short
	if head == "" {
		head = outline.PlainText(c.Title)
	}
	f.list.places = append(f.list.places, place{
		id: c.ID, title: numbered(c.Number, outline.PlainText(c.Title)), level: max(c.Level, 1),
		head: numbered(c.Number, head), heading: f.parent.Child(Heading1),
	})
	h := f.list.places[0].heading
	rule := across{x: -f.hang, width: f.width + f.hang, thickness: theme.Point * 9 / 10}
	f.add(piece{drawer: rule, height: theme.Point * 2, x: f.left})
	f.list.keep()
	f.list.ask(f.spaces.rule)
	f.title(h, t, c.Number, c.Title, f.webLink(c))
	f.list.ask(f.spaces.title)
	f.list.head()
}

// across is a rule over the width of the page.
type across struct{ x, width, thickness theme.Length }

func (r across) draw(c *canvas, x, y theme.Length) {
	c.rule(x+r.x, y, r.width, r.thickness, c.theme.Accent)
}

// numbered returns the title behind its number.
func numbered(number, title string) string {
	if number == "" {
		return title
	}
	return number + " " + title
}

// webLink returns the link from a heading to its page of the site, nil if it is
// not known where that is.
func (s *setting) webLink(c *outline.Chapter) *link {
	if s.guide.BaseURL == "" {
		return nil
	}
	what := "Web page of " + outline.PlainText(c.Title)
	if c.Number != "" {
		what = "Web page of chapter " + c.Number
	}
	return &link{url: s.webAddress(c.ID, ""), contents: what}
}

func (s *setting) sectionLink(c *outline.Chapter, x *outline.Section) *link {
	if s.guide.BaseURL == "" {
		return nil
	}
	what := "Web page of " + outline.PlainText(x.Title)
	if x.Number != "" {
		what = "Web page of section " + x.Number
	}
	return &link{url: s.webAddress(c.ID, x.Anchor), contents: what}
}

// sections sets sections and what stands under them.
func (f *flow) sections(c *outline.Chapter, sections []*outline.Section) {
	for _, x := range sections {
		e := f.parent.Child(SectionRole)
		e.Title = outline.PlainText(x.Title)
		inner := f.nested(e)
		inner.sectionHeading(c, x)
		inner.blocks(x.Blocks)
		inner.sections(c, x.Sections)
	}
}

var headingRoles = [...]Role{Heading1, Heading2, Heading3, Heading4, Heading5, Heading6}

func (f *flow) sectionHeading(c *outline.Chapter, x *outline.Section) {
	f.span = x.Span
	t := f.scale.Section(x.Level)
	h := f.parent.Child(headingRoles[min(max(x.Level, 2), len(headingRoles))-1])
	plain := outline.PlainText(x.Title)
	space := t.Leading * f.spaces.section / 100
	if f.single {
		space = f.scale.Gap * 15 / 10
	}
	f.list.leave(space, space/2, space/5)
	f.list.invite(-40)
	f.list.places = append(f.list.places, place{
		id: x.ID, title: numbered(x.Number, plain), level: max(c.Level, 1) + x.Level - 1,
		head: numbered(x.Number, plain), section: true, heading: h,
	})
	if x.Level > 2 {
		f.list.places[len(f.list.places)-1].head = ""
	}
	f.title(h, t, x.Number, x.Title, f.sectionLink(c, x))
	if f.compact { // its heading and a block are one unit, whatever the block asks for
		f.list.close(f.spaces.heading)
	} else {
		f.list.leave(f.spaces.heading, 0, 0)
	}
	f.list.head()
}

// webMark stands for the web page of a heading that has no number.
const webMark = "§"

// title sets a heading: its number in the margin, or before it where there is
// none. The number leads to the heading's web page.
func (f *flow) title(h *Element, t theme.Type, number string, title []outline.Inline, web *link) {
	h.Title = outline.PlainText(title)
	c := f.compose(f.span, f.heading(t.Size, h))
	tag := f.numberLook(h, t, number, web)
	inner := f.nested(f.parent)
	edge, side := f.left-f.paper.Gutter, alignEnd
	if !f.hangs() {
		edge, side = f.left, alignStart
		if number != "" {
			inner.indent(f.strip(tag, number).length() + t.Size/2)
		}
	}
	c.inlines(title)
	if tag.link != nil && number == "" {
		if !f.hangs() && !f.single {
			c.glue(tag)
			c.box(tag, webMark)
		}
		number = webMark
	}
	first := len(f.list.pieces)
	inner.lines(c.end(), t.Leading, balance)
	f.list.together(first)
	if len(f.list.pieces) > first && number != "" && (number != webMark || f.hangs()) {
		f.mark(first, tag, number, edge, side)
	}
}

// numberLook returns the look of a heading's number, with its elements.
func (f *flow) numberLook(h *Element, t theme.Type, number string, web *link) *look {
	size := t.Size
	if number == "" {
		size = f.scale.Label.Size
		if web == nil {
			return f.label(size, nil)
		}
	}
	e := h
	if web != nil {
		e = h.Child(LinkRole)
		web.element = e
	}
	l := f.label(size, e.Child(Label))
	l.link = web
	return l
}
