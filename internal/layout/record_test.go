package layout

import (
	"fmt"
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// Lost would be a wide table on a telephone: words divided anywhere, or columns
// off the page.
func TestRecords(t *testing.T) {
	b := &outline.Table{Number: 1, Caption: textOf("Wide"), Columns: make([]outline.Align, 6)}
	want := "The first chapter Wide"
	for i := range b.Columns {
		head := fmt.Sprintf("Characteristics%c", 'A'+i)
		b.Head = append(b.Head, textOf(head))
		want += " " + head
	}
	for row := range 12 {
		var cells []outline.Cell
		for i := range b.Columns {
			words := fmt.Sprintf("straightforward%c %d %s", 'a'+i, row, strings.TrimSpace(sampleWords(row)))
			if row == 3 && i == 2 || row == 0 && i == 4 {
				words = ""
			}
			cells = append(cells, textOf(words))
			want += " " + words
		}
		b.Rows = append(b.Rows, cells)
	}
	d, faults := setterFor(t, theme.Phone).Book(guideOf(b))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	words, _ := read(d)
	checkWords(t, "records", words, strings.Fields(want))
	shown := ""
	for n, p := range d.Pages {
		checkInside(t, n, p)
		shown += textOn(p)
	}
	if n := strings.Count(shown, "CharacteristicsC"); n != 11 {
		t.Errorf("11 records have a third cell, %d show the head of its column", n)
	}
}
