package verify

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// ReadPDF reads a PDF file of that name. It understands what sane writers make
// of PDF 1.4 to 1.7; an encrypted file and one that cannot be read whole are
// errors, whatever its bytes.
func ReadPDF(name string, data []byte) (*PDF, error) {
	f, err := openPDF(data)
	if err != nil {
		return nil, err
	}
	pdf := &PDF{Name: name}
	r := &documentReader{file: f, pdf: pdf, root: f.dict(f.trailer.get("Root")), pageOf: map[int]int{}}
	if r.root == nil {
		return nil, errors.New("the file has no catalog")
	}
	if err := r.read(); err != nil {
		return nil, err
	}
	if f.err != nil {
		return nil, f.err
	}
	return pdf, nil
}

// A documentReader reads what hangs on the catalog (ISO 32000-1, 7.7).
type documentReader struct {
	file   *pdfFile
	pdf    *PDF
	root   dict
	pages  []dict
	pageOf map[int]int // object number to index
	sheets []*sheet
	forms  map[int]*sheet
}

func (r *documentReader) read() error {
	tree := r.file.dict(r.root.get("Pages"))
	r.pdf.claimed = r.file.integer(tree.get("Count"), 0)
	if err := r.pageTree(r.root.get("Pages"), nil, 0); err != nil {
		return err
	}
	if err := r.contents(); err != nil {
		return err
	}
	r.labels()
	r.identity()
	r.destinations()
	headings := map[int]*Passage{}
	s := &structureReader{
		file: r.file, pdf: r.pdf, sheets: r.sheets, forms: r.forms, pageOf: r.pageOf,
		mapped: map[name]name{}, visited: map[int]bool{}, headings: headings,
	}
	s.read(r.file.dict(r.root.get("StructTreeRoot")))
	r.bookmarks(r.file.dict(r.root.get("Outlines")), 1, map[int]bool{}, headings)
	r.identify()
	r.stray()
	return nil
}

// inherited are the entries that pages take from their parents.
var inherited = [...]name{"Resources", "MediaBox", "CropBox"}

