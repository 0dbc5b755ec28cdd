package verify

import (
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/render"
)

// Without this every build would fail on a sound guide, or none on a bad one.
func TestSoundOutputsMatch(t *testing.T) {
	for _, file := range []string{"testdata/guide.txt", "testdata/edges.txt", "testdata/formulas.txt", "testdata/references.txt"} {
		g := guideIn(t, file, "", "")
		for d := range outline.Details() {
			at := g.At(outline.Detail(d))
			p := readBook(t, book(t, at))
			for _, m := range ComparePDF(at, p) {
				t.Errorf("%s, %s: %s", file, outline.Detail(d), m)
			}
			if len(p.Chapters) != len(at.IDs())-places(at) {
				t.Errorf("%s, %s: %d chapters were read", file, outline.Detail(d), len(p.Chapters))
			}
			s := readSite(t, web(t, g, p))
			for _, m := range CompareSite(g, s, []*PDF{p}) {
				t.Errorf("%s, site: %s", file, m)
			}
		}
	}
}

// places returns how many sections, figures and tables have ids.
func places(g *outline.Guide) (n int) {
	for _, c := range g.Chapters {
		n += len(c.Anchors())
		for range c.All() {
			n++
		}
	}
	return n
}

func readSite(t testing.TB, files []render.File) *Site {
	t.Helper()
	s, err := ReadSite(files)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Expanding and packing a PDF must not change what it says, or the damage tests
// would test themselves.
func TestExpandedFilesMatch(t *testing.T) {
	at := guide(t, "", "").At(outline.Full)
	p := readBook(t, packed(expand(t, book(t, at))))
	for _, m := range ComparePDF(at, p) {
		t.Error(m)
	}
}
