package math

import (
	"errors"
	"fmt"

	"fieldguide/internal/theme"
)

// A Font is a TrueType font with a MATH table (OpenType, chapter "MATH"). It is
// never changed after ParseFont and can be used by many goroutines at once.
type Font struct {
	unitsPerEm int
	metrics    int  // glyphs with an advance of their own
	longLoca   bool // offsets of outlines are of four bytes

	characters, advances, locations, outlines binaryTable

	constants    binaryTable
	italics      binaryTable
	attachments  binaryTable
	kerns        binaryTable
	variants     binaryTable
	smallest     [2]int // percent of script and scriptscript styles
	displayOp    int    // least height of an operator in display style
	degreeRaise  int    // percent
	leastOverlap int    // of the parts of an assembly
}

// ParseFont reads a TrueType font with a MATH table, such as STIX Two Math. The
// data is kept and must not be changed. It takes microseconds: tables are read
// where they are used.
func ParseFont(data []byte) (*Font, error) {
	font := binaryTable(data)
	for _, tag := range []string{"head", "hhea", "hmtx", "loca", "glyf", "cmap", "MATH"} {
		if sfntTable(font, tag) == nil {
			return nil, fmt.Errorf("the font has no %s table", tag)
		}
	}
	head, table := sfntTable(font, "head"), sfntTable(font, "MATH")
	f := &Font{
		unitsPerEm: head.u16(18),
		longLoca:   head.u16(50) == 1,
		metrics:    sfntTable(font, "hhea").u16(34),
		characters: unicodeMap(sfntTable(font, "cmap")),
		advances:   sfntTable(font, "hmtx"),
		locations:  sfntTable(font, "loca"),
		outlines:   sfntTable(font, "glyf"),
		constants:  table.at(table.u16(4)),
		variants:   table.at(table.u16(8)),
	}
	if f.unitsPerEm < 16 || f.metrics == 0 || f.characters == nil || f.constants == nil || f.variants == nil {
		return nil, errors.New("the font's tables are damaged")
	}
	if info := table.at(table.u16(6)); info != nil {
		f.italics = info.at(info.u16(0))
		f.attachments = info.at(info.u16(2))
		f.kerns = info.at(info.u16(6))
	}
	f.smallest = [2]int{percent(f.constants.s16(0), 70), percent(f.constants.s16(2), 50)}
	f.displayOp = f.constants.u16(6)
	f.degreeRaise = f.constants.s16(8 + 4*degreeRaisePercent)
	f.leastOverlap = f.variants.u16(0)
	return f, nil
}

// percent returns p, or the usual value if it is no sensible size of a script.
func percent(p, usual int) int {
	if p < 20 || p > 100 {
		return usual
	}
	return p
}

// A constant is the place of a value in the MathConstants table, in its order.
type constant int

const (
	axisHeight             constant = 1
	accentBaseHeight       constant = 2
	subscriptDown          constant = 4
	subscriptTopMax        constant = 5
	subscriptDropMin       constant = 6
	superscriptUp          constant = 7
	superscriptUpCramped   constant = 8
	superscriptBottomMin   constant = 9
	superscriptDropMax     constant = 10
	subSuperscriptGap      constant = 11
	superscriptBottomMax   constant = 12
	spaceAfterScript       constant = 13
	upperLimitGap          constant = 14
	upperLimitRise         constant = 15
	lowerLimitGap          constant = 16
	lowerLimitDrop         constant = 17
	stackTopUp             constant = 18
	stackTopUpDisplay      constant = 19
	stackBottomDown        constant = 20
	stackBottomDownDisplay constant = 21
	stackGap               constant = 22
	stackGapDisplay        constant = 23
	stretchStackGapAbove   constant = 26
	stretchStackGapBelow   constant = 27
	numeratorUp            constant = 28
	numeratorUpDisplay     constant = 29
	denominatorDown        constant = 30
	denominatorDownDisplay constant = 31
	numeratorGap           constant = 32
	numeratorGapDisplay    constant = 33
	fractionRule           constant = 34
	denominatorGap         constant = 35
	denominatorGapDisplay  constant = 36
	overbarGap             constant = 39
	overbarRule            constant = 40
	overbarExtra           constant = 41
	underbarGap            constant = 42
	underbarRule           constant = 43
	underbarExtra          constant = 44
	radicalGap             constant = 45
	radicalGapDisplay      constant = 46
	radicalRule            constant = 47
	radicalExtra           constant = 48
	radicalKernBefore      constant = 49
	radicalKernAfter       constant = 50
	degreeRaisePercent              = 51
)