func (r *documentReader) pageTree(o object, parents dict, depth int) error {
	if depth > maxNesting {
		return fmt.Errorf("page tree deeper than %d", maxNesting)
	}
	at, ok := o.(ref)
	if !ok {
		return errors.New("a page is no object of its own")
	}
	if _, seen := r.pageOf[at.number]; seen {
		return fmt.Errorf("page tree goes round at object %d", at.number)
	}
	node := r.file.dict(o)
	own := slices.Clone(node)
	for _, key := range inherited {
		if node.get(key) == nil && parents.get(key) != nil {
			own = append(own, entry{key, parents.get(key)})
		}
	}
	kids := node.get("Kids")
	if kids == nil {
		r.pageOf[at.number] = len(r.pages)
		r.pages = append(r.pages, own)
		return nil
	}
	r.pageOf[at.number] = -1
	for _, kid := range r.file.array(kids) {
		if err := r.pageTree(kid, own, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// contents reads what each page shows.
func (r *documentReader) contents() error {
	p := &painter{file: r.file, fonts: map[int]*pdfFont{}, forms: map[int]*sheet{}}
	r.forms = p.forms
	for i, page := range r.pages {
		var content []byte
		for _, o := range r.file.list(page.get("Contents")) {
			content = append(append(content, r.file.bytes(o)...), '\n')
		}
		s, err := p.page(content, r.file.dict(page.get("Resources")))
		if err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
		r.sheets = append(r.sheets, s)
		box := page.get("CropBox")
		if box == nil {
			box = page.get("MediaBox")
		}
		width, height := r.size(box)
		r.pdf.Pages = append(r.pdf.Pages, Page{Width: width, Height: height})
	}
	return nil
}

func (r *documentReader) size(box object) (width, height float64) {
	var corners [4]float64
	for i, o := range r.file.array(box) {
		if n, ok := r.file.number(o); ok && i < len(corners) {
			corners[i] = n
		}
	}
	return math.Abs(corners[2] - corners[0]), math.Abs(corners[3] - corners[1])
}

// identity reads title, language and the guide's digest.
func (r *documentReader) identity() {
	info := r.file.dict(r.file.trailer.get("Info"))
	r.pdf.Title = r.file.text(info.get("Title"))
	r.pdf.Language = r.file.text(r.root.get("Lang"))
	title, identifier := readXMP(r.file.bytes(r.root.get("Metadata")))
	r.pdf.Title = cmp.Or(r.pdf.Title, title)
	r.pdf.Digest, _ = strings.CutPrefix(identifier, "sha256:")
}

// destinations reads the named destinations: those of the name tree, and those
// of PDF 1.1 (ISO 32000-1, 12.3.2.3).
func (r *documentReader) destinations() {
	found := map[string]Destination{}
	r.names(r.file.dict(r.root.get("Names")).get("Dests"), found, 0)
	for _, e := range r.file.dict(r.root.get("Dests")) {
		found[string(e.key)] = r.destination(string(e.key), e.value)
	}
	for _, id := range slices.Sorted(maps.Keys(found)) {
		r.pdf.Destinations = append(r.pdf.Destinations, found[id])
	}
}

func (r *documentReader) names(o object, found map[string]Destination, depth int) {
	if !r.file.visit(o, depth) {
		return
	}
	node := r.file.dict(o)
	pairs := r.file.array(node.get("Names"))
	for ; len(pairs) >= 2; pairs = pairs[2:] {
		if id, ok := r.file.resolve(pairs[0]).(pdfString); ok {
			found[string(id)] = r.destination(string(id), pairs[1])
		}
	}
	for _, kid := range r.file.array(node.get("Kids")) {
		r.names(kid, found, depth+1)
	}
}

// destination reads [page /XYZ left top zoom] and its like.
func (r *documentReader) destination(id string, o object) Destination {
	to := Destination{ID: id, Page: -1, Y: math.NaN()}
	a, ok := r.file.resolve(o).(array)
	if !ok {
		a = r.file.array(r.file.dict(o).get("D"))
	}
	if len(a) < 2 {
		return to
	}
	if at, ok := a[0].(ref); ok {
		if i, found := r.pageOf[at.number]; found {
			to.Page = i
		}
	}
	top := 0
	switch r.file.name(a[1]) {
	case "XYZ":
		top = 3
	case "FitH", "FitBH":
		top = 2
	}
	if top > 0 && top < len(a) {
		if y, ok := r.file.number(a[top]); ok {
			to.Y = y
		}
	}
	return to
}

// leads returns where an annotation or a bookmark leads: the name of a
// destination, or a URL.
func (f *pdfFile) leads(d dict) (to string, named bool) {
	dest := d.get("Dest")
	if dest == nil {
		action := f.dict(d.get("A"))
		if f.name(action.get("S")) == "URI" {
			uri, _ := f.resolve(action.get("URI")).(pdfString)
			return string(uri), false
		}
		dest = action.get("D")
	}
	switch dest := f.resolve(dest).(type) {
	case pdfString:
		return string(dest), true
	case name:
		return string(dest), true
	}
	return "", false
}

// bookmarks reads the outline (ISO 32000-1, 12.3.3), and from it which
// destination belongs to which heading.
func (r *documentReader) bookmarks(node dict, level int, seen map[int]bool, headings map[int]*Passage) {
	for o := node.get("First"); o != nil; {
		at, ok := o.(ref)
		if !ok || seen[at.number] || level > maxNesting {
			return
		}
		seen[at.number] = true
		d := r.file.dict(o)
		b := Bookmark{Title: r.file.text(d.get("Title")), Level: level}
		if id, named := r.file.leads(d); named {
			b.Destination = id
			if heading, ok := d.get("SE").(ref); ok && headings[heading.number] != nil {
				headings[heading.number].ID = id
			}
		}
		r.pdf.Bookmarks = append(r.pdf.Bookmarks, b)
		r.bookmarks(d, level+1, seen, headings)
		o = d.get("Next")
	}
}

// identify gives the headings that no bookmark names by its element the ids of
// the bookmarks with the same title, in their order, and the chapters theirs.
func (r *documentReader) identify() {
	named := map[string]bool{}
	for _, h := range r.pdf.Headings {
		named[h.Passage.ID] = true
	}
	rest := r.pdf.Bookmarks
	for _, h := range r.pdf.Headings {
		if h.Passage.ID != "" {
			continue
		}
		label := h.Passage.label()
		i := slices.IndexFunc(rest, func(b Bookmark) bool {
			return b.Destination != "" && !named[b.Destination] && canonical(b.Title) == label
		})
		if i >= 0 {
			h.Passage.ID = rest[i].Destination
			rest = rest[i+1:]
		}
	}
	for _, c := range r.pdf.Chapters {
		if len(c.Passages) > 0 && c.Passages[0].Level == 1 {
			c.ID = c.Passages[0].ID
		}
	}
}

// stray gathers the text of marked content that no element holds, and of what
// is not marked at all.
func (r *documentReader) stray() {
	for i, s := range r.sheets {
		var b builder
		write(&b, s.stray.text)
		for _, mcid := range slices.Sorted(maps.Keys(s.pieces)) {
			if p := s.pieces[mcid]; !p.claimed {
				b.end()
				write(&b, p.text)
			}
		}
		if words, _ := b.take(); words != "" {
			r.pdf.Stray = append(r.pdf.Stray, Stray{i, words})
		}
	}
}
