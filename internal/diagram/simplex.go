package diagram

// An arc asks that its head stands at least length behind its tail. Each unit
// that it is longer costs its weight.
type arc struct {
	tail, head     int
	length, weight int64
}

// A simplex finds whole numbers for nodes so that all arcs have their length at
// the least cost: network simplex, after Gansner, Koutsofios, North and Vo, "A
// Technique for Drawing Directed Graphs" (1993). It ranks boxes and places them
// across.
type simplex struct {
	arcs   []arc
	first  []int32 // of a node's arcs in list
	list   []int32
	at     []int64
	tree   [][]int32 // arcs of the tree at each node
	slot   []int32   // of each arc in branch, -1 if it is not in the tree
	branch []int32   // the arcs of the tree
	parent []int32   // arc to the node nearer the root; -1 at the root
	low    []int32   // least lim below a node
	lim    []int32   // number of a node in postorder
	byLim  []int32
	cut    []int64 // of tree arcs: what lengthening them by one costs
	next   int     // where the search for a bad branch goes on
	stack  []frameOf
	work   int // nodes and arcs touched
}

// maxWork is some tenths of a second of work.
const maxWork = 20_000_000

// frameOf is a step of a walk through the tree.
type frameOf struct{ node, next int32 }

// solve returns a number for each of n nodes, from 0. The arcs must not go in a
// circle; nodes from settled on must have no arcs that end at them, and one that
// begins. It stops after so much work, which grows with what each step touches;
// the numbers are then valid, but cost more than need be. Balanced nodes that could stand anywhere in a range at the
// same cost stand in its middle.
func solve(n, settled int, arcs []arc, balanced bool) []int64 {
	all := make([]arc, 0, len(arcs)+settled)
	all = append(all, arcs...)
	for i := range settled {
		all = append(all, arc{tail: n, head: i})
	}
	s := &simplex{arcs: all}
	s.index(n + 1)
	s.start(n, settled)
	s.number(int32(n), -1, 1)
	s.cuts()
	for s.work < maxWork {
		out := s.leaving()
		if out < 0 {
			break
		}
		in := s.entering(out)
		if in < 0 {
			break
		}
		s.exchange(out, in)
	}
	if balanced {
		s.balance()
	}
	return s.fromZero(n)
}

func (s *simplex) fromZero(n int) []int64 {
	if n == 0 {
		return nil
	}
	low := s.at[0]
	for _, y := range s.at[:n] {
		low = min(low, y)
	}
	for i := range n {
		s.at[i] -= low
	}
	return s.at[:n]
}

// index lists the arcs at each node.
func (s *simplex) index(n int) {
	s.first = make([]int32, n+1)
	for i := range s.arcs {
		s.first[s.arcs[i].tail+1]++
		s.first[s.arcs[i].head+1]++
	}
	for i := range n {
		s.first[i+1] += s.first[i]
	}
	s.list = make([]int32, s.first[n])
	fill := append([]int32(nil), s.first[:n]...)
	for i := range s.arcs {
		for _, u := range [2]int{s.arcs[i].tail, s.arcs[i].head} {
			s.list[fill[u]] = int32(i)
			fill[u]++
		}
	}
	s.at = make([]int64, n)
	s.tree = make([][]int32, n)
	s.slot, s.cut = make([]int32, len(s.arcs)), make([]int64, len(s.arcs))
	for i := range s.slot {
		s.slot[i] = -1
	}
	s.parent, s.low, s.lim, s.byLim = make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n+1)
}

func (s *simplex) arcsOf(u int) []int32 { return s.list[s.first[u]:s.first[u+1]] }

func (s *simplex) slack(k int32) int64 {
	a := &s.arcs[k]
	return s.at[a.head] - s.at[a.tail] - a.length
}

// start puts each node as near the root as its arcs let it, and makes a tree of
// the arcs that hold it there.
func (s *simplex) start(root, settled int) {
	waits := make([]int32, len(s.at))
	for i := range s.arcs {
		if s.arcs[i].tail < settled {
			waits[s.arcs[i].head]++
		}
	}
	held := make([]int32, settled) // the arc that holds a node
	queue := make([]int, 0, settled)
	for i := range held {
		held[i] = int32(len(s.arcs) - settled + i)
		if waits[i] == 0 {
			queue = append(queue, i)
		}
	}
	for next := 0; next < len(queue); next++ {
		u := queue[next]
		s.attach(held[u])
		for _, k := range s.arcsOf(u) {
			a := &s.arcs[k]
			if a.tail != u {
				continue
			}
			if y := s.at[u] + a.length; y > s.at[a.head] {
				s.at[a.head], held[a.head] = y, k
			}
			if waits[a.head]--; waits[a.head] == 0 {
				queue = append(queue, a.head)
			}
		}
	}
	if len(queue) < settled {
		panic("diagram: places that ask for each other in a circle")
	}
	for u := settled; u < root; u++ {
		s.hang(u)
	}
}

// hang puts a node that no arc ends at as far from the root as its arcs let it.
func (s *simplex) hang(u int) {
	best := int32(-1)
	for _, k := range s.arcsOf(u) {
		a := &s.arcs[k]
		if y := s.at[a.head] - a.length; best < 0 || y < s.at[u] {
			best, s.at[u] = k, y
		}
	}
	s.attach(best)
}

// attach takes an arc into the tree.
func (s *simplex) attach(k int32) {
	s.slot[k] = int32(len(s.branch))
	s.branch = append(s.branch, k)
	a := &s.arcs[k]
	s.tree[a.tail], s.tree[a.head] = append(s.tree[a.tail], k), append(s.tree[a.head], k)
}

