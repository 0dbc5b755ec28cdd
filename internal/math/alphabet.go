package math

// An alphabet is a style of letters that tells variables apart.
type alphabet uint8

const (
	usual alphabet = iota // slanted letters, upright figures and Greek capitals
	roman
	italic
	bold
	boldItalic // slanted letters, upright figures, all of them bold
	blackboard
	calligraphic
	fraktur
	sans
	boldSans
	typewriter
	boldScript
)

// alphabetNames are the commands that change the alphabet of their argument.
var alphabetNames = map[string]alphabet{
	"mathnormal": usual, "mathrm": roman, "mathup": roman, "mathbf": bold, "bf": bold, "bold": bold,
	"boldsymbol": boldItalic, "bm": boldItalic, "pmb": boldItalic, "mathit": italic, "mathbb": blackboard,
	"Bbb": blackboard, "mathcal": calligraphic, "mathscr": calligraphic, "mathfrak": fraktur,
	"frak": fraktur, "mathsf": sans, "mathtt": typewriter,
}

// alphabetSwitches change the alphabet of what follows in the group.
var alphabetSwitches = map[string]alphabet{
	"rm": roman, "bf": bold, "it": italic, "sf": sans, "tt": typewriter, "cal": calligraphic,
}

// textAlphabets are the commands that hold text, with the alphabet of its letters.
var textAlphabets = map[string]alphabet{
	"text": roman, "textrm": roman, "textnormal": roman, "textup": roman, "mbox": roman, "hbox": roman,
	"textbf": bold, "textmd": roman, "textit": italic, "emph": italic, "textsf": sans, "texttt": typewriter,
}

// words reports whether several letters in a row are one name, not a product.
func (a alphabet) words() bool {
	return a == roman || a == italic || a == sans || a == typewriter
}

// An offset table says where an alphabet begins among the Mathematical
// Alphanumeric Symbols (Unicode, block 1D400); 0 is for letters it has not.
type offsets struct{ upper, lower, digit, capitalGreek, greek rune }

var alphabetOffsets = [...]offsets{
	roman:        {},
	italic:       {0x1D434, 0x1D44E, 0, 0x1D6E2, 0x1D6FC},
	bold:         {0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2},
	boldItalic:   {0x1D468, 0x1D482, 0x1D7CE, 0x1D6A8, 0x1D736},
	blackboard:   {0x1D538, 0x1D552, 0x1D7D8, 0, 0},
	calligraphic: {0x1D49C, 0x1D4B6, 0, 0, 0},
	fraktur:      {0x1D504, 0x1D51E, 0, 0, 0},
	sans:         {0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0},
	boldSans:     {0x1D5D4, 0x1D5EE, 0x1D7EC, 0x1D756, 0x1D770},
	typewriter:   {0x1D670, 0x1D68A, 0x1D7F6, 0, 0},
	boldScript:   {0x1D4D0, 0x1D4EA, 0, 0, 0},
}

// Letters that Unicode had before it gained the alphabets.
var earlierLetters = map[rune]rune{
	0x1D455: 'ℎ', 0x1D49D: 'ℬ', 0x1D4A0: 'ℰ', 0x1D4A1: 'ℱ', 0x1D4A3: 'ℋ', 0x1D4A4: 'ℐ', 0x1D4A7: 'ℒ',
	0x1D4A8: 'ℳ', 0x1D4AD: 'ℛ', 0x1D4BA: 'ℯ', 0x1D4BC: 'ℊ', 0x1D4C4: 'ℴ', 0x1D506: 'ℭ', 0x1D50B: 'ℌ',
	0x1D50C: 'ℑ', 0x1D515: 'ℜ', 0x1D51D: 'ℨ', 0x1D53A: 'ℂ', 0x1D53F: 'ℍ', 0x1D545: 'ℕ', 0x1D547: 'ℙ',
	0x1D548: 'ℚ', 0x1D549: 'ℝ', 0x1D551: 'ℤ',
}

// Greek letters that stand behind omega in the alphabets.
var laterGreek = map[rune]rune{'∂': 25, 'ϵ': 26, 'ϑ': 27, 'ϰ': 28, 'ϕ': 29, 'ϱ': 30, 'ϖ': 31}

// letter returns the character that a letter is in an alphabet, or the letter
// itself if the alphabet has none.
func (a alphabet) letter(r rune) rune {
	o := alphabetOffsets[a]
	switch {
	case r >= 'A' && r <= 'Z':
		return earlier(o.upper, r-'A', r)
	case r >= 'a' && r <= 'z':
		return earlier(o.lower, r-'a', r)
	case r >= '0' && r <= '9':
		return earlier(o.digit, r-'0', r)
	case r >= 'Α' && r <= 'Ω':
		return earlier(o.capitalGreek, r-'Α', r)
	case r == '∇':
		return earlier(o.capitalGreek, 25, r)
	case r >= 'α' && r <= 'ω':
		return earlier(o.greek, r-'α', r)
	case r == 'ı' && (a == usual || a == italic):
		return 0x1D6A4
	case r == 'ȷ' && (a == usual || a == italic):
		return 0x1D6A5
	}
	if d, ok := laterGreek[r]; ok {
		return earlier(o.greek, d, r)
	}
	return r
}

func earlier(base, i, r rune) rune {
	if base == 0 {
		return r
	}
	if e, ok := earlierLetters[base+i]; ok {
		return e
	}
	return base + i
}

// slanted reports whether a variable of the usual alphabet leans: Latin and
// small Greek letters do, as in LaTeX.
func slanted(r rune) bool {
	switch {
	case r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r >= 'α' && r <= 'ω', r == 'ı', r == 'ȷ':
		return true
	case r == '∂':
		return true
	}
	_, later := laterGreek[r]
	return later
}

// characters returns the characters that a symbol is drawn with.
func (s *symbol) characters() string { return inAlphabet(s.text, s.alphabet) }

func inAlphabet(s string, a alphabet) string {
	if a == roman {
		return s
	}
	out := make([]rune, 0, len(s))
	for _, r := range s {
		switch {
		case a != usual:
			r = a.letter(r)
		case slanted(r):
			r = italic.letter(r)
		}
		out = append(out, r)
	}
	return string(out)
}
