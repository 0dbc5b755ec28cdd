package diagram

import "strings"

// maxValues is how many values a series or axis has at most.
const maxValues = 200

// A chartParser reads an xychart.
type chartParser struct {
	*reader
	chart *XYChart
}

func parseChart(r *reader, title string) Diagram {
	p := &chartParser{r, &XYChart{Title: title}}
	p.space()
	switch p.peekWord() {
	case "horizontal":
		p.chart.Level = true
		p.word()
	case "vertical":
		p.word()
	}
	for p.blank(); !p.done() && len(p.faults) < maxFaults; p.blank() {
		p.statement()
	}
	if len(p.faults) == 0 && len(p.chart.Series) == 0 {
		p.fault(len(p.text), "this chart has no values", `write a line such as "bar [1, 2, 3]"`)
	}
	p.checkLengths()
	return p.chart
}

// checkLengths reports series that are longer than the axis.
func (p *chartParser) checkLengths() {
	n := len(p.chart.X.Categories)
	for _, s := range p.chart.Series {
		if n > 0 && len(s.Values) > n {
			p.fault(len(p.text), "a series has more values than the x-axis has categories", "give each value a category")
			return
		}
	}
}

func (p *chartParser) statement() {
	at := p.pos
	word := p.word()
	l, from := p.valueLine()
	switch word {
	case "title", "accTitle", "accTitle:":
		p.chart.Title = plain(clean(strings.TrimLeft(l, ": ")))
	case "accDescr", "accDescr:":
		p.chart.Description = plain(clean(strings.TrimLeft(l, ": ")))
	case "x-axis":
		p.axis(&p.chart.X, l, from)
	case "y-axis":
		p.axis(&p.chart.Y, l, from)
	case "bar", "line":
		p.series(word == "bar", l, from)
	default:
		p.fault(at, quote(word)+" is no line of a chart", "lines are title, x-axis, y-axis, bar and line")
	}
}

// valueLine reads the rest of a line; a list in brackets may go on over several.
func (p *chartParser) valueLine() (string, int) {
	p.space()
	at, quoted, depth := p.pos, false, 0
	for ; !p.done(); p.pos++ {
		switch c := p.peek(); {
		case c == '"':
			quoted = !quoted
		case c == '\n' && depth == 0:
			return strings.TrimSpace(p.text[at:p.pos]), at
		case quoted:
		case c == '[':
			depth++
		case c == ']':
			depth = max(depth-1, 0)
		case p.has("%%") && depth == 0:
			l := strings.TrimSpace(p.text[at:p.pos])
			p.skipLine()
			return l, at
		}
	}
	return strings.TrimSpace(p.text[at:p.pos]), at
}

// axis reads a title and either [categories] or low --> high.
func (p *chartParser) axis(a *Axis, l string, at int) {
	title, rest := axisTitle(l)
	a.Title = plain(clean(title))
	switch {
	case rest == "":
	case rest[0] == '[':
		list, ok := strings.CutSuffix(rest[1:], "]")
		if !ok {
			p.fault(at, "this list does not end", "write ] at its end")
			return
		}
		for _, f := range fields(list) {
			a.Categories = append(a.Categories, clean(f.text))
		}
		if len(a.Categories) > maxValues {
			p.fault(at, "this axis has more than 200 categories", "choose fewer")
		}
	default:
		low, high, _ := strings.Cut(rest, "-->")
		var ok, okHigh bool
		a.Low, ok = parseNumber(low)
		a.High, okHigh = parseNumber(high)
		a.Ranged = true
		if !ok || !okHigh || a.Low.in(maxDecimals) >= a.High.in(maxDecimals) {
			p.fault(at, "this is no range: "+quote(rest), `write it from the lower number to the higher: "0 --> 100"`)
		}
	}
}

// axisTitle divides the title of an axis from what follows.
func axisTitle(l string) (title, rest string) {
	if strings.HasPrefix(l, `"`) {
		if i := strings.IndexByte(l[1:], '"'); i >= 0 {
			return l[:i+2], strings.TrimSpace(l[i+2:])
		}
	}
	if i := strings.IndexByte(l, '['); i >= 0 {
		return strings.TrimSpace(l[:i]), l[i:]
	}
	before, _, ok := strings.Cut(l, "-->")
	if !ok {
		return l, ""
	}
	before = strings.TrimSpace(before)
	i := strings.LastIndexByte(before, ' ') + 1
	return before[:i], l[strings.Index(l, before[i:]):]
}

// series reads a name, which may be missing, and [values].
func (p *chartParser) series(bars bool, l string, at int) {
	i := strings.IndexByte(l, '[')
	if i < 0 || !strings.HasSuffix(l, "]") {
		p.fault(at, "here should stand values in brackets", `write "bar [1, 2, 3]"`)
		return
	}
	s := &Series{Name: plain(clean(l[:i])), Bars: bars}
	for _, f := range fields(l[i+1 : len(l)-1]) {
		n, ok := parseNumber(unquote(f.text, '"'))
		if !ok {
			p.fault(at+i+1+f.at, quote(f.text)+" is no number that can be drawn", "numbers go up to 1,000,000,000,000 and have no units")
			return
		}
		s.Values = append(s.Values, n)
	}
	if len(s.Values) == 0 || len(s.Values) > maxValues {
		p.fault(at, "a series has from 1 to 200 values", `write "bar [1, 2, 3]"`)
		return
	}
	if len(p.chart.Series) >= 12 {
		p.fault(at, "a chart has at most 12 series", "draw several charts")
		return
	}
	p.chart.Series = append(p.chart.Series, s)
}
