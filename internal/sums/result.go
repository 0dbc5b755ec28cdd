package sums

import (
	"fmt"
	"strconv"
	"strings"
)

// holds reports whether the numeral is v rounded to the numeral's decimals.
func (n *numeral) holds(v value) bool {
	unit := newFloat().Quo(n.scale, power(n.decimals))
	want := value{newFloat().Quo(v.x, unit), v.rough}.rounded()
	have := value{x: newFloat().Quo(n.value.x, unit)}.rounded()
	return want.Cmp(have) == 0
}

// rewrite returns v in the numeral's form. If nothing would be left of v in its
// decimals, there are more.
func (n *numeral) rewrite(v value) string {
	scaled := value{newFloat().Quo(v.x, n.scale), v.rough}
	exponent := n.exponent
	if n.form != "" && v.x.Sign() != 0 {
		for limit := 0; limit < 2*maxExponent && newFloat().Abs(scaled.x).Cmp(power(1)) >= 0; limit++ {
			scaled.x = newFloat().Quo(scaled.x, power(1))
			exponent++
		}
		for limit := 0; limit < 2*maxExponent && newFloat().Abs(scaled.x).Cmp(power(0)) < 0; limit++ {
			scaled.x = newFloat().Mul(scaled.x, power(1))
			exponent--
		}
	}
	decimals := n.decimals
	for v.x.Sign() != 0 && decimals < 40 && newFloat().Mul(newFloat().Abs(scaled.x), power(decimals)).Cmp(power(0)) < 0 {
		decimals++
	}
	separator := n.separator
	if separator == 0 && !n.plainThousands() {
		separator = ','
	}
	text := fixed(scaled, decimals, separator)
	if sign, rest, ok := strings.Cut(text, "−"); ok && sign == "" {
		text = "−" + n.currency + rest
	} else {
		text = n.currency + text
	}
	if n.form != "" {
		text += n.form + strconv.Itoa(exponent)
	}
	if n.suffix == "" {
		return text
	}
	if n.spaced {
		text += " "
	}
	return text + n.suffix
}

// plainThousands reports whether the numeral has thousands without separators.
func (n *numeral) plainThousands() bool {
	run := 0
	for _, r := range n.digits.text {
		if r == '.' {
			break
		}
		if run++; r < '0' || r > '9' {
			run = 0
		}
		if run > 3 {
			return true
		}
	}
	return false
}

// hint returns what to write instead of a result that does not hold.
func (n *numeral) hint(v value, right string) string {
	billions := value{newFloat().Quo(v.x, power(9)), v.rough}
	if n.holds(billions) {
		return fmt.Sprintf("write %s; B is a billion, so write the unit as bytes", right)
	}
	return "write " + right
}
