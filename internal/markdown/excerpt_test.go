package markdown

import (
	"bytes"
	"fmt"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// Windows' line ends, quotations and bars in tables must neither get into a
// formula nor move the places of its faults.
func TestFormulasFromBrokenLines(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, formula, fault string }{
		{"$a +\r\nb$\r\n", "a +\nb", ""},
		{"> - $a +\r\n>   b$", "a +\nb", ""},
		{"$$\r\na\r\n$$\r\n", "a", ""},
		{"> $$\r\n> a\r\n>  b\r\n> $$\r\n", "a\n b", ""},
		{"```math\r\na\r\nb\r\n```\r\n", "a\nb", ""},
		{"| é |\n|---|\n| $\\|a\\|$ |\n", "|a|", ""},
		{"> $a\r\n> \\no$", "", `in.md:2:3: no command is called \no`},
		{"> $$\r\n> é \\no\r\n> $$", "", `in.md:2:5: no command is called \no`},
		{"| a | é |\n|---|---|\n| b | é $\\|a\\| \\no$ |\n", "", `in.md:3:16: no command is called \no`},
		{"1. x\n\n\t```math\n\té \\no\n\t```\n", "", `in.md:4:4: no command is called \no`},
		{"$\\frac{a}", "", "in.md:1:1: warning: this dollar begins no formula, here or on GitHub"},
		{"${$", "", `in.md:1:2: the { is not closed`},
	} {
		result, errs := (&Reader{}).Chapter(source.NewFile("in.md", []byte(c.text)), 0)
		formula, fault := "", ""
		result.Chapter.Inspect(func(b outline.Block, i outline.Inline) {
			if e, ok := b.(*outline.Equation); ok {
				formula += e.Formula.Source
			}
			if f, ok := i.(*outline.Formula); ok {
				formula += f.Formula.Source
			}
		})
		for _, e := range errs {
			fault += e.Error()
		}
		if formula != c.formula || fault != c.fault {
			t.Errorf("%q holds %q, want %q; fault %s, want %s", c.text, formula, c.formula, fault, c.fault)
		}
	}
}

// The work for a formula must not grow with the text behind it: a page of prices
// would take minutes.
func BenchmarkDollars(b *testing.B) {
	for name, part := range map[string]string{"prices": "$5 ", "ticks": "$` ", "formulas": "$x$ ", "displays": "$$ a\n", "quoted": "> $x\n> y$ "} {
		for _, n := range []int{1000, 10000} {
			f := source.NewFile("in.md", bytes.Repeat([]byte(part), n))
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					(&Reader{}).Chapter(f, 0)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/part")
			})
		}
	}
}
