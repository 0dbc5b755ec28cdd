package sums

import (
	"math/big"
	"strings"
)

// precision is that of all values, in bits: enough that decimal fractions,
// which are rounded to binary ones, are exact to 70 digits.
const precision = 256

// maxExponent bounds values to about ten to the power of 6,000.
const maxExponent = 20000

// A value is a number. It is rough if it came through a function of float64,
// which knows about 16 digits.
type value struct {
	x     *big.Float
	rough bool
}

func number(x float64) value { return value{x: newFloat().SetFloat64(x)} }

func newFloat() *big.Float { return new(big.Float).SetPrec(precision) }

// sane reports whether the value is within bounds.
func (v value) sane() bool {
	return !v.x.IsInf() && v.x.MantExp(nil) < maxExponent && v.x.MantExp(nil) > -maxExponent
}

func (v value) float() float64 {
	f, _ := v.x.Float64()
	return f
}

// power returns ten to the power of n.
func power(n int) *big.Float {
	p := newFloat().SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil))
	if n < 0 {
		return p.Quo(newFloat().SetInt64(1), p)
	}
	return p
}

// slack is how far a value may be from one that it is taken for, because of the
// error in computing it.
func (v value) slack() *big.Float {
	relative := newFloat().SetMantExp(newFloat().SetInt64(1), -precision+32)
	if v.rough {
		relative.SetFloat64(1e-13)
	}
	return relative.Mul(relative, newFloat().Abs(v.x))
}

// rounded returns the whole number nearest to v: of two, the one away from zero.
// A value within its slack of the middle is in the middle.
func (v value) rounded() *big.Int {
	half := newFloat().SetFloat64(0.5)
	size := newFloat().Abs(v.x)
	size.Add(size, half)
	size.Add(size, v.slack())
	i, _ := size.Int(nil)
	if v.x.Sign() < 0 {
		i.Neg(i)
	}
	return i
}

// floor returns v if it is a whole number within its slack, and the next one
// below otherwise.
func (v value) floor() value {
	nearest := newFloat().SetInt(v.rounded())
	if newFloat().Abs(newFloat().Sub(v.x, nearest)).Cmp(v.slack()) <= 0 || nearest.Cmp(v.x) < 0 {
		return value{x: nearest}
	}
	return value{x: nearest.Sub(nearest, newFloat().SetInt64(1))}
}

func (v value) negated() value { return value{newFloat().Neg(v.x), v.rough} }

// suggestion returns the value as an author would write it: whole numbers up to
// a million in full, others to four digits.
func (v value) suggestion() string {
	if v.x.Sign() == 0 {
		return "0"
	}
	f := v.float()
	size := newFloat().Abs(v.x)
	for _, s := range []struct {
		exponent int
		suffix   string
	}{{12, " T"}, {9, " B"}, {6, " M"}} {
		if size.Cmp(power(s.exponent)) >= 0 && size.Cmp(power(15)) < 0 {
			return trimZeros(fixed(value{newFloat().Quo(v.x, power(s.exponent)), true}, 3, ',')) + s.suffix
		}
	}
	switch {
	case size.Cmp(power(15)) >= 0 || size.Cmp(power(-4)) < 0:
		return v.x.Text('e', 3)
	case f >= 1000 || f <= -1000:
		return trimZeros(fixed(v, 1, ','))
	}
	return trimZeros(fixed(v, 4, ','))
}

func trimZeros(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// fixed returns the value rounded to that many decimals, its thousands parted
// by separator unless that is 0.
func fixed(v value, decimals int, separator rune) string {
	scaled := value{newFloat().Mul(v.x, power(decimals)), v.rough}.rounded()
	digits := new(big.Int).Abs(scaled).String()
	if missing := decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	whole, fraction := digits[:len(digits)-decimals], digits[len(digits)-decimals:]
	var b strings.Builder
	if scaled.Sign() < 0 {
		b.WriteRune('−')
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 && separator != 0 {
			b.WriteRune(separator)
		}
		b.WriteRune(d)
	}
	if decimals > 0 {
		b.WriteString("." + fraction)
	}
	return b.String()
}
