package outline

import (
	"strconv"
	"strings"
)

// LinesID is the ID of the chapter that Lines returns, and so the folder of its
// page.
const LinesID = "one-page"

// Lines returns what stands in the guide as one chapter, for a page: each chapter
// or section of which blocks stand is a section, whose title leads to it. It is
// for a guide selected at OnePage. It returns nil if nothing stands, or if a
// block refers to a note: notes count in their own chapters.
func (g *Guide) Lines() *Chapter {
	anchors := lineAnchors{}
	lines := &Chapter{ID: LinesID, Part: -1, Level: 1, Short: "One page", Title: []Inline{&Text{Value: "One page"}}}
	add := func(id, number string, title []Inline, target Target, blocks []Block) {
		if len(blocks) == 0 {
			return
		}
		anchor := anchors.name(id)
		lines.Sections = append(lines.Sections, &Section{
			ID: LinesID + ":" + anchor, Anchor: anchor, Number: number, Level: 2, Blocks: blocks,
			Title: []Inline{&Link{Text: []Inline{&Text{Value: PlainText(title)}}, Target: target}},
		})
	}
	for _, c := range g.Chapters {
		if len(c.Notes) > 0 {
			return nil
		}
		add(c.ID, c.Number, c.Title, Target{Chapter: c.ID}, c.Blocks)
		for s := range c.All() {
			add(s.ID, s.Number, s.Title, Target{Chapter: c.ID, Anchor: s.Anchor}, s.Blocks)
		}
	}
	if len(lines.Sections) == 0 {
		return nil
	}
	return lines
}

// lineAnchors are the anchors that sections of the page of the lines have.
type lineAnchors map[string]bool

// name returns an anchor for the section that stands for an id: the id without the
// characters that divide it, and a number behind if another's is the same.
func (a lineAnchors) name(id string) string {
	name := strings.NewReplacer("/", "-", ":", "-").Replace(id)
	anchor := name
	for n := 2; a[anchor]; n++ {
		anchor = name + "-" + strconv.Itoa(n)
	}
	a[anchor] = true
	return anchor
}
