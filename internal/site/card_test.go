package site

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// A link that is shown with a picture of nothing, or of half a title, is not
// followed.
func TestCard(t *testing.T) {
	for _, title := range []string{"T", "Machine Learning System Design", strings.Repeat("A title of very many words ", 5)} {
		data, err := card(&outline.Guide{Title: title, Subtitle: "A field guide to the interview"})
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if got := picture.Bounds(); got != image.Rect(0, 0, 1200, 630) {
			t.Errorf("%q: the card measures %v", title, got)
		}
		drawn := inked(picture)
		if drawn.Empty() {
			t.Errorf("%q: nothing is drawn", title)
		}
		if free := image.Rect(cardAxis-10, 60, cardWidth-cardEdge+10, cardHeight-20); !drawn.In(free) {
			t.Errorf("%q: text is drawn in %v, beyond %v", title, drawn, free)
		}
	}
}

// inked returns the bounds of what is drawn right of the card's bar.
func inked(picture image.Image) image.Rectangle {
	var drawn image.Rectangle
	paper := picture.At(cardWidth-1, cardHeight-1)
	for y := range cardHeight {
		for x := cardAxis - 60; x < cardWidth; x++ {
			if picture.At(x, y) != paper {
				drawn = drawn.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return drawn
}

// Both colors of the card have to be in its palette as they are, and paper too:
// else they are drawn in the nearest shade.
func TestCardPalette(t *testing.T) {
	palette := cardPalette()
	for _, c := range []theme.Color{theme.Gray(255), theme.Default.Ink, theme.Default.Accent} {
		r, g, b, _ := palette.Convert(rgb(c)).RGBA()
		if got := (theme.Color{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8)}); got != c {
			t.Errorf("%v is drawn as %v", c, got)
		}
	}
	if len(palette) > 256 {
		t.Errorf("the palette has %d colors", len(palette))
	}
}
