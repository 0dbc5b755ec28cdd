package verify

import (
	"fmt"

	"fieldguide/internal/pdffile"
)

// A matrix is [a b c d e f] of ISO 32000-1, 8.3.3.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times returns the matrix that applies m and then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// A piece is the text of one marked-content sequence.
type piece struct {
	text    []byte
	y       float64 // of its first baseline, in points from the page's bottom
	shown   bool    // y is known
	claimed bool    // the structure tree has it
}

// A sheet is what a content stream shows: of a page, or of a form with marked
// content of its own.
type sheet struct {
	pieces map[int]*piece // by MCID
	stray  piece          // text in no piece and no artifact
}

func (s *sheet) piece(mcid int) *piece {
	if s.pieces == nil {
		s.pieces = map[int]*piece{}
	}
	p := s.pieces[mcid]
	if p == nil {
		p = &piece{}
		s.pieces[mcid] = p
	}
	return p
}

// A mark is an open marked-content sequence.
type mark struct {
	into    *piece // where its text goes
	sheet   *sheet // its stream's
	silent  bool   // ActualText stands for its text
	outside bool   // it belongs to an artifact
}

// A graphics is the part of the graphics state that a reader needs.
type graphics struct {
	ctm     matrix
	font    *pdfFont
	leading float64
}

// A painter reads content streams (ISO 32000-1, 7.8.2) for the text that they
// show and the marked content that it stands in.
type painter struct {
	file   *pdffile.File
	fonts  map[int]*pdfFont          // by object number
	forms  map[int]*sheet            // of forms, by object number
	names  map[pdffile.Name]*pdfFont // of the stream that is being read
	now    graphics
	saved  []graphics
	marks  []mark
	text   matrix // Tm
	line   matrix // Tlm
	depth  int    // of forms
	args   []pdffile.Token
	stream *pdffile.Lexer
}

// maxDepth bounds forms in forms, and what else stands in itself.
const maxDepth = 20

// maxMarks bounds marked content in one another.
const maxMarks = 1000

// page reads a page's content.
func (p *painter) page(content []byte, resources pdffile.Dict) (*sheet, error) {
	s := &sheet{}
	p.now, p.saved = graphics{ctm: identity}, nil
	p.marks = append(p.marks[:0], mark{into: &s.stray, sheet: s})
	return s, p.run(content, resources)
}

// run reads one stream, in the marks and the graphics state that are open.
func (p *painter) run(content []byte, resources pdffile.Dict) error {
	if err := p.file.Spend(len(content)); err != nil {
		return err
	}
	outer, names := p.stream, p.names
	p.stream, p.names = &pdffile.Lexer{Data: content}, map[pdffile.Name]*pdfFont{}
	defer func() { p.stream, p.names = outer, names }()
	args := make([]pdffile.Token, 0, 64)
	for {
		t := p.stream.Next()
		switch t.Kind {
		case pdffile.EndToken:
			return nil
		case pdffile.WordToken:
			p.args = args
			if err := p.operator(t.Text, resources); err != nil {
				return err
			}
			if p.file.Err() != nil {
				return p.file.Err()
			}
			args = args[:0]
			p.stream.Reset()
		default:
			args = append(args, t)
		}
	}
}

func (p *painter) operator(op []byte, resources pdffile.Dict) error {
	switch string(op) {
	case "q":
		p.saved = append(p.saved, p.now)
	case "Q":
		if n := len(p.saved); n > 0 {
			p.now, p.saved = p.saved[n-1], p.saved[:n-1]
		}
	case "cm":
		p.now.ctm = p.matrix().times(p.now.ctm)
	case "Do":
		return p.form(resources)
	case "BI":
		p.stream.SkipImage()
	case "BMC":
		return p.begin(nil)
	case "BDC":
		return p.beginWith(resources)
	case "EMC":
		if len(p.marks) > 1 {
			p.marks = p.marks[:len(p.marks)-1]
		}
	default:
		p.textOperator(op, resources)
	}
	return nil
}

// textOperator carries out the operators of text (ISO 32000-1, 9.4).
func (p *painter) textOperator(op []byte, resources pdffile.Dict) {
	switch string(op) {
	case "BT":
		p.text, p.line = identity, identity
	case "Tf":
		p.font(resources)
	case "TL":
		p.now.leading = p.arg(0)
	case "Tm":
		p.line = p.matrix()
		p.text = p.line
	case "Td":
		p.move(p.arg(0), p.arg(1))
	case "TD":
		p.now.leading = -p.arg(1)
		p.move(p.arg(0), p.arg(1))
	case "T*":
		p.move(0, -p.now.leading)
	case "Tj", "TJ":
		p.show()
	case "'", "\"":
		p.move(0, -p.now.leading)
		p.show()
	}
}

// arg returns the i-th operand as a number, 0 if it is none.
func (p *painter) arg(i int) float64 {
	if i < len(p.args) {
		return p.args[i].Number
	}
	return 0
}

func (p *painter) matrix() matrix {
	return matrix{p.arg(0), p.arg(1), p.arg(2), p.arg(3), p.arg(4), p.arg(5)}
}

func (p *painter) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.times(p.line)
	p.text = p.line
}

func (p *painter) font(resources pdffile.Dict) {
	if len(p.args) == 0 || p.args[0].Kind != pdffile.NameToken {
		return
	}
	key := pdffile.Name(p.args[0].Text)
	if f, ok := p.names[key]; ok {
		p.now.font = f
		return
	}
	o := p.resource(resources, "Font", key)
	r, shared := o.(pdffile.Ref)
	f := p.fonts[r.Number]
	if f == nil || !shared {
		f = readFont(p.file, o)
	}
	if shared {
		p.fonts[r.Number] = f
	}
	p.names[key] = f
	p.now.font = f
}

