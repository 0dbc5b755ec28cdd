package outline

// An Inline is one of the types that InlineVisitor names.
type Inline interface {
	Accept(InlineVisitor)
}

// An InlineVisitor has one method for each type of inline and no default.
type InlineVisitor interface {
	Text(*Text)
	Emphasis(*Emphasis)
	Strong(*Strong)
	Strike(*Strike)
	Mark(*Mark)
	Superscript(*Superscript)
	Subscript(*Subscript)
	CodeSpan(*CodeSpan)
	Keyboard(*Keyboard)
	Abbreviation(*Abbreviation)
	Link(*Link)
	Term(*Term)
	Image(*Image)
	LineBreak(*LineBreak)
	NoteRef(*NoteRef)
	Formula(*Formula)
	InlineHTML(*InlineHTML)
}

type (
	// Text is characters as they are read: entities and escapes resolved,
	// quotes and dashes typographic, line ends as spaces. It is never empty.
	Text struct{ Value string }

	// Emphasis is stressed text, in italics.
	Emphasis struct{ Text []Inline }
	// Strong is important text, in bold.
	Strong struct{ Text []Inline }
	// Strike is text struck out.
	Strike struct{ Text []Inline }
	// Mark is highlighted text.
	Mark struct{ Text []Inline }
	// Superscript is raised text.
	Superscript struct{ Text []Inline }
	// Subscript is lowered text.
	Subscript struct{ Text []Inline }

	// CodeSpan is program text in a line.
	CodeSpan struct{ Value string }
	// Keyboard is a key or what is typed.
	Keyboard struct{ Text []Inline }
	// Abbreviation is a short form; Title is its long form.
	Abbreviation struct {
		Text  []Inline
		Title string
	}

	// Link leads to Target. Its text is never empty.
	Link struct {
		Text   []Inline
		Target Target
		Title  string
		// Cites says that the link is a citation, "[He14]", and leads to an entry of
		// the bibliography. All of them lead to the same pages: print tells none.
		Cites bool
	}
	// Image is a picture. Inside a line it is as high as the text where it can
	// be; a Figure holds one that stands by itself.
	Image struct {
		Asset *Asset
		Alt   string // empty for decoration
		Title string
	}

	// LineBreak ends a line where the author wants it.
	LineBreak struct{}
	// NoteRef is the place to which a footnote belongs.
	NoteRef struct{ Note *Note }
	// InlineHTML is a raw tag that guide.yaml lets through to the site. Print
	// leaves it out, and load warned of it.
	InlineHTML struct{ Text string }
)

// Accept implements Inline.
func (i *Text) Accept(v InlineVisitor)         { v.Text(i) }
func (i *Emphasis) Accept(v InlineVisitor)     { v.Emphasis(i) }
func (i *Strong) Accept(v InlineVisitor)       { v.Strong(i) }
func (i *Strike) Accept(v InlineVisitor)       { v.Strike(i) }
func (i *Mark) Accept(v InlineVisitor)         { v.Mark(i) }
func (i *Superscript) Accept(v InlineVisitor)  { v.Superscript(i) }
func (i *Subscript) Accept(v InlineVisitor)    { v.Subscript(i) }
func (i *CodeSpan) Accept(v InlineVisitor)     { v.CodeSpan(i) }
func (i *Keyboard) Accept(v InlineVisitor)     { v.Keyboard(i) }
func (i *Abbreviation) Accept(v InlineVisitor) { v.Abbreviation(i) }
func (i *Link) Accept(v InlineVisitor)         { v.Link(i) }
func (i *Term) Accept(v InlineVisitor)         { v.Term(i) }
func (i *Image) Accept(v InlineVisitor)        { v.Image(i) }
func (i *LineBreak) Accept(v InlineVisitor)    { v.LineBreak(i) }
func (i *NoteRef) Accept(v InlineVisitor)      { v.NoteRef(i) }
func (i *InlineHTML) Accept(v InlineVisitor)   { v.InlineHTML(i) }

// A Target is where a link leads: to a URL, to an asset of the guide, or to a
// chapter, at a section, figure, table, paragraph or term of it if Anchor is set. One
// of URL, Asset and Chapter is set, and load has seen that it exists.
type Target struct {
	URL     string
	Asset   *Asset
	Chapter string // Chapter.ID
	Anchor  string // that of a Section, Figure, Diagram, Table, Paragraph or Headword
}

// ID returns the id of what the link leads to, a chapter's or, with ":" and the
// anchor behind it, that of a place in it; "" for links out of the guide.
func (t Target) ID() string {
	if t.Anchor == "" {
		return t.Chapter
	}
	return t.Chapter + ":" + t.Anchor
}

// Address returns the target's address relative to the site's root, such as
// "framework/1-clarify/index.html#ask", or its URL.
func (t Target) Address() string {
	switch {
	case t.URL != "":
		return t.URL
	case t.Asset != nil:
		return t.Asset.Path
	}
	page := (&Chapter{ID: t.Chapter}).Address()
	if t.Anchor == "" {
		return page
	}
	return page + "#" + t.Anchor
}
