package diagram

import (
	"cmp"
	"slices"
)

// first is a key before all others: titles stand at the left.
const first = -1 << 50

// order puts each layer in an order with few crossings: sweeps by weighted
// medians, with exchanges of neighbors, from two beginnings, as in Gansner and
// others (1993). What stands in a frame stays together, and frames that stand
// side by side have one order in all layers.
func (p *plan) order() {
	o := &ordering{plan: p}
	for _, begin := range []func(){o.walk, o.asWritten} {
		begin()
		o.settle()
		if o.try() {
			break
		}
	}
	o.restore()
}

// An ordering is the search for an order.
type ordering struct {
	*plan
	best   [][]int
	frames []int64 // orders of frames in the best
	cost   int
	tree   []int
}

// try improves the order for some rounds and reports whether nothing crosses.
func (o *ordering) try() bool {
	rounds := min(max(120000/(len(o.vertices)+1), 2), 20)
	idle := 0
	for i := 0; i < rounds && idle < 6 && o.cost > 0; i++ {
		o.sweep(i%2 == 0, i%4 >= 2)
		o.exchange()
		before := o.cost
		o.keep()
		if idle++; o.cost < before {
			idle = 0
		}
	}
	if o.cost > 0 {
		o.restore()
		o.swapFrames()
	}
	return o.cost == 0
}

// walk orders vertices as a walk down from the first boxes meets them.
func (o *ordering) walk() {
	seen := make([]bool, len(o.vertices))
	count := int64(0)
	var stack []int
	for l := range o.layers {
		for _, v := range o.layers[l].vertices {
			stack = append(stack[:0], v)
			for len(stack) > 0 {
				u := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				if seen[u] {
					continue
				}
				seen[u] = true
				o.vertices[u].key = count
				count++
				for i := len(o.vertices[u].down) - 1; i >= 0; i-- {
					stack = append(stack, o.vertices[u].down[i])
				}
			}
		}
	}
}

// asWritten orders vertices as the author wrote them.
func (o *ordering) asWritten() {
	for i := range o.vertices {
		o.vertices[i].key = int64(i)
	}
}

// settle arranges all layers by the keys that vertices have.
func (o *ordering) settle() {
	o.orderFrames(func(v *vertex) int64 { return v.key })
	for l := range o.layers {
		o.arrange(l)
	}
	o.keep()
}

// orderFrames gives each frame the mean of what stands in it.
func (o *ordering) orderFrames(of func(*vertex) int64) {
	if len(o.plan.frames) == 0 {
		return
	}
	count := make([]int64, len(o.plan.frames))
	for f := range o.plan.frames {
		o.plan.frames[f].order = 0
	}
	for i := range o.vertices {
		v := &o.vertices[i]
		if v.kind == titleVertex || v.kind == fillVertex {
			continue
		}
		for f := v.frame; f >= 0; f = o.plan.frames[f].parent {
			o.plan.frames[f].order += of(v)
			count[f]++
		}
	}
	for f := range count {
		o.plan.frames[f].order /= max(count[f], 1)
	}
}

// arrange sorts a layer by the keys of its vertices and the orders of frames.
func (o *ordering) arrange(l int) {
	vs := o.layers[l].vertices
	for _, u := range vs {
		switch v := &o.vertices[u]; v.kind {
		case titleVertex:
			v.key = first
		case fillVertex:
			v.key = o.plan.frames[v.of].order
		}
	}
	slices.SortStableFunc(vs, o.compare)
	o.number(l)
}

// number notes the positions in a layer, and guesses where they are across.
func (o *ordering) number(l int) {
	vs := o.layers[l].vertices
	var x int64
	for i, u := range vs {
		v := &o.vertices[u]
		gap := o.lineGap
		if v.kind == boxVertex {
			gap = o.boxGap
		}
		x += int64(v.low+gap/2) / int64(grid)
		v.pos, v.guess = i, x
		x += int64(v.high+gap/2) / int64(grid)
	}
	for _, u := range vs {
		o.vertices[u].guess -= x / 2
	}
}

