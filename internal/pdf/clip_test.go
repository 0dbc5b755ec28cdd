package pdf

import (
	"strings"
	"testing"

	"fieldguide/internal/layout"
	"fieldguide/internal/theme"
)

// Lost would be what SVG pictures do with text: show a part of it, show through
// it, or draw a line around it. What comes after must not inherit any of that.
func TestTextOfPictures(t *testing.T) {
	red := theme.Color{R: 255}
	s := newSetter()
	s.newPage("1")
	figure := s.doc.Root.Child(layout.FigureRole)
	figure.Alt = "Words in a picture"
	clip := &layout.Clip{Segments: pathOf("100 100 200 100 200 200 z").Segments, EvenOdd: true}
	run := func(x theme.Length, change func(*layout.Run)) {
		r, _ := s.run(figure, text(roman), x, "word")
		change(r)
	}
	run(80*theme.Point, func(r *layout.Run) { r.Clips = []*layout.Clip{clip, {}} })
	run(120*theme.Point, func(r *layout.Run) { r.Stroke, r.StrokeWidth, r.Hollow = &red, theme.Point, true })
	run(160*theme.Point, func(r *layout.Run) { r.Stroke, r.StrokeWidth, r.Opacity = &red, theme.Point, 51 })
	run(200*theme.Point, func(*layout.Run) {})
	through := pathOf("100 100 200 100 200 200 z")
	through.Fill, through.Clips, through.Element = &red, []*layout.Clip{clip}, figure
	s.draw(through)
	w := &writer{document: s.doc}
	contents, _ := w.contents()
	got := string(contents[0])
	for _, want := range []string{"h W* n 0 0 0 0 re W n BT", "1 0 0 RG 1 w 1 j 1 Tr BT", "gs 1 0 0 RG 1 w 1 j 2 Tr BT", "W* n 1 0 0 rg"} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%q is not there once:\n%s", want, got)
		}
	}
	if opened, closed := strings.Count(got, "q "), strings.Count(got, "Q\n"); opened != 4 || closed != 4 {
		t.Errorf("%d states are opened, %d closed", opened, closed)
	}
	if last := got[strings.LastIndex(got[:strings.LastIndex(got, "BT")], "Q"):]; strings.Contains(last, "Tr") {
		t.Errorf("plain text inherits a way of painting: %s", last)
	}
}
