package outline

import "fieldguide/internal/source"

// A Block is one of the types that BlockVisitor names. Its place and its Detail
// are in its Node.
type Block interface {
	Accept(BlockVisitor)
	Base() *Node
}

// A BlockVisitor has one method for each type of block and no default: a new
// type stops the build of every package that must learn it.
type BlockVisitor interface {
	Paragraph(*Paragraph)
	List(*List)
	DefinitionList(*DefinitionList)
	Quote(*Quote)
	Callout(*Callout)
	Fold(*Fold)
	Code(*Code)
	Table(*Table)
	Figure(*Figure)
	Equation(*Equation)
	Diagram(*Diagram)
	Sums(*Sums)
	Rule(*Rule)
	HTML(*HTML)
}

// A Node is what every block has.
type Node struct {
	Span source.Span
	// Detail is the tersest edition in which the block stands. It counts for
	// blocks of chapters and sections; a block inside another stands with it.
	Detail Detail
	// Generated says that load wrote the block: it repeats what authors wrote.
	Generated bool
}

// Base returns the node itself, for the blocks that embed it.
func (n *Node) Base() *Node { return n }

// A Paragraph is running text. It is never empty.
type Paragraph struct {
	Node
	Text   []Inline
	Anchor string // as Figure.Anchor: of an entry of the bibliography; empty for all others
}

// A List is never empty.
type List struct {
	Node
	Ordered bool
	Start   int  // number of the first item, if ordered
	Tight   bool // set without space between the items
	Items   []*Item
}

// An Item is one entry of a list.
type Item struct {
	Task   Task
	Blocks []Block
}

// A Task says whether an item has a box to tick, and whether it is ticked.
type Task uint8

// The states of an item.
const (
	NoTask Task = iota
	OpenTask
	DoneTask
)

// A DefinitionList explains terms. It is never empty.
type DefinitionList struct {
	Node
	Items []*Definition
}

// A Definition is one or more terms and what they mean.
type Definition struct {
	Terms   []*Headword
	Details [][]Block
}

// A Headword is a term that is defined here: a line of a definition list.
type Headword struct {
	Span   source.Span
	Text   []Inline
	Anchor string // as Figure.Anchor: made of its text up to the first comma; unique in the chapter
}

// A Quote is a block quotation.
type Quote struct {
	Node
	Blocks []Block
}

// A Fold is a summary whose blocks the site shows on demand (HTML details);
// print shows them all.
type Fold struct {
	Node
	Summary []Inline
	Blocks  []Block
}

// A Rule is a thematic break.
type Rule struct {
	Node
}

// HTML is raw HTML that guide.yaml lets through to the site. It always stands
// in Full alone; a PDF cannot show it, and load warned of it.
type HTML struct {
	Node
	Text string
}

// A Figure is a picture that stands by itself.
type Figure struct {
	Node
	Image   Image
	Number  int      // counts through the guide from 1; 0 without a caption
	Caption []Inline // may be empty
	Anchor  string   // fragment in the chapter's page, as Section.Anchor; empty if it has none
}

// Accept implements Block.
func (b *Paragraph) Accept(v BlockVisitor)      { v.Paragraph(b) }
func (b *List) Accept(v BlockVisitor)           { v.List(b) }
func (b *DefinitionList) Accept(v BlockVisitor) { v.DefinitionList(b) }
func (b *Quote) Accept(v BlockVisitor)          { v.Quote(b) }
func (b *Callout) Accept(v BlockVisitor)        { v.Callout(b) }
func (b *Fold) Accept(v BlockVisitor)           { v.Fold(b) }
func (b *Code) Accept(v BlockVisitor)           { v.Code(b) }
func (b *Table) Accept(v BlockVisitor)          { v.Table(b) }
func (b *Figure) Accept(v BlockVisitor)         { v.Figure(b) }
func (b *Sums) Accept(v BlockVisitor)           { v.Sums(b) }
func (b *Rule) Accept(v BlockVisitor)           { v.Rule(b) }
func (b *HTML) Accept(v BlockVisitor)           { v.HTML(b) }
