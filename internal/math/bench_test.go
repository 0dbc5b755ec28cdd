package math

import (
	"testing"

	"fieldguide/internal/theme"
)

// BenchmarkFormula reads formulas of study guides and paints them both ways: at
// most 0.2 ms each.
func BenchmarkFormula(b *testing.B) {
	font := testFont(b)
	all := formulas(b)
	whole := all[len(all)-200:]
	var out []byte
	for i := 0; b.Loop(); i++ {
		f, err := Parse(whole[i%len(whole)], i%2 == 0, Macros{})
		if err != nil {
			b.Fatal(err)
		}
		out = f.MathML(out[:0])
		font.Set(f, theme.Pt(1050))
	}
}

// BenchmarkParseFont is paid once a run.
func BenchmarkParseFont(b *testing.B) {
	data := []byte(readFile(b, "../../assets/fonts/STIXTwoMath-Regular.ttf"))
	for b.Loop() {
		if _, err := ParseFont(data); err != nil {
			b.Fatal(err)
		}
	}
}
