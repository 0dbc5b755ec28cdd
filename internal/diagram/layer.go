package diagram

import "fieldguide/internal/theme"

// A layer is a row of vertices. Boxes of one rank stand in one; between two ranks
// there is one for labels where they are needed, and one for each depth of frames
// that begin or end there with a title or a line's end.
type layer struct {
	vertices []int // in order
	height   theme.Length
	at       theme.Length // depth of its middle
	boxes    bool
}

// A vertexKind is what a vertex keeps room for.
type vertexKind uint8

const (
	boxVertex    vertexKind = iota
	bendVertex              // a wire that passes
	labelVertex             // the label of a wire
	anchorVertex            // where a wire ends at a frame
	titleVertex             // the title of a frame
	fillVertex              // nothing: a frame has to be in each of its layers
)

// A vertex is something in a layer.
type vertex struct {
	kind      vertexKind
	of        int // block, wire or frame
	layer     int
	frame     int          // the innermost that it stands in; -1 for none
	low, high theme.Length // its extent across, before and behind its center
	height    theme.Length
	across    theme.Length // of its center
	pos       int          // in its layer
	guess     int64        // of across, while the order is sought
	key       int64
	up, down  []int
}

// build makes layers of ranks, and fills them.
func (p *plan) build() {
	p.markFrames()
	p.grow()
	at := p.makeLayers()
	for i := range p.blocks {
		p.addBox(i, at[p.blocks[i].rank])
	}
	p.spanFrames(at)
	for i := range p.frames {
		p.addTitle(i)
	}
	for i := range p.wires {
		if !p.wires[i].loop() {
			p.addChain(i, at)
		}
	}
	p.fill()
}

// markFrames notes which frames lines end at and how they are nested.
func (p *plan) markFrames() {
	for i := range p.wires {
		upper, lower := p.ends(&p.wires[i])
		if upper.block < 0 {
			p.frames[upper.frame].outs = true
		}
		if lower.block < 0 {
			p.frames[lower.frame].ins = true
		}
	}
	for i := range p.frames {
		f := &p.frames[i]
		f.depth = 0
		if f.parent >= 0 {
			f.depth = p.frames[f.parent].depth + 1
		}
	}
}

// grow makes the sides of blocks as long as the lines that meet them need.
// Slanted and round outlines stay as they are: there, many lines meet in a point.
func (p *plan) grow() {
	met := make([][2]theme.Length, len(p.blocks))
	for i := range p.wires {
		if w := &p.wires[i]; !w.loop() && w.link.Style != Invisible {
			upper, lower := p.ends(w)
			if upper.block >= 0 {
				met[upper.block][0]++
			}
			if lower.block >= 0 {
				met[lower.block][1]++
			}
		}
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		need := snap((min(max(met[i][0], met[i][1]), 24)-1)*p.portGap() + p.size)
		switch s := p.shape(b); {
		case s != Rectangle && s != Rounded && s != Subroutine && s != Cylinder && s != Document:
		case p.dir.across():
			if s == Cylinder || s == Document {
				need += 2 * p.cap()
			}
			b.h = max(b.h, need)
		default:
			b.w = max(b.w, need)
		}
	}
}

// hasHead reports whether a frame needs a layer before its first rank, hasFoot
// behind its last.
func (p *plan) hasHead(f *frame) bool { return f.ins || f.title.h > 0 && p.dir == Down }
func (p *plan) hasFoot(f *frame) bool { return f.outs || f.title.h > 0 && p.dir == Up }

// makeLayers lays the layers out and returns that of each rank's boxes.
func (p *plan) makeLayers() []int {
	ranks := 0
	for i := range p.blocks {
		ranks = max(ranks, p.blocks[i].rank+1)
	}
	labels := p.labelGaps(ranks)
	at := make([]int, ranks)
	p.labels = make([]int, ranks)
	for r := range ranks {
		for d := 0; d < maxDepth; d++ {
			p.makeEdge(r, d, true)
		}
		at[r] = len(p.layers)
		p.layers = append(p.layers, layer{boxes: true})
		for d := maxDepth - 1; d >= 0; d-- {
			p.makeEdge(r, d, false)
		}
		if labels[r] {
			p.labels[r] = len(p.layers)
			p.layers = append(p.layers, layer{})
		}
	}
	return at
}

