package site

import (
	"slices"
	"strconv"

	"fieldguide/internal/outline"
)

// An article is the HTML of one chapter, written as its outline is visited.
//
// It does not go through html/template: a template decides the context of each
// value anew, which costs more than all the rest of a page, and escaping is
// decided here by the type of the node.
//
// What is not of the guide's text bears the attribute data-chrome, and labels
// (of callouts, captions, numbers) the class label or number: package verify
// reads the rest and holds it against the outline.
type article struct {
	out  []byte
	page *page
	site *site

	tight  bool // paragraphs stand in their list item without a p
	inLink bool
	// deferred are references to notes met inside a link. Links cannot be
	// nested, so they follow it.
	deferred []*outline.NoteRef
	// references counts those written so far, by the note's number.
	references map[int]int

	terms    []*outline.Entry // of the glossary that the page explains, in the order of their first use
	raw      bool             // raw HTML was passed through
	filtered bool             // the carry-on holds a part of it
	formulas bool             // there is one
	diagrams int              // written so far
	wordage  wordage
	// words counts those under each heading up to the next: the chapter's
	// first, then its sections in reading order.
	words []int
}

var (
	_ outline.BlockVisitor  = (*article)(nil)
	_ outline.InlineVisitor = (*article)(nil)
)

func (a *article) write(html string) { a.out = append(a.out, html...) }

// text writes characters of the guide.
func (a *article) text(s string) {
	a.wordage.add(s)
	a.out = appendEscaped(a.out, s)
}

// label writes characters that are not counted as words.
func (a *article) label(s string) { a.out = appendEscaped(a.out, s) }

func (a *article) number(n int) { a.out = strconv.AppendInt(a.out, int64(n), 10) }

// attribute writes ` name="value"`, or nothing if the value is empty.
func (a *article) attribute(name, value string) {
	if value == "" {
		return
	}
	a.write(" ")
	a.write(name)
	a.write(`="`)
	a.label(value)
	a.write(`"`)
}

// chapter writes the whole article.
func (a *article) chapter(c *outline.Chapter) {
	a.write(`<article class="chapter">` + "\n" + `<header class="opening">` + "\n<h1>")
	a.title(c.Number, c.Title)
	a.write("</h1>\n")
	a.carryOn(c)
	a.write("</header>\n")
	a.standing(c.Blocks)
	a.count()
	a.sections(c.Sections)
	a.notes(c.Notes)
	a.definitions()
	a.write("</article>\n")
}

func (a *article) sections(sections []*outline.Section) {
	for _, s := range sections {
		level := strconv.Itoa(min(s.Level, 6))
		a.write("<section")
		a.attribute("id", s.Anchor)
		a.write(">\n" + `<div class="heading"><h` + level + ">")
		a.title(s.Number, s.Title)
		a.write("</h" + level + ">\n")
		a.marks(s)
		a.write("</div>\n")
		a.standing(s.Blocks)
		a.count()
		a.sections(s.Sections)
		a.write("</section>\n")
	}
}

// standing writes the blocks of a chapter or section. Runs of those that stand in
// the carry-on too are boxed, so that readers see them and can have them alone.
func (a *article) standing(blocks []outline.Block) {
	if !a.filtered {
		a.blocks(blocks)
		return
	}
	for len(blocks) > 0 {
		kept := blocks[0].Base().Detail >= outline.Distilled
		n := slices.IndexFunc(blocks, func(b outline.Block) bool { return (b.Base().Detail >= outline.Distilled) != kept })
		if n < 0 {
			n = len(blocks)
		}
		if kept {
			a.write(`<div class="kept">` + "\n")
		}
		a.blocks(blocks[:n])
		if kept {
			a.write("</div>\n")
		}
		blocks = blocks[n:]
	}
}

func (a *article) title(number string, title []outline.Inline) {
	if number != "" {
		a.write(`<span class="number">`)
		a.label(number)
		a.write("</span> ")
	}
	a.inlines(title)
	a.wordage.end()
}

// count ends the words under one heading.
func (a *article) count() {
	a.words = append(a.words, a.wordage.take())
}

// marks writes what stands beside a section's heading: a link to itself, and
// its page in the carry-on.
func (a *article) marks(s *outline.Section) {
	a.write(`<p class="marks" data-chrome><a class="permalink" href="#`)
	a.out = appendPath(a.out, s.Anchor)
	a.write(`" aria-label="Link to this section: `)
	a.label(outline.PlainText(s.Title))
	a.write(`">#</a>`)
	if label, ok := a.site.carryOn.label(s.ID); ok {
		a.write(` <a class="in-carry-on"`)
		a.carryOnAddress(s.ID)
		a.write(`>carry-on p. `)
		a.label(label)
		a.write("</a>")
	}
	a.write("</p>\n")
}

// carryOn writes where the chapter stands in the carry-on, if it does, and a
// filter for what the carry-on holds of it, if that is a part.
func (a *article) carryOn(c *outline.Chapter) {
	label, ok := a.site.carryOn.label(c.ID)
	if !ok {
		return
	}
	a.write(`<p class="marks" data-chrome><a class="in-carry-on"`)
	a.carryOnAddress(c.ID)
	a.write(">In the carry-on: p. ")
	a.label(label)
	a.write("</a>")
	if a.filtered = c.Distills(); a.filtered {
		a.write(` <label class="filter"><input type="checkbox" id="page:kept"> Show only what it holds</label>`)
	}
	a.write("</p>\n")
}

func (a *article) carryOnAddress(id string) {
	a.write(` href="` + a.page.root)
	a.out = appendPath(a.out, a.site.carryOn.File)
	a.write("#nameddest=")
	a.out = appendPath(a.out, id)
	a.write(`"`)
}
