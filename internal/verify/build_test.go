package verify

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"fieldguide/assets"
	"fieldguide/internal/font"
	"fieldguide/internal/layout"
	"fieldguide/internal/load"
	"fieldguide/internal/outline"
	"fieldguide/internal/pdf"
	"fieldguide/internal/pdftest"
	"fieldguide/internal/render"
	"fieldguide/internal/site"
	"fieldguide/internal/theme"

	"github.com/rogpeppe/go-internal/txtar"
)

// guide reads testdata/guide.txt, with an edit of its text if old is not empty.
func guide(t *testing.T, old, new string) *outline.Guide {
	t.Helper()
	return guideIn(t, "testdata/guide.txt", old, new)
}

func guideIn(t *testing.T, file, old, new string) *outline.Guide {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"red.png": {Data: redSquare()}}
	edited := old == ""
	for _, f := range archive.Files {
		text := string(f.Data)
		edited = edited || strings.Contains(text, old)
		if old != "" {
			text = strings.ReplaceAll(text, old, new)
		}
		files[f.Name] = &fstest.MapFile{Data: []byte(text)}
	}
	if !edited {
		t.Fatalf("the guide does not have %q", old)
	}
	family, err := faces()
	if err != nil {
		t.Fatal(err)
	}
	g, faults, err := load.Guide(files, load.Options{Measurer: &font.Ruler{Family: family}})
	if err != nil || faults.Fatal() {
		t.Fatal(err, faults)
	}
	return g
}

func redSquare() []byte {
	picture := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	for i := range 64 {
		picture.Set(i%8, i/8, color.NRGBA{R: 200, A: 255})
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		panic(err)
	}
	return out.Bytes()
}

var faces = sync.OnceValues(func() (*font.Family, error) { return font.Load(assets.Files) })

// book returns the guide's PDF.
func book(t testing.TB, g *outline.Guide) []byte {
	t.Helper()
	family, err := faces()
	if err != nil {
		t.Fatal(err)
	}
	r := &pdf.Renderer{Setter: layout.Setter{Family: family, Paper: theme.A4, Edition: "Carry-on edition"}, File: "book.pdf"}
	files, err := r.Render(g)
	if err != nil {
		t.Fatal(err)
	}
	return files[0].Data
}

// web returns the guide's site, which names the pages of the PDF.
func web(t testing.TB, g *outline.Guide, p *PDF) []render.File {
	t.Helper()
	edition := render.Edition{
		File: p.Name, Detail: outline.Distilled, Paper: "a4", Pages: len(p.Pages),
		PageOf: p.PageOf(), LabelOf: p.LabelOf(),
	}
	files, err := (&site.Renderer{Editions: []render.Edition{edition}, Lines: g.At(outline.OnePage).Lines()}).Render(g)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func readBook(t testing.TB, data []byte) *PDF {
	t.Helper()
	p, err := ReadPDF("book.pdf", data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// expand writes a PDF's objects as text, for a test to damage any of them; packed
// makes a PDF of them.
func expand(t testing.TB, data []byte) string {
	t.Helper()
	text, err := pdftest.Expand(data)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func packed(text string) []byte { return pdftest.Pack(text) }
