package markdown

import (
	"bytes"
	"fmt"
	"strings"

	gast "github.com/yuin/goldmark/ast"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// quote reads a block quotation, or a callout if it begins with [!KIND].
func (w *walker) quote(b *body, n *gast.Blockquote) {
	name, bounds := w.calloutMark(n)
	if name == "" {
		quote := &outline.Quote{Node: w.node(n), Blocks: w.blocks(n, "a quotation")}
		if len(quote.Blocks) > 0 {
			w.add(b, quote)
		}
		return
	}
	at := w.span(bounds[0], bounds[1])
	kind, ok := calloutKind(name)
	if !ok {
		names := calloutNames()
		w.errs.Add(at, fmt.Sprintf("no callout is called [!%s]", name),
			source.DidYouMean(strings.ToUpper(name), names, "write one of "+strings.Join(names, ", ")))
	}
	callout := &outline.Callout{Node: w.node(n), Kind: kind}
	w.from = bounds[1]
	callout.Blocks = w.blocks(n, "a callout")
	w.from = 0
	if len(callout.Blocks) == 0 {
		w.errs.Add(at, fmt.Sprintf("the callout [!%s] is empty", name), "write its text after the mark, or in the next line of the quotation")
		return
	}
	if kind == outline.Key || kind == outline.Decision || kind == outline.Line {
		w.result.Marked = true
	}
	w.add(b, callout)
}

// calloutMark returns KIND of [!KIND] at the start of a quotation, and the
// bounds of the mark.
func (w *walker) calloutMark(n *gast.Blockquote) (name string, bounds [2]int) {
	p, ok := n.FirstChild().(*gast.Paragraph)
	if !ok {
		return "", bounds
	}
	first := p.Lines().At(0)
	line := w.src[first.Start:first.Stop]
	if !bytes.HasPrefix(line, []byte("[!")) {
		return "", bounds
	}
	end := bytes.IndexByte(line, ']')
	if end < 3 || end+1 < len(line) && !bytes.ContainsRune([]byte(" \t\r\n"), rune(line[end+1])) {
		return "", bounds
	}
	name = string(line[2:end])
	if strings.ContainsFunc(name, func(r rune) bool { return !isNameRune(r) }) {
		return "", bounds
	}
	return name, [2]int{first.Start, first.Start + end + 1}
}

func isNameRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_'
}

func calloutKind(name string) (outline.CalloutKind, bool) {
	for _, k := range outline.CalloutKinds() {
		if strings.EqualFold(k.String(), name) {
			return k, true
		}
	}
	return outline.NoteCallout, false
}

// calloutNames returns the kinds of callout as authors write them.
func calloutNames() []string {
	var names []string
	for _, k := range outline.CalloutKinds() {
		names = append(names, strings.ToUpper(k.String()))
	}
	return names
}
