package diagram

import "fieldguide/internal/theme"

// placeAcross sets where vertices and frames stand across the layers, in whole
// units of the grid: lines want to be straight, long ones most.
func (p *plan) placeAcross() {
	n := len(p.vertices)
	a := &across{plan: p}
	a.frameArcs()
	for l := range p.layers {
		a.layerArcs(l)
	}
	settled := n + 2*len(p.frames)
	next := settled
	for i := range p.wires {
		next = a.wireArcs(&p.wires[i], next)
	}
	x := solve(next, settled, a.arcs, true)
	for i := range p.vertices {
		p.vertices[i].across = theme.Length(x[i]) * grid
	}
	for i := range p.frames {
		p.frames[i].low, p.frames[i].high = theme.Length(x[n+2*i])*grid, theme.Length(x[n+2*i+1])*grid
	}
}

// across collects what places ask of each other.
type across struct {
	*plan
	arcs []arc
}

// apart asks that node v stands so far behind u.
func (a *across) apart(u, v int, by theme.Length) {
	a.arcs = append(a.arcs, arc{u, v, int64((by + grid - 1) / grid), 0})
}

// low and high return the nodes of a frame's borders.
func (a *across) low(f int) int  { return len(a.vertices) + 2*f }
func (a *across) high(f int) int { return len(a.vertices) + 2*f + 1 }

// headroom returns the distance of a frame's lower border from what is in it.
func (p *plan) headroom(f int) theme.Length {
	if t := p.frames[f].title; p.dir.across() && t.h > 0 {
		return p.groupPad*3/4 + t.h + p.groupPad/2
	}
	return p.groupPad
}

func (a *across) frameArcs() {
	for i := range a.frames {
		f := &a.frames[i]
		a.arcs = append(a.arcs, arc{a.low(i), a.high(i), 0, 4})
		if f.parent >= 0 {
			a.apart(a.low(f.parent), a.low(i), a.headroom(f.parent))
			a.apart(a.high(i), a.high(f.parent), a.groupPad)
		}
	}
	for i := range a.vertices {
		v := &a.vertices[i]
		if v.kind == titleVertex {
			a.arcs = append(a.arcs, arc{a.low(v.frame), i, 0, 1})
		}
		if v.frame >= 0 {
			a.apart(a.low(v.frame), i, a.headroom(v.frame)+v.low)
			a.apart(i, a.high(v.frame), a.groupPad+v.high)
		}
	}
}

// layerArcs keeps neighbors in a layer apart, or the frames that they stand in.
func (a *across) layerArcs(l int) {
	o := ordering{plan: a.plan}
	vs := a.layers[l].vertices
	for i := 1; i < len(vs); i++ {
		u, v := &a.vertices[vs[i-1]], &a.vertices[vs[i]]
		f, g := o.beside(u.frame, v.frame)
		from, to := vs[i-1], vs[i]
		gap := (a.air(u) + a.air(v)) / 2
		if f >= 0 {
			from = a.high(f)
			gap = a.lineGap
		} else {
			gap += u.high
		}
		if g >= 0 {
			to = a.low(g)
			if f < 0 {
				gap = a.lineGap + u.high
			}
		} else {
			if f >= 0 {
				gap = a.lineGap
			}
			gap += v.low
		}
		a.apart(from, to, gap)
	}
}

// air returns the distance that a vertex keeps from its like.
func (p *plan) air(v *vertex) theme.Length {
	if v.kind == boxVertex {
		return p.boxGap
	}
	return p.lineGap
}

// wireArcs asks that a wire is straight. Each of its parts takes a node that
// stands at the lesser of its ends' places.
func (a *across) wireArcs(w *wire, next int) int {
	for k := 1; k < len(w.chain); k++ {
		u, v := w.chain[k-1], w.chain[k]
		weight := int64(2)
		switch passes(&a.vertices[u]) + passes(&a.vertices[v]) {
		case 1:
			weight = 4
		case 2:
			weight = 16
		}
		if w.reversed || w.link.Style == Dotted || w.link.Style == Invisible {
			weight /= 2
		}
		a.arcs = append(a.arcs, arc{next, u, 0, weight}, arc{next, v, 0, weight})
		next++
	}
	return next
}

