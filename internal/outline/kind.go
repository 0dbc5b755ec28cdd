package outline

// Kinds returns the names of all kinds of block, as guide.yaml writes them
// under "detail": one for each type, and one for each kind of callout.
func Kinds() []string {
	kinds := []string{
		"paragraph", "list", "definitions", "quote", "fold", "code",
		"table", "figure", "formula", "diagram", "sums", "rule", "html",
	}
	for _, k := range CalloutKinds() {
		kinds = append(kinds, k.String())
	}
	return kinds
}

// Kind returns the name of the block's kind, one of Kinds.
func Kind(b Block) string {
	var v kindVisitor
	b.Accept(&v)
	return v.kind
}

type kindVisitor struct{ kind string }

var _ BlockVisitor = (*kindVisitor)(nil)

func (v *kindVisitor) Paragraph(*Paragraph)           { v.kind = "paragraph" }
func (v *kindVisitor) List(*List)                     { v.kind = "list" }
func (v *kindVisitor) DefinitionList(*DefinitionList) { v.kind = "definitions" }
func (v *kindVisitor) Quote(*Quote)                   { v.kind = "quote" }
func (v *kindVisitor) Callout(b *Callout)             { v.kind = b.Kind.String() }
func (v *kindVisitor) Fold(*Fold)                     { v.kind = "fold" }
func (v *kindVisitor) Code(*Code)                     { v.kind = "code" }
func (v *kindVisitor) Table(*Table)                   { v.kind = "table" }
func (v *kindVisitor) Figure(*Figure)                 { v.kind = "figure" }
func (v *kindVisitor) Equation(*Equation)             { v.kind = "formula" }
func (v *kindVisitor) Diagram(*Diagram)               { v.kind = "diagram" }
func (v *kindVisitor) Sums(*Sums)                     { v.kind = "sums" }
func (v *kindVisitor) Rule(*Rule)                     { v.kind = "rule" }
func (v *kindVisitor) HTML(*HTML)                     { v.kind = "html" }
