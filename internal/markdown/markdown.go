// Package markdown reads one chapter into the outline: CommonMark with GitHub's
// extensions, formulas, diagrams, footnotes, definition lists, callouts, detail
// marks and sums. Every construct has a place in the model or is a fault with its
// place; nothing is dropped in silence. It alone imports goldmark, for the parse;
// it never renders with it.
package markdown

import (
	"fieldguide/internal/diagram"
	"fieldguide/internal/math"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// A Reader reads chapters. Its zero value is ready, and it may be used by many
// goroutines at once.
type Reader struct {
	// HTML lets raw HTML outside the allow-list through to the site, with a
	// warning that print cannot show it. Otherwise it is a fault.
	HTML bool
	// Macros are the guide's own commands for formulas.
	Macros math.Macros
	// Citations reads [@tag] as a citation. Otherwise it is text.
	Citations bool
}

// A Result is what one chapter's file says. Ids and numbers, the targets of
// links into the guide, and the assets of pictures are left to package load.
type Result struct {
	// Chapter bears Title (nil without a heading of level 1), Span, Blocks,
	// Sections and Notes. Sections bear Anchor, Title, Level and Span; figures,
	// diagrams and tables bear Caption and Anchor; defined terms bear Anchor.
	Chapter *outline.Chapter
	// Anchor is that of the chapter's own heading; empty without one. A link to it
	// leads to the chapter.
	Anchor string
	// Links are the links whose Target is not set, in reading order: all but
	// those to an absolute URL.
	Links []LinkRef
	// Citations are all citations, in reading order. Their links have no target.
	Citations []CitationRef
	// Sources are the marks of the place where the guide's sources are listed: one
	// at most, if the author made no mistake.
	Sources []SourcesMark
	// Images are all pictures, in reading order. Their Asset is not set.
	Images []ImageRef
	// Diagrams are the diagrams that have a place in the outline but no scene
	// yet, in reading order.
	Diagrams []DiagramRef
	// Aliases are other names of the sections, in reading order.
	Aliases []Alias
	// Unmarked are the blocks of the chapter and its sections that bear no
	// detail mark of their own: the guide's policy decides on them.
	Unmarked []outline.Block
	// Marked reports whether a detail mark or a callout that stands in a terse
	// edition by default (KEY, DECISION, LINE) occurs.
	Marked bool
}

// A LinkRef is a link that leads somewhere in the guide.
type LinkRef struct {
	Link *outline.Link
	// Dest is the destination with escapes and entities resolved and its
	// percent-encoding as written: "../a%20b.md#anchor". It is never empty.
	Dest string
	At   source.Span
}

// A DiagramRef is a diagram and what is to be drawn.
type DiagramRef struct {
	Diagram *outline.Diagram
	Source  diagram.Diagram
}

// An ImageRef is a picture and where it comes from.
type ImageRef struct {
	Image *outline.Image // of a Figure: its own
	Dest  string         // as in LinkRef
	At    source.Span
}
