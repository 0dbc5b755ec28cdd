package load

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"fieldguide/internal/markdown"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// A resolver finds what links and pictures lead to. Links are written as they
// work on GitHub: relative to the chapter's file, or from the content folder if
// they begin with "/". A link to a folder leads to the chapter of its README.md,
// and one to page.html, as mdBook writes them, to the chapter of page.md.
type resolver struct {
	*reader
	assets []*asset // in the order of their first reference
	byName map[string]*asset
	pages  map[string]*chapter // by address
}

// resolve sets the targets of all links and the assets of all pictures.
func (r *reader) resolve() error {
	v := &resolver{reader: r, byName: map[string]*asset{}, pages: map[string]*chapter{}}
	for _, c := range r.chapters {
		if c.name != "" {
			v.pages[c.outline.Address()] = c
		}
	}
	for _, c := range r.chapters {
		for _, l := range c.result.Links {
			l.Link.Target = v.link(c, l)
		}
		for _, i := range c.result.Images {
			i.Image.Asset = v.picture(c, i)
		}
	}
	return v.readAssets()
}

// link returns the target of a link in chapter c; the zero Target after a fault.
func (v *resolver) link(c *chapter, l markdown.LinkRef) outline.Target {
	if isURL(l.Dest) {
		return v.url(l)
	}
	dest := parseDestination(l.Dest)
	if dest.path == "" {
		return v.section(c, c, dest, l)
	}
	name, ok := v.within(c, dest.path, l.Dest, l.At)
	if !ok {
		return outline.Target{}
	}
	if to := v.chapterAt(name); to != nil {
		return v.section(c, to, dest, l)
	}
	switch v.folder.is[name] {
	case aFile:
		return v.file(name, l)
	case aFolder:
		v.faults.Add(l.At, fmt.Sprintf("%q is a folder without a chapter", l.Dest), "list its README.md in SUMMARY.md")
	default:
		v.faults.Add(l.At, fmt.Sprintf("the link leads to %q, which is not there", l.Dest), v.folder.hint(name, c.dir(), ""))
	}
	return outline.Target{}
}

// A destination is a relative link in its parts, each as read, not as encoded.
type destination struct{ path, anchor string }

// parseDestination leaves out a query: it says how GitHub shows a file.
func parseDestination(written string) destination {
	file, anchor, _ := strings.Cut(written, "#")
	file, _, _ = strings.Cut(file, "?")
	return destination{unescape(file), unescape(anchor)}
}

// unescape decodes percent-encoding where it is one.
func unescape(text string) string {
	if decoded, err := url.PathUnescape(text); err == nil {
		return decoded
	}
	return text
}

// within returns the name of the file that a path written in chapter c means.
func (v *resolver) within(c *chapter, written, dest string, at source.Span) (string, bool) {
	name := path.Join(c.dir(), written)
	if strings.HasPrefix(written, "/") {
		name = path.Join(v.folder.root, written)
	}
	if _, ok := below(v.folder.root, name); !ok {
		v.faults.Add(at, fmt.Sprintf("%q is outside the folder of the chapters", dest), "")
		return "", false
	}
	return name, true
}

// chapterAt returns the chapter that stands at a name: its own, that of the
// folder's README.md or index.md, or the page's that a site makes of it.
func (v *resolver) chapterAt(name string) *chapter {
	if c := v.reader.byName[name]; c != nil {
		return c
	}
	switch v.folder.is[name] {
	case aFile:
		return nil
	case aFolder:
		return v.readme(name)
	}
	page, ok := strings.CutSuffix(name, ".html")
	if !ok {
		return nil
	}
	if path.Base(page) == "index" {
		return v.readme(path.Dir(page))
	}
	return v.reader.byName[page+".md"]
}

// readme returns the chapter that stands for a folder.
func (v *resolver) readme(dir string) *chapter {
	for _, base := range []string{"README.md", "readme.md", "index.md"} {
		if c := v.reader.byName[path.Join(dir, base)]; c != nil {
			return c
		}
	}
	return nil
}

