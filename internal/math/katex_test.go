package math

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

// A formula whose tree is not what KaTeX makes of it says something else to a
// reader than its author meant.
func TestMathMLAgainstKaTeX(t *testing.T) {
	t.Parallel()
	n, differing := 0, 0
	for line := range strings.Lines(readFile(t, "testdata/katex.txt")) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "# ") {
			continue
		}
		latex, want, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("testdata/katex.txt: no tab in %q", line)
		}
		n++
		got := normalForm(t, latex)
		reason, excepted := katexExceptions[latex]
		switch {
		case got == want && excepted:
			t.Errorf("%s is no exception any more (%s)", latex, reason)
		case got != want && excepted:
			differing++
		case got != want:
			t.Errorf("%s\n got %s\nwant %s", latex, got, want)
		}
	}
	if n < 400 {
		t.Errorf("only %d formulas were compared", n)
	}
	if differing != len(katexExceptions) {
		t.Errorf("%d exceptions differ, of %d", differing, len(katexExceptions))
	}
}

func readFile(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// normalForm returns the MathML of a formula in the normal form that
// testdata/katex.mjs describes.
func normalForm(t *testing.T, latex string) string {
	t.Helper()
	f, err := Parse(latex, true, Macros{})
	if err != nil {
		t.Errorf("%s: %v", latex, err)
		return "error"
	}
	d := xml.NewDecoder(strings.NewReader(string(f.MathML(nil))))
	root := element{name: "math"}
	if err := root.read(d); err != nil {
		t.Fatalf("%s: the MathML is not well formed: %v", latex, err)
	}
	var b strings.Builder
	for _, p := range root.normal() {
		b.WriteString(p)
	}
	return b.String()
}

// An element is one of MathML with its texts and elements.
type element struct {
	name     string
	text     string // of a text, which has no name
	children []element
}

func (e *element) read(d *xml.Decoder) error {
	for {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			child := element{name: token.Name.Local}
			if err := child.read(d); err != nil {
				return err
			}
			e.children = append(e.children, child)
		case xml.EndElement:
			return nil
		case xml.CharData:
			e.children = append(e.children, element{text: string(token)})
		}
	}
}

func (e *element) normal() []string {
	var parts [][]string
	switch e.name {
	case "":
		return []string{e.text}
	case "mspace", "annotation":
		return nil
	case "mi", "mn", "mo", "mtext":
		text := ""
		for _, c := range e.children {
			text += c.text
		}
		text = strings.TrimSpace(strings.Join(strings.Fields(folded(text)), " "))
		if text == "" {
			return nil
		}
		return []string{text}
	}
	for i := range e.children {
		parts = append(parts, e.children[i].normal())
	}
	switch e.name {
	case "math", "semantics", "mstyle", "mpadded", "mphantom", "mrow":
		var out []string
		for _, p := range parts {
			out = append(out, p...)
		}
		return out
	case "mfrac", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover":
		groups := make([]string, len(parts))
		for i, p := range parts {
			groups[i] = grouped(p)
		}
		return []string{"(" + e.name + " " + strings.Join(groups, " ") + ")"}
	}
	body := ""
	for _, p := range parts {
		body += strings.Join(p, "")
	}
	return []string{"(" + e.name + " " + body + ")"}
}

func grouped(parts []string) string {
	joined := strings.Join(parts, "")
	if len(parts) == 1 && strings.HasPrefix(joined, "(m") {
		return joined
	}
	return "{" + joined + "}"
}

// folds are the signs with two code points in use.
var folds = strings.NewReplacer("-", "−", "*", "∗", "∥", "‖", "∣", "|", "\u00a0", " ", "^", "ˆ", "~", "˜", "ˉ", "¯",
	"\u20d7", "→", "\u2009", "", "⟶", "→", "⟵", "←", "⟷", "↔", "⟹", "⇒", "⟸", "⇐", "⟺", "⇔", "⟼", "↦", "\u2061", "",
	"″", "′′", "‴", "′′′", "ˊ", "´", "ˋ", "`", "\u0302", "ˆ", "\u0303", "˜", "\u030C", "ˇ", "\u0330", "˜", "ℎ", "h")

// folded makes slanted letters and the Greek ones of every alphabet plain.
func folded(s string) string {
	s = folds.Replace(s)
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x1D434 && r < 0x1D44E:
			return 'A' + r - 0x1D434
		case r >= 0x1D44E && r < 0x1D468:
			return 'a' + r - 0x1D44E
		case r == 0x1D6A4:
			return 'ı'
		case r == 0x1D6A5:
			return 'ȷ'
		case r >= 0x1D6A8 && r < 0x1D7CB:
			return plainGreek((r - 0x1D6A8) % 58)
		}
		return r
	}, s)
}

// plainGreek returns the Greek letter at a place of each alphabet.
func plainGreek(i rune) rune {
	switch {
	case i < 25:
		return 'Α' + i
	case i == 25:
		return '∇'
	case i < 51:
		return 'α' + i - 26
	}
	return []rune("∂ϵϑϰϕϱϖ")[min(i-51, 6)]
}

// katexExceptions are the formulas whose structure differs, with the reason.
var katexExceptions = map[string]string{
	`\cfrac[l]{a}{b+c}`:                                              `KaTeX does not read the optional argument`,
	`\begin{aligned}[t]a&=b\end{aligned}`:                            `KaTeX does not read the optional argument`,
	`\frac{\sum_{i} x_i}{n}`:                                         `KaTeX keeps limits in a fraction, whose parts are not in display style`,
	`\mathrm{softmax}(z)_i=\frac{e^{z_i/\tau}}{\sum_j e^{z_j/\tau}}`: `KaTeX keeps limits in a fraction, whose parts are not in display style`,
	`\mathop{X}_{i}^{n}`:                                             `\mathop has limits in TeX`,
	`\mathop{\mathrm{arg}}_i`:                                        `\mathop has limits in TeX`,
	`\left<a\right>`:                                                 `KaTeX draws angle brackets, but writes the sign`,
	`x∈ℝ`:                                                            `KaTeX takes the character for the letter R`,
	`\Alpha \Bbbk \Beta \Chi \Delta`:                                 `KaTeX takes the Latin letters of the same shape`,
	`\Epsilon \Eta \Finv \Game \Gamma`:                               `KaTeX takes the Latin letters of the same shape`,
	`\Im \Iota \Kappa \Lambda \Mu`:                                   `KaTeX takes the Latin letters of the same shape`,
	`\Nu \Omega \Omicron \Phi \Pi`:                                   `KaTeX takes the Latin letters of the same shape`,
	`\Psi \Re \Rho \Sigma \Tau`:                                      `KaTeX takes the Latin letters of the same shape`,
	`\Theta \Upsilon \Xi \Zeta \alef`:                                `KaTeX takes the Latin letters of the same shape`,
	`a \Bumpeq b \Coloneqq b \Doteq b \Downarrow c`:                  `the sign is one character here`,
	`a \vcentcolon b \vdash c`:                                       `the sign is a ratio's here`,
}