// makeEdge adds the layer for heads or feet of the frames of that depth that
// begin or end at a rank, if any needs one.
func (p *plan) makeEdge(rank, depth int, head bool) {
	needed := false
	for i := range p.frames {
		f := &p.frames[i]
		switch {
		case f.depth != depth:
		case head && f.ranks[0] == rank && p.hasHead(f):
			f.head, needed = len(p.layers), true
		case !head && f.ranks[1] == rank && p.hasFoot(f):
			f.foot, needed = len(p.layers), true
		}
	}
	if needed {
		p.layers = append(p.layers, layer{})
	}
}

// labelGaps tells behind which ranks labels stand. A wire to the next rank needs
// a layer for its label; a longer one takes such a layer if it passes one, or
// else the room among the boxes of a rank.
func (p *plan) labelGaps(ranks int) []bool {
	gaps := make([]bool, ranks+1)
	for i := range p.wires {
		w := &p.wires[i]
		if w.label.h == 0 || w.loop() {
			continue
		}
		if first, last := p.spanOf(w); last-first <= 1 {
			gaps[first] = true
		}
	}
	for i := range p.wires {
		w := &p.wires[i]
		if w.label.h == 0 || w.loop() {
			continue
		}
		w.labelAmong, w.labelRank = p.labelPlace(w, gaps)
	}
	return gaps
}

// labelPlace returns whether a label stands among the boxes of a rank, and the
// rank in or behind which it stands.
func (p *plan) labelPlace(w *wire, gaps []bool) (among bool, rank int) {
	first, last := p.spanOf(w)
	best := -1
	for r := first; r < last; r++ {
		if gaps[r] && (best < 0 || abs(2*r+1-first-last) < abs(2*best+1-first-last)) {
			best = r
		}
	}
	if best >= 0 {
		return false, best
	}
	return true, (first + last) / 2
}

func abs(n int) int { return max(n, -n) }

// spanOf returns the ranks that a wire begins and ends at.
func (p *plan) spanOf(w *wire) (first, last int) {
	upper, lower := p.ends(w)
	if upper.block >= 0 {
		first = p.blocks[upper.block].rank
	} else {
		first = p.frames[upper.frame].ranks[1]
	}
	if lower.block >= 0 {
		last = p.blocks[lower.block].rank
	} else {
		last = p.frames[lower.frame].ranks[0]
	}
	return first, last
}

// spanFrames sets the layers of frames, the inner ones first.
func (p *plan) spanFrames(at []int) {
	for i := range p.frames {
		f := &p.frames[i]
		f.layers = [2]int{at[f.ranks[0]], at[f.ranks[1]]}
	}
	for i := len(p.frames) - 1; i >= 0; i-- {
		f := &p.frames[i]
		if f.head >= 0 {
			f.layers[0] = min(f.layers[0], f.head)
		}
		if f.foot >= 0 {
			f.layers[1] = max(f.layers[1], f.foot)
		}
		if f.parent >= 0 {
			o := &p.frames[f.parent].layers
			o[0], o[1] = min(o[0], f.layers[0]), max(o[1], f.layers[1])
		}
	}
}

// addVertex adds a vertex and returns its number.
func (p *plan) addVertex(v vertex) int {
	n := len(p.vertices)
	p.vertices = append(p.vertices, v)
	l := &p.layers[v.layer]
	l.vertices = append(l.vertices, n)
	l.height = max(l.height, v.height)
	return n
}

