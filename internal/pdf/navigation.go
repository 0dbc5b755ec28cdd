package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fieldguide/internal/layout"
	"fieldguide/internal/theme"
)

// places are the destinations of a document.
type places map[string]*layout.Destination

func placesOf(d *layout.Document) (places, error) {
	all := places{}
	for i := range d.Destinations {
		to := &d.Destinations[i]
		if all[to.ID] != nil {
			return nil, fmt.Errorf("two destinations are called %q", to.ID)
		}
		if to.Page < 0 || to.Page >= len(d.Pages) {
			return nil, fmt.Errorf("destination %q is on page %d of %d", to.ID, to.Page+1, len(d.Pages))
		}
		all[to.ID] = to
	}
	return all, nil
}

// check reports a destination that does not exist.
func (p places) check(id string) error {
	if p[id] == nil {
		return fmt.Errorf("no destination is called %q", id)
	}
	return nil
}

// writeDestinations adds the name tree of the destinations, sorted as ISO
// 32000-1, 7.9.6, wants.
func writeDestinations(out *file, d *layout.Document, pages []int) int {
	sorted := slices.Clone(d.Destinations)
	slices.SortFunc(sorted, func(a, b layout.Destination) int { return cmp.Compare(a.ID, b.ID) })
	var c code
	c.add("<</Names[")
	for _, to := range sorted {
		c.bytes(to.ID)
		c.add("[")
		c.ref(pages[to.Page])
		c.add("/XYZ 0 ")
		c.length(d.Pages[to.Page].Height - to.Y)
		c.add(" null]")
	}
	c.add("]>>")
	return out.add(object{body: c})
}

// links are the link annotations of a document.
type links struct {
	owners []*node // in the order of their keys in the parent tree
	onPage [][]int // object numbers
}

// writeLinks adds the annotations and hangs them into the structure.
func writeLinks(out *file, d *layout.Document, s *structure, to places) (*links, error) {
	all := &links{onPage: make([][]int, len(d.Pages))}
	for number, page := range d.Pages {
		for _, area := range page.Links {
			if area.URL == "" {
				if err := to.check(area.Destination); err != nil {
					return nil, fmt.Errorf("page %d: %w", number+1, err)
				}
			}
			if len(area.Rects) == 0 {
				return nil, fmt.Errorf("page %d: the link to %q has no area", number+1, area.URL+area.Destination)
			}
			key := len(d.Pages) + len(all.owners)
			object := out.add(object{body: annotation(area, page.Height, key)})
			owner, err := s.link(area, number, object)
			if err != nil {
				return nil, err
			}
			all.owners = append(all.owners, owner)
			all.onPage[number] = append(all.onPage[number], object)
		}
	}
	return all, nil
}

// annotation returns a link annotation, ISO 32000-1, 12.5.6.5.
func annotation(area *layout.LinkArea, height theme.Length, key int) code {
	whole := box{empty: true}
	var quads code
	for _, r := range area.Rects {
		left, right, top, bottom := r.X, r.X+r.Width, height-r.Y, height-r.Y-r.Height
		whole.include(0, left, bottom, right, top)
		quads.lengths(left, top, right, top, left, bottom, right, bottom) // the order that readers expect
	}
	var c code
	c.add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
	c.lengths(whole.left, whole.bottom, whole.right, whole.top)
	c.add("]/QuadPoints[")
	c = append(c, quads...)
	c.add("]/StructParent ")
	c.int(key)
	c.add("/Contents ")
	c.text(cmp.Or(area.Contents, area.URL, area.Destination))
	if area.URL != "" {
		c.add("/A<</S/URI/URI ")
		c.bytes(escapeURL(area.URL))
		c.add(">>>>")
		return c
	}
	c.add("/Dest ")
	c.bytes(area.Destination)
	c.add(">>")
	return c
}

// escapeURL encodes what may not stand in a URI, which is ASCII (ISO 32000-1,
// 12.6.4.7). What is encoded already stays so.
func escapeURL(url string) string {
	const allowed = "-._~:/?#[]@!$&'()*+,;=%"
	var b strings.Builder
	for i := range len(url) {
		ch := url[i]
		switch {
		case 'a' <= ch && ch <= 'z', 'A' <= ch && ch <= 'Z', '0' <= ch && ch <= '9', strings.IndexByte(allowed, ch) >= 0:
			b.WriteByte(ch)
		default:
			fmt.Fprintf(&b, "%%%02X", ch)
		}
	}
	return b.String()
}

// An entry of the outline, with the entries under it.
type outlineEntry struct {
	bookmark *layout.Bookmark
	number   int
	kids     []*outlineEntry
}

