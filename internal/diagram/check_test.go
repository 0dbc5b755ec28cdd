package diagram

import (
	"strings"
	"testing"

	"fieldguide/internal/theme"
)

// A check that finds nothing in a spoilt scene would let any layout pass.
func TestCheckFindsWhatIsWrong(t *testing.T) {
	t.Parallel()
	pt := func(n int) theme.Length { return theme.Length(n) * theme.Point }
	box := func(x, y int) *Path {
		return (&Path{Part: Box}).rounded(rect{pt(x), pt(y), pt(40), pt(20)}, 0)
	}
	line := func(a, b, c, d int) *Path { return (&Path{Part: Edge}).move(pt(a), pt(b)).line(pt(c), pt(d)) }
	text := func(part Part, x, y int, s string) *Text {
		return &Text{Part: part, X: pt(x), Y: pt(y), Size: pt(9), Width: pt(5 * len(s)), Text: s}
	}
	frame := (&Path{Part: Frame}).rounded(rect{pt(5), pt(5), pt(60), pt(60)}, 0)
	curve := (&Path{Part: Edge}).move(pt(5), pt(20)).curve(Point{pt(30), pt(20)}, Point{pt(30), pt(20)}, Point{pt(80), pt(20)})
	for _, c := range []struct {
		name  string
		items []Item
		want  string // "" for nothing
	}{
		{"apart", []Item{frame, box(10, 10), box(10, 40), line(30, 30, 30, 40), text(Caption, 15, 22, "in it")}, ""},
		{"boxes", []Item{box(10, 10), box(45, 25)}, "a box at"},
		{"box over frame", []Item{frame, box(50, 10)}, "frame's border"},
		{"frame over frame", []Item{frame, (&Path{Part: Frame}).rounded(rect{pt(50), pt(50), pt(40), pt(40)}, 0)}, "a frame at"},
		{"line through box", []Item{box(10, 10), line(5, 20, 80, 20)}, "a line goes through the box"},
		{"curve through box", []Item{box(10, 10), curve}, "a line goes through the box"},
		{"line to box", []Item{box(10, 10), line(50, 20, 80, 20)}, ""},
		{"line through text", []Item{line(5, 20, 80, 20), text(Label, 20, 22, "label")}, "a line goes through the text"},
		{"label over box", []Item{box(10, 10), text(Label, 40, 22, "label")}, "the label"},
		{"text longer than its box", []Item{box(10, 10), text(Caption, 12, 22, "far too long")}, "longer than its box"},
		{"text over text", []Item{text(Label, 10, 22, "one"), text(Label, 20, 25, "two")}, "lies over"},
		{"text over border", []Item{frame, text(Label, 55, 22, "label")}, "frame's border"},
		{"text outside", []Item{text(Label, 90, 22, "label")}, "is outside"},
		{"path outside", []Item{line(5, 5, 5, 200)}, "is outside"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := &Scene{Width: pt(100), Height: pt(100), Items: c.items}
			found := strings.Join(s.Check(), "\n")
			if c.want == "" && found != "" || !strings.Contains(found, c.want) {
				t.Errorf("found %q, want %q", found, c.want)
			}
		})
	}
}
