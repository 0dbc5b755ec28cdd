package pdf

import (
	"fmt"

	"fieldguide/internal/layout"
	"fieldguide/internal/theme"
)

// A content writes what one page shows. Items of the same element that follow
// each other share a marked-content sequence, ISO 32000-1, 14.7.4.2; what
// belongs to no element is an artifact.
type content struct {
	code
	height    theme.Length
	faces     *faces
	pictures  *pictures
	opacities *opacities

	owners []*layout.Element // by marked-content identifier
	bare   bool              // no sequences at all
	open   string            // what the open sequence is
	inText bool              // between BT and ET
	blends bool              // something can be seen through
	said   replacement       // of the last run that has one
	state
}

// A state is what the graphics state holds, ISO 32000-1, 8.4.
type state struct {
	fill, stroke theme.Color
	width        theme.Length
	face         *face
	size         theme.Length
	stretch      int
}

// What a sequence is: none, the content of an element, the same with replacement
// text, or an artifact, by its first operator.
const (
	none       = ""
	plain      = "plain"
	replaced   = "replaced"
	pagination = "/Artifact<</Type/Pagination>>BDC\n" // running heads, page numbers
	decoration = "/Artifact<</Type/Layout>>BDC\n"     // rules, panels
)

// newContent returns the empty content of a page. Its state is what a page
// begins with, and a width that no rule has.
func (w *writer) newContent(page *layout.Page) *content {
	return &content{
		height: page.Height, faces: &w.faces, pictures: &w.pictures, opacities: &w.opacities,
		state: state{width: -1, stretch: 1000},
	}
}

// items writes all items of a page.
func (c *content) items(items []layout.Item) {
	for _, item := range items {
		switch item := item.(type) {
		case *layout.Run:
			c.enterRun(item)
			c.run(item)
		case *layout.Box:
			c.enterShape(item.Element)
			c.box(item)
		case *layout.Line:
			c.enterShape(item.Element)
			c.line(item)
		case *layout.Path:
			c.enterShape(item.Element)
			c.path(item)
		case *layout.Picture:
			c.enter(item.Element, decoration)
			c.picture(item)
		default:
			panic(fmt.Sprintf("pdf: no way to draw a %T", item))
		}
	}
	c.leave()
}

// enter opens the sequence of an element, or of an artifact of that kind, if it
// is not open already.
func (c *content) enter(e *layout.Element, artifact string) {
	if c.bare {
		return
	}
	if e != nil {
		if c.open != plain || c.owner() != e {
			c.begin(e, string(e.Role), plain)
			c.add(">>BDC\n")
		}
		return
	}
	if c.open != artifact {
		c.leave()
		c.add(artifact)
		c.open = artifact
	}
}

// enterShape opens the sequence of a shape. A fraction's bar stays in that of the
// run that stands for the whole formula.
func (c *content) enterShape(e *layout.Element) {
	if e == nil || c.open != replaced || c.owner() != e {
		c.enter(e, decoration)
	}
}

// enterRun opens the sequence of a run. A run that reads as something else than
// its glyphs has one of its own, with replacement text (ISO 32000-1, 14.9.4),
// which the silent runs that follow it join: both halves of a word then read as
// the one word. A span inside of the element's sequence would do as well, but
// makes Poppler lose the rest of the sequence.
func (c *content) enterRun(r *layout.Run) {
	switch {
	case c.bare || r.Element == nil || r.Actual == "" && !r.Silent:
		c.enter(r.Element, pagination)
	case r.Actual != "" || c.open != replaced || c.owner() != r.Element:
		c.begin(r.Element, "Span", replaced)
		c.add("/ActualText ")
		c.code.text(r.Actual)
		c.add(">>BDC\n")
	}
}

// owner returns the element of the last sequence that belongs to one.
func (c *content) owner() *layout.Element {
	if len(c.owners) == 0 {
		return nil
	}
	return c.owners[len(c.owners)-1]
}

// begin starts a sequence of an element up to its identifier.
func (c *content) begin(e *layout.Element, tag, kind string) {
	c.leave()
	c.add("/")
	c.add(tag)
	c.add("<</MCID ")
	c.int(len(c.owners))
	c.owners = append(c.owners, e)
	c.open = kind
}

