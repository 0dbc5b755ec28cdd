package site_test

import (
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"

	"fieldguide/internal/outline"
	"fieldguide/internal/render"
	"fieldguide/internal/site"
)

// A site that lacks one of these files is not found, not indexed, not styled,
// or not shown by GitHub Pages at all.
func TestFiles(t *testing.T) {
	t.Parallel()
	want := []string{
		".nojekyll", "404.html", "assets/LICENSE-MiniSearch.txt", "assets/card.png",
		"assets/faces/LICENSE-JetBrainsMono.txt", "assets/faces/LICENSE-STIXTwoMath.txt",
		"assets/faces/LICENSE-SourceSans3.txt", "assets/faces/LICENSE-SourceSerif4.txt",
		"assets/faces/jetbrains-mono-regular.woff2",
		"assets/faces/source-sans-3-regular.woff2", "assets/faces/source-sans-3-semibold.woff2",
		"assets/faces/source-serif-4-italic.woff2", "assets/faces/source-serif-4-regular.woff2", "assets/faces/source-serif-4-semibold.woff2",
		"assets/faces/stix-two-math.woff2", "assets/icon.svg", "assets/minisearch.js", "assets/search-index.js", "assets/search.js", "assets/site.css", "assets/site.js", "assets/theme.js",
		"framework/clarify/index.html", "framework/limits/index.html", "framework/overview/index.html",
		"index.html", "odd names/a#b & ü/index.html", "one-page/index.html", "outline.json", "pictures/dot (1).png",
		"sitemap.xml", "sources/index.html", "sw.js",
	}
	if got := slices.Sorted(maps.Keys(build(t, sample(t)))); !slices.Equal(got, want) {
		t.Errorf("the files are %q, want %q", got, want)
	}
}

// Programs that read outline.json depend on every key of it.
func TestOutlineJSON(t *testing.T) {
	t.Parallel()
	const golden = "testdata/outline.json"
	g := sample(t)
	g.Digest = strings.Repeat("a5", 32)
	got := build(t, g, editions(g)...)["outline.json"]
	// What the site weighs changes with every rule of its stylesheet.
	head, outputs, _ := strings.Cut(got, `"outputs"`)
	outputs = strings.Replace(outputs, between(t, outputs, `"bytes": `, ",\n"), `"bytes": 0,`+"\n", 1)
	outputs = strings.Replace(outputs, between(t, outputs, `"digest": "`, `"`), `"digest": ""`, 1)
	got = head + `"outputs"` + outputs
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff(golden, want, "rendered", []byte(got)); d != nil {
		t.Errorf("%s", d)
	}
}

// A site that differs between two builds cannot be compared, cached or signed.
func TestSameBytes(t *testing.T) {
	g := sample(t)
	renderer := &site.Renderer{Editions: editions(g), Lines: g.At(outline.OnePage).Lines()}
	var first []render.File
	for _, procs := range []int{1, 8, 8} {
		before := runtime.GOMAXPROCS(procs)
		files, err := renderer.Render(g.At(outline.Full))
		runtime.GOMAXPROCS(before)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = files
		}
		same := slices.EqualFunc(first, files, func(a, b render.File) bool {
			return a.Path == b.Path && string(a.Data) == string(b.Data)
		})
		if !same {
			t.Errorf("at GOMAXPROCS %d the files differ", procs)
		}
	}
}

// A chapter names the page of the carry-on on A4 that it begins on, by the
// number that is printed there.
func TestCarryOnPages(t *testing.T) {
	t.Parallel()
	g := sample(t)
	page := build(t, g, editions(g)...)["framework/clarify/index.html"]
	for _, want := range []string{
		`<a class="in-carry-on" href="../../sample.pdf#nameddest=framework/clarify">In the carry-on: p. 2</a>`,
		`<a class="in-carry-on" href="../../sample.pdf#nameddest=framework/clarify%3Aask-first">carry-on p. 2</a>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(build(t, g)["framework/clarify/index.html"], "carry-on") {
		t.Error("a site without PDFs names pages of them")
	}
}

// The home page is there without a chapter of its own, and offers all papers.
func TestHome(t *testing.T) {
	t.Parallel()
	g := read(t, folder("guide.yaml", "title: T\nname: t\nsubtitle: S\n", "SUMMARY.md", "- [A](a.md)\n- [B]()\n", "a.md", "# A\n\nText.\n"))
	home := build(t, g, editions(g)...)["index.html"]
	for _, want := range []string{
		`<h1 class="name">T</h1>`, `<title>T: S</title>`,
		`<a class="read" href="a/index.html">Start with A</a>`,
		"<a href=\"t-letter.pdf\">Letter<span class=\"dim\"> PDF, 3 pages, 1.2 MB</span></a>\n<a href=\"t.pdf\">A4<",
		`<a href="a/index.html"><span class="number">1</span> A</a>`,
		`<span class="draft"><span class="number">2</span> B</span>`,
	} {
		if !strings.Contains(home, want) {
			t.Errorf("the home page lacks %s:\n%s", want, home)
		}
	}
	if strings.Contains(home, "fieldguide-chapter") {
		t.Error("the home page says that it is a chapter")
	}
}

// GitHub Pages shows 404.html at any address, from which relative links lead
// nowhere.
func TestMissingPage(t *testing.T) {
	t.Parallel()
	if page := build(t, sample(t))["404.html"]; !strings.Contains(page, `<base href="/sample%20guide/">`) {
		t.Errorf("the page for missing ones does not say where the site is:\n%s", page)
	}
}

// A page that carries raw HTML cannot promise to ask nothing of other hosts;
// every other page does, and forbids it.
func TestContentSecurityPolicy(t *testing.T) {
	t.Parallel()
	for path, page := range build(t, sample(t)) {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		raw := path == "framework/clarify/index.html"
		if strings.Contains(page, "Content-Security-Policy") == raw {
			t.Errorf("%s: raw HTML is %t, and so is its policy", path, raw)
		}
	}
}

// A page must not load for every reader what only those who search need, and must
// not show a button that does nothing without a script.
func TestSearchWaitsForTheReader(t *testing.T) {
	t.Parallel()
	for path, page := range build(t, sample(t)) {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		if button := between(t, page, `<button type="button" class="search"`, ">"); !strings.Contains(button, " hidden") {
			t.Errorf("%s: the button is %s", path, button)
		}
		for _, file := range []string{"assets/search.js", "assets/minisearch.js", "assets/search-index.js"} {
			if strings.Contains(page, file) {
				t.Errorf("%s asks for %s", path, file)
			}
		}
	}
}

// The guide's description is written for search engines; the first words of its
// home page are not.
func TestHomeSummary(t *testing.T) {
	t.Parallel()
	for description, want := range map[string]string{"": "Said in guide.yaml.", "---\ndescription: Said in the chapter.\n---\n": "Said in the chapter."} {
		g := read(t, folder("guide.yaml", "title: T\ndescription: Said in guide.yaml.\n", "SUMMARY.md", "- [Home](README.md)\n- [A](a.md)\n",
			"README.md", description+"# Home\n\nHome text.\n", "a.md", "# A\n\nChapter text.\n"))
		files := build(t, g)
		for path, summary := range map[string]string{"index.html": want, "a/index.html": "Chapter text."} {
			if !strings.Contains(files[path], `<meta name="description" content="`+summary+`">`) {
				t.Errorf("%s is not summed up as %q", path, summary)
			}
		}
	}
}
