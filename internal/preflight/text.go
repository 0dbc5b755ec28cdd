package preflight

import "fieldguide/internal/pdffile"

// A run is what one operator shows. Its glyphs and codes are slices of the
// drawing's.
type run struct {
	box      rect // around the ink
	glyphs   [2]int
	codes    [2]int
	face     *face
	key      markKey
	free     bool // its overlaps are meant: of a figure or a formula, or not upright
	replaced bool // its glyphs read as another text than their own
}

// textOperator carries out the operators of text (ISO 32000-1, 9.3 and 9.4), and
// reports whether it was one.
func (d *drawing) textOperator(op []byte, resources pdffile.Dict) bool {
	switch string(op) {
	case "BT":
		d.text, d.line = identity, identity
	case "Tf":
		d.font(resources)
	case "Tc":
		d.now.spacing = d.arg(0)
	case "Tw":
		d.now.gap = d.arg(0)
	case "Tz":
		d.now.stretch = d.arg(0) / 100
	case "TL":
		d.now.leading = d.arg(0)
	case "Ts":
		d.now.rise = d.arg(0)
	case "Tr":
		d.now.mode = int(d.arg(0))
	case "Tm":
		d.line = d.matrix()
		d.text = d.line
	case "Td":
		d.move(d.arg(0), d.arg(1))
	case "TD":
		d.now.leading = -d.arg(1)
		d.move(d.arg(0), d.arg(1))
	case "T*":
		d.move(0, -d.now.leading)
	case "Tj", "TJ":
		d.show()
	case "'":
		d.move(0, -d.now.leading)
		d.show()
	case "\"":
		d.now.gap, d.now.spacing = d.arg(0), d.arg(1)
		d.move(0, -d.now.leading)
		d.args = d.args[min(2, len(d.args)):]
		d.show()
	case "ET":
	default:
		return false
	}
	return true
}

func (d *drawing) move(x, y float64) {
	d.line = matrix{1, 0, 0, 1, x, y}.times(d.line)
	d.text = d.line
}

func (d *drawing) font(resources pdffile.Dict) {
	if len(d.args) < 2 || d.args[0].Kind != pdffile.NameToken {
		return
	}
	d.now.size = d.arg(1)
	if f, ok := d.faces[pdffile.Name(d.args[0].Text)]; ok {
		d.now.font = f
		return
	}
	key := pdffile.Name(d.args[0].Text)
	o := d.resource(resources, "Font", key)
	if d.file.Dict(o) == nil {
		d.report("ISO 19005-2, 6.2.2", "there is no font %q", key)
		d.now.font = nil
	} else {
		d.now.font = d.face(o, d.page.index+1)
	}
	d.faces[key] = d.now.font
}

// show shows the strings among the operands.
func (d *drawing) show() {
	f := d.now.font
	if f == nil {
		return
	}
	d.marked("text")
	mark := d.marks[len(d.marks)-1]
	full := d.text.times(d.now.ctm)
	r := run{box: nothing, face: f, key: mark.key, free: mark.picture || !full.upright(), replaced: mark.replaced}
	r.glyphs[0], r.codes[0] = len(d.glyphs), len(d.codes)
	for _, t := range d.args {
		switch t.Kind {
		case pdffile.NumberToken:
			d.advance(-t.Number / 1000 * d.now.size * d.now.stretch)
		case pdffile.StringToken:
			d.file.Fail(d.file.Spend(len(t.Text)))
			d.codes = append(d.codes, t.Text...)
			f.codes(t.Text, func(code int) { d.glyph(f, code, &r) })
		}
	}
	r.glyphs[1], r.codes[1] = len(d.glyphs), len(d.codes)
	const invisible, clipping = 3, 7
	if r.box.empty() || d.now.mode == invisible || d.now.mode == clipping {
		return
	}
	if r.box.meet(d.now.clip).beyond(d.page.box) > edgeOfTrust {
		d.inside("the text "+f.text(d.codes[r.codes[0]:]), r.box)
	}
	d.runs = append(d.runs, r)
}

func (d *drawing) advance(by float64) {
	d.text[4] += by * d.text[0]
	d.text[5] += by * d.text[1]
}

// glyph shows one code. What overlaps is judged by the part of its ink that is
// within its advance: italics lean over their neighbors, and accents stand on
// them.
func (d *drawing) glyph(f *face, code int, r *run) {
	f.use(code)
	width := f.width(code)
	if ink := f.ink(code); !ink.empty() {
		m := d.text.times(d.now.ctm)
		em := d.now.size / 1000
		m = matrix{em * d.now.stretch, 0, 0, em, 0, d.now.rise}.times(m)
		r.box.join(m.rect(ink))
		if body := ink.meet(rect{0, ink.bottom, width, ink.top}); !body.empty() {
			d.glyphs = append(d.glyphs, m.rect(body))
		}
	}
	by := width/1000*d.now.size + d.now.spacing
	if code == ' ' && !f.wide {
		by += d.now.gap
	}
	d.advance(by * d.now.stretch)
}
