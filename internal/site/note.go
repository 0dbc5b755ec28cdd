package site

import (
	"bytes"

	"fieldguide/internal/outline"
)

// NoteRef implements outline.InlineVisitor.
func (a *article) NoteRef(i *outline.NoteRef) {
	if a.inLink {
		a.deferred = append(a.deferred, i)
		return
	}
	n := i.Note.Number
	if a.references == nil {
		a.references = map[int]int{}
	}
	a.references[n]++
	a.write(`<sup class="noteref"><a href="#fn-`)
	a.number(n)
	a.write(`" id="`)
	a.reference(n, a.references[n])
	a.write(`" aria-label="Note `)
	a.number(n)
	a.write(`">`)
	a.number(n)
	a.write("</a></sup>")
}

// reference writes the id of the k-th reference to a note.
func (a *article) reference(note, k int) {
	a.write("fnref-")
	a.number(note)
	if k > 1 {
		a.write("-")
		a.number(k)
	}
}

// notes writes a chapter's notes. A note that is referred to from a later note
// leads back to the references before it.
func (a *article) notes(notes []*outline.Note) {
	if len(notes) == 0 {
		return
	}
	a.write(`<section class="notes"><h2 data-chrome>Notes</h2>` + "\n<ol>\n")
	for _, n := range notes {
		a.write(`<li id="fn-`)
		a.number(n.Number)
		a.write(`">`)
		a.blocks(n.Blocks)
		a.backLinks(n.Number)
		a.write("</li>\n")
	}
	a.write("</ol>\n</section>\n")
	a.wordage.take()
}

// backLinks writes the way back to each reference, at the end of the note's
// last line.
func (a *article) backLinks(note int) {
	const end = "</p>\n"
	inside := bytes.HasSuffix(a.out, []byte(end))
	if inside {
		a.out = a.out[:len(a.out)-len(end)]
	}
	for k := 1; k <= a.references[note]; k++ {
		a.write(` <a class="back" data-chrome href="#`)
		a.reference(note, k)
		a.write(`" aria-label="Back to reference `)
		a.number(k)
		a.write(` of note `)
		a.number(note)
		a.write(`">↩︎</a>`)
	}
	if inside {
		a.write(end)
	}
}
