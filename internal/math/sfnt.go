package math

// A binaryTable is a table of a TrueType font. Reading outside it gives zeros:
// a damaged font sets badly, but harms nothing.
type binaryTable []byte

func (t binaryTable) u16(i int) int {
	if i < 0 || i+2 > len(t) {
		return 0
	}
	return int(t[i])<<8 | int(t[i+1])
}

func (t binaryTable) s16(i int) int { return int(int16(t.u16(i))) }

func (t binaryTable) u32(i int) int { return t.u16(i)<<16 | t.u16(i+2) }

// at returns the table from an offset on; offset 0 stands for nothing.
func (t binaryTable) at(offset int) binaryTable {
	if offset <= 0 || offset > len(t) {
		return nil
	}
	return t[offset:]
}

// sfntTable returns the table called tag, nil if there is none.
func sfntTable(font binaryTable, tag string) binaryTable {
	for i := range font.u16(4) {
		r := 12 + 16*i
		if r+16 > len(font) || string(font[r:r+4]) != tag {
			continue
		}
		from, size := font.u32(r+8), font.u32(r+12)
		if from > len(font) || size > len(font)-from {
			return nil
		}
		return font[from : from+size]
	}
	return nil
}

// covered returns the index of a glyph in a coverage table (OpenType, chapter
// "Common table formats"), -1 if it is not covered.
func covered(t binaryTable, glyph uint16) int {
	size := 2
	if t.u16(0) == 2 {
		size = 6
	}
	low, high := 0, t.u16(2)
	for low < high {
		mid := (low + high) / 2
		r := 4 + size*mid
		first, last := t.u16(r), t.u16(r)
		if size == 6 {
			last = t.u16(r + 2)
		}
		switch g := int(glyph); {
		case g < first:
			high = mid
		case g > last:
			low = mid + 1
		case size == 6:
			return t.u16(r+4) + g - first
		default:
			return mid
		}
	}
	return -1
}

// unicodeMap returns the subtable of the cmap table that maps all of Unicode
// (format 12), nil if there is none.
func unicodeMap(cmap binaryTable) binaryTable {
	for i := range cmap.u16(2) {
		if t := cmap.at(cmap.u32(8 + 8*i)); t.u16(0) == 12 {
			return t
		}
	}
	return nil
}

// mapped returns the glyph of a character by a subtable of format 12, 0 if it
// has none.
func mapped(t binaryTable, r rune) uint16 {
	low, high := 0, t.u32(12)
	for low < high {
		mid := int(uint(low+high) / 2)
		g := 16 + 12*mid
		switch c := int(r); {
		case g+12 > len(t) || c < t.u32(g):
			high = mid
		case c > t.u32(g+4):
			low = mid + 1
		default:
			return uint16(t.u32(g+8) + c - t.u32(g))
		}
	}
	return 0
}
