package verify

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fieldguide/internal/pdffile"
)

// glyphNames holds the names that fonts give to characters which have no letter
// or digit for a name (Adobe Glyph List), as far as Latin text needs them.
var glyphNames = func() map[pdffile.Name]string {
	const list = "space   exclam ! quotedbl \" numbersign # dollar $ percent % ampersand & quotesingle ' " +
		"parenleft ( parenright ) asterisk * plus + comma , hyphen - period . slash / " +
		"zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 " +
		"colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \\ " +
		"bracketright ] asciicircum ^ underscore _ grave ` braceleft { bar | braceright } asciitilde ~ " +
		"quoteleft ‘ quoteright ’ quotedblleft “ quotedblright ” quotedblbase „ quotesinglbase ‚ " +
		"endash – emdash — bullet • ellipsis … dagger † daggerdbl ‡ minus − multiply × divide ÷ " +
		"degree ° section § paragraph ¶ copyright © registered ® trademark ™ Euro € sterling £ " +
		"guillemotleft « guillemotright » germandbls ß ae æ AE Æ oe œ OE Œ oslash ø Oslash Ø " +
		"ff ff fi fi fl fl ffi ffi ffl ffl dotlessi ı periodcentered · plusminus ± mu µ"
	names := map[pdffile.Name]string{"space": " "}
	words := strings.Fields(list)[1:]
	for ; len(words) >= 2; words = words[2:] {
		names[pdffile.Name(words[0])] = words[1]
	}
	return names
}()

// glyphText returns the characters that a glyph's name stands for: "A", "f_i",
// "uni0041", "u1F600", "a.sc".
func glyphText(n pdffile.Name) string {
	base, _, _ := strings.Cut(string(n), ".")
	if text, ok := glyphNames[pdffile.Name(base)]; ok {
		return text
	}
	if utf8.RuneCountInString(base) == 1 {
		return base
	}
	if strings.Contains(base, "_") {
		var text string
		for part := range strings.SplitSeq(base, "_") {
			text += glyphText(pdffile.Name(part))
		}
		return text
	}
	for _, prefix := range []string{"uni", "u"} {
		digits, found := strings.CutPrefix(base, prefix)
		if code, err := strconv.ParseUint(digits, 16, 21); found && err == nil {
			return string(rune(code))
		}
	}
	return "\ufffd"
}
