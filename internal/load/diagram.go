package load

import (
	"errors"

	"fieldguide/internal/diagram"
	"fieldguide/internal/markdown"
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// Diagrams are laid out once, for the measure of a printed page, which is also
// that of the site, and where they do not fit a telephone once more for that.
const (
	diagramText   = 9 * theme.Point // size of the text in boxes
	pageMeasure   = 330 * theme.Point
	narrowMeasure = 221 * theme.Point
)

// draw lays out the chapter's diagrams.
func (c *chapter) draw(diagrams []markdown.DiagramRef, m diagram.Measurer) error {
	if len(diagrams) > 0 && m == nil {
		return errors.New("lay out diagrams: nothing to measure text with")
	}
	for _, d := range diagrams {
		o := diagram.Options{Measurer: m, Size: diagramText, MaxWidth: pageMeasure}
		d.Diagram.Scene = diagram.Layout(d.Source, o)
		d.Diagram.Narrow = d.Diagram.Scene
		if d.Diagram.Scene.Width <= narrowMeasure {
			continue
		}
		o.MaxWidth = narrowMeasure
		if narrow := diagram.Layout(d.Source, o); narrow.Width < d.Diagram.Scene.Width {
			d.Diagram.Narrow = narrow
		}
	}
	for _, d := range diagrams {
		c.inspect(d.Diagram)
	}
	return nil
}

// inspect warns of a drawing in which something stands over something else.
func (c *chapter) inspect(d *outline.Diagram) {
	found := d.Scene.Check()
	if d.Narrow != d.Scene {
		found = append(found, d.Narrow.Check()...)
	}
	if len(found) > 0 {
		c.faults.Warn(d.Span, "the diagram is hard to read: "+found[0], "shorten its labels, or divide it in two")
	}
}
