package pdf

import (
	"errors"

	"fieldguide/internal/layout"
	"fieldguide/internal/theme"
)

// Booklet returns the document imposed for print: two pages side by side on each
// side of a sheet of the document's own paper, in the order in which the sheets,
// printed on both sides, flipped on the short edge and folded in the middle,
// make a booklet. Pages are blank at its end until all sheets are full.
//
// The file is for a printer alone. Its pages are not in reading order, so it has
// no tags, links or bookmarks, and claims neither PDF/UA nor PDF/A.
func Booklet(d *layout.Document) ([]byte, error) {
	if len(d.Pages) == 0 {
		return nil, errors.New("a document has at least one page")
	}
	w := &writer{document: d}
	forms := w.forms()
	sheets, sides := impose(d.Pages)
	var err error
	if w.file, w.pages, err = drawPages(sheets, sides); err != nil {
		return nil, err
	}
	if err := w.resources(); err != nil {
		return nil, err
	}
	numbers := make([]int, len(forms))
	for i, form := range forms {
		numbers[i] = w.file.add(form)
	}
	for i, side := range bookletOrder(len(forms)) {
		w.side(i, sheets.Pages[i], side, numbers)
	}
	w.bookletCatalog()
	return w.file.bytes(), nil
}

// forms returns the pages as forms, ISO 32000-1, 8.10, with the resources of all
// pages.
func (w *writer) forms() []object {
	var forms []object
	for _, page := range w.document.Pages {
		c := w.newContent(page)
		c.bare = true
		c.items(page.Items)
		var head code
		head.add("/Type/XObject/Subtype/Form/BBox[0 0 ")
		head.lengths(page.Width, page.Height)
		head.add("]/Resources 2 0 R")
		if c.blends {
			head.add(mixing)
		}
		forms = append(forms, object{body: head, stream: c.code.stream()})
	}
	return forms
}

// bookletCatalog writes the root of the file, which tells a printer how the
// sheets are flipped, and the document's description.
func (w *writer) bookletCatalog() {
	described := *w.document
	described.Title += " (booklet)"
	writeInfo(w.file, &described)
	var c code
	c.add("<</Type/Catalog/Pages 1 0 R/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex/DuplexFlipShortEdge>>/Lang ")
	c.text(w.document.Language)
	c.add(">>")
	w.file.set(w.file.root, object{body: c})
}

// BookletSides returns the number of sides that Booklet makes of n pages.
func BookletSides(n int) int { return len(bookletOrder(n)) }

// bookletOrder returns the pages of each side of each sheet, left and right, of
// a booklet of n pages, the outermost sheet first. A page from n on is blank.
func bookletOrder(n int) [][2]int {
	total := (n + 3) / 4 * 4
	var sides [][2]int
	for first, last := 0, total-1; first < last; first, last = first+2, last-2 {
		sides = append(sides, [2]int{last, first}, [2]int{first + 1, last - 1})
	}
	return sides
}

// impose returns the sides of the sheets as pages without items, and what they
// show: the pages, reduced to halves of them. All pages are as large as the
// first.
func impose(pages []*layout.Page) (*layout.Document, []code) {
	width, height := pages[0].Width, pages[0].Height
	half := height / 2
	scale := min(half*million/width, width*million/height) // millionths
	left, bottom := (half-width*scale/million)/2, (width-height*scale/million)/2
	sheets := &layout.Document{}
	var sides []code
	for _, side := range bookletOrder(len(pages)) {
		var c code
		for i, page := range side {
			if page >= len(pages) {
				continue
			}
			c.add("q ")
			c.millionths(int64(scale))
			c.add(" 0 0 ")
			c.millionths(int64(scale))
			c.add(" ")
			c.lengths(left+theme.Length(i)*half, bottom)
			c.add("cm /" + halves[i] + " Do Q\n")
		}
		sides = append(sides, c)
		sheets.Pages = append(sheets.Pages, &layout.Page{Width: height, Height: width})
	}
	return sheets, sides
}

const million theme.Length = 1_000_000

// halves are the names of a side's pages in its resources.
var halves = [2]string{"L", "R"}

// side writes the dictionary of side i of the sheets, with the two pages that it
// shows of all forms.
func (w *writer) side(i int, sheet *layout.Page, shown [2]int, forms []int) {
	content := w.file.contentOf(w.pages[i])
	var c code
	c.add("<</Type/Page/Parent 1 0 R/MediaBox[0 0 ")
	c.lengths(sheet.Width, sheet.Height)
	c.add("]/Contents ")
	c.ref(content)
	c.add("/Resources<</XObject<<")
	for half, page := range shown {
		if page < len(forms) {
			c.add("/" + halves[half] + " ")
			c.ref(forms[page])
		}
	}
	c.add(">>>>>>")
	w.file.set(w.pages[i], object{body: c})
}
