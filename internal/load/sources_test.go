package load

import (
	"slices"
	"testing"
	"testing/fstest"
)

// Who gets the sources with a PDF must get all of them, and nothing twice.
func TestSources(t *testing.T) {
	guide, faults, err := Guide(fstest.MapFS{
		"SUMMARY.md":    {Data: []byte("- [One](one.md)\n- [Two](sub/two.md)\n")},
		"guide.yaml":    {Data: []byte("title: T\n")},
		"one.md":        {Data: []byte("# One\n\n[A file](data.csv)\n")},
		"sub/two.md":    {Data: []byte("# Two\n\nText.\n")},
		"data.csv":      {Data: []byte("a,b\n")},
		"not-listed.md": {Data: []byte("# No\n")},
	}, Options{})
	if err != nil || faults.Fatal() {
		t.Fatal(err, faults)
	}
	var got []string
	for _, s := range guide.Sources {
		got = append(got, s.Path+" "+s.Type)
		if len(s.Data) == 0 {
			t.Errorf("%s is empty", s.Path)
		}
	}
	want := []string{"SUMMARY.md text/markdown", "guide.yaml application/yaml", "one.md text/markdown", "sub/two.md text/markdown"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
