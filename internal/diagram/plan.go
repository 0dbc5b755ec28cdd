package diagram

import "fieldguide/internal/theme"

// A plan is one level of a flowchart on its way to a scene: blocks whose insides
// are settled, frames around them, and wires between them. A subgraph that runs
// in a direction of its own and has no line out of its inside is a block with a
// plan of its own; other subgraphs are frames.
//
// All of it is laid out as if arrows pointed down: "across" is along the layers,
// "depth" from one to the next. Turning it round is left to the end.
type plan struct {
	*look
	flow   *Flowchart
	dir    Direction
	blocks []block
	frames []frame
	wires  []wire

	layers   []layer
	vertices []vertex
	labels   []int        // layer of labels behind each rank, where there is one
	depth    theme.Length // of all layers
	wide     bool         // first layers are as long as the titles: see titlesFree
}

// A block is a box of a plan.
type block struct {
	node   int // of the flowchart; -1 if it is a plan
	inner  *plan
	group  int // of the flowchart, if it is a plan
	frame  int // the innermost that it stands in; -1 for none
	text   textBlock
	w, h   theme.Length
	loops  []int // wires that begin and end here
	rank   int
	vertex int
}

// A frame is a subgraph that is laid out with what is around it.
type frame struct {
	group  int // of the flowchart
	parent int // frame; -1 for none
	title  textBlock

	ranks      [2]int // first and last
	head, foot int    // layers for its title and for lines that end at it; -1 for none
	layers     [2]int // first and last
	low, high  theme.Length
	near, far  theme.Length // depth of its borders
	titleAt    theme.Length // of a title that no layer holds, in depth
	order      int64        // of it among its neighbors, in all layers
	ins, outs  bool         // lines end at it, begin at it
	depth      int          // how many frames are around it
}

// A wire is a link of a plan.
type wire struct {
	link       *Link
	from, to   end
	label      textBlock
	reversed   bool
	chain      []int           // vertices from the upper end to the lower
	ports      [2]theme.Length // where it meets the upper and the lower end, across
	labelAmong bool            // its label stands among the boxes of a rank
	labelRank  int             // in or behind which its label stands
}

// An end of a wire is a block, or a frame if block is negative.
type end struct{ block, frame int }

// newPlan collects what stands in a subgraph, -1 for the whole flowchart.
func newPlan(l *look, f *Flowchart, apart []bool, group int, dir Direction, turn bool) *plan {
	p := &plan{look: l, flow: f, dir: dir}
	frames := make([]int, len(f.Groups)) // by group; -1 if it is not a frame here
	blocks := make([]int, len(f.Groups))
	for g, sub := range f.Groups {
		frames[g], blocks[g] = -1, -1
		if home(f, apart, sub.Parent) != group || g == group {
			continue
		}
		parent := -1
		if sub.Parent >= 0 && sub.Parent != group {
			parent = frames[sub.Parent]
		}
		if apart[g] {
			blocks[g] = len(p.blocks)
			p.addPlan(apart, g, parent, turn)
			continue
		}
		frames[g] = len(p.frames)
		p.frames = append(p.frames, frame{group: g, parent: parent, head: -1, foot: -1, title: l.set(sub.Title, l.small, l.wrap*2, true)})
	}
	nodes := make([]int, len(f.Nodes))
	for i, n := range f.Nodes {
		nodes[i] = -1
		if home(f, apart, n.Group) != group {
			continue
		}
		parent := -1
		if n.Group >= 0 && n.Group != group {
			parent = frames[n.Group]
		}
		nodes[i] = len(p.blocks)
		p.addNode(i, parent)
	}
	p.addWires(nodes, blocks, frames)
	return p
}

// home returns the innermost subgraph at or around g that is laid out apart, or
// -1.
func home(f *Flowchart, apart []bool, g int) int {
	for ; g >= 0; g = f.Groups[g].Parent {
		if apart[g] {
			return g
		}
	}
	return -1
}

func (p *plan) addNode(i, parent int) {
	n := p.flow.Nodes[i]
	b := block{node: i, frame: parent}
	if n.Shape != Dot {
		limit := p.wrap
		if n.Shape == Diamond || n.Shape == Disk || n.Shape == DoubleDisk {
			limit = p.narrow
		}
		b.text = p.set(n.Label, p.size, limit, false)
	}
	b.w, b.h = p.boxSize(n.Shape, b.text)
	p.blocks = append(p.blocks, b)
}

