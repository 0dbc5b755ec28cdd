package diagram

import "strings"

// A quadrantParser reads a quadrant chart.
type quadrantParser struct {
	*reader
	chart *Quadrant
}

func parseQuadrant(r *reader, title string) Diagram {
	p := &quadrantParser{r, &Quadrant{Title: title}}
	for p.blank(); !p.done() && len(p.faults) < maxFaults; p.blank() {
		p.statement()
	}
	return p.chart
}

func (p *quadrantParser) statement() {
	l, at := p.line()
	word, rest, _ := strings.Cut(l, " ")
	rest = strings.TrimSpace(rest)
	switch word {
	case "title", "accTitle", "accTitle:":
		p.chart.Title = plain(clean(strings.TrimLeft(rest, ": ")))
	case "accDescr", "accDescr:":
		p.chart.Description = plain(clean(strings.TrimLeft(rest, ": ")))
	case "x-axis":
		p.chart.Left, p.chart.Right = axisEnds(rest)
	case "y-axis":
		p.chart.Bottom, p.chart.Top = axisEnds(rest)
	case "quadrant-1", "quadrant-2", "quadrant-3", "quadrant-4":
		p.chart.Names[word[len(word)-1]-'1'] = plain(clean(rest))
	case "classDef":
		// Points are told apart by their names, not by their colors.
	default:
		p.point(l, at)
	}
}

// axisEnds reads "low --> high", of which the second may be missing.
func axisEnds(s string) (low, high string) {
	low, high, _ = strings.Cut(s, "-->")
	return plain(clean(low)), plain(clean(high))
}

// point reads "Name: [0.3, 0.6]"; a style behind it is left alone.
func (p *quadrantParser) point(l string, at int) {
	open := strings.LastIndexByte(l, '[')
	end := strings.LastIndexByte(l, ']')
	colon := -1
	if open >= 0 {
		colon = strings.LastIndexByte(l[:open], ':')
	}
	if colon < 0 || end < open {
		p.fault(at, "this line is no part of a quadrant chart: "+quote(l), `lines are title, x-axis, y-axis, quadrant-1 to quadrant-4 and points: "Name: [0.3, 0.6]"`)
		return
	}
	name, _, _ := strings.Cut(l[:colon], ":::")
	x, y, _ := strings.Cut(l[open+1:end], ",")
	across, ok := parseNumber(x)
	up, okUp := parseNumber(y)
	const one = 1_000_000
	m := &Mark{Name: plain(clean(name)), X: across.in(maxDecimals), Y: up.in(maxDecimals)}
	if !ok || !okUp || m.X < 0 || m.X > one || m.Y < 0 || m.Y > one {
		p.fault(at+open, "a point stands at two numbers from 0 to 1, not "+quote(l[open:end+1]), `write "Name: [0.3, 0.6]"`)
		return
	}
	if len(p.chart.Points) >= maxGroups {
		p.fault(at, "a quadrant chart has at most 100 points", "choose fewer")
		return
	}
	p.chart.Points = append(p.chart.Points, m)
}