// resource returns a named resource, and pays for looking it up.
func (p *painter) resource(resources pdffile.Dict, kind, key pdffile.Name) pdffile.Object {
	all := p.file.Dict(resources.Get(kind))
	p.file.Fail(p.file.Spend(len(all)))
	return all.Get(key)
}

// show takes the strings among the operands.
func (p *painter) show() {
	m := p.marks[len(p.marks)-1]
	if m.silent || m.outside {
		return
	}
	if !m.into.shown {
		m.into.shown = true
		m.into.y = p.text.times(p.now.ctm)[5]
	}
	if p.now.font == nil {
		return
	}
	before := len(m.into.text)
	for _, t := range p.args {
		if t.Kind == pdffile.StringToken {
			m.into.text = p.now.font.appendText(m.into.text, t.Text)
		}
	}
	p.file.Fail(p.file.Spend(len(m.into.text) - before))
}

// begin opens marked content with the properties d.
func (p *painter) begin(d pdffile.Dict) error {
	if len(p.marks) > maxMarks {
		return fmt.Errorf("marked content nested deeper than %d", maxMarks)
	}
	m := p.marks[len(p.marks)-1]
	if len(p.args) > 0 && string(p.args[0].Text) == "Artifact" {
		m.outside = true
	}
	if mcid := p.file.Integer(d.Get("MCID"), -1); mcid >= 0 && !m.outside {
		m.into = m.sheet.piece(mcid)
		m.silent = false
	}
	if text, ok := p.file.Resolve(d.Get("ActualText")).(pdffile.String); ok && !m.silent && !m.outside {
		m.into.text = append(m.into.text, pdffile.TextString(string(text))...)
		p.file.Fail(p.file.Spend(len(text)))
		m.silent = true
	}
	p.marks = append(p.marks, m)
	return nil
}

// beginWith reads the properties, which stand in the stream or are named.
func (p *painter) beginWith(resources pdffile.Dict) error {
	if len(p.args) < 2 {
		return p.begin(nil)
	}
	if p.args[1].Kind == pdffile.NameToken {
		return p.begin(p.file.Dict(p.resource(resources, "Properties", pdffile.Name(p.args[1].Text))))
	}
	d, err := dictOf(p.args[1:])
	if err != nil {
		return fmt.Errorf("properties of marked content: %w", err)
	}
	return p.begin(d)
}

// dictOf reads a dictionary from tokens that were cut already. Values that are
// no number, string or name are left out: no property that is asked for is one.
func dictOf(tokens []pdffile.Token) (pdffile.Dict, error) {
	if tokens[0].Kind != pdffile.DictOpen {
		return nil, pdffile.ErrSyntax
	}
	var d pdffile.Dict
	depth := 0
	var key pdffile.Name
	for _, t := range tokens[1:] {
		switch {
		case t.Kind == pdffile.DictOpen || t.Kind == pdffile.ArrayOpen:
			depth++
		case t.Kind == pdffile.ArrayClose || t.Kind == pdffile.DictClose && depth > 0:
			depth--
		case depth > 0:
		case t.Kind == pdffile.NameToken && key == "":
			key = pdffile.Name(t.Text)
			continue
		case t.Kind == pdffile.NumberToken:
			d = append(d, pdffile.Entry{Key: key, Value: t.Number})
		case t.Kind == pdffile.StringToken:
			d = append(d, pdffile.Entry{Key: key, Value: pdffile.String(t.Text)})
		}
		key = ""
	}
	return d, nil
}

// form reads a form XObject where it is painted.
func (p *painter) form(resources pdffile.Dict) error {
	if len(p.args) == 0 {
		return nil
	}
	o := p.resource(resources, "XObject", pdffile.Name(p.args[0].Text))
	s, ok := p.file.Resolve(o).(*pdffile.Stream)
	if !ok || p.file.Name(s.Dict.Get("Subtype")) != "Form" {
		return nil
	}
	if p.depth >= maxDepth {
		return fmt.Errorf("forms nested deeper than %d", maxDepth)
	}
	inner := resources
	if d := p.file.Dict(s.Dict.Get("Resources")); d != nil {
		inner = d
	}
	now, saved, marks := p.now, p.saved, len(p.marks)
	m := matrix{1, 0, 0, 1, 0, 0}
	for i, o := range p.file.Array(s.Dict.Get("Matrix")) {
		if n, ok := p.file.Number(o); ok && i < len(m) {
			m[i] = n
		}
	}
	p.now.ctm, p.saved = m.times(p.now.ctm), nil
	p.marks = append(p.marks, p.formMark(o, s))
	p.depth++
	err := p.run(p.file.Bytes(s), inner)
	p.depth--
	p.now, p.saved, p.marks = now, saved, p.marks[:marks]
	return err
}

// formMark returns the mark that a form's content stands in. A form whose marked
// content is of the structure has MCIDs of its own.
func (p *painter) formMark(o pdffile.Object, s *pdffile.Stream) mark {
	m := p.marks[len(p.marks)-1]
	if r, ok := o.(pdffile.Ref); ok && s.Dict.Get("StructParents") != nil {
		if p.forms[r.Number] == nil {
			p.forms[r.Number] = &sheet{}
		}
		m.sheet = p.forms[r.Number]
	}
	return m
}
