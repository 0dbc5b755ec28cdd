package pdf

import (
	"bytes"
	"strconv"
	"unicode/utf16"

	"fieldguide/internal/theme"
)

// Code is PDF syntax under construction: the body of an object, or the content
// of a page. All numbers in it are made from integers, so that every machine
// writes the same bytes.
type code []byte

// stream returns the code as the data of a stream, which is one though it be
// empty.
func (c code) stream() []byte {
	if c == nil {
		return []byte{}
	}
	return c
}

// add appends syntax as it stands.
func (c *code) add(s string) { *c = append(*c, s...) }

// int appends a whole number.
func (c *code) int(n int) { *c = strconv.AppendInt(*c, int64(n), 10) }

// ref appends a reference to an object.
func (c *code) ref(object int) {
	c.int(object)
	c.add(" 0 R")
}

// length appends a length in points, to a thousandth.
func (c *code) length(l theme.Length) {
	c.thousandths((int64(l)*1000 + int64(theme.Point)/2) >> 16)
}

// lengths appends lengths, each followed by a space.
func (c *code) lengths(all ...theme.Length) {
	for _, l := range all {
		c.length(l)
		c.add(" ")
	}
}

// thousandths appends n/1000, without needless zeros.
func (c *code) thousandths(n int64) {
	if n < 0 {
		c.add("-")
		n = -n
	}
	*c = strconv.AppendInt(*c, n/1000, 10)
	if n %= 1000; n == 0 {
		return
	}
	digits := [4]byte{'.', byte('0' + n/100), byte('0' + n/10%10), byte('0' + n%10)}
	end := 4
	for digits[end-1] == '0' {
		end--
	}
	*c = append(*c, digits[:end]...)
}

// millionths appends n/1000000, without needless zeros.
func (c *code) millionths(n int64) {
	if n < 0 {
		c.add("-")
		n = -n
	}
	*c = strconv.AppendInt(*c, n/1_000_000, 10)
	if n %= 1_000_000; n == 0 {
		return
	}
	digits := strconv.AppendInt(nil, 1_000_000+n, 10)
	digits[0] = '.'
	*c = append(*c, bytes.TrimRight(digits, "0")...)
}

// color appends a color's channels, each followed by a space.
func (c *code) color(color theme.Color) {
	for _, channel := range [...]uint8{color.R, color.G, color.B} {
		c.thousandths((int64(channel)*1000 + 127) / 255)
		c.add(" ")
	}
}

// text appends a text string, ISO 32000-1, 7.9.2.2: what people read.
func (c *code) text(s string) {
	if isPlain(s) {
		c.bytes(s)
		return
	}
	c.add("<FEFF")
	c.utf16(s)
	c.add(">")
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// bytes appends a byte string: what programs read.
func (c *code) bytes(s string) {
	c.add("(")
	for i := range len(s) {
		switch b := s[i]; {
		case b == '(' || b == ')' || b == '\\':
			*c = append(*c, '\\', b)
		case b < ' ' || b > '~':
			*c = append(*c, '\\', '0'+b>>6, '0'+b>>3&7, '0'+b&7)
		default:
			*c = append(*c, b)
		}
	}
	c.add(")")
}

// name appends a name without its slash, ISO 32000-1, 7.3.5.
func (c *code) name(s string) {
	for i := range len(s) {
		b := s[i]
		switch {
		case 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z', '0' <= b && b <= '9', b == '-', b == '.', b == '_', b == '+':
			*c = append(*c, b)
		default:
			*c = append(*c, '#', hexDigits[b>>4], hexDigits[b&15])
		}
	}
}

// utf16 appends the hexadecimal UTF-16BE of a text.
func (c *code) utf16(s string) {
	var units [2]uint16
	for _, r := range s {
		for _, unit := range utf16.AppendRune(units[:0], r) {
			c.hex(unit)
		}
	}
}

const hexDigits = "0123456789ABCDEF"

// hex appends four hexadecimal digits.
func (c *code) hex(n uint16) {
	*c = append(*c, hexDigits[n>>12], hexDigits[n>>8&15], hexDigits[n>>4&15], hexDigits[n&15])
}
