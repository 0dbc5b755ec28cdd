package layout

import "fieldguide/internal/theme"

// An item is what a paragraph is made of before it is broken into lines: a box,
// glue that may stretch and shrink, or a penalty at which a line may end.
type item struct {
	kind    itemKind
	flagged bool // a penalty: the line would end with a hyphen
	inside  bool // a penalty: the break would divide a word
	start   bool // a box: the first of its word
	fill    bool // glue: it takes all that is left of the line

	penalty         int
	width           theme.Length
	stretch, shrink theme.Length
	left, right     theme.Length // of a box: how far it may stand out of the measure

	fragment *fragment    // of a box of text, and the hyphen of a flagged penalty
	look     *look        // of boxes of text and of glue
	word     string       // of a box: the whole word, before it was cut; of one with ref: what stands before the number
	inset    *inset       // of a box that is a picture
	formula  *formulaPart // of a box that is a part of a formula, and of the penalty behind it
	note     *footnote    // of a box that refers to a note
	ref      string       // of a box that tells a page's number: what is on that page
}

type itemKind uint8

const (
	boxItem itemKind = iota
	glueItem
	penaltyItem
)

// never and always are the penalties that forbid and force a break.
const (
	never  = 10000
	always = -10000
)

// expansion is by how many thousandths a line may be set wider or narrower.
const expansion = 20

// A breaking says how a paragraph is broken into lines.
type breaking struct {
	measure theme.Length
	ragged  bool // natural spaces, lines of unequal length
	// whole says that no word is to be divided, and no formula of a justified line.
	whole bool
	// tolerance is the badness that a line may have, in TeX's measure: 100 for
	// glue that stretches as far as it should.
	tolerance int
	emergency theme.Length // stretch that every line is taken to have
	last      bool         // overfull lines are allowed where nothing else is possible
}

// The costs of a line, as TeX calls them, and their values.
const (
	linePenalty       = 10
	adjacentDemerits  = 5000  // a tight line beside a loose one
	doubleHyphen      = 9000  // two hyphens in a row
	finalHyphen       = 15000 // a hyphen before the last line
	overfullDemerits  = 1 << 40
	runtBadness       = 150 // of a last line that is very short
	raggedRunt        = 500 // of one that is a word, where the others need not be full
	mostHyphensInARow = 2
)

// A lineNode is the best way to reach a break: after how many hyphens in a row,
// and with how loose a line.
type lineNode struct {
	at       int // index of the item after the break
	previous int // index in breaker.nodes; -1 for the first
	fit      int8
	hyphens  int8
	demerits int
	width    theme.Length // of all items before the next line
	stretch  theme.Length
	shrink   theme.Length
	boxes    theme.Length
	firstBox int
	reached  bool
}

// A breaker breaks paragraphs into lines of least demerits (Knuth and Plass,
// "Breaking Paragraphs into Lines", 1981), reckoned in whole numbers as TeX
// does. Its zero value is ready; it is reused so that its room is.
type breaker struct {
	nodes  []lineNode
	active []int
	kept   []int
}

// lines returns the index of the item at which each line ends, or nil if the
// breaking's tolerance is too small.
func (b *breaker) lines(items []item, o breaking) []int {
	b.nodes = append(b.nodes[:0], lineNode{previous: -1, fit: 1, firstBox: nextBox(items, 0)})
	b.active = append(b.active[:0], 0)
	var sum lineNode // of everything so far
	lastBox := -1
	for i := range items {
		it := &items[i]
		switch {
		case it.kind == boxItem:
			sum.width += it.width
			sum.boxes += it.width
			lastBox = i
			continue
		case it.kind == glueItem && i > 0 && items[i-1].kind == boxItem,
			it.kind == penaltyItem && it.penalty < never && !(o.whole && it.divides(o.ragged)):
			b.try(items, i, lastBox, &sum, &o)
			if len(b.active) == 0 {
				return nil
			}
		}
		if it.kind == glueItem {
			sum.width += it.width
			sum.stretch += it.stretch
			sum.shrink += it.shrink
		}
	}
	return b.path(len(items))
}

// divides reports whether a line that ends at the item divides what is better
// left whole: a word, or, where lines can be stretched instead, a formula.
func (it *item) divides(ragged bool) bool {
	return it.flagged || it.formula != nil && !ragged
}

// try looks at a break at item i from every active node, and adds the best ways
// to reach it.
func (b *breaker) try(items []item, i, lastBox int, sum *lineNode, o *breaking) {
	it := &items[i]
	forced := it.kind == penaltyItem && it.penalty <= always
	var best [4][mostHyphensInARow + 1]lineNode
	found := false
	b.kept = b.kept[:0]
	dropped := -1
	for _, a := range b.active {
		from := &b.nodes[a]
		bad, fit, overfull := b.judge(items, from, i, lastBox, sum, o)
		if !overfull && !forced {
			b.kept = append(b.kept, a)
		}
		if overfull {
			dropped = a
			continue
		}
		if bad > o.tolerance {
			continue
		}
		hyphens := int8(0)
		if it.flagged {
			hyphens = from.hyphens + 1
		}
		if hyphens > mostHyphensInARow {
			if !o.ragged && !o.last {
				continue
			}
			hyphens = mostHyphensInARow
		}
		d := from.demerits + cost(items, from, i, bad, fit)
		slot := &best[fit][hyphens]
		if !slot.reached || d < slot.demerits {
			*slot = lineNode{previous: a, fit: fit, hyphens: hyphens, demerits: d, reached: true}
			found = true
		}
	}
	if !found && len(b.kept) == 0 && o.last && dropped >= 0 {
		best[0][0] = lineNode{previous: dropped, demerits: b.nodes[dropped].demerits + overfullDemerits, reached: true}
		found = true
	}
	b.active, b.kept = b.kept, b.active
	if found {
		b.add(items, i, sum, &best)
	}
}

