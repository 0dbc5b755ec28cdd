package layout

// An Element is a node of a document's structure: what a screen reader reads,
// and what package verify reads back. Items point to the elements that hold
// them; an element's children stand in reading order, as do its items in the
// order of pages.
type Element struct {
	Role     Role
	Title    string // of a heading or section, for navigation
	Alt      string // what a Figure shows, or how a Formula is read aloud
	Actual   string // what a Formula reads as: its LaTeX source
	Numbered bool   // of a List: its labels count
	Scope    Scope  // of a TableHeader
	Note     string // id of a Note, and of the note that a Reference leads to
	Parent   *Element
	Children []*Element
}

// Child appends a new element of the role and returns it.
func (e *Element) Child(r Role) *Element {
	c := &Element{Role: r, Parent: e}
	e.Children = append(e.Children, c)
	return c
}

// A Role is the part that an element plays: the standard structure types of
// ISO 32000-1, 14.8.4, and a few of our own, which the PDF maps to standard
// ones. Text under TitlePage, Contents, PartOpening, Label, BackMatter, IndexRole
// and Colophon is not of the guide's chapters; all other text is, word for word.
type Role string

// The roles. Those of our own are marked with the standard role that stands for them.
const (
	DocumentRole   Role = "Document"
	TitlePage      Role = "TitlePage" // Sect
	Contents       Role = "TOC"
	ContentsItem   Role = "TOCI"
	PartOpening    Role = "PartOpening" // Sect
	ChapterRole    Role = "Chapter"     // Sect
	SectionRole    Role = "Sect"
	BackMatter     Role = "BackMatter" // Sect; the links of a chapter
	IndexRole      Role = "Index"
	Colophon       Role = "Colophon" // Sect
	Heading1       Role = "H1"
	Heading2       Role = "H2"
	Heading3       Role = "H3"
	Heading4       Role = "H4"
	Heading5       Role = "H5"
	Heading6       Role = "H6"
	ParagraphRole  Role = "P"
	ListRole       Role = "L"
	ListItem       Role = "LI"
	Label          Role = "Lbl" // numbers of headings, items, notes; labels of callouts and captions
	ListBody       Role = "LBody"
	Quotation      Role = "BlockQuote"
	CalloutRole    Role = "Callout" // Sect
	CodeRole       Role = "Code"
	TableRole      Role = "Table"
	TableRow       Role = "TR"
	TableHeader    Role = "TH"
	TableData      Role = "TD"
	CaptionRole    Role = "Caption"
	FigureRole     Role = "Figure"
	FormulaRole    Role = "Formula"
	LinkRole       Role = "Link"
	ReferenceRole  Role = "Reference"
	NoteRole       Role = "Note"
	SpanRole       Role = "Span"
	EmphasisRole   Role = "Em"     // Span
	StrongRole     Role = "Strong" // Span
	DefinitionTerm Role = "Term"   // Lbl, in a list whose bodies are the definitions
)

// A Scope is what a table header is the head of.
type Scope string

// The scopes of a table header.
const (
	ColumnScope Scope = "Column"
	RowScope    Scope = "Row"
)
