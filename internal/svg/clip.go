package svg

// A clip is a Clip with what tells whether it cuts anything off.
type clip struct {
	outline outline // in points
	around  bounds
	convex  bool
	item    *Clip
}

// with returns the clips of a state and one more, whose outline is in points.
// States share their clips, so a longer list is a new one.
func (s *state) with(o outline, evenOdd bool) []*clip {
	c := &clip{outline: o, around: o.bounds(), convex: o.convex(), item: &Clip{EvenOdd: evenOdd}}
	return append(s.clips[:len(s.clips):len(s.clips)], c)
}

// clipped returns the clips that cut into something with those bounds, and
// whether any of it can show.
func clipped(clips []*clip, b bounds) ([]*Clip, bool) {
	var list []*Clip
	for _, c := range clips {
		if !c.around.meets(b) {
			return nil, false
		}
		if !c.holds(b) {
			c.round()
			list = append(list, c.item)
		}
	}
	return list, true
}

// round makes the clip's outline for painters, once. It lies around something
// that shows, or is cut to what could.
func (c *clip) round() {
	if c.item.Segments != nil {
		return
	}
	var r reader
	c.item.Segments = r.rounded(&node{}, c.outline.bounded())
}

// bounded moves points that lie too far out to where they can be written.
func (o outline) bounded() outline {
	b := make(outline, len(o))
	for i, s := range o {
		for j, p := range s.points() {
			s.p[j] = point{max(-maxLength, min(p.x, maxLength)), max(-maxLength, min(p.y, maxLength))}
		}
		b[i] = s
	}
	return b
}

// holds reports whether the clip leaves all of a rectangle.
func (c *clip) holds(b bounds) bool {
	if !c.convex {
		return false
	}
	way := 0.
	for i := range 4 {
		from, to := c.outline[i].p[0], c.outline[(i+1)%4].p[0]
		for _, corner := range b.corners() {
			side := cross(to.minus(from), corner.minus(from))
			if way == 0 {
				way = side
			}
			if mul(way, side) < 0 {
				return false
			}
		}
	}
	return true
}

// convex reports whether an outline is a parallelogram, as all rectangles are
// that a viewport or a simple <clipPath> makes.
func (o outline) convex() bool {
	if n := len(o); n == 6 && o[4].kind == LineTo && o[4].p[0] == o[0].p[0] {
		o = append(o[:4:4], o[5])
	}
	if len(o) < 4 || len(o) > 5 || len(o) == 5 && o[4].kind != Close {
		return false
	}
	for i := range 4 {
		if o[i].kind != LineTo && i > 0 {
			return false
		}
	}
	gap := o[0].p[0].minus(o[1].p[0]).plus(o[2].p[0]).minus(o[3].p[0])
	return gap.length() < 1e-6
}

// clipTo adds the clip that the style of an element asks for.
func (r *reader) clipTo(n *node, s *state) {
	ref := s.clip
	c := r.ids[ref.id]
	switch {
	case c == nil:
		r.fail(ref.at, "there is no <clipPath> with the id "+quote(ref.id), "mend the id")
	case c.name != "clipPath":
		r.fail(ref.at, "<"+c.name+"> is not a <clipPath>", "mend the id")
	case c.attr("clipPathUnits") == "objectBoundingBox":
		r.fail(r.at(c, "clipPathUnits", 0), "a clip in parts of what it clips cannot be shown", `write clipPathUnits="userSpaceOnUse"`)
	default:
		r.within(c, ref.at, func() { r.clipPath(c, s) })
	}
}

// clipPath adds the outline of a <clipPath>, and the clip on that itself.
func (r *reader) clipPath(c *node, s *state) {
	inside := *s
	inside.style = *r.styleOf(c.parent)
	inside.alpha = 1
	if !r.enter(c, &inside) {
		return
	}
	k := &clipReader{reader: r}
	for _, child := range c.children {
		k.add(child, inside)
	}
	s.clips = inside.with(k.outline, k.evenOdd)
}

// A clipReader joins the shapes of a <clipPath>.
type clipReader struct {
	*reader
	outline outline // in points
	parts   []bounds
	evenOdd bool
}

func (k *clipReader) add(n *node, s state) {
	if n.name == "" || roles[n.name] == idle || k.err != nil || !k.spend(&k.shown, 1, maxShown, n) {
		return
	}
	before := len(s.clips)
	if !k.enter(n, &s) || s.hidden {
		return
	}
	switch {
	case len(s.clips) > before:
		k.fail(n.start, "a clip inside of a clip cannot be shown", "clip a group around it")
	case roles[n.name] == shown:
		k.join(n, k.shape(n, &s).transform(s.at), s.clipEvenOdd)
	case n.name == "use":
		k.use(n, s)
	default:
		k.fail(n.start, "<"+n.name+"> cannot clip", "clip with a path")
	}
}

func (k *clipReader) use(n *node, s state) {
	at := k.at(n, "href", 0)
	target := k.referred(n, at)
	if target == nil {
		return
	}
	s.at = s.at.times(translation(k.coordinate(n, &s, "x", horizontal, 0), k.coordinate(n, &s, "y", vertical, 0)))
	k.within(target, at, func() { k.add(target, s) })
}

// join adds a shape. Shapes that overlap could cancel each other out.
func (k *clipReader) join(n *node, o outline, evenOdd bool) {
	if len(o) == 0 {
		return
	}
	b := o.bounds()
	k.spend(&k.work, len(k.parts), maxWork, n)
	for _, other := range k.parts {
		if b.meets(other) {
			k.fail(n.start, "the shapes of the clip overlap", "join them to one path")
		}
	}
	k.parts = append(k.parts, b)
	k.outline = append(k.outline, o...)
	k.evenOdd = k.evenOdd || evenOdd
	k.spend(&k.segments, len(o), maxSegments, n)
}
