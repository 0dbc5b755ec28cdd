package markdown

import (
	"bytes"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"fieldguide/internal/math"
)

// What is a formula and what is a price, package math decides. Here it is asked
// where goldmark meets a dollar: in a line, before emphasis and links can take
// the formula's underscores and brackets; and at the start of a line, where $$
// begins a display of several lines that are no headings, lists or quotations.

// A formula is LaTeX between dollars in a line.
type formula struct {
	gast.BaseInline
	latex
}

// A display is LaTeX between double dollars on lines of its own.
type display struct {
	gast.BaseBlock
	latex
	lines int // of the source that it should have
}

// A latex is a part of an excerpt.
type latex struct {
	excerpt *excerpt
	math.Dollar
}

func (l *latex) text() []byte { return l.excerpt.text[l.Start:l.End] }

var kindFormula, kindDisplay = gast.NewNodeKind("Formula"), gast.NewNodeKind("Display")

// Kind implements gast.Node.
func (f *formula) Kind() gast.NodeKind { return kindFormula }

// Dump implements gast.Node.
func (f *formula) Dump(source []byte, level int) { gast.DumpHelper(f, source, level, nil, nil) }

// Kind implements gast.Node.
func (d *display) Kind() gast.NodeKind { return kindDisplay }

// Dump implements gast.Node.
func (d *display) Dump(source []byte, level int) { gast.DumpHelper(d, source, level, nil, nil) }

// IsRaw implements gast.Node: nothing in it is Markdown.
func (d *display) IsRaw() bool { return true }

// formulaParser reads formulas in a line.
type formulaParser struct{}

var _ parser.InlineParser = formulaParser{}

// Trigger implements parser.InlineParser.
func (formulaParser) Trigger() []byte { return []byte{'$'} }

// strayKey is that of the offsets of dollars before a command of LaTeX that begin
// no formula.
var openBlockKey, strayKey = parser.NewContextKey(), parser.NewContextKey()

// An openBlock is the block in whose lines formulas are looked for.
type openBlock struct {
	node     gast.Node
	excerpt  *excerpt
	unclosed bool // no "`$" stands in what is left of it
}

// Parse implements parser.InlineParser.
func (formulaParser) Parse(parent gast.Node, block text.Reader, pc parser.Context) gast.Node {
	in, _ := pc.Get(openBlockKey).(*openBlock)
	if in == nil || in.node != parent {
		_, isCell := parent.(*east.TableCell)
		in = &openBlock{node: parent, excerpt: excerptOf(block.Source(), parent.Lines(), isCell)}
		pc.Set(openBlockKey, in)
	}
	_, segment := block.PeekLine()
	at := in.excerpt.offset(segment.Start)
	rest := in.excerpt.text[at:]
	ticked := bytes.HasPrefix(rest, []byte("$`"))
	if ticked && in.unclosed {
		return nil
	}
	d, ok := math.Inline(rest, block.PrecendingCharacter())
	if !ok {
		in.unclosed = in.unclosed || ticked && !bytes.Contains(rest, []byte("`$"))
		if len(rest) > 2 && rest[1] == '\\' && isNameRune(rune(rest[2])) {
			stray, _ := pc.Get(strayKey).([]int)
			pc.Set(strayKey, append(stray, segment.Start))
		}
		return nil
	}
	end := in.excerpt.source(at+d.Len-1) + 1
	for _, s := block.Position(); s.Stop < end; _, s = block.Position() {
		block.AdvanceLine()
	}
	_, segment = block.Position()
	block.Advance(end - segment.Start)
	d.Start, d.End = at+d.Start, at+d.End
	return &formula{latex: latex{in.excerpt, d}}
}

// displayParser reads displays.
type displayParser struct{}

var _ parser.BlockParser = displayParser{}

// Trigger implements parser.BlockParser.
func (displayParser) Trigger() []byte { return []byte{'$'} }

// Open implements parser.BlockParser.
func (displayParser) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || !bytes.HasPrefix(line[at:], []byte("$$")) {
		return nil, parser.NoChildren
	}
	start := segment.Start - segment.Padding + at
	ahead := lookAhead(reader.Source()[start:], isQuoted(parent))
	found, ok := math.Block(ahead)
	if !ok {
		return nil, parser.NoChildren
	}
	d := &display{lines: 1 + bytes.Count(ahead[:found.Len], []byte("\n"))}
	d.Lines().Append(text.NewSegment(start, segment.Stop))
	return d, parser.NoChildren
}

func isQuoted(n gast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if _, ok := n.(*gast.Blockquote); ok {
			return true
		}
	}
	return false
}

// lookAhead returns the text that begins with $$ up to the line that has the
// next ones, or a blank one. Quotation marks before the lines are left out.
func lookAhead(src []byte, quoted bool) []byte {
	var text []byte
	for first := true; len(src) > 0; first = false {
		end := bytes.IndexByte(src, '\n') + 1
		if end == 0 {
			end = len(src)
		}
		line := src[:end]
		src = src[end:]
		if quoted && !first {
			line = bytes.TrimLeft(line, " \t>")
		}
		text = append(text, line...)
		if first {
			line = line[2:]
		}
		if isBlank(line) && !first || hasDollars(line) {
			break
		}
	}
	return text
}

// hasDollars reports whether $$ stands in the line, not escaped.
func hasDollars(line []byte) bool {
	for i := 0; i+1 < len(line); i++ {
		switch {
		case line[i] == '\\':
			i++
		case line[i] == '$' && line[i+1] == '$':
			return true
		}
	}
	return false
}

// Continue implements parser.BlockParser.
func (displayParser) Continue(n gast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	d := n.(*display)
	if d.Lines().Len() == d.lines || isBlank(line) {
		return parser.Close
	}
	d.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// Close implements parser.BlockParser. A display that its container ended before
// its time is a paragraph, in which the dollars are text.
func (displayParser) Close(n gast.Node, reader text.Reader, _ parser.Context) {
	d := n.(*display)
	d.excerpt = excerptOf(reader.Source(), d.Lines(), false)
	var ok bool
	if d.Dollar, ok = math.Block(d.excerpt.text); ok {
		return
	}
	p := gast.NewParagraph()
	p.SetPos(d.Pos())
	for i := range d.Lines().Len() {
		segment := d.Lines().At(i)
		segment = segment.TrimLeftSpace(reader.Source())
		if i == d.Lines().Len()-1 {
			segment = segment.TrimRightSpace(reader.Source())
		}
		p.Lines().Append(segment)
	}
	d.Parent().ReplaceChild(d.Parent(), d, p)
}

// CanInterruptParagraph implements parser.BlockParser.
func (displayParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (displayParser) CanAcceptIndentedLine() bool { return false }
