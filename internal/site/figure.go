package site

import (
	"strconv"

	"fieldguide/internal/outline"
	"fieldguide/internal/svg"
)

// Figure implements outline.BlockVisitor.
func (a *article) Figure(b *outline.Figure) {
	a.write("<figure")
	a.attribute("id", b.Anchor)
	a.write(">")
	if d := drawingOf(b.Image.Asset); d != nil {
		a.picture(d, &b.Image)
	} else {
		a.Image(&b.Image)
	}
	if len(b.Caption) > 0 {
		a.write("\n<figcaption>")
		a.caption("Figure", b.Number, b.Caption)
		a.write("</figcaption>")
	}
	a.write("</figure>\n")
}

// drawingOf returns what an SVG shows, or nil if it is none of ours to draw: then
// the browser shows the file.
func drawingOf(a *outline.Asset) *svg.Drawing {
	if a.Type != "image/svg+xml" {
		return nil
	}
	d, err := svg.Parse(a.Data)
	if err != nil {
		return nil
	}
	return d
}

// picture draws an SVG into the page, so that it is set in the page's faces and
// colors.
func (a *article) picture(d *svg.Drawing, i *outline.Image) {
	a.wordage.end()
	a.diagrams++
	least := leastWidth(d.Width, d.Smallest())
	a.openDrawing("drawing", "", least)
	start := len(a.out)
	a.write(` class="picture" role="img"`)
	a.attribute("aria-label", i.Alt)
	if i.Alt == "" {
		a.write(` aria-hidden="true"`)
	}
	a.write(` data-src="` + a.page.root)
	a.out = appendPath(a.out, i.Asset.Path)
	a.write(`"`)
	attributes := string(a.out[start:])
	a.out = d.Markup(a.out[:start], "picture:"+strconv.Itoa(a.diagrams), attributes)
	a.closeDrawing(least)
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
