package layout

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"fieldguide/internal/math"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// formulaOf reads LaTeX.
func formulaOf(t testing.TB, latex string, display bool) *math.Formula {
	t.Helper()
	f, err := math.Parse(latex, display, math.Macros{})
	if err != nil {
		t.Fatalf("%s: %v", latex, err)
	}
	return f
}

// mixed reads text with formulas between dollars.
func mixed(t testing.TB, text string) []outline.Inline {
	t.Helper()
	var list []outline.Inline
	for i, s := range strings.Split(text, "$") {
		switch {
		case i%2 == 1:
			list = append(list, &outline.Formula{Formula: formulaOf(t, s, false)})
		case s != "":
			list = append(list, &outline.Text{Value: s})
		}
	}
	return list
}

// TestFormulaLines breaks a paragraph with formulas, as TestLines does. A line is
// shown with its height in points where it is not the usual one, and with the
// glyphs of its formulas between dollars.
func TestFormulaLines(t *testing.T) {
	alignments := map[string]alignment{"justified": justify, "ragged": rag}
	runCases(t, "testdata/formulas/*.txt", func(t *testing.T, in string) string {
		how, text, _ := strings.Cut(in, "\n")
		name, measure, _ := strings.Cut(how, " ")
		points, err := strconv.Atoi(measure)
		a, ok := alignments[name]
		if err != nil || !ok {
			t.Fatalf("%q is no way to break lines", how)
		}
		s := setterFor(t, theme.A4).setting(guideOf())
		c := s.compose(source.Span{}, s.text(theme.Pt(960), &Element{}))
		c.inlines(mixed(t, strings.ReplaceAll(strings.TrimSpace(text), "\n", " ")))
		p := s.paragraph(source.Span{}, c.end(), theme.Length(points)*theme.Point, theme.Pt(1300), a)
		var b strings.Builder
		for i := range p.ends {
			if h := p.height(i); h != p.leading {
				fmt.Fprintf(&b, "%s %s\n", h, lineText(p.line(i)))
				continue
			}
			fmt.Fprintf(&b, "%s\n", lineText(p.line(i)))
		}
		return b.String() + dumpFaults(s.faults)
	})
}

func lineText(l *textLine) string {
	text := ""
	a, b := l.bounds()
	for _, it := range l.items[a:b] {
		switch {
		case it.kind == glueItem:
			text += " "
		case it.kind == boxItem && it.formula != nil:
			p := it.formula
			text += "$"
			for _, g := range p.box.Glyphs[p.from.Glyphs:p.to.Glyphs] {
				text += g.Text
			}
			text += "$"
		case it.kind == boxItem:
			text += it.fragment.text()
		}
	}
	return strings.ReplaceAll(text, "$$", "")
}

// randomFormulas are those that the property tests mix with words.
var randomFormulas = []string{
	`x`, `O(n \log n)`, `\frac{a}{b}`, `\sum_{i=1}^{n} x_i^2`, `\displaystyle\int_0^1 f(x)\,dx = F(1) - F(0)`, `\begin{pmatrix} a & b \\ c & d \end{pmatrix}`,
	`a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 = b`, `\sqrt{1 + \sqrt{1 + \sqrt{x}}}`, `\hat\theta = \operatorname*{arg\,max}_\theta p(x \mid \theta)`,
	`\cancel{x} + \overline{AB}`, `\quad`, `\text{so many words that a telephone is too narrow}`, `\color{accent} x < \color{red} y`,
}

// randomMath returns paragraphs of words and formulas, and displays among them.
func randomMath(t testing.TB, r *rand.Rand, blocks int) *outline.Guide {
	words := strings.Fields(sampleProse)
	var list []outline.Block
	for range blocks {
		if r.IntN(4) == 0 {
			list = append(list, &outline.Equation{Formula: formulaOf(t, randomFormulas[r.IntN(len(randomFormulas))], true)})
			continue
		}
		var text strings.Builder
		for range 5 + r.IntN(80) {
			switch r.IntN(6) {
			case 0:
				text.WriteString("$" + randomFormulas[r.IntN(len(randomFormulas))] + "$ ")
			case 1:
				text.WriteString("($" + randomFormulas[r.IntN(len(randomFormulas))] + "$), ")
			default:
				text.WriteString(words[r.IntN(len(words))] + " ")
			}
		}
		list = append(list, &outline.Paragraph{Text: mixed(t, text.String())})
	}
	return guideOf(list...)
}

// Lost would be formulas that run into the margin, over each other's lines or off
// the page, or that read as something else than their LaTeX.
func TestRandomFormulas(t *testing.T) {
	for seed := range uint64(4) {
		paper := theme.Papers()[seed]
		g := randomMath(t, rand.New(rand.NewPCG(seed, 7)), 60)
		d, faults := setterFor(t, paper).Book(g)
		if d == nil {
			t.Fatal(faults)
		}
		for n, page := range d.Pages {
			checkInside(t, n, page)
			checkFormulas(t, n, page)
		}
		words, _ := read(d)
		checkWords(t, paper.Name, words, latexWords(g.Chapters[0].Blocks))
		again, _ := setterFor(t, paper).Book(g)
		if dumpItems(d) != dumpItems(again) {
			t.Errorf("%s: the same guide was set in two ways", paper.Name)
		}
	}
}

// latexWords returns the words of paragraphs and equations, formulas as their
// LaTeX, behind the chapter's title.
func latexWords(blocks []outline.Block) []string {
	text := "The first chapter "
	for _, b := range blocks {
		switch b := b.(type) {
		case *outline.Equation:
			text += b.Formula.Source + " "
		case *outline.Paragraph:
			for _, i := range b.Text {
				switch i := i.(type) {
				case *outline.Formula:
					text += i.Formula.Source
				case *outline.Text:
					text += i.Value
				}
			}
			text += " "
		}
	}
	return strings.Fields(text)
}

