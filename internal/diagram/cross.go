package diagram

// through is what a line costs that goes through a frame, counted in crossings.
const through = 4

// crossings counts the crossings of lines between layers, and what lines through
// frames cost.
func (o *ordering) crossings() int {
	total := 0
	for l := 0; l+1 < len(o.layers); l++ {
		total += o.crossingsAt(l)
	}
	for f := range o.plan.frames {
		total += through * o.passing(f)
	}
	return total
}

// crossingsAt counts the crossings behind a layer with a tree of sums, after
// Barth, Mutzel and Jünger, "Simple and Efficient Bilayer Cross Counting" (2002).
func (o *ordering) crossingsAt(l int) int {
	n := len(o.layers[l+1].vertices)
	if cap(o.tree) < n+1 {
		o.tree = make([]int, n+1)
	}
	tree := o.tree[:n+1]
	clear(tree)
	total, seen := 0, 0
	for _, u := range o.layers[l].vertices {
		down := o.vertices[u].down
		for _, v := range down {
			before := 0
			for i := o.vertices[v].pos + 1; i > 0; i &= i - 1 {
				before += tree[i]
			}
			total += seen - before
		}
		for _, v := range down {
			for i := o.vertices[v].pos + 1; i <= n; i += i & -i {
				tree[i]++
			}
		}
		seen += len(down)
	}
	return total
}

// passing counts the lines that go from one side of a frame to the other.
func (o *ordering) passing(f int) int {
	span := o.plan.frames[f].layers
	count := 0
	for l := span[0]; l < span[1]; l++ {
		low, high := o.extent(f, l)
		lower, upper := o.extent(f, l+1)
		for _, u := range o.layers[l].vertices {
			at := sideOf(o.vertices[u].pos, low, high)
			if at == 0 {
				continue
			}
			for _, v := range o.vertices[u].down {
				if sideOf(o.vertices[v].pos, lower, upper) == -at {
					count++
				}
			}
		}
	}
	return count
}

// extent returns the first and last position of a frame in a layer.
func (o *ordering) extent(f, l int) (low, high int) {
	low, high = -1, -1
	for _, u := range o.layers[l].vertices {
		if v := &o.vertices[u]; o.inside(v.frame, f) {
			if low < 0 {
				low = v.pos
			}
			high = v.pos
		}
	}
	return low, high
}

func sideOf(pos, low, high int) int {
	switch {
	case pos < low:
		return -1
	case pos > high:
		return 1
	}
	return 0
}

// exchange swaps neighbors in a layer while that takes crossings away: two
// vertices of one frame, or a vertex and a frame beside it.
func (o *ordering) exchange() {
	for range 6 {
		again := false
		for l := range o.layers {
			for i := 0; i+1 < len(o.layers[l].vertices); i++ {
				again = o.swapAt(l, i) || again
			}
		}
		if !again {
			return
		}
	}
}

// swapAt swaps what stands at and behind a position, if that helps.
func (o *ordering) swapAt(l, i int) bool {
	vs := o.layers[l].vertices
	u, v := &o.vertices[vs[i]], &o.vertices[vs[i+1]]
	if u.kind == titleVertex || v.kind == titleVertex {
		return false
	}
	if u.frame == v.frame {
		if o.gain(vs[i:i+1], vs[i+1:i+2]) <= 0 {
			return false
		}
		vs[i], vs[i+1] = vs[i+1], vs[i]
		u.pos, v.pos = i+1, i
		return true
	}
	f, g := o.beside(u.frame, v.frame)
	if f >= 0 && g >= 0 {
		return false
	}
	low, mid, high := i, i+1, i+2
	outer := f
	if f >= 0 {
		low, _ = o.extent(f, l)
	} else {
		outer = g
		_, high = o.extent(g, l)
		high++
	}
	if o.gain(vs[low:mid], vs[mid:high])+o.gainThrough(vs, low, mid, high, outer, f >= 0) <= 0 {
		return false
	}
	moved := append(append([]int(nil), vs[mid:high]...), vs[low:mid]...)
	copy(vs[low:high], moved)
	for k := low; k < high; k++ {
		o.vertices[vs[k]].pos = k
	}
	return true
}

// gain returns how many crossings swapping two runs of vertices takes away.
func (o *ordering) gain(a, b []int) int {
	total := 0
	for _, u := range a {
		for _, v := range b {
			total += o.pairGain(o.vertices[u].up, o.vertices[v].up) + o.pairGain(o.vertices[u].down, o.vertices[v].down)
		}
	}
	return total
}

func (o *ordering) pairGain(a, b []int) int {
	if len(a)*len(b) > 4096 {
		return 0
	}
	total := 0
	for _, u := range a {
		for _, v := range b {
			switch x, y := o.vertices[u].pos, o.vertices[v].pos; {
			case x > y:
				total++
			case x < y:
				total--
			}
		}
	}
	return total
}

// gainThrough returns what it saves on lines through a frame to move the vertex
// beside it to its other side.
func (o *ordering) gainThrough(vs []int, low, mid, high, f int, frameFirst bool) int {
	lone, at := vs[low], -1
	if frameFirst {
		lone, at = vs[high-1], 1
	}
	l := o.vertices[lone].layer
	total := 0
	for k, near := range [2][]int{o.vertices[lone].up, o.vertices[lone].down} {
		other := l - 1 + 2*k
		if span := o.plan.frames[f].layers; other < span[0] || other > span[1] {
			continue
		}
		first, last := o.extent(f, other)
		for _, v := range near {
			total -= through * at * sideOf(o.vertices[v].pos, first, last)
		}
	}
	return total
}
