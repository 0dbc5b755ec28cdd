package markdown

import (
	"fmt"
	"strings"

	"fieldguide/internal/outline"
)

// A dumper writes a chapter as indented text, one block or inline text a line.
type dumper struct {
	strings.Builder
	indent int
	notes  map[*outline.Note]int
}

var _ outline.BlockVisitor = (*dumper)(nil)

func dump(c *outline.Chapter) string {
	d := &dumper{notes: map[*outline.Note]int{}}
	for i, n := range c.Notes {
		d.notes[n] = i + 1
	}
	if c.Title != nil {
		d.line("title %s", d.inlines(c.Title))
	}
	d.blocks(c.Blocks)
	d.sections(c.Sections)
	for i, n := range c.Notes {
		d.line("note %d", i+1)
		d.nest(func() { d.blocks(n.Blocks) })
	}
	return d.String()
}

func (d *dumper) line(format string, args ...any) {
	d.WriteString(strings.Repeat("  ", d.indent))
	fmt.Fprintf(d, format+"\n", args...)
}

func (d *dumper) nest(f func()) {
	d.indent++
	f()
	d.indent--
}

func (d *dumper) sections(sections []*outline.Section) {
	for _, s := range sections {
		d.line("section %d #%s %s", s.Level, s.Anchor, d.inlines(s.Title))
		d.nest(func() {
			d.blocks(s.Blocks)
			d.sections(s.Sections)
		})
	}
}

func (d *dumper) blocks(blocks []outline.Block) {
	for _, b := range blocks {
		if detail := b.Base().Detail; detail != outline.Full {
			d.line("@%s", detail)
		}
		b.Accept(d)
	}
}

func (d *dumper) nested(name string, blocks []outline.Block) {
	d.line("%s", name)
	d.nest(func() { d.blocks(blocks) })
}

func (d *dumper) Paragraph(b *outline.Paragraph) { d.line("paragraph %s", d.inlines(b.Text)) }
func (d *dumper) Quote(b *outline.Quote)         { d.nested("quote", b.Blocks) }
func (d *dumper) Callout(b *outline.Callout)     { d.nested("callout "+b.Kind.String(), b.Blocks) }
func (d *dumper) Fold(b *outline.Fold)           { d.nested("fold "+d.inlines(b.Summary), b.Blocks) }
func (d *dumper) Rule(*outline.Rule)             { d.line("rule") }
func (d *dumper) HTML(b *outline.HTML)           { d.line("html %q", b.Text) }

func (d *dumper) List(b *outline.List) {
	name := "list"
	if b.Ordered {
		name = fmt.Sprintf("list from %d", b.Start)
	}
	if !b.Tight {
		name += " loose"
	}
	d.line("%s", name)
	for _, item := range b.Items {
		d.nest(func() { d.nested([]string{"item", "item [ ]", "item [x]"}[item.Task], item.Blocks) })
	}
}

func (d *dumper) DefinitionList(b *outline.DefinitionList) {
	d.line("definitions")
	d.nest(func() {
		for _, item := range b.Items {
			for _, t := range item.Terms {
				d.line("term #%s %s", t.Anchor, d.inlines(t.Text))
			}
			for _, blocks := range item.Details {
				d.nested("detail", blocks)
			}
		}
	})
}

func (d *dumper) Code(b *outline.Code) {
	d.line("code %q %q", b.Language, b.Title)
	d.nest(func() {
		for _, l := range b.Lines {
			mark := ""
			if l.Marked {
				mark = " <"
			}
			d.line("%q%s", l.Text(), mark)
		}
	})
}

func (d *dumper) Table(b *outline.Table) {
	d.line("table %v%s", b.Columns, anchor(b))
	d.nest(func() {
		if b.Caption != nil {
			d.line("caption %s", d.inlines(b.Caption))
		}
		d.cells("head", b.Head)
		for _, row := range b.Rows {
			d.cells("row", row)
		}
	})
}

