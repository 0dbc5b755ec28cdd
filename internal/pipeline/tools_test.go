package pipeline_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fieldguide/internal/outline"
	"fieldguide/internal/pipeline"
)

// tool returns where a program is that reads PDFs without our code. Continuous
// integration has it; elsewhere the test says that it did not run.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is not installed; run .ci/install", name)
	}
	t.Skipf("%s is not installed; run .ci/install to run this test", name)
	return ""
}

// A PDF whose words only our own reader finds is no use to anyone's search.
func TestOtherToolsReadTheWordsInOrder(t *testing.T) {
	pdftotext, qpdf := tool(t, "pdftotext"), tool(t, "qpdf")
	result := buildGuide(t, pipeline.Options{})
	folder := t.TempDir()
	for _, e := range result.Editions {
		name := filepath.Join(folder, e.File)
		for _, f := range result.Files {
			if f.Path != e.File {
				continue
			}
			if err := os.WriteFile(name, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if out, err := exec.Command(qpdf, "--check", name).CombinedOutput(); err != nil {
			t.Errorf("qpdf --check %s: %v\n%s", e.File, err, out)
		}
		out, err := exec.Command(pdftotext, "-raw", name, "-").Output()
		if err != nil {
			t.Fatalf("pdftotext %s: %v", e.File, err)
		}
		text := pageReference.ReplaceAllString(string(out), "")
		holdWords(t, e.File, strings.Fields(text), guideWords(result.Guide.At(e.Detail)))
	}
}

// A formula that is found in pieces, or away from its sentence, cannot be searched
// or copied. Those that begin with a raised or lowered glyph, are tall or are
// broken are where that goes wrong; ligatures and divided words stand among them.
func TestOtherToolsReadFormulasWhole(t *testing.T) {
	text := `Let ${}^{2}H$ and $\frac{a}{b}$ be $\sum_{i=1}^{n} x_i^2$, and the efficient office ` +
		`$\hat\theta = \operatorname*{arg\,max}_\theta p(x \mid \theta)$ an internationalization. ` +
		`Uncharacteristically long $a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11}$ ends it.`
	result, err := pipeline.Build(fstest.MapFS{
		"SUMMARY.md": {Data: []byte("- [Heat](heat.md)\n")},
		"heat.md":    {Data: []byte("# Heat\n\n" + text + "\n")},
	}, pipeline.Options{Editions: []string{pipeline.CarryOnEdition}})
	if err != nil {
		t.Fatal(err)
	}
	sentences := []string{strings.ReplaceAll(text, "$", "")}
	var formulas []string // MuPDF goes on on another line behind some of them
	for i, part := range strings.Split(text, "$") {
		if i%2 == 1 {
			formulas = append(formulas, part)
		}
	}
	for _, f := range result.Files {
		name := filepath.Join(t.TempDir(), "heat.pdf")
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		holdPhrases(t, sentences, "pdftotext", name, "-")
		holdPhrases(t, sentences, "pdftotext", "-raw", name, "-")
		holdPhrases(t, formulas, "mutool", "draw", "-q", "-F", "text", name)
	}
}

// holdPhrases fails unless the program reads the phrases, each in one piece, in
// their order.
func holdPhrases(t *testing.T, phrases []string, program string, args ...string) {
	t.Helper()
	out, err := exec.Command(tool(t, program), args...).Output()
	if err != nil {
		t.Fatalf("%s %q: %v", program, args, err)
	}
	const unread = "\u200B" // what glyphs read as that stand for no character
	got := strings.Join(strings.Fields(strings.ReplaceAll(string(out), unread, "")), " ")
	rest := got
	for _, p := range phrases {
		_, after, found := strings.Cut(rest, p)
		if !found {
			t.Fatalf("%s %q reads\n%s\nwant in it\n%s", program, args, got, p)
		}
		rest = after
	}
}

// pageReference is what print adds after the text of a link inside the guide.
var pageReference = regexp.MustCompile(`\s+\((?:§\s[0-9.]+,\s)?p\.\s[0-9ivx]+\)`)

// guideWords returns the words of the guide's paragraphs, which no table, note
// or column can move on the page.
func guideWords(g *outline.Guide) []string {
	var words []string
	for _, c := range g.Chapters {
		body := *c
		body.Notes = nil
		body.Inspect(func(b outline.Block, _ outline.Inline) {
			if p, ok := b.(*outline.Paragraph); ok {
				words = append(words, strings.Fields(outline.PlainText(p.Text))...)
			}
		})
	}
	return words
}

// bareWord returns a word without what may stand on a line of its own behind it:
// the raised letter of a link or the second half of an address comes between.
func bareWord(w string) string { return strings.Trim(w, ".,;:?!)") }

// isWord reports whether a word of the page is the word wanted. The letter of a
// link's address may hang on to it, behind a question that ends the link's text too:
// "Data?v".
func isWord(got, want string) bool {
	letter, begins := strings.CutPrefix(got, want)
	letter = strings.TrimLeft(letter, "?!)")
	return begins && (letter == "" || len(letter) <= 2 && strings.Trim(letter, "abcdefghijklmnopqrstuvwxyz") == "")
}

// holdWords fails unless want is a subsequence of got: what stands between, such
// as page numbers and tables, does not matter.
func holdWords(t *testing.T, file string, got, want []string) {
	t.Helper()
	want = slices.DeleteFunc(slices.Clone(want), func(w string) bool { return bareWord(w) == "" })
	found := 0
	for _, word := range got {
		if found < len(want) && isWord(bareWord(word), bareWord(want[found])) {
			found++
		}
	}
	if found < len(want) {
		t.Errorf("%s: pdftotext does not find word %d of %d, %q, after %q",
			file, found+1, len(want), want[found], want[max(0, found-8):found])
	}
	if len(want) == 0 {
		t.Errorf("%s: there are no words to hold", file)
	}
}
