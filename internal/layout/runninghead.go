package layout

import "fieldguide/internal/theme"

// runningHeads knows which chapter and section a page belongs to.
type runningHeads struct {
	chapter, section string // at the top of the page
	opening          bool   // the page begins with a chapter

	nextChapter, nextSection string // at the top of the next
}

// turn goes on to a page that holds these pieces.
func (h *runningHeads) turn(page []piece) {
	h.chapter, h.section, h.opening = h.nextChapter, h.nextSection, false
	for i := range page {
		for _, p := range page[i].places {
			if !p.section {
				h.opening = h.opening || i <= 1
				if h.chapter == "" {
					h.chapter = p.head
				}
				h.nextChapter, h.nextSection = p.head, ""
				continue
			}
			if p.head == "" {
				continue
			}
			if h.nextChapter == h.chapter {
				h.section = p.head
			}
			h.nextSection = p.head
		}
	}
}

// runningHead draws the head of a page, as artifacts: the page's number hangs in
// the margin, or stands at the edge where there is none or where that is turned;
// the chapter stands at the axis, the section at the right.
func (c *canvas) runningHead(h *runningHeads) {
	p := &c.paper
	size := c.scale.Label.Size
	number := c.strip(c.label(size, nil), c.page.Label)
	right := p.Left + p.Measure()
	left := p.Left
	switch {
	case p.Hang > 0 && !c.recto():
		c.headline(number, left-p.Gutter-number.length())
	case c.duplex && !c.recto():
		c.headline(number, left)
		left += number.length() + size*2
	default:
		c.headline(number, right-number.length())
		right -= number.length() + size*2
	}
	if h.opening {
		return
	}
	l := c.running(size)
	room := right - left - size*2
	section := h.section
	if p.Hang == 0 {
		section = ""
	}
	if section != "" {
		room /= 2
		line := c.shortened(l, section, room)
		c.headline(line, right-line.length())
	}
	c.headline(c.shortened(l, h.chapter, room), left)
}

func (c *canvas) headline(line *textLine, x theme.Length) {
	line.draw(c, x, c.paper.Head-line.baseline)
}

// shortened returns words in one line that is not longer than room: without its
// last words if it must be.
func (s *setting) shortened(l *look, words string, room theme.Length) *textLine {
	line := s.strip(l, words)
	for runes := []rune(words); line.length() > room && len(runes) > 1; {
		runes = runes[:len(runes)*9/10]
		line = s.strip(l, string(runes)+"…")
	}
	return line
}
