package outline

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// FuzzAt holds the laws of detail.go for guides made of any bytes. If one fails,
// an edition tells something that the fuller one does not.
func FuzzAt(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{2, 0, 3, 1, 1, 2, 3, 11, 0, 1, 0, 2, 7, 0, 2, 2, 1, 9, 1, 3, 1, 0, 11, 1, 0, 2})
	f.Add(bytes.Repeat([]byte{1, 3, 11, 2, 0, 7, 1, 6, 2}, 40))
	f.Add(bytes.Repeat([]byte{3, 2, 1, 0, 11, 1, 2}, 90))
	f.Add([]byte(strings.Repeat("what stands in the one page stands in the carry-on. ", 12)))
	f.Fuzz(func(t *testing.T, data []byte) {
		data = data[:min(len(data), 1<<10)] // longer guides show no more
		g := build(data)
		at := map[Detail]*Guide{}
		for d := range Detail(len(details)) {
			at[d] = g.At(d)
		}
		if !reflect.DeepEqual(g, build(data)) {
			t.Fatal("At changed the guide")
		}
		if got, want := top(at[Full]), top(g); !slices.Equal(got, want) {
			t.Fatalf("Full has %d blocks and titles of %d", len(got), len(want))
		}
		for d := Distilled; int(d) < len(details); d++ {
			if !isSubsequence(top(at[d]), top(at[d-1])) {
				t.Errorf("%v is no part of %v", d, d-1)
			}
			if again := at[d-1].At(d); !reflect.DeepEqual(again, at[d]) {
				t.Errorf("%v of %v is not %v", d, d-1, d)
			}
		}
		for d, selected := range at {
			checkStanding(t, g, selected, d)
			checkReferences(t, g, selected, d)
		}
	})
}

// top returns the nodes that At chooses among, in reading order: titles, by
// their first inline, and the blocks of chapters and sections.
func top(g *Guide) []any {
	var nodes []any
	for _, c := range g.Chapters {
		if len(c.Title) > 0 {
			nodes = append(nodes, c.Title[0])
		}
		for _, b := range c.Blocks {
			nodes = append(nodes, b)
		}
		for s := range c.All() {
			nodes = append(nodes, s.Title[0])
			for _, b := range s.Blocks {
				nodes = append(nodes, b)
			}
		}
	}
	return nodes
}

func isSubsequence(part, whole []any) bool {
	for _, n := range whole {
		if len(part) > 0 && part[0] == n {
			part = part[1:]
		}
	}
	return len(part) == 0
}

// checkStanding sees that exactly those blocks stand that bear d or a terser
// detail, and a heading while anything under it does.
func checkStanding(t *testing.T, g, selected *Guide, d Detail) {
	t.Helper()
	var want []any
	add := func(blocks []Block) {
		for _, b := range blocks {
			if b.Base().Detail >= d {
				want = append(want, b)
			}
		}
	}
	for _, c := range g.Chapters {
		if len(c.Title) > 0 && (d == Full || stands(c.Blocks, c.Sections, d)) {
			want = append(want, c.Title[0])
		}
		add(c.Blocks)
		for s := range c.All() {
			if d == Full || stands(s.Blocks, s.Sections, d) {
				want = append(want, s.Title[0])
			}
			add(s.Blocks)
		}
	}
	if got := top(selected); !slices.Equal(got, want) {
		t.Errorf("in %v stand %d blocks and titles, want %d", d, len(got), len(want))
	}
	if d != Full && slices.ContainsFunc(selected.Chapters, func(c *Chapter) bool { return c.Draft }) {
		t.Errorf("a draft stands in %v", d)
	}
}

func stands(blocks []Block, sections []*Section, d Detail) bool {
	for _, b := range blocks {
		if b.Base().Detail >= d {
			return true
		}
	}
	for _, s := range sections {
		if stands(s.Blocks, s.Sections, d) {
			return true
		}
	}
	return false
}

// checkReferences sees that each note and asset that is referred to is there,
// and, but in Full, no other.
func checkReferences(t *testing.T, g, selected *Guide, d Detail) {
	t.Helper()
	assets := map[*Asset]bool{}
	for _, c := range selected.Chapters {
		notes := map[*Note]bool{}
		c.Inspect(func(b Block, i Inline) {
			switch i := i.(type) {
			case *NoteRef:
				notes[i.Note] = true
			case *Image:
				assets[i.Asset] = true
			case *Link:
				assets[i.Target.Asset] = true
			}
			if f, ok := b.(*Figure); ok {
				assets[f.Image.Asset] = true
			}
		})
		for n := range notes {
			if !slices.Contains(c.Notes, n) {
				t.Errorf("in %v, note %s is missing", d, n.ID)
			}
		}
	}
	if d == Full {
		return
	}
	for _, a := range g.Assets {
		if slices.Contains(selected.Assets, a) != assets[a] {
			t.Errorf("in %v, asset %s is there: %t", d, a.Path, !assets[a])
		}
	}
}

// A note stands where its reference stands, though it is another note's; a note
// that only notes refer to which fell, falls.
func TestAtKeepsNotes(t *testing.T) {
	ref := func(n *Note) []Inline { return []Inline{&Text{Value: "x"}, &NoteRef{Note: n}} }
	inner, outer, lone, circle := &Note{ID: "inner"}, &Note{ID: "outer"}, &Note{ID: "lone"}, &Note{ID: "circle"}
	outer.Blocks = []Block{&Paragraph{Text: ref(inner)}}
	circle.Blocks = []Block{&Paragraph{Text: ref(circle)}}
	g := &Guide{Chapters: []*Chapter{{
		Notes: []*Note{lone, outer, inner, circle},
		Blocks: []Block{
			&Paragraph{Text: ref(lone)},
			&Quote{Node: Node{Detail: Distilled}, Blocks: []Block{&Paragraph{Text: ref(outer)}}},
		},
		Sections: []*Section{
			{Title: ref(circle), Blocks: []Block{&Rule{Node{Detail: OnePage}}}},
		},
	}}}
	for d, want := range map[Detail]string{
		Full: "lone outer inner circle", Distilled: "outer inner circle", OnePage: "circle",
	} {
		var got []string
		for _, n := range g.At(d).Chapters[0].Notes {
			got = append(got, n.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("in %v stand the notes %v, want %s", d, got, want)
		}
	}
}

// What authors write in a mark must be what the program prints.
func TestParseDetail(t *testing.T) {
	for _, name := range Details() {
		if d, err := ParseDetail(name); err != nil || d.String() != name {
			t.Errorf("ParseDetail(%q) = %v, %v", name, d, err)
		}
	}
	_, err := ParseDetail("short")
	if want := `no detail is called "short"; write one of full, distilled, one-page`; err == nil || err.Error() != want {
		t.Errorf("ParseDetail(short): %v, want %s", err, want)
	}
}

// A policy with a kind that no block has would do nothing, in silence.
func TestPolicies(t *testing.T) {
	for name, p := range map[string]Policy{"default": DefaultPolicy(), "whole": Whole()} {
		for kind := range p {
			if !slices.Contains(Kinds(), kind) {
				t.Errorf("the %s policy names %q, which is no kind", name, kind)
			}
		}
		if p["html"] != Full {
			t.Errorf("the %s policy shows raw HTML in print", name)
		}
	}
	for _, kind := range Kinds() {
		if kind != "html" && Whole()[kind] != Distilled {
			t.Errorf("a whole guide leaves out %s", kind)
		}
	}
}
