package search

import (
	"net/url"
	"unicode"
	"unicode/utf8"

	"fieldguide/internal/outline"
)

// A section is what one result of a search leads to: a chapter's opening or a
// section, without the sections in it.
type section struct {
	number  string
	title   string
	address string // percent-encoded, relative to the site's root
	text    string // words as the page shows them, one space between them
	// aside is what the page says without showing it: formulas in words,
	// alternatives of pictures and diagrams, long forms of abbreviations.
	aside string
}

// sections returns a chapter's sections in reading order, its opening first. The
// words of a note stand with the section that first refers to it.
func sections(c *outline.Chapter) []section {
	g := &gatherer{noted: map[*outline.Note]bool{}}
	page := c.Address()
	list := []section{g.section(c.Number, c.Title, c.Blocks, page, "")}
	for s := range c.All() {
		list = append(list, g.section(s.Number, s.Title, s.Blocks, page, s.Anchor))
	}
	return list
}

// A gatherer visits a chapter and gathers what its sections say.
type gatherer struct {
	text  words
	aside words
	noted map[*outline.Note]bool // their words stand somewhere
	notes []*outline.Note        // their words are to follow
}

var (
	_ outline.BlockVisitor  = (*gatherer)(nil)
	_ outline.InlineVisitor = (*gatherer)(nil)
)

func (g *gatherer) section(number string, title []outline.Inline, blocks []outline.Block, page, anchor string) section {
	s := section{number: number, address: (&url.URL{Path: page, Fragment: anchor}).String()}
	g.inlines(title)
	s.title = g.text.take()
	g.blocks(blocks)
	for len(g.notes) > 0 { // a note may refer to others
		n := g.notes[0]
		g.notes = g.notes[1:]
		g.blocks(n.Blocks)
	}
	s.text, s.aside = g.text.take(), g.aside.take()
	return s
}

// A words gathers text with one space between words. Characters that only say
// where a line may break are left out: nobody types them.
type words struct {
	buf []byte
	gap bool
}

func (w *words) add(text string) {
	for i := 0; i < len(text); {
		if start := i; ' ' < text[i] && text[i] < utf8.RuneSelf {
			for i < len(text) && ' ' < text[i] && text[i] < utf8.RuneSelf {
				i++
			}
			w.space()
			w.buf = append(w.buf, text[start:i]...)
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff':
		case unicode.IsSpace(r):
			w.gap = true
		default:
			w.space()
			w.buf = utf8.AppendRune(w.buf, r)
		}
	}
}

func (w *words) space() {
	if w.gap && len(w.buf) > 0 {
		w.buf = append(w.buf, ' ')
	}
	w.gap = false
}

// end ends the word: blocks and cells do.
func (w *words) end() { w.gap = true }

// line adds text that stands by itself.
func (w *words) line(text string) {
	w.end()
	w.add(text)
	w.end()
}

// take returns what was gathered and begins anew.
func (w *words) take() string {
	text := string(w.buf)
	w.buf, w.gap = w.buf[:0], false
	return text
}
