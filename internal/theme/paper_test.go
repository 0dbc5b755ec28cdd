package theme

import "testing"

// Lost would be a page on which labels fall off the edge, or lines that are too
// long to be read.
func TestPapers(t *testing.T) {
	for _, p := range Papers() {
		if named, ok := PaperNamed(p.Name); !ok || named != p {
			t.Errorf("no paper is called %q", p.Name)
		}
		if p.Hang+p.Gutter > p.Left {
			t.Errorf("%s: labels hang over the edge", p.Name)
		}
		if p.Head >= p.Top || p.Depth() < p.Height*7/10 || p.Edge < 5*MM {
			t.Errorf("%s: margins %v, %v, %v", p.Name, p.Top, p.Bottom, p.Edge)
		}
		// A letter of running text is about 0.46 em wide.
		if letters := p.Measure() * 100 / (p.Scale.Text.Size * 46); letters < 45 || letters > 75 {
			t.Errorf("%s: %d letters a line", p.Name, letters)
		}
	}
	if _, ok := PaperNamed("a0"); ok {
		t.Error("there is a paper A0")
	}
}
