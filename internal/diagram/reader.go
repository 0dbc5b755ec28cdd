package diagram

import (
	"strings"
	"unicode/utf8"
)

// A reader is a place in the source of a diagram. It collects faults.
type reader struct {
	text   string
	pos    int
	faults []Fault
}

// fault notes what is wrong at an offset.
func (r *reader) fault(at int, msg, hint string) {
	if len(r.faults) >= maxFaults {
		return
	}
	before := r.text[:min(at, len(r.text))]
	line := strings.LastIndexByte(before, '\n') + 1
	r.faults = append(r.faults, Fault{
		Line:   strings.Count(before, "\n") + 1,
		Column: utf8.RuneCountInString(before[line:]) + 1,
		Msg:    msg, Hint: hint,
	})
}

// quote returns a text in quotes, shortened to what fits a message.
func quote(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if utf8.RuneCountInString(s) > 30 {
		s = string([]rune(s)[:29]) + "…"
	}
	return `"` + s + `"`
}

// rest returns the text that is not read.
func (r *reader) rest() string { return r.text[r.pos:] }

func (r *reader) done() bool { return r.pos >= len(r.text) }

// peek returns the next byte, 0 at the end.
func (r *reader) peek() byte {
	if r.done() {
		return 0
	}
	return r.text[r.pos]
}

// has reports whether the rest begins so.
func (r *reader) has(prefix string) bool { return strings.HasPrefix(r.rest(), prefix) }

// take reads a prefix if the rest begins with it.
func (r *reader) take(prefix string) bool {
	if r.has(prefix) {
		r.pos += len(prefix)
		return true
	}
	return false
}

// space skips spaces and tabs.
func (r *reader) space() {
	for c := r.peek(); c == ' ' || c == '\t'; c = r.peek() {
		r.pos++
	}
}

// blank skips white space, empty statements, comments and directives.
func (r *reader) blank() {
	for !r.done() {
		switch c := r.peek(); {
		case c == ' ' || c == '\t' || c == '\n' || c == ';':
			r.pos++
		case r.has("%%{"):
			r.directive()
		case r.has("%%"):
			r.skipLine()
		default:
			return
		}
	}
}

// directive skips an init directive, which may take several lines.
func (r *reader) directive() {
	if i := strings.Index(r.rest(), "}%%"); i >= 0 {
		r.pos += i + len("}%%")
		return
	}
	r.skipLine()
}

// skipLine goes to the end of the line.
func (r *reader) skipLine() {
	if i := strings.IndexByte(r.rest(), '\n'); i >= 0 {
		r.pos += i
		return
	}
	r.pos = len(r.text)
}

// line reads up to the end of the line, without a comment at its end, and
// returns it without white space around it, and where it begins.
func (r *reader) line() (text string, at int) {
	r.space()
	at = r.pos
	r.skipLine()
	text = r.text[at:r.pos]
	if i := comment(text); i >= 0 {
		text = text[:i]
	}
	return strings.TrimRight(text, " \t"), at
}

// comment returns where a comment begins in a line, or -1.
func comment(line string) int {
	quoted := false
	for i := 0; i+1 < len(line); i++ {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case !quoted && line[i] == '%' && line[i+1] == '%' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t'):
			return i
		}
	}
	return -1
}

// word reads up to white space, a semicolon or the end.
func (r *reader) word() string {
	n := strings.IndexAny(r.rest(), " \t\n;")
	if n < 0 {
		n = len(r.rest())
	}
	r.pos += n
	return r.text[r.pos-n : r.pos]
}

// atEnd reports whether the statement is over, spaces apart.
func (r *reader) atEnd() bool {
	r.space()
	c := r.peek()
	return r.done() || c == '\n' || c == ';' || r.has("%%")
}

// frontMatter skips the lines between "---" before a diagram and returns the
// title in them.
func (r *reader) frontMatter() (title string) {
	start := r.pos
	for c := r.peek(); c == ' ' || c == '\t' || c == '\n'; c = r.peek() {
		r.pos++
	}
	if l, _ := r.line(); l != "---" {
		r.pos = start
		return ""
	}
	for !r.done() {
		r.take("\n")
		l, _ := r.line()
		if l == "---" {
			return title
		}
		if t, ok := strings.CutPrefix(l, "title:"); ok {
			title = clean(t)
		}
	}
	return title
}
