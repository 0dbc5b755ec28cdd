package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fieldguide/internal/font"
	"fieldguide/internal/theme"
)

// A word is characters without a space between them, shaped once for a typeface
// and cut where it may be divided. It is never changed.
type word struct {
	text      string
	fragments []fragment
	width     theme.Length
	missing   rune // a character that no face has; 0 if there is none
}

// A fragment is a part of a word that is not divided, in one face.
type fragment struct {
	face        *font.Face
	glyphs      []Glyph
	width       theme.Length
	left, right theme.Length // how far it may stand out of the measure
	cut         cut          // what may happen after it
}

// A cut says how a word may be divided after a fragment.
type cut uint8

const (
	uncut       cut = iota
	hyphenCut       // with a hyphen
	compoundCut     // with a hyphen, in a word that has hyphens of its own
	plainCut        // as it is, behind a dash
	codeCut         // as it is, in a program or an address
	lastCut         // as it is, if nothing else helps
)

type wordKey struct {
	typeface
	text string
}

// word returns the text as a word in that typeface.
func (s *setting) word(t typeface, text string) *word {
	key := wordKey{t, text}
	if w, ok := s.words[key]; ok {
		return w
	}
	w := s.shapeWord(t, text)
	s.words[key] = w
	return w
}

func (s *setting) shapeWord(t typeface, text string) *word {
	w := &word{text: text}
	cuts := s.cuts(t, text)
	for start := 0; start < len(text); {
		face, end, missing := s.cover(t.face, text, start)
		if missing != 0 {
			w.missing = missing
		}
		w.fragments = append(w.fragments, s.fragments(t, face, text, start, end, cuts)...)
		start = end
	}
	for i := range w.fragments {
		w.width += w.fragments[i].width
	}
	return w
}

// cover returns the face that sets the text from start up to end, and a
// character that no face has, or 0.
func (s *setting) cover(own *font.Face, text string, start int) (face *font.Face, end int, missing rune) {
	end = start
	for i, r := range text[start:] {
		f := own
		if !own.Has(r) {
			f = s.fallback(r)
		}
		if f == nil {
			f, missing = own, r
		}
		if face == nil {
			face = f
		}
		if f != face && !unicode.Is(unicode.Mn, r) {
			break
		}
		end = start + i + utf8.RuneLen(r)
	}
	return face, end, missing
}

func (s *setting) fallback(r rune) *font.Face {
	for _, f := range s.family.Fallbacks() {
		if f.Has(r) {
			return f
		}
	}
	return nil
}

// fragments shapes the word from start up to end and cuts it between glyphs; a
// place inside a ligature is no cut.
func (s *setting) fragments(t typeface, face *font.Face, text string, start, end int, cuts []wordCut) []fragment {
	shaped := s.shaper.Shape(face, t.features, text[start:end])
	glyphs := make([]Glyph, len(shaped))
	upem := theme.Length(face.UnitsPerEm)
	for i, g := range shaped {
		glyphs[i] = Glyph{
			ID: g.ID, Text: g.Text,
			Advance: t.size * theme.Length(g.Advance) / upem,
			Rise:    t.size * theme.Length(g.Rise) / upem,
		}
	}
	var fragments []fragment
	from := 0
	for i, g := range shaped {
		if c := cutAt(cuts, start+g.Offset); c != uncut && i > from && g.Text != "" {
			fragments = append(fragments, newFragment(face, glyphs[from:i:i], c))
			from = i
		}
	}
	return append(fragments, newFragment(face, glyphs[from:], cutAt(cuts, end)))
}

func newFragment(face *font.Face, glyphs []Glyph, c cut) fragment {
	f := fragment{face: face, glyphs: glyphs, cut: c}
	for _, g := range glyphs {
		f.width += g.Advance
	}
	if len(glyphs) == 0 || face.Monospaced {
		return f
	}
	f.left = protrusion(leftProtrusion[:], glyphs[0])
	f.right = protrusion(rightProtrusion[:], glyphs[len(glyphs)-1])
	return f
}

