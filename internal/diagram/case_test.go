package diagram

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"fieldguide/internal/theme"
)

var update = flag.Bool("update", false, "write what the diagrams become into the case files")

// A case file holds in.mmd and what becomes of it: the faults with their places,
// or the description and the scene, lengths in points.
func TestCases(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			runCase(t, file)
		})
	}
}

func runCase(t *testing.T, file string) {
	t.Helper()
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a := txtar.Parse(want)
	if len(a.Comment) == 0 || len(a.Files) == 0 || a.Files[0].Name != "in.mmd" {
		t.Fatal("not a case with a line that says what it guards and a section in.mmd")
	}
	a.Files = append(a.Files[:1], outcome(string(a.Files[0].Data))...)
	have := txtar.Format(a)
	if *update {
		if err := os.WriteFile(file, have, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := diff.Diff(file, want, "drawn", have); d != nil {
		t.Errorf("%s\n%s", a.Comment, d)
	}
}

// outcome returns the sections of a case that follow from its diagram.
func outcome(text string) []txtar.File {
	d, faults := Parse(text)
	if len(faults) > 0 {
		var b []byte
		for _, f := range faults {
			b = fmt.Appendf(b, "%d:%d: %s\n\thint: %s\n", f.Line, f.Column, f.Msg, f.Hint)
		}
		return []txtar.File{{Name: "faults", Data: b}}
	}
	s := Layout(d, options)
	return []txtar.File{
		{Name: "words", Data: []byte(s.Title + "\n" + strings.ReplaceAll(s.Description, ". ", ".\n") + "\n")},
		{Name: "scene", Data: dump(s)},
	}
}

// dump writes a scene, an item a line.
func dump(s *Scene) []byte {
	b := fmt.Appendf(nil, "%s by %s\n", points(s.Width), points(s.Height))
	parts := [...]string{"decoration", "box", "frame", "edge", "head", "caption", "label"}
	for _, it := range s.Items {
		switch it := it.(type) {
		case *Text:
			b = fmt.Appendf(b, "%s %q at %s,%s\n", parts[it.Part], it.Text, points(it.X), points(it.Y))
		case *Path:
			b = fmt.Appendf(b, "%s%s%s", parts[it.Part], paint(" fill ", it.Fill), paint(" stroke ", it.Stroke))
			if it.Dash > 0 {
				b = append(b, " dashed"...)
			}
			for _, g := range it.Segments {
				b = append(b, ' ', "MLCZ"[g.Kind])
				if g.Kind == CurveTo {
					b = fmt.Appendf(b, "%s,%s", points(g.Points[2].X), points(g.Points[2].Y))
				} else if g.Kind != Close {
					b = fmt.Appendf(b, "%s,%s", points(g.Points[0].X), points(g.Points[0].Y))
				}
			}
			b = append(b, '\n')
		}
	}
	return b
}

func points(l theme.Length) string {
	return strings.TrimSuffix(((l*100/theme.Point)*theme.Point/100 + 1).String(), "pt")
}

func paint(what string, r Role) string {
	if r == None {
		return ""
	}
	return what + fills[r].name
}
