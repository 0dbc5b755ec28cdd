package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fieldguide/internal/markdown"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// readSummary reads SUMMARY.md: the guide's parts and a slot for each chapter. A
// part goes on to the next part's heading, so that the chapters that close the
// book belong to the last.
func (r *reader) readSummary() error {
	head := r.settings.guide
	r.guide = &head
	r.byName = map[string]*chapter{}
	name := path.Join(r.folder.root, "SUMMARY.md")
	f, err := r.folder.text(name)
	if errors.Is(err, fs.ErrNotExist) {
		r.summary = source.NewFile(name, nil)
		r.faults.Add(source.Span{File: r.summary}, "there is no SUMMARY.md", "list the chapters in it, one a line: - [Title](file.md)")
		return nil
	}
	if err != nil {
		return err
	}
	r.summary = f
	before := len(r.faults)
	r.entries()
	if len(r.byName) == 0 && !r.faults[before:].Fatal() {
		r.faults.Add(f.Span(0, 0), "the guide has no chapters", "list them, one a line: - [Title](file.md)")
	}
	r.numbers()
	return nil
}

// entries makes the parts, and the slots of the chapters.
func (r *reader) entries() {
	entries, faults := markdown.Summary(r.summary)
	r.faults = append(r.faults, faults...)
	part, chapters, at := -1, 0, source.Span{}
	for _, e := range entries {
		switch e.Kind {
		case markdown.Part:
			r.emptyPart(part, chapters, at)
			r.guide.Parts = append(r.guide.Parts, outline.Part{Title: e.Title})
			part, chapters, at = part+1, 0, e.At
		case markdown.Chapter, markdown.Prefix, markdown.Suffix:
			r.chapter(e, part)
			chapters++
		case markdown.Separator:
			// A line in mdBook's menu, which parts have no need of.
		}
	}
	r.emptyPart(part, chapters, at)
}

func (r *reader) emptyPart(part, chapters int, at source.Span) {
	if part >= 0 && chapters == 0 {
		r.faults.Warn(at, fmt.Sprintf("the part %q has no chapters", r.guide.Parts[part].Title), "")
	}
}

// chapter makes the slot of an entry.
func (r *reader) chapter(e markdown.SummaryEntry, part int) {
	c := &chapter{entry: e, outline: &outline.Chapter{Part: part}}
	if e.Path != "" {
		name, ok := r.chapterName(e)
		if !ok {
			return
		}
		c.name = name
		r.byName[name] = c
	}
	r.chapters = append(r.chapters, c)
}

// chapterName returns the name of an entry's file, if it can be one.
func (r *reader) chapterName(e markdown.SummaryEntry) (string, bool) {
	name := path.Join(r.folder.root, strings.TrimPrefix(e.Path, "/"))
	_, inside := below(r.folder.root, name)
	switch {
	case !inside:
		r.faults.Add(e.At, fmt.Sprintf("%q is outside the folder of the guide", e.Path), "")
	case r.byName[name] != nil:
		r.faults.Add(e.At, fmt.Sprintf("%q is listed a second time", e.Path),
			fmt.Sprintf("it stands in line %d already", r.byName[name].entry.At.Position().Line))
	case !isMarkdown(name):
		r.faults.Add(e.At, fmt.Sprintf("%q is no Markdown file", e.Path), `the name of a chapter's file ends in ".md"`)
	case strings.ContainsFunc(name, func(c rune) bool { return c == ':' || c == '\\' || unicode.IsControl(c) }):
		r.faults.Add(e.At, fmt.Sprintf("%q cannot be part of an address", e.Path), `leave out ":", "\" and control characters`)
	default:
		return name, true
	}
	return "", false
}

// numbers gives the listed chapters their numbers, as mdBook counts them: on
// through all parts, drafts too; prefix and suffix chapters have none.
func (r *reader) numbers() {
	var counts []int
	for _, c := range r.chapters {
		if c.entry.Kind != markdown.Chapter {
			continue
		}
		level := max(c.entry.Level, 1)
		for len(counts) < level {
			counts = append(counts, 0)
		}
		counts = counts[:level]
		counts[level-1]++
		digits := make([]string, level)
		for i, n := range counts {
			digits[i] = strconv.Itoa(n)
		}
		c.outline.Number = strings.Join(digits, ".")
	}
}

// title gives a guide without guide.yaml a title, and every guide a name.
func (r *reader) title() {
	if r.guide.Title == "" {
		r.guide.Title = r.foreignTitle()
	}
	if r.guide.Name == "" {
		r.guide.Name = fileName(r.guide.Title)
	}
}

// foreignTitle is the heading that SUMMARY.md begins with, unless it names the
// list rather than the book, or else the first chapter's title.
func (r *reader) foreignTitle() string {
	first, _, _ := strings.Cut(strings.TrimSpace(string(r.summary.Text)), "\n")
	heading, ok := strings.CutPrefix(first, "# ")
	heading = line(strings.TrimRight(heading, "# "))
	if ok && heading != "" && !slices.Contains([]string{"summary", "table of contents", "contents"}, strings.ToLower(heading)) {
		return heading
	}
	for _, c := range r.chapters {
		return outline.PlainText(c.outline.Title)
	}
	return ""
}
