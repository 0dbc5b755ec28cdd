package pdf

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"

	"fieldguide/internal/font"
)

// faces are the faces of a document and the glyphs that it uses of them.
type faces struct {
	all   []*face
	known map[*font.Face]*face
}

// use returns the face as the document knows it, in the order of first use.
func (f *faces) use(of *font.Face) *face {
	if known, ok := f.known[of]; ok {
		return known
	}
	used := &face{of: of, name: fmt.Sprintf("F%d", len(f.all)), glyphs: []glyph{{}}, widths: []int{}}
	used.widths = append(used.widths, used.width(0))
	if f.known == nil {
		f.known = map[*font.Face]*face{}
	}
	f.known[of] = used
	f.all = append(f.all, used)
	return used
}

// A face is a face in use. What ISO 32000-1, 9.7, calls a CID stands here for a
// glyph together with the text that it is drawn for: the same f in "of" and in
// small capitals, a ligature, a hyphen that is one and a hyphen at a line's end,
// all copy as what was written.
type face struct {
	of     *font.Face
	name   string   // in the resources
	glyphs []glyph  // by CID; the first is .notdef
	widths []int    // by CID, in thousandths of an em
	first  []uint16 // by glyph, the CID of its first text; 0 for none
	more   map[glyph]uint16
}

type glyph struct {
	id   font.GlyphID
	text string
}

// cid returns the number that draws the glyph and reads as the text.
func (f *face) cid(id font.GlyphID, text string) uint16 {
	if int(id) < len(f.first) {
		if cid := f.first[id]; cid != 0 && f.glyphs[cid].text == text {
			return cid
		}
	}
	return f.lookUp(glyph{id, text})
}

// lookUp finds or makes the number of a glyph that is new, or stands for more
// than one text.
func (f *face) lookUp(g glyph) uint16 {
	if cid, known := f.more[g]; known {
		return cid
	}
	cid := uint16(len(f.glyphs))
	f.glyphs = append(f.glyphs, g)
	f.widths = append(f.widths, f.width(g.id))
	for int(g.id) >= len(f.first) {
		f.first = append(f.first, make([]uint16, int(g.id)+256-len(f.first))...)
	}
	if f.first[g.id] == 0 {
		f.first[g.id] = cid
		return cid
	}
	if f.more == nil {
		f.more = map[glyph]uint16{}
	}
	f.more[g] = cid
	return cid
}

// width returns a glyph's advance in thousandths of an em.
func (f *face) width(id font.GlyphID) int { return f.thousandths(f.of.Width(id)) }

// thousandths turns font units into thousandths of an em.
func (f *face) thousandths(units int) int {
	em := f.of.UnitsPerEm
	if em == 1000 {
		return units
	}
	if units < 0 {
		return -f.thousandths(-units)
	}
	return (units*1000 + em/2) / em
}

// write adds the faces' objects and returns the numbers of the Type0 fonts.
func (f *faces) write(out *file) ([]int, error) {
	subsets, errs := make([][]byte, len(f.all)), make([]error, len(f.all))
	var wait sync.WaitGroup
	for i, used := range f.all {
		wait.Go(func() { subsets[i], errs[i] = used.subset() })
	}
	wait.Wait()
	numbers := make([]int, len(f.all))
	for i, used := range f.all {
		if errs[i] != nil {
			return nil, fmt.Errorf("subset %s: %w", used.of.Name, errs[i])
		}
		numbers[i] = used.write(out, subsets[i])
	}
	return numbers, nil
}

func (f *face) subset() ([]byte, error) {
	if len(f.glyphs) > 0xFFFF {
		return nil, errors.New("more than 65535 glyphs and texts")
	}
	ids := make([]font.GlyphID, len(f.glyphs))
	for cid, g := range f.glyphs {
		if g.id == 0 && cid > 0 {
			return nil, fmt.Errorf("no glyph for %q", g.text)
		}
		ids[cid] = g.id
	}
	return f.of.Subset(ids)
}

// write adds the face's objects: the subset, its description, the CIDFont, the
// way back to text and the Type0 font, whose number it returns.
func (f *face) write(out *file, subset []byte) int {
	program := out.add(object{body: fmt.Appendf(nil, "/Length1 %d", len(subset)), stream: subset})
	name := subsetTag(subset) + "+" + f.of.Name
	descriptor := out.add(object{body: f.descriptor(name, program)})
	unicode := out.add(object{stream: f.toUnicode()})
	var cid code
	cid.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor ")
	cid.ref(descriptor)
	cid.add("/W[0[")
	for i, w := range f.widths {
		if i > 0 {
			cid.add(" ")
		}
		cid.int(w)
	}
	cid.add("]]>>")
	descendant := out.add(object{body: cid})
	var font code
	font.add("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/" + name + "/DescendantFonts[")
	font.ref(descendant)
	font.add("]/ToUnicode ")
	font.ref(unicode)
	font.add(">>")
	return out.add(object{body: font})
}

// subsetTag returns the six letters that tell subsets of a face apart.
func subsetTag(subset []byte) string {
	sum := sha256.Sum256(subset)
	tag := sum[:6]
	for i := range tag {
		tag[i] = 'A' + tag[i]%26
	}
	return string(tag)
}

// Flags of a font descriptor, ISO 32000-1, table 123.
const (
	fixedPitch = 1 << 0
	symbolic   = 1 << 2
	italic     = 1 << 6
)

func (f *face) descriptor(name string, program int) code {
	flags := symbolic
	if f.of.Monospaced {
		flags |= fixedPitch
	}
	if f.of.ItalicAngle != 0 {
		flags |= italic
	}
	var c code
	c.add("<</Type/FontDescriptor/FontName/" + name + "/Flags ")
	c.int(flags)
	c.add("/FontBBox[")
	for _, edge := range f.of.Bounds {
		c.int(f.thousandths(edge))
		c.add(" ")
	}
	c.add("]/ItalicAngle ")
	c.thousandths(int64(f.of.ItalicAngle) * 10)
	for _, measure := range []struct {
		key   string
		units int
	}{{"/Ascent ", f.of.Ascent}, {"/Descent ", f.of.Descent}, {"/CapHeight ", f.of.CapHeight}, {"/XHeight ", f.of.XHeight}} {
		c.add(measure.key)
		c.int(f.thousandths(measure.units))
	}
	c.add("/StemV ")
	c.int(50 + f.of.Weight*f.of.Weight/(65*65)) // the customary estimate: faces do not tell
	c.add("/FontFile2 ")
	c.ref(program)
	c.add(">>")
	return c
}

// perBlock is the most entries that a block of a CMap may have.
const perBlock = 100

// toUnicode returns the CMap that leads from CIDs back to text, ISO 32000-1,
// 9.10.3.
func (f *face) toUnicode() []byte {
	var c code
	c.add("/CIDInit/ProcSet findresource begin 12 dict begin begincmap" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def" +
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n" +
		"1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	for from := 1; from < len(f.glyphs); from += perBlock {
		to := min(from+perBlock, len(f.glyphs))
		c.int(to - from)
		c.add(" beginbfchar\n")
		for cid := from; cid < to; cid++ {
			c.add("<")
			c.hex(uint16(cid))
			c.add("><")
			c.utf16(f.glyphs[cid].text)
			c.add(">\n")
		}
		c.add("endbfchar\n")
	}
	c.add("endcmap CMapName currentdict/CMap defineresource pop end end")
	return c
}
