package diagram

import (
	"math/bits"
	"strconv"
	"strings"

	"fieldguide/internal/theme"
)

// A Number is a decimal number as the author wrote it: digits without a point,
// and how many of them are behind it.
type Number struct {
	Digits   int64
	Decimals int
}

const (
	maxDecimals = 6
	maxNumber   = 1_000_000_000_000 // and its negative
)

// parseNumber reads a number of at most twelve digits before the point; digits
// behind the sixth place after it are dropped.
func parseNumber(s string) (Number, bool) {
	s = strings.TrimSpace(s)
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f > maxNumber || f < -maxNumber || f != f {
		return Number{}, false
	}
	if strings.ContainsAny(s, "eExXpP_") {
		s = strconv.FormatFloat(f, 'f', -1, 64)
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if len(fraction) > maxDecimals {
		fraction = fraction[:maxDecimals]
	}
	d, err := strconv.ParseInt(whole+fraction, 10, 64)
	return Number{d, len(fraction)}, err == nil
}

// in returns the number in units of that many decimals; those beyond are dropped.
func (n Number) in(decimals int) int64 {
	d := n.Digits
	for i := decimals; i < n.Decimals; i++ {
		d /= 10
	}
	for i := n.Decimals; i < decimals; i++ {
		d *= 10
	}
	return d
}

// format writes a number of units of that many decimals, without zeros at its
// end, and with commas between thousands from 10,000 on.
func format(n int64, decimals int) string {
	sign := ""
	if n < 0 {
		sign, n = "−", -n
	}
	s := strconv.FormatInt(n, 10)
	for len(s) <= decimals {
		s = "0" + s
	}
	whole, fraction := s[:len(s)-decimals], strings.TrimRight(s[len(s)-decimals:], "0")
	if len(whole) > 4 {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// scaled returns length times n by of, for n and of that are not negative and
// n at most of.
func scaled(length theme.Length, n, of int64) theme.Length {
	if of == 0 {
		return 0
	}
	hi, lo := bits.Mul64(uint64(length), uint64(n))
	q, _ := bits.Div64(hi, lo, uint64(of))
	return theme.Length(q)
}

// A scale runs from low to high in steps, in units of its decimals.
type scale struct {
	low, high, step int64
	decimals        int
}

// niceScale returns a scale from low to high or a little beyond, whose steps are
// 1, 2, 2.5 or 5 times a power of ten: at most most of them.
func niceScale(low, high int64, decimals int, most int64, fixed bool) scale {
	if high <= low {
		high = low + 1
	}
	s := scale{low: low, high: high, step: 1, decimals: decimals}
	for _, next := range stepsUp(high - low) {
		if s.step = next; (high-low)/next <= most {
			break
		}
	}
	if fixed {
		return s
	}
	s.low = floorTo(low, s.step)
	s.high = -floorTo(-high, s.step)
	return s
}

// stepsUp returns nice steps up to a width.
func stepsUp(width int64) []int64 {
	var steps []int64
	for p := int64(1); p <= width; p *= 10 {
		steps = append(steps, p, 2*p)
		if p%10 == 0 {
			steps = append(steps, p/10*25)
		}
		steps = append(steps, 5*p)
	}
	return steps
}

// floorTo returns the multiple of step at or below n.
func floorTo(n, step int64) int64 {
	m := n % step
	if m < 0 {
		m += step
	}
	return n - m
}

// ticks returns the multiples of the step on the scale.
func (s *scale) ticks() []int64 {
	var out []int64
	for t := -floorTo(-s.low, s.step); t <= s.high; t += s.step {
		out = append(out, t)
	}
	return out
}

// place returns how far along an axis of that length a number is.
func (s *scale) place(n int64, length theme.Length) theme.Length {
	return scaled(length, min(max(n, s.low), s.high)-s.low, s.high-s.low)
}
