package diagram

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"fieldguide/internal/theme"
)

// A page with one diagram that is no XML, or with an id twice, is broken.
func TestSVGIsWellFormed(t *testing.T) {
	t.Parallel()
	for _, s := range samples(t) {
		d, _ := Parse(s.text)
		out := Layout(d, options).SVG(nil, "figure-4")
		var ids, names []string
		dec := xml.NewDecoder(strings.NewReader(string(out)))
		for {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", s.name, err)
			}
			if e, ok := token.(xml.StartElement); ok {
				names = append(names, e.Name.Local)
				for _, a := range e.Attr {
					if a.Name.Local == "id" {
						ids = append(ids, a.Value)
					}
				}
			}
		}
		slices.Sort(ids)
		if len(slices.Compact(ids)) != len(ids) || !slices.Contains(ids, "figure-4-desc") {
			t.Errorf("%s: ids %q", s.name, ids)
		}
		if !slices.Contains(names, "desc") {
			t.Errorf("%s: no description", s.name)
		}
	}
}

// Text that an author wrote must stand in the page as it is.
func TestSVGEscapes(t *testing.T) {
	t.Parallel()
	d, _ := Parse("graph TD\nA[\"a < b & #quot;c#quot;\"]")
	out := string(Layout(d, options).SVG(nil, "x"))
	if !strings.Contains(out, `>a &lt; b &amp; &quot;c&quot;</text>`) {
		t.Error(out)
	}
}

// A wide chart on a narrow page would be set too small to read.
func TestWideChartsTurn(t *testing.T) {
	t.Parallel()
	d, _ := Parse("graph LR\nA --> B --> C --> D --> E --> F --> G --> H --> I")
	wide := Layout(d, options)
	o := options
	o.MaxWidth = 200 * theme.Point
	narrow := Layout(d, o)
	if wide.Width < wide.Height || narrow.Width > narrow.Height || narrow.Width*Smallest > o.MaxWidth*o.Size {
		t.Errorf("%v by %v, turned %v by %v", wide.Width, wide.Height, narrow.Width, narrow.Height)
	}
}
