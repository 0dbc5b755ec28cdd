package math

import (
	"slices"
	"strconv"
	"strings"

	"fieldguide/internal/source"
)

// A layout of an environment: its delimiters and how its columns stand.
type environment struct {
	lay         tableLay
	columns     string
	left, right string
}

var environments = map[string]environment{
	"matrix":      {matrixLay, "c", "", ""},
	"pmatrix":     {matrixLay, "c", "(", ")"},
	"bmatrix":     {matrixLay, "c", "[", "]"},
	"Bmatrix":     {matrixLay, "c", "{", "}"},
	"vmatrix":     {matrixLay, "c", "|", "|"},
	"Vmatrix":     {matrixLay, "c", "‖", "‖"},
	"smallmatrix": {smallLay, "c", "", ""},
	"array":       {matrixLay, "c", "", ""},
	"darray":      {matrixLay, "c", "", ""},
	"subarray":    {stackedLay, "c", "", ""},
	"cases":       {casesLay, "l", "{", ""},
	"dcases":      {casesLay, "l", "{", ""},
	"rcases":      {casesLay, "l", "", "}"},
	"drcases":     {casesLay, "l", "", "}"},
	"aligned":     {alignLay, "rl", "", ""},
	"align":       {alignLay, "rl", "", ""},
	"alignat":     {alignLay, "rl", "", ""},
	"alignedat":   {alignLay, "rl", "", ""},
	"split":       {alignLay, "rl", "", ""},
	"eqnarray":    {alignLay, "rcl", "", ""},
	"gathered":    {gatherLay, "c", "", ""},
	"gather":      {gatherLay, "c", "", ""},
	"equation":    {gatherLay, "c", "", ""},
	"multline":    {gatherLay, "c", "", ""},
}

// environment reads from behind \begin to the \end.
func (p *parser) environment(begin token) node {
	p.skip()
	at := p.look()
	name := strings.TrimSpace(p.raw(begin))
	if p.err != nil {
		return &row{}
	}
	plain := strings.TrimSuffix(name, "*")
	e, ok := environments[plain]
	if !ok {
		names := appendKeys(nil, environments)
		slices.Sort(names)
		hint := source.DidYouMean(name, names, "write one of "+strings.Join(names, ", "))
		p.fail(token{name, at.start, min(at.start+len(name)+2, p.look().start)}, "no environment is called "+strconv.Quote(name), hint)
		return &row{}
	}
	t := &table{lay: e.lay, columns: e.columns, left: e.left, right: e.right, name: name}
	p.preamble(t, plain, name, begin)
	outer := p.alphabet
	p.alphabet = usual
	p.tableRows(t)
	p.alphabet = outer
	p.endOf(t, name, begin)
	return simplified(t)
}

// preamble reads what some environments want behind their name.
func (p *parser) preamble(t *table, plain, name string, begin token) {
	switch plain {
	case "array", "darray", "subarray":
		p.skip()
		at := p.look()
		if at.text == "[" {
			p.take()
			p.upTo("]")
		}
		p.columns(t, at, p.raw(begin))
	case "alignat", "alignedat":
		p.raw(begin)
	case "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix":
		if strings.HasSuffix(name, "*") && p.takeIf("[") {
			if c := strings.TrimSpace(p.upTo("]")); c == "l" || c == "r" {
				t.columns = c
			}
		}
	case "aligned", "gathered":
		if p.takeIf("[") {
			p.upTo("]")
		}
	}
	if plain == "darray" || plain == "dcases" || plain == "drcases" {
		t.name = plain
	}
}

// columns reads the letters of an array: l, c, r and bars.
func (p *parser) columns(t *table, at token, spec string) {
	t.columns, t.bars = "", []int{0}
	for _, c := range spec {
		switch c {
		case 'l', 'c', 'r':
			t.columns += string(c)
			t.bars = append(t.bars, 0)
		case '|', ':':
			t.bars[len(t.bars)-1]++
		case ' ':
		default:
			p.fail(at, strconv.Quote(string(c))+" is not a column", "write l, c, r or | for each")
			return
		}
	}
	if t.columns == "" {
		p.fail(at, "the array has no columns", `write \begin{array}{lcr}`)
	}
}

// tableRows reads cells up to \end or, for \substack, to the brace.
func (p *parser) tableRows(t *table) {
	var cells []*row
	rules := p.rules()
	for p.err == nil {
		cells = append(cells, p.row(""))
		switch next := p.peek(); {
		case next.text == "&":
			p.take()
			continue
		case isLineEnd(next.text):
			t.addRow(cells, rules)
			cells = nil
			p.lineEnd(t)
			rules = p.rules()
			continue
		case isRule(next.text):
			rules += p.rules()
			continue
		}
		if len(cells) > 1 || len(cells[0].items) > 0 || len(t.rows) == 0 {
			t.addRow(cells, rules)
			rules = 0
		}
		t.rules = append(t.rules, rules)
		return
	}
}

func (t *table) addRow(cells []*row, rules int) {
	t.rows = append(t.rows, cells)
	t.rules = append(t.rules, rules)
	t.gaps = append(t.gaps, 0)
}

func isRule(t string) bool { return t == `\hline` || t == `\hdashline` }

// rules takes \hline and counts them.
func (p *parser) rules() int {
	n := 0
	for isRule(p.peek().text) {
		p.take()
		n++
	}
	return n
}

// lineEnd takes \\ with the distance that may follow it: \\[2pt].
func (p *parser) lineEnd(t *table) {
	p.take()
	p.takeIf("*")
	if at := p.look(); at.text == "[" && p.isGap() {
		p.take()
		gap := p.length(at, p.upTo("]"))
		if n := len(t.gaps); n > 0 {
			t.gaps[n-1] = gap
		}
	}
}

// isGap reports whether the bracket that follows holds a length, not a formula
// such as [0, 1].
func (p *parser) isGap() bool {
	if len(p.pending) > 0 {
		return true
	}
	s := p.text[min(p.look().end, len(p.text)):]
	i := strings.IndexByte(s, ']')
	if i < 3 {
		return false
	}
	_, ok := unitEms[strings.TrimSpace(s[:i])[max(len(strings.TrimSpace(s[:i]))-2, 0):]]
	return ok
}

// endOf takes \end{name}.
func (p *parser) endOf(t *table, name string, begin token) {
	if p.err != nil {
		return
	}
	end := p.peek()
	if end.text != `\end` {
		if end.text != "" && end.text != "&" {
			p.end()
		}
		p.fail(begin, `\begin{`+name+`} has no \end`, `add \end{`+name+`}`)
		return
	}
	p.take()
	if got := strings.TrimSpace(p.raw(end)); got != name && p.err == nil {
		p.fail(end, `\begin{`+name+`} ends with \end{`+got+`}`, `write \end{`+name+`}`)
	}
}

// simplified returns the content of an equation, which is no table.
func simplified(t *table) node {
	if strings.TrimSuffix(t.name, "*") == "equation" && len(t.rows) == 1 && len(t.rows[0]) == 1 {
		return only(t.rows[0][0])
	}
	return t
}

// substack reads \substack{a \\ b}.
func (p *parser) substack(of token) node {
	open := p.peek()
	if open.text != "{" {
		p.fail(of, `the lines of \substack are missing`, `write \substack{a \\ b}`)
		return &row{}
	}
	p.take()
	t := &table{lay: stackedLay, columns: "c", name: "substack"}
	p.tableRows(t)
	p.close(open)
	return t
}