// judge returns how bad the line from a node to a break at item i would be, its
// class of looseness, and whether it is too long.
func (b *breaker) judge(items []item, from *lineNode, i, lastBox int, sum *lineNode, o *breaking) (bad int, fit int8, overfull bool) {
	it := &items[i]
	length := sum.width - from.width
	if it.kind == penaltyItem {
		length += it.width
	}
	stretch, shrink := sum.stretch-from.stretch, sum.shrink-from.shrink
	if o.ragged {
		short := o.measure - length
		return raggedBadness(short, stretch, o), 1, short < 0
	}
	if from.firstBox < i {
		length -= items[from.firstBox].left
	}
	switch {
	case it.flagged:
		length -= it.right
	case lastBox >= from.firstBox:
		length -= items[lastBox].right
	}
	short := o.measure - length
	expand := (sum.boxes - from.boxes) * expansion / 1000
	if short < 0 {
		bad = badness(-short, shrink+expand)
		return bad, shrinkFit(bad), -short > shrink+expand
	}
	if stretch > o.measure && short > o.measure*9/10 {
		return runtBadness, 1, false
	}
	bad = badness(short, stretch+expand+o.emergency)
	return bad, stretchFit(bad), false
}

// raggedBadness returns how bad it is to leave so much of a ragged line empty.
func raggedBadness(short, stretch theme.Length, o *breaking) int {
	if short < 0 {
		return never
	}
	if stretch > o.measure { // the last line: it may end anywhere, but not behind one short word
		switch {
		case short > o.measure*5/6:
			return raggedRunt
		case short > o.measure*2/3:
			return runtBadness
		}
		return 0
	}
	return min(badness(short, o.measure/5), never-1)
}

func shrinkFit(bad int) int8 {
	if bad > 12 {
		return 0
	}
	return 1
}

func stretchFit(bad int) int8 {
	switch {
	case bad > 99:
		return 3
	case bad > 12:
		return 2
	}
	return 1
}

// badness returns about 100 times the cube of short/stretch, at most 10,000
// (TeX: The Program, 108).
func badness(short, stretch theme.Length) int {
	if short == 0 {
		return 0
	}
	if stretch <= 0 {
		return never
	}
	r := short * 297 / stretch
	if r > 1290 {
		return never
	}
	return int((r*r*r + 1<<17) >> 18)
}

// cost returns the demerits of a line (TeX: The Program, 859).
func cost(items []item, from *lineNode, i, bad int, fit int8) int {
	it := &items[i]
	d := (linePenalty + bad) * (linePenalty + bad)
	switch {
	case it.kind != penaltyItem:
	case it.penalty > 0:
		d += it.penalty * it.penalty
	case it.penalty > always:
		d -= it.penalty * it.penalty
	}
	if fit > from.fit+1 || fit < from.fit-1 {
		d += adjacentDemerits
	}
	if from.hyphens > 0 {
		switch {
		case it.flagged:
			d += doubleHyphen
		case i == len(items)-1:
			d += finalHyphen
		}
	}
	return d
}

// add makes nodes of the best ways to reach a break at item i. The glue after
// it belongs to no line.
func (b *breaker) add(items []item, i int, sum *lineNode, best *[4][mostHyphensInARow + 1]lineNode) {
	after := *sum
	for j := i; j < len(items) && items[j].kind != boxItem; j++ {
		if j > i && items[j].kind == penaltyItem && items[j].penalty <= always {
			break
		}
		if items[j].kind == glueItem {
			after.width += items[j].width
			after.stretch += items[j].stretch
			after.shrink += items[j].shrink
		}
	}
	first := nextBox(items, i)
	for f := range best {
		for h := range best[f] {
			n := &best[f][h]
			if !n.reached {
				continue
			}
			n.at, n.firstBox = i+1, first
			n.width, n.stretch, n.shrink, n.boxes = after.width, after.stretch, after.shrink, after.boxes
			b.active = append(b.active, len(b.nodes))
			b.nodes = append(b.nodes, *n)
		}
	}
}

// path returns the breaks on the best way to the end.
func (b *breaker) path(end int) []int {
	best := -1
	for _, a := range b.active {
		if b.nodes[a].at == end && (best < 0 || b.nodes[a].demerits < b.nodes[best].demerits) {
			best = a
		}
	}
	if best < 0 {
		return nil
	}
	count := 0
	for n := best; b.nodes[n].previous >= 0; n = b.nodes[n].previous {
		count++
	}
	breaks := make([]int, count)
	for n := best; b.nodes[n].previous >= 0; n = b.nodes[n].previous {
		count--
		breaks[count] = b.nodes[n].at - 1
	}
	return breaks
}

func nextBox(items []item, from int) int {
	for from < len(items) && items[from].kind != boxItem {
		from++
	}
	return from
}
