package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Flags of a part of a composite glyph (OpenType 1.9, glyf).
const (
	wordArguments   = 0x0001
	oneScale        = 0x0008
	morePartsFollow = 0x0020
	twoScales       = 0x0040
	twoByTwo        = 0x0080
	hasInstructions = 0x0100
)

// Flags of a point of a simple glyph.
const (
	shortX     = 0x02
	shortY     = 0x04
	repeatFlag = 0x08
	sameX      = 0x10
	sameY      = 0x20
)

var errOutline = errors.New("its outline is cut short")

// A subset is a face under construction.
type subset struct {
	face   tables
	count  int             // of glyphs in the whole face
	glyphs []GlyphID       // old ids, in the order of the new ones
	places map[GlyphID]int // first new id of each old one
	glyf   []byte
	starts []int // of each outline in glyf, and the end of the last
}

// Subset returns a TrueType face of these glyphs alone, in this order; the
// first must be 0 (.notdef). The parts of composite glyphs are added behind.
// A glyph may stand in the list more than once. The result holds what a PDF
// needs, ISO 32000-1, 9.9, and no instructions: hinting is for screens that are
// gone.
func (f *Face) Subset(glyphs []GlyphID) ([]byte, error) {
	if len(glyphs) == 0 || glyphs[0] != 0 {
		return nil, errors.New("the first glyph of a subset is not .notdef")
	}
	s := &subset{face: f.tables, count: f.tables["maxp"].u16(4), glyphs: slices.Clone(glyphs), places: make(map[GlyphID]int, len(glyphs))}
	for i, id := range glyphs {
		if int(id) >= s.count {
			return nil, fmt.Errorf("there is no glyph %d", id)
		}
		if _, known := s.places[id]; !known {
			s.places[id] = i
		}
	}
	if err := s.copyOutlines(); err != nil {
		return nil, err
	}
	return s.file(), nil
}

// copyOutlines fills glyf and starts. The list of glyphs grows as it goes.
func (s *subset) copyOutlines() error {
	for i := 0; i < len(s.glyphs); i++ {
		s.starts = append(s.starts, len(s.glyf))
		if outline := s.face.outline(s.glyphs[i]); len(outline) > 0 {
			if err := s.copyOutline(outline); err != nil {
				return fmt.Errorf("glyph %d: %w", s.glyphs[i], err)
			}
		}
		for len(s.glyf)%4 != 0 {
			s.glyf = append(s.glyf, 0)
		}
		if len(s.glyphs) > 0xFFFF {
			return errors.New("a face has at most 65535 glyphs")
		}
	}
	s.starts = append(s.starts, len(s.glyf))
	return nil
}

func (s *subset) copyOutline(outline table) error {
	if len(outline) < 10 {
		return errOutline
	}
	if contours := outline.i16(0); contours >= 0 {
		return s.copySimple(outline, contours)
	}
	return s.copyComposite(outline)
}

// copySimple copies an outline of its own without instructions and padding.
func (s *subset) copySimple(outline table, contours int) error {
	ends := 10 + 2*contours
	if len(outline) < ends+2 {
		return errOutline
	}
	points := ends + 2 + outline.u16(ends)
	if len(outline) < points {
		return errOutline
	}
	s.glyf = append(s.glyf, outline[:ends]...)
	s.glyf = append(s.glyf, 0, 0)
	if contours == 0 {
		return nil
	}
	length, err := pointsLength(outline[points:], outline.u16(ends-2)+1)
	s.glyf = append(s.glyf, outline[points:points+length]...)
	return err
}

// pointsLength returns how many bytes the flags and coordinates of n points take.
func pointsLength(data table, n int) (int, error) {
	at, coordinates := 0, 0
	for n > 0 {
		if at >= len(data) {
			return 0, errOutline
		}
		flag, times := data[at], 1
		at++
		if flag&repeatFlag != 0 {
			if at >= len(data) {
				return 0, errOutline
			}
			times += int(data[at])
			at++
		}
		coordinates += times * (coordinateLength(flag, shortX, sameX) + coordinateLength(flag, shortY, sameY))
		n -= times
	}
	if n < 0 || at+coordinates > len(data) {
		return 0, errOutline
	}
	return at + coordinates, nil
}

func coordinateLength(flag, short, same byte) int {
	switch {
	case flag&short != 0:
		return 1
	case flag&same != 0:
		return 0
	}
	return 2
}

// copyComposite copies a list of parts, which get new ids, without instructions.
func (s *subset) copyComposite(outline table) error {
	at, more := 10, true
	start := len(s.glyf)
	s.glyf = append(s.glyf, outline...)
	out := table(s.glyf[start:])
	for more {
		if at+4 > len(out) {
			return errOutline
		}
		flags, part := out.u16(at), out.u16(at+2)
		if part >= s.count {
			return fmt.Errorf("its part %d does not exist", part)
		}
		binary.BigEndian.PutUint16(out[at:], uint16(flags&^hasInstructions))
		binary.BigEndian.PutUint16(out[at+2:], uint16(s.place(GlyphID(part))))
		at += 4 + partLength(flags)
		more = flags&morePartsFollow != 0
	}
	if at > len(out) {
		return errOutline
	}
	s.glyf = s.glyf[:start+at]
	return nil
}

// partLength returns how many bytes a part's offsets and scales take.
func partLength(flags int) int {
	length := 2
	if flags&wordArguments != 0 {
		length = 4
	}
	switch {
	case flags&oneScale != 0:
		length += 2
	case flags&twoScales != 0:
		length += 4
	case flags&twoByTwo != 0:
		length += 8
	}
	return length
}

// place returns the new id of a glyph that is needed as a part.
func (s *subset) place(id GlyphID) int {
	at, known := s.places[id]
	if !known {
		at = len(s.glyphs)
		s.places[id] = at
		s.glyphs = append(s.glyphs, id)
	}
	return at
}

// file puts the tables together.
func (s *subset) file() []byte {
	head, hhea, maxp := slices.Clone(s.face["head"]), slices.Clone(s.face["hhea"]), slices.Clone(s.face["maxp"])
	n := uint16(len(s.glyphs))
	binary.BigEndian.PutUint16(hhea[34:], n)
	binary.BigEndian.PutUint16(maxp[4:], n)
	short := len(s.glyf) < 2*0x10000
	var loca []byte
	for _, at := range s.starts {
		if short {
			loca = binary.BigEndian.AppendUint16(loca, uint16(at/2))
			continue
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(at))
	}
	binary.BigEndian.PutUint16(head[50:], 1)
	if short {
		binary.BigEndian.PutUint16(head[50:], 0)
	}
	var hmtx []byte
	for _, id := range s.glyphs {
		advance, bearing := s.face.metric(id)
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(advance))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(bearing))
	}
	part := tables{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": table(s.glyf)}
	return part.file("head", "hhea", "maxp", "hmtx", "loca", "glyf")
}