// addBox adds a block with room for the lines that meet it and for its loops.
func (p *plan) addBox(i, at int) {
	b := &p.blocks[i]
	a, d := b.w, b.h
	if p.dir.across() {
		a, d = d, a
	}
	low, high := a/2, a-a/2
	if len(b.loops) > 0 {
		room, along := p.loopRoom(b)
		high += room
		d = max(d, along)
	}
	b.vertex = p.addVertex(vertex{kind: boxVertex, of: i, layer: at, frame: b.frame, low: low, high: high, height: d})
}

// addTitle adds a vertex for the title of a frame, at its upper border on paper.
func (p *plan) addTitle(i int) {
	f := &p.frames[i]
	if f.title.h == 0 || p.dir.across() {
		return
	}
	at := f.head
	if p.dir == Up {
		at = f.foot
	}
	p.addVertex(vertex{kind: titleVertex, of: i, layer: at, frame: i, high: f.title.w, height: f.title.h})
}

// addChain adds the vertices of a wire in each layer that it passes.
func (p *plan) addChain(i int, at []int) {
	w := &p.wires[i]
	upper, lower := p.ends(w)
	first, last := p.joint(i, upper, false), p.joint(i, lower, true)
	label := -1
	if w.label.h > 0 {
		label = p.labelAt(w, at, p.vertices[first].layer, p.vertices[last].layer)
	}
	w.chain = append(w.chain, first)
	for l := p.vertices[first].layer + 1; l < p.vertices[last].layer; l++ {
		v := vertex{kind: bendVertex, of: i, layer: l, frame: p.frameOn(l, upper, lower)}
		if l == label {
			v.kind = labelVertex
			a, d := w.label.w, w.label.h
			if p.dir.across() {
				a, d = d, a
			}
			v.low, v.high, v.height = a/2, a-a/2, d
		}
		w.chain = append(w.chain, p.addVertex(v))
	}
	w.chain = append(w.chain, last)
	for k := 1; k < len(w.chain); k++ {
		u, v := w.chain[k-1], w.chain[k]
		p.vertices[u].down = append(p.vertices[u].down, v)
		p.vertices[v].up = append(p.vertices[v].up, u)
	}
}

// labelAt returns the layer of a wire's label, strictly between its ends.
func (p *plan) labelAt(w *wire, at []int, first, last int) int {
	l := at[w.labelRank]
	if !w.labelAmong {
		l = p.labels[w.labelRank]
	}
	return min(max(l, first+1), last-1)
}

// joint returns the vertex that a wire ends at: a block's, or a new one at the
// border of a frame.
func (p *plan) joint(wire int, e end, lower bool) int {
	if e.block >= 0 {
		return p.blocks[e.block].vertex
	}
	f := &p.frames[e.frame]
	at := f.foot
	if lower {
		at = f.head
	}
	return p.addVertex(vertex{kind: anchorVertex, of: wire, layer: at, frame: e.frame})
}

// frameOn returns the innermost frame that a wire stands in on a layer: one
// around its upper end as long as that goes on, then one around its lower end as
// soon as that has begun. So lines leave frames through their feet.
func (p *plan) frameOn(l int, upper, lower end) int {
	a, b := p.around(upper), p.around(lower)
	both := p.common(a, b)
	for f := a; f != both; f = p.frames[f].parent {
		if l <= p.frames[f].layers[1] {
			return f
		}
	}
	for f := b; f != both; f = p.frames[f].parent {
		if l >= p.frames[f].layers[0] {
			return f
		}
	}
	return both
}

// fill puts a vertex into each layer of a frame that has none in it.
func (p *plan) fill() {
	used := make([]bool, len(p.layers))
	for i := len(p.frames) - 1; i >= 0; i-- {
		for l := range used {
			used[l] = false
		}
		for v := range p.vertices {
			if p.inside(p.vertices[v].frame, i) {
				used[p.vertices[v].layer] = true
			}
		}
		for l := p.frames[i].layers[0]; l <= p.frames[i].layers[1]; l++ {
			if !used[l] {
				p.addVertex(vertex{kind: fillVertex, of: i, layer: l, frame: i})
			}
		}
	}
}
