package load

import (
	"bytes"
	"fmt"
	"strings"

	"fieldguide/internal/source"
)

// Comments of a listing that mark a part of it.
const (
	anchorBegin = "ANCHOR:"
	anchorEnd   = "ANCHOR_END:"
)

// anchored returns the lines between the comments of that name, without the
// comments of other anchors. An anchor that is not ended goes on to the file's end.
func (x *expander) anchored(d directive, f *source.File, name string) ([]source.Span, bool) {
	var spans []source.Span
	inside := false
	start, text := 0, f.Text
	for len(text) > 0 {
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		next := start + len(text) - len(rest)
		switch {
		case !inside:
			inside = anchorOn(line, anchorBegin) == name
		case anchorOn(line, anchorEnd) == name:
			return trimBreak(spans), true
		case anchorOn(line, anchorBegin) == "" && anchorOn(line, anchorEnd) == "":
			spans = append(spans, f.Span(start, next))
		}
		start, text = next, rest
	}
	if !inside {
		x.faults.Add(d.at, fmt.Sprintf("there is no anchor %q in %q", name, f.Name),
			source.DidYouMean(name, anchors(f), `mark the lines with comments "ANCHOR: name" and "ANCHOR_END: name"`))
	}
	return trimBreak(spans), inside
}

// trimBreak leaves out the line break at the end of the last line.
func trimBreak(lines []source.Span) []source.Span {
	if n := len(lines); n > 0 {
		last := &lines[n-1]
		last.End = withoutBreak(last.File.Text, last.End)
	}
	return lines
}

// anchors returns the names of all anchors of a file.
func anchors(f *source.File) []string {
	var names []string
	for line := range bytes.Lines(f.Text) {
		if name := anchorOn(line, anchorBegin); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// anchorOn returns the name that follows mark on a line, or "".
func anchorOn(line []byte, mark string) string {
	_, after, _ := strings.Cut(string(line), mark)
	after = strings.TrimLeft(after, " \t")
	for i, r := range after {
		if r != '_' && r != '-' && notAlphanumeric(r) {
			return after[:i]
		}
	}
	return after
}
