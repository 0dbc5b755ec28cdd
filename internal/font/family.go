package font

import (
	"fmt"
	"io/fs"
	"sync"

	"fieldguide/internal/math"
)

// A Family is the faces that a guide is set in.
type Family struct {
	Text, TextItalic, TextBold, TextBoldItalic *Face
	Sans, SansItalic, SansBold                 *Face
	Mono, MonoBold                             *Face
	Emoji                                      *Face
	// Math has the glyphs of formulas, Formulas their measures: both are of
	// the same file.
	Math     *Face
	Formulas *math.Font
}

// files lists the family's faces, in the folder fonts.
func (f *Family) files() []familyFile {
	return []familyFile{
		{"SourceSerif4-Regular", &f.Text},
		{"SourceSerif4-Italic", &f.TextItalic},
		{"SourceSerif4-Semibold", &f.TextBold},
		{"SourceSerif4-SemiboldItalic", &f.TextBoldItalic},
		{"SourceSans3-Regular", &f.Sans},
		{"SourceSans3-Italic", &f.SansItalic},
		{"SourceSans3-Semibold", &f.SansBold},
		{"JetBrainsMono-Regular", &f.Mono},
		{"JetBrainsMono-Semibold", &f.MonoBold},
		{"NotoEmoji-Regular", &f.Emoji},
		{mathFace, &f.Math},
	}
}

const mathFace = "STIXTwoMath-Regular"

type familyFile struct {
	name string
	face **Face
}

// Load reads the family from the folder fonts of a file system such as
// assets.Files.
func Load(fsys fs.FS) (*Family, error) {
	family := &Family{}
	files := family.files()
	errs := make([]error, len(files))
	var wait sync.WaitGroup
	for i, file := range files {
		wait.Go(func() { *file.face, errs[i] = load(fsys, "fonts/"+file.name+".ttf") })
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return family, family.loadFormulas(fsys)
}

// loadFormulas reads the measures of formulas.
func (f *Family) loadFormulas(fsys fs.FS) error {
	data, err := fs.ReadFile(fsys, "fonts/"+mathFace+".ttf")
	if err != nil {
		return fmt.Errorf("read face: %w", err)
	}
	if f.Formulas, err = math.ParseFont(data); err != nil {
		return fmt.Errorf("read face %s: %w", mathFace, err)
	}
	return nil
}

func load(fsys fs.FS, name string) (*Face, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read face: %w", err)
	}
	face, err := Parse(data)
	if err != nil {
		return nil, fmt.Errorf("read face %s: %w", name, err)
	}
	return face, nil
}

// Fallbacks returns the faces that are asked in turn for a character that the
// text's own face lacks: the sans has the most letters, the mono the most
// symbols, the formulas' the rest of them.
func (f *Family) Fallbacks() []*Face { return []*Face{f.Sans, f.Mono, f.Text, f.Math, f.Emoji} }
