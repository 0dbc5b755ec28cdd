package preflight

import (
	"bytes"
	"image"
	"image/png"
	"sync"
	"testing"
	"testing/fstest"

	"fieldguide/assets"
	"fieldguide/internal/font"
	"fieldguide/internal/layout"
	"fieldguide/internal/load"
	"fieldguide/internal/pdf"
	"fieldguide/internal/pdftest"
	"fieldguide/internal/theme"

	"github.com/rogpeppe/go-internal/txtar"
)

// book returns the PDF of testdata/guide.txt, taken apart.
var book = sync.OnceValues(func() (string, error) {
	archive, err := txtar.ParseFile("testdata/guide.txt")
	if err != nil {
		return "", err
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		return "", err
	}
	files := fstest.MapFS{"red.png": {Data: picture.Bytes()}}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	guide, faults, err := load.Guide(files, load.Options{})
	if err != nil {
		return "", err
	}
	if err := faults.Err(); err != nil {
		return "", err
	}
	family, err := font.Load(assets.Files)
	if err != nil {
		return "", err
	}
	made, err := (&pdf.Renderer{Setter: layout.Setter{Family: family, Paper: theme.A4}, File: "book.pdf"}).Render(guide)
	if err != nil {
		return "", err
	}
	return pdftest.Expand(made[0].Data)
})

func sound(t testing.TB) string {
	t.Helper()
	text, err := book()
	if err != nil {
		t.Fatal(err)
	}
	return text
}
