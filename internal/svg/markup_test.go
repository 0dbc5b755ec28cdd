package svg

import (
	"path/filepath"
	"regexp"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"
)

var (
	onLight  = regexp.MustCompile(`light-dark\((#[0-9a-f]{6}),#[0-9a-f]{6}\)`)
	faceName = map[string]string{"serif": "serif", "sans": "sans-serif", "mono": "monospace"}
	faceVar  = regexp.MustCompile(`var\(--(serif|sans|mono)\)`)
	// What Markup rounds is compared without its decimals.
	decimals = regexp.MustCompile(`\.\d+`)
	turns    = regexp.MustCompile(`turn (-?\d+) (-?\d+) (-?\d+) (-?\d+)`)
	names    = regexp.MustCompile(`(?m)^(title|description) .*\n`)
)

// exceptions are pictures that read back as other drawings of the same look.
var exceptions = map[string]string{
	"text-baseline.txt": "a shift of a text's first run is read as a part of its place",
}

// A page would show another picture than print if the markup did not read as the
// drawing that it was made of. Every picture of the cases goes there and back.
func TestMarkupReadsBack(t *testing.T) {
	names, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d cases, %v", len(names), err)
	}
	compared := 0
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(archive.Files); i += 2 {
			d, err := Parse(archive.Files[i].Data)
			if err != nil {
				continue // a case of faults
			}
			compared++
			page := d.Markup(nil, "p", ` class="picture"`)
			page = onLight.ReplaceAll(page, []byte("$1"))
			page = faceVar.ReplaceAllFunc(page, func(v []byte) []byte {
				return []byte(faceName[string(faceVar.FindSubmatch(v)[1])])
			})
			back, err := Parse(page)
			if err != nil {
				t.Errorf("%s, %s: %v in\n%s", name, archive.Files[i].Name, err, page)
				continue
			}
			if exceptions[filepath.Base(name)] != "" {
				continue
			}
			if diff := diff.Diff("drawing", rough(d), "read back", rough(back)); diff != nil {
				t.Errorf("%s, %s:\n%s\n%s", name, archive.Files[i].Name, diff, page)
			}
		}
	}
	if compared < 20 {
		t.Errorf("only %d pictures were compared", compared)
	}
}

// rough is a drawing's dump without what Markup rounds.
func rough(d *Drawing) []byte {
	text := names.ReplaceAllString(dump(d), "")
	text = turns.ReplaceAllString(text, "turn")
	return []byte(decimals.ReplaceAllString(text, ""))
}
