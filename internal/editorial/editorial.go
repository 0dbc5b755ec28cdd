// Package editorial measures a guide by its author's limits: how long it and its
// parts are, and where a sentence, a heading, a table or a number is not as the
// author wants all of them to be. It reads the outline, with the limits in it, and
// imports no renderer.
package editorial

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// A Report is what was measured, and every place that is over a limit, as warnings.
type Report struct {
	Rows   []Row
	Faults source.ErrorList
}

// A Row is one measure of one edition.
type Row struct {
	Name   string // "guide", the pattern of a group of chapters, or a chapter's id
	Detail outline.Detail
	Unit   string // "words", "lines", or "pages" with the paper: "pages (a4)"
	Count  int    // what the limit counts
	All    int    // of words: with those of tables, sums, formulas and code; of the rest: as Count
	Limit  outline.Limit
}

// Pages is how many pages a PDF of an edition has.
type Pages struct {
	Detail outline.Detail
	Paper  string
	Count  int
}

// Check measures the guide. The report of a guide without limits is empty.
func Check(g *outline.Guide, pages []Pages) *Report {
	if g.Limits == nil {
		return &Report{}
	}
	c := &checker{guide: g, Limits: g.Limits}
	c.lengths()
	c.pages(pages)
	for _, chapter := range g.Chapters {
		c.chapter(chapter)
	}
	c.onePage()
	c.definitions()
	c.unusedExceptions()
	c.report.Faults.Sort()
	return &c.report
}

type checker struct {
	*outline.Limits
	guide    *outline.Guide
	report   Report
	excepted map[source.Span]bool // exceptions that something needed
}

func (c *checker) warn(at source.Span, hint, format string, args ...any) {
	c.report.Faults.Warn(at, fmt.Sprintf(format, args...), hint)
}

// over warns of a count that is outside its limit. What says what was counted.
func (c *checker) over(at source.Span, l outline.Limit, count int, what, hint string) {
	switch {
	case l.Most > 0 && count > l.Most:
		c.warn(at, hint, "%s, %s more than %s", what, thousands(count-l.Most), thousands(l.Most))
	case count < l.Least:
		c.warn(at, hint, "%s, %s fewer than %s", what, thousands(l.Least-count), thousands(l.Least))
	}
}

// chapter checks what stands in one chapter.
func (c *checker) chapter(chapter *outline.Chapter) {
	texts := textsOf(chapter)
	for _, t := range texts {
		c.sentences(&t)
		c.bannedWords(&t)
	}
	for s := range chapter.All() {
		c.heading(s)
	}
	c.blocks(chapter)
	c.classes(chapter, texts)
}

// exception reports whether a list excepts the name, and notes that it is needed.
func (c *checker) exception(list []outline.Exception, is func(name string) bool) bool {
	i := slices.IndexFunc(list, func(e outline.Exception) bool { return is(e.Name) })
	if i < 0 {
		return false
	}
	if c.excepted == nil {
		c.excepted = map[source.Span]bool{}
	}
	c.excepted[list[i].Span] = true
	return true
}

// unusedExceptions warns of exceptions that nothing needs any more.
func (c *checker) unusedExceptions() {
	for _, list := range [][]outline.Exception{c.HeadingExceptions, c.NumberExceptions, c.TableExceptions, c.BannedExceptions} {
		for _, e := range list {
			if !c.excepted[e.Span] {
				c.warn(e.Span, "delete it", "nothing needs the exception %q", e.Name)
			}
		}
	}
}

// counted returns a count with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// thousands returns a count as readers know it: 34,722.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}
