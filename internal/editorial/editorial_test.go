package editorial

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"fieldguide/content"
	"fieldguide/internal/diagram"
	"fieldguide/internal/load"
	"fieldguide/internal/outline"
	"fieldguide/internal/prose"
	"fieldguide/internal/theme"
)

// TestCases measures the guide of each case file in testdata and holds its lengths
// and faults against what the case expects. Its sections are
//
//	in/NAME   a file of the guide
//	pages     how many pages the PDFs have: an edition, a paper and a number a line
//	lengths   what was measured
//	faults    the warnings; none if the guide is within its limits
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
			got := txtar.Format(run(t, archive))
			if os.Getenv("UPDATE_GOLDEN") != "" {
				if err := os.WriteFile(name, got, 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := diff.Diff("want", data, "got", got); d != nil {
				t.Errorf("%s", d)
			}
		})
	}
}

// run measures the guide of a case and returns the case with what came out.
func run(t *testing.T, archive *txtar.Archive) *txtar.Archive {
	t.Helper()
	fsys, got := fstest.MapFS{}, &txtar.Archive{Comment: archive.Comment}
	var pages []Pages
	for _, f := range archive.Files {
		name, in := strings.CutPrefix(f.Name, "in/")
		switch {
		case in:
			fsys[name] = &fstest.MapFile{Data: f.Data}
		case f.Name == "pages":
			for line := range strings.Lines(string(f.Data)) {
				var detail string
				var p Pages
				_, err := fmt.Sscan(line, &detail, &p.Paper, &p.Count)
				if err == nil {
					p.Detail, err = outline.ParseDetail(detail)
				}
				if err != nil {
					t.Fatal(err)
				}
				pages = append(pages, p)
			}
		case f.Name == "lengths", f.Name == "faults":
			continue
		default:
			t.Fatalf("unknown section %s", f.Name)
		}
		got.Files = append(got.Files, f)
	}
	guide, faults, err := load.Guide(fsys, load.Options{})
	if err != nil || guide == nil {
		t.Fatal(faults, err)
	}
	r := Check(guide, pages)
	var rows strings.Builder
	for _, row := range r.Rows {
		fmt.Fprintf(&rows, "%s %s %s %d of %d, limit %d-%d\n", row.Name, row.Detail, row.Unit, row.Count, row.All, row.Limit.Least, row.Limit.Most)
	}
	if rows.Len() > 0 {
		got.Files = append(got.Files, txtar.File{Name: "lengths", Data: []byte(rows.String())})
	}
	if len(r.Faults) > 0 {
		got.Files = append(got.Files, txtar.File{Name: "faults", Data: []byte(r.Faults.Error() + "\n")})
	}
	return got
}

// square measures every character as wide as high.
type square struct{}

func (square) Width(text string, size theme.Length, _ bool) theme.Length {
	return theme.Length(len(text)) * size
}

var _ diagram.Measurer = square{}

// The carry-on must say no number that the full edition does not say: readers who
// look it up would find nothing.
func TestNumbersOfTheCarryOnStandInTheFullEdition(t *testing.T) {
	guide, faults, err := load.Guide(content.Files, load.Options{Measurer: square{}})
	if err != nil || guide == nil {
		t.Fatal(faults, err)
	}
	full, found := values{}, 0
	for _, c := range guide.At(outline.Full).Chapters {
		for _, b := range blocksOf(c) {
			full.block(b)
		}
	}
	for _, d := range []outline.Detail{outline.Distilled, outline.OnePage} {
		for _, c := range guide.At(d).Chapters {
			for _, t2 := range textsIn(blocksOf(c)) {
				for _, n := range prose.Numbers(uncoded(t2.inlines)) {
					found++
					if !full[n.Value] {
						t.Errorf("%s: %s of the %s edition stands nowhere in full", t2.at.Position(), n.Text, d)
					}
				}
			}
		}
	}
	if found == 0 {
		t.Error("no number was found")
	}
}

// A heading taken for a claim is a place where the reader learns nothing; a claim
// taken for a noun is a warning that teaches authors to read past them.
func TestHeadings(t *testing.T) {
	for title, want := range map[string]bool{
		"What breaks":              true,
		"Is it worth it?":          true,
		"Draw both paths":          true,
		"Prices decide":            true,
		"Labels are late":          true,
		"Caches don’t help":        true,
		"Why it drifts":            true,
		"Nobody waits":             true,
		"Price both errors":        true,
		"Log the losers":           true,
		"Stop":                     true,
		"Features":                 false,
		"Edge cases":               false,
		"Cost checks":              false,
		"Error rates":              false,
		"Sources":                  false,
		"Behind the scenes":        false,
		"Sanity check":             false,
		"Step 6: Monitors":         false,
		"The serving path":         false,
		"Table names":              false,
		"Heavy ranker":             false,
		"Überblick":                false,
		"A 2-stage funnel, costed": false,
	} {
		if got := says(title); got != want {
			t.Errorf("%q says something: %t, want %t", title, got, want)
		}
	}
}
