package svg

import (
	"fmt"
	"strings"

	"fieldguide/internal/theme"
)

// dump writes a drawing a line an item, in points.
func dump(d *Drawing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "drawing %s x %s\n", num(d.Width), num(d.Height))
	if d.Title != "" {
		fmt.Fprintf(&b, "title %q\n", d.Title)
	}
	if d.Description != "" {
		fmt.Fprintf(&b, "description %q\n", d.Description)
	}
	for _, item := range d.Items {
		switch item := item.(type) {
		case *Path:
			dumpPath(&b, item)
		case *Text:
			dumpText(&b, item)
		}
	}
	return b.String()
}

func dumpPath(b *strings.Builder, p *Path) {
	b.WriteString("path " + outlined(p.Segments) + "\n")
	if p.Fill != nil {
		b.WriteString("  fill " + painted(p.Fill))
		if p.EvenOdd {
			b.WriteString(" evenodd")
		}
		b.WriteString("\n")
	}
	if p.Stroke != nil {
		fmt.Fprintf(b, "  stroke %s width %s cap %d join %d miter %d", painted(p.Stroke), num(p.StrokeWidth), p.Cap, p.Join, p.MiterLimit)
		if p.Dash != nil {
			b.WriteString(" dash")
			for _, d := range p.Dash {
				b.WriteString(" " + num(d))
			}
			b.WriteString(" offset " + num(p.DashOffset))
		}
		b.WriteString("\n")
	}
	dumpClips(b, p.Clips)
}

func dumpText(b *strings.Builder, t *Text) {
	fmt.Fprintf(b, "text %s,%s %s", num(t.X), num(t.Y), [...]string{"start", "middle", "end"}[t.Anchor])
	if t.Width > 0 {
		b.WriteString(" width " + num(t.Width))
	}
	if t.Turn != nil {
		fmt.Fprintf(b, " turn %d %d %d %d", t.Turn.A, t.Turn.B, t.Turn.C, t.Turn.D)
	}
	b.WriteString("\n")
	for _, r := range t.Runs {
		fmt.Fprintf(b, "  %q %s %s", r.String, [...]string{"serif", "sans", "mono"}[r.Family], num(r.Size))
		for _, w := range []struct {
			on   bool
			word string
		}{
			{r.Bold, " bold"},
			{r.Italic, " italic"},
			{r.Underline, " underline"},
			{r.DX != 0 || r.DY != 0, " by " + num(r.DX) + "," + num(r.DY)},
			{r.Fill != nil, " fill " + painted(r.Fill)},
			{r.Stroke != nil, " stroke " + painted(r.Stroke) + " width " + num(r.StrokeWidth)},
			{r.StrokeBehind, " behind"},
		} {
			if w.on {
				b.WriteString(w.word)
			}
		}
		b.WriteString("\n")
	}
	dumpClips(b, t.Clips)
}

func dumpClips(b *strings.Builder, clips []*Clip) {
	for _, c := range clips {
		b.WriteString("  clip " + outlined(c.Segments))
		if c.EvenOdd {
			b.WriteString(" evenodd")
		}
		b.WriteString("\n")
	}
}

func outlined(segments []Segment) string {
	var words []string
	for _, s := range segments {
		word := [...]string{"M", "L", "C", "Z"}[s.Kind]
		for _, p := range s.Points[:[...]int{1, 1, 3, 0}[s.Kind]] {
			word += " " + num(p.X) + "," + num(p.Y)
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func painted(p *Paint) string {
	if p == nil {
		return "none"
	}
	if p.Opacity == 255 {
		return p.Color.String()
	}
	return fmt.Sprintf("%s/%d", p.Color, p.Opacity)
}

// num writes a length in points to three decimals.
func num(l theme.Length) string { return strings.TrimSuffix(l.String(), "pt") }
