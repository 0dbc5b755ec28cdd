package main

import (
	"fmt"
	"strconv"
	"strings"

	"fieldguide/internal/editorial"
	"fieldguide/internal/outline"
)

// A lengthRow is one length of the guide, as --json prints it.
type lengthRow struct {
	Name    string `json:"name"` // "guide", a pattern of chapters, or a chapter's id
	Edition string `json:"edition"`
	Unit    string `json:"unit"`
	Count   int    `json:"count"` // what the limit counts
	All     int    `json:"all"`   // of words: with those of tables, sums, formulas and code
	Least   int    `json:"least,omitempty"`
	Most    int    `json:"most,omitempty"`
}

func lengths(rows []editorial.Row) []lengthRow {
	var list []lengthRow
	for _, r := range rows {
		list = append(list, lengthRow{r.Name, r.Detail.String(), r.Unit, r.Count, r.All, r.Limit.Least, r.Limit.Most})
	}
	return list
}

// lengths prints the lengths of the guide as a table on standard output: a row for
// each thing that is measured, and for each edition its count, the count with tables,
// sums, formulas and code, and the limit. A "!" stands behind a count that is outside
// its limit.
func (r *reporter) lengths() {
	if r.quiet || len(r.measured) == 0 {
		return
	}
	table := [][]string{{"", "", "full", "with tables", "limit", "distilled", "limit", "one page", "limit"}}
	place := map[string]int{}
	column := [...]int{outline.Full: 2, outline.Distilled: 5, outline.OnePage: 7}
	for _, m := range r.measured {
		key := m.Unit + " " + m.Name
		if place[key] == 0 {
			place[key] = len(table)
			row := make([]string, len(table[0]))
			row[0], row[1] = m.Name, m.Unit
			table = append(table, row)
		}
		cells := table[place[key]][column[m.Detail]:]
		cells[0] = counted(m)
		cells[1] = limit(m.Limit)
		if m.Detail == outline.Full {
			cells[1], cells[2] = "", cells[1]
			if m.Unit == "words" {
				cells[1] = strconv.Itoa(m.All)
			}
		}
	}
	r.print(table)
}

// print writes a table with its first two columns even on the left, the others on
// the right.
func (r *reporter) print(table [][]string) {
	width := make([]int, len(table[0]))
	for _, row := range table {
		for i, cell := range row {
			width[i] = max(width[i], len(cell))
		}
	}
	for _, row := range table {
		var line strings.Builder
		for i, cell := range row {
			if i < 2 {
				fmt.Fprintf(&line, "%-*s  ", width[i], cell)
			} else {
				fmt.Fprintf(&line, "%*s  ", width[i], cell)
			}
		}
		fmt.Fprintln(r.out, strings.TrimRight(line.String(), " "))
	}
}

func counted(m editorial.Row) string {
	text := strconv.Itoa(m.Count)
	if m.Count < m.Limit.Least || m.Limit.Most > 0 && m.Count > m.Limit.Most {
		text += "!"
	}
	return text
}

func limit(l outline.Limit) string {
	switch {
	case !l.Set():
		return ""
	case l.Least > 0:
		return fmt.Sprintf("%d-%d", l.Least, l.Most)
	}
	return strconv.Itoa(l.Most)
}
