package prose

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Number is a number in a text that claims a quantity. These are none:
//
//   - ordinals: "3rd", "20th"
//   - references: what follows "section", "step", "figure", "page", "§" and the like,
//     and what is joined to it: "steps 2, 3 and 6"
//   - marks of time: "minute 11", "14:05", "18 April"; years from 1900 to 2099
//   - counts: whole numbers up to ten, unless a measure or a currency is theirs:
//     "3 raters", "7 days" are counts, "5%", "8 ms" and "$2" are not
//   - parts of names and versions: "p99", "F1", "top-10", "3-D", "1.2.3"
//
// Numbers in words are none either.
type Number struct {
	Range
	Text  string  // as it is written, with its currency, scale and percent sign
	Value float64 // scaled: 5 M is 5,000,000 and 5% is 0.05
}

// Numbers returns the numbers of a text that claim a quantity, in order.
func Numbers(text string) []Number {
	var list []Number
	for _, n := range numerals(text) {
		if !n.idle {
			list = append(list, n.Number)
		}
	}
	return list
}

// Numerals returns all numbers of a text in digits, also those that claim nothing,
// but for parts of names.
func Numerals(text string) []Number {
	var list []Number
	for _, n := range numerals(text) {
		if !n.name {
			list = append(list, n.Number)
		}
	}
	return list
}

// A numeral is digits, and what they are.
type numeral struct {
	Number
	digits  string // without separators
	scaled  bool   // it has a scale or a percent sign
	power   int    // of ten, which it means
	idle    bool   // it claims no quantity
	name    bool   // it is part of a name
	refers  bool   // a reference, which goes on to what is joined to it
	measure bool   // it has a unit or a currency
}

func numerals(text string) []numeral {
	var list []numeral
	for i := 0; i < len(text); {
		if !isDigit(text[i]) {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		n := numeralAt(text, i)
		if k := len(list); k > 0 {
			n.follow(&list[k-1], text[list[k-1].End:n.Start])
		}
		list = append(list, n)
		i = max(n.End, i+1)
	}
	return list
}

// numeralAt reads the numeral whose first digit is at i.
func numeralAt(text string, i int) numeral {
	var n numeral
	n.Start = i
	n.digits, n.End = digitsAt(text, i)
	before, size := utf8.DecodeLastRuneInString(text[:i])
	n.name = size > 0 && (unicode.IsLetter(before) || before == '_') || joined(text[:i])
	if strings.ContainsRune("$€£", before) {
		n.Start -= size
		n.measure = true
	}
	n.suffix(text)
	n.Text = text[n.Start:n.End]
	n.evaluate()
	n.refers = refersTo(text[:n.Start])
	n.idle = n.idle || n.name || n.refers || n.isYear() || n.isCount()
	return n
}

// evaluate sets the value, which is the nearest to what is written: numbers that
// are written in other ways and mean the same are equal.
func (n *numeral) evaluate() {
	n.Value, _ = strconv.ParseFloat(n.digits+"e"+strconv.Itoa(n.power), 64)
}

// digitsAt reads digits with their separators and a decimal fraction.
func digitsAt(text string, i int) (digits string, end int) {
	var b strings.Builder
	for {
		start := i
		for i < len(text) && isDigit(text[i]) {
			i++
		}
		b.WriteString(text[start:i])
		gap := groupGap(text[i:])
		if gap == 0 || b.Len() == 0 {
			break
		}
		i += gap
	}
	if i+1 < len(text) && text[i] == '.' && isDigit(text[i+1]) {
		b.WriteByte('.')
		for i++; i < len(text) && isDigit(text[i]); i++ {
			b.WriteByte(text[i])
		}
	}
	return b.String(), i
}

// groupGap returns the length of a separator that three digits and no fourth
// follow; 0 if there is none.
func groupGap(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune(",\u00A0\u2009\u202F", r) || len(text) < size+3 {
		return 0
	}
	for k := range 3 {
		if !isDigit(text[size+k]) {
			return 0
		}
	}
	if len(text) > size+3 && isDigit(text[size+3]) {
		return 0
	}
	return size
}

// joined reports whether a word ends with a hyphen before the number: "top-10".
func joined(before string) bool {
	rest, ok := strings.CutSuffix(before, "-")
	r, _ := utf8.DecodeLastRuneInString(rest)
	return ok && unicode.IsLetter(r)
}

// scales are what multiplies a number by a power of ten.
var scales = map[string]int{
	"k": 3, "K": 3, "M": 6, "B": 9, "bn": 9, "T": 12, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
	"percent": -2, "%": -2,
}

// units make a measure of a number that would be a count.
var units = []string{
	"ms", "s", "µs", "μs", "ns", "B", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW",
	"kWh", "m", "km", "mm", "px", "pt", "QPS", "qps", "RPS", "rps", "FLOPS", "TFLOPS", "PFLOPS", "points", "point", "pp", "dollars", "cents", "x",
}

var months = []string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}

