package math

import (
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarktext "github.com/yuin/goldmark/text"

	"fieldguide/internal/theme"
)

// BenchmarkFormula reads formulas of study guides and paints them both ways: at
// most 0.2 ms each. It gives the time for one also as a ratio to that in which
// goldmark parses a chapter of 1,200 words, in the same run.
func BenchmarkFormula(b *testing.B) {
	font := testFont(b)
	all := formulas(b)
	whole := all[len(all)-200:]
	chapter, markdown := []byte(strings.Repeat(section, 10)), goldmark.New(goldmark.WithExtensions(extension.GFM))
	if n := len(strings.Fields(string(chapter))); n < 1150 || n > 1250 {
		b.Fatalf("the chapter has %d words", n)
	}
	var ours, theirs time.Duration
	var out []byte
	for b.Loop() {
		ours += timed(func() {
			for i, latex := range whole {
				f, err := Parse(latex, i%2 == 0, Macros{})
				if err != nil {
					b.Fatal(err)
				}
				out = f.MathML(out[:0])
				font.Set(f, theme.Pt(1050))
			}
		})
		theirs += timed(func() { markdown.Parser().Parse(goldmarktext.NewReader(chapter)) })
	}
	ours /= time.Duration(len(whole))
	b.ReportMetric(ours.Seconds()*1000/float64(b.N), "ms/formula")
	b.ReportMetric(float64(ours)/float64(theirs), "formula/goldmark-chapter")
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

// BenchmarkParseFont is paid once a run.
func BenchmarkParseFont(b *testing.B) {
	data := []byte(readFile(b, "../../assets/fonts/STIXTwoMath-Regular.ttf"))
	for b.Loop() {
		if _, err := ParseFont(data); err != nil {
			b.Fatal(err)
		}
	}
}
