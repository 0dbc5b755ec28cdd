package layout

import "fieldguide/internal/theme"

// A lineRoom is the space that a line needs over and under a usual one, so that
// what stands high or low in it does not touch its neighbors.
type lineRoom struct{ above, below theme.Length }

// findRooms finds the rooms of a paragraph that has formulas.
func (p *paragraph) findRooms() {
	for i := range p.items {
		if p.items[i].formula != nil {
			p.rooms = p.roomsOfLines()
			return
		}
	}
}

// roomsOfLines keeps lines apart by at least a tenth of the text's size, as
// TeX's \lineskip does.
func (p *paragraph) roomsOfLines() []lineRoom {
	rooms := make([]lineRoom, len(p.ends))
	size := firstLook(p.items).size
	over := p.baseline // of the line's top over its baseline, less what the line before has to spare
	for i := range rooms {
		height, depth := p.line(i).extent(size)
		rooms[i].above = max(height-over, 0)
		over = p.leading - depth - size/10
		if i == len(rooms)-1 {
			rooms[i].below = max(depth-(p.leading-p.baseline), 0)
		}
	}
	return rooms
}

// extent returns how far the line reaches over and under its baseline: as far as
// letters of that size do, or its formulas.
func (l *textLine) extent(size theme.Length) (height, depth theme.Length) {
	height, depth = size*76/100, size*24/100
	a, b := l.bounds()
	for i := a; i < b; i++ {
		if f := l.items[i].formula; f != nil && l.items[i].kind == boxItem {
			rise := l.items[i].look.rise
			height, depth = max(height, f.box.Height+rise), max(depth, f.box.Depth-rise)
		}
	}
	return height, depth
}

// room returns the room of line i.
func (p *paragraph) room(i int) lineRoom {
	if p.rooms == nil {
		return lineRoom{}
	}
	return p.rooms[i]
}

// height returns the height of line i.
func (p *paragraph) height(i int) theme.Length {
	r := p.room(i)
	return r.above + p.leading + r.below
}
