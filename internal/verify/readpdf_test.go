package verify

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"
)

// summary writes what was read from a PDF, for tests to compare.
func summary(p *PDF) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q language %q digest %q\n", p.Title, p.Language, p.Digest)
	for _, page := range p.Pages {
		fmt.Fprintf(&b, "page %s %.0f x %.0f\n", page.Label, page.Width, page.Height)
	}
	for _, c := range p.Chapters {
		for _, x := range c.Passages {
			fmt.Fprintf(&b, "h%d %q %q %q\n\t%s\n", x.Level, x.ID, x.Number, x.Title, x.Words)
			for _, l := range x.Links {
				fmt.Fprintf(&b, "\tlink %q %s\n", l.Text, l.Target)
			}
			for _, i := range x.Images {
				fmt.Fprintf(&b, "\tpicture %q\n", i.Alt)
			}
			if x.Refs != nil {
				fmt.Fprintf(&b, "\tnotes %v\n", x.Refs)
			}
		}
		for _, n := range c.Notes {
			fmt.Fprintf(&b, "note %d %s\n", n.Number, n.Words)
		}
	}
	for _, h := range p.Headings {
		fmt.Fprintf(&b, "heading %q page %d at %.0f web %q\n", h.Passage.Title, h.Page, h.Y, h.Web)
	}
	for _, m := range p.Bookmarks {
		fmt.Fprintf(&b, "bookmark %d %q %q\n", m.Level, m.Title, m.Destination)
	}
	for _, d := range p.Destinations {
		fmt.Fprintf(&b, "destination %q page %d at %.0f\n", d.ID, d.Page, d.Y)
	}
	for _, e := range p.Entries {
		fmt.Fprintf(&b, "entry %q %q %q\n", e.Text, e.Label, e.Destination)
	}
	for _, s := range p.Stray {
		fmt.Fprintf(&b, "stray %d %s\n", s.Page, s.Text)
	}
	fmt.Fprintf(&b, "roles %s\n", strings.Join(p.Roles, " "))
	return b.String()
}

func checkSummary(t *testing.T, data []byte, want string) {
	t.Helper()
	p, err := ReadPDF("test.pdf", data)
	if err != nil {
		t.Fatal(err)
	}
	if got := summary(p); got != want {
		t.Errorf("%s", diff.Diff("got", []byte(got), "want", []byte(want)))
	}
}

// A reader that understands only what our own writer writes would share its
// mistakes. These files were made by others: by Chromium, with qpdf's object and
// cross-reference streams; by cairo; by Ghostscript from groff.
func TestFilesOfOtherWritersAreRead(t *testing.T) {
	for _, file := range []string{"chromium-packed", "cairo", "ghostscript"} {
		data, err := os.ReadFile("testdata/foreign/" + file + ".pdf")
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile("testdata/foreign/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		checkSummary(t, data, string(want))
	}
}

// hand returns the PDF that testdata/hand.txt writes out, and what is to be read.
func hand(t testing.TB) (data []byte, want string) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/hand.txt")
	if err != nil {
		t.Fatal(err)
	}
	part := func(i int) string { return string(archive.Files[i].Data) }
	return packed(part(0) + "trailer " + part(1)), part(2)
}

func TestHandWrittenFileIsRead(t *testing.T) {
	data, want := hand(t)
	checkSummary(t, data, want)
}

// Editors append to files: the newest version of an object counts.
func TestUpdatedFileIsRead(t *testing.T) {
	data, want := hand(t)
	start := data[bytes.LastIndex(data, []byte("startxref"))+len("startxref"):]
	before, _, _ := bytes.Cut(bytes.TrimSpace(start), []byte("\n"))
	at := len(data)
	data = append(data, "42 0 obj << /Title (Changed) /Dest (a:x) /SE 16 0 R >> endobj\n"...)
	data = fmt.Appendf(data, "xref\n42 1\n%010d 00000 n \ntrailer << /Root 1 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF",
		at, before, at+bytes.IndexByte(data[at:], '\n')+1)
	checkSummary(t, data, strings.Replace(want, `2 "Elsewhere"`, `2 "Changed"`, 1))
}

// A broken file must be reported as one, with what is wrong.
func TestBrokenFilesAreErrors(t *testing.T) {
	encrypted := "%PDF-1.4\nxref\n0 0\ntrailer << /Encrypt << >> >>\nstartxref\n9\n%%EOF"
	for name, c := range map[string]struct{ data, want string }{
		"empty":      {"", "no PDF file: it does not begin with %PDF-"},
		"no tail":    {"%PDF-1.4\n", "no startxref"},
		"encrypted":  {encrypted, "the file is encrypted"},
		"no catalog": {strings.Replace(encrypted, "/Encrypt", "/Other", 1), "the file has no catalog"},
		"no section": {"%PDF-1.4\nstartxref\n99\n", "cross-reference section at 99: it is outside of the file"},
		"circle":     {strings.Replace(encrypted, "/Encrypt << >>", "/Prev 9", 1), "cross-reference sections go round at 9"},
	} {
		if _, err := ReadPDF("x.pdf", []byte(c.data)); err == nil || err.Error() != c.want {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
	}
}

// A small file can ask for endless work. It must get an error instead, soon.
func TestEndlessFilesAreErrors(t *testing.T) {
	const frame = `1 0 obj << /Type /Catalog /Pages 2 0 R /StructTreeRoot << /K 10 0 R >> /PageLabels 11 0 R /Names << /Dests 12 0 R >> >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 200] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources 5 0 R >> endobj
`
	for name, c := range map[string]struct{ objects, want string }{
		"structure": {"10 0 obj [<< /K 10 0 R >> << /K 10 0 R >>] endobj\n", "a tree deeper than 100"},
		"labels":    {"11 0 obj << /Kids [11 0 R 11 0 R] >> endobj\n", "a tree deeper than 100"},
		"names":     {"12 0 obj << /Kids [12 0 R 12 0 R] >> endobj\n", "a tree deeper than 100"},
		"forms": {"4 0 obj << >> stream\n/F Do\nendstream endobj\n5 0 obj << /XObject << /F 6 0 R >> >> endobj\n" +
			"6 0 obj << /Subtype /Form /Resources 5 0 R >> stream\n/F Do /F Do\nendstream endobj\n", "page 1: forms nested deeper than 20"},
		"references": {"4 0 obj 4 0 R endobj\n10 0 obj 13 0 R endobj\n13 0 obj 10 0 R endobj\n", "references go round"},
		"fan": {"4 0 obj << >> stream\n/F Do\nendstream endobj\n5 0 obj << /XObject << /F 6 0 R >> >> endobj\n" +
			fan(6, 18), "page 1: the file unpacks to more than is sane"},
		"marks": {"4 0 obj << >> stream\n" + strings.Repeat("/P BMC ", 2000) + "\nendstream endobj\n", "page 1: marked content nested deeper than 1000"},
	} {
		_, err := ReadPDF("x.pdf", packed(frame+c.objects+"trailer << /Root 1 0 R >>"))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
	}
}

// fan returns forms each of which shows the next eight times.
func fan(first, count int) string {
	var b strings.Builder
	for n := first; n < first+count; n++ {
		fmt.Fprintf(&b, "%d 0 obj << /Subtype /Form /Resources << /XObject << /F %d 0 R >> >> >> stream\n%s\nendstream endobj\n",
			n, n+1, strings.Repeat("/F Do ", 8))
	}
	return b.String()
}
