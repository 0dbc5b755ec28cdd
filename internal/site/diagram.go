package site

import (
	"strconv"

	"fieldguide/internal/diagram"
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// Diagram implements outline.BlockVisitor. Where the page has a scene for narrow
// screens too, the stylesheet shows one of the two; the text is that of the
// first.
func (a *article) Diagram(b *outline.Diagram) {
	a.diagrams++
	id := "diagram:" + strconv.Itoa(a.diagrams)
	a.write(`<figure class="diagram"`)
	a.attribute("id", b.Anchor)
	a.write(">")
	if b.Narrow == b.Scene {
		a.drawing(b.Scene, id, "drawing", "")
	} else {
		a.drawing(b.Scene, id, "drawing wide", "")
		a.drawing(b.Narrow, id+":narrow", "drawing narrow", " data-chrome")
	}
	if len(b.Caption) > 0 {
		a.write("<figcaption>")
		a.caption("Figure", b.Number, b.Caption)
		a.write("</figcaption>")
	}
	a.write("</figure>\n")
}

// drawing writes one scene, as wide as its text needs to be read: what has no
// room for it scrolls in a box of its own.
func (a *article) drawing(s *diagram.Scene, id, class, attributes string) {
	a.write(`<div class="` + class + `"` + attributes)
	least := leastWidth(s)
	if least > alwaysFits {
		a.write(` role="group" tabindex="0" aria-label="Diagram"`)
	}
	a.write(">")
	if least > alwaysFits {
		a.write(`<div style="min-width:`)
		a.number(int(least / theme.Point))
		a.write(`pt">`)
	}
	a.out = s.SVG(a.out, id)
	if least > alwaysFits {
		a.write("</div>")
	}
	a.write("</div>\n")
}

// alwaysFits is the room for a drawing on a screen of 320 pixels.
const alwaysFits = 210 * theme.Point

// leastWidth returns the width at which the smallest text of a scene is as small
// as print allows.
func leastWidth(s *diagram.Scene) theme.Length {
	size := theme.Length(1 << 40)
	for _, it := range s.Items {
		if t, ok := it.(*diagram.Text); ok {
			size = min(size, t.Size)
		}
	}
	return s.Width * diagram.Smallest / size
}
