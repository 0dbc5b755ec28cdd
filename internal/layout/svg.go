package layout

import (
	"errors"
	"slices"
	"strconv"

	"fieldguide/internal/font"
	"fieldguide/internal/outline"
	"fieldguide/internal/svg"
	"fieldguide/internal/theme"
)

// A vectorPicture is an SVG picture that was read, or what keeps it from being
// shown.
type vectorPicture struct {
	drawing     *svg.Drawing
	fault, hint string
}

// vector reads an SVG picture, once for each.
func (s *setting) vector(a *outline.Asset) *vectorPicture {
	v, known := s.vectors[a]
	if !known {
		v = readVector(a)
		s.vectors[a] = v
	}
	return v
}

func readVector(a *outline.Asset) *vectorPicture {
	d, err := svg.Parse(a.Data)
	if err == nil {
		return &vectorPicture{drawing: d}
	}
	v := &vectorPicture{fault: "the picture " + strconv.Quote(a.Path) + " cannot be printed: " + err.Error(), hint: "use a PNG of it"}
	var at *svg.Error
	if errors.As(err, &at) {
		line := 1
		for _, b := range a.Data[:min(at.Offset, len(a.Data))] {
			if b == '\n' {
				line++
			}
		}
		v.fault = "the picture " + strconv.Quote(a.Path) + " cannot be printed: line " + strconv.Itoa(line) + ": " + at.Msg
		if at.Hint != "" {
			v.hint = at.Hint
		}
	}
	return v
}

// drawing paints an SVG picture in a rectangle of a page.
func (c *canvas) drawing(d *svg.Drawing, to scaler, e *Element) {
	frame := Rect{X: to.x, Y: to.y, Width: to.length(d.Width), Height: to.length(d.Height)}
	clips := map[*svg.Clip]*Clip{}
	for _, i := range d.Items {
		switch i := i.(type) {
		case *svg.Path:
			c.add(to.svgPath(i, &frame, clips, e))
		case *svg.Text:
			from := len(c.page.Items)
			c.svgText(i, to, clips, e)
			frame.keep(c.page.Items[from:])
		}
	}
}

// keep clips the runs that reach out of the rectangle.
func (r *Rect) keep(runs []Item) {
	for _, i := range runs {
		if run := i.(*Run); !r.holdsRun(run) {
			run.Clips = append(slices.Clip(run.Clips), r.clip())
		}
	}
}

// holdsRun reports whether the run's glyphs are inside of the rectangle, each of
// them taken as high and as deep as any of its face.
func (r *Rect) holdsRun(run *Run) bool {
	em, width := theme.Length(run.Face.UnitsPerEm), run.width()
	top, bottom := -run.Size*theme.Length(run.Face.Ascent)/em, -run.Size*theme.Length(run.Face.Descent)/em
	for _, corner := range [...]Point{{0, top}, {width, top}, {0, bottom}, {width, bottom}} {
		if run.Matrix != nil {
			corner = run.Matrix.Apply(corner)
		}
		x, y := run.X+corner.X, run.Y+corner.Y
		if x < r.X || x > r.X+r.Width || y < r.Y || y > r.Y+r.Height {
			return false
		}
	}
	return true
}

// clip returns the rectangle's outline.
func (r *Rect) clip() *Clip {
	right, bottom := r.X+r.Width, r.Y+r.Height
	return &Clip{Segments: []Segment{
		{MoveTo, [3]Point{{r.X, r.Y}}}, {LineTo, [3]Point{{right, r.Y}}}, {LineTo, [3]Point{{right, bottom}}}, {LineTo, [3]Point{{r.X, bottom}}}, {Op: ClosePath},
	}}
}

func (s scaler) svgPath(p *svg.Path, frame *Rect, clips map[*svg.Clip]*Clip, e *Element) *Path {
	out := &Path{
		Segments: s.svgSegments(p.Segments), EvenOdd: p.EvenOdd, StrokeWidth: s.length(p.StrokeWidth), DashOffset: s.length(p.DashOffset),
		Cap: uint8(p.Cap), Join: uint8(p.Join), MiterLimit: p.MiterLimit, Clips: s.svgClips(p.Clips, clips), Element: e,
	}
	for _, d := range p.Dash {
		out.Dash = append(out.Dash, s.length(d))
	}
	if p.Fill != nil {
		out.Fill, out.FillOpacity = &p.Fill.Color, p.Fill.Opacity
	}
	if p.Stroke != nil {
		out.Stroke, out.Opacity = &p.Stroke.Color, p.Stroke.Opacity
	}
	if !frame.holds(out) {
		out.Clip = frame
	}
	return out
}

// holds reports whether nothing that the path paints reaches out of the
// rectangle.
func (r *Rect) holds(p *Path) bool {
	reach := theme.Length(0)
	if p.Stroke != nil { // the tip of a miter stands out farthest
		reach = p.StrokeWidth * theme.Length(max(p.MiterLimit, 1000)) / 2000
	}
	for i := range p.Segments {
		s := &p.Segments[i]
		for _, at := range s.Points[:s.Op.points()] {
			if at.X-reach < r.X || at.Y-reach < r.Y || at.X+reach > r.X+r.Width || at.Y+reach > r.Y+r.Height {
				return false
			}
		}
	}
	return true
}

