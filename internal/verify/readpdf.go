package verify

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"fieldguide/internal/pdffile"
)

// ReadPDF reads a PDF file of that name. It understands what sane writers make
// of PDF 1.4 to 1.7; an encrypted file and one that cannot be read whole are
// errors, whatever its bytes.
func ReadPDF(name string, data []byte) (*PDF, error) {
	f, err := pdffile.Open(data)
	if err != nil {
		return nil, err
	}
	return ReadOpenPDF(name, f)
}

// ReadOpenPDF reads a PDF file as ReadPDF does, for callers that have more to
// ask of it.
func ReadOpenPDF(name string, f *pdffile.File) (*PDF, error) {
	pdf := &PDF{Name: name}
	r := &documentReader{file: f, pdf: pdf, root: f.Dict(f.Trailer.Get("Root")), pageOf: map[int]int{}}
	if r.root == nil {
		return nil, errors.New("the file has no catalog")
	}
	if err := r.read(); err != nil {
		return nil, err
	}
	if f.Err() != nil {
		return nil, f.Err()
	}
	return pdf, nil
}

// A documentReader reads what hangs on the catalog (ISO 32000-1, 7.7).
type documentReader struct {
	file   *pdffile.File
	pdf    *PDF
	root   pdffile.Dict
	pages  []pdffile.Dict
	pageOf map[int]int // object number to index
	sheets []*sheet
	forms  map[int]*sheet
}

func (r *documentReader) read() error {
	tree := r.file.Dict(r.root.Get("Pages"))
	r.pdf.claimed = r.file.Integer(tree.Get("Count"), 0)
	if err := r.pageTree(r.root.Get("Pages"), nil, 0); err != nil {
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
		mapped: map[pdffile.Name]pdffile.Name{}, visited: map[int]bool{}, headings: headings,
	}
	s.read(r.file.Dict(r.root.Get("StructTreeRoot")))
	r.bookmarks(r.file.Dict(r.root.Get("Outlines")), 1, map[int]bool{}, headings)
	r.identify()
	r.stray()
	return nil
}

// inherited are the entries that pages take from their parents.
var inherited = [...]pdffile.Name{"Resources", "MediaBox", "CropBox"}

func (r *documentReader) pageTree(o pdffile.Object, parents pdffile.Dict, depth int) error {
	if depth > pdffile.MaxNesting {
		return fmt.Errorf("page tree deeper than %d", pdffile.MaxNesting)
	}
	at, ok := o.(pdffile.Ref)
	if !ok {
		return errors.New("a page is no object of its own")
	}
	if _, seen := r.pageOf[at.Number]; seen {
		return fmt.Errorf("page tree goes round at object %d", at.Number)
	}
	node := r.file.Dict(o)
	own := node.Inherit(parents, inherited[:])
	kids := node.Get("Kids")
	if kids == nil {
		r.pageOf[at.Number] = len(r.pages)
		r.pages = append(r.pages, own)
		return nil
	}
	r.pageOf[at.Number] = -1
	for _, kid := range r.file.Array(kids) {
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
		for _, o := range r.file.List(page.Get("Contents")) {
			content = append(append(content, r.file.Bytes(o)...), '\n')
		}
		s, err := p.page(content, r.file.Dict(page.Get("Resources")))
		if err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
		r.sheets = append(r.sheets, s)
		box := page.Get("CropBox")
		if box == nil {
			box = page.Get("MediaBox")
		}
		width, height := r.size(box)
		r.pdf.Pages = append(r.pdf.Pages, Page{Width: width, Height: height})
	}
	return nil
}

func (r *documentReader) size(box pdffile.Object) (width, height float64) {
	var corners [4]float64
	for i, o := range r.file.Array(box) {
		if n, ok := r.file.Number(o); ok && i < len(corners) {
			corners[i] = n
		}
	}
	return math.Abs(corners[2] - corners[0]), math.Abs(corners[3] - corners[1])
}

