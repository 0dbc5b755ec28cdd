package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"

	"fieldguide/internal/layout"
	"fieldguide/internal/theme"
)

func pagesLabeled(labels string) []*layout.Page {
	var pages []*layout.Page
	for _, label := range strings.Fields(labels) {
		pages = append(pages, &layout.Page{Label: strings.Trim(label, "-")})
	}
	return pages
}

// write returns a document's bytes.
func write(t testing.TB, d *layout.Document) []byte {
	t.Helper()
	data, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Without equal bytes nobody can tell whether anything changed.
func TestEqualDocumentsGiveEqualBytes(t *testing.T) {
	first := write(t, crowd(t, 30))
	for _, processors := range []int{1, 2, 8} {
		before := runtime.GOMAXPROCS(processors)
		for range 3 {
			if again := write(t, crowd(t, 30)); !bytes.Equal(first, again) {
				t.Errorf("with %d processors the bytes differ", processors)
			}
		}
		runtime.GOMAXPROCS(before)
	}
}

// crowd returns a document of that many pages full of text and pictures of equal
// size.
func crowd(t testing.TB, pages int) *layout.Document {
	t.Helper()
	s := newSetter()
	for i := range pages {
		s.newPage(fmt.Sprint(i + 1))
		chapter := s.doc.Root.Child(layout.ChapterRole)
		s.heading(chapter, 1, layout.Heading1, fmt.Sprint(i+1), "Chapter", fmt.Sprint("chapter-", i))
		for range 8 {
			p := chapter.Child(layout.ParagraphRole)
			for range 5 {
				s.line(p, text(roman), "The official office finds that efficient AVATARs of Type 1984 are fluffy, but what ")
			}
		}
		if i%10 == 0 {
			figure := chapter.Child(layout.FigureRole)
			figure.Alt = "A gradient"
			s.draw(&layout.Picture{X: margin, Y: s.y, Width: 40 * theme.Point, Height: 20 * theme.Point, Asset: gradient(t), Element: figure})
		}
	}
	return s.doc
}

// A screen reader that gets the tree wrong reads the wrong thing, or nothing.
func TestStructure(t *testing.T) {
	d := proof(t)
	w := &writer{document: d}
	contents, owners := w.contents()
	s, err := newStructure(d, owners)
	if err != nil {
		t.Fatal(err)
	}
	s.frame(d.Pages)
	w.structure = s
	if w.places, err = placesOf(d); err != nil {
		t.Fatal(err)
	}
	if w.file, w.pages, err = drawPages(d, contents); err != nil {
		t.Fatal(err)
	}
	if err := w.complete(); err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	dump(&got, s.root, "")
	golden(t, "testdata/structure.txt", got.Bytes())
}

// dump writes a node in readable form: its role, what is said of it and which
// marked content of which page it holds.
func dump(out *bytes.Buffer, n *node, indent string) {
	fmt.Fprintf(out, "%s%s", indent, n.role)
	for i, m := range n.marks {
		if i == 0 || m.page != n.marks[i-1].page {
			fmt.Fprintf(out, " page %d:", m.page+1)
		}
		fmt.Fprintf(out, " %d", m.id)
	}
	for _, l := range n.links {
		fmt.Fprintf(out, " link on page %d", l.page+1)
	}
	if n.element != nil {
		var said code
		n.describe(&said)
		if len(said) > 0 {
			fmt.Fprintf(out, " %s", said)
		}
	}
	out.WriteByte('\n')
	for _, kid := range n.kids {
		dump(out, kid, indent+"  ")
	}
}

// The operators of a page, in readable form.
func TestContent(t *testing.T) {
	s := newSetter()
	s.newPage("1")
	p := s.doc.Root.Child(layout.ParagraphRole)
	body := text(roman)
	s.line(p, body, "To")
	s.line(p, body, "same element")
	narrow := body
	narrow.stretch, narrow.color = 985, theme.Color{R: 255}
	s.line(nil, narrow, "x")
	hyphenated := s.line(p, body, "inter\u00AD")
	hyphenated.Actual = "international"
	s.line(p, body, "national").Silent = true
	s.line(p, body, "on")
	first := s.page.Items[0].(*layout.Run)
	first.Glyphs[1].Rise = 2 * theme.Point
	s.draw(&layout.Line{X1: margin, Y1: s.y, X2: margin, Y2: s.y, Width: theme.Pt(40)})
	fill := theme.Gray(255)
	s.draw(&layout.Box{Width: 10 * theme.Point, Height: 10 * theme.Point, Fill: &fill})
	w := &writer{document: s.doc}
	contents, _ := w.contents()
	golden(t, "testdata/content.txt", contents[0])
}

// golden holds what was got against a file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff(name, want, "got", got); d != nil {
		t.Errorf("%s\nUPDATE_GOLDEN=1 rewrites it", d)
	}
}

