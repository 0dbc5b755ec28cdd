package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// This file is the allow-list of raw HTML: br, kbd, sup, sub, mark, abbr, img,
// and details with its summary (fold.go). They mean what they mean on GitHub.
// Anything else is a fault, or goes to the site alone if guide.yaml says so.

// inAllowList reports whether the model has a place for the element.
func inAllowList(name string) bool {
	switch name {
	case "br", "img", "details", "summary":
		return true
	}
	return spansText(name)
}

// spansText reports whether the element marks a stretch of a line.
func spansText(name string) bool {
	switch name {
	case "kbd", "sup", "sub", "mark", "abbr":
		return true
	}
	return false
}

// inMarkdown are the ways to write what authors use other elements for.
var inMarkdown = map[string]string{
	"a": "write [text](address), or {#anchor} at the end of a heading", "b": "write **text**", "strong": "write **text**",
	"i": "write *text*", "em": "write *text*", "code": "write `text`", "tt": "write `text`", "pre": "write a fenced code block",
	"del": "write ~~text~~", "s": "write ~~text~~", "strike": "write ~~text~~", "hr": "write ---",
	"blockquote": "begin each line with >", "table": "write a Markdown table", "ul": "write a Markdown list", "ol": "write a Markdown list",
	"p": "leave a blank line between paragraphs", "h1": "write # text", "h2": "write ## text", "h3": "write ### text",
	"picture": "write ![what it shows](file)", "figure": `write ![what it shows](file "caption")`,
	"center": "leave it out", "div": "leave it out", "span": "leave it out",
}

// refuse reports raw HTML that has no place in the model.
func (w *walker) refuse(r *raw, t *token) {
	text := firstLine(r.text[t.start:t.end])
	hint := inMarkdown[t.name]
	if hint == "" {
		hint = "leave it out"
	}
	w.errs.Add(w.token(r, t), fmt.Sprintf("the HTML %s cannot be shown in every edition", text),
		hint+`; "html: site" in guide.yaml lets raw HTML through to the site alone`)
}

// firstLine returns what a fault quotes of a tag.
func firstLine(text []byte) []byte {
	line := bytes.IndexByte(text, '\n')
	if line < 0 {
		return text
	}
	return append(bytes.TrimRight(text[:line:line], "\r"), "..."...)
}

// rawReferences reports the references of raw HTML that only the guide itself
// could follow: a chapter's page stands elsewhere than its file, and what is
// not written in Markdown is neither found nor copied.
func (w *walker) rawReferences(r *raw, t *token) {
	for _, a := range t.attributes {
		switch a.name {
		case "href", "src", "srcset", "poster", "data", "action":
			if schemeOf(a.value) == "" && !strings.HasPrefix(a.value, "//") {
				start := r.at(a.start)
				w.errs.Add(w.span(start, start+len(a.name)), fmt.Sprintf("raw HTML cannot lead to %q, which is in the guide", a.value),
					"write a Markdown link or picture, or a whole URL")
			}
		}
	}
}

const siteHint = "no PDF can show it; leave it out, or say the same in Markdown"

// token returns the place of a token.
func (w *walker) token(r *raw, t *token) source.Span {
	return w.span(r.at(t.start), max(r.at(t.start), r.at(t.end-1)+1))
}

func (w *walker) rawInline(n *gast.RawHTML) raw { return rawOf(w.src, n.Segments) }

// rawHTML reads a tag or a comment in a line.
func (w *walker) rawHTML(n *gast.RawHTML) {
	r := w.rawInline(n)
	for _, t := range r.tokens() {
		switch {
		case t.kind == comment:
			w.comment(commentText(&r, &t), w.token(&r, &t), "within a line")
		case t.kind == characters:
			w.characters(r.text[t.start:t.end], ' ', false)
		case w.anchorTag(&r, &t):
		case t.kind == declaration || !inAllowList(t.name):
			w.foreign(&r, &t)
		case t.name == "details" || t.name == "summary":
			w.errs.Add(w.token(&r, &t), fmt.Sprintf("%s stands within a line", r.text[t.start:t.end]), "begin a line with it, after a blank line")
		default:
			w.inlineTag(&r, &t)
		}
	}
}

// foreign reads a tag outside the allow-list.
func (w *walker) foreign(r *raw, t *token) {
	if !w.html {
		if t.kind != endTag { // the start tag was reported
			w.refuse(r, t)
		}
		return
	}
	w.flush()
	if t.kind != endTag {
		w.errs.Warn(w.token(r, t), fmt.Sprintf("only the site shows the HTML %s", firstLine(r.text[t.start:t.end])), siteHint)
	}
	w.rawReferences(r, t)
	w.inlines = append(w.inlines, &outline.InlineHTML{Text: string(r.text[t.start:t.end])})
}

