package preflight

import (
	"fmt"
	"slices"

	"fieldguide/internal/pdffile"
)

// A markKey names a marked-content sequence: the object of the page or form that
// it stands in, and its MCID.
type markKey struct{ stream, mcid int }

// A sequence is an open marked-content sequence.
type sequence struct {
	tag      pdffile.Name
	key      markKey // of the nearest sequence with an MCID; its mcid is -1 for none
	artifact bool    // it is in an artifact
	picture  bool    // it is a figure's or a formula's
	replaced bool    // its glyphs read as another text than their own
}

// A graphics is the part of the graphics state that matters here.
type graphics struct {
	ctm     matrix
	clip    rect // nothing is painted outside of it
	pen     float64
	font    *face
	size    float64
	spacing float64 // Tc
	gap     float64 // Tw
	stretch float64 // Tz, 1 for 100
	leading float64
	rise    float64
	mode    int // Tr
}

// A drawing reads what a page shows (ISO 32000-1, 7.8.2).
type drawing struct {
	*checker
	page    *page
	stream  *pdffile.Lexer
	args    []pdffile.Token
	now     graphics
	saved   []graphics
	marks   []sequence
	parent  int // the object whose MCIDs count
	text    matrix
	line    matrix
	path    rect // around the path that is being built
	clips   bool // it is to clip what follows
	depth   int  // of forms
	runs    []run
	glyphs  []rect                 // of all runs
	codes   []byte                 // of all runs
	faces   map[pdffile.Name]*face // of the resources that are in use
	told    map[string]bool        // what was reported of the page already
	blends  bool                   // it shows something through something
	devices map[string]bool        // color spaces of devices that were used
}

const (
	maxForms    = 20
	maxMarks    = 1000
	maxStates   = 1000
	edgeOfTrust = 0.05 // points: what rounding may put outside of a page
)

// readContents reads what every page shows.
func (c *checker) readContents() {
	d := &drawing{checker: c}
	for _, p := range c.pages {
		var content []byte
		list := c.file.List(p.dict.Get("Contents"))
		if len(list) == 1 {
			content = c.file.Bytes(list[0])
		} else {
			for _, o := range list {
				content = append(append(content, c.file.Bytes(o)...), '\n')
			}
		}
		d.read(p, content)
	}
}

func (d *drawing) read(p *page, content []byte) {
	d.page, d.parent, d.depth = p, p.number, 0
	d.now = graphics{ctm: identity, clip: rect{-1e9, -1e9, 1e9, 1e9}, pen: 1, stretch: 1}
	d.saved, d.marks = d.saved[:0], append(d.marks[:0], sequence{key: markKey{p.number, -1}})
	d.runs, d.glyphs, d.codes = d.runs[:0], d.glyphs[:0], d.codes[:0]
	d.told, d.devices, d.blends, d.path = map[string]bool{}, map[string]bool{}, false, nothing
	d.run(content, d.file.Dict(p.dict.Get("Resources")))
	if n := len(d.marks); n > 1 {
		d.report("ISO 32000-1, 14.6", "%d marked-content sequences are not closed", n-1)
	}
	d.checkColors()
	d.checkOverlaps()
}

// report adds a fault of the page, once.
func (d *drawing) report(rule, format string, args ...any) {
	if msg := fmt.Sprintf(format, args...); !d.told[msg] {
		d.told[msg] = true
		d.add(place{d.page.index + 1, d.parent}, rule, format, args...)
	}
}

// run reads one stream, in the marks and the graphics state that are open.
func (d *drawing) run(content []byte, resources pdffile.Dict) {
	d.file.Fail(d.file.Spend(len(content)))
	outer, faces := d.stream, d.faces
	d.stream, d.faces = &pdffile.Lexer{Data: content}, map[pdffile.Name]*face{}
	args := make([]pdffile.Token, 0, 64)
	for d.file.Err() == nil {
		t := d.stream.Next()
		if t.Kind == pdffile.EndToken {
			break
		}
		if t.Kind != pdffile.WordToken {
			args = append(args, t)
			continue
		}
		d.args = args
		d.operator(t.Text, resources)
		args = args[:0]
		d.stream.Reset()
	}
	d.stream, d.faces = outer, faces
}

