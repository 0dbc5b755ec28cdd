package verify

import (
	"bytes"
	"strconv"
	"strings"

	"fieldguide/internal/render"

	"golang.org/x/net/html"
)

// A pageReader reads one page of a site, token by token: a page's text needs no
// tree, and building one would cost more than the rest of the reading.
type pageReader struct {
	builder
	page *WebPage
	a    attributes // of the tag that is being read
	skip skipper    // what is not of the text

	formula  formulaSkipper
	desc     skipper  // what a diagram shows, in words
	shown    []byte   // its characters
	drawing  bool     // what is skipped is a diagram
	article  skipper  // the chapter's article
	notes    skipper  // its section of notes
	heading  skipper  // the heading that is being read
	number   skipper  // its number
	digits   builder  // the number's characters
	pending  *Passage // begun by its article or section, waits for its heading
	passage  *Passage
	note     *Note
	defining skipper     // the definition of a term that is being read
	defined  *Definition // the same
	refers   bool        // a reference to a note waits for its link
	target   string      // of the open link
	paged    *PageRef    // the open link to a place in a PDF
	printed  builder     // its words
	anchored bool        // a link is open
	anchor   int         // where its words begin
}

func readPage(f render.File) *WebPage {
	r := &pageReader{page: &WebPage{Path: f.Path, ids: make([]string, 0, 64), refs: make([]string, 0, 64)}}
	r.buf = make([]byte, 0, 4<<10)
	z := html.NewTokenizer(bytes.NewReader(f.Data))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			r.finish()
			return r.page
		case html.TextToken:
			r.text(z)
		case html.StartTagToken, html.SelfClosingTagToken:
			name := r.a.readTag(z)
			r.frame(name)
			r.start(name, kind == html.SelfClosingTagToken || void(name))
		case html.EndTagToken:
			r.close(r.a.readTag(z))
		}
	}
}

// frame takes from a tag what counts wherever it stands: ids, references and
// what the page says of itself.
func (r *pageReader) frame(name []byte) {
	a := &r.a
	if len(a.id) > 0 {
		r.page.ids = append(r.page.ids, string(a.id))
	}
	if a.linked && string(name) != "base" {
		r.page.refs = append(r.page.refs, string(a.href))
	}
	if len(a.src) > 0 {
		r.page.refs = append(r.page.refs, string(a.src))
	}
	r.pageRef(name)
	switch string(name) {
	case "html":
		r.page.Language = string(a.lang)
	case "meta":
		switch string(a.name) {
		case "fieldguide-digest":
			r.page.Digest = string(a.content)
		case "fieldguide-chapter":
			r.page.ChapterID = string(a.content)
		}
	}
}

// pageRef begins to read where a link leads to a named place in a PDF, and at
// the link's end takes the label of the page that it names: "carry-on p. 14".
func (r *pageReader) pageRef(name []byte) {
	if string(name) != "a" || !bytes.Contains(r.a.href, []byte("#nameddest=")) {
		return
	}
	file, fragment, _ := resolveParts(r.page.Path, string(r.a.href))
	r.paged = &PageRef{File: file, ID: strings.TrimPrefix(fragment, "nameddest=")}
}

func (r *pageReader) endPageRef(name []byte) {
	if r.paged == nil || string(name) != "a" {
		return
	}
	text, _ := r.printed.take()
	if i := strings.LastIndex(text, "p. "); i >= 0 {
		r.paged.Label = text[i+len("p. "):]
		r.page.PageRefs = append(r.page.PageRefs, *r.paged)
	}
	r.paged = nil
}

func (r *pageReader) text(z *html.Tokenizer) {
	if r.paged == nil && !r.article.on() {
		return
	}
	text := z.Text()
	if r.paged != nil {
		write(&r.printed, text)
	}
	switch {
	case r.desc.on():
		r.shown = append(r.shown, text...)
	case r.number.on():
		write(&r.digits, text)
	case r.article.on() && !r.skip.on() && !r.formula.hides():
		write(&r.builder, text)
	}
}

func (r *pageReader) start(name []byte, empty bool) {
	if !r.article.on() {
		if string(name) == "article" && r.a.has("chapter") && r.page.Chapter == nil {
			r.open(name)
		}
		return
	}
	if r.refers && r.a.linked {
		r.refer()
	}
	r.nest(name, empty)
	switch {
	case r.drawing && r.skip.on() && string(name) == "desc":
		r.desc.begin(name)
	case r.skip.on() || r.number.on():
	case r.formula.math.on() || string(name) == "math":
		if !empty {
			r.formula.start(name, &r.a)
		}
	default:
		r.element(name, empty)
	}
}

// nest counts an element that stands in one of its own name.
func (r *pageReader) nest(name []byte, empty bool) {
	if empty {
		return
	}
	r.skip.start(name)
	r.article.start(name)
	r.notes.start(name)
	r.heading.start(name)
	r.number.start(name)
	r.defining.start(name)
}

// open begins the chapter.
func (r *pageReader) open(name []byte) {
	r.article.begin(name)
	r.page.Chapter = &Chapter{ID: r.page.ChapterID}
	r.pending = &Passage{ID: r.page.ChapterID}
}

