package pdf

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"testing"

	"fieldguide/internal/layout"
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// A photograph must be printed as it is seen: for each orientation, another
// program must find the corners where Exif says that they are.
func TestOtherReadersTurnPictures(t *testing.T) {
	stored := image.NewRGBA(image.Rect(0, 0, 64, 64))
	corners := [2][2]color.RGBA{ // by row and column
		{{R: 255, A: 255}, {G: 255, A: 255}},
		{{B: 255, A: 255}, {A: 255}},
	}
	for y := range 64 {
		for x := range 64 {
			stored.SetRGBA(x, y, corners[y/32][x/32])
		}
	}
	data := jpegOf(t, stored)
	s := newSetter()
	s.newPage("1")
	for i := range 8 {
		figure := s.doc.Root.Child(layout.FigureRole)
		figure.Alt = "A photograph"
		s.draw(&layout.Picture{X: theme.Length(50*i) * theme.Point, Y: 100 * theme.Point, Width: 40 * theme.Point, Height: 40 * theme.Point,
			Asset: &outline.Asset{Type: "image/jpeg", Data: data, Width: 64, Height: 64, Orientation: i + 1}, Element: figure})
	}
	name := saved(t, s.doc)
	picture := filepath.Join(filepath.Dir(name), "page")
	run(t, "pdftoppm", "-r", "72", "-png", "-singlefile", name, picture)
	f, err := os.Open(picture + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	page, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	// Where the stored first row and first column are seen, Exif 2.32, table of
	// tag 274: the colors at the upper left, upper right, lower left, lower right.
	for i, want := range []string{"rgbk", "grkb", "kbgr", "bkrg", "rbgk", "brkg", "kgbr", "gkrb"} {
		got := ""
		for _, at := range [4]image.Point{{8, 8}, {32, 8}, {8, 32}, {32, 32}} {
			got += name4(page.At(50*i+at.X, 100+at.Y))
		}
		if got != want {
			t.Errorf("orientation %d: corners are %s, want %s", i+1, got, want)
		}
	}
}

func name4(c color.Color) string {
	r, g, b, _ := c.RGBA()
	for _, known := range []struct {
		name    string
		r, g, b uint32
	}{{"r", 1, 0, 0}, {"g", 0, 1, 0}, {"b", 0, 0, 1}, {"k", 0, 0, 0}} {
		if r>>15 == known.r && g>>15 == known.g && b>>15 == known.b {
			return known.name
		}
	}
	return fmt.Sprint(c)
}
