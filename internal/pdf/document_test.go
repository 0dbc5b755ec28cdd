package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"sync"
	"testing"
	"time"

	"fieldguide/assets"
	"fieldguide/internal/font"
	"fieldguide/internal/layout"
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// family returns the real faces, read once for all tests.
var family = sync.OnceValue(func() *font.Family {
	f, err := font.Load(assets.Files)
	if err != nil {
		panic(err)
	}
	return f
})

// A page of a test is set by hand, line under line.
type setter struct {
	shaper font.Shaper
	doc    *layout.Document
	page   *layout.Page
	y      theme.Length
}

const (
	margin  = 60 * theme.Point
	leading = 16 * theme.Point
)

func newSetter() *setter {
	return &setter{doc: &layout.Document{
		Title: "Field & guide (proof)", Author: "Ada Lovelace", Subject: "How pages look – and read",
		Language: "en-US", Digest: strings.Repeat("0123456789abcdef", 4),
		Date: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
		Root: &layout.Element{Role: layout.DocumentRole},
	}}
}

func (s *setter) newPage(label string) {
	s.page = &layout.Page{Width: 210 * theme.MM, Height: 297 * theme.MM, Label: label}
	s.doc.Pages = append(s.doc.Pages, s.page)
	s.y = margin
}

// look is how a piece of text is set.
type look struct {
	face     *font.Face
	size     theme.Length
	features font.Features
	stretch  int
	color    theme.Color
}

func (s *setter) glyphs(l look, text string) ([]layout.Glyph, theme.Length) {
	var glyphs []layout.Glyph
	var width theme.Length
	for i, word := range strings.Split(text, " ") {
		if i > 0 {
			word = " " + word
		}
		for _, g := range s.shaper.Shape(l.face, l.features, word) {
			em := theme.Length(l.face.UnitsPerEm)
			advance := theme.Length(g.Advance) * l.size / em
			glyphs = append(glyphs, layout.Glyph{ID: g.ID, Text: g.Text, Advance: advance, Rise: theme.Length(g.Rise) * l.size / em})
			width += advance
		}
	}
	return glyphs, width
}

// run sets a run at x and returns where it ends.
func (s *setter) run(e *layout.Element, l look, x theme.Length, text string) (*layout.Run, theme.Length) {
	glyphs, width := s.glyphs(l, text)
	r := &layout.Run{X: x, Y: s.y, Face: l.face, Size: l.size, Stretch: l.stretch, Color: l.color, Glyphs: glyphs, Element: e}
	s.page.Items = append(s.page.Items, r)
	if l.stretch != 0 {
		width = width * theme.Length(l.stretch) / 1000
	}
	return r, x + width
}

// line sets a line of one look and moves to the next.
func (s *setter) line(e *layout.Element, l look, text string) *layout.Run {
	r, _ := s.run(e, l, margin, text)
	s.y += leading
	return r
}

func (s *setter) draw(item layout.Item) { s.page.Items = append(s.page.Items, item) }

// destination makes a place here and a bookmark that leads to it.
func (s *setter) destination(e *layout.Element, level int, id string) {
	s.doc.Destinations = append(s.doc.Destinations, layout.Destination{ID: id, Page: len(s.doc.Pages) - 1, Y: s.y})
	s.doc.Bookmarks = append(s.doc.Bookmarks, layout.Bookmark{Title: e.Title, Level: level, Destination: id, Element: e})
}

// heading sets a heading with its number and makes a place of it.
func (s *setter) heading(parent *layout.Element, level int, role layout.Role, number, title, id string) {
	h := parent.Child(role)
	h.Title = strings.TrimSpace(number + " " + title)
	s.destination(h, level, id)
	l := look{face: family().SansBold, size: 14 * theme.Point}
	x := margin
	if number != "" {
		_, x = s.run(h.Child(layout.Label), l, x, number+" ")
	}
	s.run(h, l, x, title)
	s.y += leading
}

func text(f func(*font.Family) *font.Face) look {
	return look{face: f(family()), size: theme.Pt(1050)}
}

func roman(f *font.Family) *font.Face    { return f.Text }
func slanted(f *font.Family) *font.Face  { return f.TextItalic }
func bold(f *font.Family) *font.Face     { return f.TextBold }
func monospan(f *font.Family) *font.Face { return f.Mono }

// proof returns a document with one of everything that a page can hold.
func proof(t testing.TB) *layout.Document {
	t.Helper()
	s := newSetter()
	s.newPage("i")
	title := s.doc.Root.Child(layout.TitlePage)
	s.line(title.Child(layout.ParagraphRole), look{face: family().SansBold, size: 24 * theme.Point}, "Field guide")
	chapter := s.doc.Root.Child(layout.ChapterRole)
	s.newPage("1")
	s.proofText(chapter)
	s.proofBlocks(chapter)
	s.newPage("2")
	s.proofSection(chapter, gradient(t))
	return s.doc
}

// proofText sets a paragraph of all kinds of text.
func (s *setter) proofText(chapter *layout.Element) {
	body := text(roman)
	s.run(nil, look{face: family().Sans, size: 8 * theme.Point, color: theme.Gray(90)}, margin, "Running head")
	s.y += leading
	s.heading(chapter, 1, layout.Heading1, "1", "Heat and work", "heat")
	p := chapter.Child(layout.ParagraphRole)
	s.line(p, body, "An efficient office finds AVATARs; fluff and fjords. ")
	_, x := s.run(p, body, margin, "It is ")
	_, x = s.run(p.Child(layout.EmphasisRole), text(slanted), x, "emphatic,")
	_, x = s.run(p, body, x, " and ")
	_, x = s.run(p.Child(layout.StrongRole), text(bold), x, "strong")
	small := body
	small.features = font.SmallCaps
	_, x = s.run(p, body, x, ", and ")
	_, x = s.run(p, small, x, "Posix")
	hyphenated, _ := s.run(p, body, x, " is for inter\u00AD")
	cut := len(hyphenated.Glyphs) - len("inter\u00AD") + 1
	s.split(p, hyphenated, cut, "international")
	s.y += leading
	rest, x := s.run(p, body, margin, "national")
	rest.Silent = true
	s.run(p, body, x, " use, naïve x\u0301 résumés and λόγος.")
	s.y += leading

	s.link(p, "See ", "the next section", "heat:second", "")
	s.link(p, "Or ", "another place", "", "https://example.org/a b?q=é#ü")

}

