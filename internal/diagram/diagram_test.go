package diagram

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"fieldguide/internal/theme"
)

// even measures text as if all characters were about as wide as in a sans face.
type even struct{}

func (even) Width(text string, size theme.Length, bold bool) theme.Length {
	w := theme.Length(utf8.RuneCountInString(text)) * size * 52 / 100
	if bold {
		w += w / 20
	}
	return w
}

var options = Options{Measurer: even{}, Size: 9 * theme.Point}

type sample struct{ name, text string }

// samples returns the diagrams that every construct is drawn in.
func samples(t testing.TB) []sample {
	t.Helper()
	files, err := filepath.Glob("testdata/samples/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	var out []sample
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			out = append(out, sample{strings.TrimSuffix(filepath.Base(file), ".txt") + "/" + f.Name, string(f.Data)})
		}
	}
	return out
}

// A diagram with a line through a box, or a text over another, cannot be read.
func TestSamplesAreClean(t *testing.T) {
	t.Parallel()
	all := samples(t)
	if len(all) < 60 {
		t.Errorf("only %d samples", len(all))
	}
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			d, faults := Parse(s.text)
			if len(faults) > 0 {
				t.Fatalf("faults: %+v", faults)
			}
			for _, width := range []theme.Length{0, 300 * theme.Point} {
				o := options
				o.MaxWidth = width
				if found := Layout(d, o).Check(); len(found) > 0 {
					t.Errorf("at most %v wide: %s", width, strings.Join(found, "\n"))
				}
			}
		})
	}
}

// An arrow that ends beside a box points at nothing.
func TestArrowsEndAtBoxes(t *testing.T) {
	t.Parallel()
	for _, s := range samples(t) {
		d, _ := Parse(s.text)
		if _, ok := d.(*Flowchart); !ok {
			continue
		}
		c := &checker{scene: Layout(d, options)}
		c.collect()
		for _, it := range c.scene.Items {
			p, ok := it.(*Path)
			if !ok || p.Part != Head || p.Fill != Line {
				continue
			}
			if !c.touches(p.Segments[0].Points[0]) {
				t.Errorf("%s: an arrow ends at nothing", s.name)
			}
		}
	}
}

// touches reports whether a point is on the outline of a box or frame.
func (c *checker) touches(p Point) bool {
	near := rect{p.X - slight, p.Y - slight, 2 * slight, 2 * slight}
	for i := range c.box {
		if b := &c.box[i]; b.meets(near) && !b.inset(2*slight).holds(near) {
			return true
		}
		for _, q := range [...]Point{{p.X - slight, p.Y}, {p.X + slight, p.Y}, {p.X, p.Y - slight}, {p.X, p.Y + slight}} {
			if c.box[i].inside(q) {
				return true
			}
		}
	}
	for _, f := range c.frames {
		if f.meets(near) && !f.inset(slight).holds(near) {
			return true
		}
	}
	return false
}

// A build made twice must give the same bytes.
func TestLayoutIsTheSameTwice(t *testing.T) {
	t.Parallel()
	for _, s := range samples(t) {
		d, _ := Parse(s.text)
		again, _ := Parse(s.text)
		a, b := Layout(d, options).SVG(nil, "x"), Layout(again, options).SVG(nil, "x")
		if string(a) != string(b) {
			t.Errorf("%s differs", s.name)
		}
	}
}

// randomFlowchart writes a flowchart with subgraphs in each other and lines
// between boxes and subgraphs.
func randomFlowchart(r *rand.Rand, nodes, links, groups int) string {
	var b strings.Builder
	all := groups
	fmt.Fprintf(&b, "flowchart %s\n", [...]string{"TD", "LR", "BT", "RL"}[r.IntN(4)])
	open := 0
	for i := range nodes {
		for groups > 0 && r.IntN(4) == 0 && open < 4 {
			fmt.Fprintf(&b, "subgraph g%d [Group number %d]\n", groups, groups)
			if r.IntN(3) == 0 {
				fmt.Fprintf(&b, "direction %s\n", [...]string{"TB", "LR"}[r.IntN(2)])
			}
			groups--
			open++
		}
		shape := [...]string{"[%s]", "(%s)", "{%s}", "[(%s)]", "((%s))", "{{%s}}", "[/%s/]", ">%s]", "([%s])"}[r.IntN(9)]
		fmt.Fprintf(&b, "n%d"+shape+"\n", i, strings.Repeat("word ", 1+r.IntN(6)))
		if open > 0 && r.IntN(3) == 0 {
			b.WriteString("end\n")
			open--
		}
	}
	b.WriteString(strings.Repeat("end\n", open))
	for range links {
		from, to := fmt.Sprint("n", r.IntN(nodes)), fmt.Sprint("n", r.IntN(nodes))
		if all > groups && nodes < 100 && r.IntN(6) == 0 {
			to = fmt.Sprint("g", groups+1+r.IntN(all-groups))
		}
		link := [...]string{"-->", "-->", "-->|label|", "-.->", "<-->", "---->", "--o"}[r.IntN(7)]
		fmt.Fprintf(&b, "%s %s %s\n", from, link, to)
	}
	return b.String()
}

// What authors draw is not known; a chart of any form must be clean.
func TestRandomFlowchartsAreClean(t *testing.T) {
	t.Parallel()
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 1))
		n := 2 + r.IntN(25)
		text := randomFlowchart(r, n, r.IntN(2*n), r.IntN(6))
		d, faults := Parse(text)
		if len(faults) > 0 {
			if !strings.Contains(faults[0].Msg, "joins a subgraph with what stands in it") {
				t.Errorf("seed %d: %+v\n%s", seed, faults, text)
			}
			continue
		}
		if found := Layout(d, options).Check(); len(found) > 0 {
			t.Errorf("seed %d: %s\n%s", seed, strings.Join(found, "\n"), text)
		}
	}
}
