package preflight

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldguide/internal/pdftest"

	"github.com/rogpeppe/go-internal/diff"
)

// foreign lists the files of other writers, which package verify reads too.
func foreign(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../verify/testdata/foreign/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	return files
}

// A checker that only knows our own writer's files would be blind to what it
// never does. These are not made for PDF/UA, and the faults are real ones.
func TestFilesOfOtherWriters(t *testing.T) {
	for _, file := range foreign(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, f := range Check(filepath.Base(file), data) {
			got.WriteString(f.String() + "\n")
		}
		golden := filepath.Join("testdata/foreign", strings.TrimSuffix(filepath.Base(file), ".pdf")+".txt")
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("%s", diff.Diff("got", []byte(got.String()), "want", want))
		}
	}
}

// Whatever bytes a file has, checking it must come to an end with a list of
// faults: never a panic or a hang.
func FuzzCheck(f *testing.F) {
	for _, file := range foreign(f) {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(pdftest.Pack(sound(f)))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, fault := range Check("x.pdf", data) {
			if fault.Rule == "" || fault.Msg == "" {
				t.Errorf("a fault that tells nothing: %+v", fault)
			}
		}
	})
}

// Every PDF of every build is checked: this must cost little beside making it.
func BenchmarkCheck(b *testing.B) {
	data := pdftest.Pack(sound(b))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if list := Check("book.pdf", data); len(list) > 0 {
			b.Fatal(list[0])
		}
	}
}
