package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fieldguide/internal/font"
	"fieldguide/internal/layout"
	"fieldguide/internal/theme"
)

// run runs a program that reads PDFs without our code and returns what it
// prints. Continuous integration must have it; elsewhere the test says loudly
// that it did not run.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil && os.Getenv("CI") != "" {
		t.Fatalf("install %s: this test holds our PDFs against it", name)
	}
	if err != nil {
		t.Skipf("%s is not installed: nothing was tested", name)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// saved returns the name of a file that holds the document.
func saved(t *testing.T, d *layout.Document) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "proof.pdf")
	if err := os.WriteFile(name, write(t, d), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// A file that a checker complains about is refused by some printer.
func TestCheckersAcceptTheFile(t *testing.T) {
	for _, d := range []*layout.Document{proof(t), crowd(t, 300)} {
		out := run(t, "qpdf", "--check", saved(t, d))
		if !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
			t.Error(out)
		}
	}
}

// Faces that are not embedded, or have no way back to text, print and copy as
// something else on the reader's machine.
func TestFacesAreEmbedded(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(run(t, "pdffonts", saved(t, proof(t)))), "\n")[2:]
	if len(lines) != 6 {
		t.Errorf("%d faces, want 6:\n%s", len(lines), strings.Join(lines, "\n"))
	}
	for _, line := range lines {
		if got := strings.Join(strings.Fields(line)[1:7], " "); got != "CID TrueType Identity-H yes yes yes" {
			t.Errorf("%s: want a CID TrueType with Identity-H, embedded, subset, with Unicode", line)
		}
	}
}

const proofWords = `Field guide Running head 1 Heat and work An efficient office finds AVATARs; fluff and fjords.
It is emphatic, and strong, and Posix is for international use, naïve x́ résumés and λόγος.
See the next section. Or another place. 1. item 1. 2. item 2. for i := range a { } // a->b != c ≤ ∈
Quantity Result mean 12 peak 1.1 A second page The paragraph begins here Figure 1 Gradient 1 A note.
and goes on over the page.`

// Words that other programs do not find whole and in order cannot be searched,
// copied or read aloud: ligatures, small capitals, accents and hyphenated words
// are where that goes wrong.
func TestOtherReadersFindTheWords(t *testing.T) {
	want := strings.Join(strings.Fields(proofWords), " ")
	name := saved(t, proof(t))
	t.Run("pdftotext", func(t *testing.T) {
		out := run(t, "pdftotext", name, "-")
		if got := strings.Join(strings.Fields(out), " "); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
	t.Run("mutool", func(t *testing.T) {
		out := run(t, "mutool", "draw", "-q", "-F", "text", name)
		out = strings.ReplaceAll(out, unread, "")
		if got := strings.Join(strings.Fields(out), " "); !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// What a screen reader is told, as another program understands it.
func TestOtherReadersFindTheStructure(t *testing.T) {
	out := run(t, "pdfinfo", "-struct-text", saved(t, proof(t)))
	position := 0
	for _, want := range []string{
		"Document", `"Field guide"`, "H1", `"1 "`, `"Heat and work"`, "P (block)", `It is "`, "Span (inline)", `"emphatic,"`,
		`"international`, "Link (inline)", `"the next section"`, "Object", "/ListNumbering /Decimal", `"1. "`, `"item 1."`,
		"/Placement /Block", "/Scope /Column", "/Scope /Row", "H2", `"The paragraph begins here "`, `"and goes on over the page."`,
		"/BBox [", `"Figure 1 "`, "Note", `"A note."`,
	} {
		at := strings.Index(out[position:], want)
		if at < 0 {
			t.Fatalf("no %s behind\n%s", want, out[:position])
		}
		position += at + len(want)
	}
}

// The document's own description, bookmarks and labels.
func TestOtherReadersFindTheDescription(t *testing.T) {
	name := saved(t, proof(t))
	out := run(t, "pdfinfo", name)
	for _, want := range []string{"Field & guide (proof)", "Ada Lovelace", "How pages look – and read", "Tagged:          yes", "595.275 x 841.888", "1.7"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	out = run(t, "mutool", "show", name, "outline")
	// A plus marks what can be opened: only the first level is open already.
	if !strings.Contains(out, "+\t\"1 Heat and work\"\t#page=2") || !strings.Contains(out, "|\t\t\"1.1 A second page\"\t#page=3") {
		t.Errorf("bookmarks:\n%s", out)
	}
	out = run(t, "pdfinfo", "-dests", name)
	if !strings.Contains(out, `"heat:second"`) {
		t.Errorf("destinations:\n%s", out)
	}
	out = run(t, "pdfinfo", "-url", name)
	if !strings.Contains(out, "https://example.org/a%20b?q=%C3%A9#%C3%BC") {
		t.Errorf("links:\n%s", out)
	}
}

// Letters must stand where layout put them: another program's measure of every
// word is held against ours, also at the end of a stretched and justified line.
func TestWordsStandWhereTheyWerePut(t *testing.T) {
	s := newSetter()
	s.newPage("1")
	l := text(roman)
	l.features, l.stretch = font.OldStyle, 1013
	words := "AVATARs of 1984 office Type WAVE Total"
	r := s.line(s.doc.Root.Child(layout.ParagraphRole), l, words)
	for i := range r.Glyphs {
		if r.Glyphs[i].Text == " " {
			r.Glyphs[i].Advance += theme.Pt(733)
		}
	}
	out := run(t, "pdftotext", "-bbox", saved(t, s.doc), "-")
	x, word := r.X, 0
	fields := strings.Fields(words)
	for i, g := range r.Glyphs {
		if i == 0 || r.Glyphs[i-1].Text == " " {
			var left float64
			_, line, found := strings.Cut(out, "<word xMin=\"")
			if _, err := fmt.Sscanf(line, "%f", &left); !found || err != nil || !strings.Contains(line, ">"+fields[word]+"<") {
				t.Fatalf("no word %q in %s", fields[word], out)
			}
			if off := left - x.Points(); off > 0.02 || off < -0.02 {
				t.Errorf("%q begins at %.3f pt, want %.3f", fields[word], left, x.Points())
			}
			out, word = line, word+1
		}
		x += g.Advance * theme.Length(l.stretch) / 1000
	}
}
