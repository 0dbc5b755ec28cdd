package pdf

import "fieldguide/internal/layout"

// clips keeps what is painted inside of all of these outlines. They end with the
// graphics state.
func (c *content) clips(all []*layout.Clip) {
	for _, clip := range all {
		if len(clip.Segments) == 0 {
			c.add("0 0 0 0 re ")
		}
		c.segments(clip.Segments)
		if clip.EvenOdd {
			c.add("W* n ")
			continue
		}
		c.add("W n ")
	}
}

// isPlainRun reports whether a run is glyphs filled with a color and nothing
// else: only runs of pictures are not.
func isPlainRun(r *layout.Run) bool {
	return len(r.Clips) == 0 && r.Stroke == nil && opaque(r.Opacity) == 255
}

// Text rendering modes, ISO 32000-1, 9.3.6.
const (
	strokeText = "1 j 1 Tr "
	bothText   = "1 j 2 Tr "
)

// pictureRun shows a run within a graphics state of its own: clipped, seen
// through, or with a line around its glyphs, whose corners are round.
func (c *content) pictureRun(r *layout.Run) {
	c.endText()
	before := c.state
	c.add("q ")
	c.clips(r.Clips)
	if o := opaque(r.Opacity); o != 255 {
		c.see(opacity{o, o})
	}
	if r.Stroke != nil {
		c.strokeWith(*r.Stroke, r.StrokeWidth)
		if r.Hollow {
			c.add(strokeText)
		} else {
			c.add(bothText)
		}
	}
	c.plainRun(r)
	c.endText()
	c.add("Q\n")
	c.state = before
}
