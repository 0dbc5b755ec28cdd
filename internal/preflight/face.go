package preflight

import (
	"fmt"

	"fieldguide/internal/pdffile"
)

// A face is a font of the file and what is drawn with it.
type face struct {
	number  int // of its object
	dict    pdffile.Dict
	name    string
	wide    bool // its codes are of two bytes and are CIDs
	strange bool // its codes mean what this reader cannot know
	widths  []float64
	usual   float64  // width of codes that widths does not have
	texts   []string // by code, of its ToUnicode map
	mapped  bool     // it has one
	toGID   []byte   // the map from CIDs to glyphs; nil if they are the same
	program *program // nil if it is none of TrueType
	used    []bool   // by code
	page    int      // where it is first used, from 1
	bounds  []rect   // by glyph: of those that were drawn
	known   []bool   // which of bounds are known
}

// face returns the font that o refers to.
func (c *checker) face(o pdffile.Object, page int) *face {
	number := numberOf(o)
	if f := c.fonts[number]; f != nil && number != 0 {
		return f
	}
	f := &face{number: number, dict: c.file.Dict(o), page: page}
	if number == 0 {
		number = -len(c.fonts) - 1 // a font that stands in the resources
	}
	c.fonts[number] = f
	c.file.Fail(c.file.Spend(1024))
	f.name = string(c.file.Name(f.dict.Get("BaseFont")))
	f.wide = c.file.Name(f.dict.Get("Subtype")) == "Type0"
	if map_, ok := c.file.Resolve(f.dict.Get("ToUnicode")).(*pdffile.Stream); ok {
		f.mapped = true
		f.texts = pdffile.ReadTextMap(nil, c.file.Bytes(map_))
	}
	if f.wide {
		c.readComposite(f)
	} else {
		c.readSimple(f)
	}
	return f
}

// descendant returns the CIDFont of a composite font.
func (c *checker) descendant(f *face) pdffile.Dict {
	if list := c.file.Array(f.dict.Get("DescendantFonts")); len(list) == 1 {
		return c.file.Dict(list[0])
	}
	return nil
}

func (c *checker) readComposite(f *face) {
	encoding := c.file.Name(f.dict.Get("Encoding"))
	f.strange = encoding != "Identity-H" && encoding != "Identity-V"
	d := c.descendant(f)
	f.usual = 1000
	if w, ok := c.file.Number(d.Get("DW")); ok {
		f.usual = w
	}
	f.widths = c.wideWidths(d.Get("W"), f.usual)
	if s, ok := c.file.Resolve(d.Get("CIDToGIDMap")).(*pdffile.Stream); ok {
		f.toGID = c.file.Bytes(s)
	}
	c.readFile(f, d)
}

// wideWidths reads the widths of a CIDFont (ISO 32000-1, 9.7.4.3).
func (c *checker) wideWidths(o pdffile.Object, usual float64) []float64 {
	var widths []float64
	set := func(cid int, w pdffile.Object) {
		n, ok := c.file.Number(w)
		if !ok || cid < 0 || cid > 0xffff {
			return
		}
		for len(widths) <= cid {
			widths = append(widths, usual)
		}
		widths[cid] = n
	}
	list := c.file.Array(o)
	for len(list) >= 2 {
		first := c.file.Integer(list[0], -1)
		if a, ok := c.file.Resolve(list[1]).(pdffile.Array); ok {
			for i, w := range a {
				set(first+i, w)
			}
			list = list[2:]
			continue
		}
		if len(list) < 3 {
			break
		}
		last := min(c.file.Integer(list[1], -1), 0xffff)
		c.file.Fail(c.file.Spend(max(0, last-first)))
		for cid := max(first, 0); cid <= last; cid++ {
			set(cid, list[2])
		}
		list = list[3:]
	}
	return widths
}

func (c *checker) readSimple(f *face) {
	first := c.file.Integer(f.dict.Get("FirstChar"), 0)
	f.widths = make([]float64, 256)
	for i, o := range c.file.Array(f.dict.Get("Widths")) {
		if w, ok := c.file.Number(o); ok && 0 <= first+i && first+i < len(f.widths) {
			f.widths[first+i] = w
		}
	}
	f.strange = true
	if c.file.Name(f.dict.Get("Subtype")) != "Type3" {
		c.readFile(f, f.dict)
	}
}

// readFile reads the font program. Whether it must be there is checked for the
// fonts that are used; see checkFace.
func (c *checker) readFile(f *face, d pdffile.Dict) {
	descriptor := c.file.Dict(d.Get("FontDescriptor"))
	s, ok := c.file.Resolve(descriptor.Get("FontFile2")).(*pdffile.Stream)
	if !ok {
		return
	}
	at := place{f.page, f.number}
	data := c.file.Bytes(s)
	if n := c.file.Integer(s.Dict.Get("Length1"), -1); n != len(data) {
		c.add(at, "ISO 19005-2, 6.2.11.2", "the program of %s is %d bytes long and says %d (Length1)", f.name, len(data), n)
	}
	p, err := readProgram(data)
	if err != nil {
		c.add(at, "ISO 14289-1, 7.21.4.1", "the program of %s cannot be used: %v", f.name, err)
		return
	}
	f.program = p
	c.file.Fail(c.file.Spend(p.glyphs * 40))
	f.bounds, f.known = make([]rect, p.glyphs), make([]bool, p.glyphs)
}

// glyph returns the glyph of a code; it is false if it cannot be known.
func (f *face) glyph(code int) (gid int, ok bool) {
	if f.strange || f.program == nil {
		return 0, false
	}
	if f.toGID == nil {
		return code, true
	}
	if 2*code+1 >= len(f.toGID) {
		return 0, true
	}
	return word(f.toGID, 2*code), true
}

// width returns a code's width in thousandths of the font's size.
func (f *face) width(code int) float64 {
	if code < len(f.widths) {
		return f.widths[code]
	}
	return f.usual
}

// ink returns the rectangle around a code's glyph in thousandths of an em; it is
// empty if nothing is drawn, or if what is cannot be known.
func (f *face) ink(code int) rect {
	gid, ok := f.glyph(code)
	if !ok || gid >= len(f.bounds) {
		return nothing
	}
	if !f.known[gid] {
		f.bounds[gid], f.known[gid] = f.program.bounds(gid), true
	}
	return f.bounds[gid]
}

// use notes that a code is shown.
func (f *face) use(code int) {
	if code >= len(f.used) {
		f.used = append(f.used, make([]bool, code+256-len(f.used))...)
	}
	f.used[code] = true
}

// codes calls each code of a shown string.
func (f *face) codes(text []byte, each func(code int)) {
	if !f.wide {
		for _, b := range text {
			each(int(b))
		}
		return
	}
	for ; len(text) >= 2; text = text[2:] {
		each(int(text[0])<<8 | int(text[1]))
	}
}

// text returns what codes read as, for messages; shortened.
func (f *face) text(codes []byte) string {
	const enough = 24
	var b []byte
	f.codes(codes, func(code int) {
		if len(b) < enough && code < len(f.texts) {
			b = append(b, f.texts[code]...)
		}
	})
	if len(b) == 0 {
		return fmt.Sprintf("text in %s", f.name)
	}
	return fmt.Sprintf("%q", b)
}
