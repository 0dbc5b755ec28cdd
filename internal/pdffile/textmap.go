package pdffile

import "bytes"

// A textMap is the list of texts that is being read.
type textMap struct{ texts []string }

// ReadTextMap reads a ToUnicode map (ISO 32000-1, 9.10.3; Adobe Technical Note
// 5411) into a list of texts by code, which may know some already, and returns
// it. Codes of more than two bytes are passed over; a code that the map does not
// name stays empty.
func ReadTextMap(texts []string, data []byte) []string {
	l, m := &Lexer{Data: data}, &textMap{texts}
	for {
		t := l.Next()
		if t.Kind == EndToken {
			return m.texts
		}
		if t.Kind == WordToken {
			switch string(t.Text) {
			case "beginbfchar":
				m.readChars(l)
			case "beginbfrange":
				m.readRanges(l)
			}
		}
		l.Reset()
	}
}

func (m *textMap) readChars(l *Lexer) {
	for {
		code, text := l.Next(), Token{}
		if code.Kind != StringToken {
			return
		}
		if text = l.Next(); text.Kind != StringToken {
			return
		}
		m.set(codeOf(code.Text), UTF16Text(string(text.Text)))
		l.Reset()
	}
}

func (m *textMap) readRanges(l *Lexer) {
	for {
		l.Reset()
		first := l.Next()
		last := l.Next()
		if first.Kind != StringToken || last.Kind != StringToken {
			return
		}
		from, to := codeOf(first.Text), codeOf(last.Text)
		switch text := l.Next(); text.Kind {
		case StringToken:
			m.setRange(from, to, text.Text)
		case ArrayOpen:
			for code := from; ; code++ {
				text := l.Next()
				if text.Kind != StringToken {
					break
				}
				m.set(code, UTF16Text(string(text.Text)))
			}
		default:
			return
		}
	}
}

// setRange maps consecutive codes to strings whose last byte counts up.
func (m *textMap) setRange(from, to int, text []byte) {
	text = bytes.Clone(text)
	for code := from; code <= min(to, from+0xff) && len(text) > 0; code++ {
		m.set(code, UTF16Text(string(text)))
		if text[len(text)-1]++; text[len(text)-1] == 0 && len(text) > 1 {
			text[len(text)-2]++
		}
	}
}

func (m *textMap) set(code int, text string) {
	if code < 0 || code > 0xffff {
		return
	}
	if code >= len(m.texts) {
		grown := make([]string, max(code+1, 2*len(m.texts)))
		copy(grown, m.texts)
		m.texts = grown
	}
	m.texts[code] = text
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
