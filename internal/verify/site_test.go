package verify

import (
	"fmt"
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/render"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"
)

func TestHandWrittenPageIsRead(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/page.txt")
	if err != nil {
		t.Fatal(err)
	}
	page, want := archive.Files[0], archive.Files[1].Data
	s := readSite(t, []render.File{{Path: page.Name, Data: page.Data}})
	if got := siteSummary(s); got != string(want) {
		t.Errorf("%s", diff.Diff("got", []byte(got), "want", want))
	}
}

func siteSummary(s *Site) string {
	var b strings.Builder
	links := func(list []Link) {
		for _, l := range list {
			fmt.Fprintf(&b, "\tlink %q %s\n", l.Text, l.Target)
		}
	}
	for _, p := range s.Pages {
		fmt.Fprintf(&b, "page %s language %q digest %q chapter %q\n", p.Path, p.Language, p.Digest, p.ChapterID)
		for _, x := range p.Chapter.Passages {
			fmt.Fprintf(&b, "h%d %q %q %q\n\t%s\n", x.Level, x.ID, x.Number, x.Title, x.Words)
			links(x.Links)
			for _, i := range x.Images {
				fmt.Fprintf(&b, "\tpicture %q %q\n", i.Path, i.Alt)
			}
			if x.Refs != nil {
				fmt.Fprintf(&b, "\tnotes %v\n", x.Refs)
			}
		}
		for _, n := range p.Chapter.Notes {
			fmt.Fprintf(&b, "note %d %s\n", n.Number, n.Words)
			links(n.Links)
		}
		for _, r := range p.PageRefs {
			fmt.Fprintf(&b, "page reference %s %q %q\n", r.File, r.ID, r.Label)
		}
		fmt.Fprintf(&b, "ids %s\nrefs %s\n", strings.Join(p.ids, " "), strings.Join(p.refs, " "))
	}
	return b.String()
}

// Two files of one path would overwrite each other, and only one would be read.
func TestTwoFilesOfOnePathAreAnError(t *testing.T) {
	_, err := ReadSite([]render.File{{Path: "a.html"}, {Path: "b.css"}, {Path: "a.html"}})
	if err == nil || err.Error() != `two files are called "a.html"` {
		t.Errorf("error %v", err)
	}
}

// A site must work in any folder: an address that is taken for another hides a
// dead link.
func TestAddressesAreResolved(t *testing.T) {
	for _, c := range []struct {
		page, href, want string
		ok               bool
	}{
		{"index.html", "a/index.html", "a/index.html", true},
		{"a/b/index.html", "../c/index.html#x", "a/c/index.html#x", true},
		{"a/b/index.html", "#x", "a/b/index.html#x", true},
		{"a/b/index.html", "", "a/b/index.html", true},
		{"a/b/index.html", "../", "a/index.html", true},
		{"a/index.html", "..", "index.html", true},
		{"a/index.html", "p%C3%A9.png?v=1#f%20g", "a/pé.png#f g", true},
		{"a/index.html", "100%.png", "a/100%.png", true},
		{"a/index.html", "mailto:a@b.c", "mailto:a@b.c", true},
		{"a/index.html", "//host/x", "//host/x", true},
		{"a/index.html", "https://e.org/%20#x", "https://e.org/%20#x", true},
		{"a/index.html", "../../x.css", "../x.css", false},
		{"a/index.html", "/x.css", "/x.css", false},
	} {
		if got, ok := resolve(c.page, c.href); got != c.want || ok != c.ok {
			t.Errorf("resolve(%q, %q) = %q, %v; want %q, %v", c.page, c.href, got, ok, c.want, c.ok)
		}
	}
}

// What an author's own HTML says is text of the site, and none of a PDF.
func TestRawHTMLIsTold(t *testing.T) {
	c := &outline.Chapter{ID: "index", Title: text("T"), Blocks: []outline.Block{
		&outline.Paragraph{Text: []outline.Inline{
			&outline.Text{Value: "a"}, &outline.InlineHTML{Text: "<i>"}, &outline.Text{Value: "b"}, &outline.InlineHTML{Text: "</i>"},
			&outline.InlineHTML{Text: "<script>"}, &outline.Text{Value: "not"}, &outline.InlineHTML{Text: "</script>"},
		}},
		&outline.HTML{Text: "<div>c<br>d <span class=label>not</span><style>not</style></div>"},
	}}
	g := &outline.Guide{Chapters: []*outline.Chapter{c}}
	for html, want := range map[bool]string{true: "ab c d", false: "abnot"} {
		told := expectation{address: siteAddress, html: html}.chapters(g)
		if got := told[0].Passages[0].Words; got != want {
			t.Errorf("html %v: told %q, want %q", html, got, want)
		}
	}
}

func text(s string) []outline.Inline { return []outline.Inline{&outline.Text{Value: s}} }
