package diagram

import (
	"math/rand/v2"
	"testing"
)

// Places that break what was asked of them put boxes over boxes; places that
// cost more than need be make crooked lines.
func TestSolve(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		n := 2 + r.IntN(5)
		var arcs []arc
		for range n + r.IntN(2*n) {
			u, v := r.IntN(n), r.IntN(n)
			if u < v {
				arcs = append(arcs, arc{u, v, int64(r.IntN(3)), int64(r.IntN(4))})
			}
		}
		for _, balanced := range []bool{false, true} {
			got := solve(n, n, arcs, balanced)
			if cost, best := costOf(t, arcs, got), cheapest(arcs, n); cost != best {
				t.Errorf("seed %d: cost %d, want %d", seed, cost, best)
			}
		}
	}
}

func costOf(t *testing.T, arcs []arc, at []int64) (cost int64) {
	t.Helper()
	for _, a := range arcs {
		d := at[a.head] - at[a.tail] - a.length
		if d < 0 {
			t.Errorf("an arc is too short: %+v", a)
		}
		cost += d * a.weight
	}
	return cost
}

// cheapest tries all places up to 8.
func cheapest(arcs []arc, n int) int64 {
	best := int64(1 << 40)
	at := make([]int64, n)
	var try func(i int, cost int64)
	try = func(i int, cost int64) {
		if cost >= best {
			return
		}
		if i == n {
			best = cost
			return
		}
	next:
		for at[i] = 0; at[i] <= 8; at[i]++ {
			more := int64(0)
			for _, a := range arcs {
				if a.head != i {
					continue
				}
				d := at[i] - at[a.tail] - a.length
				if d < 0 {
					continue next
				}
				more += d * a.weight
			}
			try(i+1, cost+more)
		}
	}
	try(0, 0)
	return best
}
