package markdown

import (
	"bytes"
	"fmt"

	east "github.com/yuin/goldmark-emoji/ast"
	gast "github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"fieldguide/internal/outline"
)

// An inliner gathers the inlines of one text. Its buffers are used again for
// the next: what is finished is copied out of them.
type inliner struct {
	inlines []outline.Inline // of all texts and inlines that are open, outermost first
	run     []byte           // characters that are no inline yet
	tags    []openTag        // raw HTML elements that are open
	outer   int              // how many of them stand around the inline that is being read
	inLink  bool

	// Room for finished texts: most of a chapter's nodes are these two, and
	// they are made many at a time.
	spare []outline.Inline
	texts []outline.Text

	// Only source between these offsets is text: what is outside was read as
	// the mark of a callout, a caption or an anchor.
	from, until int

	quoter
}

// begin starts a new text.
func (w *walker) begin() {
	w.run = w.run[:0]
	w.quoter = quoter{before: ' '}
}

// text reads the inlines of a block. White space at its ends is none.
func (w *walker) text(n gast.Node) []outline.Inline {
	w.begin()
	start := len(w.inlines)
	w.children(n)
	w.closeTags(0)
	w.trimRun()
	return w.take(start)
}

// trimRun drops white space at the end of a text or a line.
func (w *walker) trimRun() {
	w.run = bytes.TrimRight(w.run, " ")
}

// nested reads the inlines within another.
func (w *walker) nested(n gast.Node) []outline.Inline {
	w.flush()
	start, outer := len(w.inlines), w.outer
	w.outer = len(w.tags)
	w.children(n)
	w.closeTags(w.outer)
	w.outer = outer
	return w.take(start)
}

// take removes the inlines from start on from the buffer and returns them.
func (w *walker) take(start int) []outline.Inline {
	w.flush()
	if len(w.inlines) == start {
		return nil
	}
	n := len(w.inlines) - start
	if cap(w.spare)-len(w.spare) < n {
		w.spare = make([]outline.Inline, 0, max(n, 128))
	}
	from := len(w.spare)
	w.spare = append(w.spare, w.inlines[start:]...)
	taken := w.spare[from : from+n : from+n]
	clear(w.inlines[start:])
	w.inlines = w.inlines[:start]
	return taken
}

// flush turns the characters gathered so far into a Text.
func (w *walker) flush() {
	if len(w.run) == 0 {
		return
	}
	w.before = lastRune(w.run)
	if len(w.texts) == cap(w.texts) {
		w.texts = make([]outline.Text, 0, 64)
	}
	w.texts = append(w.texts, outline.Text{Value: string(w.run)})
	w.inlines = append(w.inlines, &w.texts[len(w.texts)-1])
	w.run = w.run[:0]
}

func (w *walker) children(n gast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.inline(c)
	}
}

// inline reads one inline node.
func (w *walker) inline(n gast.Node) {
	switch n := n.(type) {
	case *gast.Text:
		w.textNode(n)
	case *gast.String:
		w.run = append(w.run, n.Value...)
	case *gast.CodeSpan:
		w.flush()
		w.inlines = append(w.inlines, &outline.CodeSpan{Value: w.codeText(n)})
		w.before = afterObject
	case *gast.Emphasis:
		if text := w.nested(n); n.Level == 1 {
			w.inlines = append(w.inlines, &outline.Emphasis{Text: text})
		} else {
			w.inlines = append(w.inlines, &outline.Strong{Text: text})
		}
	case *xast.Strikethrough:
		w.inlines = append(w.inlines, &outline.Strike{Text: w.nested(n)})
	case *gast.Link:
		w.link(n)
	case *gast.AutoLink:
		w.autoLink(n)
	case *gast.Image:
		w.image(n)
	case *gast.RawHTML:
		w.rawHTML(n)
	case *east.Emoji:
		w.run = appendEmoji(w.run, n)
	case *reference:
		w.noteRef(n)
	case *citation:
		w.citation(n)
	case *formula:
		w.formula(n)
	case *xast.TaskCheckBox:
		// The item bears it.
	default:
		panic("markdown: no place in the outline for a " + n.Kind().String())
	}
}

