package source

import (
	"cmp"
	"slices"
	"strings"
)

// An Error is a fault of the guide, not of the program: where it is, what is
// wrong, in the author's words, and what to write instead.
type Error struct {
	Span    Span
	Warning bool   // the guide can be built all the same
	Msg     string // lower case, no full stop; quotes what the author wrote
	Hint    string // what to write; may be empty
}

// Error returns "file:line:col: message".
func (e *Error) Error() string {
	msg := e.Msg
	if e.Warning {
		msg = "warning: " + msg
	}
	if at := e.Span.Position().String(); at != "" {
		return at + ": " + msg
	}
	return msg
}

// An ErrorList collects the faults of one run. Add to it and go on: an author
// wants all of them at once.
type ErrorList []*Error

// Add appends a fault.
func (l *ErrorList) Add(at Span, msg, hint string) {
	*l = append(*l, &Error{Span: at, Msg: msg, Hint: hint})
}

// Warn appends a fault that does not stop the build.
func (l *ErrorList) Warn(at Span, msg, hint string) {
	*l = append(*l, &Error{Span: at, Warning: true, Msg: msg, Hint: hint})
}

// Sort orders the list by file, place and message, and removes repetitions: the
// same fault of a file that two chapters include is told once.
func (l *ErrorList) Sort() {
	slices.SortStableFunc(*l, compare)
	*l = slices.CompactFunc(*l, func(a, b *Error) bool { return compare(a, b) == 0 })
}

func compare(a, b *Error) int {
	p, q := a.Span.Position(), b.Span.Position()
	return cmp.Or(
		cmp.Compare(p.File, q.File),
		cmp.Compare(p.Line, q.Line),
		cmp.Compare(p.Column, q.Column),
		cmp.Compare(a.Msg, b.Msg),
		cmp.Compare(a.Hint, b.Hint),
		cmp.Compare(kind(a), kind(b)))
}

func kind(e *Error) int {
	if e.Warning {
		return 1
	}
	return 0
}

// Fatal reports whether any fault is more than a warning.
func (l ErrorList) Fatal() bool {
	return slices.ContainsFunc(l, func(e *Error) bool { return !e.Warning })
}

// Err returns the sorted list as an error if it is fatal, and nil otherwise.
func (l ErrorList) Err() error {
	if !l.Fatal() {
		return nil
	}
	l.Sort()
	return l
}

// Error returns one fault a line, each followed by its hint.
func (l ErrorList) Error() string {
	var b strings.Builder
	for i, e := range l {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(e.Error())
		if e.Hint != "" {
			b.WriteString("\n\thint: " + e.Hint)
		}
	}
	return b.String()
}
