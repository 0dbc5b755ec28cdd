package font

import (
	"cmp"
	"unicode/utf8"

	text "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Features are the OpenType features that a word is shaped with. Kerning and
// standard ligatures are always on, except in monospaced faces.
type Features uint8

// The features that can be turned on.
const (
	SmallCaps Features = 1 << iota // smcp and c2sc
	OldStyle                       // onum and pnum: figures that look like words
	Tabular                        // tnum and lnum: figures that stand in columns; wins over OldStyle
	Superior                       // sups
)

// tags lists the OpenType features of each of ours.
var tags = []struct {
	feature Features
	tags    []string
}{
	{SmallCaps, []string{"smcp", "c2sc"}},
	{OldStyle, []string{"onum", "pnum"}},
	{Tabular, []string{"tnum", "lnum"}},
	{Superior, []string{"sups"}},
}

// A Glyph is one glyph of a shaped word. Its measures are in font units.
type Glyph struct {
	ID      GlyphID
	Text    string // the characters that it stands for; empty for all but the first glyph of a cluster
	Offset  int    // byte offset in the word of those characters
	Advance int    // with kerning; an accent's sideways shift is taken from its neighbors' advances
	Rise    int    // upward shift
}

// A Shaper turns words into glyphs and remembers them. Its zero value is ready;
// it is not safe for concurrent use.
type Shaper struct {
	// Language is that of the words, as in BCP 47; empty means English. It must
	// not be changed after the first word.
	Language string

	buffer   *harfbuzz.Buffer
	language language.Language
	fonts    map[*Face]*harfbuzz.Font
	styles   map[styleKey]*style
	key      styleKey // of last
	last     *style   // the style of the word before: most words follow one of their own style
	spare    []Glyph  // room for the next words
}

type styleKey struct {
	face     *Face
	features Features
}

// A style is a face with features, and the words that were shaped with them.
type style struct {
	font     *harfbuzz.Font
	features []harfbuzz.Feature
	words    map[string][]Glyph
}

// Shape returns the word's glyphs, left to right. The slice must not be changed.
// A soft hyphen and a non-breaking hyphen are drawn as a hyphen and keep their
// text. Characters that the face lacks get glyph 0.
func (s *Shaper) Shape(f *Face, features Features, word string) []Glyph {
	if s.last == nil || s.key != (styleKey{f, features}) {
		s.last = s.style(f, features)
	}
	glyphs, known := s.last.words[word]
	if !known {
		glyphs = s.shape(s.last, word)
		s.last.words[word] = glyphs
	}
	return glyphs
}

// style returns the face with the features, and makes it the last one used.
func (s *Shaper) style(f *Face, features Features) *style {
	if s.buffer == nil {
		s.buffer = harfbuzz.NewBuffer()
		s.language = language.NewLanguage(cmp.Or(s.Language, "en"))
		s.fonts = map[*Face]*harfbuzz.Font{}
		s.styles = map[styleKey]*style{}
	}
	s.key = styleKey{f, features}
	st, known := s.styles[s.key]
	if known {
		return st
	}
	font, known := s.fonts[f]
	if !known {
		// At its own scale, the em, HarfBuzz reckons in whole font units. Faces
		// of go-text hold caches, so each Shaper has one of its own.
		font = harfbuzz.NewFont(text.NewFace(f.shapes))
		s.fonts[f] = font
	}
	st = &style{font: font, features: features.list(f.Monospaced), words: map[string][]Glyph{}}
	s.styles[s.key] = st
	return st
}

// list returns the features as HarfBuzz wants them. Columns of a monospaced face
// stay columns: nothing joins or moves its characters.
func (features Features) list(monospaced bool) []harfbuzz.Feature {
	var list []harfbuzz.Feature
	add := func(value uint32, tags ...string) {
		for _, tag := range tags {
			list = append(list, harfbuzz.Feature{
				Tag: opentype.MustNewTag(tag), Value: value,
				Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd,
			})
		}
	}
	if monospaced {
		add(0, "kern", "liga", "clig", "calt")
	}
	if features&Tabular != 0 {
		features &^= OldStyle
	}
	for _, t := range tags {
		if features&t.feature != 0 {
			add(1, t.tags...)
		}
	}
	return list
}

// shape runs HarfBuzz. Clusters are byte offsets in the word.
func (s *Shaper) shape(st *style, word string) []Glyph {
	b := s.buffer
	b.Clear()
	for at, r := range word {
		if r == softHyphen || r == nonBreakingHyphen {
			r = '-'
		}
		b.AddRune(r, at)
	}
	b.Props.Language = s.language
	b.Props.Direction = harfbuzz.LeftToRight
	b.Props.Script = script(word)
	b.Shape(st.font, st.features)
	return s.collect(word)
}

// script returns the script of the word's first letter, and Latin for a word
// without letters, so that numbers are set like the text that they stand in.
func script(word string) language.Script {
	for _, r := range word {
		if r < utf8.RuneSelf && (r|0x20 < 'a' || r|0x20 > 'z') {
			continue
		}
		if found := language.LookupScript(r); found.Strong() && found != language.Unknown {
			return found
		}
	}
	return language.Latin
}

// collect copies the buffer's glyphs and gives each cluster's first glyph the
// text up to the next cluster.
func (s *Shaper) collect(word string) []Glyph {
	b := s.buffer
	glyphs := s.room(len(b.Info))
	first := 0 // glyph of the current cluster
	for i, info := range b.Info {
		position := b.Pos[i]
		glyphs[i] = Glyph{ID: GlyphID(info.Glyph), Offset: info.Cluster, Advance: int(position.XAdvance), Rise: int(position.YOffset)}
		if shift := int(position.XOffset); shift != 0 && i > 0 {
			glyphs[i-1].Advance += shift
			glyphs[i].Advance -= shift
		}
		if i > 0 && info.Cluster != b.Info[first].Cluster {
			glyphs[first].Text = word[glyphs[first].Offset:info.Cluster]
			first = i
		}
	}
	if len(glyphs) > 0 {
		glyphs[first].Text = word[glyphs[first].Offset:]
	}
	return glyphs
}

// room returns space for n glyphs, cut from a larger piece: words are many and
// short.
func (s *Shaper) room(n int) []Glyph {
	if len(s.spare) < n {
		s.spare = make([]Glyph, max(n, 1024))
	}
	glyphs := s.spare[:n:n]
	s.spare = s.spare[n:]
	return glyphs
}
