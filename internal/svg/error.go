package svg

import "strconv"

// An Error is what keeps a picture from being shown: where, what and what to do.
type Error struct {
	Offset int    // byte of the file
	Msg    string // lower case, no full stop; quotes what the author wrote
	Hint   string // may be empty
}

// Error returns "byte OFFSET: message".
func (e *Error) Error() string { return "byte " + strconv.Itoa(e.Offset) + ": " + e.Msg }

// fail keeps the first error.
func (r *reader) fail(offset int, msg, hint string) {
	if r.err == nil {
		r.err = &Error{Offset: min(max(offset, 0), len(r.data)), Msg: msg, Hint: hint}
	}
}

// quote shows what the author wrote, shortened.
func quote(s string) string {
	const most = 40
	if runes := []rune(s); len(s) > most && len(runes) > most {
		s = string(runes[:most]) + "…"
	}
	return strconv.Quote(s)
}
