package load

import (
	"fmt"
	"strconv"
	"time"

	"fieldguide/internal/outline"
	"fieldguide/internal/sums"
)

// plans takes the plans out of the chapter that guide.yaml names as "timer": each
// of its blocks of sums whose last line is the sum of whole minutes above it.
func (r *reader) plans() {
	c, name, at := r.chapterNamed(r.settings.timer)
	if c == nil {
		return
	}
	o := c.outline
	r.plansIn(o.ID, "", o.Blocks)
	for section := range o.All() {
		r.plansIn(o.ID, section.Anchor, section.Blocks)
	}
	if len(r.guide.Plans) == 0 {
		r.faults.Add(at, fmt.Sprintf("%s has no plan for a timer", name),
			`end a block of sums of whole minutes with "total = sum = 45"`)
	}
}

func (r *reader) plansIn(chapter, anchor string, blocks []outline.Block) {
	for _, b := range blocks {
		if block, ok := b.(*outline.Sums); ok {
			if p, ok := planOf(block.Rows); ok {
				p.Chapter, p.Anchor = chapter, anchor
				r.guide.Plans = append(r.guide.Plans, p)
			}
		}
	}
}

// planOf returns the plan that the rows are, if they are one.
func planOf(rows []sums.Row) (outline.Plan, bool) {
	if len(rows) < 2 || rows[len(rows)-1].Working != "sum" {
		return outline.Plan{}, false
	}
	var p outline.Plan
	for _, row := range rows[:len(rows)-1] {
		minutes, err := strconv.Atoi(row.Result)
		if err != nil || minutes <= 0 || row.Working != "" {
			return outline.Plan{}, false
		}
		p.Steps = append(p.Steps, outline.Step{Name: row.Quantity, Length: time.Duration(minutes) * time.Minute, Outcome: row.SoWhat})
	}
	p.Name = rows[len(rows)-1].Result + " minutes"
	return p, true
}
