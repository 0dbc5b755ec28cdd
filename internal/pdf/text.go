package pdf

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf16"

	"fieldguide/internal/layout"
	"fieldguide/internal/theme"
)

// run shows a run's glyphs.
func (c *content) run(r *layout.Run) {
	if isPlainRun(r) {
		c.plainRun(r)
		return
	}
	c.pictureRun(r)
}

func (c *content) plainRun(r *layout.Run) {
	if !c.inText {
		c.add("BT\n")
		c.inText = true
	}
	c.place(r)
	switch {
	case r.Actual != "":
		c.said = replacementOf(r)
	case !r.Silent:
		c.said = replacement{}
	}
	c.show(r)
}

// endText closes the text object.
func (c *content) endText() {
	if c.inText {
		c.add("ET\n")
		c.inText = false
	}
}

// place sets what is not as the run wants it, and moves to its first glyph.
func (c *content) place(r *layout.Run) {
	c.fillColor(r.Color)
	if face := c.faces.use(r.Face); face != c.face || r.Size != c.size {
		c.face, c.size = face, r.Size
		c.add("/")
		c.add(face.name)
		c.add(" ")
		c.length(r.Size)
		c.add(" Tf ")
	}
	stretch := r.Stretch
	if stretch == 0 {
		stretch = 1000
	}
	if stretch != c.stretch {
		c.stretch = stretch
		c.thousandths(int64(stretch) * 100)
		c.add(" Tz ")
	}
	if m := r.Matrix; m != nil {
		c.matrix(m)
	} else {
		c.add("1 0 0 1 ")
	}
	c.lengths(r.X, c.up(r.Y))
	c.add("Tm\n")
}

// matrix appends the first four numbers of a text matrix. A page's y goes down, a
// PDF's goes up.
func (c *content) matrix(m *layout.Matrix) {
	for _, n := range [...]int64{m.A, -m.B, -m.C, m.D} {
		c.millionths(n * 1_000_000 >> 16)
		c.add(" ")
	}
}

// show writes the glyphs. The pen of a PDF moves by whole thousandths of the
// size; what the run's own advances have over that is carried from glyph to
// glyph and made good as soon as it comes to one, so it never adds up.
func (c *content) show(r *layout.Run) {
	size := int64(r.Size)
	var ahead int64 // of the run's pen over the PDF's, in thousandths of a scaled point
	var rise theme.Length
	c.add("[<")
	for i := range r.Glyphs {
		g := &r.Glyphs[i]
		if adjust := nearest(ahead, size); adjust != 0 {
			c.add(">")
			c.int(int(-adjust))
			c.add("<")
			ahead -= adjust * size
		}
		if g.Rise != rise {
			rise = g.Rise
			c.add(">]TJ ")
			c.length(rise)
			c.add(" Ts[<")
		}
		cid := c.face.cid(g.ID, c.reading(r, i))
		c.hex(cid)
		ahead += 1000*int64(g.Advance) - int64(c.face.widths[cid])*size
	}
	c.add(">]TJ\n")
	if rise != 0 {
		c.add("0 Ts\n")
	}
}

// nearest returns the whole number nearest to n/d, halves away from zero.
func nearest(n, d int64) int64 {
	switch {
	case n > d/2:
		return (n + d/2) / d
	case n < -d/2:
		return (n - d/2) / d
	}
	return 0
}

// unread is what glyphs read as that stand for no character: something, for
// every glyph must read as something, but nothing that is seen or found.
const unread = "\u200B"

// mostRead is the most UTF-16 units that a glyph may read as: MuPDF forgets a
// longer text, and Poppler, from 64 units on, all that follow it in the face.
const mostRead = 8

// A replacement is the text that a run and the silent runs behind it read as.
// Replacement text in the content says so too, but few programs heed it (pdf.js
// and MuPDF do not), so the glyphs share it out among them: the first read as
// themselves as far as they begin it, and as late as there is room for the rest,
// the others read as the rest, such as the hyphen of a divided word as the rest
// of the word.
type replacement struct {
	own  int    // glyphs of the run that read as themselves
	rest string // of the text, for the glyphs behind them
}

func replacementOf(r *layout.Run) replacement {
	best := replacement{rest: r.Actual}
	rest := r.Actual
	for i := range r.Glyphs {
		if room := (len(r.Glyphs) - i) * mostRead; len(rest) <= room || units(rest) <= room {
			best = replacement{i, rest}
		}
		after, begins := strings.CutPrefix(rest, strings.TrimSuffix(textOf(r.Glyphs, i), unread))
		if !begins {
			break
		}
		rest = after
	}
	return best
}

// next takes what the next glyph reads as.
func (r *replacement) next() string {
	at := cut(r.rest)
	text := r.rest[:at]
	r.rest = r.rest[at:]
	return cmp.Or(text, unread)
}

// cut returns where a text is divided if a glyph reads as the first part of it:
// before a character that is no space, for pdf.js takes a glyph that reads as a
// space and more for a space alone.
func cut(text string) int {
	room, best := mostRead, 0
	for i, ch := range text {
		if i > 0 && !unicode.IsSpace(ch) {
			best = i
		}
		if room -= utf16.RuneLen(ch); room < 0 {
			return cmp.Or(best, i)
		}
	}
	return len(text)
}

// units returns the number of UTF-16 units of a text.
func units(s string) int {
	n := 0
	for _, ch := range s {
		n += utf16.RuneLen(ch)
	}
	return n
}

// reading returns what glyph i of a run reads as.
func (c *content) reading(r *layout.Run, i int) string {
	switch {
	case r.Actual != "" && i < c.said.own:
		return textOf(r.Glyphs, i)
	case r.Actual != "" || r.Silent:
		return c.said.next()
	}
	return textOf(r.Glyphs, i)
}

// textOf returns what glyph i reads as. The text of a cluster belongs to all its
// glyphs: each but the first takes a character off its end, so that an accent
// which is a glyph of its own reads as the accent.
func textOf(glyphs []layout.Glyph, i int) string {
	if glyphs[i].Text != "" && (i+1 == len(glyphs) || glyphs[i+1].Text != "") {
		return glyphs[i].Text
	}
	first, end := i, i+1
	for first > 0 && glyphs[first].Text == "" {
		first--
	}
	for end < len(glyphs) && glyphs[end].Text == "" {
		end++
	}
	characters := []rune(glyphs[first].Text)
	own := max(len(characters)-(end-first-1), 1) // of the first glyph
	at := own + i - first - 1
	switch {
	case i == first && len(characters) > 0:
		return string(characters[:own])
	case i > first && at < len(characters):
		return string(characters[at])
	}
	return unread
}
