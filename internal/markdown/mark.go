package markdown

import (
	"fmt"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// A detail mark is a comment that GitHub does not show:
//
//	<!-- detail: distilled -->   before a block marks that block
//	<!-- /detail -->             later closes the nearest mark before it that is
//	                             still open, which then marks all between the two
//
// A mark that closes may span headings; one that does not stands directly before
// its block. Where marks lie within one another the innermost counts.

// marks are the detail marks of a chapter.
type marks struct {
	blocks []outline.Block // of the chapter and its sections, in reading order
	all    []*mark
	open   []*mark // not closed yet, the nearest last
}

// A mark is an opening detail mark.
type mark struct {
	detail  outline.Detail
	at      source.Span
	from    int         // index into marks.blocks of the first block after the mark
	to      int         // index after the last one before the closing mark
	closed  bool        // a closing mark belongs to it
	heading source.Span // of the first heading before the first block
}

func (m *marks) add(b outline.Block) { m.blocks = append(m.blocks, b) }

// heading notes that a heading begins here.
func (m *marks) heading(at source.Span) {
	for i := len(m.open) - 1; i >= 0 && m.open[i].from == len(m.blocks); i-- {
		if m.open[i].heading.File == nil {
			m.open[i].heading = at
		}
	}
}

// openMark reads the detail named in an opening mark.
func (w *walker) openMark(name string, at source.Span) {
	w.result.Marked = true
	detail, err := outline.ParseDetail(strings.ToLower(name))
	if err != nil {
		w.errs.Add(at, fmt.Sprintf("no detail is called %q", name),
			source.DidYouMean(strings.ToLower(name), outline.Details(), "write one of "+strings.Join(outline.Details(), ", ")))
	}
	m := &w.marks
	k := &mark{detail: detail, at: at, from: len(m.blocks)}
	m.all, m.open = append(m.all, k), append(m.open, k)
}

// closeMark closes the nearest mark that is open.
func (w *walker) closeMark(at source.Span) {
	m := &w.marks
	if len(m.open) == 0 {
		w.errs.Add(at, "no detail mark is open here", "write <!-- detail: full --> before the first block, or delete this")
		return
	}
	k := m.open[len(m.open)-1]
	m.open = m.open[:len(m.open)-1]
	k.closed, k.to = true, len(m.blocks)
	if k.from == k.to {
		w.errs.Add(k.at, "nothing stands between the detail mark and its end", "delete both")
	}
}

// settleMarks gives their detail to the blocks that are marked, and lists the
// others.
func (w *walker) settleMarks() {
	m := &w.marks
	marked := make([]bool, len(m.blocks))
	for _, k := range m.all { // an inner range opens after the outer one
		for i := k.from; k.closed && i < k.to; i++ {
			m.blocks[i].Base().Detail, marked[i] = k.detail, true
		}
	}
	for i, k := range m.all {
		if k.closed || !w.marksBlock(k, m.all[i+1:]) {
			continue
		}
		m.blocks[k.from].Base().Detail, marked[k.from] = k.detail, true
	}
	for i, b := range m.blocks {
		if _, raw := b.(*outline.HTML); raw {
			b.Base().Detail = outline.Full
			continue
		}
		if !marked[i] {
			w.result.Unmarked = append(w.result.Unmarked, b)
		}
	}
}

// marksBlock reports whether a mark that was not closed stands before a block.
func (w *walker) marksBlock(k *mark, later []*mark) bool {
	const hint = "put it before the block that it marks, or end the range with <!-- /detail -->"
	switch {
	case k.heading.File != nil:
		w.errs.Add(k.at, "a detail mark stands before a heading", hint)
		return false
	case len(later) > 0 && later[0].from == k.from:
		w.errs.Add(k.at, "a detail mark stands before another one", hint)
		return false
	case k.from == len(w.marks.blocks):
		w.errs.Add(k.at, "nothing follows the detail mark", hint)
		return false
	}
	return true
}

// comment reads a comment: a detail mark, the mark of the list of sources, or the
// author's own note. Place says why a mark cannot stand here; it is empty where one
// can.
func (w *walker) comment(text string, at source.Span, place string) {
	name, opens, closes := markIn(text)
	lists := strings.EqualFold(strings.TrimSpace(text), "sources")
	switch {
	case lists && place != "" && w.citations:
		w.errs.Add(at, "the list of sources cannot stand "+place, "put <!-- sources --> on a line of its own between blocks of the chapter")
	case lists && place == "":
		w.sourcesMark(at)
	case !opens && !closes:
	case place != "":
		w.errs.Add(at, "a detail mark cannot stand "+place, "put it on a line of its own between blocks of the chapter")
	case closes:
		w.closeMark(at)
	default:
		w.openMark(name, at)
	}
}

// markIn reads the text of a comment, without its delimiters. What looks like a
// misspelt mark is one too, of a name that openMark then reports.
func markIn(text string) (name string, opens, closes bool) {
	text = strings.TrimSpace(text)
	lower := strings.ToLower(text)
	if rest, ok := strings.CutPrefix(lower, "/detail"); ok {
		return "", false, strings.TrimSpace(strings.TrimPrefix(rest, "s")) == ""
	}
	rest, ok := strings.CutPrefix(lower, "detail")
	if !ok {
		return "", false, false
	}
	rest = strings.TrimSpace(strings.TrimPrefix(rest, "s"))
	if value, ok := strings.CutPrefix(rest, ":"); ok {
		return strings.TrimSpace(value), true, false
	}
	_, err := outline.ParseDetail(rest)
	return rest, err == nil, false
}
