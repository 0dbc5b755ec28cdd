// Package theme is the look that the site and the PDFs share: colors, type
// sizes, papers and page measures. It knows no output format.
package theme

import "strconv"

// A Length is a distance in scaled points: 65,536 to the point, 72 points to
// the inch. Layout reckons in whole scaled points, so that no rounding of
// floating-point numbers can move a line or page break between machines.
type Length int64

// Units of length.
const (
	Point Length = 1 << 16
	Inch         = 72 * Point
	MM           = Inch * 10 / 254
)

// Pt returns a length of hundredths of a point: Pt(1050) is 10.5 pt.
func Pt(hundredths int) Length { return Length(hundredths) * Point / 100 }

// Points returns the length in points, for output only.
func (l Length) Points() float64 { return float64(l) / float64(Point) }

// AppendPoints appends the length in points, rounded to two decimals, as SVG and
// CSS write numbers: "-10.5".
func (l Length) AppendPoints(dst []byte) []byte {
	h := (l*100 + Point/2) / Point
	if l < 0 {
		h = -((-l*100 + Point/2) / Point)
	}
	if h < 0 {
		dst = append(dst, '-')
		h = -h
	}
	dst = strconv.AppendInt(dst, int64(h/100), 10)
	if h %= 100; h != 0 {
		dst = append(dst, '.', byte('0'+h/10))
		if h%10 != 0 {
			dst = append(dst, byte('0'+h%10))
		}
	}
	return dst
}

// String returns the length in points to three decimals, as "10.5pt".
func (l Length) String() string {
	return strconv.FormatFloat(float64(l*1000/Point)/1000, 'f', -1, 64) + "pt"
}
