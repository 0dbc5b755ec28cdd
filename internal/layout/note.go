package layout

import (
	"slices"
	"strconv"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// A footnote is a note of the guide, set. Its pieces stand at the foot of the
// page of its first reference.
type footnote struct {
	pieces []piece
}

// noted sets a note where it is first referred to; it returns nil where it is
// referred to again.
func (s *setting) noted(n *outline.Note) *footnote {
	if s.seen[n] {
		return nil
	}
	s.seen[n] = true
	e := &Element{Role: NoteRole, Note: n.ID, Parent: s.chapter}
	f := &footnote{}
	s.pending = append(s.pending, pendingNote{note: n, footnote: f, element: e})
	return f
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
	slices.SortStableFunc(set, func(a, b pendingNote) int { return a.note.Number - b.note.Number })
	for _, n := range set {
		f.chapter.Children = append(f.chapter.Children, n.element)
	}
}

func (f *flow) setNote(n pendingNote) {
	indent := f.scale.Note.Size * 14 / 10
	inner := f.nested(n.element)
	inner.list = &vlist{}
	inner.left, inner.width = indent, f.page-indent
	inner.body = f.scale.Note
	label := f.derive(f.label(f.scale.Note.Size, n.element.Child(Label)), func(l *look) { l.features = 0 })
	inner.tight = len(n.note.Blocks) == 1
	inner.blocks(n.note.Blocks)
	inner.mark(0, label, strconv.Itoa(n.note.Number), 0, alignStart)
	n.footnote.pieces = inner.list.pieces
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
func (s *setting) noteGap() theme.Length { return s.scale.Note.Leading * 9 / 10 }

// notes draws notes under a short rule.
func (c *canvas) notes(notes []piece, x, y theme.Length) {
	c.rule(x, y-c.scale.Note.Leading*4/10, c.scale.Text.Size*5, theme.Point/2, c.theme.Quiet)
	for i := range notes {
		c.piece(&notes[i], x, y)
		y += notes[i].height
	}
	c.frames(notes, x)
}
