package source

import (
	"testing"
)

// Authors mend from top to bottom: faults must come in the order of the files,
// and the same fault once, though two chapters include its file.
func TestErrorListSort(t *testing.T) {
	a := NewFile("a.md", []byte("one\ntwo\n"))
	b := NewFile("b.md", []byte("one\n"))
	twice := Join("a.md", []Piece{{At: b.Span(0, 4)}})
	var l ErrorList
	l.Add(b.Span(0, 3), "wrong", "mend it")
	l.Add(a.Span(5, 6), "late", "")
	l.Add(a.Span(4, 5), "z", "")
	l.Warn(a.Span(4, 5), "b", "")
	l.Add(a.Span(4, 7), "b", "")
	l.Add(twice.Span(0, 3), "wrong", "mend it")
	l.Add(Span{}, "everywhere", "")
	l.Sort()
	want := `everywhere
a.md:2:1: b
a.md:2:1: warning: b
a.md:2:1: z
a.md:2:2: late
b.md:1:1: wrong
	hint: mend it`
	if got := l.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A warning must not stop a build, and a fault must.
func TestErrorListErr(t *testing.T) {
	f := NewFile("a.md", nil)
	var l ErrorList
	if l.Fatal() || l.Err() != nil {
		t.Error("an empty list is fatal")
	}
	l.Warn(f.Span(0, 0), "odd", "")
	if l.Fatal() || l.Err() != nil {
		t.Error("a warning is fatal")
	}
	l.Add(f.Span(0, 0), "bad", "")
	if !l.Fatal() || l.Err() == nil {
		t.Error("a fault is not fatal")
	}
}

// A hint that names the wrong word is worse than none.
func TestNearest(t *testing.T) {
	candidates := []string{"title", "subtitle", "language", "détail", "base_url"}
	for word, want := range map[string]string{
		"titel":     "title",
		"Title":     "title",
		"languages": "language",
		"detail":    "détail",
		"baseurl":   "base_url",
		"titles":    "title",
		"color":     "",
		"":          "",
		"x":         "",
	} {
		if got := Nearest(word, candidates); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
	if got := Nearest("abc", []string{"abd", "abe"}); got != "abd" {
		t.Errorf("of two that are as near, %q wins, not the first", got)
	}
	if got := DidYouMean("titel", candidates, "no"); got != `did you mean "title"?` {
		t.Errorf("DidYouMean = %q", got)
	}
	if got := DidYouMean("zzz", candidates, "write a key"); got != "write a key" {
		t.Errorf("DidYouMean = %q", got)
	}
}

// FuzzNearest holds the distance that stops early against the one that does not.
func FuzzNearest(f *testing.F) {
	f.Add("titel", "title", 2)
	f.Add("ca", "abc", 3)
	f.Add("größe", "grösse", 1)
	f.Fuzz(func(t *testing.T, a, b string, enough int) {
		enough = min(max(enough, 0), 100)
		all := distance([]rune(a), b, len(a)+len(b)+1)
		if got := distance([]rune(a), b, enough); min(got, enough) != min(all, enough) {
			t.Errorf("from %q to %q are %d edits, but %d if %d are enough", a, b, all, got, enough)
		}
	})
}