// checkFormulas reports ink of formulas over that of other lines: a fraction's
// rule through a word, a sum's limit through another's.
func checkFormulas(t *testing.T, n int, p *Page) {
	t.Helper()
	type ink struct {
		e                        *Element
		left, top, right, bottom theme.Length
		text                     string
	}
	var all []ink
	for _, i := range p.Items {
		switch i := i.(type) {
		case *Run:
			if text := strings.TrimSpace(runText(i)); text != "" && i.Element != nil && !under(i.Element, Label, TitlePage) {
				all = append(all, ink{i.Element, i.X, i.Y - i.Size*40/100, i.X + i.width(), i.Y, text})
			}
		case *Box:
			if i.Element != nil && i.Element.Role == FormulaRole {
				all = append(all, ink{i.Element, i.X, i.Y, i.X + i.Width, i.Y + i.Height, "rule"})
			}
		}
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.e != b.e && (a.e.Role == FormulaRole || b.e.Role == FormulaRole) &&
				a.left+theme.Point/2 < b.right && b.left+theme.Point/2 < a.right && a.top < b.bottom && b.top < a.bottom {
				t.Errorf("page %d: %q stands on %q at %v, %v", n+1, a.text, b.text, b.left, b.top)
			}
		}
	}
}

// dumpItems shows everything that is drawn.
func dumpItems(d *Document) string {
	var b strings.Builder
	for _, p := range d.Pages {
		for _, i := range p.Items {
			switch i := i.(type) {
			case *Run:
				fmt.Fprintf(&b, "%v %v %v %q %q\n", i.X, i.Y, i.Size, runText(i), i.Actual)
			case *Box:
				fmt.Fprintf(&b, "%v %v %v %v\n", i.X, i.Y, i.Width, i.Height)
			case *Line:
				fmt.Fprintf(&b, "%v %v %v %v\n", i.X1, i.Y1, i.X2, i.Y2)
			case *Path:
				fmt.Fprintf(&b, "%v %v\n", i.Segments, i.StrokeWidth)
			}
		}
	}
	return b.String()
}

// Lost would be what those hear who cannot see, and what is copied: each formula
// is one element that is spoken and read as its LaTeX, once.
func TestFormulaElements(t *testing.T) {
	d, faults := setterFor(t, theme.A4).Book(guideOf(
		&outline.Paragraph{Text: mixed(t, `Let $x^2$ be $\frac12$.`)},
		&outline.Equation{Formula: formulaOf(t, `E = mc^2 \tag{7}`, true)},
	))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var got []string
	for _, p := range d.Pages {
		for _, i := range p.Items {
			if r, ok := i.(*Run); ok && r.Element != nil && r.Element.Role == FormulaRole && r.Actual != "" {
				got = append(got, r.Element.Alt+" | "+r.Element.Actual+" | "+r.Actual)
			}
		}
	}
	want := []string{
		`x squared | x^2 | x^2`,
		`1 over 2 | \frac12 | \frac12`,
		`E equals m c squared | E = mc^2 \tag{7} | E = mc^2 \tag{7}`,
	}
	checkWords(t, "formulas", got, want)
}

// Lost would be a character that the page silently leaves out.
func TestFormulaWithoutGlyph(t *testing.T) {
	d, faults := setterFor(t, theme.A4).Book(guideOf(&outline.Paragraph{Text: mixed(t, `A $\text{漢} + 1$ here.`)}))
	if d != nil || len(faults) != 1 || !strings.Contains(faults.Error(), `no face has the character '漢'`) {
		t.Errorf("got %v", faults)
	}
}

// Lost would be a formula at the head of a page, far from the words that lead to
// it.
func TestEquationStaysWithItsText(t *testing.T) {
	e := &outline.Equation{Formula: formulaOf(t, `\frac{a}{b}`, true)}
	turned := 0
	for n := 400; n < 900; n += 8 {
		d, faults := setterFor(t, theme.A4).Book(guideOf(para(sampleWords(n)), e, e))
		if d == nil {
			t.Fatal(faults)
		}
		var last, first int // pages of the last words and of the first formula
		for k, p := range d.Pages {
			for _, i := range p.Items {
				r, ok := i.(*Run)
				switch {
				case !ok || r.Element == nil:
				case r.Element.Role == FormulaRole && first == 0:
					first = k
				case r.Element.Role == ParagraphRole && under(r.Element, ChapterRole):
					last = k
				}
			}
		}
		if first != last {
			t.Errorf("%d words end on page %d, their formula stands on page %d", n, last+1, first+1)
		}
		if last > 2 {
			turned++
		}
	}
	if turned == 0 {
		t.Error("no text reached a second page")
	}
}

// Lost would be lines that are full: the space behind a relation is none at the
// end of a line.
func TestSpaceGoesAtTheBreak(t *testing.T) {
	s := setterFor(t, theme.A4).setting(guideOf())
	c := s.compose(source.Span{}, s.text(theme.Pt(960), &Element{}))
	c.inlines(mixed(t, `$yyyyyy = zzzzzz$`))
	items := c.end()
	first := items[0].formula
	p := s.paragraph(source.Span{}, items, first.to.End, theme.Pt(1300), rag)
	if len(p.ends) != 2 || p.line(0).length() != first.to.End || first.to.End >= first.to.X {
		t.Errorf("%d lines, the first is %v long and not %v", len(p.ends), p.line(0).length(), first.to.End)
	}
}
