package svg

import "slices"

// A state is what holds where an element stands.
type state struct {
	style
	at    matrix   // from user units to points
	view  viewport // what percentages are of
	alpha float64  // the product of all opacities around
	clips []*clip
	depth int

	contextFill, contextStroke color // of the line that a marker is for
}

func (s *state) measure() measure { return measure{s.view, s.size} }

// A role is what the reader does with an element.
type role uint8

const (
	unknown   role = iota
	group          // its children are shown
	shown          // a shape
	inner          // a viewport of its own
	words          // text
	another        // shows what it refers to
	choosing       // shows one of its children
	idle           // shows nothing by itself
	forbidden      // cannot be shown
)

var roles = map[string]role{
	"g": group, "a": group, "svg": inner, "text": words, "use": another, "switch": choosing,
	"path": shown, "rect": shown, "circle": shown, "ellipse": shown, "line": shown, "polyline": shown, "polygon": shown,

	"title": idle, "desc": idle, "metadata": idle, "defs": idle, "style": idle, "symbol": idle, "marker": idle,
	"clipPath": idle, "mask": idle, "filter": idle, "pattern": idle, "linearGradient": idle, "radialGradient": idle,
	"stop": idle, "view": idle, "cursor": idle, "font": idle, "font-face": idle, "color-profile": idle, "solidColor": idle,

	"image": forbidden, "foreignObject": forbidden, "script": forbidden, "animate": forbidden, "set": forbidden,
	"animateTransform": forbidden, "animateMotion": forbidden, "animateColor": forbidden, "textPath": forbidden,
	"tref": forbidden, "flowRoot": forbidden, "video": forbidden, "audio": forbidden, "iframe": forbidden,
	"canvas": forbidden, "mesh": forbidden, "hatch": forbidden, "discard": forbidden,
}

// instead says what to do about elements that cannot be shown.
var instead = map[string]string{
	"image":         "put it into the chapter as a picture of its own, or use a PNG of the whole",
	"foreignObject": "write the words as <text>",
	"script":        "save the picture as it looks when the script has run",
	"textPath":      "write the words along a straight line",
	"flowRoot":      "turn flowed text into text, in Inkscape by Text > Convert to Text",
	"tref":          "write the words as <text>",
}

// element shows an element whose surroundings are s.
func (r *reader) element(n *node, s state) {
	if n.name == "" || r.err != nil || !r.spend(&r.shown, 1, maxShown, n) {
		return
	}
	kind := roles[n.name]
	if kind == idle {
		return
	}
	if s.depth++; s.depth > maxDepth {
		r.fail(n.start, "the elements are nested too deep", "take the groups apart")
		return
	}
	if !r.enter(n, &s) {
		return
	}
	switch kind {
	case unknown:
		r.fail(n.start, "there is no element <"+n.name+">", "delete it, or draw it with paths")
	case forbidden:
		r.forbid(n)
	case group:
		r.children(n, s)
	case shown:
		r.show(n, &s)
	case inner:
		r.inner(n, s, nil)
	case words:
		r.text(n, &s)
	case another:
		r.use(n, s)
	case choosing:
		r.choose(n, s)
	}
}

func (r *reader) forbid(n *node) {
	hint, ok := instead[n.name]
	if !ok {
		hint = "draw one moment of it"
	}
	r.fail(n.start, "<"+n.name+"> cannot be shown", hint)
}

// enter goes from the surroundings of an element to the inside. It reports
// whether the element shows.
func (r *reader) enter(n *node, s *state) bool {
	s.style = r.computed(n, &s.style, s.view)
	if s.none || r.err != nil {
		return false
	}
	if s.transform != "" {
		s.at = s.at.times(r.transform(s.transform, s.style.at))
	}
	s.alpha = mul(s.alpha, s.opacity)
	if s.clip.id != "" && r.err == nil {
		r.clipTo(n, s)
	}
	return r.err == nil && s.alpha > 0 && s.at.determinant() != 0 && s.at.finite()
}

func (r *reader) children(n *node, s state) {
	for _, c := range n.children {
		r.element(c, s)
	}
}

// show adds a shape, and the markers of its line.
func (r *reader) show(n *node, s *state) {
	r.onlyWords(n)
	o := r.shape(n, s)
	if len(o) == 0 || r.err != nil || s.hidden {
		return
	}
	r.addPath(n, o, s)
	if n.name == "path" || n.name == "line" || n.name == "polyline" || n.name == "polygon" {
		r.markers(n, o, s)
	}
}

// onlyWords finds what a shape cannot have inside and still be shown.
func (r *reader) onlyWords(n *node) {
	for _, c := range n.children {
		if roles[c.name] == forbidden {
			r.forbid(c)
		}
	}
}

func (r *reader) addPath(n *node, o outline, s *state) {
	p := &Path{EvenOdd: s.evenOdd}
	if n.name != "line" {
		p.Fill = r.painted(s.fill, s.fillOpacity, s)
	}
	k := s.at.scale()
	if s.fixed {
		k = 0.75
	}
	margin := 0.
	if s.strokeWidth > 0 {
		p.Stroke = r.painted(s.stroke, s.strokeOpacity, s)
	}
	if p.Stroke != nil {
		r.line(n, p, s, k)
		margin = mul(mul(s.strokeWidth, k)/2, max(s.miterLimit, 1.5))
	}
	if p.Stroke != nil && p.StrokeWidth == 0 {
		p.Stroke = nil
	}
	if p.Fill == nil && p.Stroke == nil || r.err != nil {
		return
	}
	t := o.transform(s.at)
	clips, ok := clipped(s.clips, t.bounds().grown(margin))
	if !ok {
		return
	}
	p.Segments, p.Clips = r.rounded(n, t), clips
	r.addOrdered(p, s)
}

// addOrdered adds a path, or two if its stroke lies under its fill.
func (r *reader) addOrdered(p *Path, s *state) {
	if !s.strokeFirst || p.Fill == nil || p.Stroke == nil {
		r.out.Items = append(r.out.Items, p)
		return
	}
	under := *p
	under.Fill = nil
	over := &Path{Segments: p.Segments, Fill: p.Fill, EvenOdd: p.EvenOdd, Clips: p.Clips}
	r.out.Items = append(r.out.Items, &under, over)
}

// styleOf returns the style of an element where it stands in the file, which is
// what clips, markers and gradients have, not what refers to them.
func (r *reader) styleOf(n *node) *style {
	if n == nil {
		s := initial()
		return &s
	}
	if s := r.styles[n]; s != nil {
		return s
	}
	s := r.computed(n, r.styleOf(n.parent), viewport{})
	r.styles[n] = &s
	return &s
}

// referred returns the element that n's href names, or fails.
func (r *reader) referred(n *node, at int) *node {
	href := n.href()
	if len(href) < 2 || href[0] != '#' {
		r.fail(at, quote(href)+" is outside of the picture", "copy it into the picture")
		return nil
	}
	found := r.ids[href[1:]]
	if found == nil {
		r.fail(at, "there is no element with the id "+quote(href[1:]), "mend the id")
	}
	return found
}

// within calls show unless the element is shown already, in which case it would
// be inside of itself.
func (r *reader) within(n *node, at int, show func()) {
	if slices.Contains(r.using, n) {
		r.fail(at, "<"+n.name+"> contains itself", "mend the ids")
		return
	}
	r.using = append(r.using, n)
	show()
	r.using = r.using[:len(r.using)-1]
}
