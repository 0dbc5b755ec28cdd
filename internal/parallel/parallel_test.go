package parallel

import (
	"runtime"
	"testing"
)

// A slot left out is a chapter lost; one done twice is a race.
func TestEachSlotIsDoneOnce(t *testing.T) {
	for _, processors := range []int{1, 3, 8} {
		before := runtime.GOMAXPROCS(processors)
		for _, n := range []int{0, 1, 2, 7, 1000} {
			done := make([]int, n)
			Each(n, func(slot int) { done[slot]++ })
			for slot, times := range done {
				if times != 1 {
					t.Errorf("on %d processors slot %d of %d was done %d times", processors, slot, n, times)
				}
			}
		}
		runtime.GOMAXPROCS(before)
	}
}
