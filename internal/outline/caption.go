package outline

// Reference returns what links to a block need: its anchor, and the label of a
// caption in two parts, "Figure" and 4. Diagrams are figures. A paragraph may have
// an anchor, but no label. The anchor is empty for blocks that were given none, and
// for all other blocks.
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

// Anchors returns the anchors of the chapter's figures, diagrams, tables and
// paragraphs, in reading order, those of its notes last.
func (c *Chapter) Anchors() []string {
	var anchors []string
	c.Inspect(func(b Block, _ Inline) {
		if anchor, _, _ := Reference(b); anchor != "" {
			anchors = append(anchors, anchor)
		}
	})
	return anchors
}