func (d *drawing) operator(op []byte, resources pdffile.Dict) {
	switch string(op) {
	case "q":
		d.save()
	case "Q":
		if n := len(d.saved); n > 0 {
			d.now, d.saved = d.saved[n-1], d.saved[:n-1]
		}
	case "cm":
		d.now.ctm = d.matrix().times(d.now.ctm)
	case "w":
		d.now.pen = d.arg(0)
	case "gs":
		d.state(resources)
	case "Do":
		d.object(resources)
	case "BI":
		d.stream.SkipImage()
		d.paint("a picture", d.now.ctm.rect(rect{0, 0, 1, 1}))
	case "sh":
		d.marked("a shading")
	case "BMC", "BDC":
		d.begin(resources)
	case "EMC":
		d.end()
	case "J", "j", "M", "d", "ri", "i", "d0", "d1", "MP", "DP", "BX", "EX":
	default:
		if !d.pathOperator(op) && !d.colorOperator(op, resources) && !d.textOperator(op, resources) {
			d.report("ISO 19005-2, 6.2.2", "there is no operator %q", op)
		}
	}
}

// save keeps the graphics state.
func (d *drawing) save() {
	if len(d.saved) == maxNesting {
		d.report("ISO 19005-2, 6.1.13", "more than %d graphics states are saved", maxNesting)
	}
	if len(d.saved) < maxStates {
		d.saved = append(d.saved, d.now)
	}
}

// arg returns the i-th operand as a number, 0 if it is none.
func (d *drawing) arg(i int) float64 {
	if i < len(d.args) {
		return d.args[i].Number
	}
	return 0
}

// key returns the last operand as a name.
func (d *drawing) key() pdffile.Name {
	if n := len(d.args); n > 0 && d.args[n-1].Kind == pdffile.NameToken {
		return pdffile.Name(d.args[n-1].Text)
	}
	return ""
}

func (d *drawing) matrix() matrix {
	return matrix{d.arg(0), d.arg(1), d.arg(2), d.arg(3), d.arg(4), d.arg(5)}
}

// resource returns a named resource, and pays for looking it up.
func (d *drawing) resource(resources pdffile.Dict, kind, key pdffile.Name) pdffile.Object {
	all := d.file.Dict(resources.Get(kind))
	d.file.Fail(d.file.Spend(len(all)))
	return all.Get(key)
}

// state takes a graphics state from the resources.
func (d *drawing) state(resources pdffile.Dict) {
	s := d.file.Dict(d.resource(resources, "ExtGState", d.key()))
	for _, key := range []pdffile.Name{"ca", "CA"} {
		if n, ok := d.file.Number(s.Get(key)); ok && n < 1 {
			d.blends = true
		}
	}
	if m := s.Get("SMask"); m != nil && d.file.Name(m) != "None" {
		d.blends = true
	}
	if n, ok := d.file.Number(s.Get("LW")); ok {
		d.now.pen = n
	}
}

// begin opens marked content.
func (d *drawing) begin(resources pdffile.Dict) {
	m := d.marks[len(d.marks)-1]
	m.tag = ""
	if len(d.args) > 0 {
		m.tag = pdffile.Name(d.args[0].Text)
	}
	if m.tag == "Artifact" {
		if m.key.mcid >= 0 {
			d.report("ISO 14289-1, 7.1", "an artifact stands in tagged content")
		}
		m.artifact = true
	}
	m.picture = m.picture || m.tag == "Figure" || m.tag == "Formula"
	m.replaced = m.replaced || slices.ContainsFunc(d.args, isActualText)
	if mcid := d.mcid(resources); mcid >= 0 {
		if m.artifact {
			d.report("ISO 14289-1, 7.1", "tagged content stands in an artifact")
		}
		m.key = markKey{d.parent, mcid}
		if d.drawn[m.key] == 0 {
			d.drawn[m.key] = d.page.index + 1
			d.order = append(d.order, m.key)
		} else {
			d.report("ISO 32000-1, 14.7.4.2", "two marked-content sequences have the MCID %d", mcid)
		}
	}
	if len(d.marks) < maxMarks {
		d.marks = append(d.marks, m)
	}
}