// addPlan lays out a subgraph apart and adds it as a block.
func (p *plan) addPlan(apart []bool, g, parent int, turn bool) {
	sub := p.flow.Groups[g]
	dir := sub.Direction
	if turn && dir.across() {
		dir = dir.turned()
	}
	inner := newPlan(p.look, p.flow, apart, g, dir, turn)
	inner.layout()
	b := block{node: -1, inner: inner, group: g, frame: parent, text: p.set(sub.Title, p.small, p.wrap*2, true)}
	w, h := inner.paperSize()
	b.w = snap(max(w, b.text.w) + 2*p.groupPad)
	b.h = h + 2*p.groupPad
	if b.text.h > 0 {
		b.h += b.text.h + p.groupPad/4
	}
	p.blocks = append(p.blocks, b)
}

// addWires adds the links whose ends stand in the plan.
func (p *plan) addWires(nodes, blocks, frames []int) {
	at := func(j Joint) (end, bool) {
		switch {
		case j.Node >= 0:
			return end{nodes[j.Node], -1}, nodes[j.Node] >= 0
		case blocks[j.Group] >= 0:
			return end{blocks[j.Group], -1}, true
		}
		return end{-1, frames[j.Group]}, frames[j.Group] >= 0
	}
	for _, l := range p.flow.Links {
		from, ok := at(l.From)
		to, okTo := at(l.To)
		if !ok || !okTo {
			continue
		}
		w := wire{link: l, from: from, to: to}
		if l.Style != Invisible {
			w.label = p.set(l.Label, p.small, p.narrow, false)
		}
		if from.block >= 0 && from == to {
			p.blocks[from.block].loops = append(p.blocks[from.block].loops, len(p.wires))
		}
		p.wires = append(p.wires, w)
	}
}

// loop reports whether a wire ends where it begins.
func (w *wire) loop() bool { return w.from == w.to }

// shape returns the shape of a block; a plan is a rectangle.
func (p *plan) shape(b *block) Shape {
	if b.node < 0 {
		return Rectangle
	}
	return p.flow.Nodes[b.node].Shape
}

// inside reports whether frame f is outer or stands in it.
func (p *plan) inside(f, outer int) bool {
	for ; f >= 0; f = p.frames[f].parent {
		if f == outer {
			return true
		}
	}
	return false
}

// common returns the innermost frame around both, or -1.
func (p *plan) common(a, b int) int {
	for ; a >= 0; a = p.frames[a].parent {
		if p.inside(b, a) {
			return a
		}
	}
	return -1
}

// around returns the innermost frame around an end.
func (p *plan) around(e end) int {
	if e.block >= 0 {
		return p.blocks[e.block].frame
	}
	return p.frames[e.frame].parent
}

// apartGroups tells which subgraphs are laid out on their own: those with a
// direction other than that around them, out of whose inside no line goes.
func apartGroups(f *Flowchart, root Direction) []bool {
	apart := make([]bool, len(f.Groups))
	if len(f.Groups) == 0 {
		return apart
	}
	open := make([]bool, len(f.Groups)) // a line goes out of its inside
	for _, l := range f.Links {
		from, to := f.place(l.From), f.place(l.To)
		for g := from; g >= 0; g = f.Groups[g].Parent {
			open[g] = open[g] || !f.within(to, g)
		}
		for g := to; g >= 0; g = f.Groups[g].Parent {
			open[g] = open[g] || !f.within(from, g)
		}
	}
	dirs := make([]Direction, len(f.Groups))
	for g, sub := range f.Groups {
		dirs[g] = root
		if sub.Parent >= 0 {
			dirs[g] = dirs[sub.Parent]
		}
		if d := sub.Direction; d != Inherited && d != dirs[g] && !open[g] {
			apart[g], dirs[g] = true, d
		}
	}
	return apart
}

// place returns the innermost subgraph around what a link ends at, or -1.
func (f *Flowchart) place(j Joint) int {
	if j.Node >= 0 {
		return f.Nodes[j.Node].Group
	}
	return f.Groups[j.Group].Parent
}
