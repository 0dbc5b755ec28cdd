package load

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
)

// svgSize returns the size of an SVG in CSS pixels, rounded up: its width and
// height, or the size of its viewBox for what they do not tell. It is 0 if
// neither does. (SVG 2, section 8.1)
func svgSize(data []byte) (width, height int, err error) {
	root, err := svgRoot(data)
	if err != nil {
		return 0, 0, err
	}
	var w, h, boxWidth, boxHeight float64
	for _, a := range root.Attr {
		switch a.Name.Local {
		case "width":
			w = pixels(a.Value)
		case "height":
			h = pixels(a.Value)
		case "viewBox":
			boxWidth, boxHeight = viewBox(a.Value)
		}
	}
	switch {
	case boxWidth <= 0 || boxHeight <= 0:
	case w <= 0 && h <= 0:
		w, h = boxWidth, boxHeight
	case w <= 0:
		w = h * boxWidth / boxHeight
	case h <= 0:
		h = w * boxHeight / boxWidth
	}
	return whole(w), whole(h), nil
}

// svgRoot returns the <svg> element that the file must begin with.
func svgRoot(data []byte) (xml.StartElement, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return xml.StartElement{}, errors.New("it has no <svg>")
		}
		if err != nil {
			return xml.StartElement{}, err
		}
		if start, ok := t.(xml.StartElement); ok {
			if start.Name.Local != "svg" {
				return start, errors.New("it begins with <" + start.Name.Local + ">")
			}
			return start, nil
		}
	}
}

// units are the lengths of SVG in CSS pixels. (CSS Values 3, section 6)
var units = []struct {
	name   string
	pixels float64
}{
	{"px", 1}, {"pt", 96. / 72}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}, {"em", 16}, {"ex", 8},
}

// pixels returns a length in CSS pixels, or 0 for one that depends on where the
// picture stands, such as a percentage.
func pixels(length string) float64 {
	length = strings.TrimSpace(length)
	factor := 1.
	for _, u := range units {
		if number, ok := strings.CutSuffix(length, u.name); ok {
			length, factor = number, u.pixels
			break
		}
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(length), 64)
	if err != nil {
		return 0
	}
	return n * factor
}

func viewBox(value string) (width, height float64) {
	numbers := strings.FieldsFunc(value, func(r rune) bool { return r <= ' ' || r == ',' })
	if len(numbers) != 4 {
		return 0, 0
	}
	return pixels(numbers[2]), pixels(numbers[3])
}

// whole rounds up to whole pixels; sizes that no picture has are 0.
func whole(n float64) int {
	if !(n > 0) || n > 1e6 {
		return 0
	}
	return int(math.Ceil(n))
}
