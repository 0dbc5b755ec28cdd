package layout

import (
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// colophon sets the last lines of the book: what it was made from and with.
func (f *flow) colophon(root *Element) {
	g := f.guide
	e := root.Child(Colophon)
	e.Title = "Colophon"
	f.parent, f.span = e, source.Span{}
	f.list.kept = false
	f.list.opens = f.compact
	l := f.scale.Text.Leading
	f.list.leave(l*3, l, l/2)
	first := len(f.list.pieces)
	f.add(piece{drawer: across{x: -f.hang, width: f.width + f.hang, thickness: theme.Point / 2}, height: theme.Point * 2})
	f.list.leave(f.scale.Gap, 0, 0)
	if f.hang == 0 {
		f.labelLine("Colophon", e.Child(ParagraphRole))
	}
	begin := len(f.list.pieces)
	for _, words := range f.colophonWords(g) {
		f.list.leave(f.scale.Gap/2, 0, 0)
		look := f.sans(f.scale.Small.Size, e.Child(ParagraphRole))
		f.plain(words, look, f.scale.Small.Leading, rag)
	}
	if f.hang > 0 && len(f.list.pieces) > begin {
		f.hangLabel(begin, "Colophon", e.Child(ParagraphRole))
	}
	f.list.together(first)
}

func (f *flow) colophonWords(g *outline.Guide) []string {
	made := g.Title
	if f.edition != "" {
		made += ", " + strings.ToLower(f.edition[:1]) + f.edition[1:]
	}
	if g.Author != "" {
		made += ", by " + g.Author
	}
	if !g.Date.IsZero() {
		made += ", " + g.Date.UTC().Format("2 January 2006")
	}
	words := []string{made + "."}
	if g.License != "" {
		words = append(words, "License: "+g.License+".")
	}
	if g.Digest != "" {
		words = append(words, "Made from the text with the digest "+grouped(g.Digest)+". Every edition made from that text bears the same digest.")
	}
	return append(words, "Set in Source Serif, Source Sans and JetBrains Mono, formulas in STIX Two Math, all under the SIL Open Font License.")
}

// grouped returns a digest in groups of eight, as people compare them.
func grouped(digest string) string {
	var b strings.Builder
	for i, r := range digest {
		if i > 0 && i%8 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}
