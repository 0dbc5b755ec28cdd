package math

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// compareGolden holds what render makes of each formula of a file against the
// line behind it, which begins with a tab. A formula behind "inline " is none of
// a display. UPDATE_GOLDEN=1 rewrites the lines.
func compareGolden(t *testing.T, name string, render func(*Formula) string) {
	t.Helper()
	want := readFile(t, name)
	var out bytes.Buffer
	n := 0
	for line := range strings.Lines(want) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		out.WriteString(line)
		if strings.HasPrefix(line, "#") {
			continue
		}
		latex, inline := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "inline ")
		f, err := Parse(latex, !inline, Macros{})
		if err != nil {
			t.Errorf("%s: %v", latex, err)
			continue
		}
		n++
		fmt.Fprintf(&out, "\t%s\n", render(f))
	}
	if n == 0 {
		t.Errorf("%s holds no formula", name)
	}
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	lines := strings.Split(want, "\n")
	for i, got := range strings.Split(out.String(), "\n") {
		if i >= len(lines) || got != lines[i] {
			t.Errorf("line %d of %s\n got %s", i+1, name, got)
		}
	}
}

// A browser spaces and sizes a formula by attributes that KaTeX's structure says
// nothing of.
func TestMathML(t *testing.T) {
	t.Parallel()
	compareGolden(t, "testdata/mathml.txt", func(f *Formula) string { return string(f.MathML(nil)) })
}
