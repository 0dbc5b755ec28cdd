package load

import (
	"bytes"
	"fmt"
	"slices"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// A frontMatter is what a chapter's file says about itself in YAML, between
// "---" on its first line and a line "---" or "...".
//
// Since "---" is a thematic break in Markdown, it opens front matter only if a
// key follows, as "title:"; blank lines and comments may stand between. Books
// of other tools may begin with a thematic break and are read as they mean it.
type frontMatter struct {
	title       string
	titleAt     source.Span
	description string
	detail      outline.Detail
	marked      bool // detail is given
	end         int  // offset in the file where the chapter's text begins
}

// frontMatterKeys are the keys that front matter may have.
var frontMatterKeys = []string{"title", "description", "detail"}

// readFrontMatter reads the front matter of f. Keys of other tools are faults
// in a guide of our own, and left out with a warning in another tool's book.
func readFrontMatter(f *source.File, own bool, faults *source.ErrorList) frontMatter {
	var m frontMatter
	if !opensFrontMatter(f.Text) {
		return m
	}
	begin := bytes.IndexByte(f.Text, '\n') + 1
	length, end := closeFrontMatter(f.Text[begin:])
	if length < 0 {
		faults.Add(f.Span(0, 3), "the front matter is not closed", `write a line "---" after it`)
		m.end = len(f.Text)
		return m
	}
	m.end = begin + end
	y := &yamlReader{file: f, line: 1, faults: faults}
	pairs, _ := y.read(f.Text[begin : begin+length])
	for _, p := range pairs {
		m.set(y, p, own)
	}
	return m
}

func (m *frontMatter) set(y *yamlReader, p pair, own bool) {
	switch p.key {
	case "title":
		m.title, m.titleAt, _ = y.text(p)
	case "description":
		m.description, _, _ = y.text(p)
	case "detail":
		m.detail, _, m.marked = y.parseDetail(p)
	default:
		if own || slices.Contains(frontMatterKeys, source.Nearest(p.key, frontMatterKeys)) {
			y.unknown(p, frontMatterKeys)
			return
		}
		y.faults.Warn(p.at, fmt.Sprintf("the key %q of another tool is left out", p.key), "")
	}
}

// opensFrontMatter reports whether the first line is "---" and the first line
// after it that is neither blank nor a comment is a key; or is "---" again, with
// nothing between: empty front matter.
func opensFrontMatter(text []byte) bool {
	first, rest, found := bytes.Cut(text, []byte("\n"))
	if !found || !isFence(first, "---") {
		return false
	}
	empty := true
	for len(rest) > 0 {
		var line []byte
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
		line = bytes.TrimRight(line, " \t")
		switch {
		case len(line) == 0:
		case line[0] == '#':
			empty = false
		default:
			return isKey(line) || empty && isFence(line, "---")
		}
	}
	return false
}

// isKey reports whether a line begins as "key:" or "key: value".
func isKey(line []byte) bool {
	key, value, found := bytes.Cut(line, []byte(":"))
	if !found || len(key) == 0 || len(value) > 0 && value[0] != ' ' && value[0] != '\t' {
		return false
	}
	return !bytes.ContainsFunc(bytes.Trim(key, `"'`), func(r rune) bool {
		return r != '_' && r != '-' && notAlphanumeric(r)
	})
}

func isFence(line []byte, fence string) bool {
	return string(bytes.TrimRight(line, " \t")) == fence
}

// closeFrontMatter returns the length of the YAML at the beginning of text, and
// the offset after the line that closes it; -1 if none does.
func closeFrontMatter(text []byte) (length, end int) {
	for end < len(text) {
		next := len(text)
		if i := bytes.IndexByte(text[end:], '\n'); i >= 0 {
			next = end + i + 1
		}
		line := bytes.TrimSuffix(text[end:next], []byte("\n"))
		if isFence(line, "---") || isFence(line, "...") {
			return end, next
		}
		end = next
	}
	return -1, end
}
