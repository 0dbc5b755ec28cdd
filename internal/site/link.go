package site

import "fieldguide/internal/outline"

// Link implements outline.InlineVisitor. Every address inside the site is
// relative to the page, so that the site works in any folder and from disk.
func (a *article) Link(i *outline.Link) {
	a.write(`<a href="`)
	a.address(i.Target)
	a.write(`"`)
	a.attribute("title", i.Title)
	if i.Target.URL != "" {
		a.write(` rel="noopener"`)
	}
	a.write(">")
	a.inLink = true
	a.inlines(i.Text)
	a.inLink = false
	a.write("</a>")
	for _, ref := range a.deferred {
		a.NoteRef(ref)
	}
	a.deferred = nil
}

func (a *article) address(t outline.Target) {
	switch {
	case t.URL != "":
		a.out = appendURL(a.out, t.URL)
		return
	case t.Asset != nil:
		a.write(a.page.root)
		a.out = appendPath(a.out, t.Asset.Path)
		return
	case t.Chapter != a.page.chapter.ID:
		a.write(a.page.root)
		a.out = appendPage(a.out, t.Chapter)
	case t.Anchor == "":
		a.write("index.html")
	}
	if t.Anchor != "" {
		a.write("#")
		a.out = appendPath(a.out, t.Anchor)
	}
}

// appendPage appends the address of a chapter's page, relative to the site's
// root. Pages are named in full: a folder opened from disk lists its files
// instead of showing its index.html.
func appendPage(dst []byte, chapter string) []byte {
	return appendPath(dst, (&outline.Chapter{ID: chapter}).Address())
}

// appendPlace appends the address of a place in a page; of the page itself if the
// anchor is empty.
func appendPlace(dst []byte, page, anchor string) []byte {
	dst = appendPath(dst, page)
	if anchor != "" {
		dst = appendPath(append(dst, '#'), anchor)
	}
	return dst
}
