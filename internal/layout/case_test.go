package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// runCases runs the case files of a folder: the first file of each is what is
// set, the second what is expected. UPDATE_GOLDEN=1 rewrites them.
func runCases(t *testing.T, pattern string, set func(t *testing.T, in string) string) {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: no cases (%v)", pattern, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Files) != 2 || len(a.Comment) == 0 {
				t.Fatal("a case is a sentence, what is set and what is expected")
			}
			got := set(t, string(a.Files[0].Data))
			if os.Getenv("UPDATE_GOLDEN") != "" {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := diff.Diff("expected", a.Files[1].Data, "set", []byte(got)); d != nil {
				t.Errorf("%s: %s%s", name, a.Comment, d)
			}
		})
	}
}

// TestLines breaks one paragraph: the first line says how ("justified 200", in
// points), the rest is the text. Each line is shown with its word space in
// hundredths of the natural one.
func TestLines(t *testing.T) {
	alignments := map[string]alignment{"justified": justify, "ragged": rag, "balanced": balance}
	runCases(t, "testdata/lines/*.txt", func(t *testing.T, in string) string {
		how, text, _ := strings.Cut(in, "\n")
		name, measure, _ := strings.Cut(how, " ")
		points, err := strconv.Atoi(measure)
		a, ok := alignments[name]
		if err != nil || !ok {
			t.Fatalf("%q is no way to break lines", how)
		}
		s := setterFor(t, theme.A4).setting(guideOf())
		c := s.compose(source.Span{}, s.text(theme.Pt(960), &Element{}))
		c.words(strings.ReplaceAll(strings.TrimSpace(text), "\n", " "))
		p := s.paragraph(source.Span{}, c.end(), theme.Length(points)*theme.Point, theme.Pt(1300), a)
		if a == justify && p.setting == rag { // show what was given up
			p.setting, p.ends = justify, s.justified(p.items, p.measure)
		}
		return dumpLines(p) + dumpFaults(s.faults)
	})
}

func dumpLines(p *paragraph) string {
	var b strings.Builder
	for i := range p.ends {
		l := p.line(i)
		from, to := l.bounds()
		var natural theme.Length
		text := ""
		for _, it := range l.items[from:to] {
			switch {
			case it.kind == glueItem:
				natural += it.width
				text += " "
			case it.fragment != nil && it.kind == boxItem:
				text += it.fragment.text()
			}
		}
		if l.items[l.to].flagged {
			text += "-"
		}
		space := theme.Length(100)
		if natural > 0 {
			space = (natural + l.fitting(from, to).extra) * 100 / natural
		}
		fmt.Fprintf(&b, "%3d %s\n", space, text)
	}
	return b.String()
}

func dumpFaults(faults source.ErrorList) string {
	if len(faults) == 0 {
		return ""
	}
	return faults.Error() + "\n"
}

// TestPages sets a guide in a short notation: "# " a chapter, "## " a section,
// "para N" a paragraph of N words, "note N" one with a note of N words, "code N"
// N lines of a program, "table N" N rows, "nested N" one
// with a note that refers to a note of N words, "colon N" one that ends with a
// colon, "tall N" a table with a row of N words, "! N" a key point of N words,
// "list N" N items, "figure N" a drawing with a caption, N points high, "part T" a
// part of that title. The first line names the paper; "compact" behind it is how
// the book is set.
func TestPages(t *testing.T) {
	runCases(t, "testdata/pages/*.txt", func(t *testing.T, in string) string {
		name, rest, _ := strings.Cut(in, "\n")
		name, how, _ := strings.Cut(name, " ")
		paper, ok := theme.PaperNamed(name)
		if !ok || how != "" && how != "compact" {
			t.Fatalf("no paper is called %q, or no setting %q", name, how)
		}
		set := setterFor(t, paper)
		set.Compact = how == "compact"
		set.Edition = ""
		g := shortGuide(t, rest)
		g.Subtitle, g.Author, g.License, g.BaseURL, g.Digest = "", "", "", "", ""
		d, faults := set.Book(g)
		if d == nil {
			return dumpFaults(faults)
		}
		checkPages(t, d)
		return dumpPages(d) + dumpFaults(faults)
	})
}

// shortGuide reads the notation of the page cases.
func shortGuide(t *testing.T, text string) *outline.Guide {
	t.Helper()
	g := guideOf()
	g.Chapters = nil
	for line := range strings.Lines(text) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch word {
		case "#":
			id := "c" + strconv.Itoa(len(g.Chapters)+1)
			g.Chapters = append(g.Chapters, &outline.Chapter{ID: id, Number: id[1:], Title: textOf(rest), Level: 1, Part: len(g.Parts) - 1})
			continue
		case "part":
			g.Parts = append(g.Parts, outline.Part{Title: rest})
			continue
		case "##":
			c := g.Chapters[len(g.Chapters)-1]
			n := c.Number + "." + strconv.Itoa(len(c.Sections)+1)
			c.Sections = append(c.Sections, &outline.Section{ID: c.ID + ":s" + n, Anchor: "s" + n, Number: n, Title: textOf(rest), Level: 2})
			continue
		}
		n, err := strconv.Atoi(rest)
		if err != nil {
			t.Fatalf("%q is no block", line)
		}
		addShort(t, g.Chapters[len(g.Chapters)-1], word, n)
	}
	return g
}

