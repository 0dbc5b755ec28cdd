package pdffile

import (
	"strings"
	"unicode/utf16"
)

// TextString returns the characters of a text string (ISO 32000-1, 7.9.2.2):
// UTF-16 or UTF-8 behind their marks, or else PDFDocEncoding, of which the
// characters outside of Latin-1 are read as those of Windows.
func TextString(s string) string {
	switch {
	case strings.HasPrefix(s, "\xfe\xff"):
		return UTF16Text(s[2:])
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		return strings.ToValidUTF8(s[3:], "\ufffd")
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(Windows1252(s[i]))
	}
	return b.String()
}

// UTF16Text reads big-endian UTF-16. An odd byte at the end is left out.
func UTF16Text(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for ; len(s) >= 2; s = s[2:] {
		units = append(units, uint16(s[0])<<8|uint16(s[1]))
	}
	return string(utf16.Decode(units))
}

// high holds the characters that Windows code page 1252 has from 0x80 to 0x9F.
var high = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

// Windows1252 returns the character that a byte is in Windows code page 1252.
func Windows1252(c byte) rune {
	if 0x80 <= c && c < 0xa0 {
		return high[c-0x80]
	}
	return rune(c)
}