// constant returns a value of the MathConstants table in font units.
func (f *Font) constant(c constant) int { return f.constants.s16(8 + 4*int(c)) }

// glyph returns the glyph of a character, 0 if the font has none.
func (f *Font) glyph(r rune) uint16 { return mapped(f.characters, r) }

// Has reports whether the font has a glyph for a character.
func (f *Font) Has(r rune) bool { return f.glyph(r) != 0 }

// advance returns the width of a glyph in font units.
func (f *Font) advance(g uint16) int {
	return f.advances.u16(4 * min(int(g), f.metrics-1))
}

// An extent is the rectangle around a glyph's outline in font units.
type extent struct{ left, bottom, right, top int }

func (f *Font) extent(g uint16) extent {
	from, to := 2*f.locations.u16(2*int(g)), 2*f.locations.u16(2*int(g)+2)
	if f.longLoca {
		from, to = f.locations.u32(4*int(g)), f.locations.u32(4*int(g)+4)
	}
	if from >= to || from > len(f.outlines) {
		return extent{}
	}
	o := f.outlines[from:]
	return extent{o.s16(2), o.s16(4), o.s16(6), o.s16(8)}
}

// value returns a value of a table that begins with a coverage: a count and then
// records of four bytes.
func value(t binaryTable, g uint16) (int, bool) {
	i := covered(t.at(t.u16(0)), g)
	if t == nil || i < 0 || i >= t.u16(2) {
		return 0, false
	}
	return t.s16(4 + 4*i), true
}

// italic returns how far a glyph leans over its advance, in font units.
func (f *Font) italic(g uint16) int {
	v, _ := value(f.italics, g)
	return v
}

// attachment returns where an accent is centered over a glyph, in font units.
func (f *Font) attachment(g uint16) (int, bool) { return value(f.attachments, g) }

// The corners of a glyph, in the order of the MathKernInfo table.
const (
	topRight = iota
	topLeft
	bottomRight
	bottomLeft
)

// cutIn returns how far a script may move at that height of a glyph's corner, in
// font units: less than 0 for toward it.
func (f *Font) cutIn(g uint16, corner, height int) int {
	i := covered(f.kerns.at(f.kerns.u16(0)), g)
	if f.kerns == nil || i < 0 || i >= f.kerns.u16(2) {
		return 0
	}
	t := f.kerns.at(f.kerns.u16(4 + 8*i + 2*corner))
	if t == nil {
		return 0
	}
	n := t.u16(0)
	k := 0
	for k < n && height >= t.s16(2+4*k) {
		k++
	}
	return t.s16(2 + 4*n + 4*k)
}

// construction returns the table of how a glyph grows, nil if it does not.
func (f *Font) construction(g uint16, vertical bool) binaryTable {
	coverage, count, first := f.variants.u16(2), f.variants.u16(6), 10
	if !vertical {
		first += 2 * count
		coverage, count = f.variants.u16(4), f.variants.u16(8)
	}
	i := covered(f.variants.at(coverage), g)
	if coverage == 0 || i < 0 || i >= count {
		return nil
	}
	return f.variants.at(f.variants.u16(first + 2*i))
}

// A part is a piece of a glyph that is put together, in font units.
type part struct {
	glyph      uint16
	start, end int // how far its ends may overlap with the next part's
	advance    int
	extender   bool // can be repeated or left out
}

// maxParts bounds the pieces of a glyph that a font can ask for.
const maxParts = 16

// parts returns the pieces of a construction's assembly.
func parts(construction binaryTable) []part {
	t := construction.at(construction.u16(0))
	out := make([]part, 0, maxParts)
	for i := range min(t.u16(4), maxParts) {
		r := 6 + 10*i
		out = append(out, part{uint16(t.u16(r)), t.u16(r + 2), t.u16(r + 4), t.u16(r + 6), t.u16(r+8)&1 == 1})
	}
	return out
}

// Set sets a formula at the size of the text around it. It takes the font's
// measures only; the same formula gives the same box on every machine.
func (f *Font) Set(formula *Formula, size theme.Length) *Box {
	s := setter{font: f, size: size, style: textStyle, out: &Box{}}
	if formula.Display {
		s.style = displayStyle
	}
	b := s.line(formula.tree, !formula.Display)
	b.width += max(b.italic, 0)
	s.out.Width, s.out.Height, s.out.Depth = max(b.width, 0), max(b.height, 0), max(b.depth, 0)
	s.flatten(b, 0, 0)
	return s.out
}
