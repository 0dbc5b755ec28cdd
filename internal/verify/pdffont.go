package verify

import (
	"bytes"
	"unicode/utf8"
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

// font reads a font: by its ToUnicode map, and where that is silent, by its
// encoding if it is a simple one.
func (f *pdfFile) font(o object) *pdfFont {
	d := f.dict(o)
	f.fail(f.spend(4096)) // a font costs more than its name in a content stream
	p := &pdfFont{wide: f.name(d.get("Subtype")) == "Type0"}
	if !p.wide {
		p.texts = f.encoding(d.get("Encoding"))
	}
	if _, ok := f.resolve(d.get("ToUnicode")).(*stream); ok {
		p.readMap(f.bytes(d.get("ToUnicode")))
	}
	return p
}

// encoding returns the characters of a simple font's codes. Windows' encoding
// stands for all that are not named glyph by glyph.
func (f *pdfFile) encoding(o object) []string {
	texts := make([]string, 256)
	for code := range texts {
		texts[code] = string(windows(byte(code)))
	}
	code := 0
	for _, o := range f.array(f.dict(o).get("Differences")) {
		switch o := f.resolve(o).(type) {
		case float64:
			code = int(o)
		case name:
			if 0 <= code && code < len(texts) {
				texts[code] = glyphText(o)
			}
			code++
		}
	}
	return texts
}

// readMap reads a ToUnicode map (ISO 32000-1, 9.10.3; Adobe Technical Note
// 5411). Its ranges of codes and strings bound it: no code is longer than two bytes.
func (p *pdfFont) readMap(data []byte) {
	l := &lexer{data: data}
	for {
		t := l.next()
		if t.kind == endToken {
			return
		}
		if t.kind == wordToken {
			switch string(t.text) {
			case "beginbfchar":
				p.readChars(l)
			case "beginbfrange":
				p.readRanges(l)
			}
		}
		l.scratch = l.scratch[:0]
	}
}

func (p *pdfFont) readChars(l *lexer) {
	for {
		code, text := l.next(), token{}
		if code.kind != stringToken {
			return
		}
		if text = l.next(); text.kind != stringToken {
			return
		}
		p.set(codeOf(code.text), utf16Text(string(text.text)))
		l.scratch = l.scratch[:0]
	}
}

func (p *pdfFont) readRanges(l *lexer) {
	for {
		l.scratch = l.scratch[:0]
		first := l.next()
		last := l.next()
		if first.kind != stringToken || last.kind != stringToken {
			return
		}
		from, to := codeOf(first.text), codeOf(last.text)
		switch text := l.next(); text.kind {
		case stringToken:
			p.setRange(from, to, text.text)
		case arrayOpen:
			for code := from; ; code++ {
				text := l.next()
				if text.kind != stringToken {
					break
				}
				p.set(code, utf16Text(string(text.text)))
			}
		default:
			return
		}
	}
}

// setRange maps consecutive codes to strings whose last byte counts up.
func (p *pdfFont) setRange(from, to int, text []byte) {
	text = bytes.Clone(text)
	for code := from; code <= min(to, from+0xff) && len(text) > 0; code++ {
		p.set(code, utf16Text(string(text)))
		if text[len(text)-1]++; text[len(text)-1] == 0 && len(text) > 1 {
			text[len(text)-2]++
		}
	}
}

func (p *pdfFont) set(code int, text string) {
	if code < 0 || code > 0xffff {
		return
	}
	if code >= len(p.texts) {
		grown := make([]string, max(code+1, 2*len(p.texts)))
		copy(grown, p.texts)
		p.texts = grown
	}
	p.texts[code] = text
}

// codeOf returns the number that the bytes write, or -1 for more than two bytes.
func codeOf(text []byte) int {
	switch len(text) {
	case 1:
		return int(text[0])
	case 2:
		return int(text[0])<<8 | int(text[1])
	}
	return -1
}
