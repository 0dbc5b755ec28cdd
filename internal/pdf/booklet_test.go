package pdf

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldguide/internal/layout"
)

// A booklet that is folded in the wrong order cannot be read.
func TestBookletOrder(t *testing.T) {
	for pages, want := range map[int]string{
		1: "[[3 0] [1 2]]",
		4: "[[3 0] [1 2]]",
		5: "[[7 0] [1 6] [5 2] [3 4]]",
		8: "[[7 0] [1 6] [5 2] [3 4]]",
	} {
		if got := fmt.Sprint(bookletOrder(pages)); got != want {
			t.Errorf("%d pages: %s, want %s", pages, got, want)
		}
	}
	for pages := 1; pages < 40; pages++ { // whoever folds it must find the pages in order
		read := make([]int, (pages+3)/4*4)
		for i, side := range bookletOrder(pages) {
			sheet := i / 2
			if i%2 == 0 { // the front: the right half is outside, on the way in
				read[2*sheet], read[len(read)-1-2*sheet] = side[1], side[0]
				continue
			}
			read[2*sheet+1], read[len(read)-2-2*sheet] = side[0], side[1]
		}
		for i, page := range read {
			if page != i {
				t.Fatalf("%d pages: folded, page %d is where %d should be", pages, page, i)
			}
		}
	}
}

// booklet returns the name of a file that holds the document's booklet.
func booklet(t *testing.T, d *layout.Document) string {
	t.Helper()
	data, err := Booklet(d)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Booklet(d)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("made again the booklet differs, error %v", err)
	}
	name := filepath.Join(t.TempDir(), "booklet.pdf")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// What comes out of the printer: each side shows its two pages, upright, in
// halves of a sheet of the same paper.
func TestOtherReadersFindTheHalves(t *testing.T) {
	s := newSetter()
	for i := range 5 {
		s.newPage(fmt.Sprint(i + 1))
		s.line(s.doc.Root.Child(layout.ParagraphRole), text(roman), fmt.Sprint("page", i+1))
	}
	name := booklet(t, s.doc)
	out := run(t, "pdfinfo", name)
	for _, want := range []string{"Pages:           4", "841.888 x 595.275 pts", "Tagged:          no", "(booklet)"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	for side, want := range []string{"| page1", "page2 |", "| page3", "page4 | page5"} {
		half := func(x int) string {
			return strings.TrimSpace(run(t, "pdftotext", "-f", fmt.Sprint(side+1), "-l", fmt.Sprint(side+1),
				"-x", fmt.Sprint(x), "-y", "0", "-W", "420", "-H", "595", name, "-"))
		}
		if got := strings.TrimSpace(half(0) + " | " + half(421)); got != strings.TrimSpace(want) {
			t.Errorf("side %d shows %q, want %q", side+1, got, want)
		}
	}
}

// A booklet that printers refuse, with every kind of thing on its pages.
func TestCheckersAcceptTheBooklet(t *testing.T) {
	withBlank := proof(t)
	withBlank.Pages[1].Items = nil
	for _, d := range []*layout.Document{proof(t), withBlank, drawing(), crowd(t, 30)} {
		name := booklet(t, d)
		out := run(t, "qpdf", "--check", name)
		if !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
			t.Error(out)
		}
		if out := run(t, "pdftoppm", "-r", "9", name, filepath.Join(t.TempDir(), "side")); out != "" {
			t.Error(out)
		}
	}
}