// textNode reads characters and the end of their line.
func (w *walker) textNode(n *gast.Text) {
	start, stop := max(n.Segment.Start, w.from), min(n.Segment.Stop, w.until)
	if start < stop {
		w.characters(w.src[start:stop], following(w.src, stop), true)
	}
	switch {
	case n.Segment.Start >= w.until, n.Segment.Stop < w.from:
	case n.HardLineBreak():
		w.lineBreak()
	case n.SoftLineBreak():
		w.space()
	}
}

// lineBreak ends the line. One that begins a text is none.
func (w *walker) lineBreak() {
	w.trimRun()
	w.flush()
	w.inlines = append(w.inlines, &outline.LineBreak{})
	w.before = '\n'
}

// codeText returns what a code span holds. Line ends are spaces.
func (w *walker) codeText(n *gast.CodeSpan) string {
	first, ok := n.FirstChild().(*gast.Text)
	if ok && n.ChildCount() == 1 && w.src[first.Segment.Stop-1] != '\n' {
		return string(first.Segment.Value(w.src))
	}
	var b []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*gast.Text)
		if !ok {
			panic("markdown: code span with a " + c.Kind().String())
		}
		value := t.Segment.Value(w.src)
		if line, ended := bytes.CutSuffix(value, []byte("\n")); ended {
			b = append(append(b, bytes.TrimSuffix(line, []byte("\r"))...), ' ')
			continue
		}
		b = append(b, value...)
	}
	return string(b)
}

// appendEmoji appends an emoji's characters, or its :name: if it has none.
func appendEmoji(b []byte, n *east.Emoji) []byte {
	if !n.Value.IsUnicode() {
		return fmt.Appendf(b, ":%s:", n.ShortName)
	}
	for _, r := range n.Value.Unicode {
		b = append(b, string(r)...)
	}
	return b
}

// What plain is for.
type plainness uint8

const (
	plainAlt  plainness = iota // what a picture shows: as read, with line ends as spaces
	plainSlug                  // what an anchor is made of: without pictures and typography
)

// plain returns the text of a node without its marking. It reads no links and
// no notes.
func (w *walker) plain(n gast.Node, as plainness) string {
	saved, quotes := w.run, w.quoter
	w.run, w.quoter = nil, quoter{before: ' ', straight: as == plainSlug}
	w.plainChildren(n, as)
	text := string(bytes.TrimSpace(w.run))
	w.run, w.quoter = saved, quotes
	return text
}

func (w *walker) plainChildren(n gast.Node, as plainness) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *gast.Text:
			w.textPlain(c)
		case *gast.CodeSpan:
			w.run = append(w.run, w.codeText(c)...)
		case *gast.AutoLink:
			w.run = append(w.run, c.Label(w.src)...)
		case *east.Emoji:
			if as == plainSlug {
				w.run = append(w.run, c.ShortName...)
			} else {
				w.run = appendEmoji(w.run, c)
			}
		case *gast.Image:
			if as == plainAlt {
				w.plainChildren(c, as)
			}
		case *formula:
			w.run = append(w.run, c.text()...)
		case *citation:
			w.plainCitation(c)
		case *gast.RawHTML:
			w.plainHTML(c, as)
		default: // inlines that hold others, or nothing that is text
			w.plainChildren(c, as)
		}
	}
}

func (w *walker) textPlain(n *gast.Text) {
	start, stop := max(n.Segment.Start, w.from), min(n.Segment.Stop, w.until)
	if start < stop {
		w.characters(w.src[start:stop], following(w.src, stop), true)
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		w.space()
	}
}

// plainHTML reports raw HTML in the description of a picture. In a heading it is
// read, and reported, with the heading's text.
func (w *walker) plainHTML(n *gast.RawHTML, as plainness) {
	if as != plainAlt {
		return
	}
	raw := w.rawInline(n)
	if !bytes.HasPrefix(raw.text, []byte("<!--")) {
		w.errs.Add(w.span(raw.at(0), raw.at(len(raw.text))),
			fmt.Sprintf("%s cannot stand in the description of a picture", raw.text), "describe it in plain words")
	}
}
