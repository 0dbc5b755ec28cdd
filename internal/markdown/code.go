package markdown

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	gast "github.com/yuin/goldmark/ast"

	"fieldguide/internal/highlight"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// The info string of a fence is a language, then title="..." and {1,3-5}, the
// lines that the author points at. Commas part mdBook's attributes from the
// language; they are for running code and do not count here.

// An info is what an info string says.
type info struct {
	language string
	title    string
	ranges   []lineRange
}

// A lineRange is lines first to last, counted from 1.
type lineRange struct {
	first, last int
	at          source.Span
}

// fence reads a fenced code block: program text, sums, a formula or a diagram.
func (w *walker) fence(b *body, n *gast.FencedCodeBlock) {
	if !w.isClosed(n) {
		w.errs.Warn(w.blockSpan(n), "the code block is not closed", "write its fence again after the last line")
	}
	about := w.info(n)
	switch about.language {
	case "sums":
		w.sums(b, n)
	case "math":
		w.mathFence(b, n)
	case "mermaid":
		w.diagram(b, n)
	default:
		w.code(b, n, about)
	}
}

// code reads program text.
func (w *walker) code(b *body, n *gast.FencedCodeBlock, about info) {
	lines := w.codeLines(n, about.language == "rust")
	code := &outline.Code{
		Node: w.node(n), Language: about.language, Title: about.title,
		Lines: highlight.Lines(about.language, lines),
	}
	for _, r := range about.ranges {
		if r.last > len(code.Lines) {
			w.errs.Add(r.at, fmt.Sprintf("line %d is pointed at, but the code has %d", r.last, len(code.Lines)), "count from 1")
			continue
		}
		for i := r.first; i <= r.last; i++ {
			code.Lines[i-1].Marked = true
		}
	}
	w.add(b, code)
}

// indentedCode reads a code block without a fence.
func (w *walker) indentedCode(n *gast.CodeBlock) *outline.Code {
	return &outline.Code{Node: w.node(n), Lines: highlight.Lines("", w.codeLines(n, false))}
}

// codeLines returns the lines of a code block. MdBook hides lines of Rust that
// begin with "# ": they only make the example compile. "##" stands for "#".
func (w *walker) codeLines(n gast.Node, rust bool) string {
	segments := n.Lines()
	var text strings.Builder
	for i := range segments.Len() {
		segment := segments.At(i)
		line := segment.Value(w.src)
		if rust {
			code := bytes.TrimLeft(line, " \t")
			if bytes.HasPrefix(code, []byte("##")) {
				indent := len(line) - len(code)
				text.Write(line[:indent])
				line = code[1:]
			} else if bytes.HasPrefix(code, []byte("# ")) || string(bytes.TrimRight(code, "\r\n")) == "#" {
				continue
			}
		}
		text.Write(line)
	}
	return text.String()
}

// isClosed reports whether a fence ends the block: one that the end of the file
// or of its container ends is most likely forgotten.
func (w *walker) isClosed(n *gast.FencedCodeBlock) bool {
	_, closed := w.closingFence(n)
	return closed
}

// fenceEnd returns the offset after a code block's last line.
func (w *walker) fenceEnd(n *gast.FencedCodeBlock) int {
	end, _ := w.closingFence(n)
	return end
}

func (w *walker) closingFence(n *gast.FencedCodeBlock) (end int, closed bool) {
	start := w.start(n)
	end = w.lineEnd(start)
	if k := n.Lines().Len(); k > 0 {
		end = n.Lines().At(k - 1).Stop
		if end > 0 && w.src[end-1] == '\n' {
			end--
		}
	}
	if start >= len(w.src) || end >= len(w.src) {
		return end, false
	}
	next := w.lineEnd(end + 1)
	line := bytes.TrimLeft(w.src[end+1:next], " \t>")
	fence := strings.Repeat(string(w.src[start]), 3)
	if !bytes.HasPrefix(line, []byte(fence)) {
		return end, false
	}
	return next, true
}

// info reads the info string of a fence.
func (w *walker) info(n *gast.FencedCodeBlock) info {
	var read info
	if n.Info == nil {
		return read
	}
	segment := n.Info.Segment
	text := w.src[segment.Start:segment.Stop]
	end := bytes.IndexAny(text, " \t,{")
	if end < 0 {
		end = len(text)
	}
	read.language = strings.ToLower(unescape(text[:end]))
	if end < len(text) && text[end] == ',' {
		skip := bytes.IndexAny(text[end:], " \t{")
		if skip < 0 {
			return read
		}
		end += skip
	}
	for i := end; i < len(text); {
		i = w.infoWord(&read, text, i, segment.Start)
	}
	return read
}

// infoWord reads what stands at offset i of an info string, and returns where
// the next begins. Base is the offset of the string in the source.
func (w *walker) infoWord(read *info, text []byte, i, base int) int {
	rest := text[i:]
	switch {
	case rest[0] == ' ' || rest[0] == '\t' || rest[0] == ',':
		return i + 1
	case rest[0] == '{':
		end := bytes.IndexByte(rest, '}')
		if end < 0 {
			end = len(rest) - 1
		}
		w.lineRanges(read, rest[:end+1], base+i)
		return i + end + 1
	case bytes.HasPrefix(rest, []byte(`title="`)):
		const from = len(`title="`)
		if end := bytes.IndexByte(rest[from:], '"'); end >= 0 {
			read.title = unescape(rest[from : from+end])
			return i + from + end + 1
		}
	}
	end := bytes.IndexAny(rest, " \t{")
	if end < 0 {
		end = len(rest)
	}
	w.errs.Warn(w.span(base+i, base+i+end), fmt.Sprintf("%q after the language does not count", rest[:end]),
		`title="..." and {1,3-5} do`)
	return i + end
}

// lineRanges reads {1,3-5}.
func (w *walker) lineRanges(read *info, text []byte, base int) {
	at := w.span(base, base+len(text))
	inner, ok := strings.CutSuffix(string(text[1:]), "}")
	for part := range strings.SplitSeq(inner, ",") {
		from, to, isRange := strings.Cut(strings.TrimSpace(part), "-")
		first, err := strconv.Atoi(from)
		last := first
		if err == nil && isRange {
			last, err = strconv.Atoi(to)
		}
		if !ok || err != nil || first < 1 || last < first {
			w.errs.Add(at, fmt.Sprintf("%s does not name lines", text), "write numbers and ranges, as {1,3-5}")
			return
		}
		read.ranges = append(read.ranges, lineRange{first, last, at})
	}
}
