package search

import (
	"maps"
	"slices"
)

// An inverted index says of each term where it stands.
type inverted struct {
	terms []string // in the order of their bytes
	// postings are in the order of term, field, section; those of the i-th term in
	// field f are postings[starts[i*fieldCount+f]:starts[i*fieldCount+f+1]].
	postings []posting
	starts   []int32
}

// in returns where the i-th term stands in a field.
func (v *inverted) in(i, field int) []posting {
	k := i*fieldCount + field
	return v.postings[v.starts[k]:v.starts[k+1]]
}

// join makes one index of all parts. Parts are in the guide's order, and so are
// the postings of each term: they are dealt out, not sorted.
func join(parts []part) *inverted {
	numbers := map[string]int32{}
	total := 0
	for _, p := range parts {
		for _, term := range p.terms {
			numbers[term] = 0
		}
		total += len(p.postings)
	}
	v := &inverted{terms: slices.Sorted(maps.Keys(numbers)), postings: make([]posting, total)}
	for i, term := range v.terms {
		numbers[term] = int32(i)
	}
	v.starts = make([]int32, len(v.terms)*fieldCount+1)
	first := int32(0)
	for _, p := range parts {
		for i := range p.postings {
			x := &p.postings[i]
			x.term = numbers[p.terms[x.term]]
			x.section += first
			v.starts[x.term*fieldCount+x.field+1]++
		}
		first += int32(len(p.sections))
	}
	for k := range len(v.starts) - 1 {
		v.starts[k+1] += v.starts[k]
	}
	next := slices.Clone(v.starts)
	for _, p := range parts {
		for _, x := range p.postings {
			k := x.term*fieldCount + x.field
			v.postings[next[k]] = x
			next[k]++
		}
	}
	return v
}
