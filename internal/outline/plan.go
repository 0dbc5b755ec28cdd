package outline

import "time"

// A Plan is a time to be spent, step by step: the minutes of an interview. It is
// read from a block of sums that adds them up.
type Plan struct {
	Name  string // of the whole: "45 minutes"
	Steps []Step // never empty
	// Chapter and Anchor are where the plan stands; Anchor is empty above the
	// first section.
	Chapter, Anchor string
}

// A Step is one part of a Plan.
type Step struct {
	Name    string
	Length  time.Duration // whole minutes, more than 0
	Outcome string        // what stands at its end; may be empty
}
