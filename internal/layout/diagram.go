package layout

import (
	"fieldguide/internal/diagram"
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// Diagram sets a drawing with its caption under it: in its own size where that
// fits the measure, else reaching into the margin, else smaller, as long as its
// text can be read, else as it is drawn for narrow pages.
func (f *flow) Diagram(b *outline.Diagram) {
	f.wide()
	art := f.fitScene(b.Scene)
	if art == nil && b.Narrow != nil {
		art = f.fitScene(b.Narrow)
	}
	if art == nil {
		f.faults.Add(f.span, "the diagram does not fit the page: its text would be smaller than "+diagram.Smallest.String(),
			"divide it in two, shorten its labels, or turn it with another direction")
		return
	}
	f.lackedByScene(art.scene)
	f.named(b.Anchor)
	art.element = f.parent.Child(FigureRole)
	art.element.Alt = b.Scene.Description
	height := art.length(art.scene.Height)
	width := art.length(art.scene.Width)
	p := piece{drawer: art, height: height, baseline: height, x: f.reach(width, f.left+(f.width-width)/2)}
	f.illustration(p, b.Number, b.Caption)
}

// A sceneArt is a scene at its size on the page.
type sceneArt struct {
	scaler
	scene   *diagram.Scene
	element *Element
}

// fitScene returns the scene at the size that it is set in, nil if its text would
// be too small.
func (f *flow) fitScene(s *diagram.Scene) *sceneArt {
	art := &sceneArt{scene: s, scaler: scaler{by: 1, of: 1}}
	if room := f.outset(s.Width).width; s.Width > room {
		art.by, art.of = room, s.Width
	}
	if deepest := f.deepestScene(); art.length(s.Height) > deepest {
		art.by, art.of = deepest, s.Height
	}
	if art.by < art.of && !art.readable() {
		return nil
	}
	if f.compact {
		smallest, _ := art.textSizes()
		if width := f.shrunk(s.Width, s.Height, smallest); width < art.length(s.Width) {
			art.by, art.of = width, s.Width
		}
	}
	return art
}

// leastLabel is how small the labels of a diagram may become, in percent of what
// can be read, as long as the text in its boxes can be. They are set no smaller
// than that: they have room around them, boxes have not.
const leastLabel = 90

// readable reports whether the scene's text is large enough.
func (a *sceneArt) readable() bool {
	smallest, largest := a.textSizes()
	return largest == 0 || a.length(largest) >= diagram.Smallest && a.length(smallest) >= diagram.Smallest*leastLabel/100
}

// textSizes returns the sizes in which the scene's smallest and largest texts are
// drawn; 0 if it has none.
func (a *sceneArt) textSizes() (smallest, largest theme.Length) {
	for _, i := range a.scene.Items {
		if t, ok := i.(*diagram.Text); ok {
			if largest == 0 {
				smallest = t.Size
			}
			smallest, largest = min(smallest, t.Size), max(largest, t.Size)
		}
	}
	return smallest, largest
}

// deepestScene returns how high a diagram may be: some of the page is left for
// its caption.
func (f *flow) deepestScene() theme.Length {
	if f.single {
		return f.columnDepth() * 90 / 100
	}
	return f.paper.Depth() * 86 / 100
}

// lackedByScene reports the characters of a diagram that no face has.
func (f *flow) lackedByScene(s *diagram.Scene) {
	for _, i := range s.Items {
		t, ok := i.(*diagram.Text)
		if !ok {
			continue
		}
		if r := f.sceneWord(t, t.Size).missing; r != 0 {
			f.lacks(f.span, r)
		}
	}
}

// sceneWord returns the glyphs of a text of a scene at that size.
func (s *setting) sceneWord(t *diagram.Text, size theme.Length) *word {
	return s.word(typeface{face: s.faceOf(&look{sans: true, bold: t.Bold}), size: size}, t.Text)
}

// draw paints the scene. All of it belongs to its element.
func (a *sceneArt) draw(c *canvas, x, y theme.Length) {
	to := scaler{x: x, y: y, by: a.by, of: a.of}
	for _, i := range a.scene.Items {
		switch i := i.(type) {
		case *diagram.Path:
			if p := to.scenePath(i, c.theme); p != nil {
				p.Element = a.element
				c.add(p)
			}
		case *diagram.Text:
			c.sceneText(i, to, a.element)
		}
	}
}

var sceneSteps = [...]SegmentOp{diagram.MoveTo: MoveTo, diagram.LineTo: LineTo, diagram.CurveTo: CurveTo, diagram.Close: ClosePath}

// roundJoin is the number of a join that has no corner.
const roundJoin = 1

func (s scaler) scenePath(p *diagram.Path, t *theme.Theme) *Path {
	out := &Path{Fill: sceneColor(p.Fill, t), Stroke: sceneColor(p.Stroke, t), StrokeWidth: s.length(p.Width)}
	if out.Fill == nil && out.Stroke == nil {
		return nil
	}
	if out.Stroke != nil {
		out.Join = roundJoin
	}
	if p.Dash > 0 {
		out.Dash = []theme.Length{s.length(p.Dash), s.length(p.Dash)}
	}
	out.Segments = make([]Segment, len(p.Segments))
	for i := range p.Segments {
		out.Segments[i].Op = sceneSteps[p.Segments[i].Kind]
		for k, at := range p.Segments[i].Points {
			out.Segments[i].Points[k] = s.point(at.X, at.Y)
		}
	}
	return out
}

// sceneText draws a line of text. Its anchor counts, not its measured width: the
// word may be set in another face where its own lacks a character.
func (c *canvas) sceneText(t *diagram.Text, to scaler, e *Element) {
	size := to.length(t.Size)
	if to.by < to.of {
		size = max(size, diagram.Smallest)
	}
	w := c.sceneWord(t, size)
	at := to.point(t.X, t.Y)
	switch t.Anchor {
	case diagram.Middle:
		at.X -= w.width / 2
	case diagram.End:
		at.X -= w.width
	case diagram.Start:
	}
	for i := range w.fragments {
		f := &w.fragments[i]
		r := &Run{X: at.X, Y: at.Y, Face: f.face, Size: size, Glyphs: f.glyphs, Element: e}
		if color := sceneColor(t.Role, c.theme); color != nil {
			r.Color = *color
		}
		c.add(r)
		at.X += f.width
	}
}

// sceneTints are the grounds of boxes, each lighter than any text on it: in gray
// print they are paper with a shade, and labels and shapes tell them apart.
var sceneTints = [...]theme.Color{
	{R: 251, G: 227, B: 224}, {R: 252, G: 239, B: 203}, {R: 224, G: 242, B: 226},
	{R: 223, G: 236, B: 248}, {R: 236, G: 228, B: 248}, {R: 230, G: 233, B: 234},
}

var (
	scenePaper = theme.Gray(255)
	sceneLine  = theme.Color{R: 84, G: 95, B: 102}
)

// sceneColor returns the color of a role, nil for none.
func sceneColor(r diagram.Role, t *theme.Theme) *theme.Color {
	switch r {
	case diagram.None:
		return nil
	case diagram.Ink:
		return &t.Ink
	case diagram.Muted:
		return &t.Muted
	case diagram.Line:
		return &sceneLine
	case diagram.Rule:
		return &t.Hairline
	case diagram.Paper:
		return &scenePaper
	case diagram.Ground:
		return &t.Tint
	case diagram.Accent:
		return &t.Accent
	}
	return &sceneTints[r-diagram.Tint1]
}
