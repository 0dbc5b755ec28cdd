package sums

import (
	"fmt"
	"strings"
	"unicode"

	"fieldguide/internal/source"
)

// A Line is one line of a sums block.
type Line struct {
	Text string      // without its line ending
	At   source.Span // of Text in the guide
}

// Read evaluates the lines of a block, which are of the forms
//
//	name = expression = result -> so what
//	name = value -> so what
//	name = assume value -> so what
//
// where "-> so what" may be left out. An expression may use the names of the
// lines above, and sum, which is all values since the last blank line or sum. A
// result holds if it is the value rounded to the decimals that the result is
// printed with; values go on unrounded. Rows are those of the lines that could
// be read; if the list is fatal, some do not hold.
func Read(lines []Line) ([]Row, source.ErrorList) {
	b := block{names: map[string]int{}, byFirst: map[rune][]*quantity{}}
	for _, l := range lines {
		if strings.TrimSpace(l.Text) == "" {
			b.group = nil
			continue
		}
		b.line(l)
	}
	return b.rows, b.errs
}

// A block is the lines read so far.
type block struct {
	rows    []Row
	errs    source.ErrorList
	list    []*quantity
	names   map[string]int       // index into list
	byFirst map[rune][]*quantity // by the first character, the longest name first
	group   []*quantity          // since the last blank line or sum
}

// A quantity is a name and its value, which is missing if its line is wrong.
type quantity struct {
	name  string // white space is single spaces
	value value
	known bool
}

// A part is a stretch of a line.
type part struct {
	line  *Line
	text  string
	start int // offset in the line's text
}

// cut returns the part from byte offset i up to j.
func (p part) cut(i, j int) part { return part{p.line, p.text[i:j], p.start + i} }

// trim returns the part without white space at its ends.
func (p part) trim() part {
	left := strings.TrimLeftFunc(p.text, unicode.IsSpace)
	p.start += len(p.text) - len(left)
	p.text = strings.TrimRightFunc(left, unicode.IsSpace)
	return p
}

// at returns the place of the part; of its end if it is empty.
func (p part) at() source.Span {
	at := p.line.At
	if at.File == nil {
		return at
	}
	return at.File.Span(at.Start+p.start, at.Start+p.start+len(p.text))
}

// line reads one line that is not blank.
func (b *block) line(l Line) {
	whole := part{line: &l, text: l.Text}
	rest, soWhat := whole, ""
	if i, width := arrow(l.Text); i >= 0 {
		rest = whole.cut(0, i)
		soWhat = strings.TrimSpace(l.Text[i+width:])
	}
	parts := fields(rest)
	name := parts[0].trim()
	switch {
	case len(parts) == 1:
		b.errs.Add(name.at(), "a line of sums has no =", "write: name = expression = result, or: name = value")
		return
	case len(parts) > 3:
		b.errs.Add(parts[3].trim().at(), "a line of sums has more than two =", "write one line for each result")
		return
	}
	q := b.define(name)
	row := Row{Quantity: name.text, SoWhat: soWhat}
	if len(parts) == 2 {
		b.given(q, &row, parts[1].trim())
	} else {
		b.computed(q, &row, parts[1].trim(), parts[2].trim())
	}
	b.rows = append(b.rows, row)
}

// arrow returns where "->" is in the line, and its width.
func arrow(line string) (i, width int) {
	ascii, typographic := strings.Index(line, "->"), strings.Index(line, "→")
	if ascii < 0 || typographic >= 0 && typographic < ascii {
		return typographic, len("→")
	}
	return ascii, len("->")
}

// fields cuts a part at every "=". It returns at least one.
func fields(p part) []part {
	var all []part
	from := 0
	for i := range len(p.text) {
		if p.text[i] == '=' {
			all = append(all, p.cut(from, i))
			from = i + 1
		}
	}
	return append(all, p.cut(from, len(p.text)))
}

// define gives a name to the quantity of a line.
func (b *block) define(name part) *quantity {
	q := &quantity{name: strings.Join(strings.Fields(name.text), " ")}
	switch {
	case q.name == "":
		b.errs.Add(name.at(), "the quantity has no name", "write what it is before the =")
		return q
	case !strings.ContainsFunc(q.name, unicode.IsLetter):
		b.errs.Add(name.at(), fmt.Sprintf("%q is no name", q.name), "write at least one letter before the =")
		return q
	}
	if first, ok := b.names[q.name]; ok {
		b.errs.Add(name.at(), fmt.Sprintf("%q is defined twice", q.name), fmt.Sprintf("it is line %d of the sums already; choose another name", first+1))
		return q
	}
	return q
}

// admit makes a quantity known to the lines below.
func (b *block) admit(q *quantity) {
	b.group = append(b.group, q)
	if _, taken := b.names[q.name]; taken || q.name == "" {
		return
	}
	b.names[q.name] = len(b.rows)
	b.list = append(b.list, q)
	first := firstRune(q.name)
	same := append(b.byFirst[first], q)
	for i := len(same) - 1; i > 0 && len(same[i].name) > len(same[i-1].name); i-- {
		same[i], same[i-1] = same[i-1], same[i]
	}
	b.byFirst[first] = same
}

// given reads a value that is not computed.
func (b *block) given(q *quantity, row *Row, text part) {
	defer b.admit(q)
	if word, rest, ok := strings.Cut(text.text, " "); ok && strings.EqualFold(word, "assume") {
		row.Assumed = true
		text = text.cut(len(text.text)-len(rest), len(text.text)).trim()
	}
	row.Result = text.text
	if text.text == "" {
		b.errs.Add(text.at(), fmt.Sprintf("%s has no value", row.Quantity), "write a number after the =")
		return
	}
	n, ok := readNumeral(text)
	e := expression{block: b, part: text}
	if v, good := e.evaluate(true); good && (!ok || e.operators > 0) {
		b.errs.Add(text.at(), fmt.Sprintf("%s has no result", e.working()), "write = "+v.suggestion()+" after it")
		return
	}
	if !ok {
		b.errs.Add(text.at(), fmt.Sprintf("%q is no number", text.text), "write a number with its unit, as 10 M users")
		return
	}
	if at, bad := n.strayOperator(); bad {
		b.errs.Add(at.at(), fmt.Sprintf("%q cannot be read", text.text), "write: name = expression = result")
		return
	}
	q.value, q.known = n.value, true
}

// computed reads an expression and holds its value against the result.
func (b *block) computed(q *quantity, row *Row, working, result part) {
	row.Result = result.text
	e := expression{block: b, part: working}
	v, ok := e.evaluate(false)
	row.Working = e.working()
	q.value, q.known = v, ok
	b.admit(q)
	if e.sums {
		b.group = nil
	}
	n, isNumber := readNumeral(result)
	switch {
	case result.text == "" && ok:
		b.errs.Add(result.at(), fmt.Sprintf("%s has no result", row.Working), "write "+v.suggestion()+" after the =")
	case result.text == "":
		b.errs.Add(result.at(), "the line has no result", "write it after the second =")
	case !isNumber:
		b.errs.Add(result.at(), fmt.Sprintf("the result %q is no number", result.text), "begin it with a number, as 1.5 M users")
	case ok && !n.holds(v):
		right := n.rewrite(v)
		b.errs.Add(n.digits.at(), fmt.Sprintf("%s is %s, not %s", row.Working, right, n.digits.text), n.hint(v, right))
	}
}
