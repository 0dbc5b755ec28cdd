package load

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fieldguide/internal/outline"
)

// Terms are marked where a reader meets them first: once in the text before a
// chapter's first section, and once in each section of level 2 with all below it. A
// term is found in any letter case, as a whole word, and with an "s" behind it; of
// two that begin at the same place, the longer. Headings, links, code, formulas,
// captions, the heads of tables, summaries of folds and footnotes are left alone.

// A termMarker marks the terms of one stretch of a chapter.
type termMarker struct {
	*glossary
	met map[*outline.Definition]bool
}

var _ outline.BlockVisitor = (*termMarker)(nil)

// mark marks the terms of a chapter.
func (g *glossary) mark(c *outline.Chapter) {
	(&termMarker{g, map[*outline.Definition]bool{}}).blocks(c.Blocks)
	for _, s := range c.Sections {
		(&termMarker{g, map[*outline.Definition]bool{}}).section(s)
	}
}

func (m *termMarker) section(s *outline.Section) {
	m.blocks(s.Blocks)
	for _, below := range s.Sections {
		m.section(below)
	}
}

func (m *termMarker) blocks(blocks []outline.Block) {
	for _, b := range blocks {
		b.Accept(m)
	}
}

func (m *termMarker) Paragraph(b *outline.Paragraph) { b.Text = m.inlines(b.Text) }
func (m *termMarker) Quote(b *outline.Quote)         { m.blocks(b.Blocks) }
func (m *termMarker) Callout(b *outline.Callout)     { m.blocks(b.Blocks) }
func (m *termMarker) Fold(b *outline.Fold)           { m.blocks(b.Blocks) }
func (m *termMarker) Code(*outline.Code)             {}
func (m *termMarker) Figure(*outline.Figure)         {}
func (m *termMarker) Equation(*outline.Equation)     {}
func (m *termMarker) Diagram(*outline.Diagram)       {}
func (m *termMarker) Sums(*outline.Sums)             {}
func (m *termMarker) Rule(*outline.Rule)             {}
func (m *termMarker) HTML(*outline.HTML)             {}

func (m *termMarker) List(b *outline.List) {
	for _, item := range b.Items {
		m.blocks(item.Blocks)
	}
}

func (m *termMarker) DefinitionList(b *outline.DefinitionList) {
	for _, d := range b.Items {
		for _, detail := range d.Details {
			m.blocks(detail)
		}
	}
}

func (m *termMarker) Table(b *outline.Table) {
	for _, row := range b.Rows {
		for i, cell := range row {
			row[i] = m.inlines(cell)
		}
	}
}

// inlines returns text with its terms marked, also in what is stressed or struck
// out. All other inlines stay as they are.
func (m *termMarker) inlines(text []outline.Inline) []outline.Inline {
	marked := make([]outline.Inline, 0, len(text))
	for _, i := range text {
		switch i := i.(type) {
		case *outline.Text:
			marked = m.text(marked, i)
			continue
		case *outline.Emphasis:
			i.Text = m.inlines(i.Text)
		case *outline.Strong:
			i.Text = m.inlines(i.Text)
		case *outline.Strike:
			i.Text = m.inlines(i.Text)
		case *outline.Mark:
			i.Text = m.inlines(i.Text)
		}
		marked = append(marked, i)
	}
	return marked
}

// text appends characters, cut where terms are.
func (m *termMarker) text(marked []outline.Inline, t *outline.Text) []outline.Inline {
	v, done := t.Value, 0
	for at := 0; at < len(v); {
		end := wordEnd(v, at)
		if end == at {
			_, size := utf8.DecodeRuneInString(v[at:])
			at += size
			continue
		}
		p, length := m.phraseAt(v, at, end)
		if p == nil {
			at = end
			continue
		}
		if m.met[p.of] {
			at += length
			continue
		}
		m.met[p.of] = true
		if done < at {
			marked = append(marked, &outline.Text{Value: v[done:at]})
		}
		done = at + length
		marked = append(marked, &outline.Term{Text: []outline.Inline{&outline.Text{Value: v[at:done]}}, Entry: p.entry})
		at = done
	}
	if done == 0 {
		return append(marked, t)
	}
	if done < len(v) {
		marked = append(marked, &outline.Text{Value: v[done:]})
	}
	return marked
}

// phraseAt returns the longest phrase that stands at v[at:], whose first word is
// v[at:end], and its length there; nil if there is none.
func (m *termMarker) phraseAt(v string, at, end int) (*phrase, int) {
	if before, _ := utf8.DecodeLastRuneInString(v[:at]); joins(before) {
		return nil, 0
	}
	word := strings.ToLower(v[at:end])
	for _, key := range []string{word, strings.TrimSuffix(word, "s")} {
		list := m.phrases[key]
		for i := range list {
			p := &list[i]
			if n := lengthOf(v[at:], p.words); n > 0 {
				return p, n
			}
		}
	}
	return nil, 0
}

// lengthOf returns how much of text the words take at its beginning, with the "s"
// of a plural; 0 if they are not there as whole words.
func lengthOf(text, words string) int {
	n := 0
	for _, want := range words {
		have, size := utf8.DecodeRuneInString(text[n:])
		if have == '\u00A0' {
			have = ' '
		}
		if size == 0 || unicode.ToLower(have) != want {
			return 0
		}
		n += size
	}
	if strings.HasPrefix(text[n:], "s") && wordEnd(text, n) == n+1 {
		n++
	}
	if after, _ := utf8.DecodeRuneInString(text[n:]); n < len(text) && (isWord(after) || joins(after)) {
		return 0
	}
	return n
}

// wordEnd returns where the letters and digits that begin at offset i end.
func wordEnd(text string, i int) int {
	for j, r := range text[i:] {
		if !isWord(r) {
			return i + j
		}
	}
	return len(text)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// joins reports whether a character makes one word of what stands on its sides.
func joins(r rune) bool { return r == '-' || r == '_' || r == '\u2011' }