// A cluster's glyphs must read as its characters, each of them once.
func TestTextOfClusters(t *testing.T) {
	for _, c := range []struct{ texts, want string }{
		{"a|ffi|b", "a|ffi|b"},
		{"x\u0301||y", "x|\u0301|y"},
		{"abc|||d", "a|b|c|d"},
		{"abcd|", "abc|d"},
		{"x||y", "x|\u200B|y"},
		{"|y", "\u200B|y"},
	} {
		var glyphs []layout.Glyph
		for _, text := range strings.Split(c.texts, "|") {
			glyphs = append(glyphs, layout.Glyph{Text: text})
		}
		var got []string
		for i := range glyphs {
			got = append(got, textOf(glyphs, i))
		}
		if joined := strings.Join(got, "|"); joined != c.want {
			t.Errorf("%q reads as %q, want %q", c.texts, joined, c.want)
		}
	}
}

// The pen must be where layout put it, however long the line.
func TestAdvancesNeverAddUpAnError(t *testing.T) {
	s := newSetter()
	s.newPage("1")
	r := s.line(s.doc.Root.Child(layout.ParagraphRole), text(roman), strings.Repeat("a ", 300))
	for i := range r.Glyphs[1:] { // what is behind the last glyph is not the run's
		r.Glyphs[i].Advance += theme.Length(i%7) * 1000 // as justification does
	}
	c := new(writer).newContent(s.page)
	c.items(s.page.Items)
	var want, pen int64 // in thousandths of a scaled point
	for _, g := range r.Glyphs {
		want += int64(g.Advance) * 1000
	}
	_, shown, _ := bytes.Cut(c.code, []byte("["))
	shown, _, _ = bytes.Cut(shown, []byte("]TJ"))
	for _, part := range bytes.FieldsFunc(shown, func(r rune) bool { return r == '<' || r == '>' }) {
		var adjust int64
		if _, err := fmt.Sscanf(string(part), "%d", &adjust); err == nil && len(part) < 4 {
			pen -= adjust * int64(r.Size)
			continue
		}
		for ; len(part) >= 4; part = part[4:] {
			var cid int
			if _, err := fmt.Sscanf(string(part[:4]), "%04X", &cid); err != nil {
				t.Fatal(err)
			}
			pen += int64(c.face.widths[cid]) * int64(r.Size)
		}
	}
	if off := want - pen; off > int64(r.Size)/2 || off < -int64(r.Size)/2 {
		t.Errorf("the pen is off by %d thousandths of a scaled point after %d glyphs", off, len(r.Glyphs))
	}
}

// A document that contradicts itself must not become a file that does.
func TestContradictions(t *testing.T) {
	for _, c := range []struct {
		name, want string
		damage     func(*layout.Document)
	}{
		{"no pages", "at least one page", func(d *layout.Document) { d.Pages = nil }},
		{"no structure", "no structure", func(d *layout.Document) { d.Root = nil }},
		{"stray element", "page 1: a P is not in the structure", func(d *layout.Document) {
			d.Pages[0].Items[0].(*layout.Run).Element = &layout.Element{Role: layout.ParagraphRole}
		}},
		{"missing glyph", `subset SourceSans3-SemiBold: no glyph for "F"`, func(d *layout.Document) { d.Pages[0].Items[0].(*layout.Run).Glyphs[0].ID = 0 }},
		{"link to nowhere", `page 2: no destination is called "gone"`, func(d *layout.Document) { d.Pages[1].Links[0].Destination = "gone" }},
		{"link without area", "has no area", func(d *layout.Document) { d.Pages[1].Links[0].Rects = nil }},
		{"link of nothing", "link's element", func(d *layout.Document) { d.Pages[1].Links[0].Element = nil }},
		{"bookmark to nowhere", `bookmark "1 Heat and work": no destination`, func(d *layout.Document) { d.Bookmarks[0].Destination = "gone" }},
		{"two places of a name", `two destinations are called "heat"`, func(d *layout.Document) { d.Destinations[1].ID = "heat" }},
		{"place outside", "on page 99 of 4", func(d *layout.Document) { d.Destinations[1].Page = 98 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := proof(t)
			c.damage(d)
			if _, err := Write(d); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %s", err, c.want)
			}
		})
	}
}

