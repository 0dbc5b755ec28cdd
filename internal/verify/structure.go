package verify

import (
	"cmp"
	"strconv"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/pdffile"
)

// inlineRoles are the structure types that stand in running text: neither their
// begin nor their end ends a word (ISO 32000-1, 14.8.4.4). Code and formulas are
// among them unless they stand where blocks stand.
func inlineRole(r pdffile.Name) bool {
	switch r {
	case "Span", "Quote", "Link", "Reference", "BibEntry", "Annot", "Em", "Strong",
		"Sub", "NonStruct", "Private", "Note", "Lbl", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP":
		return true
	}
	return false
}

// textRole reports whether elements in one of that role are part of a line.
func textRole(r pdffile.Name) bool {
	switch r {
	case "P", "Caption", "TD", "TH", "Term", "Title":
		return true
	}
	return headingLevel(r) > 0 || inlineRole(r) && r != "NonStruct" && r != "Note"
}

// outsideRole reports whether the text of an element is not of the chapters.
func outsideRole(r pdffile.Name) bool {
	switch r {
	case "TitlePage", "TOC", "PartOpening", "BackMatter", "Index", "Colophon", "Artifact":
		return true
	}
	return false
}

// headingLevel returns 1 to 6 for H1 to H6, and 0 for other roles.
func headingLevel(r pdffile.Name) int {
	if len(r) == 2 && r[0] == 'H' && '1' <= r[1] && r[1] <= '6' {
		return int(r[1] - '0')
	}
	return 0
}

// A structureReader walks the structure tree (ISO 32000-1, 14.7) and gathers
// the words of the chapters from the marked content of all pages.
type structureReader struct {
	file    *pdffile.File
	pdf     *PDF
	sheets  []*sheet                      // by page
	forms   map[int]*sheet                // by object number
	pageOf  map[int]int                   // object number of a page to its index
	mapped  map[pdffile.Name]pdffile.Name // RoleMap
	visited map[int]bool                  // elements, by object number

	headings map[int]*Passage // by object number of the element
	chapter  *Chapter
	passage  *Passage
	text     *builder // of the passage
	out      *builder // where words go now: text, or one of those below
	aside    builder  // what is outside of the chapters
	unread   int      // open labels and parts outside of the chapters
	label    string   // the last label
	first    string   // the first label of the note that is being read
	title    *Heading // the heading that is being read
	figures  int      // open figures; they show no words
}

// An element is a structure element on the way from the root.
type element struct {
	dict   pdffile.Dict
	number int          // of its object; 0 if it has none
	role   pdffile.Name // as it stands
	kind   pdffile.Name // as a standard type or one of ours
	page   int          // of its marked content, unless told otherwise; -1 for none
	inLine bool         // it is part of a line of text
	depth  int
}

func (r *structureReader) read(root pdffile.Dict) {
	r.text = &builder{}
	r.out = &r.aside
	for _, e := range r.file.Dict(root.Get("RoleMap")) {
		r.mapped[e.Key] = r.file.Name(e.Value)
	}
	r.kids(root.Get("K"), &element{page: -1})
	r.finish()
}

// kids reads what an element holds, in order.
func (r *structureReader) kids(o pdffile.Object, parent *element) {
	for _, kid := range r.file.List(o) {
		number := 0
		if at, ok := kid.(pdffile.Ref); ok {
			number = at.Number
		}
		switch kid := r.file.Resolve(kid).(type) {
		case float64:
			r.content(r.sheet(parent.page), int(kid), parent.page)
		case pdffile.Dict:
			r.kid(kid, number, parent)
		}
	}
}

func (r *structureReader) kid(d pdffile.Dict, number int, parent *element) {
	page := parent.page
	if at, ok := d.Get("Pg").(pdffile.Ref); ok {
		page = r.pageIndex(at)
	}
	switch r.file.Name(d.Get("Type")) {
	case "MCR":
		s := r.sheet(page)
		if form, ok := d.Get("Stm").(pdffile.Ref); ok {
			s = r.forms[form.Number]
		}
		r.content(s, r.file.Integer(d.Get("MCID"), -1), page)
	case "OBJR":
	default:
		r.element(d, number, page, parent)
	}
}

