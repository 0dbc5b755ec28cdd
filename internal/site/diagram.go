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

// drawing writes one scene.
func (a *article) drawing(s *diagram.Scene, id, class, attributes string) {
	least := leastWidth(s.Width, smallest(s))
	a.openDrawing(class, attributes, least)
	a.out = s.SVG(a.out, id)
	a.closeDrawing(least)
}

// openDrawing begins the box of a drawing that can be read at that width or more:
// what has no room for it scrolls.
func (a *article) openDrawing(class, attributes string, least theme.Length) {
	a.write(`<div class="` + class + `"` + attributes)
	if least > alwaysFits {
		a.write(` role="group" tabindex="0" aria-label="Diagram"><div style="min-width:`)
		a.number(int(least / theme.Point))
		a.write(`pt"`)
	}
	a.write(">")
}

func (a *article) closeDrawing(least theme.Length) {
	if least > alwaysFits {
		a.write("</div>")
	}
	a.write("</div>\n")
}

// alwaysFits is the room for a drawing on a screen of 320 pixels.
const alwaysFits = 210 * theme.Point

// leastWidth returns the width at which the smallest text of a drawing is as small
// as print allows.
func leastWidth(width, smallest theme.Length) theme.Length {
	if smallest == 0 {
		return 0
	}
	return width * diagram.Smallest / smallest
}

// smallest returns the size of the smallest text of a scene; 0 if it has none.
func smallest(s *diagram.Scene) theme.Length {
	var size theme.Length
	for _, it := range s.Items {
		if t, ok := it.(*diagram.Text); ok && (size == 0 || t.Size < size) {
			size = t.Size
		}
	}
	return size
}