// number gives the nodes below u their numbers in postorder, from one on.
func (s *simplex) number(u, parent, from int32) {
	s.parent[u], s.low[u] = parent, from
	stack := append(s.stack[:0], frameOf{u, 0})
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		branches := s.tree[f.node]
		if int(f.next) == len(branches) {
			s.lim[f.node], s.byLim[from] = from, f.node
			from++
			s.work += 3
			stack = stack[:len(stack)-1]
			continue
		}
		k := branches[f.next]
		f.next++
		if k == s.parent[f.node] {
			continue
		}
		v := int32(s.arcs[k].tail + s.arcs[k].head - int(f.node))
		s.parent[v], s.low[v] = k, from
		stack = append(stack, frameOf{v, 0})
	}
	s.stack = stack
}

// cuts reckons what lengthening each arc of the tree costs, from the leaves on.
func (s *simplex) cuts() {
	for _, u := range s.byLim[1:] {
		k := s.parent[u]
		if k < 0 {
			continue
		}
		tail := s.arcs[k].tail == int(u)
		var c int64
		for _, j := range s.arcsOf(int(u)) {
			a := &s.arcs[j]
			v := a.weight
			if j != k && s.slot[j] >= 0 {
				v -= s.cut[j]
			}
			if (a.tail == int(u)) == tail {
				c += v
			} else {
				c -= v
			}
		}
		s.cut[k] = c
	}
}

// leaving returns an arc of the tree that pays when it is longer, or -1. It
// takes the best of a few.
func (s *simplex) leaving() int32 {
	const enough = 30
	best, found := int32(-1), 0
	for range s.branch {
		s.work++
		if s.next >= len(s.branch) {
			s.next = 0
		}
		k := s.branch[s.next]
		s.next++
		if s.cut[k] >= 0 {
			continue
		}
		if best < 0 || s.cut[k] < s.cut[best] {
			best = k
		}
		if found++; found == enough {
			break
		}
	}
	return best
}

// below returns the node at the far end of a tree arc from the root.
func (s *simplex) below(k int32) int {
	a := &s.arcs[k]
	if s.lim[a.tail] < s.lim[a.head] {
		return a.tail
	}
	return a.head
}

// entering returns the shortest arc that holds an arc of the tree from becoming
// longer, or -1: it goes from its head's side to its tail's.
func (s *simplex) entering(out int32) int32 {
	u := s.below(out)
	low, high := s.low[u], s.lim[u]
	wantHead := s.arcs[out].tail == u // it ends below u
	best, least := int32(-1), int64(0)
	look := func(v int32) {
		s.work += len(s.arcsOf(int(v)))
		for _, k := range s.arcsOf(int(v)) {
			a := &s.arcs[k]
			t, h := s.lim[a.tail], s.lim[a.head]
			tailIn, headIn := low <= t && t <= high, low <= h && h <= high
			if tailIn == headIn || headIn != wantHead {
				continue
			}
			if d := s.slack(k); best < 0 || d < least || d == least && k < best {
				best, least = k, d
			}
		}
	}
	if int(high-low+1)*2 <= len(s.at) {
		for _, v := range s.byLim[low : high+1] {
			look(v)
		}
		return best
	}
	for _, v := range s.byLim[1:low] {
		look(v)
	}
	for _, v := range s.byLim[high+1:] {
		look(v)
	}
	return best
}

// moveBelow moves the nodes at and below u.
func (s *simplex) moveBelow(u int, by int64) {
	for _, v := range s.byLim[s.low[u] : s.lim[u]+1] {
		s.at[v] += by
	}
}

// exchange puts one arc into the tree in place of another.
func (s *simplex) exchange(out, in int32) {
	u, d := s.below(out), s.slack(in)
	if s.arcs[out].tail == u {
		d = -d
	}
	s.moveBelow(u, d)
	c := s.cut[out]
	tail, head := s.arcs[in].tail, s.arcs[in].head
	top := s.climb(tail, head, c, true)
	s.climb(head, tail, c, false)
	s.cut[in], s.cut[out] = -c, 0
	s.detach(out, in)
	s.number(int32(top), s.parent[top], s.low[top])
}

// climb goes up from u until w is below, changing the cuts on its way.
func (s *simplex) climb(u, w int, c int64, up bool) int {
	for !(s.low[u] <= s.lim[w] && s.lim[w] <= s.lim[u]) {
		k := s.parent[u]
		a := &s.arcs[k]
		if (a.tail == u) == up {
			s.cut[k] += c
		} else {
			s.cut[k] -= c
		}
		u = a.tail + a.head - u
	}
	return u
}

// detach puts in at the place of out in the tree.
func (s *simplex) detach(out, in int32) {
	for _, u := range [2]int{s.arcs[out].tail, s.arcs[out].head} {
		branches := s.tree[u]
		for i, k := range branches {
			if k == out {
				s.tree[u] = append(branches[:i], branches[i+1:]...)
				break
			}
		}
	}
	s.slot[in] = s.slot[out]
	s.branch[s.slot[in]] = in
	s.slot[out] = -1
	a := &s.arcs[in]
	s.tree[a.tail], s.tree[a.head] = append(s.tree[a.tail], in), append(s.tree[a.head], in)
}

// balance puts nodes that may stand anywhere in a range into its middle.
func (s *simplex) balance() {
	for _, k := range s.branch {
		if s.cut[k] != 0 || s.work > 2*maxWork {
			continue
		}
		in := s.entering(k)
		if in < 0 {
			continue
		}
		d := s.slack(in) / 2
		if d <= 0 {
			continue
		}
		u := s.below(k)
		if s.arcs[k].tail == u {
			d = -d
		}
		s.moveBelow(u, d)
	}
}
