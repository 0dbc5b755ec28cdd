package outline

import "fieldguide/internal/math"

// A Formula is a formula in a line of text. What it reads as is its LaTeX.
type Formula struct {
	Formula *math.Formula
}

// An Equation is a formula that stands by itself.
type Equation struct {
	Node
	Formula *math.Formula
}

// Accept implements Inline.
func (i *Formula) Accept(v InlineVisitor) { v.Formula(i) }

// Accept implements Block.
func (b *Equation) Accept(v BlockVisitor) { v.Equation(b) }