// A link from a Reference must be in a Link, or PDF/UA refuses it.
func TestReferenceGetsALink(t *testing.T) {
	s := newSetter()
	s.newPage("1")
	p := s.doc.Root.Child(layout.ParagraphRole)
	s.heading(s.doc.Root, 1, layout.Heading1, "", "Here", "here")
	s.link(p, "See ", "there", "here", "")
	area := s.page.Links[0]
	area.Element.Role = layout.ReferenceRole
	s.page.Links = append(s.page.Links, area) // as on a second page
	w := &writer{document: s.doc}
	_, owners := w.contents()
	tree, err := newStructure(s.doc, owners)
	if err != nil {
		t.Fatal(err)
	}
	for number := range s.page.Links {
		if _, err := tree.link(area, 0, number+1); err != nil {
			t.Fatal(err)
		}
	}
	tree.root.prune()
	var got bytes.Buffer
	dump(&got, tree.of[p], "")
	want := "P page 1: 1 3\n  Reference\n    Link page 1: 2 link on page 1 link on page 1\n"
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
	if owner := tree.pages[0][2]; owner.role != layout.LinkRole {
		t.Errorf("the parent tree leads to a %s", owner.role)
	}
}

// What archives and libraries are told of the document.
func TestMetadata(t *testing.T) {
	d := proof(t)
	d.Author = "A\x01da <Lovelace>"
	got := metadata(d, false)
	golden(t, "testdata/metadata.xml", got)
	if err := xml.Unmarshal(got, new(struct{})); err != nil {
		t.Errorf("not well-formed: %v", err)
	}
}

// Readers look names up by halving: in an unsorted list they find half of them.
func TestDestinationsAreSorted(t *testing.T) {
	var f file
	d := &layout.Document{
		Pages:        []*layout.Page{{Height: 100 * theme.Point}},
		Destinations: []layout.Destination{{ID: "b", Y: 10 * theme.Point}, {ID: "a:ü"}, {ID: "a"}, {ID: "a-z"}},
	}
	number := writeDestinations(&f, d, []int{7})
	want := `<</Names[(a)[7 0 R/XYZ 0 100 null](a-z)[7 0 R/XYZ 0 100 null](a:\303\274)[7 0 R/XYZ 0 100 null](b)[7 0 R/XYZ 0 90 null]]>>`
	if got := string(f.objects[number-1].body); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A figure on two pages has no rectangle; one that is named wrongly sends a
// magnifier to the wrong place.
func TestFrameOfFigures(t *testing.T) {
	s := newSetter()
	figures := []*layout.Element{s.doc.Root.Child(layout.FigureRole), s.doc.Root.Child(layout.FigureRole)}
	square := func(e *layout.Element) *layout.Box {
		return &layout.Box{X: margin, Y: s.y, Width: leading, Height: leading, Element: e}
	}
	s.newPage("1")
	s.draw(square(figures[0]))
	s.draw(square(figures[1].Child(layout.SpanRole)))
	s.newPage("2")
	s.y += leading
	s.draw(square(figures[0]))
	w := &writer{document: s.doc}
	_, owners := w.contents()
	tree, err := newStructure(s.doc, owners)
	if err != nil {
		t.Fatal(err)
	}
	tree.frame(s.doc.Pages)
	var got bytes.Buffer
	dump(&got, tree.root, "")
	want := "Document\n  Figure page 1: 0 page 2: 0 /A<</O/Layout/Placement/Block>>\n" +
		"  Figure /A<</O/Layout/Placement/Block/BBox[60 765.888 76 781.888 ]>>\n    Span page 1: 1\n"
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

func BenchmarkWrite100Pages(b *testing.B) {
	d := crowd(b, 100)
	for b.Loop() {
		data := write(b, d)
		b.SetBytes(int64(len(data)))
	}
	b.ReportMetric(100*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
