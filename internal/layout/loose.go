package layout

import (
	"fmt"
	"slices"

	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// mostSpace is the widest word space, in percent of the natural one, that a
// reader does not see as a gap.
const mostSpace = 190

// narrowest is the shortest measure, in ems, whose lines can be justified: those
// of shorter ones gape however they are broken.
const narrowest = 28

// ungaped sets a justified paragraph ragged if the word spaces of one of its
// lines would gape. It warns of it, but not where an address or a name of a
// program is to blame, which the author cannot put in other words.
func (s *setting) ungaped(at source.Span, p *paragraph) {
	var worst theme.Length
	for i := range p.ends {
		worst = max(worst, p.line(i).spacing())
	}
	if worst <= mostSpace {
		return
	}
	p.setting, p.ends = rag, s.raggedRight(p.items, p.measure)
	if slices.ContainsFunc(p.items, func(it item) bool { return it.kind == penaltyItem && it.penalty == codePenalty }) {
		return
	}
	s.faults.Warn(at, fmt.Sprintf("loose line: its word spaces would be %d.%d times as wide as they should be, so its paragraph is set ragged", worst/100, worst/10%10),
		"write it in shorter words, or with a hyphen where one may be divided")
}

// spacing returns how wide the line's word spaces are, in percent of their natural
// width; those of program text do not count, since they do not give. A line that
// has no others gapes at its end.
func (l *textLine) spacing() theme.Length {
	a, b := l.bounds()
	if a == b || l.filled() {
		return 100
	}
	var natural theme.Length
	for i := a; i < b; i++ {
		if it := &l.items[i]; it.kind == glueItem && it.stretch > 0 {
			natural += it.width
		}
	}
	extra := l.fitting(a, b).extra
	if natural == 0 {
		natural = l.items[a].look.size / 4
	}
	return (natural + extra) * 100 / natural
}
