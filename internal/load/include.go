package load

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"fieldguide/internal/source"
)

// This file keeps mdBook's rules for what may be included in a chapter:
//
//	{{#include FILE}}                the whole file
//	{{#include FILE:3}} FILE:3:7     line 3; lines 3 to 7; either may be left
//	FILE:3: FILE::7                  out: to the end, from the beginning
//	{{#include FILE:NAME}}           the lines from "ANCHOR: NAME" to "ANCHOR_END: NAME"
//	{{#rustdoc_include FILE...}}     the same; no lines are hidden here
//	{{#playground FILE}}             the file as a block of Rust
//	{{#title TEXT}}                  the chapter's title, if it has no heading
//	\{{#                             the characters {{#
//
// They are looked for everywhere, in code too, and in what was included. FILE
// is relative to the file that names it and may lie anywhere in the folder that
// is read, so that listings can stand beside the chapters. The line break at the
// end of an included file is left out.

// directives are the names that may follow "{{#".
var directives = []string{"include", "rustdoc_include", "playground", "playpen", "title"}

// mostIncluded is how many bytes a chapter may include: a few files that include
// each other many times could fill any memory.
const mostIncluded = 4 << 20

// An expander puts what is included in the place of its directives.
type expander struct {
	folder *folder
	faults *source.ErrorList
	pieces []source.Piece
	stack  []string // names of the files that are being expanded
	left   int      // bytes that may still be included

	title   string
	titleAt source.Span
	err     error
}

// expand returns the chapter f with all that it includes from offset start on;
// f itself if it includes nothing.
func (x *expander) expand(f *source.File, start int) *source.File {
	if !bytes.Contains(f.Text[start:], []byte("{{")) {
		return f
	}
	x.left = mostIncluded
	x.keep(f, 0, start)
	x.file(f, f.Span(start, len(f.Text)))
	return source.Join(f.Name, x.pieces)
}

func (x *expander) keep(f *source.File, start, end int) {
	x.pieces = append(x.pieces, source.Piece{At: f.Span(start, end)})
}

// file adds parts of f with their directives obeyed.
func (x *expander) file(f *source.File, parts ...source.Span) {
	x.stack = append(x.stack, f.Name)
	for _, p := range parts {
		start := p.Start
		for d, found := nextDirective(f, start, p.End); found; d, found = nextDirective(f, start, p.End) {
			x.keep(f, start, d.at.Start)
			if d.escaped {
				x.keep(f, d.at.Start+1, d.at.End)
			} else {
				x.obey(d)
			}
			start = d.at.End
		}
		x.keep(f, start, p.End)
	}
	x.stack = x.stack[:len(x.stack)-1]
}

// A directive is "{{#name argument}}" in a text.
type directive struct {
	at      source.Span
	escaped bool // a backslash stands before it, and is part of the span
	name    string
	arg     string
}

// nextDirective finds the first directive from offset at up to end. "{{#" that is
// not closed on its line, or has no argument, is text.
func nextDirective(f *source.File, at, end int) (directive, bool) {
	for at < end {
		open := bytes.Index(f.Text[at:end], []byte("{{"))
		if open < 0 {
			break
		}
		open += at
		at = open + 2
		line := f.Text[at:end]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		inner, _, closed := bytes.Cut(line, []byte("}}"))
		hash := bytes.TrimLeft(inner, " \t")
		if !closed || len(hash) == 0 || hash[0] != '#' {
			continue
		}
		name, arg, hasArg := strings.Cut(strings.ReplaceAll(string(hash[1:]), "\t", " "), " ")
		if !hasArg || name == "" || strings.TrimSpace(arg) == "" {
			continue
		}
		d := directive{name: name, arg: strings.TrimSpace(arg)}
		d.escaped = open > 0 && f.Text[open-1] == '\\'
		if d.escaped {
			open--
		}
		d.at = f.Span(open, at+len(inner)+2)
		return d, true
	}
	return directive{}, false
}

