package site

import "fieldguide/internal/outline"

// Figure implements outline.BlockVisitor.
func (a *article) Figure(b *outline.Figure) {
	a.write("<figure")
	a.attribute("id", b.Anchor)
	a.write(">")
	a.Image(&b.Image)
	if len(b.Caption) > 0 {
		a.write("\n<figcaption>")
		a.caption("Figure", b.Number, b.Caption)
		a.write("</figcaption>")
	}
	a.write("</figure>\n")
}

// Image implements outline.InlineVisitor. Its size is told, so that nothing
// moves when it arrives.
func (a *article) Image(i *outline.Image) {
	a.wordage.end()
	a.write(`<img src="` + a.page.root)
	a.out = appendPath(a.out, i.Asset.Path)
	a.write(`" alt="`)
	a.label(i.Alt)
	a.write(`"`)
	a.attribute("title", i.Title)
	if i.Asset.Width > 0 && i.Asset.Height > 0 {
		a.write(` width="`)
		a.number(i.Asset.Width)
		a.write(`" height="`)
		a.number(i.Asset.Height)
		a.write(`"`)
	}
	a.write(` loading="lazy">`)
}
