package layout

import "fieldguide/internal/theme"

// This file decides where a compact book begins chapters. They share pages, but a
// chapter that makes most of a page is kept on one, even if the page before it is
// left short by up to half. Others begin where there is room for more than their
// first lines. Short sections are kept whole, and pictures with what stands before
// them, as long as that costs less of a page.

// The costs of pages of a compact book.
const (
	dividedChapter = 250000 // a chapter that makes a page goes on on the next
	lateChapter    = 20000  // another one begins under another
	thinBeginning  = 40000  // and there is little of it on that page
	leastBeginning = 8      // lines, its title and the white under it included
	dividedSection = 30000  // a short section goes on on the next page
	tornPicture    = 220    // penalty of a page that begins with a picture
	leastWhole     = 70     // percent of a page that make a page
	shortSection   = 45     // percent of a page
	shortPage      = 50     // for each squared percent that is left empty before a chapter
	emptyPage      = 400    // and for each over mostEmpty, there or elsewhere
	mostEmpty      = 30     // percent
	raggedBottom   = 30000  // the spaces of a page inside a chapter cannot fill it
	raggedPage     = 1500   // for each percent: one page is left empty, not a little of two
	thinEnd        = 60000  // the last page holds next to nothing
	leastEnd       = 25     // percent
)

// A part is the chapter or section that a piece belongs to.
type part struct {
	first int  // its first piece
	whole bool // it should not be divided between pages
}

// findParts finds the chapter and the section of each piece, and how far down
// each is in one endless column.
func (p *pager) findParts() {
	p.tops = make([]theme.Length, len(p.pieces))
	for i := 1; i < len(p.pieces); i++ {
		p.tops[i] = p.tops[i-1] + p.pieces[i-1].height + p.pieces[i].space
	}
	p.chapters = p.parts(p.depth*leastWhole/100, p.depth, func(q *piece) bool { return q.opens })
	p.sections = p.parts(0, p.depth*shortSection/100, func(q *piece) bool { return q.opens || len(q.places) > 0 })
}

// parts returns the part of each piece. Those that are as high as least and no
// higher than most should not be divided.
func (p *pager) parts(least, most theme.Length, begins func(*piece) bool) []part {
	parts := make([]part, len(p.pieces))
	for first := 0; first < len(parts); {
		end := first + 1
		for end < len(parts) && !begins(&p.pieces[end]) {
			end++
		}
		height := p.least(p.pieces[first:end])
		q := part{first, height >= least && height <= most}
		for ; first < end; first++ {
			parts[first] = q
		}
	}
	return parts
}

// least returns the height of the pieces with their notes, with as little white
// as can be.
func (p *pager) least(pieces []piece) theme.Length {
	var height, notes theme.Length
	for i := range pieces {
		q := &pieces[i]
		if height += q.height; i > 0 {
			height += q.space - q.shrink
		}
		for _, n := range q.notes {
			notes += heightOf(n.pieces)
		}
	}
	if notes > 0 {
		height += notes + p.apart
	}
	return height
}

// divides returns what it costs that a page from piece i on ends before piece j,
// inside a chapter.
func (p *pager) divides(i, j int) (cost int) {
	if j == len(p.pieces) || p.pieces[j].opens {
		return 0
	}
	c := p.chapters[j]
	switch {
	case c.whole:
		cost = dividedChapter
	case c.first > i:
		cost = lateChapter
	}
	if c.first > i && p.tops[j]-p.tops[c.first] < p.leading*leastBeginning {
		cost += thinBeginning
	}
	if s := p.sections[j]; s.whole && s.first < j {
		cost += dividedSection
	}
	return cost
}

// leaves returns what it costs that a page is left short by so much before piece j.
func (p *pager) leaves(j int, short, depth theme.Length) int {
	empty := int(short * 100 / depth)
	over := max(empty-mostEmpty, 0)
	switch {
	case j == len(p.pieces) && empty > 100-leastEnd:
		return thinEnd
	case j == len(p.pieces):
		return 0
	case p.pieces[j].opens:
		return empty*empty*shortPage + over*over*emptyPage
	}
	return raggedBottom + empty*raggedPage + over*over*emptyPage
}
