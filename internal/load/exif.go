package load

import (
	"bytes"
	"encoding/binary"
)

// orientation returns how a JPEG is to be turned before it is shown, 1 to 8 as
// Exif 2.32, 4.6.4, numbers it; browsers turn it so of themselves. It is 1 for a
// picture that does not say.
func orientation(jpeg []byte) int {
	const segmentHead, marker = 4, 0xFF
	for data := bytes.TrimPrefix(jpeg, []byte{marker, 0xD8}); len(data) >= segmentHead && data[0] == marker; {
		size := 2 + int(binary.BigEndian.Uint16(data[2:]))
		if size > len(data) || data[1] == 0xDA { // the picture itself begins
			break
		}
		if tiff, isExif := bytes.CutPrefix(data[segmentHead:max(size, segmentHead)], []byte("Exif\x00\x00")); data[1] == 0xE1 && isExif {
			return tiffOrientation(tiff)
		}
		data = data[size:]
	}
	return 1
}

// tiffOrientation reads the entry 0x0112 of the first directory (TIFF 6.0,
// section 2).
func tiffOrientation(tiff []byte) int {
	const entrySize, tag = 12, 0x0112
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return 1
	}
	if len(tiff) < 8 {
		return 1
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < entrySize {
			return 1
		}
		if order.Uint16(entries) == tag {
			if turn := int(order.Uint16(entries[8:])); 1 <= turn && turn <= 8 {
				return turn
			}
			return 1
		}
		entries = entries[entrySize:]
	}
	return 1
}
