package layout

import (
	"fmt"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// The type of a one page: as large as fits, in steps, but never smaller than
// can be read in print.
const (
	smallestType = 8 * theme.Point
	largestType  = 11 * theme.Point
	typeStep     = theme.Point / 20
	mostAir      = 24 // percent that leading and spaces may grow
)

// A onePage is one way to set a guide on one page.
type onePage struct {
	columns int
	size    theme.Length
	air     theme.Length // percent

	set    *setting
	root   *Element
	strip  *Element
	pieces []piece
	sheets []sheet
}

// onePage returns the guide on one page, in the largest type that fits; nil if
// it does not fit in the smallest.
func (s *setting) onePage() (*Document, *setting) {
	best := s.largest()
	if !best.fits() {
		if !best.set.faults.Fatal() {
			best.overflow()
		}
		return nil, best.set
	}
	best = best.aired()
	best.balance()
	return best.draw(), best.set
}

// largest returns the way with the largest type; of equal ones that with fewer
// columns. If none fits it returns the one that comes nearest.
func (s *setting) largest() *onePage {
	var best *onePage
	for _, columns := range s.columnCounts() {
		way := s.largestIn(columns)
		switch {
		case best == nil:
			best = way
		case way.fits() != best.fits():
			if way.fits() {
				best = way
			}
		case way.fits() && way.size > best.size, !way.fits() && way.fallen() < best.fallen():
			best = way
		}
	}
	return best
}

// columnCounts returns how many columns a page may have: lines shorter than
// twenty letters of the smallest type are none.
func (s *setting) columnCounts() []int {
	counts := []int{1, 2, 3}
	if s.columnWidth(2) >= smallestType*20 {
		counts = counts[1:]
	}
	for len(counts) > 1 && s.columnWidth(counts[len(counts)-1]) < smallestType*20 {
		counts = counts[:len(counts)-1]
	}
	return counts
}

// columnGap is the distance between columns.
const columnGap = 14 * theme.Point

func (s *setting) columnWidth(columns int) theme.Length {
	n := theme.Length(columns)
	return (s.paper.Width - 2*s.paper.Edge - (n-1)*columnGap) / n
}

func (s *setting) columnDepth() theme.Length {
	return s.paper.Height - 2*s.paper.Edge - s.stripHeight()
}

func (s *setting) largestIn(columns int) *onePage {
	best := s.layOut(columns, smallestType, 0)
	if !best.fits() {
		return best
	}
	low, high := 0, int((largestType-smallestType)/typeStep)+1 // steps; low fits, high is not tried
	for high-low > 1 {
		middle := (low + high) / 2
		if way := s.layOut(columns, smallestType+theme.Length(middle)*typeStep, 0); way.fits() {
			low, best = middle, way
			continue
		}
		high = middle
	}
	return best
}

// aired returns the way with as much space between its lines as fits.
func (w *onePage) aired() *onePage {
	best := w
	low, high := theme.Length(0), theme.Length(mostAir+1)
	for high-low > 1 {
		middle := (low + high) / 2
		if way := w.set.layOut(w.columns, w.size, middle); way.fits() {
			low, best = middle, way
			continue
		}
		high = middle
	}
	return best
}

// balance breaks the columns at the least depth at which they hold everything,
// so that all are filled alike.
func (w *onePage) balance() {
	low, high := theme.Length(0), w.set.columnDepth()
	for high-low > theme.Point/4 {
		middle := (low + high) / 2
		if sheets := w.columnsOf(middle); len(sheets) <= w.columns && w.shallow(sheets, middle) {
			high, w.sheets = middle, sheets
			continue
		}
		low = middle
	}
}

// shallow reports whether every column stays within the depth.
func (w *onePage) shallow(sheets []sheet, depth theme.Length) bool {
	for _, sh := range sheets {
		h := tall(w.pieces[sh.from:sh.to])
		if n := heightOf(sh.notes); n > 0 {
			h += n + w.set.noteGap()
		}
		if h > depth {
			return false
		}
	}
	return true
}

// layOut sets the guide in columns of that type and air.
func (s *setting) layOut(columns int, size, air theme.Length) *onePage {
	set := *s
	set.scale = onePageScale(size, air)
	set.spaces = bookSpaces(set.scale)
	set.seen, set.pending, set.faults = map[*outline.Note]bool{}, nil, nil
	w := &onePage{columns: columns, size: size, air: air, set: &set}
	w.root = &Element{Role: DocumentRole}
	w.strip = w.root.Child(TitlePage)
	width := set.columnWidth(columns)
	f := &flow{setting: &set, list: &vlist{}, width: width, page: width, parent: w.root, body: set.scale.Text, ragged: true}
	f.chapters(w.root)
	w.pieces = f.list.pieces
	w.sheets = w.columnsOf(set.columnDepth())
	return w
}

// onePageScale returns the sizes of a one page: headings differ by weight and
// color more than by size.
func onePageScale(size, air theme.Length) theme.Scale {
	of := func(thousandths, lead theme.Length) theme.Type {
		t := size * thousandths / 1000
		return theme.Type{Size: t, Leading: t * lead * (100 + air) / 100000}
	}
	return theme.Scale{
		Text: of(1000, 1180), Small: of(1000, 1160), Note: of(1000, 1160), Code: of(900, 1200), Label: of(850, 1200),
		Title: of(1000, 1200), Chapter: of(1140, 1160),
		Sections: [3]theme.Type{of(1000, 1180), of(1000, 1180), of(1000, 1180)},
		Gap:      size * 30 / 100 * (100 + 3*air) / 100,
	}
}

func (w *onePage) columnsOf(depth theme.Length) []sheet {
	if len(w.pieces) == 0 {
		return nil
	}
	p := w.set.pager(w.pieces)
	p.depth = depth
	return p.pages()
}

// fits reports whether everything stands in the columns, and nothing in it is too
// wide for one.
func (w *onePage) fits() bool {
	return len(w.sheets) <= w.columns && w.shallow(w.sheets, w.set.columnDepth()+theme.Point) && !w.set.faults.Fatal()
}

// fallen returns how many lines do not fit.
func (w *onePage) fallen() int {
	if len(w.sheets) <= w.columns {
		return 0
	}
	return len(w.pieces) - w.sheets[w.columns].from
}

// overflow reports that the guide does not fit, at the first line that falls off.
func (w *onePage) overflow() {
	at := w.sheets[min(w.columns, len(w.sheets)-1)].from
	first := &w.pieces[min(at, len(w.pieces)-1)] // where notes alone fall off, it is the last
	n := max(w.fallen(), 1)
	lines := fmt.Sprintf("%d lines", n)
	if n == 1 {
		lines = "1 line"
	}
	w.set.faults.Add(first.span, fmt.Sprintf("the one page is full: from here on %s of %s fall off", lines, w.set.paper.Title),
		"shorten or cut "+lines+", here or before")
}

// draw draws the page.
func (w *onePage) draw() *Document {
	s := w.set
	d := s.document()
	d.Root = w.root
	c := s.newPage(d, "1")
	c.titleStrip(w.strip)
	x, y := s.paper.Edge, s.paper.Edge+s.stripHeight()
	for _, sh := range w.sheets {
		c.column(w.pieces, sh, columnBox{x: x, y: y, depth: s.columnDepth(), flush: w.set.full(w)})
		x += s.columnWidth(w.columns) + columnGap
	}
	c.finish()
	return d
}

// full reports whether the columns are filled so well that they can be stretched
// to the foot of the page.
func (s *setting) full(w *onePage) bool {
	for _, sh := range w.sheets {
		if tall(w.pieces[sh.from:sh.to]) < s.columnDepth()*80/100 {
			return false
		}
	}
	return true
}

// stripHeight returns the height of the strip over the columns.
func (s *setting) stripHeight() theme.Length {
	if s.guide.BaseURL == "" {
		return 27 * theme.Point
	}
	return s.stripCode() + onePageQR + 5*theme.Point - s.paper.Edge
}

// stripCode returns how far the QR code of a one page is from its top: the strip
// is low, so the code reaches into the margin as far as printers can print.
func (s *setting) stripCode() theme.Length {
	return max(s.paper.Edge-6*theme.Point, 5*theme.MM)
}

// titleStrip draws the guide's title, its address and digest over the columns.
func (c *canvas) titleStrip(e *Element) {
	g, edge := c.guide, c.paper.Edge
	right := c.paper.Width - edge
	height := c.stripHeight()
	base := edge + height*52/100
	at := func(line *textLine, x theme.Length) { line.draw(c, x, base-line.baseline) }

	small := c.derive(c.sans(7*theme.Point, nil), func(l *look) { l.division, l.color = undivided, c.theme.Muted })
	of := func(l *look, e *Element) *look {
		return c.derive(l, func(l *look) { l.element = e })
	}
	heading := c.heading(14*theme.Point, e.Child(ParagraphRole))
	if code := c.qrCode(onePageQR); code != nil {
		right -= code.side
		code.draw(c, right, c.stripCode())
		right -= columnGap
	}
	room := right - edge
	if words := shortDigest("", g.Digest); words != "" {
		line := c.strip(of(small, e.Child(ParagraphRole)), words)
		right -= line.length()
		at(line, right)
		right -= columnGap
	}
	if g.BaseURL != "" {
		p := e.Child(ParagraphRole)
		to := &link{url: g.BaseURL, contents: "The guide on the web", element: p.Child(LinkRole)}
		l := c.derive(small, func(l *look) { l.element, l.link, l.color = to.element, to, c.theme.Accent })
		line := c.strip(l, g.BaseURL)
		right -= line.length()
		at(line, right)
		right -= columnGap
	}
	at(c.shortened(heading, g.Title, right-edge), edge)
	c.rule(edge, edge+height*75/100, room, theme.Point*12/10, c.theme.Accent)
}

// onePageChapter sets the title of a chapter of a one page: small and bold, under
// a thin rule.
func (f *flow) onePageChapter(c *outline.Chapter) {
	h := f.parent.Child(Heading1)
	f.list.places = append(f.list.places, place{
		id: c.ID, title: numbered(c.Number, outline.PlainText(c.Title)), level: max(c.Level, 1), heading: h,
	})
	f.add(piece{drawer: across{width: f.width, thickness: theme.Point * 6 / 10}, height: theme.Point * 12 / 10, x: f.left})
	f.list.keep()
	f.title(h, f.scale.Chapter, c.Number, c.Title, f.webLink(c))
	f.list.leave(f.scale.Gap/2, f.scale.Gap/4, 0)
	f.list.keep()
}
