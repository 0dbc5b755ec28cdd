// Package font reads the faces that text is set in: which characters they
// cover, how words become glyphs, and the part of a face that a document needs.
package font

import (
	"bytes"
	"unicode"

	text "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// A GlyphID is a glyph's index in its face.
type GlyphID uint16

// A Face is a parsed TrueType face with glyf outlines. Its measures are in font
// units, UnitsPerEm to the em. It is safe for concurrent use.
type Face struct {
	Name                                string // PostScript name
	UnitsPerEm                          int
	Ascent, Descent, CapHeight, XHeight int    // Descent is negative
	ItalicAngle                         int    // hundredths of a degree, negative to the right
	Weight                              int    // 400 for regular, 600 for semibold
	Bounds                              [4]int // of all glyphs: left, bottom, right, top
	Monospaced                          bool

	tables tables
	shapes *text.Font // what HarfBuzz shapes with; never changed
}

// Parse reads a TrueType face.
func Parse(data []byte) (*Face, error) {
	t, err := readTables(data)
	if err != nil {
		return nil, err
	}
	if err := t.check(); err != nil {
		return nil, err
	}
	shapes, err := shapingFont(t)
	if err != nil {
		return nil, err
	}
	f := &Face{tables: t, shapes: shapes, Name: t.postScriptName()}
	f.measure()
	return f, nil
}

// shapingFont reads the tables that shaping needs, and no outlines: they would
// take most of the time.
func shapingFont(t tables) (*text.Font, error) {
	file := t.file("head", "maxp", "hhea", "hmtx", "cmap", "OS/2", "GDEF", "GSUB", "GPOS", "kern")
	loader, err := opentype.NewLoader(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	return text.NewFont(loader)
}

// measure fills in the face's measures.
func (f *Face) measure() {
	head, hhea, os2, post := f.tables["head"], f.tables["hhea"], f.tables["OS/2"], f.tables["post"]
	f.UnitsPerEm = head.u16(18)
	f.Ascent, f.Descent = hhea.i16(4), hhea.i16(6)
	f.Weight = os2.u16(4)
	for i := range f.Bounds {
		f.Bounds[i] = head.i16(36 + 2*i)
	}
	f.ItalicAngle = int(int32(post.u32(4))) * 100 / 0x10000
	f.Monospaced = post.u32(12) != 0
	if len(os2) >= 90 { // from version 2 on
		f.XHeight, f.CapHeight = os2.i16(86), os2.i16(88)
		return
	}
	f.XHeight, f.CapHeight = f.Ascent/2, f.Ascent*7/10
}

const (
	softHyphen        = '\u00AD'
	nonBreakingHyphen = '\u2011'
)

// Has reports whether the face can set the character: it has a glyph for it, or
// one to draw it with, as it has for hyphens and spaces of all kinds, or the
// character is not drawn at all. It has none of the control characters.
func (f *Face) Has(r rune) bool {
	if _, found := f.shapes.NominalGlyph(r); found {
		return !unicode.IsControl(r)
	}
	switch {
	case r == softHyphen || r == nonBreakingHyphen:
		_, found := f.shapes.NominalGlyph('-')
		return found
	case isSpace(r):
		_, found := f.shapes.NominalGlyph(' ')
		return found
	}
	return invisible(r)
}

// isSpace reports whether HarfBuzz sets the character as a space of its width,
// where the face has none.
func isSpace(r rune) bool {
	switch {
	case 0x2000 <= r && r <= 0x200A, r == 0x00A0, r == 0x202F, r == 0x205F, r == 0x3000:
		return true
	}
	return false
}

// invisible reports whether a character only joins, parts or varies others. It is
// that part of Unicode's Default_Ignorable_Code_Point that left-to-right text
// can meet.
func invisible(r rune) bool {
	switch {
	case 0x200B <= r && r <= 0x200F, // zero-width space and joiners, direction marks
		0x202A <= r && r <= 0x202E, // directions
		0x2060 <= r && r <= 0x206F, // word joiner
		0xFE00 <= r && r <= 0xFE0F, // variation selectors
		r == 0xFEFF, r == 0x034F,   // zero-width no-break space, grapheme joiner
		0xE0000 <= r && r <= 0xE0FFF: // tags
		return true
	}
	return false
}

// Width returns a glyph's advance without kerning, in font units; 0 if there is
// no such glyph.
func (f *Face) Width(id GlyphID) int {
	if int(id) >= f.tables["maxp"].u16(4) {
		return 0
	}
	advance, _ := f.tables.metric(id)
	return advance
}
