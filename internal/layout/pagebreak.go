package layout

import (
	"math"

	"fieldguide/internal/theme"
)

// A pager breaks a column of pieces into pages of least cost: total-fit, as
// lines are broken, so that no page is bad for the sake of the one before it
// (Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems",
// 1981). A heading never stands at the foot of a page and no line alone at
// either end of one: pieces forbid that.
type pager struct {
	depth   theme.Length // of a page
	leading theme.Length // of the text: the measure of how empty a page is
	apart   theme.Length // between the text and the notes
	pieces  []piece
	compact bool // the chapters share pages

	// Of a compact book: the chapter and section of each piece, and how far it is
	// down in one endless column.
	chapters, sections []part
	tops               []theme.Length

	ways  []pageWay // the best way to begin a page with piece i
	notes []piece   // of all notes, in the order of their references
	due   []int     // how many of them the pieces before piece i refer to
}

// A pageWay is the best pages up to a piece.
type pageWay struct {
	cost     int
	from     int // piece with which the last page begins
	noted    int // how many of the notes' pieces stand on the pages
	pages    int
	possible bool
	forced   bool // the last page is fuller than it can be
}

// A sheet is what stands on one page: pieces, and the pieces of notes.
type sheet struct {
	from, to int
	notes    []piece
}

// The costs of pages.
const (
	chapterRunOn   = 60000   // a chapter begins on a page that is well filled
	splitNote      = 40000   // a note goes on on the next page
	lateNote       = 900000  // a note begins on the page after its reference
	lastResort     = 1 << 40 // a page ends where none may: what is kept together fills more than one
	openingMinimum = 45      // percent of a page that must be filled before a chapter claims a new one
)

// pages returns the pages. Where what must be kept together fills more than a
// page, it breaks there too, at the least cost.
func (p *pager) pages() []sheet {
	p.gatherNotes()
	if p.compact {
		p.findParts()
	}
	if !p.find(never - 1) {
		p.find(never)
	}
	return p.sheets()
}

// find finds the best way to the end that breaks at penalties up to most, and
// reports whether every page of it fits.
func (p *pager) find(most int) bool {
	n := len(p.pieces)
	p.ways = make([]pageWay, n+1)
	p.ways[0].possible = true
	for j := 1; j <= n; j++ {
		if j == n || p.pieces[j].penalty <= most {
			p.ways[j] = p.best(j)
		}
	}
	for j := n; j > 0; j = p.ways[j].from {
		if p.ways[j].forced {
			return false
		}
	}
	return true
}

// gatherNotes lists the pieces of all notes.
func (p *pager) gatherNotes() {
	p.due = make([]int, len(p.pieces)+1)
	for i := range p.pieces {
		for _, n := range p.pieces[i].notes {
			p.notes = append(p.notes, n.pieces...)
		}
		p.due[i+1] = len(p.notes)
	}
}

// best returns the best way to end a page before piece j. A page that cannot be
// made to fit is taken only where there is no other.
func (p *pager) best(j int) pageWay {
	var best, forced pageWay
	var f pageFill
	for i := j - 1; i >= 0; i-- {
		f.prepend(&p.pieces[i], i+1 < j)
		if f.height-f.shrink > p.depth && (best.possible || forced.possible) {
			break
		}
		from := &p.ways[i]
		if !from.possible {
			continue
		}
		cost, noted, fits := p.cost(i, j, &f, from)
		way := pageWay{cost: from.cost + cost, from: i, noted: noted, pages: from.pages + 1, possible: true}
		switch {
		case !fits:
			if !forced.possible {
				forced = way
				forced.forced = true
			}
		case !best.possible || way.cost < best.cost:
			best = way
		}
	}
	if !best.possible {
		return forced
	}
	return best
}

// A pageFill is the sums over the pieces of a page.
type pageFill struct {
	height, stretch, shrink theme.Length
	space, more, less       theme.Length // above the first piece: they count when another comes before it
	opens                   bool         // the first piece does: it runs on when another comes before it
	runOn                   int
}

