package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"fieldguide/internal/markdown"
	"fieldguide/internal/outline"
	"fieldguide/internal/parallel"
	"fieldguide/internal/source"
)

// A chapter is the slot of one chapter while the guide is read.
type chapter struct {
	name  string // of its file; empty for a draft
	entry markdown.SummaryEntry

	outline *outline.Chapter
	result  *markdown.Result // the zero Result if there is no file
	front   frontMatter
	anchors map[string]outline.Block // see has; nil until a link asks for them
	faults  source.ErrorList
	err     error
}

// readChapters reads the chapters' files, many at a time.
func (r *reader) readChapters() error {
	parallel.Each(len(r.chapters), func(slot int) { r.chapters[slot].read(r) })
	for _, c := range r.chapters {
		if c.err != nil {
			return c.err
		}
		r.faults = append(r.faults, c.faults...)
		r.guide.Chapters = append(r.guide.Chapters, c.outline)
	}
	return nil
}

func (c *chapter) read(r *reader) {
	c.result = &markdown.Result{Chapter: &outline.Chapter{}}
	if c.name != "" {
		c.readFile(r)
	}
	o := c.result.Chapter
	o.Short, o.Level, o.Draft = c.entry.Title, c.entry.Level, c.name == ""
	o.Part, o.Number = c.outline.Part, c.outline.Number
	o.Description = c.front.description
	if len(o.Title) == 0 {
		o.Title = []outline.Inline{&outline.Text{Value: c.shownTitle()}}
		o.Span = c.entry.At
	}
	c.outline = o
}

// shownTitle is the title of a chapter without a heading.
func (c *chapter) shownTitle() string {
	if c.front.title != "" {
		return c.front.title
	}
	return c.entry.Title
}

func (c *chapter) readFile(r *reader) {
	f, err := r.folder.text(c.name)
	if errors.Is(err, fs.ErrNotExist) {
		c.missing(r.folder)
		return
	}
	if err != nil {
		c.err = err
		return
	}
	c.front = readFrontMatter(f, r.settings.own, &c.faults)
	x := &expander{folder: r.folder, faults: &c.faults}
	f = x.expand(f, c.front.end)
	if c.err = x.err; c.err != nil {
		return
	}
	if c.front.title == "" {
		c.front.title, c.front.titleAt = x.title, x.titleAt
	}
	var faults source.ErrorList
	c.result, faults = r.markdown.Chapter(f, c.front.end)
	c.faults = append(c.faults, faults...)
	c.compareTitles()
	c.err = c.draw(c.result.Diagrams, r.measurer)
}

// compareTitles warns of a title that nothing shows.
func (c *chapter) compareTitles() {
	heading := c.result.Chapter.Title
	if title := c.front.title; len(heading) > 0 && title != "" && title != outline.PlainText(heading) {
		c.faults.Warn(c.front.titleAt, fmt.Sprintf("the title %q is not shown: the chapter's heading is %q", title, outline.PlainText(heading)),
			"keep one of the two")
	}
}

// missing tells of a chapter without a file.
func (c *chapter) missing(d *folder) {
	msg := fmt.Sprintf("there is no file %q", c.entry.Path)
	if d.is[c.name] == aFolder {
		msg = fmt.Sprintf("%q is a folder", c.entry.Path)
	}
	c.faults.Add(c.entry.At, msg, d.hint(c.name, d.root, `write "[Title]()" for a chapter to come`))
}

// dir returns the folder of the chapter's file.
func (c *chapter) dir() string { return path.Dir(c.name) }

// chapterNamed returns the chapter that a key of guide.yaml names, the name and
// where it is written; nil if there is no such chapter, which it reports, or no
// such key.
func (r *reader) chapterNamed(key pair) (c *chapter, name string, at source.Span) {
	if key.key == "" {
		return nil, "", at
	}
	name, at, ok := r.settings.text(key)
	if !ok {
		return nil, name, at
	}
	if c = r.byName[path.Join(r.folder.root, name)]; c == nil {
		r.faults.Add(at, fmt.Sprintf("no chapter is called %q", name), r.folder.hint(name, ".", "SUMMARY.md lists the chapters"))
	}
	return c, name, at
}
