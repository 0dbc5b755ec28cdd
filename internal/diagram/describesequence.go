package diagram

import "strings"

// describe says a sequence in words: who tells whom what.
func (q *Sequence) describe() string {
	if q.Description != "" {
		return q.Description
	}
	var b strings.Builder
	b.WriteString("Sequence of ")
	for i, a := range q.Actors {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(plain(a.Label))
	}
	b.WriteString(". ")
	for _, e := range q.Events {
		q.describeEvent(&b, e)
	}
	return strings.TrimSpace(b.String())
}

func (q *Sequence) describeEvent(b *strings.Builder, e *Event) {
	name := func(i int) string { return plain(q.Actors[i].Label) }
	text := ""
	if e.Text != "" {
		text = ": " + plain(e.Text)
	}
	switch e.Kind {
	case Message:
		to := name(e.To)
		if e.From == e.To {
			to = "itself"
		}
		b.WriteString(name(e.From) + " to " + to + text + ". ")
	case Remark:
		b.WriteString("Note at " + name(e.From))
		if e.To != e.From {
			b.WriteString(" to " + name(e.To))
		}
		b.WriteString(text + ". ")
	case FrameBegin:
		if e.Word != "rect" {
			b.WriteString("Begin " + e.Word + text + ". ")
		}
	case FrameElse:
		b.WriteString("Otherwise" + text + ". ")
	case FrameEnd:
		b.WriteString("End. ")
	}
}
