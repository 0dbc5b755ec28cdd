package diagram

import (
	"cmp"
	"slices"

	"fieldguide/internal/theme"
)

// ports decides where on the side of each block its wires meet it: apart from
// each other, in the order of where they come from, and straight if that can be.
func (p *plan) ports() {
	for i := range p.wires {
		w := &p.wires[i]
		if !w.loop() {
			w.ports = [2]theme.Length{p.vertices[w.chain[0]].across, p.vertices[w.chain[len(w.chain)-1]].across}
		}
	}
	ends := p.wireEnds()
	for range 2 {
		for v := range p.vertices {
			for lower := range 2 {
				if len(ends[v][lower]) > 0 {
					p.spread(v, lower, ends[v][lower])
				}
			}
		}
	}
}

// wireEnds returns for each box the wires that leave it downwards and those that
// come from above.
func (p *plan) wireEnds() [][2][]int {
	ends := make([][2][]int, len(p.vertices))
	for i := range p.wires {
		w := &p.wires[i]
		if w.loop() {
			continue
		}
		upper, lower := w.chain[0], w.chain[len(w.chain)-1]
		if p.vertices[upper].kind == boxVertex {
			ends[upper][0] = append(ends[upper][0], i)
		}
		if p.vertices[lower].kind == boxVertex {
			ends[lower][1] = append(ends[lower][1], i)
		}
	}
	for v := range ends {
		for lower := range 2 {
			slices.SortStableFunc(ends[v][lower], func(a, b int) int {
				return cmp.Compare(p.vertices[p.neighbor(a, lower)].pos, p.vertices[p.neighbor(b, lower)].pos)
			})
		}
	}
	return ends
}

// neighbor returns the vertex of a wire next to its upper or lower end.
func (p *plan) neighbor(wire, lower int) int {
	chain := p.wires[wire].chain
	if lower == 1 {
		return chain[len(chain)-2]
	}
	return chain[1]
}

// spread gives the wires at one side of a box their ports.
func (p *plan) spread(v, lower int, wires []int) {
	center := p.vertices[v].across
	reach := p.boxReach(v)
	step := p.portGap()
	if n := theme.Length(len(wires)); (n-1)*step > 2*reach {
		step = 2 * reach / (n - 1)
	}
	if step < p.portGap()*6/10 {
		step, reach = 0, 0 // tips would lie on each other: all meet in the middle
	}
	want := make([]theme.Length, len(wires))
	for i, w := range wires {
		want[i] = min(max(p.aim(w, lower), center-reach), center+reach)
	}
	right, left := slices.Clone(want), want
	for i := 1; i < len(right); i++ {
		right[i] = max(right[i], right[i-1]+step)
	}
	for i := len(left) - 2; i >= 0; i-- {
		left[i] = min(left[i], left[i+1]-step)
	}
	for i, w := range wires {
		at := (left[i] + right[i]) / 2
		at = max(at, center-reach+theme.Length(i)*step)
		p.wires[w].ports[lower] = min(at, center+reach-theme.Length(len(wires)-1-i)*step)
	}
}

// portGap is the distance of lines that meet one side of a box.
func (l *look) portGap() theme.Length { return snap(l.size * 80 / 100) }

// aim returns where a wire would meet a box if it were straight.
func (p *plan) aim(wire, lower int) theme.Length {
	w := &p.wires[wire]
	if len(w.chain) == 2 {
		return w.ports[1-lower]
	}
	return p.vertices[p.neighbor(wire, lower)].across
}

// boxReach returns how far from its center wires may meet a box.
func (p *plan) boxReach(v int) theme.Length {
	b := &p.blocks[p.vertices[v].of]
	if p.dir.across() {
		return p.reach(p.shape(b), b.h, b.w, false)
	}
	return p.reach(p.shape(b), b.w, b.h, true)
}

// meet returns the depth at which a wire meets the outline of a box.
func (p *plan) meet(v int, at theme.Length, lower int) theme.Length {
	vertex := &p.vertices[v]
	b := &p.blocks[vertex.of]
	size := b.h
	if p.dir.across() {
		size = b.w
	}
	s := p.paperSide(lower)
	in := p.inset(p.shape(b), b.w, b.h, at-vertex.across, s)
	mid := p.layers[vertex.layer].at
	if lower == 1 {
		return mid - size/2 + in
	}
	return mid + size/2 - in
}

// paperSide returns the side of a box on paper at which wires come from above
// (lower is 1) or leave it downwards (0).
func (p *plan) paperSide(lower int) side {
	sides := [...][2]side{Down: {bottom, top}, Up: {top, bottom}, Right: {right, left}, Left: {left, right}}
	return sides[p.dir][lower]
}

// A run is a stretch of a wire without a break: its first point and then
// straight and curved steps, in places across and in depth.
type run struct{ steps []step }

type step struct {
	across, depth theme.Length
	curved        bool // from the step before, leaving and arriving in depth
}

// route returns the runs of a wire from its upper to its lower end; its label
// stands between two of them.
func (p *plan) route(w *wire) []run {
	before, behind := p.borders()
	last := len(w.chain) - 1
	runs := []run{{}}
	add := func(x, y theme.Length, curved bool) {
		r := &runs[len(runs)-1]
		r.steps = append(r.steps, step{x, y, curved})
	}
	x := w.ports[0]
	add(x, p.startDepth(w), false)
	for k := 1; k <= last; k++ {
		u, v := &p.vertices[w.chain[k-1]], &p.vertices[w.chain[k]]
		above, below := &p.layers[u.layer], &p.layers[v.layer]
		to := v.across
		if k == last {
			to = w.ports[1]
		}
		if to != x {
			from := above.at + above.height/2 + behind[u.layer]
			until := below.at - below.height/2 - before[v.layer]
			if k == 1 && w.tipAt(0) != Plain {
				from += p.lead
			}
			if k == last {
				until -= p.lead
			}
			add(x, from, false)
			add(to, until, true)
			x = to
		}
		if v.kind == labelVertex {
			add(x, below.at-v.height/2-p.size/8, false)
			runs = append(runs, run{})
			add(x, below.at+v.height/2+p.size/8, false)
		}
	}
	add(x, p.endDepth(w), false)
	return runs
}

// startDepth returns where a wire leaves its upper end.
func (p *plan) startDepth(w *wire) theme.Length {
	upper, _ := p.ends(w)
	if upper.block < 0 {
		return p.frames[upper.frame].far
	}
	return p.meet(w.chain[0], w.ports[0], 0)
}

// endDepth returns where it meets its lower end.
func (p *plan) endDepth(w *wire) theme.Length {
	_, lower := p.ends(w)
	if lower.block < 0 {
		return p.frames[lower.frame].near
	}
	return p.meet(w.chain[len(w.chain)-1], w.ports[1], 1)
}

// tipAt returns the tip at a wire's upper end, 0, or lower end, 1.
func (w *wire) tipAt(lower int) Tip {
	if (lower == 1) != w.reversed {
		return w.link.Head
	}
	return w.link.Tail
}
