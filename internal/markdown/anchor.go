package markdown

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	gast "github.com/yuin/goldmark/ast"

	"fieldguide/internal/source"
)

// anchors names the sections of a chapter as GitHub does, so that links to them
// work there too.
type anchors struct {
	taken map[string]int // by slug: the number of the last repetition
}

func (a *anchors) take(name string) {
	if a.taken == nil {
		a.taken = map[string]int{}
	}
	a.taken[name] = 0
}

// name returns the anchor of a heading: the author's own, or the slug of its
// text, to which the second of its kind adds "-1", the third "-2".
func (a *anchors) name(explicit, text string) string {
	if explicit != "" {
		return explicit
	}
	slug := Slug(text)
	if slug == "" {
		slug = "section"
	}
	name := slug
	for {
		if _, ok := a.taken[name]; !ok {
			break
		}
		a.taken[slug]++
		name = slug + "-" + strconv.Itoa(a.taken[slug])
	}
	a.take(name)
	return name
}

// Slug returns the anchor that GitHub gives to a heading of that text: in lower
// case, without punctuation, with hyphens for spaces. Letters of all scripts
// stay.
func Slug(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range strings.TrimSpace(text) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-', r == '_', 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Pc):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// reserveAnchors takes the anchors that authors chose before any heading gets
// one from its text.
func (w *walker) reserveAnchors(document gast.Node) {
	at := map[string]source.Span{}
	for n := document.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*gast.Heading)
		if !ok {
			continue
		}
		id, _ := w.explicitAnchor(h)
		if id == "" {
			continue
		}
		if first, ok := at[id]; ok {
			w.errs.Add(w.blockSpan(h), fmt.Sprintf("the anchor {#%s} is given twice", id),
				fmt.Sprintf("the first is in line %d; choose another", first.Position().Line))
			continue
		}
		at[id] = w.blockSpan(h)
		w.anchors.take(id)
	}
}

// explicitAnchor returns the id of {#id} at the end of a heading or caption, and
// where the text before it ends. Braces of another form are text.
func (w *walker) explicitAnchor(n gast.Node) (id string, end int) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return "", len(w.src)
	}
	last := lines.At(lines.Len() - 1)
	id, length := cutAnchor(w.src[last.Start:last.Stop])
	return id, last.Start + length
}

// cutAnchor returns the id of {#id} at the end of a line, and how long the line
// is without it and the white space at its end.
func cutAnchor(line []byte) (id string, length int) {
	line = bytes.TrimRight(line, " \t\r\n")
	open := bytes.LastIndexByte(line, '{')
	if open < 0 || line[len(line)-1] != '}' || open > 0 && line[open-1] == '\\' {
		return "", len(line)
	}
	inner := string(line[open+1 : len(line)-1])
	if len(inner) < 2 || inner[0] != '#' || strings.ContainsAny(inner[1:], " \t{}#:\"'<>&") {
		return "", len(line)
	}
	return inner[1:], len(bytes.TrimRight(line[:open], " \t"))
}

// attributes reports braces at the end of a heading or caption, which what says,
// that mean attributes elsewhere and nothing here.
func (w *walker) attributes(n gast.Node, end int, what string) {
	if end == 0 || w.src[end-1] != '}' {
		return
	}
	line := w.src[n.Lines().At(0).Start:end]
	open := bytes.LastIndexByte(line, '{')
	if open < 1 || line[open-1] == '\\' {
		return
	}
	inner := string(line[open+1 : len(line)-1])
	if strings.HasPrefix(inner, "#") || strings.HasPrefix(inner, ".") || strings.Contains(inner, "=") {
		w.errs.Add(w.span(end-len(line)+open, end), fmt.Sprintf("a %s cannot have the attributes {%s}", what, inner),
			`write {#anchor} alone, or \{ for the character`)
	}
}

// slugText returns the text of a heading up to offset end as GitHub reads it for
// the anchor: characters as written, without pictures.
func (w *walker) slugText(h *gast.Heading, end int) string {
	w.until = end
	if h.Lines().Len() > 0 {
		w.attributes(h, end, "heading")
	}
	text := w.plain(h, plainSlug)
	w.until = len(w.src)
	return text
}