// prepend adds a piece at the top of the page.
func (f *pageFill) prepend(q *piece, follows bool) {
	if follows {
		f.height += f.space
		f.stretch += f.more
		f.shrink += f.less
		if f.opens {
			f.runOn++
		}
	}
	f.height += q.height
	f.space, f.more, f.less = q.space, q.stretch, q.shrink
	f.opens = q.opens
}

// cost returns the cost of a page from piece i up to piece j, how many of the
// notes' pieces stand on it and the pages before it, and whether it fits.
func (p *pager) cost(i, j int, f *pageFill, from *pageWay) (cost, noted int, fits bool) {
	depth := p.depth
	if head := p.pieces[i].head; head != nil {
		depth -= head.height
	}
	noted, foot := p.foot(from.noted, p.due[j], depth-f.height+f.shrink)
	short := depth - f.height - foot
	if p.compact {
		cost = p.divides(i, j)
	} else {
		cost = f.runOn * chapterRunOn
	}
	if noted < p.due[j] {
		cost += splitNote
		if noted < p.begun(i, j) {
			cost += lateNote
		}
	}
	switch {
	case j == len(p.pieces):
	case p.pieces[j].penalty >= never:
		cost += lastResort
	default:
		cost += signedSquare(p.pieces[j].penalty)
	}
	cost += p.emptiness(j, short, depth, f)
	return cost, noted, short+f.shrink >= 0
}

// begun returns how many of the notes' pieces must stand on the pages up to piece
// j, so that the last note that the page refers to begins on it: with two lines,
// if it has them.
func (p *pager) begun(i, j int) int {
	for k := j - 1; k >= i; k-- {
		if n := p.pieces[k].notes; len(n) > 0 {
			last := len(n[len(n)-1].pieces)
			return p.due[k+1] - last + min(last, 2)
		}
	}
	return 0
}

// foot sets as many of the notes' pieces from one on as there is room for, and
// returns the first that is left, and the height that they take.
func (p *pager) foot(noted, due int, room theme.Length) (int, theme.Length) {
	height := p.apart
	from := noted
	for noted < due && height+p.notes[noted].height <= room {
		height += p.notes[noted].height
		noted++
	}
	if noted == from {
		return noted, 0
	}
	return noted, height
}

func signedSquare(n int) int {
	if n < 0 {
		return -n * n
	}
	return n * n
}

// emptiness returns what it costs that a page is short by so much, or, where
// that is less than nothing, must shrink.
func (p *pager) emptiness(j int, short, depth theme.Length, f *pageFill) int {
	last := j == len(p.pieces)
	switch {
	case short < 0:
		b := badness(-short, f.shrink)
		return (1 + b) * (1 + b)
	case p.compact && (last || p.pieces[j].opens):
		return p.leaves(j, short, depth)
	case last:
		return 0
	case p.pieces[j].opens:
		filled := int((depth - short) * 100 / depth)
		missing := max(openingMinimum-filled, 0)
		return missing * missing * 100
	case short <= f.stretch:
		b := badness(short, f.stretch)
		return (1 + b) * (1 + b)
	case p.compact:
		return p.leaves(j, short-f.stretch, depth)
	}
	lines := int(min((short-f.stretch)*100/p.leading, math.MaxInt32))
	return (100 + lines) * (100 + lines)
}

// sheets returns the pages on the best way to the end, and further ones for
// what is left of the notes.
func (p *pager) sheets() []sheet {
	n := len(p.pieces)
	sheets := make([]sheet, p.ways[n].pages)
	for j, k := n, len(sheets)-1; k >= 0; k-- {
		way := &p.ways[j]
		sheets[k] = sheet{from: way.from, to: j, notes: p.notes[p.ways[way.from].noted:way.noted]}
		j = way.from
	}
	for noted := p.ways[n].noted; noted < len(p.notes); {
		from := noted
		noted, _ = p.foot(noted, len(p.notes), p.depth)
		noted = max(noted, from+1)
		sheets = append(sheets, sheet{from: n, to: n, notes: p.notes[from:noted]})
	}
	return sheets
}