// suffix reads what stands behind the digits.
func (n *numeral) suffix(text string) {
	rest := text[n.End:]
	word, gap := wordBehind(rest)
	attached := gap == 0 && word != ""
	switch {
	case attached && slices.Contains([]string{"st", "nd", "rd", "th"}, word):
		n.idle = true
		n.End += len(word)
	case len(rest) > 2 && rest[0] == ':' && isDigit(rest[1]) && isDigit(rest[2]): // a time of day: its minutes are no number of their own
		n.idle = true
		for n.End < len(text) && (text[n.End] == ':' || isDigit(text[n.End])) {
			n.End++
		}
	case len(rest) > 1 && rest[0] == '.' && isDigit(rest[1]), isPartName(rest): // 1.2.3, 3-D, 2D
		n.name = true
	case slices.Contains(months, word):
		n.idle = true
	case scales[word] != 0:
		n.power, n.scaled = scales[word], true
		n.End += gap + len(word)
	case slices.Contains(units, word) || strings.HasPrefix(strings.TrimLeft(rest, " \u00A0"), "/s"):
		n.measure = true
	case attached:
		n.measure = true
	}
}

// wordBehind returns the letters, or the percent sign, with which text begins after
// one space at most, and the length of that space.
func wordBehind(text string) (word string, gap int) {
	for _, space := range []string{" ", "\u00A0", "\u202F", "\u2009"} {
		if strings.HasPrefix(text, space) {
			gap = len(space)
			break
		}
	}
	rest := text[gap:]
	if strings.HasPrefix(rest, "%") {
		return "%", gap
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(rest)
	}
	return rest[:end], gap
}

// isPartName reports whether a capital letter alone is joined to the digits: "3-D".
func isPartName(rest string) bool {
	rest = strings.TrimPrefix(rest, "-")
	r, size := utf8.DecodeRuneInString(rest)
	after, _ := utf8.DecodeRuneInString(rest[size:])
	return unicode.IsUpper(r) && !unicode.IsLetter(after) && scales[string(r)] == 0 && !slices.Contains(units, string(r))
}

// references are the words before what bears a number.
var references = []string{
	"section", "sections", "step", "steps", "chapter", "chapters", "figure", "figures", "table", "tables", "part", "parts", "page", "pages",
	"note", "notes", "rule", "rules", "case", "cases", "level", "levels", "stage", "stages", "phase", "phases", "row", "rows", "column", "columns",
	"line", "lines", "equation", "equations", "item", "items", "question", "questions", "version", "versions", "appendix", "minute", "minutes",
	"condition", "tier", "p.", "pp.", "no.", "fig.", "sec.", "ch.", "§", "§§",
}

// refersTo reports whether the text before a number ends with a word that makes it a
// reference, or with a month.
func refersTo(before string) bool {
	trimmed := strings.TrimRight(before, " \u00A0")
	word := trimmed[strings.LastIndexAny(trimmed, " \u00A0(“\"")+1:]
	if trimmed == before && word != "§" && word != "§§" {
		return false
	}
	word = strings.TrimLeft(word, "“”‘’([")
	return slices.Contains(references, strings.ToLower(word)) || slices.Contains(months, word)
}

// follow takes from the numeral before what both share: "steps 2, 3 and 6" are
// references, and in "10–20%" both are percentages.
func (n *numeral) follow(before *numeral, between string) {
	joint := strings.TrimSpace(strings.ReplaceAll(between, "\u00A0", " "))
	if !slices.Contains([]string{",", ", and", "and", "or", "to", "–", "-", "—", "through"}, joint) {
		return
	}
	if before.refers && !n.measure && !n.scaled {
		n.refers, n.idle = true, true
	}
	isRange := joint == "–" || joint == "-" || joint == "to"
	if isRange && n.scaled && !before.scaled && !before.refers {
		before.power, before.scaled, before.idle = n.power, true, before.name
		before.evaluate()
	}
}

// isYear reports whether the numeral has the look of a year.
func (n *numeral) isYear() bool {
	return len(n.digits) == 4 && n.End-n.Start == 4 && !n.measure && !n.scaled && (strings.HasPrefix(n.digits, "19") || strings.HasPrefix(n.digits, "20"))
}

// isCount reports whether the numeral counts up to ten.
func (n *numeral) isCount() bool {
	if n.measure || n.scaled || strings.Contains(n.digits, ".") {
		return false
	}
	count, err := strconv.Atoi(n.digits)
	return err == nil && count <= 10
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
