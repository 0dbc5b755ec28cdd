package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"sync"

	"golang.org/x/image/webp"

	"fieldguide/internal/outline"
)

// pictures are the raster images of a document, each of them once. fpdf could
// embed them, but numbers images of the same width at random and reads no
// WebP.
type pictures struct {
	all   []*outline.Asset
	known map[*outline.Asset]int
}

// use returns the picture's name in the resources.
func (p *pictures) use(a *outline.Asset) string {
	i, known := p.known[a]
	if !known {
		if p.known == nil {
			p.known = map[*outline.Asset]int{}
		}
		i = len(p.all)
		p.known[a] = i
		p.all = append(p.all, a)
	}
	return fmt.Sprintf("I%d", i)
}

// write adds the pictures' objects and returns their numbers.
func (p *pictures) write(out *file) ([]int, error) {
	rasters, errs := make([]raster, len(p.all)), make([]error, len(p.all))
	var wait sync.WaitGroup
	for i, asset := range p.all {
		wait.Go(func() { rasters[i], errs[i] = readRaster(asset) })
	}
	wait.Wait()
	numbers := make([]int, len(p.all))
	for i, asset := range p.all {
		if errs[i] != nil {
			return nil, fmt.Errorf("embed %s: %w", asset.Path, errs[i])
		}
		numbers[i] = rasters[i].write(out)
	}
	return numbers, nil
}

// A raster is a picture as a PDF holds it.
type raster struct {
	width, height int
	space         string // color space: "DeviceRGB", "DeviceGray"
	filter        string // "DCTDecode" for JPEG, "FlateDecode" for PNG rows
	data          []byte
	mask          *raster // transparency, nil for none
}

func (r *raster) write(out *file) int {
	var body code
	body.add("/Type/XObject/Subtype/Image/Width ")
	body.int(r.width)
	body.add("/Height ")
	body.int(r.height)
	body.add("/BitsPerComponent 8/ColorSpace/" + r.space + "/Filter/" + r.filter)
	if r.filter == "FlateDecode" {
		body.add("/DecodeParms<</Predictor 15/BitsPerComponent 8/Columns ")
		body.int(r.width)
		if r.space == "DeviceRGB" {
			body.add("/Colors 3")
		}
		body.add(">>")
	}
	if r.mask != nil {
		body.add("/SMask ")
		body.ref(r.mask.write(out))
	}
	return out.add(object{body: body, stream: r.data, plain: true})
}

// mostPixels is the size up to which a picture is decoded: some forty times the
// pixels of a full page in print.
const mostPixels = 64 << 20

