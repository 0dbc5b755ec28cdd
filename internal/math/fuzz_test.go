package math

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"fieldguide/internal/theme"
)

// Whatever stands between two dollars must become a tree or an error with a
// place, never a panic, a hang or a torn page.
func FuzzParse(f *testing.F) {
	for i, latex := range formulas(f) {
		if i%7 == 0 {
			f.Add(latex)
		}
	}
	for _, latex := range []string{
		``, `\`, `{`, `}`, `^`, `_`, `'`, `&`, `\\`, `#1`, `$`, `%`, `\left`, `\right`, `\begin{`, `\end{x}`, `\begin{array}{}`,
		`\newcommand\a[9]{#9\a}\a`, `\def\a{\a\a}\a`, `\def\a#1{#1#1}\a{\a{\a{\a{\a{x}}}}}`, `\sqrt[`, `x'^'`, `\text{$`, `\text{{$x$}}`,
		`\rule{1em}{-1em}`, `\kern-9em x`, `\hspace{1e9em}`, `\color[rgb]{1,2,3}x`, `\genfrac{}{}{}{}{}{}`, `\not`, `\not\not=`,
		"\xff\xfe", "a\u0301\u0302", "\\\u00e9", `\mathop\limits`, `\substack{\\\\}`, `\begin{cases}\hline\end{cases}`, `\tag{\}}`,
	} {
		f.Add(latex)
	}
	font := testFont(f)
	f.Fuzz(func(t *testing.T, latex string) {
		formula, err := Parse(latex, len(latex)%2 == 0, Macros{})
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Msg == "" || e.Offset < 0 || e.End < e.Offset || e.End > len(latex) {
				t.Fatalf("%q: bad error %#v", latex, err)
			}
			return
		}
		for _, w := range formula.Warnings() {
			if w.Offset < 0 || w.End < w.Offset || w.End > len(latex) {
				t.Fatalf("%q: bad warning %+v", latex, w)
			}
		}
		wellFormed(t, latex, string(formula.MathML(nil)))
		formula.Spoken()
		b := font.Set(formula, theme.Pt(1000))
		if b.Width < 0 || b.Height < 0 || b.Depth < 0 {
			t.Fatalf("%q: the box measures %v, %v, %v", latex, b.Width, b.Height, b.Depth)
		}
	})
}

func wellFormed(t *testing.T, latex, markup string) {
	t.Helper()
	if !utf8.ValidString(latex) {
		return
	}
	d := xml.NewDecoder(strings.NewReader(markup))
	for {
		switch _, err := d.Token(); {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			t.Fatalf("%q: %v in %s", latex, err, markup)
		}
	}
}

// A dollar in any text must be found to be one without reading past its end.
func FuzzInline(f *testing.F) {
	for _, text := range []string{"$x$", "$$x$$", "$`x`$", "$5 $", "$\\$", "$\n\n$", "$$", "$é$é"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, find := range []func() (Dollar, bool){
			func() (Dollar, bool) { return Inline([]byte(text), ' ') },
			func() (Dollar, bool) { return Block([]byte(text)) },
		} {
			if d, ok := find(); ok && (d.Start < 1 || d.End < d.Start || d.Len <= d.End || d.Len > len(text)) {
				t.Fatalf("%q: %+v", text, d)
			}
		}
	})
}
