package site_test

import (
	"strings"
	"testing"

	"fieldguide/internal/outline"
)

const (
	linesPage    = "one-page/index.html"
	downloadPage = "download/index.html"
	timerPage    = "timer/index.html"
)

// A link to a page that is not there, or a page of nothing, is worse than none.
func TestAddedPages(t *testing.T) {
	t.Parallel()
	bare := build(t, read(t, folder("SUMMARY.md", "- [A](a.md)\n", "a.md", "# A\n\nText.\n")))
	for _, path := range []string{linesPage, downloadPage, timerPage} {
		if _, ok := bare[path]; ok {
			t.Errorf("a guide without lines, PDFs and plans has %s", path)
		}
		if strings.Contains(bare["index.html"], path) {
			t.Errorf("its home page leads to %s", path)
		}
	}
	g := read(t, folder("guide.yaml", "title: T\nname: t\ntimer: a.md\n", "SUMMARY.md", "- [A](a.md)\n",
		"a.md", "# A\n\n> [!LINE]\n> - Ask first.\n\n## Plan\n\n```sums\nask = 5 -> a card\ndraw = 10\ntotal = sum = 15\n```\n"))
	files := build(t, g, editions(g)...)
	for _, c := range []struct{ path, want string }{
		{linesPage, `<h2><span class="number">1</span> <a href="../a/index.html">A</a></h2>`},
		{linesPage, "<li>Ask first."},
		{linesPage, `<a href="../t-one-page.pdf">A4, 1.2 MB</a>.</p>`},
		{downloadPage, `<a href="../t-letter.pdf">Letter PDF</a>`},
		{downloadPage, strings.Repeat("0f", 32)},
		{downloadPage, "One printed sheet"},
		{timerPage, "<h2>15 minutes</h2>"},
		{timerPage, `<tr data-minutes="5"><th scope="row">ask</th><td class="end">0</td><td class="end">5</td><td>a card</td></tr>`},
		{timerPage, `<tr data-minutes="10"><th scope="row">draw</th><td class="end">5</td><td class="end">15</td><td></td></tr>`},
		{timerPage, `From <a href="../a/index.html#plan">A</a>.`},
	} {
		if !strings.Contains(files[c.path], c.want) {
			t.Errorf("%s lacks %s:\n%s", c.path, c.want, files[c.path])
		}
	}
	for path, page := range files {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		header := between(t, page, `<header class="site">`, "</header>")
		for _, to := range []string{linesPage, downloadPage, timerPage} {
			if !strings.Contains(header, to) {
				t.Errorf("%s does not lead to %s", path, to)
			}
		}
	}
}

// A carry-on that is all of the guide must not pass for a selection.
func TestOffers(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"# A\n\nText.\n":                     `<span class="time">A week</span> <strong>Carry-on</strong> <span class="for">Every word of the site,`,
		"# A\n\nText.\n\n> [!KEY]\n> Key.\n": `<span class="time">An hour</span> <strong>Carry-on</strong> <span class="for">Decisions,`,
	} {
		g := read(t, folder("guide.yaml", "title: T\n", "SUMMARY.md", "- [A](a.md)\n", "a.md", text))
		e := editionOf(g, outline.Distilled, "a4", "t.pdf")
		if home := build(t, g, e)["index.html"]; !strings.Contains(home, want) {
			t.Errorf("%q: the home page lacks %s:\n%s", text, want, home)
		}
	}
}
