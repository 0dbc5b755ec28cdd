package verify

import (
	"unicode/utf8"

	"fieldguide/internal/pdffile"
)

// A pdfFont turns the codes of shown strings into characters.
type pdfFont struct {
	wide  bool     // codes are of two bytes
	texts []string // by code; empty where it is not known
}

// appendText appends the characters of a shown string. Codes that the font does
// not explain become U+FFFD, one each.
func (p *pdfFont) appendText(dst, codes []byte) []byte {
	step := 1
	if p.wide {
		step = 2
	}
	for ; len(codes) >= step; codes = codes[step:] {
		code := int(codes[0])
		if p.wide {
			code = code<<8 | int(codes[1])
		}
		if code < len(p.texts) && p.texts[code] != "" {
			dst = append(dst, p.texts[code]...)
			continue
		}
		dst = utf8.AppendRune(dst, utf8.RuneError)
	}
	return dst
}

// readFont reads a font: by its ToUnicode map, and where that is silent, by its
// encoding if it is a simple one.
func readFont(f *pdffile.File, o pdffile.Object) *pdfFont {
	d := f.Dict(o)
	f.Fail(f.Spend(4096)) // a font costs more than its name in a content stream
	p := &pdfFont{wide: f.Name(d.Get("Subtype")) == "Type0"}
	if !p.wide {
		p.texts = encoding(f, d.Get("Encoding"))
	}
	if _, ok := f.Resolve(d.Get("ToUnicode")).(*pdffile.Stream); ok {
		p.texts = pdffile.ReadTextMap(p.texts, f.Bytes(d.Get("ToUnicode")))
	}
	return p
}

// encoding returns the characters of a simple font's codes. Windows' encoding
// stands for all that are not named glyph by glyph.
func encoding(f *pdffile.File, o pdffile.Object) []string {
	texts := make([]string, 256)
	for code := range texts {
		texts[code] = string(pdffile.Windows1252(byte(code)))
	}
	code := 0
	for _, o := range f.Array(f.Dict(o).Get("Differences")) {
		switch o := f.Resolve(o).(type) {
		case float64:
			code = int(o)
		case pdffile.Name:
			if 0 <= code && code < len(texts) {
				texts[code] = glyphText(o)
			}
			code++
		}
	}
	return texts
}
