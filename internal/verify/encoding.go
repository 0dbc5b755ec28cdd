package verify

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// textString returns the characters of a text string (ISO 32000-1, 7.9.2.2):
// UTF-16 or UTF-8 behind their marks, or else PDFDocEncoding, of which the
// characters outside of Latin-1 are read as those of Windows.
func textString(s string) string {
	switch {
	case strings.HasPrefix(s, "\xfe\xff"):
		return utf16Text(s[2:])
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		return strings.ToValidUTF8(s[3:], "\ufffd")
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(windows(s[i]))
	}
	return b.String()
}

// utf16Text reads big-endian UTF-16. An odd byte at the end is left out.
func utf16Text(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for ; len(s) >= 2; s = s[2:] {
		units = append(units, uint16(s[0])<<8|uint16(s[1]))
	}
	return string(utf16.Decode(units))
}

// high holds the characters that Windows code page 1252 has from 0x80 to 0x9F.
var high = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

func windows(c byte) rune {
	if 0x80 <= c && c < 0xa0 {
		return high[c-0x80]
	}
	return rune(c)
}

// glyphNames holds the names that fonts give to characters which have no letter
// or digit for a name (Adobe Glyph List), as far as Latin text needs them.
var glyphNames = func() map[name]string {
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
	names := map[name]string{"space": " "}
	words := strings.Fields(list)[1:]
	for ; len(words) >= 2; words = words[2:] {
		names[name(words[0])] = words[1]
	}
	return names
}()

// glyphText returns the characters that a glyph's name stands for: "A", "f_i",
// "uni0041", "u1F600", "a.sc".
func glyphText(n name) string {
	base, _, _ := strings.Cut(string(n), ".")
	if text, ok := glyphNames[name(base)]; ok {
		return text
	}
	if utf8.RuneCountInString(base) == 1 {
		return base
	}
	if strings.Contains(base, "_") {
		var text string
		for part := range strings.SplitSeq(base, "_") {
			text += glyphText(name(part))
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
