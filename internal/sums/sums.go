// Package sums reads and checks back-of-the-envelope arithmetic that an author
// writes in a guide, so that no printed result can be wrong.
package sums

// A Row is one line of a sums block that was evaluated and holds.
type Row struct {
	Quantity string // the name on the left
	Working  string // the expression as written; empty for a given
	Result   string // as written, with its unit
	SoWhat   string // what follows from it; may be empty
	Assumed  bool   // the author marked the value as an assumption
}
