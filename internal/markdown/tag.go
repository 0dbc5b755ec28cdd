package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/text"
)

// A raw is raw HTML, which may be cut from several lines of the source.
type raw struct {
	text  []byte
	lines []rawLine
}

// A rawLine says where a part of a raw comes from.
type rawLine struct{ text, src int }

// rawOf joins the parts of raw HTML.
func rawOf(src []byte, segments ...*text.Segments) raw {
	var r raw
	for _, s := range segments {
		for i := range s.Len() {
			segment := s.At(i)
			if len(r.lines) == 0 && s.Len() == 1 {
				r.text = src[segment.Start:segment.Stop:segment.Stop]
			} else {
				r.text = append(r.text[:len(r.text):len(r.text)], src[segment.Start:segment.Stop]...)
			}
			r.lines = append(r.lines, rawLine{len(r.text) - (segment.Stop - segment.Start), segment.Start})
		}
	}
	return r
}

// at returns the offset in the source of offset i of the text.
func (r *raw) at(i int) int {
	for l := len(r.lines) - 1; l >= 0; l-- {
		if line := r.lines[l]; i >= line.text && (i > line.text || l == 0 || i < len(r.text)) {
			return line.src + i - line.text
		}
	}
	return i
}

// A tokenKind says what a piece of raw HTML is.
type tokenKind uint8

// The kinds of token.
const (
	characters tokenKind = iota
	startTag
	endTag
	comment
	declaration // <!DOCTYPE ...>, <?...?>, <![CDATA[...]]>
)

// A token is a piece of raw HTML.
type token struct {
	kind       tokenKind
	name       string // of a tag, in lower case
	attributes []attribute
	start, end int // offsets in the raw's text
}

// An attribute is one of a tag.
type attribute struct {
	name  string // in lower case
	value string // entities resolved
	start int
}

// value returns the value of the attribute of that name.
func (t *token) value(name string) (string, bool) {
	for _, a := range t.attributes {
		if a.name == name {
			return a.value, true
		}
	}
	return "", false
}

// tokens cuts raw HTML into pieces, which together are all of it. It follows
// CommonMark's grammar of tags; what does not is characters.
func (r *raw) tokens() []token {
	var all []token
	for i := 0; i < len(r.text); {
		t := nextToken(r.text, i)
		if n := len(all); t.kind == characters && n > 0 && all[n-1].kind == characters {
			all[n-1].end = t.end
		} else {
			all = append(all, t)
		}
		i = t.end
	}
	return all
}

func nextToken(b []byte, i int) token {
	if b[i] != '<' {
		end := bytes.IndexByte(b[i:], '<')
		if end < 0 {
			end = len(b) - i
		}
		return token{kind: characters, start: i, end: i + end}
	}
	rest := b[i:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!-->")):
		return token{kind: comment, start: i, end: i + len("<!-->")}
	case bytes.HasPrefix(rest, []byte("<!--->")):
		return token{kind: comment, start: i, end: i + len("<!--->")}
	case bytes.HasPrefix(rest, []byte("<!--")):
		return delimited(comment, b, i, "-->", 4)
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return delimited(declaration, b, i, "]]>", 9)
	case bytes.HasPrefix(rest, []byte("<!")):
		return delimited(declaration, b, i, ">", 2)
	case bytes.HasPrefix(rest, []byte("<?")):
		return delimited(declaration, b, i, "?>", 2)
	}
	if t, ok := tag(b, i); ok {
		return t
	}
	return token{kind: characters, start: i, end: i + 1}
}

// delimited returns the token that ends with closing, or with the text.
func delimited(kind tokenKind, b []byte, i int, closing string, skip int) token {
	from := min(i+skip, len(b))
	if end := bytes.Index(b[from:], []byte(closing)); end >= 0 {
		return token{kind: kind, start: i, end: from + end + len(closing)}
	}
	return token{kind: kind, start: i, end: len(b)}
}

// tag reads the start tag or end tag at offset i of b.
func tag(b []byte, i int) (token, bool) {
	t := token{kind: startTag, start: i}
	i++
	if i < len(b) && b[i] == '/' {
		t.kind = endTag
		i++
	}
	end := i
	for end < len(b) && (isLetter(b[end]) || end > i && (isDigit(b[end]) || b[end] == '-')) {
		end++
	}
	if end == i {
		return t, false
	}
	t.name = strings.ToLower(string(b[i:end]))
	for i = end; ; {
		blank := skipBlank(b, i)
		switch {
		case blank >= len(b):
			return t, false
		case b[blank] == '>':
			t.end = blank + 1
			return t, true
		case b[blank] == '/' && t.kind == startTag:
			i = blank + 1
			continue
		case blank == i || t.kind == endTag:
			return t, false
		}
		a, next, ok := readAttribute(b, blank)
		if !ok {
			return t, false
		}
		t.attributes = append(t.attributes, a)
		i = next
	}
}

// readAttribute reads the attribute at offset i of b.
func readAttribute(b []byte, i int) (a attribute, end int, ok bool) {
	a.start = i
	end = i
	for end < len(b) && (isLetter(b[end]) || b[end] == '_' || b[end] == ':' ||
		end > i && (isDigit(b[end]) || b[end] == '.' || b[end] == '-')) {
		end++
	}
	if end == i {
		return a, i, false
	}
	a.name = strings.ToLower(string(b[i:end]))
	equals := skipBlank(b, end)
	if equals >= len(b) || b[equals] != '=' {
		return a, end, true
	}
	from := skipBlank(b, equals+1)
	if from >= len(b) {
		return a, i, false
	}
	if q := b[from]; q == '"' || q == '\'' {
		length := bytes.IndexByte(b[from+1:], q)
		if length < 0 {
			return a, i, false
		}
		a.value = resolved(b[from+1 : from+1+length])
		return a, from + length + 2, true
	}
	end = from
	for end < len(b) && bytes.IndexByte([]byte(" \t\r\n\"'=<>`"), b[end]) < 0 {
		end++
	}
	a.value = resolved(b[from:end])
	return a, end, end > from
}

// resolved returns b with its entities resolved and line ends as spaces.
func resolved(b []byte) string {
	w := &walker{inliner: inliner{quoter: quoter{straight: true, before: afterObject}}}
	w.characters(b, ' ', false)
	return string(bytes.TrimSpace(w.run))
}

func skipBlank(b []byte, i int) int {
	for i < len(b) && bytes.IndexByte([]byte(" \t\r\n"), b[i]) >= 0 {
		i++
	}
	return i
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
