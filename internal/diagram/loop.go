package diagram

import "fieldguide/internal/theme"

// A loop leaves a box at its high side, across, and comes back to it there.

// loopRoom returns the room across for the loops of a block with their labels,
// and what they need along the side.
func (p *plan) loopRoom(b *block) (room, along theme.Length) {
	var label theme.Length
	for i, k := range b.loops {
		w, h := p.wires[k].label.w, p.wires[k].label.h
		if p.dir.across() {
			w, h = h, w
		}
		label = max(label, w)
		along += h
		room = p.loopReach(i)
	}
	if label > 0 {
		room += p.size/2 + label
	}
	return room, max(along, p.loopHalf(len(b.loops)-1)*2+p.size)
}

// loopReach returns how far the i-th loop of a box goes out.
func (p *plan) loopReach(i int) theme.Length { return p.size * theme.Length(20+9*i) / 10 }

// loopHalf returns how far from the middle of the side its ends are.
func (p *plan) loopHalf(i int) theme.Length { return p.size * theme.Length(5+6*i) / 10 }

// paintLoops draws the loops of a block.
func (p *plan) paintLoops(c *canvas, b *block) {
	v := &p.vertices[b.vertex]
	depth := p.layers[v.layer].at
	half := b.w / 2
	at := right
	if p.dir.across() {
		half, at = b.h/2, bottom
	}
	var stacked, total theme.Length
	for _, k := range b.loops {
		total += p.alongLoop(&p.wires[k])
	}
	stacked = depth - total/2
	for i, k := range b.loops {
		w := &p.wires[k]
		off, out := p.loopHalf(i), v.across+half+p.loopReach(i)
		var ends [2]theme.Length
		for e, off := range [2]theme.Length{-off, off} {
			if c.dir == Up || c.dir == Left {
				off = -off // insets are of the box on paper
			}
			ends[e] = v.across + half - p.inset(p.shape(b), b.w, b.h, off, at)
		}
		c.loop(w.link, ends, out, depth-off, depth+off)
		if w.label.h > 0 {
			size := p.alongLoop(w)
			c.loopLabel(w, v.across+half+p.loopReach(len(b.loops)-1)+p.size/2, stacked+size/2)
			stacked += size
		}
	}
}

// alongLoop returns the length of a loop's label along the side.
func (p *plan) alongLoop(w *wire) theme.Length {
	if p.dir.across() {
		return w.label.w
	}
	return w.label.h
}
