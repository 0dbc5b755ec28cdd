package markdown

import (
	"fmt"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// Chapter reads the chapter in f.Text from byte offset start on, which is where
// its front matter ends. The result is whole even when the list is fatal, as
// far as it could be read.
func (r *Reader) Chapter(f *source.File, start int) (*Result, source.ErrorList) {
	w := &walker{html: r.HTML, macros: r.Macros, citations: r.Citations, file: f, base: start, src: f.Text[start:]}
	w.result = &Result{Chapter: &outline.Chapter{Span: f.Span(start, start)}}
	w.sections.chapter = w.result.Chapter
	w.until = len(w.src)
	w.controls()

	pc := parser.NewContext()
	if r.Citations {
		pc.Set(citationsKey, &citations{})
	}
	document := grammar().Parse(text.NewReader(w.src), parser.WithContext(pc))
	w.reserveAnchors(document)
	w.fill(&body{}, document)
	w.notes(notesOf(pc))
	w.strayDollars(pc)
	w.settleCitations(pc)
	w.unusedDefinitions()
	w.settleMarks()
	w.settleAnchors()
	w.settleHeadwords()
	w.sections.aliases.settle(w.sections.innermost())
	w.result.Aliases = w.sections.aliases.known
	return w.result, w.errs
}

// controls reports the control characters that no edition can show. Front
// matter, NUL and invalid UTF-8 are reported by package load.
func (w *walker) controls() {
	for i, c := range w.src {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f' || c == 0x7f {
			w.errs.Add(w.span(i, i+1), fmt.Sprintf("the control character U+%04X cannot be shown", c), "delete it")
		}
	}
}

// paragraph reads running text. A picture alone is a Figure; a caption is left
// to its table.
func (w *walker) paragraph(b *body, n gast.Node) {
	if w.isCaptionOfNeighbor(n) {
		return
	}
	text := w.text(n)
	w.openDisplay(n, text)
	w.addText(b, w.node(n), text)
}

// addText appends a paragraph of inlines to the body, or a Figure or Equation if
// they are nothing but a picture or a display. Inlines may all have vanished:
// comments do.
func (w *walker) addText(b *body, node outline.Node, inlines []outline.Inline) {
	var words, breaks bool
	var html strings.Builder
	for _, i := range inlines {
		switch i := i.(type) {
		case *outline.LineBreak:
			breaks = true
		case *outline.InlineHTML:
			html.WriteString(i.Text)
		default:
			words = true
		}
	}
	alone := first(inlines)
	if len(inlines) > 1 {
		alone = nil
	}
	image, isImage := alone.(*outline.Image)
	formula, isFormula := alone.(*outline.Formula)
	switch {
	case isImage:
		w.add(b, w.figure(node, image))
	case isFormula && formula.Formula.Display:
		w.add(b, &outline.Equation{Node: node, Formula: formula.Formula})
	case words:
		w.add(b, &outline.Paragraph{Node: node, Text: inlines})
	case html.Len() > 0: // print would show an empty paragraph
		w.add(b, &outline.HTML{Node: node, Text: html.String()})
	case breaks:
		w.errs.Warn(node.Span, "a line break between blocks does not count", "leave it out")
	}
}

func first(inlines []outline.Inline) outline.Inline {
	if len(inlines) == 0 {
		return nil
	}
	return inlines[0]
}
