package outline

import "strings"

// PlainText returns the characters of text without its marking: for ids, menus,
// bookmarks and alternatives. A line break is a space; a picture is its Alt.
func PlainText(text []Inline) string {
	if len(text) == 1 {
		if t, ok := text[0].(*Text); ok {
			return t.Value
		}
	}
	var b strings.Builder
	InspectInlines(text, func(i Inline) {
		switch i := i.(type) {
		case *Text:
			b.WriteString(i.Value)
		case *CodeSpan:
			b.WriteString(i.Value)
		case *Formula:
			b.WriteString(i.Formula.Source)
		case *Image:
			b.WriteString(i.Alt)
		case *LineBreak:
			b.WriteByte(' ')
		}
	})
	return b.String()
}
