// Package math reads formulas written in LaTeX into a tree and has two painters
// for it: MathML Core for the web, and boxes of glyphs and rules, set by TeX's
// rules with the measures of an OpenType MATH table, for paper. It knows no
// output format and needs no browser, LaTeX or font library.
package math

import "fmt"

// A Formula is one formula that was read. It is never changed after Parse.
type Formula struct {
	Source  string // the LaTeX, without dollars
	Display bool   // it stands on lines of its own
	Tag     string // what \tag says, with the parentheses that \tag adds; often empty

	tree     *row
	warnings []Warning
}

// Warnings returns what other tools refuse of the formula, in the order of the
// text.
func (f *Formula) Warnings() []Warning { return f.warnings }

// A Warning is LaTeX that is fine here but that GitHub, where the chapters are
// read too, refuses to show. Offset and End are bytes of the formula's text.
type Warning struct {
	Offset, End int
	Msg         string // lower case, no full stop
	Hint        string // the form that works in both
}

// An Error is a fault of a formula. Offset and End are bytes of its text; for a
// fault inside an author's macro they are those of the call.
type Error struct {
	Offset, End int
	Msg         string // lower case, no full stop; quotes what the author wrote
	Hint        string // what to write; may be empty
}

// Error returns "column: message", the column being counted in bytes from 1.
func (e *Error) Error() string { return fmt.Sprintf("%d: %s", e.Offset+1, e.Msg) }

// Bounds on what Parse reads, so that no text costs more than a moment.
const (
	maxText   = 16 << 10 // bytes of a formula
	maxDepth  = 80       // atoms inside atoms
	maxTokens = 60_000   // tokens, those of expanded macros among them
	maxCalls  = 2_000    // macros expanded
)

// Parse reads one formula, given without its dollars. The error is an *Error.
func Parse(text string, display bool, macros Macros) (*Formula, error) {
	p := &parser{text: text, macros: macros}
	if len(text) > maxText {
		p.fail(token{start: maxText, end: len(text)}, "the formula is longer than 16,384 bytes", "cut it into several")
		return nil, p.err
	}
	p.tokens = lex(text)
	tree := p.formula()
	if p.err != nil {
		return nil, p.err
	}
	return &Formula{Source: text, Display: display, Tag: p.tag, tree: tree, warnings: p.warnings}, nil
}
