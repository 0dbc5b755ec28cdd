package layout

import "fieldguide/internal/theme"

// A space is the white above a piece, and how far it gives.
type space struct{ size, stretch, shrink theme.Length }

// spaces are the white around what is not a line of text.
type spaces struct {
	chapter, nested space        // above a chapter that does not begin a page, and above one in another
	rule            space        // between a chapter's rule and its title
	title           space        // below a chapter's title
	block           space        // around paragraphs and lists
	callout         space        // around callouts
	wide            space        // around tables and pictures
	heading         theme.Length // below a section's heading
	section         theme.Length // above it, in percent of its leading
	row             theme.Length // above and below a table's row, in percent of its leading
}

// bookSpaces returns the white of a book.
func bookSpaces(s theme.Scale) spaces {
	l, g := s.Text.Leading, s.Gap
	return spaces{
		chapter: space{l * 36 / 10, l, l / 2},
		nested:  space{l * 22 / 10, l, l / 2},
		rule:    space{size: g * 14 / 10},
		title:   space{l * 12 / 10, g / 2, 0},
		heading: g * 8 / 10,
		section: 115,
		block:   space{g, g * 6 / 10, g * 2 / 10},
		callout: giving(g * 15 / 10),
		wide:    giving(g * 18 / 10),
		row:     20,
	}
}

// compactSpaces returns the white of a compact book: few blocks stand under each
// heading, so it stands close over them, and what is above it tells them from
// others.
func compactSpaces(s theme.Scale) spaces {
	l, g := s.Text.Leading, s.Gap
	return spaces{
		chapter: space{l * 19 / 10, l, l / 2},
		nested:  space{l * 15 / 10, l, l / 2},
		rule:    space{size: g},
		title:   space{l * 5 / 10, g / 2, 0},
		heading: g * 6 / 10,
		section: 65,
		block:   space{g, g * 6 / 10, g * 3 / 10},
		callout: space{g * 13 / 10, g * 8 / 10, g * 4 / 10},
		wide:    space{g * 16 / 10, g, g * 5 / 10},
		row:     15,
	}
}

// makeCompact changes the setting to that of a compact book.
func (s *setting) makeCompact() {
	s.compact = true
	s.paper = s.paper.Compact()
	s.scale = s.paper.Scale
	s.spaces = compactSpaces(s.scale)
}

// giving returns a space that gives as those between blocks do.
func giving(size theme.Length) space { return space{size, size * 6 / 10, size * 2 / 10} }
