package preflight

import (
	"errors"
	"fmt"
)

// A program is an embedded TrueType font program (OpenType 1.9; ISO 32000-1,
// 9.9), as far as it must be read to know what is drawn.
type program struct {
	unitsPerEm int
	glyphs     int // their number
	metrics    int // how many of them have an advance of their own
	hmtx       []byte
	loca       []byte
	glyf       []byte
	long       bool // the entries of loca are of four bytes
}

// wanted are the tables that a font program embedded as FontFile2 must have.
var wanted = [...]string{"head", "hhea", "hmtx", "maxp", "loca", "glyf"}

// readProgram reads a font program. It is an error if what is drawn could not be
// known from it.
func readProgram(data []byte) (*program, error) {
	tables, err := readTables(data)
	if err != nil {
		return nil, err
	}
	for _, tag := range wanted {
		if tables[tag] == nil {
			return nil, fmt.Errorf("it has no table %q", tag)
		}
	}
	head, hhea, maxp := tables["head"], tables["hhea"], tables["maxp"]
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 6 {
		return nil, errors.New("its tables head, hhea and maxp are too short")
	}
	p := &program{
		unitsPerEm: word(head, 18), glyphs: word(maxp, 4), metrics: word(hhea, 34),
		hmtx: tables["hmtx"], loca: tables["loca"], glyf: tables["glyf"], long: word(head, 50) == 1,
	}
	return p, p.check()
}

// readTables cuts the file into its tables.
func readTables(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errors.New("it is empty")
	}
	if v := string(data[:4]); v != "\x00\x01\x00\x00" && v != "true" {
		return nil, fmt.Errorf("it begins with %q, as no TrueType font does", v)
	}
	tables := map[string][]byte{}
	for i := range word(data, 4) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, errors.New("its list of tables is cut off")
		}
		tag, offset, length := string(data[at:at+4]), long(data, at+8), long(data, at+12)
		if offset > len(data) || length > len(data)-offset {
			return nil, fmt.Errorf("its table %q reaches beyond its end", tag)
		}
		tables[tag] = data[offset : offset+length : offset+length]
	}
	return tables, nil
}

func (p *program) check() error {
	size := 2
	if p.long {
		size = 4
	}
	switch {
	case p.unitsPerEm < 16 || p.unitsPerEm > 16384:
		return fmt.Errorf("its em has %d units", p.unitsPerEm)
	case p.glyphs == 0:
		return errors.New("it has no glyphs")
	case p.metrics == 0 || p.metrics > p.glyphs || len(p.hmtx) < 4*p.metrics+2*(p.glyphs-p.metrics):
		return errors.New("its table hmtx is too short")
	case len(p.loca) < size*(p.glyphs+1):
		return errors.New("its table loca is too short")
	}
	for gid := range p.glyphs {
		if from, to := p.offset(gid), p.offset(gid+1); from > to || to > len(p.glyf) {
			return fmt.Errorf("glyph %d is outside of its table glyf", gid)
		}
	}
	return nil
}

func (p *program) offset(gid int) int {
	if p.long {
		return long(p.loca, 4*gid)
	}
	return 2 * word(p.loca, 2*gid)
}

// width returns a glyph's advance in thousandths of an em.
func (p *program) width(gid int) float64 {
	return float64(word(p.hmtx, 4*min(gid, p.metrics-1))) * 1000 / float64(p.unitsPerEm)
}

// bounds returns the rectangle around a glyph's outline in thousandths of an em;
// it is empty for a glyph that draws nothing.
func (p *program) bounds(gid int) rect {
	from, to := p.offset(gid), p.offset(gid+1)
	if to-from < 10 {
		return nothing
	}
	edge := func(i int) float64 {
		return float64(int16(word(p.glyf, from+2*i))) * 1000 / float64(p.unitsPerEm)
	}
	return rect{edge(1), edge(2), edge(3), edge(4)}
}

func word(data []byte, at int) int { return int(data[at])<<8 | int(data[at+1]) }

func long(data []byte, at int) int { return word(data, at)<<16 | word(data, at+2) }
