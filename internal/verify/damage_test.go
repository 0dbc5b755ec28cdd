package verify

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/render"
)

// These outputs are damaged on purpose. Were one of the damages not caught, or
// reported as something else, a real one could leave the house.

// checkCaught fails unless a mismatch reads as wanted and there are few of them: a
// report as long as the guide tells nothing.
func checkCaught(t *testing.T, list []*Mismatch, want string, most int) {
	t.Helper()
	var all strings.Builder
	caught := false
	for _, m := range list {
		caught = caught || m.String() == want
		all.WriteString("\n\t" + m.String())
	}
	if !caught || len(list) > most {
		t.Errorf("want %q among at most %d mismatches, have:%s", want, most, all.String())
	}
}

func replaceOnce(t *testing.T, text, old, new string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("there is no %q to damage", old)
	}
	return strings.Replace(text, old, new, 1)
}

const clarify = "steps/clarify/index.html"

func TestDamagedPagesAreCaught(t *testing.T) {
	g := guide(t, "", "")
	p := readBook(t, book(t, g.At(outline.Distilled)))
	sound := web(t, g, p)
	for _, c := range []struct{ name, path, old, new, want string }{
		{"word changed", clarify, "Precision and recall", "Precision and recal",
			`steps/clarify/index.html: chapter 1 "Clarify": word 3 is "recal", the outline has "recall"`},
		{"word dropped", clarify, "against each other", "against other",
			`steps/clarify/index.html: chapter 1 "Clarify": word 6 is missing: "each"`},
		{"word added", clarify, "against each other", "against each and other",
			`steps/clarify/index.html: chapter 1 "Clarify": word 7 is not in the outline: "and"`},
		{"words swapped", clarify, "recall trade", "trade recall",
			`steps/clarify/index.html: chapter 1 "Clarify": words 3 and 4 are swapped: "trade recall", the outline has "recall trade"`},
		{"space inside a word", clarify, "<em>hyphen</em>ation", "<em>hyphen</em> ation",
			`steps/clarify/index.html: chapter 1 "Clarify": from word 11 on 2 words differ: "hyphen ation", the outline has 1: "hyphenation"`},
		{"answer dropped", clarify, "<p>The answer.</p>", "",
			`steps/clarify/index.html: section "Who asks": words 15 to 16 are missing: "The answer."`},
		{"cell changed", clarify, `<td class="end">10</td>`, `<td class="end">11</td>`,
			`steps/clarify/index.html: section "Who asks": word 8 is "11", the outline has "10"`},
		{"code changed", clarify, "# a comment", "# the comment",
			`steps/clarify/index.html: section 1.2 "Compute": word 25 is "the", the outline has "a"`},
		{"words without a label", clarify, `<p class="label">Key point</p>`, `<p>Key point</p>`,
			`steps/clarify/index.html: section 1.1 "Ask questions": words 15 to 16 are not in the outline: "Key point"`},
		{"heading's text", clarify, "<h3>Who asks</h3>", "<h3>Who begs</h3>",
			`steps/clarify/index.html: section "Who asks": the title is "Who begs", the outline has "Who asks"`},
		{"heading's number", clarify, `<h2><span class="number">1.1</span>`, `<h2><span class="number">1.7</span>`,
			`steps/clarify/index.html: section 1.1 "Ask questions": the number is "1.7", the outline has "1.1"`},
		{"heading's level", clarify, "<h3>Who asks</h3>", "<h2>Who asks</h2>",
			`steps/clarify/index.html: section "Who asks": the heading is of level 2, the outline has 3`},
		{"heading dropped", clarify, "<h3>Who asks</h3>", "",
			`steps/clarify/index.html: section "Who asks": is missing`},
		{"heading added", clarify, "<h3>Who asks</h3>", `<h3>Who asks</h3><h3 id="new">New</h3>`,
			`steps/clarify/index.html: section "New": is not in the outline: "open task done task Name Value" and so on`},
		{"id renamed", clarify, `<section id="who">`, `<section id="whom">`,
			`steps/clarify/index.html: section "Who asks": the id is "steps/clarify:whom", the outline has "steps/clarify:who"`},
		{"id renamed, seen from a link", clarify, `<section id="who">`, `<section id="whom">`,
			`steps/measure/index.html: "../../steps/clarify/index.html#who" leads to #who, which no element of steps/clarify/index.html is called`},
		{"id twice", clarify, `<section id="who">`, `<section id="compute">`,
			`steps/clarify/index.html: two elements have the id "compute"`},
		{"link's target", "index.html", "https://example.com/a%20b", "https://example.com/c",
			`index.html: chapter "Welcome": the link "others" leads to https://example.com/c?c=d&e=f, the outline has https://example.com/a%20b?c=d&e=f`},
		{"link's chapter", "index.html", `<a href="steps/measure/index.html">measuring`, `<a href="after/index.html">measuring`,
			`index.html: chapter "Welcome": the link "measuring" leads to after/index.html, the outline has steps/measure/index.html`},
		{"link emptied", "index.html", `>others</a>`, `></a>others`,
			`index.html: chapter "Welcome": the link "" leads to https://example.com/a%20b?c=d&e=f, the outline has the link "others" to https://example.com/a%20b?c=d&e=f`},
		{"link removed", "index.html", `<a href="steps/measure/index.html">measuring</a>`, `measuring`,
			`index.html: chapter "Welcome": the link "measuring" to steps/measure/index.html is missing`},
		{"picture's words", clarify, `alt="A red square"`, `alt=""`,
			`steps/clarify/index.html: section 1.2 "Compute": picture 1 is "red.png", the outline has "red.png A red square"`},
		{"picture's file", clarify, `src="../../red.png"`, `src="../red.png"`,
			`steps/clarify/index.html: "../red.png" leads to steps/red.png, which no file is called`},
		{"note's words", clarify, "Cost is what you pay.", "Cost is what they pay.",
			`steps/clarify/index.html: note 2 of chapter 1 "Clarify": word 4 is "they", the outline has "you"`},
		{"note dropped", clarify, `<li id="fn-2">`, `<li>`,
			`steps/clarify/index.html: note 2 of chapter 1 "Clarify": is missing`},
		{"note reference dropped", clarify, `<sup class="noteref"><a href="#fn-1"`, `<sup data-chrome><a href="#fn-1"`,
			`steps/clarify/index.html: chapter 1 "Clarify": refers to the notes [], the outline to [1]`},
		{"page of the PDF", clarify, "p. " + p.LabelOf()["steps/clarify"] + "</a>", "p. 99</a>",
			`steps/clarify/index.html: says that book.pdf has "steps/clarify" on page "99", it is on page "` + p.LabelOf()["steps/clarify"] + `"`},
		{"place in the PDF", clarify, "nameddest=steps/clarify%3Awho", "nameddest=steps/clarify%3Awhom",
			`steps/clarify/index.html: "../../book.pdf#nameddest=steps/clarify%3Awhom" leads to a destination that book.pdf does not have`},
		{"digest", clarify, g.Digest, "0" + g.Digest[1:],
			`steps/clarify/index.html: the digest is "0` + g.Digest[1:] + `", the outline has "` + g.Digest + `"`},
		{"language", "404.html", `lang="en-US"`, `lang="de"`,
			`404.html: the language is "de", the outline has "en-US"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := damaged(t, sound, c.path, c.old, c.new)
			checkCaught(t, CompareSite(g, readSite(t, files), []*PDF{p}), c.want, 10)
		})
	}
}

// damaged returns the files with one text in one of them replaced: below the head
// of a page, whose description repeats the first words.
func damaged(t *testing.T, files []render.File, path, old, new string) []render.File {
	t.Helper()
	var list []render.File
	for _, f := range files {
		if f.Path == path {
			head, body, ok := strings.Cut(string(f.Data), "</head>")
			if !ok || !strings.Contains(body, old) {
				head, body = "", string(f.Data)
			} else {
				head += "</head>"
			}
			f.Data = []byte(head + replaceOnce(t, body, old, new))
		}
		list = append(list, f)
	}
	return list
}

func TestDamagedSitesAreCaught(t *testing.T) {
	g := guide(t, "", "")
	p := readBook(t, book(t, g.At(outline.Distilled)))
	measure := "steps/measure/index.html"
	for name, c := range map[string]struct {
		damage func(files map[string][]byte)
		want   string
	}{
		"page removed": {func(f map[string][]byte) { delete(f, measure) },
			`steps/measure/index.html: chapter 2 "Measure": the page is missing`},
		"page added": {func(f map[string][]byte) { f["new/index.html"] = f["after/index.html"] },
			`new/index.html: chapter "Afterword": is not in the outline`},
		"chapters swapped": {func(f map[string][]byte) { f[measure], f[clarify] = f[clarify], f[measure] },
			`steps/clarify/index.html: shows chapter 2 "Measure", the outline has chapter 1 "Clarify" here`},
		"article removed": {func(f map[string][]byte) {
			f[measure] = bytes.Replace(f[measure], []byte(`<article class="chapter">`), []byte(`<article>`), 1)
		}, `steps/measure/index.html: chapter 2 "Measure": the page shows no chapter`},
	} {
		t.Run(name, func(t *testing.T) {
			contents := map[string][]byte{}
			sound := web(t, g, p)
			for _, f := range sound {
				contents[f.Path] = f.Data
			}
			c.damage(contents)
			var files []render.File
			for path, data := range contents {
				files = append(files, render.File{Path: path, Data: data})
			}
			checkCaught(t, CompareSite(g, readSite(t, files), []*PDF{p}), c.want, 30)
		})
	}
}

// PDFs whose text was damaged are rendered from a guide that was.
func TestPDFsOfDamagedGuidesAreCaught(t *testing.T) {
	g := guide(t, "", "")
	full := g.At(outline.Full)
	for _, c := range []struct{ name, old, new, want string }{
		{"word changed", "Precision and recall", "Precision and recal",
			`book.pdf: chapter 1 "Clarify": word 3 is "recal", the outline has "recall"`},
		{"word dropped", "against each other", "against other",
			`book.pdf: chapter 1 "Clarify": word 6 is missing: "each"`},
		{"words swapped", "recall trade", "trade recall",
			`book.pdf: chapter 1 "Clarify": words 3 and 4 are swapped: "trade recall", the outline has "recall trade"`},
		{"cell changed", "rows | 10 ", "rows | 11 ",
			`book.pdf: section "Who asks": word 8 is "11", the outline has "10"`},
		{"code changed", "# a comment", "# the comment",
			`book.pdf: section 1.2 "Compute": word 25 is "the", the outline has "a"`},
		{"heading's text", "### Who asks", "### Who begs",
			`book.pdf: section "Who asks": the title is "Who begs", the outline has "Who asks"`},
		{"link's target", "https://example.com/note", "https://example.com/tone",
			`book.pdf: note 1 of chapter 1 "Clarify": the link "link" leads to https://example.com/tone, the outline has https://example.com/note`},
		{"link removed", "[clarifying](steps/clarify.md#ask-questions)", "clarifying",
			`book.pdf: chapter "Welcome": the link "clarifying" to steps/clarify/index.html#ask-questions is missing`},
		{"note's words", "Cost is what you pay", "Cost is what they pay",
			`book.pdf: note 2 of chapter 1 "Clarify": word 4 is "they", the outline has "you"`},
		{"note dropped", "[^cost]", "",
			`book.pdf: note 2 of chapter 1 "Clarify": is missing`},
		{"picture's words", "![A red square]", "![A blue square]",
			`book.pdf: section 1.2 "Compute": picture 1 is "A blue square", the outline has "A red square"`},
		{"title", "title: A small guide", "title: A large guide",
			`book.pdf: the title is "A large guide", the outline has "A small guide"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad := guide(t, c.old, c.new)
			bad.Digest = g.Digest
			checkCaught(t, ComparePDF(full, readBook(t, book(t, bad.At(outline.Full)))), c.want, 3)
		})
	}
}

func TestPDFsOfChangedOutlinesAreCaught(t *testing.T) {
	full := guide(t, "", "").At(outline.Full)
	for _, c := range []struct {
		name   string
		damage func(*outline.Guide)
		want   string
	}{
		{"heading's number", func(g *outline.Guide) { g.Chapters[1].Sections[0].Number = "1.7" },
			`book.pdf: section 1.1 "Ask questions": the number is "1.7", the outline has "1.1"`},
		{"reference's number", func(g *outline.Guide) { g.Chapters[1].Sections[0].Number = "1.7" },
			`book.pdf: the link "clarifying" says number "1.7", "steps/clarify:ask-questions" has "1.1"`},
		{"heading's level", func(g *outline.Guide) { g.Chapters[1].Sections[0].Sections[0].Level = 4 },
			`book.pdf: section "Who asks": the heading is of level 4, the outline has 3`},
		{"chapters swapped", func(g *outline.Guide) { g.Chapters[1], g.Chapters[2] = g.Chapters[2], g.Chapters[1] },
			`book.pdf: chapter 1 "Clarify": stands after chapter 2 "Measure", the outline has it after chapter "Welcome"`},
		{"chapter dropped", func(g *outline.Guide) { g.Chapters = g.Chapters[:3] },
			`book.pdf: chapter "Afterword": is missing`},
		{"section dropped", func(g *outline.Guide) { g.Chapters[2].Sections = g.Chapters[2].Sections[:1] },
			`book.pdf: section 2.2 "Online": is missing`},
		{"sections swapped", func(g *outline.Guide) {
			s := g.Chapters[2].Sections
			s[0], s[1] = s[1], s[0]
		}, `book.pdf: section 2.1 "Offline": stands after section 2.2 "Online", the outline has it after chapter 2 "Measure"`},
		{"digest", func(g *outline.Guide) { g.Digest = strings.Repeat("0", 64) },
			`book.pdf: the digest is "` + strings.Repeat("0", 64) + `", the outline has "` + full.Digest + `"`},
		{"language", func(g *outline.Guide) { g.Language = "de" },
			`book.pdf: the language is "de", the outline has "en-US"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad := guide(t, "", "").At(outline.Full)
			c.damage(bad)
			checkCaught(t, ComparePDF(full, readBook(t, book(t, bad))), c.want, 7)
		})
	}
}

