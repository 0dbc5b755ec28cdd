package load

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"fieldguide/internal/theme"
)

// TestCases reads the folder of each case file in testdata and holds the guide,
// or its faults, against what the case expects. Its sections are
//
//	in/NAME         a file of the folder
//	escaped/NAME    the same, its lines written as in a Go string, without line ends between
//	picture/NAME    a PNG of a size such as "2x3"
//	base64/NAME     a file of any bytes
//	options         the option BaseURL
//	guide           what the guide is; none if a fault is fatal
//	faults          the list of faults and warnings; none if there are none
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			archive := txtar.Parse(data)
			if !strings.HasPrefix(string(archive.Comment), "# ") {
				t.Error("the case does not say what would be lost")
			}
			got := run(t, archive)
			if os.Getenv("UPDATE_GOLDEN") != "" {
				if err := os.WriteFile(name, txtar.Format(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := diff.Diff("want", data, "got", txtar.Format(got)); d != nil {
				t.Errorf("%s", d)
			}
		})
	}
}

// run reads the guide of a case and returns the case with what came out.
func run(t *testing.T, archive *txtar.Archive) *txtar.Archive {
	t.Helper()
	fsys, o := fstest.MapFS{}, Options{Measurer: widths{}}
	got := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		kind, name, _ := strings.Cut(f.Name, "/")
		switch kind {
		case "guide", "faults":
			continue
		case "options":
			o.BaseURL = strings.TrimSpace(string(f.Data))
		default:
			fsys[name] = &fstest.MapFile{Data: input(t, kind, f.Data)}
		}
		got.Files = append(got.Files, f)
	}
	guide, faults, err := Guide(fsys, o)
	if err != nil {
		t.Fatal(err)
	}
	if (guide == nil) != faults.Fatal() {
		t.Errorf("the faults are fatal: %t, but the guide is there: %t", faults.Fatal(), guide != nil)
	}
	if guide != nil {
		got.Files = append(got.Files, txtar.File{Name: "guide", Data: dump(guide)})
	}
	if len(faults) > 0 {
		got.Files = append(got.Files, txtar.File{Name: "faults", Data: []byte(faults.Error() + "\n")})
	}
	return got
}

// widths measures every character as half as wide as high.
type widths struct{}

func (widths) Width(text string, size theme.Length, _ bool) theme.Length {
	return theme.Length(utf8.RuneCountInString(text)) * size / 2
}

// input returns the bytes of a file of a case.
func input(t *testing.T, kind string, data []byte) []byte {
	t.Helper()
	text := strings.TrimSpace(string(data))
	var out bytes.Buffer
	var err error
	switch kind {
	case "in":
		return data
	case "escaped":
		for line := range strings.Lines(text) {
			s, e := strconv.Unquote(`"` + strings.TrimSuffix(line, "\n") + `"`)
			out.WriteString(s)
			if e != nil {
				err = e
			}
		}
	case "picture":
		var r image.Rectangle
		if _, err = fmt.Sscanf(text, "%dx%d", &r.Max.X, &r.Max.Y); err == nil {
			err = png.Encode(&out, image.NewGray(r))
		}
	case "base64":
		decoded, e := base64.StdEncoding.DecodeString(text)
		out.Write(decoded)
		err = e
	default:
		t.Fatalf("unknown section %s", kind)
	}
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return out.Bytes()
}

// A file that cannot be read is not the author's fault.
func TestMachineFaults(t *testing.T) {
	for name, fsys := range map[string]fs.FS{
		"no folder": os.DirFS(filepath.Join(t.TempDir(), "none")),
		"no rights": unreadable{fstest.MapFS{
			"SUMMARY.md": {Data: []byte("- [A](a.md)\n")},
			"a.md":       {Data: []byte("# A\n")},
		}},
	} {
		guide, faults, err := Guide(fsys, Options{})
		if err == nil || guide != nil || faults != nil {
			t.Errorf("%s: guide %v, faults %v, error %v", name, guide, faults, err)
		}
	}
	_, _, err := Guide(fstest.MapFS{"SUMMARY.md": {Data: []byte("- [A](a.md)\n")}}, Options{BaseURL: "example.org"})
	if want := `read guide: base URL "example.org" does not begin with https:// or http://`; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// A guide with a diagram cannot be made by a caller who does not say how wide its
// text is; one without needs no faces.
func TestNoMeasurer(t *testing.T) {
	fsys := fstest.MapFS{
		"SUMMARY.md": {Data: []byte("- [A](a.md)\n")},
		"a.md":       {Data: []byte("# A\n\n$x$\n")},
	}
	if guide, faults, err := Guide(fsys, Options{}); guide == nil || len(faults) > 0 || err != nil {
		t.Errorf("guide %v, faults %v, error %v", guide, faults, err)
	}
	fsys["a.md"] = &fstest.MapFile{Data: []byte("# A\n\n```mermaid\ngraph TD\n a --> b\n```\n")}
	_, _, err := Guide(fsys, Options{})
	if want := "read guide: lay out diagrams: nothing to measure text with"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// A chapter may be a symbolic link to a file, as where a README.md of the project
// is a chapter too.
func TestSymbolicLink(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"SUMMARY.md": "- [A](a.md)\n", "real.txt": "# A\n\n[x](b/c.txt)\n", "c.txt": "x"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "b"), 0o777); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"a.md": "real.txt", "b/c.txt": "../c.txt", "b/gone.md": "nowhere.md"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	guide, faults, err := Guide(os.DirFS(dir), Options{})
	if err != nil || guide == nil || len(faults) > 0 || len(guide.Assets) != 1 {
		t.Errorf("guide %v, faults %v, error %v", guide, faults, err)
	}
}

// An unreadable folder lets nobody read a.md.
type unreadable struct{ fstest.MapFS }

func (u unreadable) Open(name string) (fs.File, error) {
	if name == "a.md" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return u.MapFS.Open(name)
}

func (u unreadable) ReadFile(name string) ([]byte, error) {
	if name == "a.md" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return u.MapFS.ReadFile(name)
}
