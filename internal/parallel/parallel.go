// Package parallel runs the same work for many slots on all processors, in a
// way that leaves no trace in the result.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls work for every slot from 0 to n-1 and returns when all are done.
// What work writes, it writes to its own slot: then the order of the calls does
// not matter, and equal input gives equal output at any GOMAXPROCS.
func Each(n int, work func(slot int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	wait.Wait()
}
