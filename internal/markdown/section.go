package markdown

import (
	"fmt"

	gast "github.com/yuin/goldmark/ast"

	"fieldguide/internal/outline"
)

// The first heading is the chapter's title if its level is 1. All others make
// sections, nested by their level; a level that is skipped is closed up.

// sections are those of a chapter, of which some are open.
type sections struct {
	chapter *outline.Chapter
	open    []openSection // the innermost last
	any     bool          // a heading was read
	aliases aliases
}

// An openSection may still get blocks.
type openSection struct {
	*outline.Section
	written int // the heading's level as the author wrote it
}

// add appends a block to the innermost section.
func (s *sections) add(b outline.Block) {
	s.aliases.settle(s.innermost())
	if len(s.open) == 0 {
		s.chapter.Blocks = append(s.chapter.Blocks, b)
		return
	}
	in := s.open[len(s.open)-1].Section
	in.Blocks = append(in.Blocks, b)
}

// innermost returns the section that blocks now go to; nil for the chapter.
func (s *sections) innermost() *outline.Section {
	if len(s.open) == 0 {
		return nil
	}
	return s.open[len(s.open)-1].Section
}

// begin opens a section under the last one of a higher level.
func (s *sections) begin(section *outline.Section, written int) {
	for len(s.open) > 0 && s.open[len(s.open)-1].written >= written {
		s.open = s.open[:len(s.open)-1]
	}
	section.Level = len(s.open) + 2
	if len(s.open) == 0 {
		s.chapter.Sections = append(s.chapter.Sections, section)
	} else {
		above := s.open[len(s.open)-1].Section
		above.Sections = append(above.Sections, section)
	}
	s.open = append(s.open, openSection{section, written})
	s.aliases.settle(section)
}

// heading reads the title of the chapter or of a section.
func (w *walker) heading(b *body, n *gast.Heading) {
	at := w.blockSpan(n)
	if b.within != "" || len(b.folds) > 0 {
		within := b.within
		if k := len(b.folds); k > 0 {
			within = "a fold"
			b.folds[k-1].faulty = true
		}
		w.errs.Add(at, "a heading cannot stand in "+within, "write **bold text** instead, or move it out")
		return
	}
	id, end := w.explicitAnchor(n)
	slug := w.slugText(n, end)
	w.until = end
	title := w.text(n)
	w.until = len(w.src)
	if len(title) == 0 {
		w.errs.Add(at, "the heading is empty", "write its text, or delete it")
		return
	}
	w.marks.heading(at)
	anchor := w.anchors.name(id, slug)
	first := !w.sections.any
	w.sections.any = true
	if first && n.Level == 1 {
		w.result.Anchor = anchor
		w.title(title, n)
		return
	}
	w.sections.begin(&outline.Section{Anchor: anchor, Title: title, Span: at}, n.Level)
}

func (w *walker) title(title []outline.Inline, n *gast.Heading) {
	c := w.chapter()
	w.sections.aliases.settle(nil)
	c.Title, c.Span = title, w.blockSpan(n)
	if len(c.Blocks) > 0 {
		w.errs.Warn(c.Blocks[0].Base().Span, "this stands before the chapter's title and is set after it",
			fmt.Sprintf("move it below %q", outline.PlainText(title)))
	}
}
