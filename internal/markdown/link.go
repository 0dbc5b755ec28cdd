package markdown

import (
	"bytes"
	"fmt"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// afterObject stands in for the last character where the text has something
// that is none: a picture, code, a note. A quote after it closes.
const afterObject = 'x'

// link reads a link. A link within a link, which goldmark lets through in
// places, is its text.
func (w *walker) link(n *gast.Link) {
	w.flush()
	w.refersTo(n.Reference)
	outer := w.inLink
	w.inLink = true
	text := w.nested(n)
	w.inLink = outer
	if outer {
		w.inlines = append(w.inlines, text...)
		return
	}
	at := w.linkSpan(n, n.Pos(), n.Destination, n.Title, n.Reference != nil)
	link := &outline.Link{Text: text, Title: strings.TrimSpace(unescape(n.Title))}
	dest := strings.TrimSpace(unescape(n.Destination))
	switch {
	case !says(text):
		w.errs.Add(at, "the link has no text", "write what it leads to between the brackets")
	case dest == "":
		w.errs.Add(at, fmt.Sprintf("the link %q leads nowhere", outline.PlainText(text)), "write a file or an address between the parentheses")
	default:
		w.target(link, dest, n.Destination, at)
	}
	w.inlines = append(w.inlines, link)
}

// says reports whether there is anything to read in text.
func says(text []outline.Inline) bool {
	found := false
	outline.InspectInlines(text, func(i outline.Inline) {
		switch i := i.(type) {
		case *outline.Text:
			found = found || strings.TrimSpace(i.Value) != ""
		case *outline.CodeSpan, *outline.Formula, *outline.NoteRef:
			found = true
		case *outline.Image:
			found = found || i.Alt != ""
		}
	})
	return found
}

// target sets a link's target if that is out of the guide, and leaves it to
// package load otherwise. Raw is the destination as written.
func (w *walker) target(link *outline.Link, dest string, raw []byte, at source.Span) {
	scheme := schemeOf(dest)
	switch scheme {
	case "":
		w.result.Links = append(w.result.Links, LinkRef{Link: link, Dest: dest, At: at})
	case "javascript", "vbscript", "data", "file":
		w.errs.Add(at, fmt.Sprintf("a link cannot lead to a %s: address", scheme), "link to a file of the guide or to a web page")
	default:
		link.Target.URL = string(util.URLEscape(raw, true))
	}
}

// schemeOf returns the scheme of an absolute URL in lower case. One letter is
// none: it is a drive.
func schemeOf(dest string) string {
	for i := range len(dest) {
		c := dest[i] | 0x20
		switch {
		case 'a' <= c && c <= 'z':
		case i > 0 && (isDigit(dest[i]) || strings.IndexByte("+-.", dest[i]) >= 0):
		case i > 1 && dest[i] == ':':
			return strings.ToLower(dest[:i])
		default:
			return ""
		}
	}
	return ""
}

// autoLink reads an address that is a link to itself.
func (w *walker) autoLink(n *gast.AutoLink) {
	label := string(n.Label(w.src))
	if w.inLink {
		w.run = append(w.run, label...)
		return
	}
	w.flush()
	url := n.URL(w.src)
	if n.AutoLinkType == gast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(url), []byte("mailto:")) {
		url = append([]byte("mailto:"), url...)
	}
	link := &outline.Link{Text: []outline.Inline{&outline.Text{Value: label}}}
	w.target(link, string(url), url, w.aliased(n.Label(w.src), n.Pos()))
	w.inlines = append(w.inlines, link)
	w.before = lastRune([]byte(label))
}

// refersTo notes that the definition of a link is used.
func (w *walker) refersTo(ref *gast.ReferenceLink) {
	if ref != nil {
		w.label(ref.Value).used = true
	}
}

// image reads a picture in a line. If nothing else stands in its paragraph,
// addText makes it a Figure.
func (w *walker) image(n *gast.Image) {
	w.flush()
	w.refersTo(n.Reference)
	image := &outline.Image{
		Alt:   w.plain(n, plainAlt),
		Title: strings.TrimSpace(unescape(n.Title)),
	}
	at := w.linkSpan(n, n.Pos(), n.Destination, n.Title, n.Reference != nil)
	w.addImage(image, strings.TrimSpace(unescape(n.Destination)), at)
}

func (w *walker) addImage(image *outline.Image, dest string, at source.Span) {
	if dest == "" {
		w.errs.Add(at, "the picture has no file", "write its file between the parentheses")
	} else {
		w.result.Images = append(w.result.Images, ImageRef{Image: image, Dest: dest, At: at})
	}
	w.inlines = append(w.inlines, image)
	w.before = afterObject
}

// figure makes a picture that stands by itself of one in a line, which was the
// last to be read. Its title is the caption.
func (w *walker) figure(node outline.Node, image *outline.Image) *outline.Figure {
	f := &outline.Figure{Node: node, Image: *image}
	if title := f.Image.Title; title != "" {
		w.uncitable([]byte(title), node.Span, "the title of a picture", `write the caption in a line of its own after the picture: "Figure: ..."`)
		id, length := cutAnchor([]byte(title))
		w.begin()
		w.characters([]byte(title[:length]), ' ', false)
		f.Caption = w.take(len(w.inlines))
		f.Anchor = w.name(id, f.Caption, node.Span)
		f.Image.Title = ""
	}
	if refs := w.result.Images; len(refs) > 0 && refs[len(refs)-1].Image == image {
		refs[len(refs)-1].Image = &f.Image
	}
	if n := len(w.errs); f.Image.Alt == "" && (n == 0 || w.errs[n-1].Span.Start != node.Span.Start) { // an <img> without alt was reported
		w.errs.Add(node.Span, "the figure has no description", "say what the picture shows: ![a chart of ...](file)")
	}
	return f
}

// linkSpan returns the place of a link or picture that begins at offset start.
// Goldmark does not keep its end, but the destination and the title of a link
// in place are parts of the source.
func (w *walker) linkSpan(n gast.Node, start int, dest, title []byte, reference bool) source.Span {
	start = max(start, 0)
	end := start + 1
	if last := n.LastChild(); last != nil {
		end = max(end, last.Pos())
		if t, ok := last.(*gast.Text); ok {
			end = t.Segment.Stop
		}
	}
	closing := byte(']')
	if !reference {
		closing = ')'
		for _, part := range [][]byte{dest, title} {
			if at, ok := w.offset(part); ok {
				end = max(end, at+len(part))
			}
		}
	}
	if i := bytes.IndexByte(w.src[min(end, len(w.src)):], closing); i >= 0 {
		end += i + 1
	}
	return w.span(start, end)
}

// offset returns where b stands in src, if it is a part of it.
func (w *walker) offset(b []byte) (int, bool) {
	at := cap(w.src) - cap(b)
	if len(b) == 0 || at < 0 || at+len(b) > len(w.src) || &w.src[at] != &b[0] {
		return 0, false
	}
	return at, true
}

// aliased returns the place of b, or of offset at if b is not part of src.
func (w *walker) aliased(b []byte, at int) source.Span {
	if start, ok := w.offset(b); ok {
		return w.span(start, start+len(b))
	}
	return w.span(max(at, 0), max(at, 0)+1)
}
