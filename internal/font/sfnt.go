package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// tables are the tables of an sfnt file, by tag. Readers of a table check its
// length once, in check, and rely on it from then on.
type tables map[string]table

// A table is the bytes of one table, big-endian.
type table []byte

func (t table) u16(at int) int { return int(binary.BigEndian.Uint16(t[at:])) }
func (t table) i16(at int) int { return int(int16(binary.BigEndian.Uint16(t[at:]))) }
func (t table) u32(at int) int { return int(binary.BigEndian.Uint32(t[at:])) }

// readTables reads the table directory of a TrueType file.
func readTables(data []byte) (tables, error) {
	file := table(data)
	if len(file) < 12 {
		return nil, errors.New("the face is shorter than its header")
	}
	if v := file.u32(0); v != 0x00010000 && v != 0x74727565 { // "true"
		return nil, errors.New("the face has no TrueType outlines")
	}
	n := file.u16(4)
	if len(file) < 12+16*n {
		return nil, errors.New("the face is shorter than its table directory")
	}
	found := make(tables, n)
	for i := range n {
		entry := file[12+16*i:]
		offset, length := entry.u32(8), entry.u32(12)
		if offset > len(file) || length > len(file)-offset {
			return nil, fmt.Errorf("table %q reaches behind the end of the face", entry[:4])
		}
		found[string(entry[:4])] = file[offset : offset+length]
	}
	return found, nil
}

// shortest lists the tables that a face must have and the bytes that every
// reader in this package takes for granted in them.
var shortest = []struct {
	tag    string
	length int
}{
	{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"cmap", 4}, {"OS/2", 78}, {"post", 32}, {"loca", 4}, {"glyf", 0}, {"hmtx", 4},
}

// check reports the first table that is missing or too short for what the
// other tables say of it.
func (t tables) check() error {
	for _, need := range shortest {
		tab, ok := t[need.tag]
		if !ok {
			return fmt.Errorf("the face has no table %q", need.tag)
		}
		if len(tab) < need.length {
			return fmt.Errorf("table %q is too short", need.tag)
		}
	}
	if em := t["head"].u16(18); em < 16 || em > 16384 {
		return fmt.Errorf("%d units to the em, but a face has 16 to 16384", em)
	}
	glyphs, metrics := t["maxp"].u16(4), t["hhea"].u16(34)
	if glyphs == 0 {
		return errors.New("the face has no glyphs")
	}
	if metrics == 0 || metrics > glyphs || len(t["hmtx"]) < 4*metrics+2*(glyphs-metrics) {
		return errors.New(`table "hmtx" is too short`)
	}
	return t.checkLoca(glyphs)
}

// checkLoca sees that every glyph's outline lies inside the glyf table.
func (t tables) checkLoca(glyphs int) error {
	size := 2
	if t.longLoca() {
		size = 4
	}
	if len(t["loca"]) < size*(glyphs+1) {
		return errors.New(`table "loca" is too short`)
	}
	last := 0
	for i := range glyphs + 1 {
		at := t.outlineAt(i)
		if at < last || at > len(t["glyf"]) {
			return fmt.Errorf("the outline of glyph %d reaches outside its table", i)
		}
		last = at
	}
	return nil
}

func (t tables) longLoca() bool { return t["head"].u16(50) != 0 }

// outlineAt returns where in the glyf table the outline of glyph i begins, which
// is where that of glyph i-1 ends.
func (t tables) outlineAt(i int) int {
	if t.longLoca() {
		return t["loca"].u32(4 * i)
	}
	return 2 * t["loca"].u16(2*i)
}

// outline returns a glyph's outline; it is empty for a space.
func (t tables) outline(id GlyphID) table {
	return t["glyf"][t.outlineAt(int(id)):t.outlineAt(int(id)+1)]
}

// metric returns a glyph's advance and its left side bearing. The last glyphs
// of a face may share the advance of the one before them.
func (t tables) metric(id GlyphID) (advance, bearing int) {
	last, hmtx := t["hhea"].u16(34)-1, t["hmtx"]
	if i := int(id); i > last {
		return hmtx.u16(4 * last), hmtx.i16(4*(last+1) + 2*(i-last-1))
	}
	return hmtx.u16(4 * int(id)), hmtx.i16(4*int(id) + 2)
}

// postScriptName returns the name that PDF files call the face by: letters,
// digits and hyphens. Other characters are left out.
func (t tables) postScriptName() string {
	names := t["name"]
	if len(names) < 6 {
		return "Unnamed"
	}
	stored := names.u16(4)
	for i := range names.u16(2) {
		at := 6 + 12*i
		if at+12 > len(names) {
			break
		}
		record := names[at : at+12]
		if record.u16(6) != 6 || record.u16(0) != 3 && record.u16(0) != 1 {
			continue
		}
		from := stored + record.u16(10)
		to := from + record.u16(8)
		if to > len(names) {
			continue
		}
		if name := plainName(names[from:to]); name != "" {
			return name
		}
	}
	return "Unnamed"
}

// plainName keeps what may stand in a PostScript name. It reads UTF-16 and
// one-byte encodings alike, for the high bytes of the former are zero.
func plainName(text []byte) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-':
			return r
		}
		return -1
	}, string(text))
}

// file returns an sfnt file of the tables with these tags that there are,
// checksums included. Equal tables give equal bytes.
func (t tables) file(tags ...string) []byte {
	tags = slices.DeleteFunc(slices.Clone(tags), func(tag string) bool { return t[tag] == nil })
	slices.Sort(tags)
	length := 12 + 16*len(tags)
	for _, tag := range tags {
		length += (len(t[tag]) + 3) &^ 3
	}
	out := append(make([]byte, 0, length), header(len(tags))...)
	head := -1
	for i, tag := range tags {
		from := len(out)
		out = append(out, t[tag]...)
		if tag == "head" {
			head = from
			binary.BigEndian.PutUint32(out[head+8:], 0)
		}
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
		entry := out[12+16*i:]
		copy(entry, tag)
		binary.BigEndian.PutUint32(entry[4:], checksum(out[from:]))
		binary.BigEndian.PutUint32(entry[8:], uint32(from))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(t[tag])))
	}
	if head >= 0 {
		binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	}
	return out
}

// header returns the start of a file of n tables, with an empty directory.
func header(n int) []byte {
	power := 0
	for 2<<power <= n {
		power++
	}
	out := make([]byte, 12+16*n)
	binary.BigEndian.PutUint32(out, 0x00010000)
	binary.BigEndian.PutUint16(out[4:], uint16(n))
	binary.BigEndian.PutUint16(out[6:], uint16(16<<power))
	binary.BigEndian.PutUint16(out[8:], uint16(power))
	binary.BigEndian.PutUint16(out[10:], uint16(16*n-16<<power))
	return out
}

// checksum adds up the 32-bit words of a padded table.
func checksum(padded []byte) uint32 {
	var sum uint32
	for ; len(padded) >= 4; padded = padded[4:] {
		sum += binary.BigEndian.Uint32(padded)
	}
	return sum
}
