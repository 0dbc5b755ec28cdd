package markdown

import (
	"bytes"
	"errors"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"fieldguide/internal/math"
	"fieldguide/internal/outline"
)

// formula reads a formula in a line.
func (w *walker) formula(n *formula) {
	w.flush()
	w.inlines = append(w.inlines, w.formulaOr(n.latex))
	w.before = afterObject
}

// formulaOr returns a formula, or its LaTeX as text if it is at fault.
func (w *walker) formulaOr(l latex) outline.Inline {
	f := w.parseFormula(l)
	if f == nil {
		return &outline.Text{Value: "$" + string(l.text()) + "$"}
	}
	return &outline.Formula{Formula: f}
}

// display reads a formula between double dollars that stands by itself.
func (w *walker) display(b *body, n *display) {
	w.addText(b, w.node(n), []outline.Inline{w.formulaOr(n.latex)})
}

// openDisplay warns of a paragraph that begins with $$ and is no formula: its end
// is missing, or stands outside the list or quotation, or behind a blank line.
func (w *walker) openDisplay(n gast.Node, text []outline.Inline) {
	t, ok := first(text).(*outline.Text)
	if !ok || !strings.HasPrefix(t.Value, "$$") || strings.HasPrefix(t.Value, "$$$") {
		return
	}
	if at := w.start(n); bytes.HasPrefix(w.src[at:], []byte("$$")) {
		w.errs.Warn(w.span(at, at+2), "the formula that begins here does not end",
			`write $$ after it, in the same list item or quotation and with no blank line between, or \$\$ for the characters`)
	}
}

// strayDollars warns of formulas that their neighbors keep from being one.
func (w *walker) strayDollars(pc parser.Context) {
	stray, _ := pc.Get(strayKey).([]int)
	for _, at := range stray {
		w.errs.Warn(w.span(at, at+1), "this dollar begins no formula, here or on GitHub",
			`part $...$ from the letters and digits around it, with no space inside its dollars; write \$ for the character`)
	}
}

// mathFence reads a formula in a fence.
func (w *walker) mathFence(b *body, n *gast.FencedCodeBlock) {
	e := excerptOf(w.src, n.Lines(), false)
	if isBlank(e.text) {
		w.errs.Add(w.blockSpan(n), "the formula is empty", "write it between the fences")
		return
	}
	l := latex{e, math.Dollar{End: len(e.text), Len: len(e.text), Display: true}}
	w.addText(b, w.node(n), []outline.Inline{w.formulaOr(l)})
}

// parseFormula returns the formula, or nil if it is at fault. White space around
// it is not of its text.
func (w *walker) parseFormula(l latex) *math.Formula {
	text := l.text()
	start := l.Start + len(text) - len(bytes.TrimLeft(text, " \t\n"))
	f, err := math.Parse(string(bytes.TrimSpace(text)), l.Display, w.macros)
	var fault *math.Error
	if errors.As(err, &fault) {
		from, to := l.excerpt.part(start+fault.Offset, start+fault.End)
		w.errs.Add(w.span(from, to), fault.Msg, fault.Hint)
		return nil
	}
	for _, warning := range f.Warnings() {
		from, to := l.excerpt.part(start+warning.Offset, start+warning.End)
		w.errs.Warn(w.span(from, to), warning.Msg, warning.Hint)
	}
	return f
}
