package load

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fieldguide/internal/outline"
)

// checkTargets sees that ids are unique and that links and pictures lead to what
// is in the guide.
func checkTargets(t *testing.T, g *outline.Guide) {
	t.Helper()
	ids := map[string]bool{}
	take := func(id string) {
		if ids[id] || id == "" {
			t.Errorf("the id %q is not unique", id)
		}
		ids[id] = true
	}
	assets := map[*outline.Asset]bool{}
	for _, a := range g.Assets {
		assets[a] = true
	}
	for _, c := range g.Chapters {
		take(c.ID)
		for s := range c.All() {
			take(s.ID)
		}
		for _, anchor := range c.Anchors() {
			take(c.ID + ":" + anchor)
		}
	}
	for _, c := range g.Chapters {
		c.Inspect(func(b outline.Block, i outline.Inline) {
			switch b := b.(type) {
			case *outline.Diagram:
				if b.Scene == nil || b.Narrow == nil || b.Narrow.Width > b.Scene.Width {
					t.Errorf("a diagram of %s has no scene", c.ID)
				}
			case *outline.Figure:
				if !assets[b.Image.Asset] {
					t.Errorf("a figure of %s has no asset", c.ID)
				}
			}
			switch i := i.(type) {
			case *outline.Image:
				if !assets[i.Asset] {
					t.Errorf("a picture of %s has no asset", c.ID)
				}
			case *outline.Link:
				if to := i.Target; to.URL == "" && !assets[to.Asset] && !ids[to.ID()] {
					t.Errorf("a link of %s leads to %+v, which is not there", c.ID, to)
				}
			}
		})
	}
}

// chapters returns a guide of so many chapters that link to each other, with a fault
// in every tenth if faulty.
func chapters(n int, faulty bool) fstest.MapFS {
	fsys := fstest.MapFS{"part.md": {Data: []byte("Included *text* [back](c0.md).\n")}}
	var summary strings.Builder
	for i := range n {
		fmt.Fprintf(&summary, "- [Chapter %d](c%d.md)\n", i, i)
		var text strings.Builder
		fmt.Fprintf(&text, "# Chapter %d\n\n{{#include part.md}}\n\n[Next](c%d.md#section-1)\n", i, (i+1)%n)
		for s := range 3 {
			fmt.Fprintf(&text, "\n## Section %d\n\nText[^n]. See [above](#section-0).\n", s)
		}
		text.WriteString("\n[^n]: A note.\n")
		if faulty && i%10 == 0 {
			text.WriteString("\n[gone](gone.md) [gone](#gone)\n")
		}
		fsys[fmt.Sprintf("c%d.md", i)] = &fstest.MapFile{Data: []byte(text.String())}
	}
	fsys["SUMMARY.md"] = &fstest.MapFile{Data: []byte(summary.String())}
	return fsys
}