// leave closes the open sequence.
func (c *content) leave() {
	c.endText()
	if c.open != none {
		c.add("EMC\n")
		c.open = none
	}
}

// fillColor sets the color of text and areas.
func (c *content) fillColor(color theme.Color) {
	if c.fill != color {
		c.fill = color
		c.color(color)
		c.add("rg ")
	}
}

// strokeWith sets the color and width of lines.
func (c *content) strokeWith(color theme.Color, width theme.Length) {
	if c.stroke != color {
		c.stroke = color
		c.color(color)
		c.add("RG ")
	}
	if c.width != width {
		c.width = width
		c.length(width)
		c.add(" w ")
	}
}

// see sets how much of what lies below areas and lines cover.
func (c *content) see(o opacity) {
	c.blends = true
	c.add("/")
	c.add(c.opacities.use(o))
	c.add(" gs ")
}

// up turns a distance from the page's top into one from its foot.
func (c *content) up(y theme.Length) theme.Length { return c.height - y }

func (c *content) line(l *layout.Line) {
	c.endText()
	c.strokeWith(l.Color, l.Width)
	c.lengths(l.X1, c.up(l.Y1))
	c.add("m ")
	c.lengths(l.X2, c.up(l.Y2))
	c.add("l S\n")
}

func (c *content) box(b *layout.Box) {
	c.endText()
	if b.Fill != nil {
		c.fillColor(*b.Fill)
	}
	if b.Stroke != nil {
		c.strokeWith(*b.Stroke, b.StrokeWidth)
	}
	if b.Radius > 0 {
		c.roundedPath(b)
	} else {
		c.lengths(b.X, c.up(b.Y+b.Height), b.Width, b.Height)
		c.add("re ")
	}
	switch {
	case b.Fill != nil && b.Stroke != nil:
		c.add("B\n")
	case b.Fill != nil:
		c.add("f\n")
	case b.Stroke != nil:
		c.add("S\n")
	default:
		c.add("n\n")
	}
}

// roundedPath draws a rectangle's outline with quarters of circles for corners,
// counter-clockwise from the lower left.
func (c *content) roundedPath(b *layout.Box) {
	radius := min(b.Radius, b.Width/2, b.Height/2)
	tangent := radius - radius*5523/10000 // of the curve that looks most like a circle
	left, right := b.X, b.X+b.Width
	bottom, top := c.up(b.Y+b.Height), c.up(b.Y)
	c.lengths(left+radius, bottom)
	c.add("m ")
	c.lengths(right-radius, bottom)
	c.add("l ")
	c.lengths(right-tangent, bottom, right, bottom+tangent, right, bottom+radius)
	c.add("c ")
	c.lengths(right, top-radius)
	c.add("l ")
	c.lengths(right, top-tangent, right-tangent, top, right-radius, top)
	c.add("c ")
	c.lengths(left+radius, top)
	c.add("l ")
	c.lengths(left+tangent, top, left, top-tangent, left, top-radius)
	c.add("c ")
	c.lengths(left, bottom+radius)
	c.add("l ")
	c.lengths(left, bottom+tangent, left+tangent, bottom, left+radius, bottom)
	c.add("c h ")
}

func (c *content) picture(p *layout.Picture) {
	c.endText()
	turn := turns[0]
	if o := p.Asset.Orientation; 1 <= o && o <= len(turns) {
		turn = turns[o-1]
	}
	c.add("q ")
	c.lengths(turn.a*p.Width, turn.b*p.Height, turn.c*p.Width, turn.d*p.Height,
		p.X+turn.e*p.Width, c.up(p.Y+p.Height)+turn.f*p.Height)
	c.add("cm /")
	c.add(c.pictures.use(p.Asset))
	c.add(" Do Q\n")
}

// A turn maps a picture's square to that in which it is shown, as the operator
// cm does, in widths and heights of the latter.
type turn struct{ a, b, c, d, e, f theme.Length }

// turns are the orientations 1 to 8 of Exif 2.32, 4.6.4.
var turns = [8]turn{
	{a: 1, d: 1},
	{a: -1, d: 1, e: 1},
	{a: -1, d: -1, e: 1, f: 1},
	{a: 1, d: -1, f: 1},
	{b: -1, c: -1, e: 1, f: 1},
	{b: -1, c: 1, f: 1},
	{b: 1, c: 1},
	{b: 1, c: -1, e: 1},
}
