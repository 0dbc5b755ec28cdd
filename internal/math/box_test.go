package math

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"fieldguide/internal/theme"
)

func testFont(t testing.TB) *Font {
	t.Helper()
	data, err := os.ReadFile("../../assets/fonts/STIXTwoMath-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := ParseFont(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// formulas returns those of testdata/formulas.txt.
func formulas(t testing.TB) []string {
	t.Helper()
	var out []string
	for line := range strings.Lines(readFile(t, "testdata/formulas.txt")) {
		if !strings.HasPrefix(line, "# ") {
			out = append(out, strings.TrimSuffix(line, "\n"))
		}
	}
	if len(out) < 400 {
		t.Fatalf("testdata/formulas.txt holds only %d formulas", len(out))
	}
	return out
}

// A glyph outside its box would be printed over what stands beside it.
func TestBoxesHoldTheirGlyphs(t *testing.T) {
	t.Parallel()
	font := testFont(t)
	for _, latex := range formulas(t) {
		for _, display := range []bool{true, false} {
			f, err := Parse(latex, display, Macros{})
			if err != nil {
				t.Errorf("%s: %v", latex, err)
				continue
			}
			b := font.Set(f, theme.Pt(1050))
			for _, r := range b.Missing {
				t.Errorf("%s: the font has no %q", latex, r)
			}
			if fault := outside(font, b, latex); fault != "" {
				t.Errorf("%s (display %v): %s", latex, display, fault)
			}
		}
	}
}

// overlapping are the commands whose parts stand outside their box on purpose.
var overlapping = []string{`\smash`, `lap{`, `\mathclap`, `\hphantom`, `\!`, `negthin`}

// outside tells what of a box is not inside it; letters may lean out sideways.
func outside(font *Font, b *Box, latex string) string {
	for _, command := range overlapping {
		if strings.Contains(latex, command) {
			return ""
		}
	}
	const em = 1050 * theme.Point / 100
	if b.Width < 0 || b.Height < 0 || b.Depth < 0 {
		return fmt.Sprintf("the box measures %v, %v, %v", b.Width, b.Height, b.Depth)
	}
	for _, g := range b.Glyphs {
		e := font.extent(g.ID)
		at := func(units int) theme.Length { return theme.Length(units) * g.Size / theme.Length(font.unitsPerEm) }
		switch slack := em / 100; {
		case e == extent{}:
		case g.Y+at(e.top) > b.Height+slack:
			return fmt.Sprintf("%q stands %v over the box", g.Text, g.Y+at(e.top)-b.Height)
		case -g.Y-at(e.bottom) > b.Depth+slack:
			return fmt.Sprintf("%q stands %v under the box", g.Text, -g.Y-at(e.bottom)-b.Depth)
		case g.X+at(e.left) < -em/4:
			return fmt.Sprintf("%q stands %v left of the box", g.Text, -g.X-at(e.left))
		case g.X+at(e.right) > b.Width+em/4:
			return fmt.Sprintf("%q stands %v right of the box", g.Text, g.X+at(e.right)-b.Width)
		}
	}
	for _, r := range b.Rules {
		if r.Width <= 0 || r.Height <= 0 || r.X < 0 || r.X+r.Width > b.Width+em/20 || r.Y < -b.Depth-em/20 || r.Y+r.Height > b.Height+em/20 {
			return fmt.Sprintf("the rule %+v is not inside the box", r)
		}
	}
	return ""
}

// A formula that changes its measures without anyone's intent moves line and page
// breaks.
func TestBoxMeasures(t *testing.T) {
	t.Parallel()
	font := testFont(t)
	compareGolden(t, "testdata/boxes.txt", func(f *Formula) string { return described(font.Set(f, theme.Pt(1000))) })
}

func described(b *Box) string {
	var s strings.Builder
	of := func(l theme.Length) int64 { return int64(l/655) * 65536 / 65500 }
	fmt.Fprintf(&s, "%d %d %d", of(b.Width), of(b.Height), of(b.Depth))
	for _, g := range b.Glyphs {
		fmt.Fprintf(&s, " %s@%d,%d*%d", g.Text, of(g.X), of(g.Y), of(g.Size))
	}
	for _, r := range b.Rules {
		fmt.Fprintf(&s, " rule@%d,%d:%dx%d", of(r.X), of(r.Y), of(r.Width), of(r.Height))
	}
	return s.String()
}

// A line that breaks inside a formula must break where an author would.
func TestBreaks(t *testing.T) {
	t.Parallel()
	font := testFont(t)
	for latex, want := range map[string]string{
		`a+b=c`:               "a+|b=|c",
		`a=-b`:                "a=|−b",
		`\frac{a+b}{c}`:       "a+bc",
		`f(a+b)=c`:            "f(a+|b)=|c",
		`\left(a+b\right)`:    "(a+b)",
		`{a+b}`:               "a+b",
		`x`:                   "x",
		`a\le b\color{red}+c`: "a≤|b+|c",
	} {
		f, err := Parse(latex, false, Macros{})
		if err != nil {
			t.Fatal(err)
		}
		b := font.Set(f, theme.Pt(1000))
		got, done := "", 0
		for _, k := range b.Breaks {
			for ; done < k.Glyphs; done++ {
				got += plain(b.Glyphs[done].Text)
			}
			got += "|"
			if k.X < k.End || done < len(b.Glyphs) && b.Glyphs[done].X < k.End {
				t.Errorf("%s: a glyph stands before the break it is behind", latex)
			}
		}
		for ; done < len(b.Glyphs); done++ {
			got += plain(b.Glyphs[done].Text)
		}
		if got != want {
			t.Errorf("%s breaks as %s, want %s", latex, got, want)
		}
		f.Display = true
		if n := len(font.Set(f, theme.Pt(1000)).Breaks); n > 0 {
			t.Errorf("%s has %d breaks as a display", latex, n)
		}
	}
}

func plain(s string) string { return folded(s) }

// The same formula must give the same box, whoever sets it at the same time.
func TestSetTogether(t *testing.T) {
	t.Parallel()
	font := testFont(t)
	f, err := Parse(`\sum_{i=1}^n \sqrt{\frac{x_i}{2}} + \left(\frac12\right)`, true, Macros{})
	if err != nil {
		t.Fatal(err)
	}
	want := described(font.Set(f, theme.Pt(1000)))
	got := make([]string, 8)
	done := make(chan bool)
	for i := range got {
		go func() {
			got[i] = described(font.Set(f, theme.Pt(1000)))
			done <- true
		}()
	}
	for range got {
		<-done
	}
	for _, g := range got {
		if g != want {
			t.Errorf("got %s\nwant %s", g, want)
		}
	}
}

// A damaged font must be an error or set badly; it must not bring the tool down.
func TestDamagedFont(t *testing.T) {
	t.Parallel()
	whole := readFile(t, "../../assets/fonts/STIXTwoMath-Regular.ttf")
	f, err := Parse(`\widehat{abc}\sqrt[3]{\frac{\sum_i^n x}{y}}\left(\begin{matrix}a\\b\\c\\d\\e\end{matrix}\right)\overbrace{a+b+c+d}`, true, Macros{})
	if err != nil {
		t.Fatal(err)
	}
	for cut := 0; cut < len(whole); cut += 9973 {
		if font, err := ParseFont([]byte(whole[:cut])); err == nil {
			font.Set(f, theme.Pt(1000))
		}
	}
	table := bytes.Index([]byte(whole), []byte("MATH"))
	at := binaryTable(whole).u32(table + 8)
	for i := range 18_000 {
		if i%37 != 0 && i > 600 {
			continue
		}
		damaged := []byte(whole)
		damaged[at+i] ^= 0xFF
		if font, err := ParseFont(damaged); err == nil {
			font.Set(f, theme.Pt(1000))
		}
	}
}
