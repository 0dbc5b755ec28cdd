package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldguide/internal/outline"
)

func sources() []*outline.Asset {
	return []*outline.Asset{
		{Path: "framework/1-clarify.md", Type: "text/markdown", Data: []byte("# Clarify\n\nWho uses it?\n")},
		{Path: "SUMMARY.md", Type: "text/markdown", Data: []byte("- [Clarify](framework/1-clarify.md)\n")},
		{Path: "über (1).yaml", Type: "application/yaml"},
	}
}

// Who gets the PDF alone must get the sources out of it, byte for byte.
func TestOtherReadersFindTheAttachments(t *testing.T) {
	data, err := Write(proof(t), sources()...)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	name := filepath.Join(folder, "guide.pdf")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if out := run(t, "qpdf", "--check", name); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
	for _, s := range sources() {
		if got := run(t, "qpdf", "--show-attachment="+s.Path, name); got != string(s.Data) {
			t.Errorf("%s holds %q, want %q", s.Path, got, s.Data)
		}
	}
	out := run(t, "qpdf", "--list-attachments", "--verbose", name)
	for _, want := range []string{"SUMMARY.md", "text/markdown", "application/yaml", "Source of the guide: framework/1-clarify.md", "D:20260102030405Z"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	saved := filepath.Join(folder, "clarify.md")
	run(t, "pdfdetach", "-savefile", "framework/1-clarify.md", "-o", saved, name)
	if got, err := os.ReadFile(saved); err != nil || !bytes.Equal(got, sources()[0].Data) {
		t.Errorf("pdfdetach saves %q, error %v", got, err)
	}
}

// A file with attachments that claims to be a PDF/A-2 is refused by archives.
func TestAttachmentsAreClaimed(t *testing.T) {
	d := proof(t)
	if got := string(metadata(d, false)); !strings.Contains(got, "<pdfaid:part>2<") {
		t.Errorf("without attachments the file does not claim PDF/A-2:\n%s", got)
	}
	if got := string(metadata(d, true)); !strings.Contains(got, "<pdfaid:part>3<") {
		t.Errorf("with attachments the file does not claim PDF/A-3:\n%s", got)
	}
}

// Of two files of one name, a reader finds one.
func TestAttachmentsContradict(t *testing.T) {
	list := append(sources(), sources()[0])
	if _, err := Write(proof(t), list...); err == nil || !strings.Contains(err.Error(), `two attachments are called "framework/1-clarify.md"`) {
		t.Errorf("error %v", err)
	}
	if _, err := Write(proof(t), &outline.Asset{Path: "a"}); err == nil {
		t.Error("a file without a type was attached")
	}
}
