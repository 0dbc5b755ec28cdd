package outline

// Reference returns what links to a block need: its anchor, and the label of a
// caption in two parts, "Figure" and 4. Diagrams are figures. A paragraph may have
// an anchor, but no label; a list of definitions has an anchor for each of its terms
// instead, see Anchors. The anchor is empty for blocks that were given none, and for
// all other blocks.
func Reference(b Block) (anchor, kind string, number int) {
	switch b := b.(type) {
	case *Paragraph:
		return b.Anchor, "", 0
	case *Figure:
		return b.Anchor, "Figure", b.Number
	case *Diagram:
		return b.Anchor, "Figure", b.Number
	case *Table:
		return b.Anchor, "Table", b.Number
	}
	return "", "", 0
}

// Anchors returns the anchors of a block itself: a list of definitions has one for
// each term, any other block one at most.
func Anchors(b Block) []string {
	l, ok := b.(*DefinitionList)
	if !ok {
		if anchor, _, _ := Reference(b); anchor != "" {
			return []string{anchor}
		}
		return nil
	}
	var anchors []string
	for _, d := range l.Items {
		for _, t := range d.Terms {
			if t.Anchor != "" {
				anchors = append(anchors, t.Anchor)
			}
		}
	}
	return anchors
}

// Anchors returns the anchors of the chapter's figures, diagrams, tables,
// paragraphs and defined terms, those of its notes last.
func (c *Chapter) Anchors() []string {
	var anchors []string
	c.Inspect(func(b Block, _ Inline) { anchors = append(anchors, Anchors(b)...) })
	return anchors
}
