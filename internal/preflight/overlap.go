package preflight

import (
	"cmp"
	"slices"
)

// overlaid is how much of the smaller of two glyphs' boxes the other may cover,
// in parts of one: kerning and tight lines bring boxes together whose ink is
// apart.
const overlaid = 0.3

// speck is the area, in square points, below which glyphs are too small to be
// judged by their boxes.
const speck = 0.25

// checkOverlaps reports text that is drawn over other text. Runs are swept from
// the foot of the page; only those whose boxes meet are looked at glyph by glyph.
func (d *drawing) checkOverlaps() {
	runs := make([]*run, len(d.runs))
	for i := range d.runs {
		runs[i] = &d.runs[i]
	}
	slices.SortStableFunc(runs, func(a, b *run) int { return cmp.Compare(a.box.bottom, b.box.bottom) })
	var open []*run
	for _, r := range runs {
		open = slices.DeleteFunc(open, func(o *run) bool { return o.box.top <= r.box.bottom })
		d.file.Fail(d.file.Spend(len(open)))
		if d.file.Err() != nil {
			return
		}
		for _, o := range open {
			if r.box.meet(o.box).empty() || meant(r, o) || !d.overlap(r, o) {
				continue
			}
			d.report(OverlappingText, "%s is drawn over %s", r.face.text(d.codes[r.codes[0]:r.codes[1]]),
				o.face.text(d.codes[o.codes[0]:o.codes[1]]))
		}
		open = append(open, r)
	}
}

// meant reports whether two runs may stand over one another. The limits of an
// integral reach into its box, and a formula that reads as its LaTeX is one
// sequence which its content need not call a formula.
func meant(a, b *run) bool {
	return a.free && b.free || a.replaced && a.key == b.key
}

// overlap reports whether two runs have glyphs that hide one another.
func (d *drawing) overlap(a, b *run) bool {
	both := a.box.meet(b.box)
	d.file.Fail(d.file.Spend(a.glyphs[1] - a.glyphs[0]))
	for _, g := range d.glyphs[a.glyphs[0]:a.glyphs[1]] {
		if g.meet(both).empty() {
			continue
		}
		d.file.Fail(d.file.Spend(b.glyphs[1] - b.glyphs[0]))
		for _, h := range d.glyphs[b.glyphs[0]:b.glyphs[1]] {
			if smaller := min(g.area(), h.area()); smaller > speck && g.meet(h).area() > overlaid*smaller {
				return true
			}
		}
	}
	return false
}
