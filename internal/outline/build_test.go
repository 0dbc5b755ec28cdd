package outline

import (
	"strconv"

	"fieldguide/internal/math"
)

// A builder makes a guide out of any bytes, the same one each time: all kinds of
// block, nested; sections in sections; notes that refer to notes; assets.
type builder struct {
	data  []byte
	guide *Guide
	notes []*Note // of the chapter that is being built
	count int
}

func build(data []byte) *Guide {
	b := &builder{data: data, guide: &Guide{Title: "Guide"}}
	for range 1 + b.next(3) {
		b.guide.Assets = append(b.guide.Assets, &Asset{Path: "asset" + strconv.Itoa(len(b.guide.Assets))})
	}
	for len(b.data) > 0 && len(b.guide.Chapters) < 8 {
		b.chapter()
	}
	return b.guide
}

// next returns a number below n, 0 when the bytes are used up.
func (b *builder) next(n int) int {
	if len(b.data) == 0 {
		return 0
	}
	i := int(b.data[0]) % n
	b.data = b.data[1:]
	return i
}

func (b *builder) name() string {
	b.count++
	return "n" + strconv.Itoa(b.count)
}

func (b *builder) chapter() {
	c := &Chapter{ID: b.name(), Part: -1, Level: 1}
	b.guide.Chapters = append(b.guide.Chapters, c)
	if b.next(8) == 7 {
		c.Draft = true
		return
	}
	b.notes = nil
	for range b.next(4) {
		b.notes = append(b.notes, &Note{ID: b.name()})
	}
	c.Title = b.text(1)
	c.Blocks = b.blocks(2)
	c.Sections = b.sections(c.ID, 2)
	for _, n := range b.notes {
		n.Blocks = b.blocks(1)
	}
	c.Notes = b.notes
}

func (b *builder) sections(chapter string, level int) []*Section {
	var sections []*Section
	for range b.next(4) {
		s := &Section{Level: level, Anchor: b.name(), Title: b.text(1), Blocks: b.blocks(2)}
		s.ID = chapter + ":" + s.Anchor
		if level < 5 {
			s.Sections = b.sections(chapter, level+1)
		}
		sections = append(sections, s)
	}
	return sections
}

func (b *builder) blocks(depth int) []Block {
	var blocks []Block
	for range b.next(4) {
		block := b.block(depth)
		block.Base().Detail = Detail(b.next(len(details)))
		blocks = append(blocks, block)
	}
	return blocks
}

func (b *builder) block(depth int) Block {
	kind := b.next(14)
	if depth == 0 && kind < 5 {
		kind = 13
	}
	switch kind {
	case 0:
		return &Quote{Blocks: b.blocks(depth - 1)}
	case 1:
		return &Callout{Kind: CalloutKind(b.next(len(callouts))), Blocks: b.blocks(depth - 1)}
	case 2:
		return &Fold{Summary: b.text(1), Blocks: b.blocks(depth - 1)}
	case 3:
		return &List{Items: []*Item{{Blocks: b.blocks(depth - 1)}, {Blocks: b.blocks(depth - 1)}}}
	case 4:
		return &DefinitionList{Items: []*Definition{{Terms: []*Headword{{Text: b.text(1)}}, Details: [][]Block{b.blocks(depth - 1)}}}}
	case 5:
		return &Code{Lines: []CodeLine{{Tokens: []Token{{Text: b.name()}}}}}
	case 6:
		return &Table{Columns: []Align{AlignEnd}, Head: []Cell{b.text(1)}, Rows: [][]Cell{{b.text(1)}}, Caption: b.text(1)}
	case 7:
		return &Figure{Image: Image{Asset: b.asset()}, Caption: b.text(1)}
	case 8:
		return &Sums{}
	case 9:
		return &Rule{}
	case 10:
		return &HTML{Text: b.name()}
	case 11:
		return &Diagram{Caption: b.text(1)}
	case 12:
		return &Equation{Formula: &math.Formula{Source: b.name()}}
	}
	return &Paragraph{Text: b.text(2)}
}

func (b *builder) asset() *Asset { return b.guide.Assets[b.next(len(b.guide.Assets))] }

func (b *builder) text(depth int) []Inline {
	text := []Inline{&Text{Value: b.name()}}
	switch kind := b.next(8); {
	case kind == 1 && len(b.notes) > 0:
		text = append(text, &NoteRef{Note: b.notes[b.next(len(b.notes))]})
	case kind == 2:
		text = append(text, &Image{Asset: b.asset()})
	case kind == 3 && depth > 0:
		text = append(text, &Link{Text: b.text(depth - 1), Target: Target{Asset: b.asset()}})
	case kind == 4 && depth > 0:
		text = append(text, &Strong{Text: b.text(depth - 1)})
	case kind == 5 && depth > 0:
		text = append(text, &Keyboard{Text: b.text(depth - 1)})
	}
	return text
}
