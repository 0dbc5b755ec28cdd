package outline

import "fieldguide/internal/sums"

// Sums is a block of arithmetic that was evaluated and found right. It is shown
// as a table of four columns, headed by SumsHead.
type Sums struct {
	Node
	Rows []sums.Row
}

// SumsHead returns the column heads of a sums table.
func SumsHead() [4]string { return [4]string{"Quantity", "Working", "Result", "So what"} }
