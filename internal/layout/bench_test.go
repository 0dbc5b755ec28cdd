package layout

import (
	"math/rand/v2"
	"testing"

	"fieldguide/internal/theme"
)

// BenchmarkBook sets about 100 pages of prose.
func BenchmarkBook(b *testing.B) {
	s := setterFor(b, theme.A4)
	g := randomProse(rand.New(rand.NewPCG(1, 1)), 60)
	d, _ := s.Book(g)
	b.ReportMetric(float64(len(d.Pages)), "pages")
	b.ReportAllocs()
	for b.Loop() {
		s.Book(g)
	}
}
