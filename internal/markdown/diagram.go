package markdown

import (
	"bytes"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"

	"fieldguide/internal/diagram"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// diagram reads a diagram of Mermaid. Load lays it out.
func (w *walker) diagram(b *body, n *gast.FencedCodeBlock) {
	block := &outline.Diagram{Node: w.node(n)}
	d, faults := diagram.Parse(w.codeLines(n, false))
	for _, f := range faults {
		w.errs.Add(w.codePlace(n, f.Line, f.Column), f.Msg, f.Hint)
	}
	if d != nil {
		w.result.Diagrams = append(w.result.Diagrams, DiagramRef{block, d})
	}
	w.add(b, block)
}

// codePlace returns the place of the word at a line and column of a code block,
// both counted from 1, columns in characters. Of an empty block it is the block's.
func (w *walker) codePlace(n gast.Node, line, column int) source.Span {
	lines := n.Lines()
	if lines.Len() == 0 {
		return w.blockSpan(n)
	}
	segment := lines.At(min(max(line, 1), lines.Len()) - 1)
	text := bytes.TrimRight(w.src[segment.Start:segment.Stop], "\r\n")
	start := 0
	for skip := column - 1 - segment.Padding; skip > 0 && start < len(text); skip-- {
		_, size := utf8.DecodeRune(text[start:])
		start += size
	}
	end := start
	for end < len(text) && text[end] != ' ' && text[end] != '\t' {
		end++
	}
	return w.span(segment.Start+start, segment.Start+max(end, min(start+1, len(text))))
}