// commentText returns what stands between a comment's delimiters.
func commentText(r *raw, t *token) string {
	text := bytes.TrimPrefix(r.text[t.start:t.end], []byte("<!--"))
	return string(bytes.TrimSuffix(text, []byte("-->")))
}

// inlineTag reads a tag of the allow-list that stands in a line.
func (w *walker) inlineTag(r *raw, t *token) {
	switch {
	case t.kind == endTag:
		w.endTag(r, t)
	case t.name == "br":
		w.checkAttributes(r, t)
		w.lineBreak()
	case t.name == "img":
		w.imgTag(r, t)
	default:
		w.checkAttributes(r, t, "title")
		w.flush()
		w.tags = append(w.tags, openTag{token: *t, at: w.token(r, t), from: len(w.inlines)})
	}
}

// ignored are attributes that say how an element looks, which is not for a
// chapter to say.
var ignored = []string{"class", "id", "width", "height", "align", "open", "loading"}

// checkAttributes reports attributes other than those known.
func (w *walker) checkAttributes(r *raw, t *token, known ...string) {
	for _, a := range t.attributes {
		at := w.span(r.at(a.start), r.at(a.start+len(a.name)-1)+1)
		switch {
		case slices.Contains(known, a.name):
		case slices.Contains(ignored, a.name):
			w.errs.Warn(at, fmt.Sprintf("the attribute %s of <%s> does not count", a.name, t.name), "leave it out")
		default:
			w.errs.Add(at, fmt.Sprintf("<%s> cannot have the attribute %s", t.name, a.name), "leave it out")
		}
	}
}

// imgTag reads a picture.
func (w *walker) imgTag(r *raw, t *token) {
	w.checkAttributes(r, t, "src", "alt", "title")
	alt, described := t.value("alt")
	if !described {
		w.errs.Add(w.token(r, t), "the picture has no description", `say what it shows with alt="...", or write alt="" if it is decoration`)
	}
	src, _ := t.value("src")
	title, _ := t.value("title")
	w.flush()
	w.addImage(&outline.Image{Alt: alt, Title: title}, src, w.token(r, t))
}

// An openTag is an element whose end tag has not come yet.
type openTag struct {
	token token
	at    source.Span
	from  int // index into inlines of the first one in the element
}

// endTag ends the innermost element.
func (w *walker) endTag(r *raw, t *token) {
	n := len(w.tags) - 1
	if !spansText(t.name) || n < w.outer || w.tags[n].token.name != t.name {
		w.errs.Add(w.token(r, t), fmt.Sprintf("no <%s> is open here", t.name), "delete the tag")
		return
	}
	open := w.tags[n]
	w.tags = w.tags[:n]
	w.trimRun()
	text := w.take(open.from)
	if len(text) == 0 {
		w.errs.Add(open.at, fmt.Sprintf("<%s> is empty", t.name), "write its text, or delete it")
		return
	}
	w.inlines = append(w.inlines, w.element(&open, text))
}

// element returns the inline that an element of the allow-list means.
func (w *walker) element(open *openTag, text []outline.Inline) outline.Inline {
	switch open.token.name {
	case "kbd":
		return &outline.Keyboard{Text: text}
	case "sup":
		return &outline.Superscript{Text: text}
	case "sub":
		return &outline.Subscript{Text: text}
	case "mark":
		return &outline.Mark{Text: text}
	case "abbr":
		title, _ := open.token.value("title")
		if title == "" {
			w.errs.Add(open.at, "<abbr> does not say what is abbreviated", `write <abbr title="...">`)
		}
		return &outline.Abbreviation{Text: text, Title: title}
	}
	panic("markdown: no inline for <" + open.token.name + ">")
}

// closeTags reports the elements that were opened since there were n of them
// and are still open. Their text stays.
func (w *walker) closeTags(n int) {
	for _, open := range w.tags[n:] {
		w.errs.Add(open.at, fmt.Sprintf("<%s> is not closed", open.token.name),
			fmt.Sprintf("write </%s> in the same paragraph, outside any other marking", open.token.name))
	}
	w.tags = w.tags[:n]
}

// foreignBlock adds a block of raw HTML as it is.
func (w *walker) foreignBlock(b *body, n *gast.HTMLBlock, r *raw, t *token) {
	w.errs.Warn(w.token(r, t), "only the site shows this HTML", siteHint)
	for _, t := range r.tokens() {
		w.rawReferences(r, &t)
	}
	w.add(b, &outline.HTML{Node: w.node(n), Text: string(r.text)})
}

// rawBlock joins the lines of a block of raw HTML.
func (w *walker) rawBlock(n *gast.HTMLBlock) raw {
	if !n.HasClosure() {
		return rawOf(w.src, n.Lines())
	}
	closure := text.NewSegments()
	closure.Append(n.ClosureLine)
	return rawOf(w.src, n.Lines(), closure)
}
