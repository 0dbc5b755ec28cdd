package markdown

import (
	"bytes"
	"fmt"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// The syntax of citations is Pandoc's, in its plainest form: [@He14] cites one
// source, [@He14; @Dea13] two. They are read as links, "[He14] [Dea13]", whose
// targets package load sets. Only a guide that lists its sources has citations:
// in all others the characters are text. A citation within a link, a picture's
// title or a block of sums would lead nowhere, and is a fault.

// A CitationRef is a citation of one source.
type CitationRef struct {
	Link *outline.Link
	Tag  string // "He14"
	At   source.Span
}

// A SourcesMark is the place of <!-- sources -->, where the sources are listed.
type SourcesMark struct {
	Section *outline.Section // nil before the chapter's first section
	Blocks  int              // of the section that stand before it
	At      source.Span
}

var citationsKey = parser.NewContextKey()

// citations are what the parser of citations finds in one file.
type citations struct {
	faulty [][2]int // bounds of what begins like a citation and is none
}

// A citation is one pair of brackets.
type citation struct {
	gast.BaseInline
	tags []citedTag
}

// A citedTag is a tag without its "@", and its bounds in the source with it.
type citedTag struct {
	tag    string
	bounds [2]int
}

var kindCitation = gast.NewNodeKind("Citation")

// Kind implements gast.Node.
func (c *citation) Kind() gast.NodeKind { return kindCitation }

// Dump implements gast.Node.
func (c *citation) Dump(source []byte, level int) { gast.DumpHelper(c, source, level, nil, nil) }

// citationParser reads citations.
type citationParser struct{}

var _ parser.InlineParser = citationParser{}

// Trigger implements parser.InlineParser.
func (citationParser) Trigger() []byte { return []byte{'['} }

// Parse implements parser.InlineParser.
func (citationParser) Parse(_ gast.Node, block text.Reader, pc parser.Context) gast.Node {
	all, ok := pc.Get(citationsKey).(*citations)
	line, segment := block.PeekLine()
	if !ok || !bytes.HasPrefix(line, []byte("[@")) {
		return nil
	}
	closing := bytes.IndexByte(line, ']')
	if closing > 0 && closing+1 < len(line) && (line[closing+1] == '(' || line[closing+1] == '[') {
		return nil // a link whose text is somebody's handle
	}
	c := &citation{}
	if closing < 0 || !c.read(line[:closing], segment.Start) {
		end := closing + 1
		if closing < 0 {
			end = len(bytes.TrimRight(line, "\r\n"))
		}
		all.faulty = append(all.faulty, [2]int{segment.Start, segment.Start + end})
		return nil
	}
	block.Advance(closing + 1)
	return c
}

// read reads the tags in text, which begins with the bracket at that offset of
// the source, and reports whether it is nothing but tags.
func (c *citation) read(text []byte, offset int) bool {
	for at := 1; at <= len(text); {
		part, _, _ := bytes.Cut(text[at:], []byte(";"))
		next := at + len(part) + 1
		at += len(part) - len(bytes.TrimLeft(part, " "))
		tag, ok := bytes.CutPrefix(bytes.TrimSpace(part), []byte("@"))
		if !ok || !IsTag(string(tag)) {
			return false
		}
		c.tags = append(c.tags, citedTag{string(tag), [2]int{offset + at, offset + at + 1 + len(tag)}})
		at = next
	}
	return true
}

// IsTag reports whether name can be the tag of a source: letters and digits,
// with hyphens and underscores after the first.
func IsTag(name string) bool {
	for i, r := range name {
		if !isNameRune(r) || i == 0 && (r == '-' || r == '_') {
			return false
		}
	}
	return name != ""
}

// label returns a citation of a tag as it is read.
func label(tag string) string { return "[" + tag + "]" }

// citation reads a citation: a link for each of its tags.
func (w *walker) citation(n *citation) {
	for i, t := range n.tags {
		if i > 0 {
			w.run = append(w.run, ' ')
		}
		if w.inLink {
			w.errs.Add(w.span(t.bounds[0], t.bounds[1]), "a citation cannot stand in the text of a link", "write it behind the link")
			w.run = append(w.run, label(t.tag)...)
			continue
		}
		w.flush()
		link := &outline.Link{Text: []outline.Inline{&outline.Text{Value: label(t.tag)}}, Cites: true}
		w.result.Citations = append(w.result.Citations, CitationRef{link, t.tag, w.span(t.bounds[0], t.bounds[1])})
		w.inlines = append(w.inlines, link)
		w.before = ']'
	}
}

// plainCitation appends what a citation reads as.
func (w *walker) plainCitation(n *citation) {
	for i, t := range n.tags {
		if i > 0 {
			w.run = append(w.run, ' ')
		}
		w.run = append(w.run, label(t.tag)...)
	}
}

// settleCitations reports what begins like a citation and is none.
func (w *walker) settleCitations(pc parser.Context) {
	all, ok := pc.Get(citationsKey).(*citations)
	if !ok {
		return
	}
	for _, bounds := range all.faulty {
		at := w.span(bounds[0], bounds[1])
		w.errs.Add(at, fmt.Sprintf("%q is no citation", at.Text()), `write [@Tag] or [@Tag; @Other], or \[@ for the characters`)
	}
}

// uncitable reports a citation in text of a kind that cannot hold links.
func (w *walker) uncitable(text []byte, at source.Span, what, hint string) {
	if w.citations && bytes.Contains(text, []byte("[@")) {
		w.errs.Add(at, "a citation cannot stand in "+what, hint)
	}
}

// sourcesMark reads the mark of the place where the sources are listed.
func (w *walker) sourcesMark(at source.Span) {
	m := SourcesMark{Section: w.sections.innermost(), Blocks: len(w.chapter().Blocks), At: at}
	if m.Section != nil {
		m.Blocks = len(m.Section.Blocks)
	}
	w.result.Sources = append(w.result.Sources, m)
}
