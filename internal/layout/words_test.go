package layout

import (
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// A modeler makes a guide of any bytes: each byte is a choice. Its words are
// numbered in reading order.
type modeler struct {
	choices []byte
	words   []string // of the text
	noted   []string // of the notes
	inNote  bool
	notes   []*outline.Note
	depth   int
}

func (m *modeler) choose(n int) int {
	if len(m.choices) == 0 {
		return 0
	}
	c := int(m.choices[0]) % n
	m.choices = m.choices[1:]
	return c
}

var bases = [...]string{
	"implementation", "a", "characteristics", "well-considered", "of", "straightforwardness", "the", "office",
	"https://example.org/path/", "internationalization", "“quoted”", "naïve", "x≤y", "snake_case.method(call)",
}

func (m *modeler) word() string {
	list := &m.words
	if m.inNote {
		list = &m.noted
	}
	w := bases[m.choose(len(bases))] + letters(len(*list))
	*list = append(*list, w)
	return w
}

func letters(n int) string {
	s := ""
	for ; n > 0; n /= 26 {
		s += string(rune('a' + n%26))
	}
	return s + "z"
}

func (m *modeler) phrase() string {
	var words []string
	for range 1 + m.choose(30) {
		words = append(words, m.word())
	}
	return strings.Join(words, " ")
}

func (m *modeler) inlines() []outline.Inline {
	var text []outline.Inline
	for range 1 + m.choose(4) {
		text = append(text, m.inline(), &outline.Text{Value: " "})
	}
	return text
}

func (m *modeler) inline() outline.Inline {
	switch m.choose(12) {
	case 1:
		return &outline.Emphasis{Text: textOf(m.phrase())}
	case 2:
		return &outline.Strong{Text: []outline.Inline{&outline.CodeSpan{Value: m.phrase()}}}
	case 3:
		return &outline.Link{Text: textOf(m.phrase()), Target: outline.Target{Chapter: "one"}}
	case 4:
		return &outline.Link{Text: textOf(m.phrase()), Target: outline.Target{URL: "https://example.org"}}
	case 5:
		return &outline.Link{Text: textOf(m.phrase()), Target: outline.Target{Chapter: "elsewhere", Anchor: "x"}}
	case 6:
		return &outline.LineBreak{}
	case 7:
		return &outline.Keyboard{Text: textOf(m.phrase())}
	case 8:
		return &outline.Superscript{Text: textOf(m.phrase())}
	case 9:
		return &outline.Mark{Text: []outline.Inline{&outline.Strike{Text: textOf(m.phrase())}}}
	case 10:
		return m.note()
	}
	return &outline.Text{Value: m.phrase()}
}

func (m *modeler) note() outline.Inline {
	if m.inNote {
		return &outline.Text{Value: m.phrase()}
	}
	m.inNote = true
	n := &outline.Note{ID: "one:fn-" + letters(len(m.notes)), Number: len(m.notes) + 1, Blocks: []outline.Block{&outline.Paragraph{Text: m.inlines()}}}
	m.inNote = false
	m.notes = append(m.notes, n)
	return &outline.NoteRef{Note: n}
}

func (m *modeler) blocks(most int) []outline.Block {
	m.depth++
	defer func() { m.depth-- }()
	var blocks []outline.Block
	for range 1 + m.choose(most) {
		blocks = append(blocks, m.block())
	}
	return blocks
}

func (m *modeler) block() outline.Block {
	kinds := 10
	if m.depth > 6 {
		kinds = 1
	}
	switch m.choose(kinds) {
	case 1:
		b := &outline.List{Ordered: m.choose(2) == 0, Tight: m.choose(2) == 0}
		for range 1 + m.choose(4) {
			b.Items = append(b.Items, &outline.Item{Task: outline.Task(m.choose(3)), Blocks: m.blocks(2)})
		}
		return b
	case 2:
		return &outline.Quote{Blocks: m.blocks(3)}
	case 3:
		return &outline.Callout{Kind: outline.CalloutKinds()[m.choose(len(outline.CalloutKinds()))], Blocks: m.blocks(3)}
	case 4:
		b := &outline.Code{}
		for range m.choose(20) {
			b.Lines = append(b.Lines, outline.CodeLine{Marked: m.choose(5) == 1, Tokens: []outline.Token{{Class: outline.KeywordToken, Text: "\t" + m.phrase()}, {Text: " " + m.phrase()}}})
		}
		return b
	case 5:
		return m.table()
	case 6:
		return &outline.Fold{Summary: m.inlines(), Blocks: m.blocks(2)}
	case 7:
		return &outline.DefinitionList{Items: []*outline.Definition{{Terms: []*outline.Headword{{Text: m.inlines()}}, Details: [][]outline.Block{m.blocks(2)}}}}
	case 8:
		return &outline.Rule{}
	}
	return &outline.Paragraph{Text: m.inlines()}
}

func (m *modeler) table() outline.Block {
	b := &outline.Table{}
	if m.choose(2) == 1 {
		b.Number, b.Caption = 1, m.inlines()
	}
	columns := 1 + m.choose(5)
	row := func() (cells []outline.Cell) {
		for range columns {
			if m.choose(4) == 1 {
				cells = append(cells, nil)
				continue
			}
			cells = append(cells, m.inlines())
		}
		return cells
	}
	b.Head = row()
	for i := range columns {
		b.Columns = append(b.Columns, outline.Align(i%3))
	}
	for range m.choose(8) {
		b.Rows = append(b.Rows, row())
	}
	return b
}

// read returns the words that a document reads as, and those of its notes: block
// by block, as its structure has them.
func read(d *Document) (words, notes []string) {
	texts := map[*Element]*strings.Builder{}
	for _, page := range d.Pages {
		for _, i := range page.Items {
			r, ok := i.(*Run)
			if !ok || r.Element == nil || r.Silent || under(r.Element, TitlePage, Contents, Label, PartOpening, BackMatter, IndexRole, Colophon) {
				continue
			}
			b := texts[blockOf(r.Element)]
			if b == nil {
				b = &strings.Builder{}
				texts[blockOf(r.Element)] = b
			}
			if r.Actual != "" {
				b.WriteString(r.Actual)
				continue
			}
			b.WriteString(runText(r))
		}
	}
	var walk func(e *Element)
	walk = func(e *Element) {
		if b := texts[e]; b != nil && under(e, NoteRole) {
			notes = append(notes, strings.Fields(b.String())...)
		} else if b != nil {
			words = append(words, strings.Fields(b.String())...)
		}
		for _, child := range e.Children {
			walk(child)
		}
	}
	walk(d.Root)
	return words, notes
}

func blockOf(e *Element) *Element {
	for e.Parent != nil && (e.Role == SpanRole || e.Role == EmphasisRole || e.Role == StrongRole || e.Role == LinkRole || e.Role == ReferenceRole || e.Role == CodeRole || e.Role == FormulaRole || e.Role == Label) {
		e = e.Parent
	}
	return e
}

func checkWords(t *testing.T, what string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "nothing", "nothing"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Fatalf("%s: word %d reads %q, not %q", what, i+1, g, w)
		}
	}
}

