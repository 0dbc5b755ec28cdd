package pipeline

import (
	"strings"
	"testing"
	"testing/fstest"

	"fieldguide/content"
	"fieldguide/internal/pdftest"
	"fieldguide/internal/preflight"
	"fieldguide/internal/render"
	"fieldguide/internal/theme"
)

// A renderer's slip against a standard must stop the build, and what only looks
// bad must be told of.
func TestFaultsOfPDFsAreTold(t *testing.T) {
	result, err := Build(fstest.MapFS{
		"SUMMARY.md": {Data: []byte("- [Heat](heat.md)\n")},
		"heat.md":    {Data: []byte("# Heat\n\nIt flows [on](https://example.com/).\n")},
	}, Options{Editions: []string{CarryOnEdition}, Papers: []string{"a4"}})
	if err != nil {
		t.Fatal(err)
	}
	text, err := pdftest.Expand(result.Files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new, drift, warning string }{
		{"/Tabs", "/Tabs", "", ""},
		{"/DisplayDocTitle true", "", "book.pdf: readers are not told to show the title (DisplayDocTitle) (ISO 14289-1, 7.1)", ""},
		{"/Tabs /S /Annots", "/Annots", "book.pdf: page 2: the tab order does not follow the structure (Tabs) (ISO 14289-1, 7.18.3)", ""},
		{" Tm\n", " Tm\n2000 0 Td\n", "", "pt beyond the page's edge"},
	} {
		var out output
		bad := pdftest.Pack(strings.Replace(text, c.old, c.new, 1))
		if err := out.readBack(render.File{Path: "book.pdf", Data: bad}); err != nil {
			t.Fatal(err)
		}
		drift := ""
		for _, m := range out.drift {
			drift += m.String()
		}
		if drift != c.drift {
			t.Errorf("%q: the drift is %q, want %q", c.new, drift, c.drift)
		}
		if warnings := out.warnings.Error(); !strings.Contains(warnings, c.warning) || (warnings == "") != (c.warning == "") {
			t.Errorf("%q: the warnings are %q, want %q", c.new, warnings, c.warning)
		}
	}
}

// No glyph and no rule of the shipped guide may leave its page or hide another,
// on any paper.
func TestTheShippedGuideStaysOnItsPages(t *testing.T) {
	result, err := Build(content.Files, Options{Papers: theme.PaperNames(), Booklet: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range result.Warnings {
		if strings.Contains(w.Msg, preflight.PageEdge) || strings.Contains(w.Msg, preflight.OverlappingText) {
			t.Error(w)
		}
	}
}
