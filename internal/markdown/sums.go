package markdown

import (
	"bytes"

	gast "github.com/yuin/goldmark/ast"

	"fieldguide/internal/outline"
	"fieldguide/internal/sums"
)

// sums reads a block of arithmetic.
func (w *walker) sums(b *body, n *gast.FencedCodeBlock) {
	lines := make([]sums.Line, 0, n.Lines().Len())
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		text := bytes.TrimRight(w.src[segment.Start:segment.Stop], "\r\n")
		at := w.span(segment.Start, segment.Start+len(text))
		w.uncitable(text, at, "a block of sums", "cite the source in the text before or after it")
		lines = append(lines, sums.Line{Text: string(text), At: at})
	}
	rows, errs := sums.Read(lines)
	w.errs = append(w.errs, errs...)
	if len(rows) == 0 {
		if len(errs) == 0 {
			w.errs.Add(w.blockSpan(n), "the sums are empty", "write lines such as: name = expression = result")
		}
		return
	}
	w.add(b, &outline.Sums{Node: w.node(n), Rows: rows})
}
