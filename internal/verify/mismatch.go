package verify

import (
	"fmt"
	"strings"
)

// A Mismatch is a difference between an output and the outline. It is never the
// author's fault: a renderer, or this package, is wrong.
type Mismatch struct {
	Output string // file name of the PDF or of the page of the site
	Where  string // `section 2.1.3 "Ask seven questions"`; empty for the whole output
	Msg    string // what differs, and what the outline has
}

// String returns "output: where: message".
func (m *Mismatch) String() string {
	if m.Where == "" {
		return m.Output + ": " + m.Msg
	}
	return m.Output + ": " + m.Where + ": " + m.Msg
}

// A report collects the mismatches of one output.
type report struct {
	output string
	list   []*Mismatch
}

func (r *report) add(where, format string, args ...any) {
	r.list = append(r.list, &Mismatch{r.output, where, fmt.Sprintf(format, args...)})
}

// differ reports a property of the whole output that is not what it must be.
func (r *report) differ(where, what, got, want string) {
	if got != want {
		r.add(where, "the %s is %q, the outline has %q", what, got, want)
	}
}

// place returns the name of a passage in a message.
func (p *Passage) place() string {
	switch {
	case p.Level == 0:
		return "before the first heading"
	case p.Level == 1:
		return join("chapter", p.Number, fmt.Sprintf("%q", p.Title))
	}
	return join("section", p.Number, fmt.Sprintf("%q", p.Title))
}

// place returns the name of a chapter in a message.
func (c *Chapter) place() string {
	if len(c.Passages) == 0 {
		return fmt.Sprintf("chapter %q", c.ID)
	}
	return c.Passages[0].place()
}

// label returns a heading as bookmarks show it.
func (p *Passage) label() string { return join(p.Number, p.Title) }

// join sets one space between the words that are not empty.
func join(words ...string) string {
	var b strings.Builder
	for _, w := range words {
		if w != "" && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}
