package markdown

import (
	"bytes"
	"fmt"

	gast "github.com/yuin/goldmark/ast"

	"fieldguide/internal/outline"
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

// caption reads the text of a caption after its mark.
func (w *walker) caption(n gast.Node, mark []byte) []outline.Inline {
	w.from = n.Lines().At(0).Start + len(mark)
	text := w.text(n)
	w.from = 0
	return text
}

// captionOfFigure returns where a figure keeps its caption, and nil for blocks
// that are none.
func captionOfFigure(b outline.Block) *[]outline.Inline {
	switch b := b.(type) {
	case *outline.Figure:
		return &b.Caption
	case *outline.Diagram:
		return &b.Caption
	}
	return nil
}

// figureCaption reads n if it is the caption of the figure before it.
func (w *walker) figureCaption(caption *[]outline.Inline, n gast.Node) bool {
	if caption == nil || !w.isCaption(n, figureMark) {
		return false
	}
	if len(*caption) > 0 {
		w.errs.Add(w.blockSpan(n), "the figure has a caption already",
			fmt.Sprintf("keep this one, or %q in the picture's title", outline.PlainText(*caption)))
	}
	*caption = w.caption(n, figureMark)
	return true
}
