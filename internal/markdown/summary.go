package markdown

import (
	"fmt"
	"net/url"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// The format is mdBook's: a title that is not used, headings over parts,
// chapters as links in nested lists, and unnumbered chapters as links before
// the first list and after the last. A link without a file is a draft. Books of
// HonKit and GitBook are written in the same way.

// A SummaryKind says what an entry of SUMMARY.md is.
type SummaryKind uint8

// The kinds of entry.
const (
	Part      SummaryKind = iota // a heading over the chapters that follow
	Chapter                      // a numbered chapter, in a list
	Prefix                       // an unnumbered chapter before the first list
	Suffix                       // an unnumbered chapter after the last list
	Separator                    // a thematic break
)

// A SummaryEntry is one line of SUMMARY.md.
type SummaryEntry struct {
	Kind  SummaryKind
	Title string // as read, without its marking; empty for a separator
	Path  string // as written, percent-decoded; empty for drafts, parts and separators
	Level int    // 1 for a chapter of the outermost list, 2 for one nested in it; else 1
	At    source.Span
}

// Summary reads SUMMARY.md. It does not look whether the files exist.
func Summary(f *source.File) ([]SummaryEntry, source.ErrorList) {
	w := &walker{file: f, src: f.Text}
	w.result = &Result{Chapter: &outline.Chapter{}}
	w.until = len(w.src)
	s := summaryReader{walker: w}
	document := grammar().Parse(text.NewReader(w.src), parser.WithContext(parser.NewContext()))
	for n := document.FirstChild(); n != nil; n = n.NextSibling() {
		s.block(n)
	}
	return s.entries, s.errs
}

type summaryReader struct {
	*walker
	entries []SummaryEntry
	begun   bool // something other than a comment was read
	listed  bool // a list was read
	ended   bool // a chapter after the lists was read
}

func (s *summaryReader) block(n gast.Node) {
	at := s.blockSpan(n)
	switch n := n.(type) {
	case *gast.Heading:
		s.heading(n, at)
	case *gast.List:
		if s.ended {
			s.errs.Add(at, "a list stands after chapters that close the book", "put their links into the list, or below it")
		}
		s.listed = true
		s.list(n, 1)
	case *gast.Paragraph:
		s.paragraph(n, at)
	case *gast.ThematicBreak:
		s.entries = append(s.entries, SummaryEntry{Kind: Separator, Level: 1, At: at})
	case *gast.HTMLBlock:
		s.comments(n)
		return
	case *gast.LinkReferenceDefinition:
		return
	default:
		s.unexpected(at)
	}
	s.begun = true
}

// comments passes over what authors noted for themselves; other raw HTML is no
// part of an outline.
func (s *summaryReader) comments(n *gast.HTMLBlock) {
	r := s.rawBlock(n)
	for _, t := range r.tokens() {
		if t.kind != comment && !isBlank(r.text[t.start:t.end]) {
			s.unexpected(s.token(&r, &t))
		}
	}
}

func (s *summaryReader) unexpected(at source.Span) {
	s.errs.Add(at, "this is no part of an outline", "write chapters as [Title](file.md), in a list or above and below it, and parts as headings")
}

// heading reads the title of a part. A first heading of level 1 is the title of
// the outline itself.
func (s *summaryReader) heading(n *gast.Heading, at source.Span) {
	if !s.begun && n.Level == 1 {
		return
	}
	title := s.title(n)
	if title == "" {
		s.errs.Add(at, "the part has no title", "write it after the #")
		return
	}
	s.entries = append(s.entries, SummaryEntry{Kind: Part, Title: title, Level: 1, At: at})
}

// title returns the text of a heading or a link.
func (s *summaryReader) title(n gast.Node) string { return s.plain(n, plainAlt) }

// paragraph reads links outside the lists, each in a line or several in one.
func (s *summaryReader) paragraph(n *gast.Paragraph, at source.Span) {
	kind := Prefix
	if s.listed {
		kind, s.ended = Suffix, true
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *gast.Link:
			s.link(c, kind, 1)
		case *gast.Text:
			if start := c.Segment.Start; !isBlank(c.Segment.Value(s.src)) {
				s.unexpected(s.span(start, c.Segment.Stop))
			}
		case *gast.RawHTML:
			if r := s.rawInline(c); !strings.HasPrefix(string(r.text), "<!--") {
				s.unexpected(s.span(r.at(0), r.at(0)+1))
			}
		default:
			s.unexpected(at)
		}
	}
}

// list reads the chapters of a list and of the lists nested in it.
func (s *summaryReader) list(n *gast.List, level int) {
	if level > maxDepth {
		s.errs.Add(s.blockSpan(n), fmt.Sprintf("chapters are nested more than %d deep", maxDepth), "take some of the nesting away")
		return
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		s.item(item, level)
	}
}

func (s *summaryReader) item(item gast.Node, level int) {
	first := item.FirstChild()
	if first == nil || !s.chapter(first, level) {
		at := s.blockSpan(item)
		if first != nil {
			at = s.blockSpan(first)
		}
		s.errs.Add(at, "the entry is not one link", "write [Title](file.md), or [Title]() for a chapter that is not written yet")
		if first == nil {
			return
		}
	}
	for c := first; c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *gast.List:
			s.list(c, level+1)
		case *gast.HTMLBlock:
			s.comments(c)
		default:
			if c != first {
				s.unexpected(s.blockSpan(c))
			}
		}
	}
}

// chapter reads an item's text, which is a link and perhaps a comment.
func (s *summaryReader) chapter(n gast.Node, level int) bool {
	var link *gast.Link
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *gast.Link:
			if link != nil {
				return false
			}
			link = c
		case *gast.Text:
			if !isBlank(c.Segment.Value(s.src)) {
				return false
			}
		case *gast.RawHTML:
			if r := s.rawInline(c); !strings.HasPrefix(string(r.text), "<!--") {
				return false
			}
		default:
			return false
		}
	}
	if link == nil {
		return false
	}
	s.link(link, Chapter, level)
	return true
}

// link reads the title and the file of a chapter.
func (s *summaryReader) link(n *gast.Link, kind SummaryKind, level int) {
	at := s.linkSpan(n, n.Pos(), n.Destination, n.Title, n.Reference != nil)
	e := SummaryEntry{Kind: kind, Title: s.title(n), Level: level, At: at}
	if e.Title == "" {
		s.errs.Add(at, "the chapter has no title", "write it between the brackets")
	}
	dest := unescape(n.Destination)
	path, err := url.PathUnescape(dest)
	switch {
	case err != nil:
		s.errs.Add(at, fmt.Sprintf("%q has a %% that begins no code", dest), "write %25 for the character")
	case schemeOf(dest) != "" || strings.HasPrefix(dest, "//"):
		s.errs.Add(at, fmt.Sprintf("the outline leads out of the guide, to %s", dest), "link to it from a chapter")
	case strings.ContainsAny(dest, "#?"):
		s.errs.Add(at, fmt.Sprintf("%q is not a file", dest), "a chapter is a whole file; write its name alone")
	default:
		e.Path = path
	}
	s.entries = append(s.entries, e)
}
