package verify

import (
	"strconv"
	"strings"

	"fieldguide/internal/pdffile"
)

// labels reads the page labels (ISO 32000-1, 12.4.2). Pages without one are
// counted from 1.
func (r *documentReader) labels() {
	ranges := map[int]pdffile.Dict{}
	r.numbers(r.root.Get("PageLabels"), ranges, 0)
	current, first := pdffile.Dict{{Key: "S", Value: pdffile.Name("D")}}, 0
	for i := range r.pdf.Pages {
		if d, ok := ranges[i]; ok {
			current, first = d, i
		}
		number := r.file.Integer(current.Get("St"), 1) + i - first
		r.pdf.Pages[i].Label = r.file.Text(current.Get("P")) + numeral(r.file.Name(current.Get("S")), number)
	}
}

// numbers gathers the pairs of a number tree.
func (r *documentReader) numbers(o pdffile.Object, pairs map[int]pdffile.Dict, depth int) {
	if !r.file.Visit(o, depth) {
		return
	}
	node := r.file.Dict(o)
	list := r.file.Array(node.Get("Nums"))
	for ; len(list) >= 2; list = list[2:] {
		pairs[r.file.Integer(list[0], -1)] = r.file.Dict(list[1])
	}
	for _, kid := range r.file.Array(node.Get("Kids")) {
		r.numbers(kid, pairs, depth+1)
	}
}

// numeral writes a number in one of the styles of page labels.
func numeral(style pdffile.Name, n int) string {
	const sane = 10_000 // longer numerals would be endless
	switch {
	case style == "":
		return ""
	case n < 1 || n > sane:
		return strconv.Itoa(n)
	}
	switch style {
	case "R":
		return romanNumeral(n)
	case "r":
		return strings.ToLower(romanNumeral(n))
	case "A":
		return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
	case "a":
		return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
	}
	return strconv.Itoa(n)
}

func romanNumeral(n int) string {
	signs := [...]struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
		{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	}
	var b strings.Builder
	for _, s := range signs {
		for ; n >= s.value; n -= s.value {
			b.WriteString(s.sign)
		}
	}
	return b.String()
}
