package site

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"strings"

	"fieldguide/assets"
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The card is the picture that a link to the guide is shown with elsewhere
// (og:image of the Open Graph protocol): its title, drawn.
const (
	cardAddress = "assets/card.png"
	cardWidth   = 1200
	cardHeight  = 630
	cardAxis    = 150 // where text begins, in pixels from the left
	cardEdge    = 90  // what stays free at the right and below
)

// card draws the guide's title and subtitle, as large as they fit.
func card(g *outline.Guide) ([]byte, error) {
	d := cardDrawer{picture: image.NewPaletted(image.Rect(0, 0, cardWidth, cardHeight), cardPalette())}
	look := theme.Default
	d.fill(image.Rect(0, 0, cardAxis-60, cardHeight), look.Accent)
	y, err := d.text(g.Title, "SourceSans3-Semibold", look.Ink, []float64{112, 96, 80, 64, 48}, 110, 3)
	if err != nil {
		return nil, err
	}
	if _, err = d.text(g.Subtitle, "SourceSans3-Regular", look.Accent, []float64{52, 44, 36}, y+24, 2); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, d.picture); err != nil {
		return nil, fmt.Errorf("write %s: %w", cardAddress, err)
	}
	return out.Bytes(), nil
}

// cardPalette returns paper, and the shades between it and the colors of the
// card.
func cardPalette() color.Palette {
	var p color.Palette
	for _, c := range []theme.Color{theme.Default.Ink, theme.Default.Accent} {
		const shades = 64
		for i := range shades {
			mix := func(v uint8) uint8 { return uint8(255 - (255-int(v))*i/(shades-1)) }
			p = append(p, color.RGBA{mix(c.R), mix(c.G), mix(c.B), 255})
		}
	}
	return p
}

func rgb(c theme.Color) color.RGBA { return color.RGBA{c.R, c.G, c.B, 255} }

type cardDrawer struct{ picture *image.Paletted }

func (d *cardDrawer) fill(r image.Rectangle, c theme.Color) {
	index := uint8(d.picture.Palette.Index(rgb(c)))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := d.picture.Pix[d.picture.PixOffset(r.Min.X, y):d.picture.PixOffset(r.Max.X, y)]
		for x := range row {
			row[x] = index
		}
	}
}

// text sets text from y on in the first of the sizes at which it takes no more
// than that many lines, or in the last, and returns where it ends.
func (d *cardDrawer) text(text, name string, c theme.Color, sizes []float64, y, most int) (int, error) {
	data, err := fs.ReadFile(assets.Files, "fonts/"+name+".ttf")
	if err != nil {
		return 0, fmt.Errorf("read the card's face: %w", err)
	}
	parsed, err := opentype.Parse(data)
	if err != nil {
		return 0, fmt.Errorf("read the card's face: %w", err)
	}
	for i, size := range sizes {
		face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return 0, fmt.Errorf("read the card's face: %w", err)
		}
		lines := cardLines(face, text)
		if len(lines) > most && i < len(sizes)-1 {
			continue
		}
		for _, line := range lines {
			y += int(size * 1.1)
			drawer := font.Drawer{Dst: d.picture, Src: image.NewUniform(rgb(c)), Face: face, Dot: fixed.P(cardAxis, y)}
			drawer.DrawString(line)
		}
		break
	}
	return y, nil
}

// cardLines breaks text into lines that are as long as fits.
func cardLines(face font.Face, text string) []string {
	const measure = cardWidth - cardAxis - cardEdge
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && font.MeasureString(face, longer).Ceil() > measure {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
