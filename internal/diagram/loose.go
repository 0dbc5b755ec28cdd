package diagram

import "fieldguide/internal/theme"

// Boxes that no line meets would all stand in one rank. Where they are many they
// stand in several rows (or columns) of what fits a page.

// looseArcs returns arcs that put loose boxes of each frame into rows.
func (p *plan) looseArcs() []arc {
	met := make([]bool, len(p.blocks))
	for i := range p.wires {
		for _, e := range [2]end{p.wires[i].from, p.wires[i].to} {
			if e.block >= 0 {
				met[e.block] = true
			}
		}
	}
	loose := make([][]int, len(p.frames)+1)
	for i := range p.blocks {
		if f := p.blocks[i].frame + 1; !met[i] {
			loose[f] = append(loose[f], i)
		}
	}
	var arcs []arc
	for _, blocks := range loose {
		n := p.perRow(blocks)
		for k := n; k < len(blocks); k++ {
			arcs = append(arcs, arc{blocks[k-n], blocks[k], 1, 1})
		}
	}
	return arcs
}

// perRow returns how many loose boxes stand in a row so that all rows have about
// as many.
func (p *plan) perRow(blocks []int) int {
	limit := p.size * 50
	if p.MaxWidth > 0 {
		limit = min(limit, p.MaxWidth*p.size/Smallest)
	}
	if p.dir.across() {
		limit = p.size * 40
	}
	var total theme.Length
	for _, i := range blocks {
		b := &p.blocks[i]
		if p.dir.across() {
			total += b.h + p.boxGap
		} else {
			total += b.w + p.boxGap
		}
	}
	rows := int((total + limit - 1) / limit)
	if rows <= 1 {
		return max(len(blocks), 1)
	}
	return (len(blocks) + rows - 1) / rows
}
