package editorial

import (
	"slices"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/prose"
)

// Each number of running text, captions and table cells has a class. What is no
// number, such as a count or a reference, package prose says. A number is
//
//   - computed, if a block of sums of the same chapter has it, anywhere in a row;
//   - sourced, if its paragraph, row or callout has a citation, or its table's
//     caption or head;
//   - assumed, if the same says "assume", "assumed", "assumption"; or if the head of
//     a column of its table says that or "On the card"; or if one of these has the
//     same number elsewhere in the chapter: what is assumed once holds for it;
//   - judged, if its sentence says "I would" or "usually", as the condition of a
//     decision does.
//
// Numbers are the same if their values are: 4.10 M is 4,100,000, 4.1 M and $4.1 M,
// but not 4 M, since the rounding is to be the same everywhere. Headings, the lines
// of the one page, columns headed "Minutes", code and formulas have no class to
// show.

// classes finds the numbers without a class in a chapter.
func (c *checker) classes(chapter *outline.Chapter, texts []text) {
	if !c.ClassedNumbers {
		return
	}
	known := values{}
	chapter.Inspect(func(b outline.Block, _ outline.Inline) {
		if s, ok := b.(*outline.Sums); ok {
			known.sums(s)
		}
	})
	s := scopes(texts)
	for i := range texts {
		if s.assumed[scopeOf(&texts[i])] || s.assumed[texts[i].table] && texts[i].table != nil {
			known.text(uncoded(texts[i].inlines))
		}
	}
	for i := range texts {
		if t := &texts[i]; t.classed() && !s.has(t) {
			c.unclassed(t, known)
		}
	}
}

// unclassed warns of the numbers of a text that are not known.
func (c *checker) unclassed(t *text, known values) {
	words := uncoded(t.inlines)
	sentences := prose.Sentences(words)
	judged := func(n prose.Number) bool {
		return slices.ContainsFunc(sentences, func(s prose.Range) bool {
			return s.Start <= n.Start && n.Start < s.End && judges(words[s.Start:s.End])
		})
	}
	for _, n := range prose.Numbers(words) {
		if known[n.Value] || judged(n) || c.exception(c.NumberExceptions, func(name string) bool { return name == n.Text }) {
			continue
		}
		c.warn(find(t.at, n.Text), "compute it in a block of sums, cite its source, or say that it is assumed",
			"the number %q is neither computed, sourced nor assumed", n.Text)
	}
}

// judges reports whether a sentence says that it is the author's judgment.
func judges(sentence string) bool {
	return len(prose.Phrases(sentence, "i would"))+len(prose.Phrases(sentence, "usually")) > 0
}

// classed reports whether the numbers of a text are to have a class.
func (t *text) classed() bool {
	switch {
	case t.kind == heading, t.block.Base().Detail == outline.OnePage:
		return false
	case t.kind == cell && t.row < 0:
		return false
	case t.kind == cell:
		head := strings.ToLower(plain(t.table.Head[t.column]))
		return !strings.HasPrefix(head, "minute")
	}
	return true
}

// A scope is what a citation or an assumption counts for: a callout, a row of a
// table, a whole table, or one text.
type scope any

type rowScope struct {
	table *outline.Table
	row   int
}

// scopeOf returns the scope of a text; a table's own for its head and caption.
func scopeOf(t *text) scope {
	switch {
	case t.table != nil && t.row >= 0:
		return rowScope{t.table, t.row}
	case t.table != nil:
		return t.table
	case t.callout != nil:
		return t.callout
	}
	return t
}

// A scopeSet says which scopes are sourced and which assumed.
type scopeSet struct{ sourced, assumed map[scope]bool }

func scopes(texts []text) scopeSet {
	s := scopeSet{map[scope]bool{}, map[scope]bool{}}
	for i := range texts {
		t := &texts[i]
		words := strings.ToLower(plain(t.inlines))
		assumes := strings.Contains(words, "assum") || t.kind == cell && t.row < 0 && strings.Contains(words, "on the card")
		s.assumed[scopeOf(t)] = s.assumed[scopeOf(t)] || assumes
		s.sourced[scopeOf(t)] = s.sourced[scopeOf(t)] || cites(t.inlines)
	}
	return s
}

// has reports whether the text's scope, or its table's, has a class.
func (s scopeSet) has(t *text) bool {
	own := scopeOf(t)
	return s.sourced[own] || s.assumed[own] || t.table != nil && (s.sourced[t.table] || s.assumed[t.table])
}

// values are the numbers that something has.
type values map[float64]bool

func (v values) text(words string) {
	for _, n := range prose.Numerals(words) {
		v[n.Value] = true
	}
}

func (v values) sums(b *outline.Sums) {
	for _, row := range b.Rows {
		v.text(row.Quantity)
		v.text(row.Working)
		v.text(row.Result)
		v.text(row.SoWhat)
	}
}

// block takes in all numbers of a block.
func (v values) block(b outline.Block) {
	for _, t := range textsIn([]outline.Block{b}) {
		v.text(plain(t.inlines))
	}
	(&outline.Chapter{Blocks: []outline.Block{b}}).Inspect(func(b outline.Block, i outline.Inline) {
		switch b := b.(type) { // the texts of all others are taken in
		case *outline.Sums:
			v.sums(b)
		case *outline.Code:
			for _, l := range b.Lines {
				v.text(l.Text())
			}
		case *outline.Equation:
			v.text(b.Formula.Source)
		}
		if f, ok := i.(*outline.Formula); ok {
			v.text(f.Formula.Source)
		}
	})
}

// onePage measures the lines of the one page, and sees that their numbers stand in
// the full edition too, elsewhere than in lines.
func (c *checker) onePage() {
	elsewhere := values{}
	lines := 0
	for _, chapter := range c.guide.Chapters {
		for _, b := range blocksOf(chapter) {
			if b.Base().Detail < outline.OnePage {
				elsewhere.block(b)
			}
		}
	}
	for _, chapter := range c.guide.At(outline.OnePage).Chapters {
		for _, t := range textsIn(blocksOf(chapter)) {
			if t.kind != running {
				continue
			}
			lines++
			c.line(&t, elsewhere)
		}
	}
	if lines > 0 {
		c.over(c.Lines.Span, c.Lines, lines, "the one page has "+counted(lines, "line"), "")
		c.report.Rows = append(c.report.Rows, Row{"guide", outline.OnePage, "lines", lines, lines, c.Lines})
	}
}

func (c *checker) line(t *text, elsewhere values) {
	words := plain(t.inlines)
	n := prose.Words(words)
	c.over(t.at, c.LineWords, n, "the line has "+counted(n, "word"), "leave out articles, or make two of it")
	if !c.RepeatedNumbers {
		return
	}
	for _, n := range prose.Numbers(uncoded(t.inlines)) {
		if !elsewhere[n.Value] {
			c.warn(find(t.at, n.Text), "write it in the section that the line stands for", "the number %q of the one page stands nowhere else", n.Text)
		}
	}
}

// blocksOf returns the blocks of a chapter and its sections.
func blocksOf(chapter *outline.Chapter) []outline.Block {
	blocks := slices.Clone(chapter.Blocks)
	for s := range chapter.All() {
		blocks = append(blocks, s.Blocks...)
	}
	return blocks
}
