package diagram

// rank gives every block and frame its ranks. Lines that would close a circle
// are turned round, the author's later ones rather than earlier ones.
func (p *plan) rank() {
	p.unwind()
	n := len(p.blocks)
	var arcs []arc
	for i := range p.wires {
		w := &p.wires[i]
		if w.loop() {
			continue
		}
		from, to := p.ends(w)
		arcs = append(arcs, arc{p.below(from), p.above(to), int64(w.link.Length), p.pull(w)})
	}
	arcs = append(append(arcs, p.nesting()...), p.looseArcs()...)
	y := solve(n+2*len(p.frames), n+2*len(p.frames), arcs, false)
	p.setRanks(y)
}

// pull returns how short a wire wants to be.
func (p *plan) pull(w *wire) int64 {
	switch {
	case w.link.Style == Invisible, w.link.Style == Dotted:
		return 1
	case p.around(w.from) == p.around(w.to):
		return 4
	}
	return 2
}

// ends returns the upper and the lower end of a wire.
func (p *plan) ends(w *wire) (upper, lower end) {
	if w.reversed {
		return w.to, w.from
	}
	return w.from, w.to
}

// above returns the node that ranks the upper border of an end, below the lower.
func (p *plan) above(e end) int {
	if e.block >= 0 {
		return e.block
	}
	return len(p.blocks) + 2*e.frame
}

func (p *plan) below(e end) int {
	if e.block >= 0 {
		return e.block
	}
	return len(p.blocks) + 2*e.frame + 1
}

// nesting returns the arcs that hold what stands in a frame between its borders.
func (p *plan) nesting() []arc {
	n := len(p.blocks)
	var arcs []arc
	hold := func(frame, first, last int) {
		if frame >= 0 {
			arcs = append(arcs, arc{n + 2*frame, first, 0, 0}, arc{last, n + 2*frame + 1, 0, 0})
		}
	}
	for i := range p.blocks {
		hold(p.blocks[i].frame, i, i)
	}
	for i := range p.frames {
		hold(p.frames[i].parent, n+2*i, n+2*i+1)
		arcs = append(arcs, arc{n + 2*i, n + 2*i + 1, 0, 1})
	}
	return arcs
}

// unwind turns wires round so that they do not go in a circle. Where a wire of a
// frame closes one both ways, because it stands beside the frame, it ends at a
// block in the frame.
func (p *plan) unwind() {
	n := len(p.blocks) + 2*len(p.frames)
	g := &reachable{out: make([][]int, n), seen: make([]int, n)}
	for _, a := range p.nesting() {
		g.out[a.tail] = append(g.out[a.tail], a.head)
	}
	for _, late := range []bool{false, true} {
		for i := range p.wires {
			w := &p.wires[i]
			if w.loop() || (w.link.Style == Dotted || w.link.Style == Invisible) != late {
				continue
			}
			p.direct(g, w)
		}
	}
}

func (p *plan) direct(g *reachable, w *wire) {
	for range 2 {
		for _, reversed := range []bool{false, true} {
			w.reversed = reversed
			from, to := p.ends(w)
			if a, b := p.below(from), p.above(to); !g.from(b, a) {
				g.out[a] = append(g.out[a], b)
				return
			}
		}
		w.from, w.to = p.member(w.from), p.member(w.to)
	}
	panic("diagram: a line that closes a circle both ways")
}

// member returns a block in a frame.
func (p *plan) member(e end) end {
	if e.block >= 0 {
		return e
	}
	for i := range p.blocks {
		if p.inside(p.blocks[i].frame, e.frame) {
			return end{i, -1}
		}
	}
	panic("diagram: a subgraph without boxes")
}

// reachable answers whether one node can be reached from another.
type reachable struct {
	out   [][]int
	seen  []int // in which search
	count int
	stack []int
}

func (g *reachable) from(u, v int) bool {
	g.count++
	g.stack = append(g.stack[:0], u)
	g.seen[u] = g.count
	for len(g.stack) > 0 {
		u := g.stack[len(g.stack)-1]
		g.stack = g.stack[:len(g.stack)-1]
		if u == v {
			return true
		}
		for _, w := range g.out[u] {
			if g.seen[w] != g.count {
				g.seen[w] = g.count
				g.stack = append(g.stack, w)
			}
		}
	}
	return false
}

// setRanks takes over the ranks, from 0, and those of frames from what stands in
// them.
func (p *plan) setRanks(y []int64) {
	if len(p.blocks) == 0 {
		return
	}
	low := y[0]
	for i := range p.blocks {
		low = min(low, y[i])
	}
	for i := range p.frames {
		p.frames[i].ranks = [2]int{1 << 30, -1}
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		b.rank = int(y[i] - low)
		for f := b.frame; f >= 0; f = p.frames[f].parent {
			r := &p.frames[f].ranks
			r[0], r[1] = min(r[0], b.rank), max(r[1], b.rank)
		}
	}
}
