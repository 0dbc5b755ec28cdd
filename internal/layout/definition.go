package layout

import "fieldguide/internal/outline"

// DefinitionList sets each term in bold over what it means.
func (f *flow) DefinitionList(b *outline.DefinitionList) {
	f.gap()
	list := f.parent.Child(ListRole)
	for _, d := range b.Items {
		f.definition(d, list.Child(ListItem))
		f.gap()
	}
}

func (f *flow) definition(d *outline.Definition, e *Element) {
	for _, term := range d.Terms {
		l := f.derive(f.text(f.body.Size, e.Child(DefinitionTerm)), func(l *look) { l.bold = true })
		f.define(term)
		f.lines(f.inlines(term.Text, l), f.body.Leading, rag)
		f.list.keep()
	}
	for _, detail := range d.Details {
		inner := f.nested(e.Child(ListBody))
		inner.indent(f.body.Size * 16 / 10)
		inner.tight = len(detail) == 1
		inner.blocks(detail)
	}
}
