package markdown

import (
	"bytes"
	"fmt"

	gast "github.com/yuin/goldmark/ast"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// A fold is a <details> element whose end tag has not come yet. Blocks between
// its tags are Markdown if blank lines part them from the tags, as on GitHub.
type fold struct {
	*outline.Fold
	at     source.Span // of the start tag
	faulty bool        // what it holds was reported
}

// htmlBlock reads a block of raw HTML: comments, the tags of a fold, and text
// with the tags that may stand in a line.
func (w *walker) htmlBlock(b *body, n *gast.HTMLBlock) {
	r := w.rawBlock(n)
	tokens := r.tokens()
	if t := firstForeign(tokens); t != nil {
		if w.html {
			w.foreignBlock(b, n, &r, t)
			return
		}
		if n.HTMLBlockType == gast.HTMLBlockType1 { // scripts and styles: what follows is no HTML
			w.refuse(&r, t)
			return
		}
	}
	h := htmlReader{walker: w, body: b, raw: &r, node: w.node(n)}
	h.beginText()
	for i := range tokens {
		h.read(&tokens[i])
	}
	if h.summary != nil {
		w.errs.Add(h.summary.at, "<summary> is not closed", "write </summary> before the next blank line")
		h.summary = nil
	}
	h.endText()
}

// firstForeign returns the first token outside the allow-list.
func firstForeign(tokens []token) *token {
	for i := range tokens {
		t := &tokens[i]
		if t.kind == declaration || (t.kind == startTag || t.kind == endTag) && !inAllowList(t.name) {
			return t
		}
	}
	return nil
}

// An htmlReader reads the tokens of one block.
type htmlReader struct {
	*walker
	body    *body
	raw     *raw
	node    outline.Node
	summary *openTag // the <summary> that is being read
	start   int      // index into inlines of the text that is being read
}

func (h *htmlReader) beginText() {
	h.begin()
	h.start = len(h.inlines)
}

// takeText returns the text read since beginText.
func (h *htmlReader) takeText() []outline.Inline {
	h.closeTags(0)
	h.trimRun()
	text := h.take(h.start)
	h.begin()
	return text
}

// endText adds the text read so far as a paragraph.
func (h *htmlReader) endText() {
	h.addText(h.body, h.node, h.takeText())
}

func (h *htmlReader) read(t *token) {
	switch {
	case t.kind == characters:
		h.text(t)
	case t.kind == comment:
		place := ""
		if h.body.within != "" || len(h.body.folds) > 0 {
			place = "within another block"
		}
		h.comment(commentText(h.raw, t), h.token(h.raw, t), place)
	case t.kind == declaration || !inAllowList(t.name):
		h.foreign(h.raw, t)
	case t.name == "details":
		h.details(t)
	case t.name == "summary":
		h.summaryTag(t)
	default:
		h.inlineTag(h.raw, t)
	}
}

// text reads characters, which are no Markdown here.
func (h *htmlReader) text(t *token) {
	b := h.raw.text[t.start:t.end]
	if bytes.ContainsAny(b, "*_`[#") {
		h.errs.Warn(h.token(h.raw, t), "Markdown is not read next to HTML tags", "leave a blank line between the two")
	}
	h.characters(b, following(h.raw.text, t.end), false)
}

// details begins or ends a fold.
func (h *htmlReader) details(t *token) {
	h.endText()
	if t.kind == startTag {
		h.checkAttributes(h.raw, t)
		at := h.token(h.raw, t)
		if h.depth+len(h.body.folds) == maxDepth {
			h.errs.Add(at, fmt.Sprintf("blocks are nested more than %d deep", maxDepth), "take some of the nesting away")
		}
		h.body.folds = append(h.body.folds, &fold{Fold: &outline.Fold{Node: outline.Node{Span: at}}, at: at})
		return
	}
	if len(h.body.folds) == 0 {
		h.errs.Add(h.token(h.raw, t), "no <details> is open here", "delete the tag, or move it into the same list or quotation as <details>")
		return
	}
	h.closeFold(h.body, h.token(h.raw, t).End)
}

// closeFold ends the innermost fold, at that offset of the file, and adds it.
func (w *walker) closeFold(b *body, end int) {
	f := b.folds[len(b.folds)-1]
	b.folds = b.folds[:len(b.folds)-1]
	f.Span = w.file.Span(f.at.Start, end)
	switch {
	case len(f.Summary) == 0:
		w.errs.Add(f.at, "<details> has no <summary>", "write <summary>what is folded</summary> after it")
		return
	case len(f.Blocks) == 0 && f.faulty:
		return
	case len(f.Blocks) == 0:
		w.errs.Add(f.at, "<details> has nothing to unfold", "write its text after </summary>, with a blank line before and after")
		return
	}
	w.add(b, f.Fold)
}

// closeFolds reports the folds that the container leaves open.
func (w *walker) closeFolds(b *body) {
	for len(b.folds) > 0 {
		f := b.folds[len(b.folds)-1]
		w.errs.Add(f.at, "<details> is not closed", "write </details> on a line of its own")
		w.closeFold(b, f.at.End)
	}
}

// summaryTag begins or ends the summary of a fold.
func (h *htmlReader) summaryTag(t *token) {
	at := h.token(h.raw, t)
	var in *fold
	if n := len(h.body.folds); n > 0 {
		in = h.body.folds[n-1]
	}
	if t.kind == startTag {
		h.checkAttributes(h.raw, t)
		h.endText()
		if in == nil || in.Summary != nil || len(in.Blocks) > 0 {
			h.errs.Add(at, "<summary> does not stand first in a <details>", "write it directly after <details>")
		}
		h.summary = &openTag{token: *t, at: at}
		return
	}
	if h.summary == nil {
		h.errs.Add(at, "no <summary> is open here", "write <summary> and </summary> without a blank line between")
		return
	}
	text := h.takeText()
	if len(text) == 0 {
		h.errs.Add(at, "<summary> is empty", fmt.Sprintf("say what %s folds", "<details>"))
	}
	if in != nil {
		in.Summary = text
	}
	h.summary = nil
}
