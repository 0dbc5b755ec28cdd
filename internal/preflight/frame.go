package preflight

import (
	"bytes"

	"fieldguide/internal/pdffile"
)

// checkFrame checks what stands around the objects: header, trailer and end.
func (c *checker) checkFrame() {
	const rule = "ISO 19005-2, 6.1.2"
	data := c.file.Data()
	if !bytes.HasPrefix(data, []byte("%PDF-1.")) || len(data) < 9 || data[7] < '0' || data[7] > '7' {
		c.add(place{}, rule, "the file does not begin with %%PDF-1.0 to %%PDF-1.7")
	}
	if !binaryComment(data) {
		c.add(place{}, rule, "the header is not followed by a comment of four bytes above 127")
	}
	if id := c.file.Array(c.file.Trailer.Get("ID")); len(id) != 2 {
		c.add(place{}, "ISO 19005-2, 6.1.3", "the trailer has no ID")
	}
	end := bytes.TrimSuffix(bytes.TrimSuffix(data, []byte("\n")), []byte("\r"))
	if !bytes.HasSuffix(end, []byte("%%EOF")) {
		c.add(place{}, "ISO 19005-2, 6.1.3", "the file does not end with %%%%EOF")
	}
}

// binaryComment reports whether the second line tells programs that the file is
// not text.
func binaryComment(data []byte) bool {
	at := bytes.IndexAny(data[:min(len(data), 32)], "\r\n")
	if at < 0 {
		return false
	}
	line := bytes.TrimLeft(data[at:min(len(data), at+32)], "\r\n")
	if len(line) < 5 || line[0] != '%' {
		return false
	}
	for _, b := range line[1:5] {
		if b < 0x80 {
			return false
		}
	}
	return true
}

// Bounds of PDF/A, ISO 19005-2, 6.1.13.
const (
	maxName    = 127   // bytes of a name
	maxString  = 32767 // bytes of a string
	maxNesting = 28    // of saved graphics states
)

// checkObjects looks at every object of the file for what may stand nowhere.
func (c *checker) checkObjects() {
	for _, n := range c.file.Numbers() {
		o := c.file.Object(n)
		if c.file.Err() != nil {
			return
		}
		if s, ok := o.(*pdffile.Stream); ok {
			c.checkStream(s, n)
		}
		c.checkValue(o, n, 0)
	}
}

func (c *checker) checkStream(s *pdffile.Stream, number int) {
	at := place{object: number}
	if s.Dict.Get("F") != nil || s.Dict.Get("FFilter") != nil {
		c.add(at, "ISO 19005-2, 6.1.7.1", "the stream's data is in another file")
	}
	for _, o := range c.file.List(s.Dict.Get("Filter")) {
		switch f := c.file.Name(o); f {
		case "LZWDecode", "LZW", "Crypt":
			c.add(at, "ISO 19005-2, 6.1.7.2", "the stream is packed with %s", f)
		}
	}
	switch c.file.Name(s.Dict.Get("Subtype")) {
	case "PS":
		c.add(at, "ISO 19005-2, 6.2.9", "a PostScript XObject")
	case "Form":
		c.forbid(s.Dict, at, "ISO 19005-2, 6.2.9", "a form", "OPI", "Ref", "PS", "Subtype2")
	case "Image":
		c.forbid(s.Dict, at, "ISO 19005-2, 6.2.8", "a picture", "OPI", "Alternates")
		if c.file.Resolve(s.Dict.Get("Interpolate")) == true {
			c.add(at, "ISO 19005-2, 6.2.8", "a picture has Interpolate")
		}
	}
}

// forbid reports the keys that a dictionary must not have.
func (c *checker) forbid(d pdffile.Dict, at place, rule, what string, keys ...pdffile.Name) {
	for _, key := range keys {
		if d.Get(key) != nil {
			c.add(at, rule, "%s has %s", what, key)
		}
	}
}

// checkValue checks an object and what it holds, up to references.
func (c *checker) checkValue(o pdffile.Object, number, depth int) {
	switch o := o.(type) {
	case *pdffile.Stream:
		c.checkValue(o.Dict, number, depth)
	case pdffile.Array:
		for _, e := range o {
			c.checkValue(e, number, depth+1)
		}
	case pdffile.Dict:
		c.checkAction(o, number)
		c.checkGraphics(o, number)
		for _, e := range o {
			c.checkValue(e.Key, number, depth+1)
			c.checkValue(e.Value, number, depth+1)
		}
	case pdffile.Name:
		if len(o) > maxName {
			c.add(place{object: number}, "ISO 19005-2, 6.1.13", "a name of %d bytes", len(o))
		}
	case pdffile.String:
		if len(o) > maxString {
			c.add(place{object: number}, "ISO 19005-2, 6.1.13", "a string of %d bytes", len(o))
		}
	}
}

// checkAction checks whether a dictionary is an action that may not be.
func (c *checker) checkAction(d pdffile.Dict, number int) {
	kind := c.file.Name(d.Get("S"))
	at := place{object: number}
	switch kind {
	case "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "JavaScript":
		if kind != "JavaScript" && c.file.Name(d.Get("Type")) != "Action" && d.Get("P") != nil {
			return // a structure element of that name
		}
		c.add(at, "ISO 19005-2, 6.5.1", "a forbidden action: %s", kind)
	case "Named":
		switch n := c.file.Name(d.Get("N")); n {
		case "NextPage", "PrevPage", "FirstPage", "LastPage":
		default:
			c.add(at, "ISO 19005-2, 6.5.1", "a forbidden named action: %s", n)
		}
	}
	if d.Get("AA") != nil {
		c.add(at, "ISO 19005-2, 6.5.2", "actions that start by themselves (AA)")
	}
}

// checkGraphics checks whether a dictionary is a graphics state that may not be.
func (c *checker) checkGraphics(d pdffile.Dict, number int) {
	if c.file.Name(d.Get("Type")) != "ExtGState" {
		return
	}
	at := place{object: number}
	c.forbid(d, at, "ISO 19005-2, 6.2.5", "a graphics state", "TR", "HTP", "HTO")
	for _, o := range c.file.List(d.Get("BM")) {
		switch m := c.file.Name(o); m {
		case "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight",
			"SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity":
		default:
			c.add(at, "ISO 19005-2, 6.2.10", "an unknown blend mode: %s", m)
		}
	}
}
