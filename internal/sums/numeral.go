package sums

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A numeral is a number as written: sign, currency, digits, power of ten,
// suffix, and the unit after it.
type numeral struct {
	value     value
	digits    part // from the sign to the suffix: what a correction replaces
	unit      part
	negative  bool
	currency  string
	decimals  int  // of the mantissa
	separator rune // of thousands; 0 if there are none
	spaced    bool // white space before the suffix
	scale     *big.Float
	suffix    string // as written: "M", "GiB", "%"
	exponent  int    // of a written power of ten
	form      string // "e", "×10^", or "" without a power of ten
}

// readNumeral reads a number and its unit.
func readNumeral(p part) (*numeral, bool) {
	n := &numeral{scale: newFloat().SetInt64(1)}
	i := 0
	if r, width := utf8.DecodeRuneInString(p.text); r == '-' || r == '−' || r == '+' {
		n.negative = r != '+'
		i = skipSpace(p.text, width)
	}
	if r, width := utf8.DecodeRuneInString(p.text[i:]); unicode.Is(unicode.Sc, r) {
		n.currency = string(r)
		i = skipSpace(p.text, i+width)
	}
	end, ok := n.mantissa(p.text, i)
	if !ok {
		return nil, false
	}
	end = n.powerOfTen(p.text, end)
	end = n.readSuffix(p.text, end)
	if n.negative {
		n.value = n.value.negated()
	}
	n.digits, n.unit = p.cut(0, end), p.cut(end, len(p.text))
	return n, n.value.sane() || n.value.x.Sign() == 0
}

// mantissa reads digits with separators and decimals at offset i of s.
func (n *numeral) mantissa(s string, i int) (end int, ok bool) {
	digits, end, separator := thousands(s, i)
	n.separator = separator
	fraction := end
	if end < len(s) && s[end] == '.' && end+1 < len(s) && isDigit(s[end+1]) {
		fraction = end + 1
		for fraction < len(s) && isDigit(s[fraction]) {
			fraction++
		}
		n.decimals = fraction - end - 1
		digits += s[end:fraction]
	}
	if digits == "" || len(digits) > 400 {
		return i, false
	}
	x, ok := newFloat().SetString(digits)
	if !ok {
		return i, false
	}
	n.value = value{x: x}
	return fraction, true
}

// thousands reads whole digits at offset i of s, in groups of three if they are
// parted by commas or by spaces. It returns them without the separators.
func thousands(s string, i int) (digits string, end int, separator rune) {
	end = i
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	digits = s[i:end]
	if len(digits) > 3 {
		return digits, end, 0
	}
	for digits != "" {
		r, width := utf8.DecodeRuneInString(s[end:])
		if r != ',' && r != '\'' && !isGroupSpace(r) || separator != 0 && r != separator {
			break
		}
		group := end + width
		stop := group
		for stop < len(s) && isDigit(s[stop]) {
			stop++
		}
		if stop-group != 3 {
			break
		}
		digits += s[group:stop]
		end, separator = stop, r
	}
	return digits, end, separator
}

// isGroupSpace reports whether r is a space that may part thousands.
func isGroupSpace(r rune) bool {
	switch r {
	case ' ', '\u00a0', '\u2009', '\u202f', '\u2007':
		return true
	}
	return false
}

// powerOfTen reads e18, ×10^-7 or ×10⁻⁷ at offset i of s.
func (n *numeral) powerOfTen(s string, i int) int {
	if i < len(s) && s[i]|0x20 == 'e' {
		if exponent, end, ok := signed(s, i+1); ok {
			n.raise("e", exponent)
			return end
		}
	}
	at := skipSpace(s, i)
	r, width := utf8.DecodeRuneInString(s[at:])
	if r != '×' && r != '*' && r != '·' {
		return i
	}
	at = skipSpace(s, at+width)
	if !strings.HasPrefix(s[at:], "10") {
		return i
	}
	at += 2
	if exponent, end, ok := superscript(s, at); ok {
		n.raise("×10^", exponent)
		return end
	}
	if at < len(s) && s[at] == '^' {
		if exponent, end, ok := signed(s, skipSpace(s, at+1)); ok {
			n.raise("×10^", exponent)
			return end
		}
	}
	return i
}

