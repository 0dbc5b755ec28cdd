package diagram

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
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
  gate --> auth[Sign-in]
  serve -.->|predictions| log
  serve --> cache[(Cache)]
`

// BenchmarkFifteenBoxes reads a diagram of 15 nodes, lays it out and paints it:
// at most 3 ms. It gives the time also as a ratio to that in which goldmark
// parses a chapter of 1,200 words, in the same run.
func BenchmarkFifteenBoxes(b *testing.B) {
	chapter, markdown := []byte(strings.Repeat(section, 10)), goldmark.New(goldmark.WithExtensions(extension.GFM))
	if n := len(strings.Fields(string(chapter))); n < 1150 || n > 1250 {
		b.Fatalf("the chapter has %d words", n)
	}
	var ours, theirs time.Duration
	var dst []byte
	for b.Loop() {
		ours += timed(func() {
			d, _ := Parse(fifteen)
			dst = Layout(d, options).SVG(dst[:0], "d")
		})
		theirs += timed(func() { markdown.Parser().Parse(text.NewReader(chapter)) })
	}
	b.ReportMetric(ours.Seconds()*1000/float64(b.N), "ms/diagram")
	b.ReportMetric(float64(ours)/float64(theirs), "diagram/goldmark-chapter")
}

func timed(work func()) time.Duration {
	began := time.Now()
	work()
	return time.Since(began)
}

// section is a tenth of a chapter as guides have them.
const section = `## Ask what the score decides

The score is *compared* with a threshold, and the threshold is a price: what a false alarm costs against
what a miss costs. See [the costs](costs.md#misses) before you **choose** a model, because ` + "`predict()`" + ` returns
a number that nobody has asked for until somebody acts on it.

- Name the action, its owner and the hour by which it has to happen.
- Count how often it happens in a day, and what it costs if wrong.

| error | who pays |
| --- | ---: |
| alarm | the reviewer, two minutes each |
| miss | the customer, who may not come back |

Then write down what would change it.

`

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
