// Package preflight holds a PDF file against PDF/UA-1 (ISO 14289-1) and PDF/A-2a
// (ISO 19005-2), and what its pages draw against their edges and one another. It
// knows nothing of a guide: any PDF can be checked.
//
// It judges what a machine can tell. Glyphs are known of composite fonts with
// TrueType outlines, all that our own writer embeds; of other fonts only that
// they are embedded and can be read as text.
package preflight

import (
	"fmt"
	"slices"

	"fieldguide/internal/pdffile"
)

// A Fault is a rule that a file breaks.
type Fault struct {
	File   string
	Page   int    // from 1; 0 if it is of no page
	Object int    // number of the object at fault; 0 if it is of none
	Rule   string // the clause that is broken: "ISO 14289-1, 7.3"
	Msg    string // what is wrong
}

// String returns "file: page 3: message (object 12; ISO 14289-1, 7.3)".
func (f *Fault) String() string {
	text := f.File + ": "
	if f.Page > 0 {
		text += fmt.Sprintf("page %d: ", f.Page)
	}
	text += f.Msg + " ("
	if f.Object > 0 {
		text += fmt.Sprintf("object %d; ", f.Object)
	}
	return text + f.Rule + ")"
}

// The rules of no standard: what a reader of the paper would see.
const (
	PageEdge        = "page edge"        // something is drawn beyond it
	OverlappingText = "overlapping text" // text is drawn over text
)

// Visible reports whether the fault shows on paper: it breaks PageEdge or
// OverlappingText. All others break a standard.
func (f *Fault) Visible() bool { return f.Rule == PageEdge || f.Rule == OverlappingText }

// Check checks the file of that name, whatever its bytes. A file that cannot be
// read whole has a fault that says so.
func Check(name string, data []byte) []*Fault {
	f, err := pdffile.Open(data)
	if err != nil {
		return []*Fault{{File: name, Rule: "ISO 32000-1, 7.5", Msg: err.Error()}}
	}
	return CheckFile(name, f)
}

// CheckFile checks an open file as Check does.
func CheckFile(name string, f *pdffile.File) []*Fault {
	c := &checker{
		file: f, name: name, kinds: map[string]int{}, pageOf: map[int]int{}, claims: map[string]string{},
		fonts: map[int]*face{}, drawn: map[markKey]int{}, owners: map[markKey]*element{}, holders: map[int]*element{},
	}
	if c.root = f.Dict(f.Trailer.Get("Root")); c.root == nil {
		c.add(place{}, "ISO 32000-1, 7.7.2", "the file has no catalog")
		return c.faults
	}
	c.checkFrame()
	c.readPages()
	c.checkMetadata()
	c.checkIntent()
	c.checkDocument()
	c.readContents()
	c.checkFonts()
	c.checkStructure()
	c.checkAnnotations()
	c.checkNavigation()
	c.checkObjects()
	if err := f.Err(); err != nil {
		c.add(place{}, "ISO 32000-1, 7.5", "%v", err)
	}
	return c.done()
}

// A checker holds what is known of the file.
type checker struct {
	file   *pdffile.File
	name   string
	faults []*Fault
	kinds  map[string]int // how often each kind of fault was found

	root   pdffile.Dict
	pages  []*page
	pageOf map[int]int       // object number of a page to its index
	claims map[string]string // properties of the metadata: "pdfuaid:part"
	intent string            // the color space of the output intent: "RGB"; empty without one
	fonts  map[int]*face     // by object number

	drawn    map[markKey]int      // the page of each marked-content sequence, from 1
	order    []markKey            // of drawn, as drawn
	forms    []pdffile.Ref        // forms with marked content of their own
	owners   map[markKey]*element // the element of each
	holders  map[int]*element     // the element of each annotation, by object number
	elements []*element           // in reading order
}

// A page is a page of the file.
type page struct {
	number int // of its object
	index  int
	dict   pdffile.Dict // with what it inherits
	box    rect         // MediaBox
}

// A place is where a fault is: on a page, counted from 1, or in an object; 0 for
// neither.
type place struct{ page, object int }

// most is how many faults of one kind are told one by one.
const most = 10

// add adds a fault, unless there are many of its kind already.
func (c *checker) add(at place, rule, format string, args ...any) {
	kind := rule + format
	if c.kinds[kind]++; c.kinds[kind] > most {
		return
	}
	c.faults = append(c.faults, &Fault{c.name, at.page, at.object, rule, fmt.Sprintf(format, args...)})
	if c.kinds[kind] == most {
		c.faults = append(c.faults, &Fault{File: c.name, Rule: rule, Msg: kind}) // a place for the count
	}
}

// done replaces the places for counts by the counts, or takes them away.
func (c *checker) done() []*Fault {
	for i, f := range c.faults {
		if n, counted := c.kinds[f.Msg]; counted {
			f.Msg = fmt.Sprintf("and %d more like the one before", n-most)
			if n == most {
				c.faults[i] = nil
			}
		}
	}
	return slices.DeleteFunc(c.faults, func(f *Fault) bool { return f == nil })
}

// inherited are the entries that pages take from their parents.
var inherited = [...]pdffile.Name{"Resources", "MediaBox"}

// readPages reads the page tree.
func (c *checker) readPages() {
	c.pageTree(c.root.Get("Pages"), nil, 0)
	if len(c.pages) == 0 {
		c.add(place{}, "ISO 32000-1, 7.7.3", "the file has no pages")
	}
}

func (c *checker) pageTree(o pdffile.Object, parents pdffile.Dict, depth int) {
	at, ok := o.(pdffile.Ref)
	if _, seen := c.pageOf[at.Number]; !ok || seen || !c.file.Visit(o, depth) {
		return
	}
	node := c.file.Dict(o)
	own := node.Inherit(parents, inherited[:])
	kids := node.Get("Kids")
	if kids == nil {
		c.pageOf[at.Number] = len(c.pages)
		p := &page{number: at.Number, index: len(c.pages), dict: own}
		c.pages = append(c.pages, p)
		if p.box, ok = c.rect(own.Get("MediaBox")); !ok {
			c.add(place{p.index + 1, p.number}, "ISO 32000-1, 7.7.3.3", "the page has no MediaBox")
		}
		return
	}
	c.pageOf[at.Number] = -1
	for _, kid := range c.file.Array(kids) {
		c.pageTree(kid, own, depth+1)
	}
}

// pageNumber returns the number, from 1, of the page that o refers to, 0 for
// none.
func (c *checker) pageNumber(o pdffile.Object) int {
	if at, ok := o.(pdffile.Ref); ok {
		if i, known := c.pageOf[at.Number]; known {
			return i + 1
		}
	}
	return 0
}

// numberOf returns the number of the object that o refers to, 0 if it stands
// where it is used.
func numberOf(o pdffile.Object) int {
	at, _ := o.(pdffile.Ref)
	return at.Number
}