// points returns how many points a step takes.
func (o SegmentOp) points() int {
	return [...]int{MoveTo: 1, LineTo: 1, CurveTo: 3, ClosePath: 0}[o]
}

var svgSteps = [...]SegmentOp{svg.MoveTo: MoveTo, svg.LineTo: LineTo, svg.CurveTo: CurveTo, svg.Close: ClosePath}

func (s scaler) svgSegments(segments []svg.Segment) []Segment {
	out := make([]Segment, len(segments))
	for i := range segments {
		out[i].Op = svgSteps[segments[i].Kind]
		for k, p := range segments[i].Points {
			out[i].Points[k] = s.point(p.X, p.Y)
		}
	}
	return out
}

// svgClips returns clips; those that the picture's items share stay shared.
func (s scaler) svgClips(clips []*svg.Clip, known map[*svg.Clip]*Clip) []*Clip {
	var out []*Clip
	for _, c := range clips {
		if known[c] == nil {
			known[c] = &Clip{Segments: s.svgSegments(c.Segments), EvenOdd: c.EvenOdd}
		}
		out = append(out, known[c])
	}
	return out
}

// svgFace returns the face that comes nearest to what a picture asks for.
func (s *setting) svgFace(r *svg.Run) *font.Face {
	return s.faceOf(&look{bold: r.Bold, italic: r.Italic, sans: r.Family == svg.Sans, code: r.Family == svg.Mono})
}

// svgWord returns the glyphs of a run of that size.
func (s *setting) svgWord(r *svg.Run, size theme.Length) *word {
	return s.word(typeface{face: s.svgFace(r), size: size}, r.String)
}

// svgText draws one line of text around its anchor.
func (c *canvas) svgText(t *svg.Text, to scaler, clips map[*svg.Clip]*Clip, e *Element) {
	var width theme.Length
	for i := range t.Runs {
		width += to.length(t.Runs[i].DX) + c.svgWord(&t.Runs[i], to.length(t.Runs[i].Size)).width
	}
	stretch := 1000
	if wanted := to.length(t.Width); wanted > 0 && width > 0 {
		stretch = int(min(max(wanted*1000/width, 300), 3000))
		width = width * theme.Length(stretch) / 1000
	}
	p := &svgPen{canvas: c, to: to, stretch: stretch, origin: to.point(t.X, t.Y), clips: to.svgClips(t.Clips, clips), element: e}
	if t.Turn != nil {
		p.matrix = &Matrix{A: t.Turn.A, B: t.Turn.B, C: t.Turn.C, D: t.Turn.D}
	}
	switch t.Anchor {
	case svg.Middle:
		p.at.X -= width / 2
	case svg.End:
		p.at.X -= width
	case svg.Start:
	}
	for i := range t.Runs {
		p.run(&t.Runs[i])
	}
}

// An svgPen draws the runs of a text.
type svgPen struct {
	*canvas
	to      scaler
	stretch int
	matrix  *Matrix
	origin  Point // of the anchor, on the page
	at      Point // from the anchor, along the text's own axes
	clips   []*Clip
	element *Element
}

func (p *svgPen) run(r *svg.Run) {
	p.at.X += p.to.length(r.DX)
	p.at.Y += p.to.length(r.DY)
	w := p.svgWord(r, p.to.length(r.Size))
	for i := range w.fragments {
		f := &w.fragments[i]
		p.fragment(r, f)
		p.at.X += f.width * theme.Length(p.stretch) / 1000
	}
}

// fragment draws glyphs of one face. A line that stands behind them is drawn
// first, by glyphs that read as nothing.
func (p *svgPen) fragment(r *svg.Run, f *fragment) {
	out := Run{Face: f.face, Size: p.to.length(r.Size), Glyphs: f.glyphs, Matrix: p.matrix, Clips: p.clips, Element: p.element}
	at := p.at
	if p.matrix != nil {
		at = p.matrix.Apply(at)
	}
	out.X, out.Y = p.origin.X+at.X, p.origin.Y+at.Y
	if p.stretch != 1000 {
		out.Stretch = p.stretch
	}
	outlined := r.Stroke != nil && r.StrokeWidth > 0
	if outlined && (r.StrokeBehind || r.Fill == nil) {
		line := out
		line.outline(r, p.to)
		line.Hollow, line.Silent = true, r.Fill != nil
		p.add(&line)
		outlined = false
	}
	if r.Fill == nil {
		return
	}
	out.Color, out.Opacity = r.Fill.Color, r.Fill.Opacity
	if outlined {
		out.outline(r, p.to)
	}
	p.add(&out)
}

func (r *Run) outline(of *svg.Run, to scaler) {
	r.Stroke, r.StrokeWidth = &of.Stroke.Color, to.length(of.StrokeWidth)
	r.Opacity = of.Stroke.Opacity
}
