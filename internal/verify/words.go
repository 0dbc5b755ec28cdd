package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A builder gathers the words of a passage or a note in the form in which the
// outline and every output are compared: one space between words, characters
// that nobody sees left out.
type builder struct {
	buf   []byte
	gap   bool // a word ended; the next begins after a space
	links []openLink
}

// An openLink is a link of which the words are buf[start:end].
type openLink struct {
	start, end int
	target     string
}

// write adds text. White space ends a word; nothing else does.
func write[T string | []byte](b *builder, text T) {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c == ' ' || '\t' <= c && c <= '\r' {
				b.gap = true
				i++
				continue
			}
			start := i
			for i < len(text) && ' ' < text[i] && text[i] < utf8.RuneSelf {
				i++
			}
			i = max(i, start+1) // a control character is a word's
			b.space()
			b.buf = append(b.buf, text[start:i]...)
			continue
		}
		r, size := utf8.DecodeRuneInString(string(text[i:min(i+utf8.UTFMax, len(text))]))
		i += size
		b.rune(r)
	}
}

func (b *builder) rune(r rune) {
	switch {
	case unseen(r):
	case unicode.IsSpace(r):
		b.gap = true
	default:
		b.space()
		b.buf = utf8.AppendRune(b.buf, r)
	}
}

func (b *builder) space() {
	if b.gap && len(b.buf) > 0 {
		b.buf = append(b.buf, ' ')
	}
	b.gap = false
}

// unseen reports whether a character only says where a line may break: soft
// hyphen, zero width space, word joiner, zero width no-break space. Outputs may
// set them or not.
func unseen(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}

// end ends the current word: blocks, cells and pictures do.
func (b *builder) end() { b.gap = true }

// mark returns the place at which a link's words will begin.
func (b *builder) mark() int { return len(b.buf) }

// link adds a link whose words are what was written since mark.
func (b *builder) link(start int, target string) {
	b.links = append(b.links, openLink{start, len(b.buf), target})
}

// take returns what was gathered and begins anew.
func (b *builder) take() (words string, links []Link) {
	words = string(b.buf)
	for _, l := range b.links {
		links = append(links, Link{strings.TrimPrefix(words[l.start:l.end], " "), l.target})
	}
	b.buf, b.links, b.gap = b.buf[:0], b.links[:0], false
	return words, links
}

// canonical returns text with one space between its words.
func canonical(text string) string {
	var b builder
	write(&b, text)
	return string(b.buf)
}
