package layout

import (
	"slices"

	"fieldguide/internal/theme"
)

// columnPages are pages of two columns, one of which is being filled: those of the
// index, and of the contents of a compact book.
type columnPages struct {
	*setting
	document *Document
	canvas   *canvas
	title    string // in the running heads
	label    func(page int) string
	number   int          // of the page
	y        theme.Length // where it is empty from
	left     theme.Length // of the first column
	step     theme.Length // from one column to the next
}

// turn begins a page.
func (p *columnPages) turn(opening bool) {
	if p.canvas != nil {
		p.canvas.finish()
	}
	p.number++
	p.canvas = p.newPage(p.document, p.label(p.number))
	p.canvas.runningHead(&runningHeads{opening: opening, chapter: p.title})
	p.y = p.paper.Top
}

// draw draws pieces over the whole measure.
func (p *columnPages) draw(pieces []piece) {
	p.canvas.pieces(pieces, p.paper.Left, p.y, p.paper.Depth(), false)
	p.y += tall(pieces)
}

// columns draws pieces in two columns, on as many pages as they need; on the
// last the columns are of about equal depth.
func (p *columnPages) columns(pieces []piece) {
	for len(pieces) > 0 {
		depth := p.paper.Top + p.paper.Depth() - p.y
		sheets := p.sheets(pieces, depth)
		if len(sheets) <= 2 {
			sheets = p.balanced(pieces, depth)
		}
		sheets = sheets[:min(len(sheets), 2)]
		deepest := theme.Length(0)
		for i, sh := range sheets {
			body := pieces[sh.from:sh.to]
			p.canvas.pieces(body, p.left+p.step*theme.Length(i), p.y, depth, false)
			deepest = max(deepest, tall(body))
		}
		p.y += deepest
		if pieces = pieces[sheets[len(sheets)-1].to:]; len(pieces) > 0 {
			p.turn(false)
		}
	}
}

func (p *columnPages) sheets(pieces []piece, depth theme.Length) []sheet {
	g := p.pager(pieces)
	g.depth = depth
	return g.pages()
}

// balanced returns two columns of the least depth that holds the pieces.
func (p *columnPages) balanced(pieces []piece, depth theme.Length) []sheet {
	low, high := theme.Length(0), depth
	for high-low > theme.Point {
		middle := (low + high) / 2
		if sheets := p.sheets(pieces, middle); len(sheets) <= 2 && allWithin(pieces, sheets, middle) {
			high = middle
			continue
		}
		low = middle
	}
	return p.sheets(pieces, high)
}

func allWithin(pieces []piece, sheets []sheet, depth theme.Length) bool {
	return !slices.ContainsFunc(sheets, func(sh sheet) bool { return tall(pieces[sh.from:sh.to]) > depth })
}
