package load

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"fieldguide/internal/outline"
)

// identify gives ids to chapters, sections and notes.
//
// A chapter's id is the name of its file without the ending; that of README.md
// or index.md is the name of its folder, of the outermost one "index". It is the
// chapter's address too, so no two may differ by capitals alone. Names stand as
// they are, with spaces and letters of any alphabet; only what no address or id
// can hold was turned away by chapterName.
func (r *reader) identify() {
	taken := map[string]*chapter{}
	for _, c := range r.chapters {
		if c.name == "" {
			continue
		}
		c.outline.ID = r.chapterID(c.name)
		folded := strings.ToLower(c.outline.ID)
		if other := taken[folded]; other != nil {
			r.faults.Add(c.entry.At, fmt.Sprintf("%q would have the same address as %q", c.entry.Path, other.entry.Path), "rename one of the two files")
			continue
		}
		taken[folded] = c
	}
	r.identifyDrafts(taken)
	for _, c := range r.chapters {
		for s := range c.outline.All() {
			s.ID = c.outline.ID + ":" + s.Anchor
		}
		for i, n := range c.outline.Notes {
			n.Number = i + 1
			n.ID = c.outline.ID + ":fn-" + strconv.Itoa(n.Number)
		}
	}
}

// identifyDrafts gives drafts ids that no file has.
func (r *reader) identifyDrafts(taken map[string]*chapter) {
	n := 0
	for _, c := range r.chapters {
		if c.name != "" {
			continue
		}
		for c.outline.ID == "" || taken[c.outline.ID] != nil {
			n++
			c.outline.ID = "draft-" + strconv.Itoa(n)
		}
	}
}

// chapterID returns the id of the chapter in a file.
func (r *reader) chapterID(name string) string {
	id, _ := below(r.folder.root, name)
	id = strings.TrimSuffix(id, path.Ext(id))
	if base := path.Base(id); strings.EqualFold(base, "readme") || strings.EqualFold(base, "index") {
		id = path.Dir(id)
	}
	if id == "." {
		return "index"
	}
	return id
}

// number gives numbers to sections, and to the figures and tables that have a
// caption, which count through the guide. Diagrams are figures.
//
// The sections of a numbered chapter count in it, unless chapters are nested in
// it: these have the numbers that the sections would bear. What stands deeper
// has no number.
func (r *reader) number() {
	var figures, tables int
	for i, c := range r.chapters {
		nested := i+1 < len(r.chapters) && r.chapters[i+1].entry.Level > c.entry.Level
		if c.outline.Number != "" && !nested {
			for k, s := range c.outline.Sections {
				s.Number = c.outline.Number + "." + strconv.Itoa(k+1)
			}
		}
		c.outline.Inspect(func(b outline.Block, _ outline.Inline) {
			switch b := b.(type) {
			case *outline.Figure:
				b.Number = next(&figures, b.Caption)
			case *outline.Diagram:
				b.Number = next(&figures, b.Caption)
			case *outline.Table:
				b.Number = next(&tables, b.Caption)
			}
		})
	}
}

func next(count *int, caption []outline.Inline) int {
	if len(caption) == 0 {
		return 0
	}
	*count++
	return *count
}

// detail decides on every block that bears no mark: as the chapter's front matter
// says, or by its kind. A guide without any mark or policy prints whole.
func (r *reader) detail() {
	policy, marked := r.settings.policy, r.settings.detail
	for _, c := range r.chapters {
		marked = marked || c.result.Marked || c.front.marked
	}
	if r.whole = !marked; r.whole {
		policy = outline.Whole()
	}
	for _, c := range r.chapters {
		for _, b := range c.result.Unmarked {
			b.Base().Detail = policy[outline.Kind(b)]
			if c.front.marked {
				b.Base().Detail = c.front.detail
			}
		}
	}
}