// A wordCut is a place in a word, in bytes, where it may be divided.
type wordCut struct {
	at  int
	cut cut
}

func cutAt(cuts []wordCut, at int) cut {
	for _, c := range cuts {
		if c.at == at {
			return c.cut
		}
	}
	return uncut
}

// cuts returns where the text may be divided, in order.
func (s *setting) cuts(t typeface, text string) []wordCut {
	var cuts []wordCut
	switch t.division {
	case undividedCode:
	case charDivision:
		for i := range text {
			cuts = append(cuts, wordCut{i, lastCut})
		}
	case codeDivision:
		cuts = codeCuts(text)
	default:
		if isAddress(text) {
			return codeCuts(text)
		}
		if t.division == hyphenated {
			cuts = s.hyphenCuts(text)
		}
		cuts = append(cuts, dashCuts(text)...)
	}
	slices.SortFunc(cuts, func(a, b wordCut) int { return a.at - b.at })
	return cuts
}

// hyphenCuts returns where the word may be divided with a hyphen. A compound may
// be divided inside its parts, at a higher price.
func (s *setting) hyphenCuts(text string) []wordCut {
	var cuts []wordCut
	kind := hyphenCut
	start := 0
	for start < len(text) {
		end := len(text)
		if n := strings.IndexAny(text[start:], "-–—/"); n >= 0 && start+n > 0 {
			end, kind = start+n, compoundCut
		}
		for _, at := range s.hyphens.Points(text[start:end]) {
			cuts = append(cuts, wordCut{start + at, kind})
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		start = end + max(size, 1)
	}
	return cuts
}

// isAddress reports whether the text is a URL or a path.
func isAddress(text string) bool {
	return strings.Contains(text, "://") || strings.HasPrefix(text, "www.") || strings.Count(text, "/") > 1
}

// dashCuts returns the places behind the hyphens and dashes inside a word.
func dashCuts(text string) []wordCut {
	var cuts []wordCut
	letters := 0 // before the place
	for i, r := range text {
		after := i + utf8.RuneLen(r)
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			letters++
		case letters == 0 || after == len(text):
		case r == '\u00AD':
			cuts = append(cuts, wordCut{after, plainCut})
		case r == '\u200B', r == '—', r == '–', (r == '-' || r == '/') && letters > 1 && startsLetter(text[after:]):
			cuts = append(cuts, wordCut{after, plainCut})
		}
	}
	return cuts
}

func startsLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// codeCuts returns the places behind the punctuation of programs and addresses:
// where their parts end.
func codeCuts(text string) []wordCut {
	var cuts []wordCut
	var before rune
	for i, r := range text {
		if i > 1 && strings.ContainsRune("/._-,;:=&?+#|(@", before) && (unicode.IsLetter(r) || unicode.IsDigit(r)) && i+2 < len(text) {
			cuts = append(cuts, wordCut{i, codeCut})
		}
		before = r
	}
	return cuts
}

// A protruding character stands out of the measure by thousandths of its width,
// so that the edge of the text looks straight (Hàn Thế Thành, "Micro-typographic
// extensions to the TeX typesetting system", 2000).
type protruding struct {
	text        string
	thousandths theme.Length
}

var (
	rightProtrusion = [...]protruding{
		{".", 700}, {",", 700}, {"-", 600}, {"\u00AD", 600}, {"’", 600}, {"”", 500}, {":", 400}, {";", 400},
		{"–", 300}, {"—", 200}, {"!", 200}, {"?", 200}, {")", 100}, {"T", 70}, {"V", 50}, {"Y", 70}, {"r", 50},
	}
	leftProtrusion = [...]protruding{
		{"“", 500}, {"‘", 600}, {"–", 300}, {"—", 200}, {"(", 80}, {"A", 50}, {"T", 70}, {"V", 50}, {"W", 50}, {"Y", 70},
	}
)

func protrusion(table []protruding, g Glyph) theme.Length {
	for i := range table {
		if table[i].text == g.Text {
			return g.Advance * table[i].thousandths / 1000
		}
	}
	return 0
}
