package font_test

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"fieldguide/assets"
	"fieldguide/internal/font"
)

// family returns the real faces, read once for all tests.
var family = sync.OnceValue(func() *font.Family {
	f, err := font.Load(assets.Files)
	if err != nil {
		panic(err)
	}
	return f
})

// Without its measures a face cannot be described in a PDF, and lines overlap.
func TestMeasures(t *testing.T) {
	f := family()
	for _, c := range []struct {
		face       *font.Face
		name       string
		em, weight int
		italic     bool
		mono       bool
	}{
		{f.Text, "SourceSerif4-Regular", 1000, 400, false, false},
		{f.TextItalic, "SourceSerif4-Italic", 1000, 400, true, false},
		{f.TextBold, "SourceSerif4-SemiBold", 1000, 600, false, false},
		{f.TextBoldItalic, "SourceSerif4-SemiBoldItalic", 1000, 600, true, false},
		{f.Sans, "SourceSans3-Regular", 1000, 400, false, false},
		{f.SansItalic, "SourceSans3-Italic", 1000, 400, true, false},
		{f.SansBold, "SourceSans3-SemiBold", 1000, 600, false, false},
		{f.Mono, "JetBrainsMono-Regular", 1000, 400, false, true},
		{f.MonoBold, "JetBrainsMono-SemiBold", 1000, 600, false, true},
	} {
		if c.face.Name != c.name || c.face.UnitsPerEm != c.em || c.face.Weight != c.weight ||
			(c.face.ItalicAngle < 0) != c.italic || c.face.Monospaced != c.mono {
			t.Errorf("%s: %+v", c.name, *c.face)
		}
		if !(c.face.Descent < 0 && 0 < c.face.XHeight && c.face.XHeight < c.face.CapHeight && c.face.CapHeight <= c.face.Ascent) {
			t.Errorf("%s: descent %d, x-height %d, cap height %d, ascent %d are out of order",
				c.name, c.face.Descent, c.face.XHeight, c.face.CapHeight, c.face.Ascent)
		}
		if b := c.face.Bounds; b[0] >= b[2] || b[1] >= b[3] {
			t.Errorf("%s: empty bounds %v", c.name, b)
		}
	}
}

// Without kerning, ligatures and figures the text looks like a typewriter's;
// without the right texts it cannot be searched.
func TestShape(t *testing.T) {
	f := family()
	for _, c := range []struct {
		name     string
		face     *font.Face
		features font.Features
		word     string
		texts    string // of the glyphs, separated by bars
		kerned   bool   // the word is narrower than its glyphs
		other    bool   // it has other glyphs than without the features
	}{
		{name: "kerning", face: f.Text, word: "AVATAR", texts: "A|V|A|T|A|R", kerned: true},
		{name: "ligature of three", face: f.Text, word: "efficient", texts: "e|ffi|c|i|e|n|t"},
		{name: "no ligature in the mono", face: f.Mono, word: "office", texts: "o|f|f|i|c|e"},
		{name: "no arrow in the mono", face: f.Mono, word: "a->b!=c", texts: "a|-|>|b|!|=|c"},
		{name: "small capitals keep their text", face: f.Text, features: font.SmallCaps, word: "Posix", texts: "P|o|s|i|x", other: true},
		{name: "old-style figures", face: f.Text, features: font.OldStyle, word: "1984", texts: "1|9|8|4", other: true},
		{name: "superior figures", face: f.Text, features: font.Superior, word: "12", texts: "1|2", other: true},
		{name: "soft hyphen", face: f.Text, word: "a\u00AD", texts: "a|\u00AD"},
		{name: "non-breaking hyphen", face: f.Text, word: "a\u2011b", texts: "a|\u2011|b"},
		{name: "combining accent", face: f.Text, word: "x\u0301y", texts: "x\u0301||y"},
		{name: "composed accent", face: f.Text, word: "e\u0301", texts: "e\u0301"},
		{name: "narrow space", face: f.Text, word: "1\u202F000", texts: "1|\u202F|0|0|0"},
		{name: "Greek", face: f.Text, word: "λόγος", texts: "λ|ό|γ|ο|ς"},
		{name: "no word", face: f.Text},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var s font.Shaper
			glyphs := s.Shape(c.face, c.features, c.word)
			if got := texts(glyphs); got != c.texts {
				t.Errorf("texts %q, want %q", got, c.texts)
			}
			offset, width, natural := 0, 0, 0
			for _, g := range glyphs {
				if g.ID == 0 {
					t.Errorf("%q has no glyph", g.Text)
				}
				if g.Text != "" && g.Offset != offset {
					t.Errorf("%q at %d, want %d", g.Text, g.Offset, offset)
				}
				offset += len(g.Text)
				width += g.Advance
				natural += c.face.Width(g.ID)
			}
			if c.kerned && width >= natural || c.face.Monospaced && width != natural {
				t.Errorf("width %d, of the glyphs alone %d", width, natural)
			}
			if plain := s.Shape(c.face, 0, c.word); c.other == (ids(plain) == ids(glyphs)) {
				t.Errorf("glyphs %s, without features %s", ids(glyphs), ids(plain))
			}
		})
	}
}

// Numbers in a column whose figures differ in width cannot be compared.
func TestTabularFiguresAreOfOneWidth(t *testing.T) {
	var s font.Shaper
	for _, face := range []*font.Face{family().Text, family().Sans, family().Mono} {
		glyphs := s.Shape(face, font.Tabular|font.OldStyle, "0123456789")
		for _, g := range glyphs {
			if g.Advance != glyphs[0].Advance {
				t.Errorf("%s: %s is %d wide, 0 is %d", face.Name, g.Text, g.Advance, glyphs[0].Advance)
			}
		}
	}
}