func (d *dumper) cells(name string, cells []outline.Cell) {
	for _, c := range cells {
		name += " | " + d.inlines(c)
	}
	d.line("%s", strings.TrimRight(name, " "))
}

func (d *dumper) Figure(b *outline.Figure) {
	d.line("figure %q%s", b.Image.Alt, anchor(b))
	if b.Caption != nil {
		d.nest(func() { d.line("caption %s", d.inlines(b.Caption)) })
	}
}

func anchor(b outline.Block) string {
	if anchor, _, _ := outline.Reference(b); anchor != "" {
		return " #" + anchor
	}
	return ""
}

func (d *dumper) Equation(b *outline.Equation) { d.line("equation %q", b.Formula.Source) }

func (d *dumper) Diagram(b *outline.Diagram) {
	d.line("diagram%s", anchor(b))
	if b.Caption != nil {
		d.nest(func() { d.line("caption %s", d.inlines(b.Caption)) })
	}
}

func (d *dumper) Sums(b *outline.Sums) {
	d.line("sums")
	for _, r := range b.Rows {
		d.nest(func() { d.line("%q %q %q %q %v", r.Quantity, r.Working, r.Result, r.SoWhat, r.Assumed) })
	}
}

// inlines returns text as quoted strings with the names of what marks them.
func (d *dumper) inlines(text []outline.Inline) string {
	i := &inlineDumper{dumper: d}
	for _, n := range text {
		n.Accept(i)
	}
	return strings.TrimSuffix(i.b.String(), " ")
}

type inlineDumper struct {
	*dumper
	b strings.Builder
}

var _ outline.InlineVisitor = (*inlineDumper)(nil)

func (d *inlineDumper) add(format string, args ...any) { fmt.Fprintf(&d.b, format+" ", args...) }

func (d *inlineDumper) marked(name string, text []outline.Inline) {
	d.add("%s(%s)", name, d.inlines(text))
}

func (d *inlineDumper) Text(i *outline.Text)               { d.add("%q", i.Value) }
func (d *inlineDumper) Emphasis(i *outline.Emphasis)       { d.marked("em", i.Text) }
func (d *inlineDumper) Strong(i *outline.Strong)           { d.marked("strong", i.Text) }
func (d *inlineDumper) Strike(i *outline.Strike)           { d.marked("strike", i.Text) }
func (d *inlineDumper) Mark(i *outline.Mark)               { d.marked("mark", i.Text) }
func (d *inlineDumper) Superscript(i *outline.Superscript) { d.marked("sup", i.Text) }
func (d *inlineDumper) Subscript(i *outline.Subscript)     { d.marked("sub", i.Text) }
func (d *inlineDumper) CodeSpan(i *outline.CodeSpan)       { d.add("code %q", i.Value) }
func (d *inlineDumper) Keyboard(i *outline.Keyboard)       { d.marked("kbd", i.Text) }
func (d *inlineDumper) LineBreak(*outline.LineBreak)       { d.add("break") }
func (d *inlineDumper) NoteRef(i *outline.NoteRef)         { d.add("note %d", d.notes[i.Note]) }
func (d *inlineDumper) InlineHTML(i *outline.InlineHTML)   { d.add("html %q", i.Text) }

func (d *inlineDumper) Abbreviation(i *outline.Abbreviation) {
	d.marked(fmt.Sprintf("abbr %q ", i.Title), i.Text)
}

func (d *inlineDumper) Link(i *outline.Link) {
	if i.Cites {
		d.marked("cite", i.Text)
		return
	}
	d.marked("link "+strings.TrimSpace(fmt.Sprintf("%s %s", i.Target.URL, i.Title)), i.Text)
}

// Term is never read from a chapter: load marks the terms.
func (d *inlineDumper) Term(i *outline.Term) { d.marked("term", i.Text) }

func (d *inlineDumper) Formula(i *outline.Formula) {
	name := "math"
	if i.Formula.Display {
		name = "display"
	}
	d.add("%s %q", name, i.Formula.Source)
}

func (d *inlineDumper) Image(i *outline.Image) { d.add("image %q %q", i.Alt, i.Title) }
