package math

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fieldguide/internal/theme"
)

// An author mends a formula by the column and the hint: both must be right.
func TestParseErrors(t *testing.T) {
	t.Parallel()
	for latex, want := range map[string]string{
		`x + \frca{a}{b}`:                 `5-10: no command is called \frca; did you mean \frac?`,
		`\alhpa`:                          `1-7: no command is called \alhpa; did you mean \alpha?`,
		`\begin{algined}a\end{algined}`:   `7-16: no environment is called "algined"; did you mean "aligned"?`,
		`\zzzzzzzz`:                       `1-10: no command is called \zzzzzzzz; write its characters, or define it under macros in guide.yaml`,
		`\frac{a}`:                        `1-6: an argument of \frac is missing; write \frac{...}`,
		`a_`:                              `2-3: an argument of _ is missing; write _{...}`,
		`a_b_c`:                           `4-5: a second subscript; write {a_b}_c or a_{bc}`,
		`a^b^c`:                           `4-5: a second superscript; write {a^b}^c or a^{bc}`,
		`a^b'`:                            `4-5: a prime after a superscript; write the prime before the ^`,
		`{a`:                              `1-2: the { is not closed; add a }`,
		`a}`:                              `2-3: a } has no {; take it away, or write \}`,
		`a & b`:                           `3-4: an & outside an environment; write \& for the sign, or put the lines between \begin{aligned} and \end{aligned}`,
		`\left( a`:                        `1-6: a \left has no \right; write \right. after it for no delimiter`,
		`a \right)`:                       `3-9: a \right has no \left; write \left. before it`,
		`\left a`:                         `7-8: "a" is not a delimiter; write one of ( ) [ ] \{ \} | \| \langle \rangle \lfloor \rfloor \lceil \rceil, or . for none`,
		`\begin{matrix}a`:                 `1-7: \begin{matrix} has no \end; add \end{matrix}`,
		`\begin{matrix}a\end{pmatrix}`:    `16-20: \begin{matrix} ends with \end{pmatrix}; write \end{matrix}`,
		`\begin{array}{lqr}a\end{array}`:  `14-15: "q" is not a column; write l, c, r or | for each`,
		`x\limits_1`:                      `2-9: \limits does not follow an operator; write it after \sum, \lim or \mathop{...}`,
		`a $ b`:                           `3-4: a $ inside a formula; write \$ for the sign`,
		`a # b`:                           `3-4: a # outside a macro; write \# for the sign`,
		`\color{bleu}x`:                   `7-8: no color is called "bleu"; did you mean "blue"?`,
		`\hspace{3}`:                      `8-9: "3" is not a length; write a number and a unit, such as 1.5em`,
		`\rule{1em}{9999in}`:              `11-12: "9999in" is longer than any page is wide; write a shorter length`,
		`\text{a \alpha \frac12 \left( }`: `24-29: "\\left" does not belong among words; put it between dollars: $\left$`,
		`\newcommand{\a}{\a\a}\a`:         `22-24: macros expand without end; let no macro call itself`,
		`\not{ab}`:                        `1-5: \not does not stand before a sign; write it as in \not=, or use \cancel{...}`,
		`\tag{1}\tag{2}`:                  "8-12: a second \\tag; give each formula its own lines of $$",
		strings.Repeat(`{`, 200):          `81-82: the formula is nested too deeply; cut it into several`,
		strings.Repeat(`\sqrt`, 200):      `401-406: the formula is nested too deeply; cut it into several`,
		"a\x00b":                          `2-3: a character that cannot be printed; take it away`,
		`\`:                               "1-2: a \\ stands alone; write \\backslash for the sign",
		`\stackrel{a`:                     `10-11: the { is not closed; add a }`,
		`\sqrt[3{x}`:                      `6-7: the [ is not closed; add a ]`,
		`\operatorname`:                   `1-14: an argument of \operatorname is missing; write \operatorname{...}`,
		`\underbrace{a}_`:                 `15-16: an argument of _ is missing; write _{...}`,
		`\substack a`:                     `1-10: the lines of \substack are missing; write \substack{a \\ b}`,
		strings.Repeat("a", maxText+1):    `16385-16386: the formula is longer than 16,384 bytes; cut it into several`,
		`\begin{matrix}a\\b\end{matrix}\end{matrix}`: `31-35: an \end has no \begin; write \begin before it`,
	} {
		_, err := Parse(latex, false, Macros{})
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%.40s: no error", latex)
			continue
		}
		if got := fmt.Sprintf("%d-%d: %s; %s", e.Offset+1, e.End+1, e.Msg, e.Hint); got != want {
			t.Errorf("%.40s\n got %s\nwant %s", latex, got, want)
		}
		if e.Offset < 0 || e.End < e.Offset || e.End > len(latex) {
			t.Errorf("%.40s: the place %d-%d is outside the text", latex, e.Offset, e.End)
		}
	}
}

// What GitHub refuses is an empty box to half of the readers.
func TestWarnings(t *testing.T) {
	t.Parallel()
	for latex, want := range map[string]string{
		`\operatorname{sim}(q)`:      `0-13: GitHub refuses \operatorname; write \mathop{\mathrm{sim}}`,
		`x \mbox{if}`:                `2-7: GitHub refuses \mbox; write \text{if}`,
		`\phantom{x}y`:               `0-8: GitHub refuses \phantom; write spaces such as \quad in its place`,
		`\argmax_x f`:                ``,
		`\large x`:                   `0-6: \large changes nothing here; leave sizes to the theme`,
		`\mathop{\mathrm{sim}}(q,k)`: ``,
	} {
		f, err := Parse(latex, false, Macros{})
		if err != nil {
			t.Errorf("%s: %v", latex, err)
			continue
		}
		var got []string
		for _, w := range f.Warnings() {
			got = append(got, fmt.Sprintf("%d-%d: %s; %s", w.Offset, w.End, w.Msg, w.Hint))
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s\n got %s\nwant %s", latex, strings.Join(got, "\n"), want)
		}
	}
}

// An author's macro must stand for what it says, wherever it is used.
func TestMacros(t *testing.T) {
	t.Parallel()
	var m Macros
	for name, body := range map[string]string{
		`\E`: `\mathbb{E}\left[#1\right]`, `norm`: `\lVert #1\rVert_{#2}`, `\half`: `\frac12`, `\R`: `\mathbf{R}`, `\dg`: `^\dagger`,
	} {
		if err := m.Define(name, body); err != nil {
			t.Fatal(err)
		}
	}
	for latex, same := range map[string]string{
		`\E{x+y}`:                               `\mathbb{E}\left[x+y\right]`,
		`\E x`:                                  `\mathbb{E}\left[x\right]`,
		`\norm{\E{x}}{2}`:                       `\lVert\mathbb{E}\left[x\right]\rVert_{2}`,
		`\half x^\half`:                         `\frac12 x^{\frac12}`,
		`\R^n`:                                  `\mathbf{R}^n`,
		`A\dg`:                                  `A^\dagger`,
		`\newcommand{\s}[1]{\sqrt{#1}}\s{x}`:    `\sqrt{x}`,
		`\def\p#1#2{#2#1}\p{a}{b}`:              `ba`,
		`\DeclareMathOperator{\sim}{sim}\sim x`: `\operatorname{sim}x`,
		`\DeclareMathOperator*{\am}{arg\,max}\am_x x`: `\operatorname*{arg\,max}_x x`,
		`\text{see \half}`:                            `\text{see }\frac12`,
	} {
		got, want := markupOf(t, latex, m), markupOf(t, same, m)
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", latex, got, want)
		}
	}
}

// markupOf returns the MathML without the annotation.
func markupOf(t *testing.T, latex string, m Macros) string {
	t.Helper()
	f, err := Parse(latex, true, m)
	if err != nil {
		t.Fatalf("%s: %v", latex, err)
	}
	markup, _, _ := strings.Cut(string(f.MathML(nil)), "<annotation")
	return markup
}

// A macro that cannot work must be told where it is defined, not where it is used.
func TestDefineErrors(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{"": "x", "a1": "x", `\`: "x", "a b": "x", "ok": "{", "good": "}{"} {
		var m Macros
		if m.Define(name, body) == nil {
			t.Errorf("Define(%q, %q) is no error", name, body)
		}
	}
}

// Who hears the guide must hear the formula.
func TestSpoken(t *testing.T) {
	t.Parallel()
	for latex, want := range map[string]string{
		`\frac{x^2}{2}`:                        "x squared over 2",
		`x^2 + y^3 = z^n`:                      "x squared plus y cubed equals z to the power n",
		`-x \le 5`:                             "minus x is at most 5",
		`\sum_{i=1}^n x_i`:                     "the sum from i equals 1 to n of x sub i",
		`\sqrt{x}`:                             "the square root of x",
		`\sqrt{x+y}+1`:                         "the square root of x plus y, end root, plus 1",
		`\frac{a+b}{c}`:                        "the fraction a plus b, over c, end fraction",
		`f'(x)`:                                "f prime open x close",
		`P(A\mid B)`:                           "P open A given B close",
		`\hat{\theta}`:                         "theta hat",
		`\Sigma^{-1}`:                          "capital sigma inverse",
		`X^\top`:                               "X transposed",
		`\binom{n}{k}`:                         "n choose k",
		`\begin{pmatrix}a&b\\c&d\end{pmatrix}`: "the 2 by 2 matrix, a, b, c, d, end matrix",
		`\left|x\right|`:                       "the absolute value of x",
		`\text{if }x\in\mathbb{R}`:             "if x in R",
		`\int_0^1 f\,dx`:                       "the integral from 0 to 1 of f d x",
		`A\xrightarrow{f}B`:                    "A to over it f B",
		`\phantom{x}y`:                         "y",
	} {
		f, err := Parse(latex, true, Macros{})
		if err != nil {
			t.Errorf("%s: %v", latex, err)
			continue
		}
		if got := f.Spoken(); got != want {
			t.Errorf("%s\n got %s\nwant %s", latex, got, want)
		}
	}
}

// A tag is the number that the text refers to.
func TestTag(t *testing.T) {
	t.Parallel()
	for latex, want := range map[string]string{`x\tag{3}`: "(3)", `x\tag*{A}`: "A", `x`: "", `\begin{align}x\tag{$*$}\end{align}`: "(*)"} {
		f, err := Parse(latex, true, Macros{})
		if err != nil || f.Tag != want {
			t.Errorf("%s has the tag %q, want %q (%v)", latex, f.Tag, want, err)
		}
	}
}

// A role of the theme that has no color would print as black.
func TestColorIn(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, role := range roles {
		seen[Color{Role: role}.In(&theme.Default).String()] = true
	}
	if len(seen) != len(roles) {
		t.Errorf("%d roles have %d colors", len(roles), len(seen))
	}
	if got := fixed(0x102030).In(&theme.Default).String(); got != "#102030" {
		t.Errorf("a fixed color is %s", got)
	}
}
