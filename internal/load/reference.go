package load

import (
	"fmt"
	"strconv"
	"strings"

	"fieldguide/internal/markdown"
	"fieldguide/internal/outline"
)

// A link to a figure or table whose text is no more than "Figure" or "Table" is
// a reference: its number is put behind the word, here, so that every edition
// says the same. On GitHub, which knows no numbers, the word alone is read.

// complete puts the number of the block that a link leads to behind the link's
// text, if that is the kind of the block. Another text stays as it is written.
func (v *resolver) complete(l markdown.LinkRef, b outline.Block) {
	_, kind, number := outline.Reference(b)
	switch bare(l.Link) {
	case "":
	case kind:
		l.Link.Text = append(l.Link.Text, &outline.Text{Value: "\u00A0" + strconv.Itoa(number)})
	default:
		if kind == "" {
			v.faults.Add(l.At, fmt.Sprintf("%q is a term, and bears no number", l.Dest), fmt.Sprintf("write [the term](%s)", l.Dest))
			return
		}
		v.faults.Add(l.At, fmt.Sprintf("%q is a %s", l.Dest, strings.ToLower(kind)), fmt.Sprintf("write [%s](%s)", kind, l.Dest))
	}
}

// bare returns the text of a link that is the kind of a block and nothing else,
// "Figure" or "Table"; it is empty for all other links.
func bare(l *outline.Link) string {
	if len(l.Text) != 1 {
		return ""
	}
	t, ok := l.Text[0].(*outline.Text)
	if !ok || t.Value != "Figure" && t.Value != "Table" {
		return ""
	}
	return t.Value
}

// sought returns what a link that leads nowhere was to find in a chapter.
func sought(l *outline.Link) string {
	if kind := bare(l); kind != "" {
		return strings.ToLower(kind)
	}
	return "section"
}