// Lost would be the text: a word that the page shows twice, out of order, outside
// of it or not at all.
func FuzzWords(f *testing.F) {
	for i := range 40 {
		seed := make([]byte, 400)
		for k := range seed {
			seed[k] = byte(k*k*(i+3) + i*k + k>>3)
		}
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, choices []byte) {
		m := &modeler{choices: choices[:min(len(choices), 2000)]}
		title := m.phrase()
		g := guideOf(m.blocks(12)...)
		g.Chapters[0].Title = textOf(title)
		g.Chapters[0].Notes = m.notes
		for _, p := range []theme.Paper{theme.A4, theme.Phone} {
			d, faults := setterFor(t, p).Book(g)
			if faults.Fatal() {
				t.Fatal(faults)
			}
			words, notes := read(d)
			checkWords(t, p.Name, words, m.words)
			checkWords(t, p.Name+" notes", notes, m.noted)
			checkDestinations(t, d)
			for n, page := range d.Pages {
				checkInside(t, n, page)
			}
		}
		if d, _ := setterFor(t, theme.A4).OnePage(g); d != nil {
			words, notes := read(d)
			checkWords(t, "one page", words, m.words)
			checkWords(t, "one page notes", notes, m.noted)
			checkDestinations(t, d)
		}
	})
}
