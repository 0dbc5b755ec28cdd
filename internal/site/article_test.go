package site_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"
)

const expected = "article.html"

// TestArticles holds the article of in.md against that of each case file in
// testdata/article. Further files of a case are in the guide's folder too.
// UPDATE_GOLDEN=1 rewrites the cases.
func TestArticles(t *testing.T) {
	names, err := filepath.Glob("testdata/article/*.txt")
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
			fillCase(t, archive)
			got := txtar.Format(archive)
			if os.Getenv("UPDATE_GOLDEN") != "" {
				if err := os.WriteFile(name, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := diff.Diff(name, data, "rendered", got); d != nil {
				t.Errorf("%s%s", archive.Comment, d)
			}
		})
	}
}

// fillCase replaces what a case expects by what it gets.
func fillCase(t *testing.T, archive *txtar.Archive) {
	t.Helper()
	fsys := folder("guide.yaml", "title: T\nname: t\nhtml: site\n", "SUMMARY.md", "- [In](in.md)\n- [Other](far/other.md)\n",
		"far/other.md", "# Other\n\n## Place\n\nText.\n")
	var files []txtar.File
	for _, f := range archive.Files {
		if f.Name != expected {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
			files = append(files, f)
		}
	}
	g := read(t, fsys)
	article := between(t, build(t, g, editions(g)...)["in/index.html"], `<article class="chapter">`+"\n", "</article>\n")
	archive.Files = append(files, txtar.File{Name: expected, Data: []byte(article)})
}