// proofBlocks sets a list, code and a table.
func (s *setter) proofBlocks(chapter *layout.Element) {
	body := text(roman)
	list := chapter.Child(layout.ListRole)
	list.Numbered = true
	for _, number := range []string{"1.", "2."} {
		item := list.Child(layout.ListItem)
		_, x := s.run(item.Child(layout.Label), body, margin, number+" ")
		s.run(item.Child(layout.ListBody), body, x, "item "+number)
		s.y += leading
	}

	code := chapter.Child(layout.CodeRole)
	fill, stroke := theme.Gray(240), theme.Gray(160)
	s.draw(&layout.Box{X: margin - 4*theme.Point, Y: s.y - 12*theme.Point, Width: 300 * theme.Point, Height: 36 * theme.Point, Radius: 4 * theme.Point, Fill: &fill, Stroke: &stroke, StrokeWidth: theme.Pt(50)})
	s.line(code, text(monospan), "for i := range a {")
	s.line(code, text(monospan), "}  // a->b != c ≤ ∈")
	s.y += leading
	s.table(chapter)
}

// proofSection sets a section with a figure and a note, whose first paragraph
// goes on over the page.
func (s *setter) proofSection(chapter *layout.Element, picture *outline.Asset) {
	body := text(roman)
	section := chapter.Child(layout.SectionRole)
	section.Title = "1.1 A second page"
	p2 := section.Child(layout.ParagraphRole)
	s.heading(section, 2, layout.Heading2, "1.1", "A second page", "heat:second")
	section.Children[0], section.Children[1] = section.Children[1], section.Children[0]
	s.line(p2, body, "The paragraph begins here ")
	figure := section.Child(layout.FigureRole)
	figure.Alt = "A gradient from red to blue – and back"
	s.draw(&layout.Picture{X: margin, Y: s.y, Width: 120 * theme.Point, Height: 60 * theme.Point, Asset: picture, Element: figure})
	s.y += 80 * theme.Point
	caption := section.Child(layout.CaptionRole)
	_, x := s.run(caption.Child(layout.Label), body, margin, "Figure 1 ")
	s.run(caption, body, x, "Gradient")
	s.y += leading
	s.draw(&layout.Line{X1: margin, Y1: s.y, X2: margin + 100*theme.Point, Y2: s.y, Width: theme.Pt(40)})
	s.y += leading
	note := section.Child(layout.NoteRole)
	_, x = s.run(note.Child(layout.Label), body, margin, "1 ")
	s.run(note, body, x, "A note.")
	section.Child(layout.ParagraphRole) // has nothing to say
	s.newPage("3")
	wide := body
	wide.stretch = 1020
	s.line(p2, wide, "and goes on over the page.")
}

// split cuts a run in two at a glyph: the second reads as a whole word.
func (s *setter) split(e *layout.Element, r *layout.Run, at int, word string) {
	second := *r
	second.Glyphs, r.Glyphs = r.Glyphs[at:], r.Glyphs[:at]
	for _, g := range r.Glyphs {
		second.X += g.Advance
	}
	second.Actual = word
	s.draw(&second)
}

// link sets a line that ends with a link.
func (s *setter) link(p *layout.Element, before, label, destination, url string) {
	_, from := s.run(p, text(roman), margin, before)
	l := p.Child(layout.LinkRole)
	_, to := s.run(l, text(roman), from, label)
	s.run(p, text(roman), to, ". ")
	s.page.Links = append(s.page.Links, &layout.LinkArea{
		Rects: []layout.Rect{{X: from, Y: s.y - 10*theme.Point, Width: to - from, Height: 13 * theme.Point}},
		URL:   url, Destination: destination, Contents: "Link: " + label, Element: l,
	})
	s.y += leading
}

func (s *setter) table(parent *layout.Element) {
	table := parent.Child(layout.TableRole)
	for i, cells := range [][]string{{"Quantity", "Result"}, {"mean", "12"}, {"peak", ""}} {
		row := table.Child(layout.TableRow)
		for j, cell := range cells {
			e := row.Child(layout.TableData)
			if i == 0 {
				e.Role, e.Scope = layout.TableHeader, layout.ColumnScope
			} else if j == 0 {
				e.Role, e.Scope = layout.TableHeader, layout.RowScope
			}
			if cell != "" {
				s.run(e.Child(layout.ParagraphRole), text(roman), margin+theme.Length(j)*100*theme.Point, cell+" ")
			}
		}
		s.y += leading
	}
}

// gradient returns a PNG with transparency.
func gradient(t testing.TB) *outline.Asset {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	for y := range 20 {
		for x := range 40 {
			picture.SetNRGBA(x, y, color.NRGBA{R: uint8(255 - 6*x), B: uint8(6 * x), A: uint8(255 - 10*y)})
		}
	}
	return &outline.Asset{Path: "gradient.png", Type: "image/png", Data: encodePNG(t, picture), Width: 40, Height: 20}
}

func encodePNG(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