// identity reads title, language and the guide's digest.
func (r *documentReader) identity() {
	info := r.file.Dict(r.file.Trailer.Get("Info"))
	r.pdf.Title = r.file.Text(info.Get("Title"))
	r.pdf.Language = r.file.Text(r.root.Get("Lang"))
	title, identifier := readXMP(r.file.Bytes(r.root.Get("Metadata")))
	r.pdf.Title = cmp.Or(r.pdf.Title, title)
	r.pdf.Digest, _ = strings.CutPrefix(identifier, "sha256:")
}

// destinations reads the named destinations: those of the name tree, and those
// of PDF 1.1 (ISO 32000-1, 12.3.2.3).
func (r *documentReader) destinations() {
	found := map[string]Destination{}
	r.names(r.file.Dict(r.root.Get("Names")).Get("Dests"), found, 0)
	for _, e := range r.file.Dict(r.root.Get("Dests")) {
		found[string(e.Key)] = r.destination(string(e.Key), e.Value)
	}
	for _, id := range slices.Sorted(maps.Keys(found)) {
		r.pdf.Destinations = append(r.pdf.Destinations, found[id])
	}
}

func (r *documentReader) names(o pdffile.Object, found map[string]Destination, depth int) {
	if !r.file.Visit(o, depth) {
		return
	}
	node := r.file.Dict(o)
	pairs := r.file.Array(node.Get("Names"))
	for ; len(pairs) >= 2; pairs = pairs[2:] {
		if id, ok := r.file.Resolve(pairs[0]).(pdffile.String); ok {
			found[string(id)] = r.destination(string(id), pairs[1])
		}
	}
	for _, kid := range r.file.Array(node.Get("Kids")) {
		r.names(kid, found, depth+1)
	}
}

// destination reads [page /XYZ left top zoom] and its like.
func (r *documentReader) destination(id string, o pdffile.Object) Destination {
	to := Destination{ID: id, Page: -1, Y: math.NaN()}
	a, ok := r.file.Resolve(o).(pdffile.Array)
	if !ok {
		a = r.file.Array(r.file.Dict(o).Get("D"))
	}
	if len(a) < 2 {
		return to
	}
	if at, ok := a[0].(pdffile.Ref); ok {
		if i, found := r.pageOf[at.Number]; found {
			to.Page = i
		}
	}
	top := 0
	switch r.file.Name(a[1]) {
	case "XYZ":
		top = 3
	case "FitH", "FitBH":
		top = 2
	}
	if top > 0 && top < len(a) {
		if y, ok := r.file.Number(a[top]); ok {
			to.Y = y
		}
	}
	return to
}

// leads returns where an annotation or a bookmark leads: the name of a
// destination, or a URL.
func leads(f *pdffile.File, d pdffile.Dict) (to string, named bool) {
	dest := d.Get("Dest")
	if dest == nil {
		action := f.Dict(d.Get("A"))
		if f.Name(action.Get("S")) == "URI" {
			uri, _ := f.Resolve(action.Get("URI")).(pdffile.String)
			return string(uri), false
		}
		dest = action.Get("D")
	}
	switch dest := f.Resolve(dest).(type) {
	case pdffile.String:
		return string(dest), true
	case pdffile.Name:
		return string(dest), true
	}
	return "", false
}

// bookmarks reads the outline (ISO 32000-1, 12.3.3), and from it which
// destination belongs to which heading.
func (r *documentReader) bookmarks(node pdffile.Dict, level int, seen map[int]bool, headings map[int]*Passage) {
	for o := node.Get("First"); o != nil; {
		at, ok := o.(pdffile.Ref)
		if !ok || seen[at.Number] || level > pdffile.MaxNesting {
			return
		}
		seen[at.Number] = true
		d := r.file.Dict(o)
		b := Bookmark{Title: r.file.Text(d.Get("Title")), Level: level}
		if id, named := leads(r.file, d); named {
			b.Destination = id
			if heading, ok := d.Get("SE").(pdffile.Ref); ok && headings[heading.Number] != nil {
				headings[heading.Number].ID = id
			}
		}
		r.pdf.Bookmarks = append(r.pdf.Bookmarks, b)
		r.bookmarks(d, level+1, seen, headings)
		o = d.Get("Next")
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
