package layout

import (
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// Lost would be what the author points at in a program: a mark under its ground.
func TestMarkedLine(t *testing.T) {
	b := &outline.Code{Lines: []outline.CodeLine{
		{Tokens: []outline.Token{{Text: "one"}}}, {Tokens: []outline.Token{{Text: "two"}}, Marked: true}}}
	d, faults := setterFor(t, theme.A4).Book(guideOf(b))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	ground, mark := -1, -1
	for _, p := range d.Pages {
		for n, i := range p.Items {
			if box, ok := i.(*Box); ok && *box.Fill == theme.Default.Tint {
				ground = n
			} else if ok && box.Width == 2*theme.Point {
				mark = n
			}
		}
	}
	if ground < 0 || mark < ground {
		t.Errorf("the ground is drawn as item %d, the mark as %d", ground, mark)
	}
}
