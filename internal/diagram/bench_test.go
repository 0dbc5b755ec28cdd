package diagram

import (
	"math/rand/v2"
	"testing"
	"time"
)

// fifteen is a diagram as guides have them.
const fifteen = `flowchart LR
  subgraph ingest [Ingest]
    src[Events] --> log[[Log]] --> stream[Stream job]
    log --> lake[(Lake)] --> batch[Batch job]
  end
  stream --> online[(Online store)]
  batch --> offline[(Offline store)]
  subgraph training [Training]
    offline --> train[Training] --> eval{Better?}
    eval -- no --> train
  end
  eval -- yes --> reg[Registry] --> serve[Server]
  online -->|features| serve
  user([User]) --> gate[Gateway] --> serve
  serve -.->|predictions| log
  serve --> cache[(Cache)]
`

func BenchmarkFifteenBoxes(b *testing.B) {
	b.ReportAllocs()
	var dst []byte
	for b.Loop() {
		d, _ := Parse(fifteen)
		dst = Layout(d, options).SVG(dst[:0], "d")
	}
}

// One diagram of an author must not hold up the build of a book.
func TestLargestFlowchartIsBounded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ nodes, links, groups int }{{500, 0, 0}, {500, 500, 0}, {500, 1000, 0}, {500, 1000, 20}, {60, 1000, 3}} {
		d := largeFlowchart(t, c.nodes, c.links, c.groups)
		begin := time.Now()
		Layout(d, options)
		took := time.Since(begin)
		t.Logf("%+v took %v", c, took)
		if took > time.Minute {
			t.Errorf("%+v took %v", c, took)
		}
	}
}

// largeFlowchart returns the first random flowchart of that size that has no
// line between a subgraph and what is in it.
func largeFlowchart(t *testing.T, nodes, links, groups int) Diagram {
	t.Helper()
	for seed := range uint64(200) {
		d, faults := Parse(randomFlowchart(rand.New(rand.NewPCG(seed, 7)), nodes, links, groups))
		if len(faults) == 0 {
			return d
		}
	}
	t.Fatal("no flowchart of that size")
	return nil
}