func (x *expander) obey(d directive) {
	switch d.name {
	case "include", "rustdoc_include":
		x.include(d, d.arg)
	case "playground", "playpen":
		x.playground(d)
	case "title":
		x.title, x.titleAt = line(d.arg), d.at
	default:
		x.faults.Add(d.at, fmt.Sprintf("unknown directive \"{{#%s\"", d.name),
			source.DidYouMean(d.name, directives, `write "\{{#" for the characters themselves`))
	}
}

// playground adds a file of Rust between fences longer than any in it.
func (x *expander) playground(d directive) {
	name, _, _ := strings.Cut(d.arg, " ")
	begin := len(x.pieces)
	x.pieces = append(x.pieces, source.Piece{})
	x.include(d, name)
	fence := "```"
	for _, p := range x.pieces[begin+1:] {
		for strings.Contains(p.At.Text()+string(p.Text), fence) {
			fence += "`"
		}
	}
	x.pieces[begin] = source.Piece{At: d.at, Text: []byte(fence + "rust\n")}
	x.pieces = append(x.pieces, source.Piece{At: d.at, Text: []byte("\n" + fence)})
}

// include adds the part of a file that arg names. After the one that is too
// much, it adds nothing more.
func (x *expander) include(d directive, arg string) {
	if x.left < 0 {
		return
	}
	written, part, _ := strings.Cut(arg, ":")
	dir := path.Dir(d.at.File.Name)
	name := path.Join(dir, strings.ReplaceAll(written, `\`, "/"))
	f, ok := x.open(d, written, name)
	if !ok {
		return
	}
	spans, ok := x.part(d, f, part)
	if !ok {
		return
	}
	for _, s := range spans {
		x.left -= s.End - s.Start
	}
	if x.left < 0 {
		x.faults.Add(d.at, "the chapter includes more than 4 MiB", "")
		return
	}
	x.file(f, spans...)
}

func (x *expander) open(d directive, written, name string) (*source.File, bool) {
	if path.IsAbs(written) || name == ".." || strings.HasPrefix(name, "../") {
		x.faults.Add(d.at, fmt.Sprintf("%q is outside the folder of the guide", written), "")
		return nil, false
	}
	if slices.Contains(x.stack, name) {
		x.faults.Add(d.at, fmt.Sprintf("%q includes itself", path.Base(name)), strings.Join(append(x.stack, name), " includes "))
		return nil, false
	}
	f, err := x.folder.text(name)
	if errors.Is(err, fs.ErrNotExist) {
		x.faults.Add(d.at, fmt.Sprintf("there is no file %q to include", written), x.folder.hint(name, path.Dir(d.at.File.Name), ""))
		return nil, false
	}
	if err != nil {
		x.err = err
	}
	return f, err == nil
}

// A part of a file is named by "3", "3:7" or an anchor; nothing names all of it.
func (x *expander) part(d directive, f *source.File, named string) ([]source.Span, bool) {
	if named == "" {
		return []source.Span{f.Span(0, withoutBreak(f.Text, len(f.Text)))}, true
	}
	first, last, isRange := lineRange(named, f.Lines())
	if !isRange {
		return x.anchored(d, f, named)
	}
	if first < 1 || first > last || last > f.Lines() {
		x.faults.Add(d.at, fmt.Sprintf("there are no lines %q in %q", named, f.Name), fmt.Sprintf("it has %d", f.Lines()))
		return nil, false
	}
	end := f.At(last+1, 1).Start
	return []source.Span{f.Span(f.At(first, 1).Start, withoutBreak(f.Text, end))}, true
}

// lineRange reads "3", "3:7", "3:" and ":7" in a file of so many lines.
func lineRange(part string, lines int) (first, last int, ok bool) {
	from, to, two := strings.Cut(part, ":")
	first, last = 1, lines
	var err error
	if from != "" {
		if first, err = strconv.Atoi(from); err != nil {
			return 0, 0, false
		}
	}
	switch {
	case !two:
		last = first
	case to != "":
		if last, err = strconv.Atoi(to); err != nil {
			return 0, 0, false
		}
	}
	return first, last, true
}

// withoutBreak returns end, or the offset before the line break that ends there.
func withoutBreak(text []byte, end int) int {
	if end > 0 && text[end-1] == '\n' {
		return end - 1
	}
	return end
}
