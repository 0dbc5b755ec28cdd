package layout

import (
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// titlePage draws the title page: title and subtitle in the upper half, what
// identifies the edition at the foot.
func (c *canvas) titlePage(e *Element) {
	p := &c.paper
	f := c.flow(e)
	c.title(f)
	c.pieces(f.list.pieces, p.Left, p.Top+p.Depth()*20/100, p.Depth(), false)
	foot := c.flow(e)
	bottom := p.Top + p.Depth()
	if code := c.qrCode(titleQR); code != nil {
		x := p.Left - p.Gutter - code.side
		if p.Hang < code.side {
			x = p.Left + p.Measure() - code.side
			foot.width -= code.side + c.scale.Text.Leading
		}
		code.draw(c, x, bottom-code.side)
	}
	c.imprint(foot)
	c.pieces(foot.list.pieces, p.Left, bottom-tall(foot.list.pieces), p.Depth(), false)
}

// tall returns the height of pieces with the spaces between them.
func tall(pieces []piece) theme.Length {
	h := heightOf(pieces)
	for i := 1; i < len(pieces); i++ {
		h += pieces[i].space
	}
	return h
}

func (c *canvas) title(f *flow) {
	g, s := c.guide, &c.scale
	rule := across{x: -f.hang, width: f.width + f.hang, thickness: theme.Point * 18 / 10}
	f.add(piece{drawer: rule, height: theme.Point * 2})
	f.list.leave(s.Text.Leading, 0, 0)
	if c.edition != "" && f.hang == 0 {
		f.labelLine(c.edition, f.parent.Child(ParagraphRole))
		f.list.leave(s.Gap, 0, 0)
	}
	first := len(f.list.pieces)
	f.plain(g.Title, c.heading(s.Title.Size, f.parent.Child(ParagraphRole)), s.Title.Leading, balance)
	if c.edition != "" && f.hang > 0 && len(f.list.pieces) > first {
		f.hangLabel(first, c.edition, f.parent.Child(ParagraphRole))
	}
	f.list.leave(s.Text.Leading, 0, 0)
	subtitle := theme.Type{Size: s.Text.Size * 135 / 100, Leading: s.Text.Leading * 135 / 100}
	look := f.derive(f.text(subtitle.Size, f.parent.Child(ParagraphRole)), func(l *look) { l.italic = true })
	f.plain(g.Subtitle, look, subtitle.Leading, balance)
	f.list.leave(s.Text.Leading*2, 0, 0)
	f.plain(g.Author, f.text(s.Text.Size, f.parent.Child(ParagraphRole)), s.Text.Leading, rag)
}

// plain sets words that are not of the guide's chapters.
func (f *flow) plain(words string, l *look, leading theme.Length, a alignment) {
	f.lines(f.inlines(plainText(words), l), leading, a)
}

func plainText(words string) []outline.Inline {
	if words == "" {
		return nil
	}
	return []outline.Inline{&outline.Text{Value: words}}
}

// imprint sets the lines at the foot of the title page.
func (c *canvas) imprint(f *flow) {
	g := c.guide
	t := c.scale.Small
	line := func(words string, to *link) {
		if words == "" {
			return
		}
		l := c.sans(t.Size, f.parent.Child(ParagraphRole))
		if to != nil {
			to.element = l.element.Child(LinkRole)
			l = c.derive(l, func(l *look) { l.element, l.link, l.color = to.element, to, c.theme.Accent })
		}
		f.plain(words, l, t.Leading, rag)
	}
	line(g.BaseURL, &link{url: g.BaseURL, contents: "The guide on the web"})
	if !g.Date.IsZero() {
		line(g.Date.UTC().Format("2 January 2006"), nil)
	}
	line(shortDigest("Text ", g.Digest), nil)
	line(g.License, nil)
}

// shortDigest returns the beginning of a digest behind a word, or "".
func shortDigest(before, digest string) string {
	if digest == "" {
		return ""
	}
	return before + digest[:min(12, len(digest))]
}
