package diagram

import (
	"html"
	"strings"
)

// clean returns a label as it is read: without the quotes around it, HTML tags
// and marks of emphasis, with its entity codes as characters and its line breaks
// as "\n".
func clean(s string) string {
	s = strings.TrimSpace(s)
	s = unquote(s, '"')
	if md := unquote(s, '`'); md != s {
		s = unmark(md)
	}
	if strings.IndexByte(s, '<') >= 0 {
		s = untag(s)
	}
	s = strings.ReplaceAll(s, `\n`, "\n")
	if strings.IndexByte(s, '#') >= 0 || strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(entities(s))
	}
	if strings.Contains(s, "fa") {
		s = unicon(s)
	}
	return tidy(s)
}

func unquote(s string, q byte) string {
	if len(s) > 1 && s[0] == q && s[len(s)-1] == q {
		return s[1 : len(s)-1]
	}
	return s
}

// unmark takes the marks of emphasis from a Markdown label.
func unmark(s string) string {
	return strings.NewReplacer("**", "", "__", "", "*", "").Replace(s)
}

// untag makes line breaks of <br> and drops other tags.
func untag(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		s = s[i:]
		n := tag(s)
		if n == 0 {
			b.WriteByte('<')
			s = s[1:]
			continue
		}
		switch name := strings.ToLower(strings.Trim(s[1:n-1], "/ ")); name {
		case "br", "p", "div", "li", "hr":
			b.WriteByte('\n')
		}
		s = s[n:]
	}
	b.WriteString(s)
	return b.String()
}

// tag returns the length of the HTML tag that s begins with, 0 for none.
func tag(s string) int {
	i := 1
	if i < len(s) && s[i] == '/' {
		i++
	}
	if i >= len(s) || !isLetter(s[i]) {
		return 0
	}
	end := strings.IndexByte(s, '>')
	if end < 0 || strings.IndexByte(s[1:end], '<') >= 0 {
		return 0
	}
	return end + 1
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }

// entities makes HTML's form of Mermaid's: "#35;" and "#quot;".
func entities(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '#')
		if i < 0 {
			break
		}
		n := i + 1
		for n < len(s) && (isLetter(s[n]) || isDigit(s[n])) {
			n++
		}
		b.WriteString(s[:i])
		switch {
		case n == i+1 || n == len(s) || s[n] != ';' || i > 0 && s[i-1] == '&':
			b.WriteString(s[i:n])
		case isDigit(s[i+1]):
			b.WriteString("&" + s[i:n])
		default:
			b.WriteString("&" + s[i+1:n])
		}
		s = s[n:]
	}
	b.WriteString(s)
	return b.String()
}

// unicon drops names of icons, as in "fa:fa-car Car": no icon font is at hand.
func unicon(s string) string {
	words := strings.Split(s, " ")
	kept := words[:0]
	for _, w := range words {
		if kind, name, ok := strings.Cut(w, ":"); ok && len(kind) <= 3 && strings.HasPrefix(kind, "fa") && strings.HasPrefix(name, "fa-") {
			continue
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " ")
}

// tidy makes one space of several, none at the ends of lines, and drops empty
// lines at the ends and characters that cannot be set.
func tidy(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.Join(strings.FieldsFunc(l, func(r rune) bool {
			return r <= ' ' || r == 0x7f || r == 0xA0 || r == 0x200B || r == 0xFEFF
		}), " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// plain returns a label on one line.
func plain(label string) string { return strings.ReplaceAll(label, "\n", " ") }