// section returns the target of a link from one chapter to a place in another,
// or in itself.
func (v *resolver) section(from, to *chapter, dest destination, l markdown.LinkRef) outline.Target {
	target := outline.Target{Chapter: to.outline.ID, Anchor: dest.anchor}
	if dest.anchor == "" {
		return target
	}
	if b, ok := to.has(dest.anchor); ok {
		if b != nil {
			v.complete(l, b)
		}
		return target
	}
	if dest.anchor == to.result.Anchor {
		target.Anchor = ""
		return target
	}
	if alias := to.alias(dest.anchor); alias != nil {
		target.Anchor = ""
		if alias.Section != nil {
			target.Anchor = alias.Section.Anchor
		}
		return target
	}
	where := "this chapter"
	if from != to {
		where = fmt.Sprintf("%q", relative(from.dir(), to.name))
	}
	v.faults.Add(l.At, fmt.Sprintf("no %s of %s is called %q", sought(l.Link), where, dest.anchor), to.anchorHint(dest.anchor))
	return target
}

// alias returns the anchor of that name that is no section's own; nil if there
// is none.
func (c *chapter) alias(name string) *markdown.Alias {
	for i, a := range c.result.Aliases {
		if a.Name == name {
			return &c.result.Aliases[i]
		}
	}
	return nil
}

// has reports whether a section, figure, table or term of the chapter has that
// anchor, and returns the block if it is none of a section.
func (c *chapter) has(anchor string) (outline.Block, bool) {
	if c.anchors == nil {
		c.anchors = map[string]outline.Block{}
		c.outline.Inspect(func(b outline.Block, _ outline.Inline) {
			if b != nil {
				for _, name := range outline.Anchors(b) {
					c.anchors[name] = b
				}
			}
		})
		for s := range c.outline.All() {
			c.anchors[s.Anchor] = nil
		}
	}
	b, ok := c.anchors[anchor]
	return b, ok
}

// anchorHint returns the anchor that is nearest, or all of a few.
func (c *chapter) anchorHint(anchor string) string {
	var names []string
	for s := range c.outline.All() {
		names = append(names, s.Anchor)
	}
	names = append(names, c.outline.Anchors()...)
	if folded := strings.ToLower(anchor); slices.Contains(names, folded) {
		return fmt.Sprintf("did you mean %q?", folded)
	}
	return source.DidYouMean(anchor, names, "")
}

// file returns the target of a link to a file that is no chapter.
func (v *resolver) file(name string, l markdown.LinkRef) outline.Target {
	if isMarkdown(name) {
		v.faults.Add(l.At, fmt.Sprintf("the link leads to %q, which SUMMARY.md does not list", l.Dest), "list it, or leave the link out")
		return outline.Target{}
	}
	a := v.asset(name, l.At)
	if page := v.pages[a.outline.Path]; page != nil {
		v.faults.Add(l.At, fmt.Sprintf("%q has the address of the chapter %q", l.Dest, page.name), "rename one of the two")
	}
	return outline.Target{Asset: a.outline}
}

func isMarkdown(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return ending == ".md" || ending == ".markdown"
}

// isURL reports whether a destination begins with a scheme or a host.
func isURL(dest string) bool {
	if strings.HasPrefix(dest, "//") {
		return true
	}
	scheme, _, found := strings.Cut(dest, ":")
	return found && len(scheme) > 1 && !strings.ContainsFunc(scheme, func(r rune) bool {
		return r != '+' && r != '.' && r != '-' && notAlphanumeric(r)
	})
}

// url returns the target of a link out of the guide, which is not looked up.
func (v *resolver) url(l markdown.LinkRef) outline.Target {
	if strings.HasPrefix(l.Dest, "//") {
		return outline.Target{URL: "https:" + l.Dest}
	}
	return outline.Target{URL: l.Dest}
}
