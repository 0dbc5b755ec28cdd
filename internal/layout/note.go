package layout

import (
	"slices"
	"strconv"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// A footnote is a note of the guide, set. Its pieces stand at the foot of the
// page of its first reference.
type footnote struct {
	pieces []piece
	back   string // id of the place of that reference; empty if nothing leads there
}

// noted sets a note where it is first referred to; it returns nil where it is
// referred to again.
func (s *setting) noted(n *outline.Note) *footnote {
	if s.seen[n] {
		return nil
	}
	s.seen[n] = true
	e := &Element{Role: NoteRole, Note: n.ID, Parent: s.chapter}
	f := &footnote{back: s.backTo(n)}
	s.pending = append(s.pending, pendingNote{note: n, footnote: f, element: e})
	return f
}

// noteLink returns the link from a reference to its note, nil if the note's id is
// that of a section.
func (s *setting) noteLink(n *outline.Note) *link {
	if s.backTo(n) == "" {
		return nil
	}
	return &link{destination: n.ID, contents: "Note " + strconv.Itoa(n.Number)}
}

// backTo returns the id of the place where a note is first referred to, as the
// site calls it.
func (s *setting) backTo(n *outline.Note) string {
	chapter, number, found := strings.Cut(n.ID, ":fn-")
	if back := chapter + ":fnref-" + number; found && !s.ids[n.ID] && !s.ids[back] {
		return back
	}
	return ""
}

// A pendingNote is a note that was referred to and is not yet set.
type pendingNote struct {
	note     *outline.Note
	footnote *footnote
	element  *Element
}

// setNotes sets the notes that the flow referred to, and those that they refer
// to. Their elements follow the chapter's other ones, in the order of their
// numbers: a table's caption is set after its cells.
func (f *flow) setNotes() {
	var set []pendingNote
	for len(f.pending) > 0 {
		n := f.pending[0]
		f.pending = f.pending[1:]
		set = append(set, n)
		f.setNote(n)
	}
	for i := len(set) - 1; i >= 0; i-- {
		set[i].footnote.gather()
	}
	slices.SortStableFunc(set, func(a, b pendingNote) int { return a.note.Number - b.note.Number })
	for _, n := range set {
		f.chapter.Children = append(f.chapter.Children, n.element)
	}
}

// gather sets the notes that this one refers to below it: no line of the text
// refers to them. They are set after it and have gathered theirs.
func (n *footnote) gather() {
	for _, p := range n.pieces {
		for _, inner := range p.notes {
			n.pieces = append(n.pieces, inner.pieces...)
		}
	}
}

func (f *flow) setNote(n pendingNote) {
	indent := f.scale.Note.Size * 14 / 10
	inner := f.nested(n.element)
	inner.list = &vlist{}
	inner.left, inner.width = indent, f.page-indent
	inner.body = f.scale.Note
	label := f.derive(f.label(f.scale.Note.Size, n.element.Child(Label)), func(l *look) { l.features = 0 })
	if back := n.footnote.back; back != "" {
		label.link = &link{destination: back, contents: "Back to the text", element: label.element.Child(LinkRole)}
		label.element = label.link.element
	}
	inner.tight = len(n.note.Blocks) == 1
	inner.blocks(n.note.Blocks)
	inner.mark(0, label, strconv.Itoa(n.note.Number), 0, alignStart)
	n.footnote.pieces = inner.list.pieces
	if n.footnote.back != "" {
		n.footnote.pieces[0].anchors = append(n.footnote.pieces[0].anchors, n.note.ID)
	}
	for i := range n.footnote.pieces {
		n.footnote.pieces[i].lower()
	}
}

// lower makes the space above the piece a part of it: notes do not stretch.
func (p *piece) lower() {
	p.drawer = lowered{p.drawer, p.space}
	p.height += p.space
	p.baseline += p.space
	p.space = 0
}

// lowered is a piece with space above it.
type lowered struct {
	drawer
	by theme.Length
}

func (l lowered) draw(c *canvas, x, y theme.Length) { l.drawer.draw(c, x, y+l.by) }

// noteGap returns the distance between the text and the notes.
func (s *setting) noteGap() theme.Length { return s.scale.Note.Leading * 12 / 10 }

// notes draws notes under a short rule.
func (c *canvas) notes(notes []piece, x, y theme.Length) {
	c.rule(x, y-c.scale.Note.Leading*5/10, c.scale.Text.Size*5, theme.Point/2, c.theme.Quiet)
	for i := range notes {
		c.piece(&notes[i], x, y)
		y += notes[i].height
	}
	c.frames(notes, x)
}