// element reads the start of an element of the text.
func (r *pageReader) element(name []byte, empty bool) {
	if breaks(name) {
		r.builder.end()
	}
	switch {
	case empty:
		if string(name) == "img" {
			r.image(r.a.alt)
		}
	case r.heading.on() && r.a.has("number"):
		r.number.begin(name)
	case r.a.has("noteref"):
		r.skip.begin(name)
		r.refers = true
		if r.a.linked {
			r.refer()
		}
	case r.a.chrome && r.a.has("definition"):
		r.finish()
		r.defining.begin(name)
		r.defined = &Definition{ID: string(r.a.id)}
	case r.a.aside(name):
		if r.a.picture(name) {
			r.image(r.a.label)
		}
		r.skip.begin(name)
		r.drawing = r.a.diagram(name)
	default:
		r.part(name)
	}
}

// part reads the start of an element that has a part in the chapter's order.
func (r *pageReader) part(name []byte) {
	switch string(name) {
	case "figure", "p", "dt", "div":
		r.named(name)
	case "a":
		if r.a.linked {
			r.target, _ = resolve(r.page.Path, string(r.a.href))
			r.anchored, r.anchor = true, r.mark()
		}
		if len(r.a.term) > 0 {
			r.page.Chapter.Terms = append(r.page.Chapter.Terms, string(r.a.term))
		}
	case "section":
		r.section(name)
	case "li":
		r.item()
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.head(name)
	}
}

// named takes the id of a figure, paragraph or term, or of a table in its box.
func (r *pageReader) named(name []byte) {
	if len(r.a.id) > 0 && (string(name) != "div" || r.a.has("table")) && r.passage != nil && !r.notes.on() {
		r.passage.Anchors = append(r.passage.Anchors, string(r.a.id))
	}
}

func (r *pageReader) section(name []byte) {
	switch {
	case r.notes.on():
	case r.a.has("notes"):
		r.finish()
		r.notes.begin(name)
	case len(r.a.id) > 0:
		r.pending = &Passage{ID: r.page.ChapterID + ":" + string(r.a.id)}
	}
}

// item begins a note, if it bears the id of one.
func (r *pageReader) item() {
	digits, found := bytes.CutPrefix(r.a.id, []byte("fn-"))
	if !r.notes.on() || !found {
		return
	}
	r.finish()
	number, err := strconv.Atoi(string(digits))
	if err != nil {
		number = 0
	}
	r.note = &Note{Number: number}
}

// head begins a passage with its heading. A heading that no section waits for
// and that has no id is one of raw HTML, and words like any others.
func (r *pageReader) head(name []byte) {
	if r.notes.on() || r.pending == nil && len(r.a.id) == 0 {
		return
	}
	p := r.pending
	if p == nil {
		p = &Passage{ID: r.page.ChapterID + ":" + string(r.a.id)}
	}
	r.finish()
	p.Level = int(name[1] - '0')
	r.pending, r.passage = nil, p
	r.page.Chapter.Passages = append(r.page.Chapter.Passages, p)
	r.heading.begin(name)
}

// image takes a picture of the text.
func (r *pageReader) image(alt []byte) {
	path, _ := resolve(r.page.Path, string(r.a.src))
	r.picture(Image{path, string(alt)})
}

func (r *pageReader) picture(i Image) {
	if r.passage != nil && !r.notes.on() {
		r.passage.Images = append(r.passage.Images, i)
	}
}

// refer takes the number of a note that is referred to.
func (r *pageReader) refer() {
	_, digits, _ := bytes.Cut(r.a.href, []byte("#fn-"))
	number, err := strconv.Atoi(string(digits))
	if err == nil && r.passage != nil && !r.notes.on() {
		r.passage.Refs = append(r.passage.Refs, number)
	}
	r.refers = false
}

// close reads the end of an element.
func (r *pageReader) close(name []byte) {
	r.endPageRef(name)
	if !r.article.on() {
		return
	}
	if !r.skip.on() && !r.number.on() && !r.formula.math.on() {
		r.leave(name)
	}
	if r.desc.on() {
		if r.desc.end(name); !r.desc.on() {
			r.picture(Image{Alt: string(r.shown)})
			r.shown = r.shown[:0]
		}
	}
	r.formula.end(name)
	r.skip.end(name)
	r.number.end(name)
	if r.heading.on() {
		if r.heading.end(name); !r.heading.on() {
			r.titled()
		}
	}
	if r.notes.on() {
		if r.notes.end(name); !r.notes.on() {
			r.finish()
		}
	}
	if r.defining.on() {
		if r.defining.end(name); !r.defining.on() {
			r.finish()
		}
	}
	if r.article.end(name); !r.article.on() {
		r.finish()
	}
}

// leave ends a link or a word.
func (r *pageReader) leave(name []byte) {
	if string(name) == "a" && r.anchored {
		r.link(r.anchor, r.target)
		r.anchored = false
	}
	if breaks(name) {
		r.builder.end()
	}
}

// titled ends the heading.
func (r *pageReader) titled() {
	r.passage.Number, _ = r.digits.take()
	r.passage.Title, r.passage.Links = r.take()
}

// finish ends the passage or the note that is being read. Words before the
// first heading make a passage without one.
func (r *pageReader) finish() {
	words, links := r.take()
	switch {
	case r.defined != nil:
		r.defined.Words = words
		r.page.Chapter.Definitions = append(r.page.Chapter.Definitions, r.defined)
		r.defined = nil
	case r.note != nil:
		r.note.Words, r.note.Links = words, links
		r.page.Chapter.Notes = append(r.page.Chapter.Notes, r.note)
		r.note = nil
	case r.passage != nil:
		r.passage.Words = words
		r.passage.Links = append(r.passage.Links, links...)
		r.passage = nil
	case words != "":
		p := &Passage{Words: words, Links: links}
		r.page.Chapter.Passages = append(r.page.Chapter.Passages, p)
	}
}
