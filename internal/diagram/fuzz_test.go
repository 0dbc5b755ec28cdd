package diagram

import (
	"testing"
	"unicode/utf8"

	"fieldguide/internal/theme"
)

// Whatever an author writes is a diagram or faults with places, at once: never a
// panic, never a text that cannot be written.
func FuzzParseAndLayout(f *testing.F) {
	for _, s := range samples(f) {
		f.Add(s.text)
	}
	f.Add("flowchart TD\nA[\"x")
	f.Add("graph\n\x00A-->\xff")
	f.Add("sequenceDiagram\nend\nelse\nA->>B: x")
	f.Add("xychart-beta\nbar [1e12, -1e12, .000001]\ny-axis 0 --> 1e-9")
	f.Add("quadrantChart\n: [0,1]\n[1]")
	f.Fuzz(func(t *testing.T, text string) {
		d, faults := Parse(text)
		if (d == nil) != (len(faults) > 0) {
			t.Fatalf("a diagram %v with faults %v", d, faults)
		}
		for _, fault := range faults {
			if fault.Line < 1 || fault.Column < 1 || fault.Msg == "" {
				t.Fatalf("a fault without a place: %+v", fault)
			}
		}
		if d == nil {
			return
		}
		s := Layout(d, Options{Measurer: even{}, Size: 9 * theme.Point, MaxWidth: 400 * theme.Point})
		if found := s.Check(); len(found) > 0 {
			t.Errorf("%q", found)
		}
		if !utf8.Valid(s.SVG(nil, "f")) {
			t.Error("the SVG is no UTF-8")
		}
	})
}
