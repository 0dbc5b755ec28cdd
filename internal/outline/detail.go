package outline

import (
	"fmt"
	"slices"
	"strings"
)

// A Detail says how much an edition tells. Each block bears the tersest edition
// in which it still stands; At selects the blocks of one edition. This file is
// the only place that decides either.
//
// The laws, tested by fuzzing: what stands in OnePage stands in Distilled, and
// what stands in Distilled stands in Full, in the same order; At returns the
// same nodes, never other words; a heading stands while anything under it
// stands.
type Detail uint8

// The editions, each a part of the one before.
const (
	Full Detail = iota
	Distilled
	OnePage
)

var details = [...]string{Full: "full", Distilled: "distilled", OnePage: "one-page"}

// String returns the name that authors write in a detail mark.
func (d Detail) String() string { return details[d] }

// Details returns the names of all editions, the fullest first.
func Details() []string { return details[:] }

// ParseDetail returns the edition of that name.
func ParseDetail(name string) (Detail, error) {
	for d, n := range details {
		if n == name {
			return Detail(d), nil
		}
	}
	return 0, fmt.Errorf("no detail is called %q; write one of %s", name, strings.Join(details[:], ", "))
}

// A Policy says which kinds of block stand in which edition where the author
// left no mark. It is keyed by Kind; a kind that it does not name is Full.
type Policy map[string]Detail

// DefaultPolicy returns the policy of a guide whose guide.yaml says nothing: a
// decision is the reader's to take along, its story is not.
func DefaultPolicy() Policy {
	return Policy{
		"key": Distilled, "decision": Distilled,
		"table": Distilled, "figure": Distilled, "formula": Distilled, "diagram": Distilled, "sums": Distilled,
		"line": OnePage,
	}
}

// Whole is the policy of a guide that marks nothing: it prints whole.
func Whole() Policy {
	p := Policy{}
	for _, k := range Kinds() {
		if k != "html" {
			p[k] = Distilled
		}
	}
	return p
}

// Distills reports whether Distilled leaves anything out.
func (g *Guide) Distills() bool { return slices.ContainsFunc(g.Chapters, (*Chapter).Distills) }

// Distills reports whether Distilled leaves anything of the chapter out.
func (c *Chapter) Distills() bool {
	leftOut := func(b Block) bool { return b.Base().Detail < Distilled }
	if slices.ContainsFunc(c.Blocks, leftOut) {
		return true
	}
	for s := range c.All() {
		if slices.ContainsFunc(s.Blocks, leftOut) {
			return true
		}
	}
	return false
}

// At returns the guide as the edition tells it. Chapters and sections are new
// shells around the same titles, blocks and notes; g itself is not changed.
// Chapters and sections of which nothing stands are left out, except in Full,
// where all do. Notes and assets are kept if what stands refers to them.
func (g *Guide) At(d Detail) *Guide {
	selected := *g
	selected.Chapters = nil
	for _, c := range g.Chapters {
		if at := c.at(d); at != nil {
			selected.Chapters = append(selected.Chapters, at)
		}
	}
	selected.Assets = selected.referenced(d, g.Assets)
	return &selected
}

func (c *Chapter) at(d Detail) *Chapter {
	selected := *c
	selected.Blocks = standing(c.Blocks, d)
	selected.Sections = sectionsAt(c.Sections, d)
	if d == Full {
		return &selected
	}
	if len(selected.Blocks) == 0 && len(selected.Sections) == 0 {
		return nil
	}
	referenced := selected.references()
	selected.Notes = nil
	for _, n := range c.Notes {
		if referenced[n] {
			selected.Notes = append(selected.Notes, n)
		}
	}
	return &selected
}

func sectionsAt(sections []*Section, d Detail) []*Section {
	var selected []*Section
	for _, s := range sections {
		at := *s
		at.Blocks = standing(s.Blocks, d)
		at.Sections = sectionsAt(s.Sections, d)
		if d == Full || len(at.Blocks) > 0 || len(at.Sections) > 0 {
			selected = append(selected, &at)
		}
	}
	return selected
}

func standing(blocks []Block, d Detail) []Block {
	var selected []Block
	for _, b := range blocks {
		if b.Base().Detail >= d {
			selected = append(selected, b)
		}
	}
	return selected
}

// referenced returns the assets that the selected guide still shows or links
// to. The full guide keeps them all.
func (g *Guide) referenced(d Detail, assets []*Asset) []*Asset {
	if d == Full {
		return assets
	}
	used := map[*Asset]bool{}
	for _, c := range g.Chapters {
		c.Inspect(func(b Block, i Inline) {
			if figure, ok := b.(*Figure); ok {
				used[figure.Image.Asset] = true
			}
			switch i := i.(type) {
			case *Image:
				used[i.Asset] = true
			case *Link:
				used[i.Target.Asset] = true
			}
		})
	}
	var kept []*Asset
	for _, a := range assets {
		if used[a] {
			kept = append(kept, a)
		}
	}
	return kept
}

// references returns the notes that the chapter's blocks refer to, and those
// that these notes refer to.
func (c *Chapter) references() map[*Note]bool {
	found := map[*Note]bool{}
	v := &inspector{}
	v.see = func(_ Block, i Inline) {
		ref, ok := i.(*NoteRef)
		if !ok || found[ref.Note] {
			return
		}
		found[ref.Note] = true
		v.blocks(ref.Note.Blocks)
	}
	v.text(c)
	return found
}