func addShort(t *testing.T, c *outline.Chapter, word string, n int) {
	t.Helper()
	b := shortBlock(t, c, word, n)
	if len(c.Sections) == 0 {
		c.Blocks = append(c.Blocks, b)
		return
	}
	s := c.Sections[len(c.Sections)-1]
	s.Blocks = append(s.Blocks, b)
}

func shortBlock(t *testing.T, c *outline.Chapter, word string, n int) outline.Block {
	t.Helper()
	switch word {
	case "para":
		return para(sampleWords(n))
	case "note":
		note := &outline.Note{Number: len(c.Notes) + 1, Blocks: []outline.Block{para(sampleWords(n))}}
		c.Notes = append(c.Notes, note)
		return &outline.Paragraph{Text: []outline.Inline{&outline.Text{Value: sampleWords(30)}, &outline.NoteRef{Note: note}}}
	case "nested":
		inner := &outline.Note{Number: len(c.Notes) + 2, Blocks: []outline.Block{para(sampleWords(n))}}
		note := &outline.Note{Number: inner.Number - 1, Blocks: []outline.Block{
			&outline.Paragraph{Text: append(textOf("The outer note refers to another."), &outline.NoteRef{Note: inner})}}}
		c.Notes = append(c.Notes, note, inner)
		return &outline.Paragraph{Text: append(textOf(sampleWords(30)), &outline.NoteRef{Note: note})}
	case "colon":
		return para(strings.TrimSpace(sampleWords(n)) + ":")
	case "tall":
		return &outline.Table{Columns: make([]outline.Align, 2), Head: []outline.Cell{textOf("What"), textOf("Is")},
			Rows: [][]outline.Cell{{textOf("short"), textOf("row")}, {textOf(sampleWords(n / 3)), textOf(sampleWords(n))}}}
	case "code":
		b := &outline.Code{}
		for i := range n {
			b.Lines = append(b.Lines, outline.CodeLine{Tokens: []outline.Token{{Text: "line " + strconv.Itoa(i+1)}}})
		}
		return b
	case "table":
		b := &outline.Table{Columns: make([]outline.Align, 2), Number: 1, Caption: textOf("What is what"), Head: []outline.Cell{textOf("What"), textOf("Is")}}
		for i := range n {
			b.Rows = append(b.Rows, []outline.Cell{textOf("row " + strconv.Itoa(i+1)), textOf(sampleWords(4))})
		}
		return b
	case "figure":
		data := fmt.Sprintf("<svg xmlns='http://www.w3.org/2000/svg' width='400' height='%d'><text y='20' font-size='12'>drawn</text></svg>", n*4/3)
		return &outline.Figure{Image: outline.Image{Asset: &outline.Asset{Path: "a.svg", Type: "image/svg+xml", Data: []byte(data)}, Alt: "A drawing"},
			Number: 1, Caption: textOf("What is drawn")}
	case "!":
		return &outline.Callout{Kind: outline.Key, Blocks: []outline.Block{para(sampleWords(n))}}
	case "list":
		b := &outline.List{Tight: true}
		for range n {
			b.Items = append(b.Items, &outline.Item{Blocks: []outline.Block{para(sampleWords(6))}})
		}
		return b
	}
	t.Fatalf("%q is no block", word)
	return nil
}

func sampleWords(n int) string {
	words := strings.Fields(sampleProse)
	var b strings.Builder
	for i := range n {
		b.WriteString(words[i%len(words)] + " ")
	}
	return b.String()
}

// dumpPages shows each page as the blocks that stand on it, with their lines.
func dumpPages(d *Document) string {
	var b strings.Builder
	for _, p := range d.Pages {
		fmt.Fprintf(&b, "page %s\n", p.Label)
		dumpPage(&b, p)
	}
	return b.String()
}

func dumpPage(b *strings.Builder, p *Page) {
	var block *Element
	var y theme.Length
	lines, text := 0, ""
	flush := func() {
		if lines > 0 {
			if r := []rune(strings.TrimSpace(text)); len(r) > 34 {
				text = string(r[:34]) + "…"
			}
			fmt.Fprintf(b, "  %s %d %s\n", block.Role, lines, strings.TrimSpace(text))
		}
		lines, text = 0, ""
	}
	for _, i := range p.Items {
		r, ok := i.(*Run)
		if !ok || r.Element == nil {
			continue
		}
		if e := blockOf(r.Element); e != block {
			flush()
			block, y = e, -1
		}
		if r.Y != y {
			lines, y = lines+1, r.Y
		}
		text += runText(r)
	}
	flush()
}
