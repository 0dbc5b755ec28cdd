package site

import (
	"html"
	"net/url"
	"strings"
	"testing"
)

// A path that is not encoded leads to another file, or to none.
func TestAppendPath(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"framework/1-clarify/index.html": "framework/1-clarify/index.html",
		"a b/ü#?%:&\"'.html":             "a%20b/%C3%BC%23%3F%25%3A%26%22%27.html",
	} {
		if got := string(appendPath(nil, path)); got != want {
			t.Errorf("the path %q is written %q, want %q", path, got, want)
		}
	}
}

// An author's URL stands as it was written, but for what no URL may hold.
func TestAppendURL(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://example.org/a?b=1&c=%20#d": "https://example.org/a?b=1&amp;c=%20#d",
		"https://example.org/a b\"<ü>":      "https://example.org/a%20b%22%3C%C3%BC%3E",
		"mailto:a@example.org":              "mailto:a@example.org",
	} {
		if got := string(appendURL(nil, address)); got != want {
			t.Errorf("the URL %q is written %q, want %q", address, got, want)
		}
	}
}

// Text that is not escaped becomes markup, and what is escaped wrongly becomes
// other text.
func FuzzAppendEscaped(f *testing.F) {
	f.Add("plain")
	f.Add(`<a href="x">&amp;</a>`)
	f.Add("&lt;ü\x00")
	f.Fuzz(func(t *testing.T, text string) {
		got := string(appendEscaped(nil, text))
		if strings.ContainsAny(got, `<>"`) {
			t.Errorf("%q is written %q", text, got)
		}
		if back := html.UnescapeString(got); back != text {
			t.Errorf("%q is read back as %q", text, back)
		}
		path, err := url.PathUnescape(string(appendPath(nil, text)))
		if err != nil || path != text {
			t.Errorf("the path %q is read back as %q, %v", text, path, err)
		}
	})
}

// Words are counted as readers count them, whatever marking runs through them.
func TestWordage(t *testing.T) {
	t.Parallel()
	var w wordage
	w.add("one two")
	w.add("-half, ")
	w.add("three")
	w.end()
	w.add("four")
	if n := w.take(); n != 4 {
		t.Errorf("counted %d words, want 4", n)
	}
	if n := w.take(); n != 0 {
		t.Errorf("counted %d words anew, want 0", n)
	}
}