// passes returns 1 for a vertex that a wire goes through.
func passes(v *vertex) int {
	if v.kind == bendVertex || v.kind == labelVertex {
		return 1
	}
	return 0
}

// placeDepth sets where layers and the borders of frames stand in depth.
func (p *plan) placeDepth() {
	p.stretch()
	before, behind := p.borders()
	var y theme.Length
	for l := range p.layers {
		layer := &p.layers[l]
		if l > 0 {
			y += behind[l-1] + p.channel(l) + before[l]
		} else {
			y += before[0]
		}
		layer.at = y + layer.height/2
		y += layer.height
	}
	if n := len(p.layers); n > 0 {
		y += behind[n-1]
	}
	p.depth = y
	for i := range p.frames {
		f := &p.frames[i]
		head, foot := &p.layers[f.layers[0]], &p.layers[f.layers[1]]
		f.near = head.at - head.height/2 - p.nearRoom(i)
		f.far = foot.at + foot.height/2 + p.farRoom(i)
	}
}

// stretch makes the layer that a title stands beside as long as it, if titles
// are to have such room.
func (p *plan) stretch() {
	if !p.wide || !p.dir.across() {
		return
	}
	for i := range p.frames {
		f := &p.frames[i]
		at := p.titleLayer(f)
		p.layers[at].height = max(p.layers[at].height, f.title.w)
	}
}

// titleLayer returns the layer of a frame that is leftmost on paper and holds
// boxes or is the widest there.
func (p *plan) titleLayer(f *frame) int {
	at := f.layers[0]
	if p.dir == Left {
		at = f.layers[1]
	}
	return at
}

// borders returns the room for borders of frames before and behind each layer.
func (p *plan) borders() (before, behind []theme.Length) {
	before, behind = make([]theme.Length, len(p.layers)), make([]theme.Length, len(p.layers))
	for i := range p.frames {
		f := &p.frames[i]
		head, foot := f.layers[0], f.layers[1]
		before[head] = max(before[head], p.nearRoom(i))
		behind[foot] = max(behind[foot], p.farRoom(i))
	}
	return before, behind
}

// nearRoom returns the distance of a frame's border from its first layer, with
// the frames inside it that begin there too.
func (p *plan) nearRoom(f int) theme.Length {
	var inner theme.Length
	for g := f + 1; g < len(p.frames); g++ {
		if p.frames[g].parent == f && p.frames[g].layers[0] == p.frames[f].layers[0] {
			inner = max(inner, p.nearRoom(g))
		}
	}
	if p.frames[f].head >= 0 && p.dir == Down {
		return inner + p.groupPad*3/4
	}
	return inner + p.groupPad
}

// farRoom returns the distance of a frame's border from its last layer.
func (p *plan) farRoom(f int) theme.Length {
	var inner theme.Length
	for g := f + 1; g < len(p.frames); g++ {
		if p.frames[g].parent == f && p.frames[g].layers[1] == p.frames[f].layers[1] {
			inner = max(inner, p.farRoom(g))
		}
	}
	if p.frames[f].foot >= 0 && p.dir == Up {
		return inner + p.groupPad*3/4
	}
	return inner + p.groupPad
}

// channel returns the room for bends before layer l: more where lines go far
// across, so that none lies nearly flat.
func (p *plan) channel(l int) theme.Length {
	above, below := &p.layers[l-1], &p.layers[l]
	var far, leads theme.Length
	lines := false
	for _, u := range above.vertices {
		for _, v := range p.vertices[u].down {
			d := p.vertices[u].across - p.vertices[v].across
			far, lines = max(far, d, -d), true
			if passes(&p.vertices[v]) == 0 {
				leads = p.lead
			}
		}
	}
	gap := p.labelGap
	switch {
	case above.boxes && below.boxes:
		gap = p.rankGap
	case !lines:
		return p.size / 2
	case far == 0 && leads == 0 && !above.boxes && !below.boxes:
		return p.lead
	}
	return snap(gap + leads + min(max(far-2*gap, 0)/6, p.rankGap*3/2))
}