func (r *structureReader) pageIndex(at pdffile.Ref) int {
	if i, ok := r.pageOf[at.Number]; ok {
		return i
	}
	return -1
}

func (r *structureReader) sheet(page int) *sheet {
	if page < 0 {
		return nil
	}
	return r.sheets[page]
}

// content takes the text of a marked-content sequence.
func (r *structureReader) content(s *sheet, mcid, page int) {
	if s == nil || s.pieces[mcid] == nil {
		return
	}
	p := s.pieces[mcid]
	p.claimed = true
	if r.title != nil && r.title.Page < 0 && p.shown {
		r.title.Page, r.title.Y = page, p.y
	}
	if r.figures == 0 {
		r.file.Fail(r.file.Spend(len(p.text)))
		write(r.out, p.text)
	}
}

// element reads a structure element.
func (r *structureReader) element(d pdffile.Dict, number, page int, parent *element) {
	if number > 0 && r.visited[number] || !r.file.Visit(d, parent.depth) {
		return
	}
	r.visited[number] = true
	role := r.file.Name(d.Get("S"))
	e := &element{dict: d, number: number, role: role, kind: r.kind(role), page: page, depth: parent.depth + 1}
	r.pdf.Roles = append(r.pdf.Roles, string(role))
	e.inLine = inlineRole(e.kind) || (e.kind == "Code" || e.kind == "Formula") && textRole(parent.kind)
	if !e.inLine {
		r.out.end()
	}
	r.part(e)
	if !e.inLine {
		r.out.end()
	}
}

// kind returns what a role is to this reader: one of ours stands for itself, any
// other for the standard type to which the file maps it.
func (r *structureReader) kind(role pdffile.Name) pdffile.Name {
	switch role {
	case "Chapter", "Callout", "TitlePage", "PartOpening", "BackMatter", "Colophon", "Term", "Em", "Strong":
		return role
	}
	for range maxDepth {
		to, ok := r.mapped[role]
		if !ok {
			break
		}
		role = to
	}
	return role
}

// part reads an element by the part that it plays.
func (r *structureReader) part(e *element) {
	switch {
	case outsideRole(e.kind):
		r.outside(e)
	case e.kind == "Chapter":
		r.begin()
		r.inside(e)
	case headingLevel(e.kind) > 0:
		r.heading(e)
	case e.kind == "Lbl":
		r.labelled(e)
	case e.kind == "Note":
		r.note(e)
	case e.kind == "Link":
		r.link(e)
	case e.kind == "Figure":
		r.figure(e)
	case e.kind == "Caption":
		open := r.figures
		r.figures = 0
		r.inside(e)
		r.figures = open
	case e.kind == "Reference":
		r.reference(e)
	default:
		r.inside(e)
	}
}

// inside reads what an element holds; a replacement text stands for all of it.
func (r *structureReader) inside(e *element) {
	if text, ok := r.file.Resolve(e.dict.Get("ActualText")).(pdffile.String); ok {
		r.file.Fail(r.file.Spend(len(text)))
		write(r.out, pdffile.TextString(string(text)))
		r.silence(e)
		return
	}
	r.kids(e.dict.Get("K"), e)
}

// silence passes over what an element holds.
func (r *structureReader) silence(e *element) {
	r.figures++
	r.kids(e.dict.Get("K"), e)
	r.figures--
}

// outside reads what is not of the chapters: only its links count.
func (r *structureReader) outside(e *element) {
	out := r.out
	r.out = &r.aside
	r.aside.take()
	r.unread++
	r.inside(e)
	r.unread--
	r.out = out
}

// begin begins a chapter.
func (r *structureReader) begin() {
	r.finish()
	r.chapter = &Chapter{}
	r.pdf.Chapters = append(r.pdf.Chapters, r.chapter)
	r.out = r.text
}

// heading begins a passage. In a file that marks no chapters, headings of the
// first level begin them.
func (r *structureReader) heading(e *element) {
	level := headingLevel(e.kind)
	if r.unread > 0 {
		r.inside(e)
		return
	}
	if r.chapter == nil || level == 1 && len(r.chapter.Passages) > 0 {
		r.begin()
	}
	r.finish()
	r.passage = &Passage{Level: level}
	r.chapter.Passages = append(r.chapter.Passages, r.passage)
	r.headings[e.number] = r.passage
	r.title, r.label = &Heading{Passage: r.passage, Page: -1}, ""
	r.inside(e)
	r.pdf.Headings = append(r.pdf.Headings, *r.title)
	r.title = nil
	if strings.ContainsAny(r.label, "0123456789") {
		r.passage.Number = r.label
	}
	r.passage.Title, r.passage.Links = r.text.take()
}

