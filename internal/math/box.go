package math

import "fieldguide/internal/theme"

// A Box is a formula that was set: glyphs and rules at their places, measured
// from the left end of the baseline, x to the right and y upward.
type Box struct {
	Width, Height, Depth theme.Length // height above and depth below the baseline
	Glyphs               []Glyph      // in reading order
	Rules                []Rule
	Strokes              []Stroke
	Breaks               []Break // in order; only in a formula that is not a display
	Missing              []rune  // characters that the font has no glyph for, each once
}

// A Glyph is one glyph of the font at its size.
type Glyph struct {
	ID    uint16
	X, Y  theme.Length // of its origin
	Size  theme.Length
	Text  string // the characters that it stands for; empty for all but the first part of one that is put together
	Color Color
}

// A Rule is a filled rectangle; X and Y are its lower left corner.
type Rule struct {
	X, Y, Width, Height theme.Length
	Color               Color
}

// A Stroke is a slanting line, as \cancel draws.
type Stroke struct {
	X1, Y1, X2, Y2, Width theme.Length
	Color                 Color
}

// A Break is a place where a formula within a line may be broken: behind a
// relation or a binary operator that nothing encloses.
type Break struct {
	X       theme.Length // where the next line begins
	End     theme.Length // where this line ends; the space between them goes
	Penalty int          // TeX's: 500 behind a relation, 700 behind an operator
	Glyphs  int          // glyphs before the break
	Rules   int          // rules before it
	Strokes int          // strokes before it
}
