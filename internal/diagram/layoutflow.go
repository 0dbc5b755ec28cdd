package diagram

import "fieldguide/internal/theme"

// layoutFlow lays a flowchart out as it was written. If it is too wide then, it
// is turned, or its subgraphs are, or both: the first way that fits, else the
// narrowest.
func layoutFlow(f *Flowchart, l *look) *Scene {
	best := arrange(f, l, f.Direction, false)
	turned := Right
	if f.Direction.across() {
		turned = Down
	}
	ways := []struct {
		dir   Direction
		inner bool
	}{{turned, false}, {f.Direction, true}, {turned, true}}
	for _, w := range ways {
		if !l.tooWide(best) {
			break
		}
		if p := arrange(f, l, w.dir, w.inner); width(p) < width(best) {
			best = p
		}
	}
	return best.scene()
}

func arrange(f *Flowchart, l *look, dir Direction, turnInner bool) *plan {
	p := newPlan(l, f, apartGroups(f, dir), -1, dir, turnInner)
	p.layout()
	return p
}

func width(p *plan) theme.Length {
	w, _ := p.paperSize()
	return w + 2*p.margin
}

// tooWide reports whether a plan's text would have to be set too small.
func (l *look) tooWide(p *plan) bool {
	return l.MaxWidth > 0 && width(p)*Smallest > l.MaxWidth*l.size
}

// layout settles everything in a plan.
func (p *plan) layout() {
	p.rank()
	p.build()
	p.order()
	p.placeAcross()
	p.placeDepth()
	p.ports()
	if p.dir.across() && !p.titlesFree() {
		p.wide = true
		p.placeDepth()
		p.titlesFree()
	}
}

// scene paints a plan with a margin around it.
func (p *plan) scene() *Scene {
	w, h := p.paperSize()
	s := &Scene{Width: w + 2*p.margin, Height: h + 2*p.margin, Title: p.flow.Title}
	s.Description = p.flow.describe()
	p.paint(s, Point{p.margin, p.margin})
	return s
}
