package font

import (
	"sync"
	"testing"

	"fieldguide/assets"
	"fieldguide/internal/theme"
)

// Boxes of diagrams are as wide as their text is measured: by whoever measures,
// in whatever order.
func TestRuler(t *testing.T) {
	family, err := Load(assets.Files)
	if err != nil {
		t.Fatal(err)
	}
	r := &Ruler{Family: family}
	const size = 10 * theme.Point
	want := map[string]theme.Length{}
	for _, text := range []string{"", "Feature store", "AV", "µ → ∑", "model"} {
		want[text] = r.Width(text, size, false)
	}
	if want[""] != 0 || want["model"] <= 2*size || want["model"] >= 4*size {
		t.Errorf("the widths are %v", want)
	}
	if kerned := want["AV"]; kerned >= r.Width("A", size, false)+r.Width("V", size, false) {
		t.Error("no kerning is measured")
	}
	if r.Width("model", size, true) <= want["model"] || r.Width("model", 2*size, false) < 2*want["model"]-2 {
		t.Error("the weight or the size does not count")
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for text, width := range want {
				if got := r.Width(text, size, false); got != width {
					t.Errorf("%q is %d wide, was %d", text, got, width)
				}
			}
		})
	}
	wait.Wait()
}