func (n *numeral) raise(form string, exponent int) {
	n.form, n.exponent = form, exponent
	n.scale = power(exponent)
	n.value.x.Mul(n.value.x, n.scale)
}

// signed reads a whole number of at most four digits.
func signed(s string, i int) (n, end int, ok bool) {
	sign := 1
	if r, width := utf8.DecodeRuneInString(s[i:]); r == '-' || r == '−' || r == '+' {
		if r != '+' {
			sign = -1
		}
		i += width
	}
	end = i
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	if end == i || end-i > 4 {
		return 0, i, false
	}
	n, err := strconv.Atoi(s[i:end])
	return sign * n, end, err == nil
}

// superscript reads a whole number in raised digits.
func superscript(s string, i int) (n, end int, ok bool) {
	const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	sign := 1
	if rest, minus := strings.CutPrefix(s[i:], "⁻"); minus {
		sign = -1
		i = len(s) - len(rest)
	}
	for end = i; ; {
		r, width := utf8.DecodeRuneInString(s[end:])
		digit := strings.IndexRune(raised, r)
		if digit < 0 || r == utf8.RuneError || n > 1000 {
			return sign * n, end, end > i
		}
		n = n*10 + utf8.RuneCountInString(raised[:digit])
		end += width
	}
}

// readSuffix reads % or a word that scales the number, after one space at most.
func (n *numeral) readSuffix(s string, i int) int {
	at := skipSpace(s, i)
	end := at
	if strings.HasPrefix(s[at:], "%") {
		end = at + 1
		n.scale = newFloat().Quo(n.scale, newFloat().SetInt64(100))
		n.value.x.Quo(n.value.x, newFloat().SetInt64(100))
	} else {
		end = wordEnd(s, at)
		scale, ok := suffixScale(s[at:end])
		if !ok {
			return i
		}
		n.scale = newFloat().Mul(n.scale, scale)
		n.value.x.Mul(n.value.x, scale)
	}
	n.suffix, n.spaced = s[at:end], at > i
	return end
}

// units are those that a prefix may scale. A quantity in another unit counts in
// that unit: 20 ms is 20.
var units = []string{"B", "FLOP", "FLOPS", "FLOPs", "Hz", "bit", "bits", "bps", "W", "Wh"}

// suffixScale returns what a word after a number multiplies it with: k M B T
// alone, prefixes from k to E and from Ki to Ei before a unit.
func suffixScale(word string) (*big.Float, bool) {
	switch word {
	case "k", "K":
		return power(3), true
	case "M":
		return power(6), true
	case "B":
		return power(9), true
	case "T":
		return power(12), true
	}
	if len(word) < 2 {
		return nil, false
	}
	step := strings.IndexByte("KMGTPE", word[0]&^0x20) + 1
	if step == 0 || word[0] != 'k' && word[0]&0x20 != 0 {
		return nil, false
	}
	unit, binary := strings.CutPrefix(word[1:], "i")
	for _, u := range units {
		switch {
		case unit != u:
		case binary:
			return newFloat().SetMantExp(newFloat().SetInt64(1), 10*step), true
		default:
			return power(3 * step), true
		}
	}
	return nil, false
}

// strayOperator returns where an operator and a number stand after the number,
// as if the whole were an expression.
func (n *numeral) strayOperator() (part, bool) {
	s := n.unit.text
	for i, r := range s {
		if !strings.ContainsRune("+-−*×·÷/^", r) {
			continue
		}
		next := skipSpace(s, i+utf8.RuneLen(r))
		if next < len(s) && isDigit(s[next]) {
			return n.unit.cut(i, next+1), true
		}
	}
	return part{}, false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// skipSpace returns the offset of the first character at or after i that is no
// white space.
func skipSpace(s string, i int) int {
	for i < len(s) {
		r, width := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) {
			break
		}
		i += width
	}
	return i
}

// wordEnd returns where the letters that begin at offset i of s end.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, width := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && r != '°' {
			break
		}
		i += width
	}
	return i
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
