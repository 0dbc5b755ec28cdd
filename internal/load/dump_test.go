package load

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"fieldguide/internal/outline"
)

// dump writes all that load gives to a guide, a line for each thing.
func dump(g *outline.Guide) []byte {
	var d dumper
	d.line(0, "guide %q %s %s %s", g.Title, g.Name, g.Language, strings.Join(g.Papers, ","))
	for _, field := range []struct{ name, value string }{
		{"subtitle", g.Subtitle}, {"author", g.Author}, {"description", g.Description},
		{"license", g.License}, {"at", g.BaseURL},
	} {
		if field.value != "" {
			d.line(1, "%s %q", field.name, field.value)
		}
	}
	for i, p := range g.Parts {
		d.line(0, "part %d %q", i, p.Title)
	}
	for _, c := range g.Chapters {
		d.chapter(c)
	}
	for _, p := range g.Plans {
		d.line(0, "plan %q in %s#%s %v", p.Name, p.Chapter, p.Anchor, p.Steps)
	}
	for _, a := range g.Assets {
		d.line(0, "asset %s %s %dx%d", a.Path, a.Type, a.Width, a.Height)
	}
	return d.Bytes()
}

type dumper struct{ bytes.Buffer }

func (d *dumper) line(depth int, format string, args ...any) {
	d.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(d, format+"\n", args...)
}

func (d *dumper) chapter(c *outline.Chapter) {
	kind := "chapter"
	if c.Draft {
		kind = "draft"
	}
	d.line(0, "%s %s number=%s level=%d part=%d %q at %s", kind, c.ID, cmp.Or(c.Number, "none"), c.Level, c.Part,
		outline.PlainText(c.Title), c.Span.Position())
	if c.Short != outline.PlainText(c.Title) {
		d.line(1, "short %q", c.Short)
	}
	if c.Description != "" {
		d.line(1, "description %q", c.Description)
	}
	d.titleLinks(1, c.Title)
	d.blocks(1, c.Blocks)
	d.sections(1, c.Sections)
	for _, n := range c.Notes {
		d.line(1, "note %d %s", n.Number, n.ID)
		d.blocks(2, n.Blocks)
	}
}

func (d *dumper) sections(depth int, sections []*outline.Section) {
	for _, s := range sections {
		d.line(depth, "section %s number=%s level=%d %q at %s", s.ID, cmp.Or(s.Number, "none"), s.Level,
			outline.PlainText(s.Title), s.Span.Position())
		d.titleLinks(depth+1, s.Title)
		d.blocks(depth+1, s.Blocks)
		d.sections(depth+1, s.Sections)
	}
}

// blocks writes the blocks of a chapter, section or note, with the words, links
// and pictures of all blocks in them.
func (d *dumper) blocks(depth int, blocks []outline.Block) {
	for _, b := range blocks {
		d.line(depth, "%s %s %q", b.Base().Detail, outline.Kind(b), words(b))
		inside(b, func(b outline.Block, i outline.Inline) { d.target(depth+1, b, i) })
	}
}

// inside calls see for b and all in it.
func inside(b outline.Block, see func(outline.Block, outline.Inline)) {
	(&outline.Chapter{Blocks: []outline.Block{b}}).Inspect(see)
}

func words(b outline.Block) string {
	var text []string
	inside(b, func(b outline.Block, i outline.Inline) {
		switch i := i.(type) {
		case *outline.Text:
			text = append(text, i.Value)
		case *outline.CodeSpan:
			text = append(text, i.Value)
		case *outline.Formula:
			text = append(text, "$"+i.Formula.Source)
		}
		switch b := b.(type) {
		case *outline.Code:
			text = append(text, b.Language+":")
			for _, l := range b.Lines {
				text = append(text, l.Text())
			}
		case *outline.HTML:
			text = append(text, b.Text)
		}
	})
	return strings.Join(text, "|")
}

func (d *dumper) titleLinks(depth int, title []outline.Inline) {
	outline.InspectInlines(title, func(i outline.Inline) { d.target(depth, nil, i) })
}

// target writes where a link leads, which asset a picture shows, and the numbers
// of figures and tables.
func (d *dumper) target(depth int, b outline.Block, i outline.Inline) {
	switch b := b.(type) {
	case *outline.Paragraph, *outline.DefinitionList:
		for _, anchor := range outline.Anchors(b) {
			d.line(depth, "anchor %s", anchor)
		}
	case *outline.Figure:
		d.line(depth, "figure %d %s", b.Number, b.Image.Asset.Path)
	case *outline.Diagram:
		d.line(depth, "diagram %d %q narrow=%t", b.Number, b.Scene.Description, b.Narrow != b.Scene)
	case *outline.Equation:
		d.line(depth, "formula %q %s", b.Formula.Source, b.Formula.MathML(nil))
	case *outline.Table:
		d.line(depth, "table %d", b.Number)
	}
	switch i := i.(type) {
	case *outline.Link:
		d.line(depth, "link %q to %q %s", outline.PlainText(i.Text), i.Target.ID(), i.Target.Address())
	case *outline.Term:
		d.line(depth, "term %q means %q at %s", outline.PlainText(i.Text), outline.PlainText(i.Entry.Meaning), i.Entry.Target.Address())
	case *outline.Image:
		d.line(depth, "picture %s", i.Asset.Path)
	case *outline.NoteRef:
		d.line(depth, "note %d", i.Note.Number)
	}
}