// A decoder reads one format.
type decoder struct {
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

func decoderOf(mediaType string) (decoder, error) {
	switch mediaType {
	case "image/png":
		return decoder{png.DecodeConfig, png.Decode}, nil
	case "image/jpeg":
		return decoder{jpeg.DecodeConfig, jpeg.Decode}, nil
	case "image/gif":
		return decoder{gif.DecodeConfig, gif.Decode}, nil
	case "image/webp":
		return decoder{webp.DecodeConfig, webp.Decode}, nil
	}
	return decoder{}, fmt.Errorf("pictures of type %q cannot be embedded", mediaType)
}

// readRaster turns a file into a raster. A JPEG stays as it is, unless it is made
// for printing presses: PDF/A-2 wants colors of the output intent, sRGB.
func readRaster(a *outline.Asset) (raster, error) {
	d, err := decoderOf(a.Type)
	if err != nil {
		return raster{}, err
	}
	config, err := d.config(bytes.NewReader(a.Data))
	if err != nil {
		return raster{}, err
	}
	if config.Width < 1 || config.Height < 1 {
		return raster{}, errors.New("the picture is empty")
	}
	if config.Width > mostPixels/config.Height {
		return raster{}, fmt.Errorf("%d by %d pixels are too many", config.Width, config.Height)
	}
	if space := jpegSpace(a.Type, config.ColorModel); space != "" {
		return raster{width: config.Width, height: config.Height, space: space, filter: "DCTDecode", data: a.Data}, nil
	}
	picture, err := d.decode(bytes.NewReader(a.Data))
	if err != nil {
		return raster{}, err
	}
	if space := pngSpace(a.Type, a.Data); space != "" {
		return raster{width: config.Width, height: config.Height, space: space, filter: "FlateDecode", data: pngRows(a.Data)}, nil
	}
	return encode(picture)
}

// pngSpace returns the color space of a PNG whose rows can stay as they are, or
// "": 8 bits a channel, gray or colored, without transparency or interlacing.
// The file has been decoded, so it is known to be whole.
func pngSpace(mediaType string, data []byte) string {
	const depth, colorType, interlace, head = 24, 25, 28, 33
	if mediaType != "image/png" || data[depth] != 8 || data[interlace] != 0 || bytes.Contains(data[head:], []byte("tRNS")) {
		return ""
	}
	switch data[colorType] {
	case 0:
		return "DeviceGray"
	case 2:
		return "DeviceRGB"
	}
	return ""
}

// jpegSpace returns the color space of a JPEG that can stay as it is, or "".
func jpegSpace(mediaType string, model color.Model) string {
	switch {
	case mediaType != "image/jpeg":
		return ""
	case model == color.GrayModel:
		return "DeviceGray"
	case model == color.YCbCrModel || model == color.RGBAModel:
		return "DeviceRGB"
	}
	return ""
}

// encode turns a decoded picture into 8-bit rows and a mask.
func encode(picture image.Image) (raster, error) {
	if gray, ok := picture.(*image.Gray); ok {
		return encodeRows(gray, "DeviceGray")
	}
	bounds := image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy())
	if whole, ok := picture.(interface{ Opaque() bool }); ok && whole.Opaque() {
		rows := image.NewRGBA(bounds)
		draw.Draw(rows, bounds, picture, picture.Bounds().Min, draw.Src)
		return encodeRows(rows, "DeviceRGB")
	}
	colors, alpha := split(picture, bounds)
	r, err := encodeRows(colors, "DeviceRGB")
	if err != nil {
		return raster{}, err
	}
	mask, err := encodeRows(alpha, "DeviceGray")
	r.mask = &mask
	return r, err
}

// split separates a picture's colors from its transparency.
func split(picture image.Image, bounds image.Rectangle) (*image.NRGBA, *image.Gray) {
	colors, alpha := image.NewNRGBA(bounds), image.NewGray(bounds)
	if plain, ok := picture.(*image.NRGBA); ok && plain.Stride == colors.Stride {
		copy(colors.Pix, plain.Pix)
	} else {
		draw.Draw(colors, bounds, picture, picture.Bounds().Min, draw.Src)
	}
	for i := range alpha.Pix {
		alpha.Pix[i] = colors.Pix[4*i+3]
		colors.Pix[4*i+3] = 0xFF
	}
	return colors, alpha
}

// encodeRows compresses an opaque picture as PNG does, whose rows a PDF can read
// (ISO 32000-1, 7.4.4.4).
func encodeRows(picture image.Image, space string) (raster, error) {
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return raster{}, err
	}
	size := picture.Bounds().Size()
	return raster{width: size.X, height: size.Y, space: space, filter: "FlateDecode", data: pngRows(out.Bytes())}, nil
}

// pngRows joins the data chunks of a whole PNG.
func pngRows(data []byte) []byte {
	const signature, frame = 8, 12 // bytes of the file's head; of a chunk beside its data
	var rows []byte
	for at := signature; at+frame <= len(data); {
		length := int(binary.BigEndian.Uint32(data[at:]))
		if string(data[at+4:at+8]) == "IDAT" {
			rows = append(rows, data[at+8:at+8+length]...)
		}
		at += frame + length
	}
	return rows
}
