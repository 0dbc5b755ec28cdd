package diagram

import (
	"strings"

	"fieldguide/internal/theme"
)

// grid is what sizes and places are multiples of; it keeps numbers short.
const grid = theme.Point / 4

// A look is the measures of one diagram, all from the size of its text.
type look struct {
	Options
	size, small  theme.Length // of text in boxes, of labels
	hairline     theme.Length // width of borders
	stroke       theme.Length // width of outlines and lines
	padX, padY   theme.Length // between text and outline
	boxGap       theme.Length // between boxes side by side
	lineGap      theme.Length // between lines, and between a line and what is beside it
	rankGap      theme.Length // between boxes one after another
	labelGap     theme.Length // between a box and the label of its line
	lead         theme.Length // straight end of a line, with its tip
	groupPad     theme.Length // between a subgraph's border and what is in it
	wrap, narrow theme.Length // lengths at which labels of boxes and lines are wrapped
	margin       theme.Length // around the diagram
}

func newLook(o Options) *look {
	if o.Size <= 0 {
		o.Size = 9 * theme.Point
	}
	em := func(hundredths theme.Length) theme.Length { return snap(o.Size * hundredths / 100) }
	return &look{
		Options: o, size: o.Size, small: max(o.Size*90/100, min(o.Size, Smallest)),
		hairline: o.Size / 15, stroke: o.Size / 10,
		padX: em(110), padY: em(70), boxGap: em(240), lineGap: em(120), rankGap: em(200), labelGap: em(140), lead: em(90),
		groupPad: em(140), wrap: em(1700), narrow: em(1200), margin: em(40),
	}
}

// snap rounds up to an even multiple of the grid, so that halves are on it too.
func snap(l theme.Length) theme.Length { return (l + 2*grid - 1) / (2 * grid) * (2 * grid) }

// leading returns the distance of baselines of text of that size.
func leading(size theme.Length) theme.Length { return snap(size * 128 / 100) }

// A block of text is lines that were measured.
type textBlock struct {
	lines  []string
	widths []theme.Length
	w, h   theme.Length // on the grid
	size   theme.Length
	bold   bool
}

// set measures a text, whose lines are broken where they are longer than limit.
func (l *look) set(text string, size, limit theme.Length, bold bool) textBlock {
	b := textBlock{size: size, bold: bold}
	if text == "" {
		return b
	}
	for _, line := range strings.Split(text, "\n") {
		l.breakLine(&b, line, limit)
	}
	for _, w := range b.widths {
		b.w = max(b.w, w)
	}
	b.w, b.h = snap(b.w), leading(size)*theme.Length(len(b.lines))
	return b
}

// breakLine adds a line to the block, in several if it is too long. They are
// made about equally long, as lines of a title are.
func (l *look) breakLine(b *textBlock, line string, limit theme.Length) {
	whole := l.Measurer.Width(line, b.size, b.bold)
	if whole <= limit {
		b.lines, b.widths = append(b.lines, line), append(b.widths, whole)
		return
	}
	n := (whole + limit - 1) / limit
	limit = min(limit, whole/n+whole/(6*n))
	words := l.cut(strings.Fields(line), b.size, b.bold, limit)
	start, width := 0, theme.Length(0)
	flush := func(end int) {
		if end > start {
			b.lines, b.widths = append(b.lines, strings.Join(words[start:end], " ")), append(b.widths, width)
		}
		start = end
	}
	for i := range words {
		w := l.Measurer.Width(strings.Join(words[start:i+1], " "), b.size, b.bold)
		if i > start && w > limit {
			flush(i)
			w = l.Measurer.Width(words[i], b.size, b.bold)
		}
		width = w
	}
	flush(len(words))
}

// cut divides words that are longer than a line, after a mark if there is one.
func (l *look) cut(words []string, size theme.Length, bold bool, limit theme.Length) []string {
	var out []string
	for _, w := range words {
		for limit > 0 && len(w) > 1 && l.Measurer.Width(w, size, bold) > max(limit*5/4, l.narrow) {
			n := l.fitting(w, size, bold, limit)
			if n >= len(w) {
				break
			}
			out = append(out, w[:n])
			w = w[n:]
		}
		out = append(out, w)
	}
	return out
}

// fitting returns how many bytes of a word fit a line, at least one character:
// up to the last mark in them, if there is one in their second half.
func (l *look) fitting(word string, size theme.Length, bold bool, limit theme.Length) int {
	total := l.Measurer.Width(word, size, bold)
	n := max(1, int(theme.Length(len(word))*limit/max(total, 1)))
	for n < len(word) && word[n]&0xC0 == 0x80 {
		n++
	}
	if i := strings.LastIndexAny(word[:n], "/_-.,:;=)&?"); i >= n/2 {
		return i + 1
	}
	return n
}

// draw adds the lines to a scene, centered about a point, or from left at the
// point's X.
func (b *textBlock) draw(s *Scene, at Point, anchor Anchor, role Role, part Part) {
	step := leading(b.size)
	y := at.Y - b.h/2 + step/2 + b.size*34/100
	for i, line := range b.lines {
		if strings.TrimSpace(line) != "" {
			s.add(&Text{Part: part, X: at.X, Y: y, Anchor: anchor, Size: b.size, Width: b.widths[i], Bold: b.bold, Role: role, Text: line})
		}
		y += step
	}
}
