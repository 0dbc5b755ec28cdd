package layout

import (
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// Paper cannot be clicked: a link out of the guide bears a superior letter, and
// at the chapter's end stand the addresses of those letters. Letters, since
// numbers are for notes. Both are labels; the author wrote neither.

// A linkList is the addresses to which a chapter's links lead, each once, in the
// order of their first links.
type linkList struct {
	urls   []string
	places map[string]int // in urls
}

// letter returns the letters of an address: a to z, then aa.
func (l *linkList) letter(url string) string {
	i, known := l.places[url]
	if !known {
		if l.places == nil {
			l.places = map[string]int{}
		}
		i = len(l.urls)
		l.places[url] = i
		l.urls = append(l.urls, url)
	}
	return alphabetic(i)
}

// alphabetic returns the i-th of a, b, ..., z, aa, ab, ...
func alphabetic(i int) string {
	last := string(rune('a' + i%26))
	if i < 26 {
		return last
	}
	return alphabetic(i/26-1) + last
}

// linkLetter composes the letter of a link that has just been composed. One that
// shows its address has none, nor has one in a heading: contents and running
// heads would bear it too.
func (c *composer) linkLetter(to *link, text []outline.Inline) {
	if c.single || c.inHeading() || strings.Contains(outline.PlainText(text), address(to.url)) {
		return
	}
	e := c.look.element.Child(ReferenceRole).Child(Label)
	l := c.derive(c.look, func(l *look) {
		l.element, l.color, l.features = e, c.theme.Accent, 0
		l.bold, l.italic, l.code = false, true, false
		l.rise, l.size = l.rise+l.size*35/100, l.size*68/100
	})
	c.box(l, c.links.letter(to.url))
}

func (c *composer) inHeading() bool {
	for e := c.look.element; e != nil; e = e.Parent {
		if isHeading(e.Role) {
			return true
		}
	}
	return false
}

// address returns a URL as print shows it: what every reader would guess is left
// out.
func address(url string) string {
	short := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(url, "https://"), "http://"), "mailto:")
	if host, path, _ := strings.Cut(short, "/"); path == "" {
		return host
	}
	return short
}

// linkLines sets the addresses of the chapter's links at its end.
func (f *flow) linkLines() {
	urls := f.links.urls
	f.links = linkList{}
	if len(urls) == 0 {
		return
	}
	e := f.parent.Child(BackMatter)
	e.Title = "Links of this chapter"
	t := f.scale.Note
	f.list.leave(f.scale.Text.Leading*15/10, f.scale.Gap, f.scale.Gap/2)
	f.list.keep() // an address says little at the head of a page
	inner := f.nested(e)
	inner.body = t
	if !f.hangs() {
		inner.labelLine(e.Title, e.Child(ParagraphRole))
	}
	first := len(f.list.pieces)
	list := e.Child(ListRole)
	list.Numbered = true
	inner.indent(t.Size * 16 / 10)
	for i, url := range urls {
		inner.linkLine(list.Child(ListItem), alphabetic(i), url)
	}
	f.list.unite(first, 2)
	if f.hangs() {
		f.hangLabel(first, "Links", e.Child(ParagraphRole))
	}
}

// linkLine sets one address behind its letter. It is divided where its parts
// end, never with a hyphen, which a reader would type.
func (f *flow) linkLine(item *Element, letter, url string) {
	label := f.derive(f.text(f.body.Size, item.Child(Label)), func(l *look) {
		l.italic, l.color = true, f.theme.Accent
	})
	to := &link{url: url, contents: url, element: item.Child(ListBody).Child(LinkRole)}
	l := f.derive(f.sans(f.body.Size, to.element), func(l *look) {
		l.link, l.features, l.division = to, 0, codeDivision
	})
	c := f.compose(f.span, l)
	c.box(l, address(url))
	first := len(f.list.pieces)
	f.lines(c.end(), f.body.Leading, rag)
	f.mark(first, label, letter, f.left-theme.Length(16)*f.body.Size/10, alignStart)
}
