package diagram

import "fieldguide/internal/theme"

// titlesFree finds room for the titles of frames in charts that go across the
// page, where they stand in a band at the upper border: lines may come through
// it from the side. It reports whether every title has room.
func (p *plan) titlesFree() bool {
	var routes [][]run
	ok := true
	for i := range p.frames {
		f := &p.frames[i]
		if f.title.h == 0 {
			continue
		}
		if routes == nil {
			routes = p.routes()
		}
		at, found := p.titleRoom(f, routes)
		f.titleAt = at
		ok = ok && found
	}
	return ok
}

func (p *plan) routes() [][]run {
	routes := make([][]run, 0, len(p.wires)+1)
	for i := range p.wires {
		if w := &p.wires[i]; !w.loop() && w.link.Style != Invisible {
			routes = append(routes, p.route(w))
		}
	}
	return append(routes, nil)
}

// titleRoom returns how far from the left the title of a frame may begin.
func (p *plan) titleRoom(f *frame, routes [][]run) (at theme.Length, ok bool) {
	length := f.far - f.near - 2*p.groupPad
	moved := true
	for moved {
		moved = false
		for _, runs := range routes {
			for _, r := range runs {
				for k := 1; k < len(r.steps); k++ {
					until := p.clears(f, r.steps[k-1], r.steps[k], at)
					if until > at {
						at, moved = until, true
					}
				}
			}
		}
		if at+f.title.w > length {
			return 0, false
		}
	}
	return at, true
}

// clears returns how far from the left the title has to begin to stand clear of
// a step of a line; at most at if it does there.
func (p *plan) clears(f *frame, from, to step, at theme.Length) theme.Length {
	air := p.size / 2
	low, high := min(from.across, to.across), max(from.across, to.across)
	if high < f.low || low > f.low+p.band(f)+air/2 {
		return at
	}
	left, right := from.depth-f.near, to.depth-f.near
	if p.dir == Left {
		left, right = f.far-to.depth, f.far-from.depth
	}
	left, right = left-p.groupPad-air, right-p.groupPad+air
	if right <= at || left >= at+f.title.w {
		return at
	}
	return right
}

// band returns how far below a frame's upper border its title ends.
func (p *plan) band(f *frame) theme.Length { return p.groupPad*3/4 + f.title.h }