func isActualText(t pdffile.Token) bool {
	return t.Kind == pdffile.NameToken && string(t.Text) == "ActualText"
}

// mcid returns the MCID of the properties that marked content begins with, -1
// if they have none.
func (d *drawing) mcid(resources pdffile.Dict) int {
	if len(d.args) < 2 {
		return -1
	}
	if d.args[1].Kind == pdffile.NameToken {
		p := d.file.Dict(d.resource(resources, "Properties", pdffile.Name(d.args[1].Text)))
		return d.file.Integer(p.Get("MCID"), -1)
	}
	for i, t := range d.args {
		if t.Kind == pdffile.NameToken && string(t.Text) == "MCID" && i+1 < len(d.args) && d.args[i+1].Kind == pdffile.NumberToken {
			return int(d.args[i+1].Number)
		}
	}
	return -1
}

func (d *drawing) end() {
	if len(d.marks) == 1 {
		d.report("ISO 32000-1, 14.6", "marked content ends that did not begin")
		return
	}
	d.marks = d.marks[:len(d.marks)-1]
}

// marked reports what is drawn neither in tagged content nor in an artifact.
func (d *drawing) marked(what string) {
	if m := d.marks[len(d.marks)-1]; !m.artifact && m.key.mcid < 0 {
		d.report("ISO 14289-1, 7.1", "%s is neither tagged nor an artifact", what)
	}
}

// paint checks something that is painted, with the rectangle around it.
func (d *drawing) paint(what string, box rect) {
	d.marked(what)
	d.inside(what, box)
}

// inside reports what the page's edge cuts off.
func (d *drawing) inside(what string, box rect) {
	box = box.meet(d.now.clip)
	if by := box.beyond(d.page.box); !box.empty() && by > edgeOfTrust {
		d.report(PageEdge, "%s reaches %.1f pt beyond the page's edge", what, by)
	}
}

// object paints a form or a picture.
func (d *drawing) object(resources pdffile.Dict) {
	o := d.resource(resources, "XObject", d.key())
	s, ok := d.file.Resolve(o).(*pdffile.Stream)
	if !ok {
		d.report("ISO 19005-2, 6.2.2", "there is no XObject %q", d.key())
		return
	}
	if d.file.Name(s.Dict.Get("Subtype")) != "Form" {
		d.blends = d.blends || s.Dict.Get("SMask") != nil
		d.space(s.Dict.Get("ColorSpace"), nil)
		d.paint("a picture", d.now.ctm.rect(rect{0, 0, 1, 1}))
		return
	}
	d.form(o, s, resources)
}

func (d *drawing) form(o pdffile.Object, s *pdffile.Stream, resources pdffile.Dict) {
	if d.depth >= maxForms {
		d.file.Fail(fmt.Errorf("forms nested deeper than %d", maxForms))
		return
	}
	if own := d.file.Dict(s.Dict.Get("Resources")); own != nil {
		resources = own
	}
	now, saved, marks, parent := d.now, d.saved, len(d.marks), d.parent
	if at, ok := o.(pdffile.Ref); ok && s.Dict.Get("StructParents") != nil {
		d.parent = at.Number
		d.forms = append(d.forms, at)
	}
	m := identity
	for i, n := range d.file.Array(s.Dict.Get("Matrix")) {
		if v, ok := d.file.Number(n); ok && i < len(m) {
			m[i] = v
		}
	}
	d.now.ctm, d.saved = m.times(d.now.ctm), nil
	if box, ok := d.rect(s.Dict.Get("BBox")); ok {
		d.now.clip = d.now.clip.meet(d.now.ctm.rect(box))
	}
	d.depth++
	d.run(d.file.Bytes(s), resources)
	d.depth--
	d.now, d.saved, d.marks, d.parent = now, saved, d.marks[:min(marks, len(d.marks))], parent
}
