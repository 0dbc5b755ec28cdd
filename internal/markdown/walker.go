package markdown

import (
	"bytes"
	"fmt"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"fieldguide/internal/math"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// maxDepth is how deep blocks may be nested. Beyond it nothing can be read on
// paper, and a renderer that descends must not run out of stack.
const maxDepth = 64

// A walker turns goldmark's tree of one file into the outline. Offsets in the
// tree count in src, which is the file's text from base on.
type walker struct {
	html      bool
	macros    math.Macros
	citations bool
	file      *source.File
	base      int
	src       []byte

	result *Result
	errs   source.ErrorList

	sections    sections
	anchors     anchors
	named       []captionAnchor // of figures and tables, in reading order
	headwords   []*outline.Headword
	marks       marks
	depth       int
	referenced  []*definition // footnotes, in the order of the first reference
	labels      map[string]*linkLabel
	definitions []*gast.LinkReferenceDefinition

	inliner
}

// span returns the place from offset start of src up to end.
func (w *walker) span(start, end int) source.Span {
	return w.file.Span(w.base+start, w.base+end)
}

func (w *walker) chapter() *outline.Chapter { return w.result.Chapter }

// A body gathers the blocks of one container: of the chapter itself, where
// headings make sections and blocks may be marked, or of a block.
type body struct {
	within string // what the container is, for messages; empty for the chapter
	blocks []outline.Block
	folds  []*fold // open, the innermost last
	// caption is where the figure that was just read keeps its caption; nil
	// behind any other block.
	caption *captioned
}

// blocks reads the children of a container within a block.
func (w *walker) blocks(parent gast.Node, within string) []outline.Block {
	b := body{within: within}
	if w.depth == maxDepth {
		w.errs.Add(w.blockSpan(parent), fmt.Sprintf("blocks are nested more than %d deep", maxDepth), "take some of the nesting away")
		return nil
	}
	w.depth++
	w.fill(&b, parent)
	w.depth--
	return b.blocks
}

// fill reads the children of parent into the body.
func (w *walker) fill(b *body, parent gast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		caption := b.caption
		b.caption = nil
		if !w.figureCaption(caption, n) {
			w.block(b, n)
		}
	}
	w.closeFolds(b)
}

// add appends a block to the body: to its innermost open fold, to the section
// that is being read, or to the container.
func (w *walker) add(b *body, block outline.Block) {
	b.caption = captionOfFigure(block)
	switch {
	case len(b.folds) > 0:
		f := b.folds[len(b.folds)-1].Fold
		f.Blocks = append(f.Blocks, block)
	case b.within == "":
		w.marks.add(block)
		w.sections.add(block)
	default:
		b.blocks = append(b.blocks, block)
	}
}

// block reads one node into the body.
func (w *walker) block(b *body, n gast.Node) {
	switch n := n.(type) {
	case *gast.Paragraph, *gast.TextBlock:
		w.paragraph(b, n)
	case *gast.Heading:
		w.heading(b, n)
	case *gast.List:
		w.add(b, w.list(n))
	case *gast.Blockquote:
		w.quote(b, n)
	case *gast.FencedCodeBlock:
		w.fence(b, n)
	case *gast.CodeBlock:
		w.add(b, w.indentedCode(n))
	case *gast.ThematicBreak:
		w.add(b, &outline.Rule{Node: w.node(n)})
	case *gast.HTMLBlock:
		w.htmlBlock(b, n)
	case *gast.LinkReferenceDefinition:
		w.linkDefinition(n)
	case *east.Table:
		w.add(b, w.table(n))
	case *east.DefinitionList:
		w.add(b, w.definitionList(n))
	case *display:
		w.display(b, n)
	case *definition:
		// Notes reads it if something refers to it.
	default:
		panic("markdown: no place in the outline for a " + n.Kind().String())
	}
}

// node returns what every block has.
func (w *walker) node(n gast.Node) outline.Node {
	return outline.Node{Span: w.blockSpan(n)}
}

// blockSpan returns the place of a block, without the white space after it.
func (w *walker) blockSpan(n gast.Node) source.Span {
	start := w.start(n)
	end := min(w.end(n), len(w.src))
	if end <= start {
		end = w.lineEnd(start)
	}
	end -= len(w.src[start:end]) - len(bytes.TrimRight(w.src[start:end], " \t\r\n"))
	return w.span(start, end)
}

// start returns where a block begins. Goldmark counts the spaces that a tab
// stands for, so that its offset may be some bytes too far; the character that
// the block begins with is then further to the left.
func (w *walker) start(n gast.Node) int {
	at := min(max(n.Pos(), 0), len(w.src))
	var first string
	switch n := n.(type) {
	case *gast.FencedCodeBlock:
		first = "`~"
	case *gast.HTMLBlock:
		first = "<"
	case *gast.Blockquote:
		first = ">"
	case *gast.ThematicBreak:
		first = "*-_"
	case *gast.List, *gast.ListItem:
		first = "-+*0123456789"
	case *east.Table:
		return w.tableStart(n)
	case *gast.CodeBlock:
		return n.Lines().At(0).Start
	case *gast.Heading:
		if n.Lines().Len() == 0 {
			first = "#"
		}
	}
	if first == "" {
		return at
	}
	for i := at; i >= 0 && i >= at-4 && (i == at || w.src[i] != '\n'); i-- {
		if i < len(w.src) && strings.IndexByte(first, w.src[i]) >= 0 {
			return i
		}
	}
	return at
}

// end returns where a block's last line ends.
func (w *walker) end(n gast.Node) int {
	switch n := n.(type) {
	case *gast.FencedCodeBlock:
		return w.fenceEnd(n)
	case *gast.ThematicBreak:
		return w.lineEnd(w.start(n))
	case *gast.HTMLBlock:
		if n.HasClosure() {
			return n.ClosureLine.Stop
		}
	}
	if n.Type() != gast.TypeInline {
		if k := n.Lines().Len(); k > 0 {
			return n.Lines().At(k - 1).Stop
		}
	}
	for last := n.LastChild(); last != nil && last.Type() != gast.TypeInline; last = last.PreviousSibling() {
		if end := w.end(last); end > 0 {
			return end
		}
	}
	if n.Pos() < 0 { // a cell that fills up a row
		return 0
	}
	return w.lineEnd(n.Pos())
}

// lineEnd returns the offset of the end of the line that offset at is in.
func (w *walker) lineEnd(at int) int {
	at = min(at, len(w.src))
	if i := bytes.IndexByte(w.src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(w.src)
}
