// Package verify reads finished outputs back and holds them against the
// outline, so that no edition can drift from the guide. It imports no renderer
// and shares no code with one: it cannot share their mistakes.
package verify

// A Chapter is the text of one chapter, as passages in reading order. The first
// passage bears the chapter's own heading.
type Chapter struct {
	ID       string // empty if the output does not tell
	Passages []*Passage
	Notes    []*Note // in reading order

	// Terms are the ids of the definitions that the terms of the text show, in order,
	// and Definitions are those that stand on the page, each once. PDFs have none.
	Terms       []string
	Definitions []*Definition
}

// A Passage is a heading and what stands under it, up to the next heading.
type Passage struct {
	ID     string // of the chapter or section; empty if the output does not tell
	Level  int    // of the heading, 1 to 6
	Number string // of the heading; may be empty
	Title  string // of the heading, without its number: words with one space between them

	Words  string // of the blocks: words with one space between them
	Links  []Link // of the heading and the blocks
	Images []Image
	Refs   []int // numbers of the notes that are referred to, in order
	// Anchors are the ids of its figures, tables, paragraphs and terms, in order; a PDF
	// does not tell them: there they are destinations.
	Anchors []string

	raw bool // the author wrote HTML in it: its links, pictures and ids are not compared
}

// A Link is a link of the text. Links of menus and labels are not among them.
type Link struct {
	Text string // words with one space between them
	// Target is a URL, or an address relative to the site's root, such as
	// "framework/1-clarify/index.html#ask", also in a PDF.
	Target string
}

// An Image is a picture of the text.
type Image struct {
	Path string // relative to the site's root; empty in a PDF
	Alt  string
}

// A Definition is what a page says of a term of the glossary.
type Definition struct {
	ID    string
	Words string
}

// A Note is a footnote.
type Note struct {
	Number int // 0 if it bears none
	Words  string
	Links  []Link

	refs []int // numbers of the notes that the outline has it refer to
	raw  bool  // as Passage.raw
}
