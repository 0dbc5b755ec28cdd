package load

import (
	"strings"
	"testing"

	"fieldguide/internal/diagram"
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// A drawing that hides part of itself must not go out unseen.
func TestCrowdedDiagramsAreTold(t *testing.T) {
	side := 40 * theme.Point
	box := func(x theme.Length) *diagram.Path {
		at := func(x, y theme.Length) [3]diagram.Point { return [3]diagram.Point{{X: x, Y: y}} }
		return &diagram.Path{Part: diagram.Box, Segments: []diagram.Segment{
			{Kind: diagram.MoveTo, Points: at(x, 0)}, {Kind: diagram.LineTo, Points: at(x+side, 0)},
			{Kind: diagram.LineTo, Points: at(x+side, side)}, {Kind: diagram.LineTo, Points: at(x, side)},
			{Kind: diagram.Close},
		}}
	}
	drawn := func(xs ...theme.Length) *outline.Diagram {
		s := &diagram.Scene{Width: 4 * side, Height: side}
		for _, x := range xs {
			s.Items = append(s.Items, box(x))
		}
		return &outline.Diagram{Scene: s, Narrow: s}
	}
	c := &chapter{}
	c.inspect(drawn(0, 2*side))
	if len(c.faults) != 0 {
		t.Errorf("boxes apart: %v", c.faults)
	}
	c.inspect(drawn(0, side/2))
	if len(c.faults) != 1 || !c.faults[0].Warning || !strings.Contains(c.faults[0].Msg, "hard to read") {
		t.Errorf("a box over a box: %v", c.faults)
	}
}
