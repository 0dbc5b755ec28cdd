package diagram

import (
	"math/rand/v2"
	"testing"
)

// More crossings than need be are what makes a chart unreadable.
func TestCrossings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		most       int
	}{
		{"tree", "graph TD\nA --> B & C & D\nB --> E & F\nC --> G & H\nD --> I & J", 0},
		{"tree written crosswise", "graph TD\nJ; I; H; G; F; E\nA --> B & C & D\nD --> I & J\nB --> E & F\nC --> G & H", 0},
		{"ladder", "graph TD\na1 --> a2 --> a3 --> a4\nb1 --> b2 --> b3 --> b4\na1 --> b2\nb2 --> a3\na3 --> b4", 0},
		{"two by two", "graph TD\na & b --> x & y", 1},
		{"three by three", "graph TD\na & b & c --> x & y & z", 9},
		{"ring", "graph LR\nA --> B --> C --> D --> E --> A", 0},
		{"order against the text", "graph TD\na --> z\nb --> y\nc --> x\nx; y; z", 0},
		{"groups written crosswise", "graph TD\nsubgraph P\np1 --> p2\nend\nsubgraph Q\nq1 --> q2\nend\nr --> q1 & p1\nq2 --> s\np2 --> t\nq1 --> s", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d, faults := Parse(c.text)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			f := d.(*Flowchart)
			p := arrange(f, newLook(options), f.Direction, false)
			o := &ordering{plan: p}
			if n := o.crossings(); n > c.most {
				t.Errorf("%d crossings, want at most %d", n, c.most)
			}
		})
	}
}

// A change to the search may make charts worse that no one looks at: the
// crossings of many are counted.
func TestCrossingsOfRandomCharts(t *testing.T) {
	t.Parallel()
	total := 0
	for seed := range uint64(60) {
		d, faults := Parse(randomFlowchart(rand.New(rand.NewPCG(seed, 9)), 14, 18, 0))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		f := d.(*Flowchart)
		total += (&ordering{plan: arrange(f, newLook(options), f.Direction, false)}).crossings()
	}
	const most = 66
	if total > most {
		t.Errorf("%d crossings, want at most %d", total, most)
	}
}

// Ranks that are longer than need be make charts that do not fit a page.
func TestRanksAreShort(t *testing.T) {
	t.Parallel()
	d, _ := Parse("graph TD\nA --> B --> C --> D\nX --> D\nA --> D")
	f := d.(*Flowchart)
	p := arrange(f, newLook(options), Down, false)
	ranks := map[string]int{}
	for i := range p.blocks {
		ranks[f.Nodes[p.blocks[i].node].ID] = p.blocks[i].rank
	}
	for id, want := range map[string]int{"A": 0, "B": 1, "C": 2, "D": 3, "X": 2} {
		if ranks[id] != want {
			t.Errorf("%s has rank %d, want %d", id, ranks[id], want)
		}
	}
}