// finish ends the passage that is being read. Words before the first heading of
// a chapter make a passage without one.
func (r *structureReader) finish() {
	words, links := r.text.take()
	switch {
	case r.passage != nil:
		r.passage.Words = words
		r.passage.Links = append(r.passage.Links, links...)
		r.passage = nil
	case words != "" && r.chapter != nil:
		r.chapter.Passages = append(r.chapter.Passages, &Passage{Words: words, Links: links})
	}
}

// labelled reads a label. It is not of the text, whatever it holds.
func (r *structureReader) labelled(e *element) {
	out := r.out
	var label builder
	r.out = &label
	r.unread++
	r.inside(e)
	r.unread--
	r.label, _ = label.take()
	r.first = cmp.Or(r.first, r.label)
	r.out = out
}

// note reads a footnote, which may stand in the middle of a line.
func (r *structureReader) note(e *element) {
	out, passage, label, first := r.out, r.passage, r.label, r.first
	var text builder
	r.out, r.passage, r.label, r.first = &text, nil, "", ""
	r.inside(e)
	n := &Note{}
	n.Number, _ = strconv.Atoi(strings.Trim(r.first, ".[]() "))
	n.Words, n.Links = text.take()
	if r.chapter != nil {
		r.chapter.Notes = append(r.chapter.Notes, n)
	}
	r.out, r.passage, r.label, r.first = out, passage, label, first
}

// figure takes the words that stand for a picture.
func (r *structureReader) figure(e *element) {
	if alt := canonical(r.file.Text(e.dict.Get("Alt"))); alt != "" && r.passage != nil {
		r.passage.Images = append(r.passage.Images, Image{Alt: alt})
	}
	r.figures++
	r.kids(e.dict.Get("K"), e)
	r.figures--
}

// reference takes the number of a note that is referred to.
func (r *structureReader) reference(e *element) {
	label := r.label
	r.label = ""
	r.inside(e)
	if n, err := strconv.Atoi(r.label); err == nil && r.passage != nil && r.out == r.text {
		r.passage.Refs = append(r.passage.Refs, n)
	}
	r.label = label
}

// link reads a link. The label in it tells the page to which it leads, or is
// all that it has: then it is a link of the label, not of the text.
func (r *structureReader) link(e *element) {
	target, id := r.target(e)
	out, start, outer, images := r.out, r.out.mark(), r.label, 0
	if r.passage != nil {
		images = len(r.passage.Images)
	}
	r.label = ""
	r.inside(e)
	label := r.label
	if label == "" {
		r.label = outer
	}
	words := strings.TrimPrefix(string(out.buf[start:]), " ")
	shows := words != "" || r.passage != nil && len(r.passage.Images) > images
	if id != "" {
		r.pdf.Entries = append(r.pdf.Entries, Entry{words, label, id})
	}
	switch {
	case r.unread > 0 || r.chapter == nil:
	case shows:
		out.link(start, target)
	case r.title != nil:
		r.title.Web = target
	}
}

// target returns where the annotations of a link lead: a URL or an address as
// Link.Target has it, and the id of the named destination if it is one. A link
// over several pages has several annotations, which must agree.
func (r *structureReader) target(e *element) (address, id string) {
	for _, kid := range r.file.List(e.dict.Get("K")) {
		d, _ := r.file.Resolve(kid).(pdffile.Dict)
		if r.file.Name(d.Get("Type")) != "OBJR" {
			continue
		}
		to, named := leads(r.file, r.file.Dict(d.Get("Obj")))
		if named {
			id, to = to, addressOf(to)
		}
		if address != "" && address != to {
			return address + " and " + to, id
		}
		address = to
	}
	return address, id
}

// addressOf returns the address of a chapter or section by its id.
func addressOf(id string) string {
	chapter, anchor, _ := strings.Cut(id, ":")
	return outline.Target{Chapter: chapter, Anchor: anchor}.Address()
}
