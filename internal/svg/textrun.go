package svg

import (
	"math"
	"strings"
)

// A textSetter makes texts of letters.
type textSetter struct {
	*reader
	node   *node
	state  *state
	turn   *Turn
	scale  float64
	text   *Text // the open one
	run    strings.Builder
	style  *spanStyle // of the open run
	texts  []*Text    // that are done
	extent float64    // of the open text at most, in points

	y     float64 // of the baseline, dy included, in user units
	x     float64 // where the open text begins
	shift float64 // of the run before
}

// setText adds the texts that letters make. The length that an author, or more
// often a program, gives a text is that of all of it: it is kept if that is one
// Text.
func (r *reader) setText(n *node, letters []letter, s *state) {
	t := &textSetter{reader: r, node: n, state: s}
	t.turn, t.scale = frame(s.at)
	for i := range letters {
		t.letter(&letters[i])
	}
	t.endText()
	if _, ok := n.lookup("textLength"); ok && len(t.texts) == 1 {
		t.texts[0].Width = r.length(n, mul(r.size(n, s, "textLength", horizontal, 0), t.scale))
	}
	for _, text := range t.texts {
		r.out.Items = append(r.out.Items, text)
	}
}

func (t *textSetter) letter(c *letter) {
	dx, dy := c.dx, c.dy
	if c.hasY && !c.hasX && t.text != nil {
		// Only the line changes: the text goes on where it is.
		dy += c.y - t.y
	}
	if t.text == nil || c.hasX {
		t.endText()
		t.beginText(c)
		dx, dy = 0, 0
	}
	t.y += dy
	rise := c.style.shift - t.shift
	if t.style != c.style || dx != 0 || dy != 0 || rise != 0 {
		t.endRun()
		t.style = c.style
		t.shift = c.style.shift
		t.text.Runs = append(t.text.Runs, t.newRun(dx, dy+rise))
	}
	t.run.WriteRune(c.char)
	t.extent += mul(mul(c.style.state.size, t.scale), 1.2) + math.Abs(mul(dx, t.scale))
}

func (t *textSetter) beginText(c *letter) {
	if c.hasX {
		t.x = c.x
	}
	if c.hasY {
		t.y = c.y
	}
	t.x, t.y = t.x+c.dx, t.y+c.dy
	at := t.state.at.apply(point{t.x, t.y})
	t.text = &Text{X: t.length(t.node, at.x), Y: t.length(t.node, at.y), Anchor: c.style.state.anchor, Turn: t.turn}
	t.style, t.shift, t.extent = nil, 0, 0
}

func (t *textSetter) newRun(dx, dy float64) Run {
	s := t.style.state
	size := t.length(t.node, mul(s.size, t.scale))
	r := Run{
		DX: t.length(t.node, mul(dx, t.scale)), DY: t.length(t.node, mul(dy, t.scale)),
		Family: s.family, Size: size, Bold: s.weight >= 600, Italic: s.italic, Underline: s.underline,
	}
	if !s.hidden {
		r.Fill, r.Stroke = t.style.fill, t.style.stroke
	}
	if r.Stroke != nil {
		r.StrokeWidth, r.StrokeBehind = t.length(t.node, mul(s.strokeWidth, t.scale)), s.strokeFirst
	}
	return r
}

func (t *textSetter) endRun() {
	if t.run.Len() == 0 {
		return
	}
	t.text.Runs[len(t.text.Runs)-1].String = t.run.String()
	t.run.Reset()
}

// endText adds the open text unless nothing of it shows.
func (t *textSetter) endText() {
	if t.text == nil {
		return
	}
	t.endRun()
	text := t.text
	t.text = nil
	t.trimEnd(text)
	clips, ok := clipped(t.state.clips, t.bounds(text))
	shows := false
	for _, run := range text.Runs {
		shows = shows || trim(run.String) != "" && (run.Fill != nil || run.Stroke != nil)
	}
	if !ok || !shows || t.err != nil {
		return
	}
	text.Clips = clips
	t.texts = append(t.texts, text)
}

// trimEnd takes away the space before another text: it would move one that is
// centered.
func (t *textSetter) trimEnd(text *Text) {
	if t.style == nil || t.style.state.preserve {
		return
	}
	last := len(text.Runs) - 1
	run := &text.Runs[last]
	if run.String = strings.TrimRight(run.String, " "); run.String == "" && last > 0 {
		text.Runs = text.Runs[:last]
	}
}

// bounds returns a rectangle that holds the text in any face, and more.
func (t *textSetter) bounds(text *Text) bounds {
	reach := t.extent
	for _, run := range text.Runs {
		reach += math.Abs(run.DY.Points()) + run.Size.Points()
	}
	if t.turn != nil {
		reach = mul(reach, 4)
	}
	at := point{text.X.Points(), text.Y.Points()}
	b := nothing.with(at)
	if t.turn != nil || text.Anchor == Middle {
		return b.grown(reach)
	}
	height := reach - t.extent + mul(t.style.state.size, t.scale)
	b = b.grown(height)
	if text.Anchor == End {
		b.min.x -= t.extent
		return b
	}
	b.max.x += t.extent
	return b
}
