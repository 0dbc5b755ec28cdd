package site_test

import (
	"strings"
	"testing"
)

// A reader sees where in the guide a page stands and what is near it, however
// large the part is.
func TestMenuOfALargePart(t *testing.T) {
	t.Parallel()
	files := build(t, guideOf(100, 60))
	menu := between(t, files["chapter-0030/index.html"], `<nav class="part"`, "</nav>")
	for text, want := range map[string]bool{
		`<summary>Part 0000</summary>`:                     true,
		`#part:1">Earlier chapters</a>`:                    true,
		`#part:1">Later chapters</a>`:                      true,
		"chapter-0009/":                                    false,
		"chapter-0010/":                                    true,
		`chapter-0030/index.html" aria-current="page"`:     true,
		"chapter-0050/":                                    true,
		"chapter-0051/":                                    false,
		`Part after:</span> Part 0001`:                     true,
		`Part before:`:                                     false,
		`<a href="../chapter-0060/index.html"><span class`: true,
	} {
		if strings.Contains(menu, text) != want {
			t.Errorf("the menu holds %q: %t, want %t:\n%s", text, !want, want, menu)
		}
	}
	turn := between(t, files["chapter-0060/index.html"], `<nav class="turn"`, "</nav>")
	for _, text := range []string{`<a rel="prev" href="../chapter-0059/index.html">`, `<a rel="next" href="../chapter-0061/index.html">`} {
		if !strings.Contains(turn, text) {
			t.Errorf("the page lacks %s:\n%s", text, turn)
		}
	}
}

// A page nested in others leads to each of them.
func TestTrail(t *testing.T) {
	t.Parallel()
	g := read(t, folder("guide.yaml", "title: T\nname: t\n",
		"SUMMARY.md", "# Summary\n\n# Part\n\n- [A](a.md)\n  - [B]()\n    - [C](c.md)\n  - [D](d.md)\n",
		"a.md", "# A\n", "c.md", "# C\n", "d.md", "# D\n"))
	crumbs := between(t, build(t, g)["c/index.html"], `<nav class="crumbs"`, "</nav>")
	want := `<nav class="crumbs" aria-label="Breadcrumbs">
<ol>
<li><a href="../index.html">T</a></li>
<li><a href="../index.html#part:1">Part</a></li>
<li><a href="../a/index.html"><span class="number">1</span> A</a></li>
<li><span class="number">1.1</span> B</li>
</ol>
</nav>`
	if crumbs != want {
		t.Errorf("got %s, want %s", crumbs, want)
	}
}
