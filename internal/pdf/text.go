package pdf

import (
	"cmp"
	"strings"

	"fieldguide/internal/layout"
	"fieldguide/internal/theme"
)

// run shows a run's glyphs.
func (c *content) run(r *layout.Run) {
	if !c.inText {
		c.add("BT\n")
		c.inText = true
	}
	c.place(r)
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
	c.add("1 0 0 1 ")
	c.lengths(r.X, c.up(r.Y))
	c.add("Tm\n")
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
		cid := c.face.cid(g.ID, reading(r, i))
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

// reading returns what glyph i of a run reads as. Replacement text says what a
// divided word reads as, but few programs heed it (pdf.js and MuPDF do not). So
// the last glyph of its first part, the hyphen, reads as all the rest of the
// word, and the glyphs of the silent parts as nothing.
func reading(r *layout.Run, i int) string {
	switch {
	case r.Silent:
		return unread
	case r.Actual == "" || i+1 < len(r.Glyphs):
		return textOf(r.Glyphs, i)
	}
	rest := r.Actual
	for j := range i {
		after, whole := strings.CutPrefix(rest, r.Glyphs[j].Text)
		if !whole {
			return textOf(r.Glyphs, i)
		}
		rest = after
	}
	return cmp.Or(rest, unread)
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