// writeOutline adds the bookmarks, ISO 32000-1, 12.3.3, and returns the number
// of their root. The first level is open, the others are closed.
func writeOutline(out *file, d *layout.Document, s *structure, to places) (int, error) {
	root := &outlineEntry{number: out.reserve()}
	path := []*outlineEntry{root} // to the entry before, by level
	for i := range d.Bookmarks {
		b := &d.Bookmarks[i]
		if err := to.check(b.Destination); err != nil {
			return 0, fmt.Errorf("bookmark %q: %w", b.Title, err)
		}
		path = path[:min(max(b.Level, 1), len(path))]
		parent := path[len(path)-1]
		entry := &outlineEntry{bookmark: b, number: out.reserve()}
		parent.kids = append(parent.kids, entry)
		path = append(path, entry)
	}
	var c code
	c.add("<</Type/Outlines")
	root.family(&c, len(root.kids))
	c.add(">>")
	out.set(root.number, object{body: c})
	root.writeKids(out, s)
	return root.number, nil
}

// family appends the references to the entry's kids.
func (e *outlineEntry) family(c *code, count int) {
	if len(e.kids) == 0 {
		return
	}
	c.add("/First ")
	c.ref(e.kids[0].number)
	c.add("/Last ")
	c.ref(e.kids[len(e.kids)-1].number)
	c.add("/Count ")
	c.int(count)
}

func (e *outlineEntry) writeKids(out *file, s *structure) {
	for i, kid := range e.kids {
		var c code
		c.add("<</Title ")
		c.text(kid.bookmark.Title)
		c.add("/Parent ")
		c.ref(e.number)
		c.add("/Dest ")
		c.bytes(kid.bookmark.Destination)
		if n := s.of[kid.bookmark.Element]; n != nil && n.number != 0 {
			c.add("/SE ")
			c.ref(n.number)
		}
		if i > 0 {
			c.add("/Prev ")
			c.ref(e.kids[i-1].number)
		}
		if i+1 < len(e.kids) {
			c.add("/Next ")
			c.ref(e.kids[i+1].number)
		}
		kid.family(&c, -len(kid.kids))
		c.add(">>")
		out.set(kid.number, object{body: c})
		kid.writeKids(out, s)
	}
}

// A pageLabel is a page's label taken apart, ISO 32000-1, 12.4.2.
type pageLabel struct {
	style  string // "D" for 12, "r" for xii, "R" for XII; "" for a label without number
	number int
	prefix string // of a label without number: all of it
}

func parseLabel(label string) pageLabel {
	if n, err := strconv.Atoi(label); err == nil && n > 0 && strconv.Itoa(n) == label {
		return pageLabel{style: "D", number: n}
	}
	if n := fromRoman(label); n > 0 {
		return pageLabel{style: "r", number: n}
	}
	if n := fromRoman(strings.ToLower(label)); n > 0 && strings.ToUpper(label) == label {
		return pageLabel{style: "R", number: n}
	}
	return pageLabel{prefix: label}
}

// addPageLabels appends the labels: an entry for each page whose label does not
// follow from the one before.
func (c *code) addPageLabels(pages []*layout.Page) {
	c.add("/PageLabels<</Nums[")
	var next pageLabel
	for i, page := range pages {
		label := parseLabel(page.Label)
		if i == 0 || label != next || label.style == "" {
			c.int(i)
			label.add(c)
		}
		next = label
		next.number++
	}
	c.add("]>>")
}

func (l pageLabel) add(c *code) {
	c.add("<<")
	if l.style != "" {
		c.add("/S/")
		c.add(l.style)
		c.add("/St ")
		c.int(l.number)
	}
	if l.prefix != "" {
		c.add("/P ")
		c.text(l.prefix)
	}
	c.add(">>")
}

// romans are the parts of Roman numbers, the greatest first.
var romans = []struct {
	text  string
	value int
}{
	{"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90},
	{"l", 50}, {"xl", 40}, {"x", 10}, {"ix", 9}, {"v", 5}, {"iv", 4}, {"i", 1},
}

// fromRoman returns the value of a lower-case Roman number, 0 if it is none.
func fromRoman(text string) int {
	n, rest := 0, text
	for _, r := range romans {
		for strings.HasPrefix(rest, r.text) {
			n, rest = n+r.value, rest[len(r.text):]
		}
	}
	if rest != "" || toRoman(n) != text {
		return 0
	}
	return n
}

func toRoman(n int) string {
	var b strings.Builder
	for _, r := range romans {
		for n >= r.value {
			b.WriteString(r.text)
			n -= r.value
		}
	}
	return b.String()
}