// compare compares two vertices of a layer, or the frames that they stand in
// side by side.
func (o *ordering) compare(a, b int) int {
	u, v := &o.vertices[a], &o.vertices[b]
	if u.frame == v.frame {
		return cmp.Or(cmp.Compare(u.key, v.key), cmp.Compare(u.pos, v.pos))
	}
	f, g := o.beside(u.frame, v.frame)
	x, y := u.key, v.key
	if f >= 0 {
		x = o.plan.frames[f].order
	}
	if g >= 0 {
		y = o.plan.frames[g].order
	}
	return cmp.Or(cmp.Compare(x, y), cmp.Compare(f, g))
}

// beside returns the outermost frames around f and around g that are not around
// both; -1 where there is none.
func (o *ordering) beside(f, g int) (int, int) {
	frames := o.plan.frames
	depth := func(f int) int {
		if f < 0 {
			return -1
		}
		return frames[f].depth
	}
	a, b := -1, -1
	for f != g {
		if depth(f) >= depth(g) {
			a, f = f, frames[f].parent
			continue
		}
		b, g = g, frames[g].parent
	}
	return a, b
}

// sweep arranges the layers one after another by the medians of their
// neighbors.
func (o *ordering) sweep(down, mean bool) {
	o.orderFrames(func(v *vertex) int64 { return v.guess })
	for i := range o.layers {
		l := i
		if !down {
			l = len(o.layers) - 1 - i
		}
		for _, u := range o.layers[l].vertices {
			v := &o.vertices[u]
			near := v.up
			if !down {
				near = v.down
			}
			v.key = o.middle(near, v.guess, mean)
		}
		o.arrange(l)
	}
}

// middle returns the weighted median, or the mean, of where vertices are.
func (o *ordering) middle(near []int, otherwise int64, mean bool) int64 {
	n := len(near)
	var buffer [16]int64
	at := buffer[:0]
	var sum int64
	for _, u := range near {
		at = append(at, o.vertices[u].guess)
		sum += o.vertices[u].guess
	}
	switch {
	case n == 0:
		return otherwise
	case mean || n == 2:
		return sum / int64(n)
	}
	slices.Sort(at)
	if n%2 == 1 {
		return at[n/2]
	}
	left, right := at[n/2-1]-at[0], at[n-1]-at[n/2]
	if left+right == 0 {
		return (at[n/2-1] + at[n/2]) / 2
	}
	return (at[n/2-1]*right + at[n/2]*left) / (left + right)
}

// keep keeps the order if it is the best so far.
func (o *ordering) keep() {
	c := o.crossings()
	if o.best != nil && c >= o.cost {
		return
	}
	o.cost = c
	if o.best == nil {
		o.best = make([][]int, len(o.layers))
		o.frames = make([]int64, len(o.plan.frames))
	}
	for l := range o.layers {
		o.best[l] = append(o.best[l][:0], o.layers[l].vertices...)
	}
	for f := range o.frames {
		o.frames[f] = o.plan.frames[f].order
	}
}

// restore goes back to the best order.
func (o *ordering) restore() {
	for l := range o.layers {
		copy(o.layers[l].vertices, o.best[l])
		o.number(l)
	}
	for f := range o.frames {
		o.plan.frames[f].order = o.frames[f]
	}
}

// swapFrames exchanges frames that stand side by side while that helps.
func (o *ordering) swapFrames() {
	n := len(o.plan.frames)
	if n*n*len(o.vertices) > 1_000_000 {
		return
	}
	for f := range n {
		for g := range f {
			if o.cost == 0 || o.plan.frames[f].parent != o.plan.frames[g].parent {
				continue
			}
			before := o.cost
			frames := o.plan.frames
			frames[f].order, frames[g].order = frames[g].order, frames[f].order
			o.rearrange()
			o.exchange()
			o.keep()
			if o.cost == before {
				o.restore()
			}
		}
	}
}

// rearrange arranges all layers, with vertices as they stand.
func (o *ordering) rearrange() {
	for l := range o.layers {
		for _, u := range o.layers[l].vertices {
			o.vertices[u].key = o.vertices[u].guess
		}
		o.arrange(l)
	}
}
