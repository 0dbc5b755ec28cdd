package markdown

import (
	"bytes"
	"fmt"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"fieldguide/internal/outline"
)

// The syntax of footnotes is GitHub's: [^label] refers to [^label]: text, whose
// further paragraphs are indented by four spaces. A label has no spaces and no
// brackets, and its letter case does not count.

var notesKey = parser.NewContextKey()

// notes are the footnotes of one file.
type notes struct {
	definitions []*definition // in the order of the file
	byLabel     map[string]*definition
	undefined   []reference
}

// notesOf returns the footnotes that the context has gathered.
func notesOf(pc parser.Context) *notes {
	return pc.ComputeIfAbsent(notesKey, func() any {
		return &notes{byLabel: map[string]*definition{}}
	}).(*notes)
}

// A definition is the text of a footnote.
type definition struct {
	gast.BaseBlock
	label  string // as written
	first  *definition
	note   *outline.Note // nil until the first reference
	bounds [2]int        // of [^label] in the source
}

var kindDefinition = gast.NewNodeKind("NoteDefinition")

// Kind implements gast.Node.
func (d *definition) Kind() gast.NodeKind { return kindDefinition }

// Dump implements gast.Node.
func (d *definition) Dump(source []byte, level int) { gast.DumpHelper(d, source, level, nil, nil) }

// A reference is a place to which a footnote belongs.
type reference struct {
	gast.BaseInline
	definition *definition
	label      string
	bounds     [2]int
}

var kindReference = gast.NewNodeKind("NoteReference")

// Kind implements gast.Node.
func (r *reference) Kind() gast.NodeKind { return kindReference }

// Dump implements gast.Node.
func (r *reference) Dump(source []byte, level int) { gast.DumpHelper(r, source, level, nil, nil) }

// noteLabel returns the label of [^label] at the start of line, and the length
// of the whole.
func noteLabel(line []byte) (label []byte, length int) {
	if len(line) < 4 || line[0] != '[' || line[1] != '^' {
		return nil, 0
	}
	for i := 2; i < len(line); i++ {
		switch c := line[i]; {
		case c == ']' && i > 2:
			return line[2:i], i + 1
		case c == ']', c == '[', util.IsSpace(c):
			return nil, 0
		}
	}
	return nil, 0
}

// definitionParser reads the definitions of footnotes.
type definitionParser struct{}

var _ parser.BlockParser = definitionParser{}

// Trigger implements parser.BlockParser.
func (definitionParser) Trigger() []byte { return []byte{'['} }

// Open implements parser.BlockParser.
func (definitionParser) Open(_ gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 {
		return nil, parser.NoChildren
	}
	label, length := noteLabel(line[at:])
	end := at + length
	if length == 0 || end >= len(line) || line[end] != ':' {
		return nil, parser.NoChildren
	}
	start := segment.Start - segment.Padding + at
	d := &definition{label: string(label), bounds: [2]int{start, start + length}}
	all := notesOf(pc)
	all.definitions = append(all.definitions, d)
	key := util.ToLinkReference(label)
	if d.first = all.byLabel[key]; d.first == nil {
		all.byLabel[key] = d
	}
	reader.AdvanceAndSetPadding(end+1-segment.Padding, 0)
	return d, parser.HasChildren
}

// Continue implements parser.BlockParser.
func (definitionParser) Continue(_ gast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	at, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if at < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

// Close implements parser.BlockParser.
func (definitionParser) Close(gast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (definitionParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (definitionParser) CanAcceptIndentedLine() bool { return false }

// referenceParser reads references to footnotes. It is asked at "!" too, as the
// parser of pictures would take ![^label] otherwise.
type referenceParser struct{}

var _ parser.InlineParser = referenceParser{}

// Trigger implements parser.InlineParser.
func (referenceParser) Trigger() []byte { return []byte{'!', '['} }

// Parse implements parser.InlineParser.
func (referenceParser) Parse(parent gast.Node, block text.Reader, pc parser.Context) gast.Node {
	line, segment := block.PeekLine()
	mark := 0
	if line[0] == '!' {
		mark = 1
	}
	label, length := noteLabel(line[mark:])
	if length == 0 {
		return nil
	}
	start := segment.Start + mark
	ref := reference{label: string(label), bounds: [2]int{start, start + length}}
	all := notesOf(pc)
	if ref.definition = all.byLabel[util.ToLinkReference(label)]; ref.definition == nil {
		if rest := line[mark+length:]; len(rest) == 0 || rest[0] != '(' {
			all.undefined = append(all.undefined, ref)
		}
		return nil
	}
	if mark == 1 {
		gast.MergeOrAppendTextSegment(parent, segment.WithStop(start))
	}
	block.Advance(mark + length)
	return &ref
}

// noteRef reads a reference. The first one to a note gives the note its place.
func (w *walker) noteRef(n *reference) {
	w.flush()
	d := n.definition
	if d.note == nil {
		d.note = &outline.Note{Span: w.span(d.bounds[0], d.bounds[1])}
		w.chapter().Notes = append(w.chapter().Notes, d.note)
		w.referenced = append(w.referenced, d)
	}
	w.inlines = append(w.inlines, &outline.NoteRef{Note: d.note})
	w.before = afterObject
}

// notes reads the footnotes that the chapter refers to, and those that these
// refer to, and reports what has no counterpart.
func (w *walker) notes(all *notes) {
	for i := 0; i < len(w.referenced); i++ {
		d := w.referenced[i]
		d.note.Blocks = w.blocks(d, "a footnote")
		if len(d.note.Blocks) == 0 {
			w.errs.Add(d.note.Span, fmt.Sprintf("the footnote [^%s] is empty", d.label), "write its text after the colon")
		}
	}
	for _, d := range all.definitions {
		at := w.span(d.bounds[0], d.bounds[1])
		switch {
		case d.first != nil:
			p := w.span(d.first.bounds[0], d.first.bounds[1]).Position()
			w.errs.Add(at, fmt.Sprintf("the footnote [^%s] is defined twice", d.label),
				fmt.Sprintf("the first is in line %d; give this one a label of its own", p.Line))
		case d.note == nil:
			w.errs.Add(at, fmt.Sprintf("nothing refers to the footnote [^%s]", d.label),
				fmt.Sprintf("write [^%s] where it belongs, or delete it", d.label))
		}
	}
	for _, r := range all.undefined {
		w.errs.Add(w.span(r.bounds[0], r.bounds[1]), fmt.Sprintf("no footnote is called [^%s]", r.label),
			fmt.Sprintf(`define it with a line "[^%s]: ...", or write \[^%s] for the characters`, r.label, r.label))
	}
}

// isBlank reports whether b has nothing but white space.
func isBlank(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }
