package verify

// A PDF is what was read from a PDF file.
type PDF struct {
	Name string // of the file, as every Mismatch gives it
	// Sheets is the number of pages that the edition must have, 0 if it may have
	// any. Whoever asked for one page sets it.
	Sheets int

	Title    string
	Language string // BCP 47
	Digest   string // of the guide, in hexadecimal

	Chapters     []*Chapter // in reading order
	Headings     []Heading  // of all chapters, in reading order
	Pages        []Page
	Bookmarks    []Bookmark    // in reading order
	Destinations []Destination // by id, in byte order
	Entries      []Entry       // all links to named destinations, in reading order
	Stray        []Stray
	Roles        []string // of all structure elements, in reading order, unmapped

	claimed int // pages, as the page tree's root counts them
}

// A Heading is what only a PDF tells of one.
type Heading struct {
	Passage *Passage
	Page    int     // index of its page from 0; -1 if it is on none
	Y       float64 // of its first baseline, in points from the page's bottom
	Web     string  // the URL to which its number leads; empty if to none
}

// A Page is one page of a PDF.
type Page struct {
	Width, Height float64 // in points
	Label         string  // as PageLabels has it
}

// A Bookmark is an entry of the navigation pane.
type Bookmark struct {
	Title       string
	Level       int    // 1 for the outermost
	Destination string // id of a named destination; empty if it leads elsewhere
}

// A Destination is a named place.
type Destination struct {
	ID   string
	Page int     // index from 0; -1 if it leads to no page of the file
	Y    float64 // in points from the page's bottom; NaN if it tells none
}

// An Entry is a link inside the file: of the contents, or a cross reference.
type Entry struct {
	Text        string
	Label       string // the last label in the link: the page to which it leads, and the section's number
	Destination string // id of the named destination
}

// A Stray is text that a page shows although no element of the structure holds
// it and no artifact mark excuses it.
type Stray struct {
	Page int // index from 0
	Text string
}

// PageOf returns the number of the page, counted from 1, on which each chapter
// and section begins, by id.
func (p *PDF) PageOf() map[string]int {
	pages := make(map[string]int, len(p.Destinations))
	for _, d := range p.Destinations {
		if d.Page >= 0 {
			pages[d.ID] = d.Page + 1
		}
	}
	return pages
}

// LabelOf returns the printed label of the page on which each chapter and
// section begins, by id.
func (p *PDF) LabelOf() map[string]string {
	labels := make(map[string]string, len(p.Destinations))
	for _, d := range p.Destinations {
		if d.Page >= 0 {
			labels[d.ID] = p.Pages[d.Page].Label
		}
	}
	return labels
}