// Code that joins or moves its characters stands in no columns.
func TestMonoGlyphsAreThoseOfTheCharacters(t *testing.T) {
	var s font.Shaper
	for _, word := range []string{"a->b", "x!=y", "office", "<=>", "www", "a::b"} {
		var single string
		for _, r := range word {
			single += ids(s.Shape(family().Mono, 0, string(r)))
		}
		if got := ids(s.Shape(family().Mono, 0, word)); got != single {
			t.Errorf("%s has glyphs %s, its characters have %s", word, got, single)
		}
	}
}

// An accent beside its letter is read as a mark of its own.
func TestAccentsStandOverTheirLetters(t *testing.T) {
	var s font.Shaper
	f := family().Text
	glyphs := s.Shape(f, 0, "x\u0301")
	if len(glyphs) != 2 {
		t.Fatalf("%d glyphs, want a letter and an accent", len(glyphs))
	}
	letter := f.Width(glyphs[0].ID)
	if glyphs[0].Advance >= letter || glyphs[0].Advance+glyphs[1].Advance != letter {
		t.Errorf("the accent is %d behind the start of a letter %d wide, and the pen ends at %d",
			glyphs[0].Advance, letter, glyphs[0].Advance+glyphs[1].Advance)
	}
}

// Without a hyphen's glyph the reader cannot see that a word goes on.
func TestHyphenGlyphs(t *testing.T) {
	var s font.Shaper
	f := family()
	for _, face := range []*font.Face{f.Text, f.Sans, f.Mono} {
		hyphen := ids(s.Shape(face, 0, "-"))
		for _, other := range []string{"\u00AD", "\u2011"} {
			if got := ids(s.Shape(face, 0, other)); got != hyphen {
				t.Errorf("%s: %q has glyphs %s, want %s", face.Name, other, got, hyphen)
			}
		}
	}
}

// Has promises that Shape finds a glyph; without that, boxes are printed.
func TestHasAgreesWithShape(t *testing.T) {
	f := family()
	var s font.Shaper
	for _, face := range []*font.Face{f.Text, f.Sans, f.Mono} {
		for r := rune(0); r < 0x30000; r++ {
			if 0xD800 <= r && r < 0xE000 || !face.Has(r) {
				continue
			}
			for _, g := range s.Shape(face, 0, "n"+string(r)) {
				if g.ID == 0 {
					t.Errorf("%s has %U, but it is shaped to .notdef", face.Name, r)
				}
			}
		}
	}
	for _, r := range "\t\n\r\x00\x7f\u0085" {
		if f.Text.Has(r) {
			t.Errorf("a face has the control character %U", r)
		}
	}
	for _, r := range "a\u00AD\u2011\u00A0\u2009\u200B\u200D\uFE0F" {
		if !f.Text.Has(r) {
			t.Errorf("the text face lacks %U", r)
		}
	}
}

// Fallbacks must cover what authors write beside letters: arrows, marks, boxes.
func TestFallbacksCoverSymbols(t *testing.T) {
	for _, r := range "→⇒≤≥≠≈×·•✓∈∀┌─│█▸λ²€🎉👍🚀⚠" {
		found := false
		for _, face := range family().Fallbacks() {
			found = found || face.Has(r)
		}
		if !found {
			t.Errorf("no face has %c", r)
		}
	}
}

// Chapters are shaped side by side: faces must not be changed by it.
func TestFacesAreSharedBetweenShapers(t *testing.T) {
	f := family()
	words := strings.Fields("efficient AVATAR office fluff 1984 naïve résumé the quick brown fox")
	var wait sync.WaitGroup
	results := make([]string, 8)
	for i := range results {
		wait.Go(func() {
			var s font.Shaper
			for _, w := range words {
				results[i] += fmt.Sprint(s.Shape(f.Text, font.OldStyle, w), f.Text.Has('ß'))
			}
		})
	}
	wait.Wait()
	for i, r := range results {
		if r != results[0] {
			t.Errorf("shaper %d: %s, want %s", i, r, results[0])
		}
	}
}

// A missing or broken face must be named.
func TestLoadNamesTheFace(t *testing.T) {
	files := fstest.MapFS{}
	names, err := fs.Glob(assets.Files, "fonts/*.ttf")
	if err != nil || len(names) < 9 {
		t.Fatalf("faces %v: %v", names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(assets.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	files["fonts/JetBrainsMono-Regular.ttf"] = &fstest.MapFile{Data: []byte("not a face")}
	if _, err := font.Load(files); err == nil || !strings.Contains(err.Error(), "fonts/JetBrainsMono-Regular.ttf: the face is shorter") {
		t.Errorf("broken face: %v", err)
	}
	delete(files, "fonts/JetBrainsMono-Regular.ttf")
	if _, err := font.Load(files); err == nil || !strings.Contains(err.Error(), "JetBrainsMono-Regular") {
		t.Errorf("missing face: %v", err)
	}
}

func texts(glyphs []font.Glyph) string {
	var parts []string
	for _, g := range glyphs {
		parts = append(parts, g.Text)
	}
	return strings.Join(parts, "|")
}

func ids(glyphs []font.Glyph) string {
	var b strings.Builder
	for _, g := range glyphs {
		fmt.Fprintf(&b, "%d ", g.ID)
	}
	return b.String()
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := font.Load(assets.Files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkShapeNewWord(b *testing.B) {
	f := family().Text
	var s font.Shaper
	for i := 0; b.Loop(); i++ {
		s.Shape(f, 0, fmt.Sprintf("efficient%d", i))
	}
}

func BenchmarkShapeKnownWord(b *testing.B) {
	f := family().Text
	var s font.Shaper
	for b.Loop() {
		s.Shape(f, 0, "efficient")
	}
}
