package preflight

import (
	"maps"
	"math"
	"slices"
	"strings"

	"fieldguide/internal/pdffile"
)

// checkFonts checks the fonts that are used, in the order of their objects.
func (c *checker) checkFonts() {
	for _, number := range slices.Sorted(maps.Keys(c.fonts)) {
		if f := c.fonts[number]; f.used != nil {
			c.checkFace(f)
		}
	}
}

func (c *checker) checkFace(f *face) {
	at := place{f.page, f.number}
	if f.name == "" && c.file.Name(f.dict.Get("Subtype")) != "Type3" {
		c.add(at, "ISO 19005-2, 6.2.11.2", "a font has no name (BaseFont)")
	}
	c.checkEmbedded(f, at)
	if f.wide {
		c.checkComposite(f, at)
	}
	c.checkText(f, at)
	c.checkGlyphs(f, at)
}

func (c *checker) checkEmbedded(f *face, at place) {
	if c.file.Name(f.dict.Get("Subtype")) == "Type3" {
		return
	}
	d := f.dict
	if f.wide {
		d = c.descendant(f)
	}
	descriptor := c.file.Dict(d.Get("FontDescriptor"))
	for _, key := range []pdffile.Name{"FontFile", "FontFile2", "FontFile3"} {
		if c.file.Dict(descriptor.Get(key)) != nil {
			return
		}
	}
	c.add(at, "ISO 14289-1, 7.21.4.1", "the font %s is not embedded", f.name)
}

// checkComposite checks the parts of a composite font (ISO 32000-1, 9.7).
func (c *checker) checkComposite(f *face, at place) {
	d := c.descendant(f)
	if d == nil {
		c.add(at, "ISO 32000-1, 9.7.6", "the font %s has no descendant", f.name)
		return
	}
	info := c.file.Dict(d.Get("CIDSystemInfo"))
	if info.Get("Registry") == nil || info.Get("Ordering") == nil {
		c.add(at, "ISO 14289-1, 7.21.3.1", "the font %s does not tell its character collection (CIDSystemInfo)", f.name)
	}
	if c.file.Name(d.Get("Subtype")) != "CIDFontType2" {
		return
	}
	switch m := c.file.Resolve(d.Get("CIDToGIDMap")).(type) {
	case *pdffile.Stream:
	case pdffile.Name:
		if m != "Identity" {
			c.add(at, "ISO 14289-1, 7.21.3.2", "the font %s has the CIDToGIDMap %q", f.name, m)
		}
	default:
		c.add(at, "ISO 14289-1, 7.21.3.2", "the font %s has no CIDToGIDMap", f.name)
	}
}

// checkText checks that every code that is shown can be read as text.
func (c *checker) checkText(f *face, at place) {
	const rule = "ISO 14289-1, 7.21.7"
	if !f.mapped {
		if f.wide || !c.namesGlyphs(f) {
			c.add(at, rule, "the font %s has no ToUnicode map", f.name)
		}
		return
	}
	unread := 0
	for code, used := range f.used {
		if !used {
			continue
		}
		if code >= len(f.texts) || f.texts[code] == "" {
			unread++
			continue
		}
		if strings.ContainsAny(f.texts[code], "\x00\ufeff\ufffe") {
			c.add(at, rule, "the font %s reads code %d as %+q, which is no character", f.name, code, f.texts[code])
		}
	}
	if unread > 0 {
		c.add(at, rule, "the font %s does not tell the text of %d of the codes that are shown", f.name, unread)
	}
}

// namesGlyphs reports whether a simple font's encoding tells what its codes are.
func (c *checker) namesGlyphs(f *face) bool {
	switch e := c.file.Resolve(f.dict.Get("Encoding")).(type) {
	case pdffile.Name:
		return e == "WinAnsiEncoding" || e == "MacRomanEncoding" || e == "MacExpertEncoding"
	case pdffile.Dict:
		return true
	}
	return false
}

// checkGlyphs holds what the file says of the glyphs that are shown against the
// font program.
func (c *checker) checkGlyphs(f *face, at place) {
	wrong, first := 0, 0
	for code, used := range f.used {
		gid, known := f.glyph(code)
		switch {
		case !used || !known:
			continue
		case gid == 0:
			c.add(at, "ISO 14289-1, 7.21.8", "the font %s shows .notdef for code %d", f.name, code)
			continue
		case gid >= f.program.glyphs:
			c.add(at, "ISO 14289-1, 7.21.4.1", "the font %s has no glyph %d, which code %d shows", f.name, gid, code)
			continue
		}
		if math.Abs(f.width(code)-f.program.width(gid)) > 1 {
			if wrong == 0 {
				first = code
			}
			wrong++
		}
	}
	if wrong > 0 {
		gid, _ := f.glyph(first)
		c.add(at, "ISO 14289-1, 7.21.5", "the font %s gives wrong widths for %d codes: %.0f for code %d, the program has %.0f",
			f.name, wrong, f.width(first), first, f.program.width(gid))
	}
}
