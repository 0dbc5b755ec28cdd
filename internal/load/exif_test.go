package load

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"testing"
	"testing/fstest"
)

// turnedJPEG returns a JPEG that is to be turned, in the byte order given.
func turnedJPEG(t *testing.T, width, height, turn int, order binary.AppendByteOrder, sign string) []byte {
	t.Helper()
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, image.NewGray(image.Rect(0, 0, width, height)), nil); err != nil {
		t.Fatal(err)
	}
	tiff := order.AppendUint32([]byte(sign), 8)
	tiff = order.AppendUint16(tiff, 2)
	tiff = append(tiff, make([]byte, 12)...) // an entry of no interest
	tiff = order.AppendUint16(tiff, 0x0112)
	tiff = order.AppendUint16(tiff, 3)
	tiff = order.AppendUint32(tiff, 1)
	tiff = order.AppendUint16(tiff, uint16(turn))
	tiff = append(tiff, 0, 0, 0, 0, 0, 0)
	segment := append([]byte("Exif\x00\x00"), tiff...)
	out := []byte{0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xE1} // behind a segment of another program
	out = binary.BigEndian.AppendUint16(out, uint16(len(segment)+2))
	return append(append(out, segment...), plain.Bytes()[2:]...)
}

// A photograph taken upright must stand upright in print, as it does in a
// browser.
func TestOrientation(t *testing.T) {
	for turn := range 10 {
		want := turn
		if turn < 1 || turn > 8 {
			want = 1
		}
		if got := orientation(turnedJPEG(t, 2, 1, turn, binary.BigEndian, "MM\x00*")); got != want {
			t.Errorf("turn %d is read as %d from big-endian", turn, got)
		}
		little := turnedJPEG(t, 2, 1, turn, binary.LittleEndian, "II*\x00")
		if got := orientation(little); got != want {
			t.Errorf("turn %d is read as %d from little-endian", turn, got)
		}
		for end := range len(little) {
			orientation(little[:end]) // must not read past the end
		}
	}
}

// Width and height are those of the picture as it is shown.
func TestATurnedPictureHasItsSidesExchanged(t *testing.T) {
	guide, faults, err := Guide(fstest.MapFS{
		"SUMMARY.md": {Data: []byte("- [One](one.md)\n")},
		"one.md":     {Data: []byte("# One\n\n![A photograph](p.jpg)\n")},
		"p.jpg":      {Data: turnedJPEG(t, 6, 4, 8, binary.BigEndian, "MM\x00*")},
	}, Options{})
	if err != nil || faults.Fatal() {
		t.Fatal(err, faults)
	}
	if a := guide.Assets[0]; a.Width != 4 || a.Height != 6 || a.Orientation != 8 {
		t.Errorf("%d by %d, turned %d; want 4 by 6, turned 8", a.Width, a.Height, a.Orientation)
	}
}
