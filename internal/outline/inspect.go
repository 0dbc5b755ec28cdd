package outline

// Inspect calls see for every block and every inline of the chapter, in reading
// order, with the other argument nil: titles, blocks and, last, notes.
func (c *Chapter) Inspect(see func(Block, Inline)) {
	v := &inspector{see: see}
	v.text(c)
	for _, n := range c.Notes {
		v.blocks(n.Blocks)
	}
}

// InspectInlines calls see for every inline in text, at any depth.
func InspectInlines(text []Inline, see func(Inline)) {
	v := &inspector{see: func(_ Block, i Inline) { see(i) }}
	v.inlines(text)
}

type inspector struct{ see func(Block, Inline) }

var (
	_ BlockVisitor  = (*inspector)(nil)
	_ InlineVisitor = (*inlineInspector)(nil)
)

// text inspects the chapter without its notes.
func (v *inspector) text(c *Chapter) {
	v.inlines(c.Title)
	v.blocks(c.Blocks)
	for s := range c.All() {
		v.inlines(s.Title)
		v.blocks(s.Blocks)
	}
}

func (v *inspector) blocks(blocks []Block) {
	for _, b := range blocks {
		v.see(b, nil)
		b.Accept(v)
	}
}

func (v *inspector) inlines(text []Inline) { (*inlineInspector)(v).inlines(text) }

func (v *inspector) Paragraph(b *Paragraph) { v.inlines(b.Text) }
func (v *inspector) Quote(b *Quote)         { v.blocks(b.Blocks) }
func (v *inspector) Callout(b *Callout)     { v.blocks(b.Blocks) }
func (v *inspector) Figure(b *Figure)       { v.inlines(b.Caption) }
func (v *inspector) Diagram(b *Diagram)     { v.inlines(b.Caption) }
func (v *inspector) Equation(*Equation)     {}
func (v *inspector) Code(*Code)             {}
func (v *inspector) Sums(*Sums)             {}
func (v *inspector) Rule(*Rule)             {}
func (v *inspector) HTML(*HTML)             {}

func (v *inspector) List(b *List) {
	for _, item := range b.Items {
		v.blocks(item.Blocks)
	}
}

func (v *inspector) DefinitionList(b *DefinitionList) {
	for _, item := range b.Items {
		for _, t := range item.Terms {
			v.inlines(t.Text)
		}
		for _, d := range item.Details {
			v.blocks(d)
		}
	}
}

func (v *inspector) Fold(b *Fold) {
	v.inlines(b.Summary)
	v.blocks(b.Blocks)
}

func (v *inspector) Table(b *Table) {
	v.inlines(b.Caption)
	for _, cell := range b.Head {
		v.inlines(cell)
	}
	for _, row := range b.Rows {
		for _, cell := range row {
			v.inlines(cell)
		}
	}
}

type inlineInspector inspector

func (v *inlineInspector) inlines(text []Inline) {
	for _, i := range text {
		v.see(nil, i)
		i.Accept(v)
	}
}

func (v *inlineInspector) Emphasis(i *Emphasis)         { v.inlines(i.Text) }
func (v *inlineInspector) Strong(i *Strong)             { v.inlines(i.Text) }
func (v *inlineInspector) Strike(i *Strike)             { v.inlines(i.Text) }
func (v *inlineInspector) Mark(i *Mark)                 { v.inlines(i.Text) }
func (v *inlineInspector) Superscript(i *Superscript)   { v.inlines(i.Text) }
func (v *inlineInspector) Subscript(i *Subscript)       { v.inlines(i.Text) }
func (v *inlineInspector) Keyboard(i *Keyboard)         { v.inlines(i.Text) }
func (v *inlineInspector) Abbreviation(i *Abbreviation) { v.inlines(i.Text) }
func (v *inlineInspector) Link(i *Link)                 { v.inlines(i.Text) }
func (v *inlineInspector) Term(i *Term)                 { v.inlines(i.Text) }
func (v *inlineInspector) Text(*Text)                   {}
func (v *inlineInspector) CodeSpan(*CodeSpan)           {}
func (v *inlineInspector) Image(*Image)                 {}
func (v *inlineInspector) LineBreak(*LineBreak)         {}
func (v *inlineInspector) Formula(*Formula)             {}
func (v *inlineInspector) NoteRef(*NoteRef)             {}
func (v *inlineInspector) InlineHTML(*InlineHTML)       {}
