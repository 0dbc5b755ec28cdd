package markdown

import (
	"bytes"
	"fmt"

	gast "github.com/yuin/goldmark/ast"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// The marks that begin the paragraph which is a caption: before or after a table,
// or directly after a picture or a diagram.
var (
	tableMark  = []byte("Table:")
	figureMark = []byte("Figure:")
)

// isCaption reports whether a node is a paragraph that begins with the mark.
func (w *walker) isCaption(n gast.Node, mark []byte) bool {
	p, ok := n.(*gast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return false
	}
	line := p.Lines().At(0)
	text, ok := bytes.CutPrefix(w.src[line.Start:line.Stop], mark)
	return ok && len(text) > 0 && (text[0] == ' ' || text[0] == '\t') && !isBlank(text)
}

// caption reads the text of a caption after its mark, and the anchor at its end.
func (w *walker) caption(n gast.Node, mark []byte) (text []outline.Inline, anchor string) {
	id, end := w.explicitAnchor(n)
	w.attributes(n, end, "caption")
	w.from, w.until = n.Lines().At(0).Start+len(mark), end
	text = w.text(n)
	w.from, w.until = 0, len(w.src)
	return text, w.name(id, text, w.blockSpan(n))
}

// A captioned is where a figure keeps its caption and its anchor.
type captioned struct {
	text   *[]outline.Inline
	anchor *string
}

// captionOfFigure returns where a figure keeps its caption, and nil for blocks
// that are none.
func captionOfFigure(b outline.Block) *captioned {
	switch b := b.(type) {
	case *outline.Figure:
		return &captioned{&b.Caption, &b.Anchor}
	case *outline.Diagram:
		return &captioned{&b.Caption, &b.Anchor}
	}
	return nil
}

// figureCaption reads n if it is the caption of the figure before it.
func (w *walker) figureCaption(figure *captioned, n gast.Node) bool {
	if figure == nil || !w.isCaption(n, figureMark) {
		return false
	}
	if len(*figure.text) > 0 {
		w.errs.Add(w.blockSpan(n), "the figure has a caption already",
			fmt.Sprintf("keep this one, or %q in the picture's title", outline.PlainText(*figure.text)))
	}
	*figure.text, *figure.anchor = w.caption(n, figureMark)
	return true
}

// A captionAnchor is an anchor that a caption ends with, and the caption's place.
type captionAnchor struct {
	id string
	at source.Span
}

// name takes the anchor at the end of a caption and returns it. Without a
// caption there is nothing that could be referred to by a number.
func (w *walker) name(id string, caption []outline.Inline, at source.Span) string {
	if id == "" {
		return ""
	}
	if len(caption) == 0 {
		w.errs.Add(at, "the caption is empty", fmt.Sprintf("write it before {#%s}, or delete both", id))
		return ""
	}
	w.named = append(w.named, captionAnchor{id, at})
	return id
}

// settleAnchors reports the anchors of captions that something else in the
// chapter has too, when all of them are known.
func (w *walker) settleAnchors() {
	first := map[string]source.Span{}
	for _, a := range w.named {
		msg := fmt.Sprintf("the anchor {#%s} is given twice", a.id)
		before, again := first[a.id]
		if !again {
			before, again = w.sections.aliases.first[a.id]
		}
		_, heading := w.anchors.taken[a.id]
		switch {
		case again:
			w.errs.Add(a.at, msg, fmt.Sprintf("the first is in line %d; choose another", before.Position().Line))
		case heading:
			w.errs.Add(a.at, msg, "a heading of this chapter has it too; choose another")
		default:
			first[a.id] = a.at
		}
	}
}
