package font

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"reflect"
	"slices"
	"testing"

	text "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"fieldguide/assets"
)

func read(t testing.TB, name string) *Face {
	t.Helper()
	data, err := fs.ReadFile(assets.Files, "fonts/"+name+".ttf")
	if err != nil {
		t.Fatal(err)
	}
	face, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// outlines reads the shapes of a face's glyphs with a reader that is not ours.
func outlines(t *testing.T, tabs tables, n int) []text.GlyphData {
	t.Helper()
	var all []string
	for tag := range tabs {
		all = append(all, tag)
	}
	loader, err := opentype.NewLoader(bytes.NewReader(tabs.file(all...)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := text.NewFont(loader)
	if err != nil {
		t.Fatal(err)
	}
	face := text.NewFace(f)
	shapes := make([]text.GlyphData, n)
	for i := range shapes {
		shapes[i] = face.GlyphData(text.GID(i))
	}
	return shapes
}

// A subset whose glyphs are shifted or changed prints other letters.
func TestSubsetKeepsOutlinesAndWidths(t *testing.T) {
	for _, name := range []string{"SourceSerif4-Regular", "SourceSans3-Regular", "JetBrainsMono-Regular"} {
		f := read(t, name)
		count := f.tables["maxp"].u16(4)
		whole := outlines(t, f.tables, count)
		glyphs := []GlyphID{0}
		for i := count - 1; i > 0; i -= 3 {
			glyphs = append(glyphs, GlyphID(i))
		}
		glyphs = append(glyphs, glyphs[5], glyphs[6]) // one glyph can stand for two texts
		data, err := f.Subset(glyphs)
		if err != nil {
			t.Fatal(err)
		}
		part, err := readTables(data)
		if err != nil {
			t.Fatal(err)
		}
		for i, id := range glyphs {
			if w, _ := part.metric(GlyphID(i)); w != f.Width(id) {
				t.Errorf("%s: glyph %d is %d wide, want %d", name, i, w, f.Width(id))
			}
		}
		part["cmap"], part["OS/2"], part["post"] = f.tables["cmap"], f.tables["OS/2"], f.tables["post"]
		if err := part.check(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i, shape := range outlines(t, part, len(glyphs)) {
			if !reflect.DeepEqual(shape, whole[glyphs[i]]) {
				t.Errorf("%s: glyph %d is not glyph %d of the whole face", name, i, glyphs[i])
			}
		}
		again, _ := f.Subset(glyphs)
		if !bytes.Equal(data, again) {
			t.Errorf("%s: two subsets differ", name)
		}
	}
}

// A wrong checksum makes some printers refuse a document.
func TestSubsetChecksums(t *testing.T) {
	f := read(t, "SourceSerif4-Italic")
	data, err := f.Subset([]GlyphID{0, 40, 41, 300})
	if err != nil {
		t.Fatal(err)
	}
	if sum := checksum(data); sum != 0xB1B0AFBA {
		t.Errorf("the file's sum is %08x", sum)
	}
	for i := range table(data).u16(4) {
		entry := table(data[12+16*i:])
		from := entry.u32(8)
		tab := slices.Clone(data[from : from+(entry.u32(12)+3)&^3])
		if string(entry[:4]) == "head" {
			binary.BigEndian.PutUint32(tab[8:], 0)
		}
		if got, want := checksum(tab), uint32(entry.u32(4)); got != want {
			t.Errorf("table %q: sum %08x, the directory says %08x", entry[:4], got, want)
		}
	}
}

// Without .notdef in front, every glyph of a document is off by one.
func TestSubsetRefuses(t *testing.T) {
	f := read(t, "SourceSerif4-Italic")
	for _, glyphs := range [][]GlyphID{nil, {1, 2}, {0, 65535}} {
		if _, err := f.Subset(glyphs); err == nil {
			t.Errorf("a subset of %v was made", glyphs)
		}
	}
}

// Broken faces come from disks and downloads: they must give errors, not panics.
func FuzzParse(f *testing.F) {
	whole, err := read(f, "JetBrainsMono-Regular").Subset([]GlyphID{0, 1, 2, 3, 200})
	if err != nil {
		f.Fatal(err)
	}
	tabs, err := readTables(whole)
	if err != nil {
		f.Fatal(err)
	}
	from := read(f, "JetBrainsMono-Regular").tables
	tabs["cmap"], tabs["OS/2"], tabs["post"], tabs["GSUB"] = from["cmap"], from["OS/2"], from["post"], from["GSUB"]
	seed := tabs.file("head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap", "OS/2", "post", "GSUB")
	f.Add(seed)
	f.Add(seed[:len(seed)/2])
	f.Add([]byte("\x00\x01\x00\x00\x00\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		face, err := Parse(data)
		if err != nil {
			return
		}
		glyphs := []GlyphID{0}
		for i := 1; i < min(face.tables["maxp"].u16(4), 300); i++ {
			glyphs = append(glyphs, GlyphID(i))
			face.Width(GlyphID(i))
		}
		if _, err := face.Subset(glyphs); err != nil {
			return
		}
		face.Has('a')
	})
}

// Every byte of a face's small tables, broken in turn, must be survived.
func TestParseSurvivesDamage(t *testing.T) {
	f := read(t, "JetBrainsMono-Regular")
	glyphs := []GlyphID{0, 1, 2, 3, 200, 201, 202}
	for _, tag := range []string{"head", "hhea", "maxp", "loca", "hmtx", "post", "name", "glyf"} {
		for at := 0; at < min(len(f.tables[tag]), 3000); at++ {
			broken := tables{}
			for other, tab := range f.tables {
				broken[other] = tab
			}
			broken[tag] = slices.Clone(f.tables[tag])
			broken[tag][at] ^= 0xFF
			if broken.check() != nil {
				continue
			}
			face := &Face{tables: broken}
			face.measure()
			broken.postScriptName()
			_, _ = face.Subset(glyphs) // an error is as good as a face
		}
	}
}