func TestDamagedPDFObjectsAreCaught(t *testing.T) {
	full := guide(t, "", "").At(outline.Full)
	sound := expand(t, book(t, full))
	for _, c := range []struct{ name, old, new, want string }{
		{"page removed", "9 0 R 11 0 R", "11 0 R",
			`book.pdf: the destination "steps/clarify:compute" leads to no page of the file`},
		{"page removed, count kept", "9 0 R 11 0 R", "11 0 R",
			`book.pdf: the file has 5 pages and says that it has 6`},
		{"destination moved", "(steps/measure) [11 0 R", "(steps/measure) [9 0 R",
			`book.pdf: chapter 2 "Measure": stands on page 3, its destination is on page 2`},
		{"contents", "(steps/measure) [11 0 R", "(steps/measure) [9 0 R",
			`book.pdf: the link "Measure" says page "3", "steps/measure" is on page "2"`},
		{"id renamed", "(steps/clarify:who) [", "(steps/clarify:whom) [",
			`book.pdf: no destination is called "steps/clarify:who"`},
		{"bookmark's title", "/Title (1 Clarify)", "/Title (1 Clarity)",
			`book.pdf: bookmark steps/clarify: the title is "1 Clarity", the outline has "1 Clarify"`},
		{"bookmark's destination", "/Dest (steps/measure:online) /SE", "/Dest (steps/measure:offline) /SE",
			`book.pdf: bookmark steps/measure:online: the destination is "steps/measure:offline", the outline has "steps/measure:online"`},
		{"link's target", "/URI (https://example.com/a", "/URI (https://example.com/z",
			`book.pdf: chapter "Welcome": the link "others" leads to https://example.com/z%20b?c=d&e=f, the outline has https://example.com/a%20b?c=d&e=f`},
		{"link's destination", "/Contents (asked) /Dest (steps/clarify:who)", "/Contents (asked) /Dest (after)",
			`book.pdf: chapter 2 "Measure": the link "asked" leads to after/index.html, the outline has steps/clarify/index.html#who`},
		{"web page", "/URI (https://example.org/guide/steps/measure/#online)", "/URI (https://example.org/guide/)",
			`book.pdf: section 2.2 "Online": its number leads to "https://example.org/guide/", its web page is https://example.org/guide/steps/measure/#online`},
		{"heading's level", "/S /H3", "/S /H2",
			`book.pdf: section "Who asks": the heading is of level 2, the outline has 3`},
		{"heading as paragraph", "/S /H3", "/S /P",
			`book.pdf: section "Who asks": is missing`},
		{"text out of the structure", "/S /BlockQuote", "/S /Artifact",
			`book.pdf: section 2.1 "Offline": words 1 to 4 are missing: "A quotation stands here."`},
		{"page labels", "/PageLabels", "/PageNames",
			`book.pdf: the link "Welcome" says page "1", "index" is on page "3"`},
		{"digest", "sha256:", "sha1:",
			`book.pdf: the digest is "sha1:` + full.Digest + `", the outline has "` + full.Digest + `"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad := packed(replaceOnce(t, sound, c.old, c.new))
			checkCaught(t, ComparePDF(full, readBook(t, bad)), c.want, 30)
		})
	}
}

// A destination on the right page but below its heading hides the heading.
func TestMovedDestinationsAreCaught(t *testing.T) {
	full := guide(t, "", "").At(outline.Full)
	height := regexp.MustCompile(`(\(steps/measure:online\) \[\d+ 0 R /XYZ 0 )[0-9.]+`)
	for _, c := range []struct{ to, want string }{
		{"20", `book.pdf: section 2.2 "Online": its destination is `},
		{"9999", `book.pdf: section 2.2 "Online": its destination is `},
	} {
		bad := height.ReplaceAllString(expand(t, book(t, full)), "${1}"+c.to)
		list := ComparePDF(full, readBook(t, packed(bad)))
		if len(list) != 1 || !strings.HasPrefix(list[0].String(), c.want) {
			t.Errorf("destination at %s: %v", c.to, list)
		}
	}
}

// Writers need not say which heading a bookmark leads to: then its title does,
// even if two headings have the same.
func TestHeadingsAreKnownByBookmarks(t *testing.T) {
	full := guideIn(t, "testdata/edges.txt", "", "").At(outline.Full)
	bad := regexp.MustCompile(`/SE \d+ 0 R`).ReplaceAllString(expand(t, book(t, full)), "")
	for _, m := range ComparePDF(full, readBook(t, packed(bad))) {
		t.Error(m)
	}
}

// The one page must be one page, whatever else is right about it.
func TestSecondSheetIsCaught(t *testing.T) {
	full := guide(t, "", "").At(outline.Full)
	p := readBook(t, book(t, full))
	p.Sheets = 1
	checkCaught(t, ComparePDF(full, p), "book.pdf: the file has 6 pages, this edition has 1", 1)
}
