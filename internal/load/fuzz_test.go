package load

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzGuide reads folders of any files: a guide or faults with a place, never a
// panic. Whatever is written in it, the ids of a guide must be unique and its
// links must lead to what is there.
func FuzzGuide(f *testing.F) {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		seed := &txtar.Archive{}
		for _, file := range archive.Files {
			if in, ok := strings.CutPrefix(file.Name, "in/"); ok {
				seed.Files = append(seed.Files, txtar.File{Name: in, Data: file.Data})
			}
		}
		f.Add(txtar.Format(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := fstest.MapFS{}
		var file *fstest.MapFile
		for line := range bytes.Lines(data) {
			if name, ok := marker(string(line)); ok {
				file = &fstest.MapFile{}
				fsys[name] = file
			} else if file != nil {
				file.Data = append(file.Data, line...)
			}
		}
		guide, faults, err := Guide(fsys, Options{Measurer: widths{}})
		if err != nil {
			t.Fatal(err)
		}
		if (guide == nil) != faults.Fatal() {
			t.Fatalf("the faults are fatal: %t, but the guide is there: %t", faults.Fatal(), guide != nil)
		}
		for _, e := range faults {
			if p := e.Span.Position(); p.Line < 1 || p.Column < 1 || e.Msg == "" {
				t.Errorf("a fault without place or words: %q", e.Error())
			}
		}
		if guide != nil {
			checkTargets(t, guide)
		}
	})
}

// marker returns the name on a line "-- name --". Package txtar cannot be asked
// for the files: it panics on some lines.
func marker(line string) (string, bool) {
	name, begins := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "-- ")
	name, ends := strings.CutSuffix(name, " --")
	return name, begins && ends && fs.ValidPath(name) && name != "."
}