// Chapters are read many at a time: what is read first must leave no trace in
// the guide or in the order of the faults.
func TestSameAtAnyProcessors(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	for _, faulty := range []bool{false, true} {
		fsys := chapters(60, faulty)
		var want string
		for i, processors := range []int{1, 8, 8, 3} {
			runtime.GOMAXPROCS(processors)
			guide, faults, err := Guide(fsys, Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := faults.Error()
			if guide != nil {
				got += guide.Digest + string(dump(guide))
			}
			if i == 0 {
				want = got
			}
			if got != want {
				t.Errorf("with %d processors the result is another", processors)
			}
			if faulty && len(faults) != 12 || !faulty && len(faults) != 0 {
				t.Errorf("%d faults: %v", len(faults), faults)
			}
		}
	}
}

// Two outputs bear the same digest if and only if they were made from the same
// text: one byte of any file that was read makes another.
func TestDigest(t *testing.T) {
	base := func() fstest.MapFS {
		return fstest.MapFS{
			"guide.yaml": {Data: []byte("title: T\n")},
			"SUMMARY.md": {Data: []byte("- [A](a.md)\n")},
			"a.md":       {Data: []byte("# A\n\n{{#include p.md}}\n\n[data](d.csv)\n")},
			"p.md":       {Data: []byte("Part.\n")},
			"d.csv":      {Data: []byte("a,b\n")},
			"unread.txt": {Data: []byte("x\n")},
		}
	}
	digest := func(fsys fstest.MapFS, o Options) string {
		t.Helper()
		guide, faults, err := Guide(fsys, o)
		if err != nil || guide == nil {
			t.Fatal(faults, err)
		}
		return guide.Digest
	}
	want := digest(base(), Options{})
	if len(want) != 64 {
		t.Errorf("the digest %q is no SHA-256", want)
	}
	seen := map[string]string{want: "the guide itself"}
	for _, name := range []string{"guide.yaml", "SUMMARY.md", "a.md", "p.md", "d.csv"} {
		fsys := base()
		fsys[name] = &fstest.MapFile{Data: append(bytes.Clone(fsys[name].Data), '\n')}
		got := digest(fsys, Options{})
		if other, ok := seen[got]; ok {
			t.Errorf("a change of %s gives the digest of %s", name, other)
		}
		seen[got] = name
	}
	fsys := base()
	fsys["unread.txt"].Data = []byte("y\n")
	if digest(fsys, Options{}) != want {
		t.Error("a file that is not part of the guide changes the digest")
	}
	if digest(base(), Options{Date: time.Unix(1, 0)}) != want {
		t.Error("the date changes the digest")
	}
	if digest(base(), Options{BaseURL: "https://example.org/"}) == want {
		t.Error("another base URL leaves the digest as it was")
	}
}

// Files that exchange their names must make another digest, though their bytes
// are the same.
func TestDigestOfNames(t *testing.T) {
	of := func(names ...string) string {
		d := &folder{read: map[string]*entry{}}
		for i, name := range names {
			d.read[name] = &entry{data: []byte{byte(i)}}
		}
		return d.digest(Options{})
	}
	if of("a.md", "b.md") == of("b.md", "a.md") || of("a.md") == of("b.md") {
		t.Error("the digest does not tell names")
	}
}

// Settings as long as a book, or nested as deep, must not keep the parser busy
// for minutes.
func TestLongSettings(t *testing.T) {
	for _, c := range []struct{ settings, want string }{
		{"title: " + strings.Repeat("[", mostYAML), "guide.yaml:1:1: more than 16 KiB of settings"},
		{"title: " + strings.Repeat("[", mostYAML-7), "guide.yaml:1:"},
	} {
		fsys := chapters(1, false)
		fsys["guide.yaml"] = &fstest.MapFile{Data: []byte(c.settings)}
		_, faults, err := Guide(fsys, Options{})
		if err != nil || !strings.HasPrefix(faults.Error(), c.want) {
			t.Errorf("faults %.200v, error %v, want %s", faults, err, c.want)
		}
	}
}

// A date that is handed over must reach the guide: nothing else knows it.
func TestDate(t *testing.T) {
	date := time.Unix(1700000000, 0).UTC()
	guide, _, err := Guide(chapters(1, false), Options{Date: date})
	if err != nil || !guide.Date.Equal(date) {
		t.Errorf("date %v, want %v (%v)", guide.Date, date, err)
	}
}

// A few files that include each other many times must not fill the memory.
func TestIncludeBomb(t *testing.T) {
	fsys := fstest.MapFS{"SUMMARY.md": {Data: []byte("- [A](i0.md)\n")}}
	for i := range 12 {
		text := strings.Repeat(fmt.Sprintf("{{#include i%d.md}}", i+1), 10)
		fsys[fmt.Sprintf("i%d.md", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	fsys["i12.md"] = &fstest.MapFile{Data: []byte("x")}
	_, faults, err := Guide(fsys, Options{})
	if err != nil || !strings.Contains(faults.Error(), "the chapter includes more than 4 MiB") {
		t.Errorf("faults %v, error %v", faults, err)
	}
}

// BenchmarkGuide shows that the cost of a chapter does not grow with the guide:
// compare the time per chapter of the sizes.
func BenchmarkGuide(b *testing.B) {
	for _, faulty := range []bool{false, true} {
		for _, n := range []int{100, 1000, 10000} {
			fsys := chapters(n, faulty)
			b.Run(fmt.Sprintf("chapters=%d/faulty=%t", n, faulty), func(b *testing.B) {
				for b.Loop() {
					if _, _, err := Guide(fsys, Options{}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/chapter")
			})
		}
	}
}
