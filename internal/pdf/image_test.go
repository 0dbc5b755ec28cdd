package pdf

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"fieldguide/internal/outline"
)

// Pictures come in several formats and must all be seen.
func TestReadRaster(t *testing.T) {
	opaque := image.NewRGBA(image.Rect(3, 4, 13, 9)) // not at the origin
	for i := range opaque.Pix {
		opaque.Pix[i] = 0xFF
	}
	gray := image.NewGray(image.Rect(0, 0, 10, 5))
	deep := image.NewNRGBA64(image.Rect(0, 0, 10, 5)) // 16 bits, transparent
	paletted := image.NewPaletted(image.Rect(0, 0, 10, 5), color.Palette{color.Black, color.White})
	cmyk := &outline.Asset{Type: "image/jpeg", Data: jpegOf(t, opaque)}
	for _, c := range []struct {
		name          string
		asset         *outline.Asset
		space, filter string
		mask          bool
	}{
		{"opaque PNG", &outline.Asset{Type: "image/png", Data: encodePNG(t, opaque)}, "DeviceRGB", "FlateDecode", false},
		{"gray PNG", &outline.Asset{Type: "image/png", Data: encodePNG(t, gray)}, "DeviceGray", "FlateDecode", false},
		{"16-bit PNG with transparency", &outline.Asset{Type: "image/png", Data: encodePNG(t, deep)}, "DeviceRGB", "FlateDecode", true},
		{"paletted PNG", &outline.Asset{Type: "image/png", Data: encodePNG(t, paletted)}, "DeviceRGB", "FlateDecode", false},
		{"JPEG", cmyk, "DeviceRGB", "DCTDecode", false},
		{"gray JPEG", &outline.Asset{Type: "image/jpeg", Data: jpegOf(t, gray)}, "DeviceGray", "DCTDecode", false},
		{"GIF", &outline.Asset{Type: "image/gif", Data: gifOf(t, paletted)}, "DeviceRGB", "FlateDecode", false},
		{"WebP", &outline.Asset{Type: "image/webp", Data: webpSample(t)}, "DeviceRGB", "FlateDecode", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r, err := readRaster(c.asset)
			if err != nil {
				t.Fatal(err)
			}
			if r.space != c.space || r.filter != c.filter || (r.mask != nil) != c.mask {
				t.Errorf("%s in %s, mask %v; want %s in %s, %v", r.space, r.filter, r.mask != nil, c.space, c.filter, c.mask)
			}
			if c.name != "WebP" && (r.width != 10 || r.height != 5) {
				t.Errorf("%d by %d pixels, want 10 by 5", r.width, r.height)
			}
			if len(r.data) == 0 {
				t.Error("no data")
			}
		})
	}
}

// A picture that cannot be drawn must be reported, and one that claims to be
// huge must not take the memory that it claims.
func TestReadRasterRefuses(t *testing.T) {
	huge := slices.Clone(encodePNG(t, image.NewGray(image.Rect(0, 0, 1, 1))))
	binary.BigEndian.PutUint32(huge[16:], 1<<20)
	binary.BigEndian.PutUint32(huge[20:], 1<<20)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	whole := encodePNG(t, image.NewGray(image.Rect(0, 0, 100, 100)))
	for _, c := range []struct {
		want  string
		asset *outline.Asset
	}{
		{"1048576 by 1048576 pixels are too many", &outline.Asset{Type: "image/png", Data: huge}},
		{"not enough pixel data", &outline.Asset{Type: "image/png", Data: whole[:len(whole)/2]}},
		{"not a PNG", &outline.Asset{Type: "image/png", Data: []byte("no picture")}},
		{`type "image/svg+xml" cannot be embedded`, &outline.Asset{Type: "image/svg+xml", Data: []byte("<svg/>")}},
	} {
		if _, err := readRaster(c.asset); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

func jpegOf(t *testing.T, picture image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func gifOf(t *testing.T, picture image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := gif.Encode(&out, picture, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// webpSample returns the smallest WebP: one pixel, by a lossy encoder.
func webpSample(t *testing.T) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A picture's colors and transparency must be the file's, also where its rows
// are taken over as they are.
func TestRowsHoldThePixels(t *testing.T) {
	half := image.NewNRGBA(image.Rect(0, 0, 2, 1))
	half.SetNRGBA(0, 0, color.NRGBA{R: 10, G: 20, B: 30, A: 40})
	half.SetNRGBA(1, 0, color.NRGBA{R: 50, G: 60, B: 70, A: 255})
	whole := image.NewNRGBA(image.Rect(0, 0, 1, 2))
	whole.SetNRGBA(0, 0, color.NRGBA{R: 1, G: 2, B: 3, A: 255})
	whole.SetNRGBA(0, 1, color.NRGBA{R: 1, G: 2, B: 3, A: 255})
	for _, picture := range []*image.NRGBA{half, whole} {
		r, err := readRaster(&outline.Asset{Type: "image/png", Data: encodePNG(t, picture)})
		if err != nil {
			t.Fatal(err)
		}
		colors := decodeRows(t, r, 2)
		for y := range r.height {
			for x := range r.width {
				got, want := color.NRGBAModel.Convert(colors.At(x, y)).(color.NRGBA), picture.NRGBAAt(x, y)
				if r.mask != nil {
					got.A = decodeRows(t, *r.mask, 0).At(x, y).(color.Gray).Y
				}
				if got != want {
					t.Errorf("pixel %d, %d is %v, want %v", x, y, got, want)
				}
			}
		}
	}
}

// decodeRows makes a PNG of a raster again, of that color type, and decodes it.
func decodeRows(t *testing.T, r raster, colorType byte) image.Image {
	t.Helper()
	file := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(name string, data []byte) {
		file = binary.BigEndian.AppendUint32(file, uint32(len(data)))
		from := len(file)
		file = append(append(file, name...), data...)
		file = binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(file[from:]))
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(r.width))
	head = binary.BigEndian.AppendUint32(head, uint32(r.height))
	chunk("IHDR", append(head, 8, colorType, 0, 0, 0))
	chunk("IDAT", r.data)
	chunk("IEND", nil)
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

func BenchmarkReadRaster(b *testing.B) {
	picture := image.NewNRGBA(image.Rect(0, 0, 1600, 1000))
	for i := range picture.Pix {
		picture.Pix[i] = byte(i >> 6)
	}
	transparent := &outline.Asset{Type: "image/png", Data: encodePNG(b, picture)}
	for i := 3; i < len(picture.Pix); i += 4 {
		picture.Pix[i] = 0xFF
	}
	opaque := &outline.Asset{Type: "image/png", Data: encodePNG(b, picture)}
	for name, asset := range map[string]*outline.Asset{"transparent": transparent, "opaque": opaque} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := readRaster(asset); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
