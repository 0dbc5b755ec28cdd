package pdf

import (
	"strings"
	"testing"

	"fieldguide/internal/layout"
	"fieldguide/internal/theme"
)

// readings returns what each glyph reads as, joined by bars, of runs that are
// given as glyph texts joined by bars; the first reads as actual, the others are
// silent.
func readings(actual string, runs ...string) string {
	c := new(writer).newContent(&layout.Page{})
	var got []string
	for i, texts := range runs {
		r := &layout.Run{Silent: i > 0}
		for _, text := range strings.Split(texts, "|") {
			r.Glyphs = append(r.Glyphs, layout.Glyph{Text: text})
		}
		if i == 0 {
			r.Actual = actual
			c.said = replacementOf(r)
		}
		for j := range r.Glyphs {
			got = append(got, strings.ReplaceAll(c.reading(r, j), unread, "_"))
		}
	}
	return strings.Join(got, "|")
}

// A divided word, a long address and a formula must be found by programs that
// heed no replacement text.
func TestReplacementIsSharedOut(t *testing.T) {
	long := "aaaaaaaaaabbbbbbbbbb"
	for _, c := range []struct {
		name, actual, want string
		runs               []string
	}{
		{"hyphen", "international", "i|n|t|e|r|national|_|_", []string{"i|n|t|e|r|\u00AD", "n|a"}},
		{"no hyphen", "a/b", "a|/b|_", []string{"a|/", "b"}},
		{"whole word", "ab", "a|b", []string{"a|b"}},
		{"long rest", long, "a|" + long[1:9] + "|" + long[9:17] + "|" + long[17:] + "|_", []string{"a|a|a|a", "b"}},
		{"too long for the first part", long, long[:8] + "|" + long[8:16] + "|" + long[16:] + "|_", []string{"a", "b|b|b"}},
		{"formula", `\frac{a}{b}`, `\frac{a}|{b}`, []string{"a", "b"}},
		{"no glyph reads as a space first", `p(x \mid \theta)  +  1`, `p(x \mi|d \theta|)  +  1|_|_`, []string{"p", "x", "o", "1", "1"}},
		{"more spaces than a glyph reads as", strings.Repeat(" ", 9) + "1", strings.Repeat(" ", 8) + "| 1", []string{"p", "x"}},
		{"accent", "x\u0301y", "x|\u0301|y", []string{"x\u0301||y"}},
		{"beyond the basic plane", strings.Repeat("😀", 5), "😀😀😀😀|😀", []string{"?|?"}},
	} {
		if got := readings(c.actual, c.runs...); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// An address that is divided often is longer than a face's way back to text may
// be: Poppler then lost the text of all that followed it.
func TestOtherReadersFindLongReplacements(t *testing.T) {
	url := "https://example.org/" + strings.Repeat("a-rather-long-path/", 12)
	formula := `\sum_{i=1}^{n} \frac{x_i - \mu}{\sigma} + ` + strings.Repeat(`\alpha + `, 12) + `\beta`
	s := newSetter()
	s.newPage("1")
	p := s.doc.Root.Child(layout.ParagraphRole)
	s.line(p, text(roman), "Before ")
	for rest, first := url, true; rest != ""; first = false {
		part := rest[:min(60, len(rest))]
		rest = rest[len(part):]
		r := s.line(p, text(roman), part)
		if r.Silent = !first; first {
			r.Actual = url
		}
	}
	s.line(p, text(roman), "between")
	e := s.doc.Root.Child(layout.FormulaRole)
	e.Alt, e.Actual = "the sum of the scores", formula
	s.line(e, text(roman), "n").Actual = formula
	s.draw(&layout.Line{X1: margin, X2: 2 * margin, Y1: s.y, Y2: s.y, Width: theme.Pt(40), Element: e})
	s.line(e, text(roman), strings.Repeat("x", 20)).Silent = true
	s.line(s.doc.Root.Child(layout.ParagraphRole), text(roman), "after")
	want := "Before " + url + " between " + formula + " after"
	name := saved(t, s.doc)
	t.Run("pdftotext", func(t *testing.T) {
		if got := strings.Join(strings.Fields(run(t, "pdftotext", name, "-")), " "); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
	t.Run("mutool", func(t *testing.T) {
		out := strings.ReplaceAll(run(t, "mutool", "draw", "-q", "-F", "text", name), unread, "")
		if strings.Contains(out, "cmap") {
			t.Error(out)
		}
		_, out, _ = strings.Cut(out, "\n") // a warning that it knows no color profiles
		if got, want := strings.Join(strings.Fields(out), ""), strings.ReplaceAll(want, " ", ""); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// What a formula is called and where it stands.
func TestFormulaIsDescribed(t *testing.T) {
	n := &node{role: layout.FormulaRole, element: &layout.Element{Role: layout.FormulaRole, Alt: "x squared", Actual: "x^2"}}
	n.box = box{left: theme.Point, right: 2 * theme.Point, top: 3 * theme.Point}
	n.parent = &node{role: layout.ParagraphRole}
	var c code
	n.describe(&c)
	if got, want := string(c), `/Alt (x squared)/ActualText (x^2)/A<</O/Layout/BBox[1 0 2 3 ]>>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Each note needs a name of its own, and its references lead to it.
func TestNotesAreNamed(t *testing.T) {
	s := newSetter()
	s.newPage("1")
	p := s.doc.Root.Child(layout.ParagraphRole)
	for _, id := range []string{"b:fn-10", "b:fn-2", "", "b:fn-2"} {
		reference := p.Child(layout.ReferenceRole)
		reference.Note = id
		s.line(reference.Child(layout.Label), text(roman), "1")
		note := s.doc.Root.Child(layout.NoteRole)
		note.Note = id
		s.line(note, text(roman), "A note")
	}
	w := &writer{document: s.doc, file: &file{}}
	_, owners := w.contents()
	tree, err := newStructure(s.doc, owners)
	if err != nil {
		t.Fatal(err)
	}
	tree.number(w.file)
	tree.write(w.file, []int{0}, nil)
	var names code
	tree.addNotes(&names)
	notes := tree.root.kids[1:]
	var want code
	want.add("/IDTree<</Names[")
	for _, i := range []int{0, 1, 2, 3} {
		want.bytes([]string{"b:fn-10", "b:fn-2", "note-00000003", "note-00000004"}[i])
		want.ref(notes[i].number)
	}
	want.add("]>>")
	if string(names) != string(want) {
		t.Errorf("got  %s\nwant %s", names, want)
	}
	body := string(w.file.objects[tree.root.kids[0].kids[1].number-1].body)
	var reference code
	reference.add("/Ref[")
	reference.ref(notes[1].number)
	if !strings.Contains(body, string(reference)) {
		t.Errorf("the reference %s does not lead to %s", body, reference)
	}
}

// A formula is one thing with one text: a bar between its runs must not cut it
// in two, nor may the text that follows it get in.
func TestFormulaIsOneSequence(t *testing.T) {
	s := newSetter()
	s.newPage("1")
	p := s.doc.Root.Child(layout.ParagraphRole)
	e := p.Child(layout.FormulaRole)
	s.line(e, text(roman), "a").Actual = `\frac{a}{b}`
	s.draw(&layout.Line{X1: margin, X2: 2 * margin, Y1: s.y, Y2: s.y, Width: theme.Pt(40), Element: e})
	s.line(e, text(roman), "b").Silent = true
	s.line(p, text(roman), "after")
	w := &writer{document: s.doc}
	contents, owners := w.contents()
	if n := len(owners[0]); n != 2 || strings.Count(string(contents[0]), "BDC") != 2 {
		t.Errorf("%d sequences, want one of the formula and one of the text:\n%s", n, contents[0])
	}
}
