package verify

import (
	"slices"
	"sort"
)

// An alignment says which of the wanted things were found and where. Indices
// are into the two lists that were aligned.
type alignment struct {
	found []int // for each wanted thing, the one that was found for it, or -1
	moved []int // the wanted things that were found out of their order
	extra []int // the found things that nobody wants
}

// align matches two lists by key; an empty key matches nothing. Things that are
// left over between the same two neighbors are taken for changed ones and
// matched in their order, as long as there are as many wanted as found or they
// look alike. It costs n log n, plus what differs squared.
func align(want, got []string, alike func(w, g int) bool) alignment {
	a := alignment{found: make([]int, len(want))}
	taken := make([]bool, len(got))
	places := make(map[string]int, len(got))
	for j, key := range slices.Backward(got) {
		if key != "" {
			places[key] = j
		}
	}
	for i, key := range want {
		a.found[i] = -1
		if j, ok := places[key]; ok && key != "" && !taken[j] {
			a.found[i], taken[j] = j, true
		}
	}
	kept := a.ordered()
	a.fill(kept, taken, alike)
	for j, t := range taken {
		if !t {
			a.extra = append(a.extra, j)
		}
	}
	return a
}

// ordered marks what was moved and returns which wanted things kept their
// order: the longest increasing run of places (Knuth, TAOCP 3, 5.1.4).
func (a *alignment) ordered() []bool {
	var tails []int // tails[n] is the last of the best run of n+1
	before := make([]int, len(a.found))
	for i, j := range a.found {
		if j < 0 {
			continue
		}
		n := sort.Search(len(tails), func(n int) bool { return a.found[tails[n]] >= j })
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		}
		tails[n] = i
	}
	kept := make([]bool, len(a.found))
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = before[i] {
			kept[i] = true
		}
	}
	for i, j := range a.found {
		if j >= 0 && !kept[i] {
			a.moved = append(a.moved, i)
		}
	}
	return kept
}

// fill matches what is left over between neighbors that were matched in order.
func (a *alignment) fill(kept, taken []bool, alike func(w, g int) bool) {
	start, from := 0, 0
	for i := 0; i <= len(a.found); i++ {
		end := len(taken)
		if i < len(a.found) {
			if !kept[i] {
				continue
			}
			end = a.found[i]
		}
		a.gap(start, i, from, end, taken, alike)
		start, from = i+1, end+1
	}
}

func (a *alignment) gap(start, end, from, to int, taken []bool, alike func(w, g int) bool) {
	var want, got []int
	for i := start; i < end; i++ {
		if a.found[i] < 0 {
			want = append(want, i)
		}
	}
	for j := from; j < to; j++ {
		if !taken[j] {
			got = append(got, j)
		}
	}
	match := func(i, j int) { a.found[i], taken[j] = j, true }
	if len(want) == len(got) {
		for k, i := range want {
			match(i, got[k])
		}
		return
	}
	for _, i := range want {
		for k, j := range got {
			if alike(i, j) {
				match(i, j)
				got = got[k+1:]
				break
			}
		}
	}
}
