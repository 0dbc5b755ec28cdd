package site

import "unicode/utf8"

// Articles are written into byte slices: text is most of a guide, and one pass
// over it that copies long stretches at once is what keeps a page cheap.

// escaped holds what a character of text or of a quoted attribute becomes.
var escaped = [utf8.RuneSelf]string{
	'&': "&amp;",
	'<': "&lt;",
	'>': "&gt;",
	'"': "&#34;",
}

// appendEscaped appends text as it stands in HTML, in an element or in a quoted
// attribute.
func appendEscaped(dst []byte, text string) []byte {
	start := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= utf8.RuneSelf || escaped[c] == "" {
			continue
		}
		dst = append(dst, text[start:i]...)
		dst = append(dst, escaped[c]...)
		start = i + 1
	}
	return append(dst, text[start:]...)
}

const hexDigits = "0123456789ABCDEF"

// plain holds the characters that mean nothing in any part of a URL: the
// unreserved ones of RFC 3986, and the slash.
var plain = characters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")

// legal holds the characters that may stand somewhere in a URL, with "%", which
// an author may have written as part of an escape. The brackets of IPv6
// addresses are among them.
var legal = characters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/" +
	":?#[]@!$&'()*+,;=%")

func characters(set string) (is [256]bool) {
	for i := range len(set) {
		is[set[i]] = true
	}
	return is
}

// appendPath appends a path or a fragment of the guide's own, percent-encoded
// whatever it is made of: spaces, "#", "?", "%", letters of any script.
func appendPath(dst []byte, path string) []byte { return appendEncoded(dst, path, &plain) }

// appendURL appends a URL that an author wrote. Its escapes stand; what may not
// stand in a URL is encoded.
func appendURL(dst []byte, url string) []byte {
	start := len(dst)
	dst = appendEncoded(dst, url, &legal)
	for _, c := range dst[start:] {
		if c == '&' {
			return appendEscaped(dst[:start], string(dst[start:]))
		}
	}
	return dst
}

func appendEncoded(dst []byte, text string, allowed *[256]bool) []byte {
	start := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if allowed[c] {
			continue
		}
		dst = append(dst, text[start:i]...)
		dst = append(dst, '%', hexDigits[c>>4], hexDigits[c&15])
		start = i + 1
	}
	return append(dst, text[start:]...)
}
