package outline

import "fieldguide/internal/diagram"

// A Diagram is a drawing made of Mermaid source. Load laid it out, with the
// widths of the faces that print it, so that all outputs paint the same scene.
type Diagram struct {
	Node
	Scene *diagram.Scene
	// Narrow is the scene for measures that Scene does not fit at a size that
	// can be read, such as a telephone's; it may be Scene itself.
	Narrow  *diagram.Scene
	Number  int      // counts with the figures through the guide from 1; 0 without a caption
	Caption []Inline // may be empty
	Anchor  string   // as Figure.Anchor
}

// Accept implements Block.
func (b *Diagram) Accept(v BlockVisitor) { v.Diagram(b) }
