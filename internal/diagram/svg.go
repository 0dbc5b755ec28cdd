package diagram

import "fieldguide/internal/theme"

// fills are the names of the roles' CSS variables, after "--diagram-", and their
// colors where a page sets none.
var fills = [...]struct{ name, color string }{
	Ink:    {"ink", "#000000"},
	Muted:  {"muted", "#545454"},
	Line:   {"line", "#545f66"},
	Rule:   {"rule", "#acb3b6"},
	Paper:  {"paper", "#ffffff"},
	Ground: {"ground", "#f3f5f5"},
	Tint1:  {"tint1", "#fbe3e0"},
	Tint2:  {"tint2", "#fcefcb"},
	Tint3:  {"tint3", "#e0f2e2"},
	Tint4:  {"tint4", "#dfecf8"},
	Tint5:  {"tint5", "#ece4f8"},
	Tint6:  {"tint6", "#e6e9ea"},
	Accent: {"accent", "#0b4f5c"},
}

// SVG appends the scene as an SVG element to be put into a page. Its ids begin
// with id, so that several stand on one page. Colors come from CSS variables:
// --diagram-ink, -muted, -line, -rule, -paper, -ground, -tint1 to -tint6 and
// -accent. The face is that of the page, which has to be the measured one.
func (s *Scene) SVG(dst []byte, id string) []byte {
	w := &svgWriter{b: dst}
	w.open(s, id)
	for _, it := range s.Items {
		switch it := it.(type) {
		case *Path:
			w.path(it)
		case *Text:
			w.text(it)
		}
	}
	return append(w.b, "</svg>"...)
}

// svgWriter appends SVG to bytes. Lengths are written in points.
type svgWriter struct{ b []byte }

func (w *svgWriter) str(s string) { w.b = append(w.b, s...) }

func (w *svgWriter) length(l theme.Length) { w.b = l.AppendPoints(w.b) }

// escape writes text with the characters that XML gives a meaning as entities.
func (w *svgWriter) escape(s string) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '&':
			w.str("&amp;")
		case '<':
			w.str("&lt;")
		case '>':
			w.str("&gt;")
		case '"':
			w.str("&quot;")
		default:
			w.b = append(w.b, s[i])
		}
	}
}

// open writes the element's beginning, its title and its description.
func (w *svgWriter) open(s *Scene, id string) {
	w.str(`<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" aria-labelledby="`)
	if s.Title != "" {
		w.escape(id)
		w.str("-title ")
	}
	w.escape(id)
	w.str(`-desc" viewBox="0 0 `)
	w.length(s.Width)
	w.str(" ")
	w.length(s.Height)
	w.str(`" width="`)
	w.length(s.Width)
	w.str(`pt" height="`)
	w.length(s.Height)
	w.str(`pt" style="max-width:100%;height:auto" stroke-linejoin="round">`)
	if s.Title != "" {
		w.named("title", id, s.Title)
	}
	w.named("desc", id, s.Description)
}

// named writes an element that holds text and has an id of that ending.
func (w *svgWriter) named(element, id, text string) {
	w.str("<" + element + ` id="`)
	w.escape(id)
	w.str("-" + element + `">`)
	w.escape(text)
	w.str("</" + element + ">")
}

// color writes an attribute that names a role's color.
func (w *svgWriter) color(attribute string, r Role) {
	w.str(" " + attribute + `="`)
	if r == None {
		w.str(`none"`)
		return
	}
	w.str("var(--diagram-" + fills[r].name + "," + fills[r].color + `)"`)
}

func (w *svgWriter) path(p *Path) {
	if p.Fill == None && p.Stroke == None {
		return
	}
	w.str(`<path d="`)
	for i := range p.Segments {
		w.segment(&p.Segments[i])
	}
	w.str(`"`)
	w.color("fill", p.Fill)
	if p.Stroke != None {
		w.color("stroke", p.Stroke)
		w.str(` stroke-width="`)
		w.length(p.Width)
		w.str(`"`)
	}
	if p.Dash > 0 {
		w.str(` stroke-dasharray="`)
		w.length(p.Dash)
		w.str(`"`)
	}
	w.str("/>")
}

func (w *svgWriter) segment(s *Segment) {
	w.b = append(w.b, "MLCZ"[s.Kind])
	n := [...]int{MoveTo: 1, LineTo: 1, CurveTo: 3, Close: 0}[s.Kind]
	for i, p := range s.Points[:n] {
		if i > 0 {
			w.b = append(w.b, ' ')
		}
		w.length(p.X)
		w.b = append(w.b, ' ')
		w.length(p.Y)
	}
}

func (w *svgWriter) text(t *Text) {
	w.str(`<text x="`)
	w.length(t.X)
	w.str(`" y="`)
	w.length(t.Y)
	w.str(`" font-size="`)
	w.length(t.Size)
	w.str(`"`)
	if t.Bold {
		w.str(` font-weight="600"`)
	}
	if t.Anchor != Start {
		w.str(` text-anchor="` + [...]string{Middle: "middle", End: "end"}[t.Anchor] + `"`)
	}
	w.color("fill", t.Role)
	w.str(">")
	w.escape(t.Text)
	w.str("</text>")
}
