package theme

// A Theme is the colors of a guide on one ground. Each keeps its meaning in gray
// print: the accent is far enough from the ground for text, and no color stands
// for anything alone.
type Theme struct {
	Ink      Color // text
	Accent   Color // numbers, labels, links
	Muted    Color // running heads, captions' asides
	Hairline Color // rules between rows
	Tint     Color // ground of code
	Marker   Color // ground of marked text
	Quiet    Color // comments in code, ticks, marks of the setter
}

// Default is the look of a guide that asks for no other: black text, one dark
// blue-green.
var Default = Theme{
	Ink:      Gray(0),
	Accent:   Color{11, 79, 92},
	Muted:    Gray(84),
	Hairline: Gray(172),
	Tint:     Color{243, 245, 245},
	Marker:   Color{250, 240, 196},
	Quiet:    Gray(96),
}

// Dark is the same look on a dark ground, for screens.
var Dark = Theme{
	Ink:      Color{244, 247, 247},
	Accent:   Color{138, 204, 216},
	Muted:    Color{169, 180, 182},
	Hairline: Color{91, 103, 106},
	Tint:     Color{28, 36, 39},
	Marker:   Color{87, 76, 23},
	Quiet:    Color{154, 166, 168},
}

// A Type is a size of type and the distance between its baselines.
type Type struct{ Size, Leading Length }

// A Scale is the sizes of one page format. They descend from the text: see
// ScaleOf.
type Scale struct {
	Text    Type // running text
	Small   Type // tables, captions
	Note    Type // footnotes
	Code    Type // blocks of program text; in a line it is as high as its neighbors
	Label   Type // labels in the margin, running heads
	Title   Type // of the guide
	Chapter Type
	// Sections are the sizes of section headings by level, the first for level
	// 2; deeper levels take the last.
	Sections [3]Type
	Gap      Length // between paragraphs
}

// ScaleOf returns the scale whose text has that size and leading.
func ScaleOf(size, leading Length) Scale {
	of := func(thousandths, lead Length) Type {
		s := size * thousandths / 1000
		return Type{Size: s, Leading: s * lead / 1000}
	}
	return Scale{
		Text:     Type{size, leading},
		Small:    of(880, 1300),
		Note:     of(840, 1310),
		Code:     of(800, 1420),
		Label:    of(760, 1300),
		Title:    of(3200, 1090),
		Chapter:  of(2150, 1150),
		Sections: [3]Type{of(1370, 1230), of(1130, 1260), of(1000, 1300)},
		Gap:      leading * 3 / 8,
	}
}

// Compact returns the scale of a book that has few blocks under each heading: its
// text is as large, headings are little larger and stand out by their weight.
func (s Scale) Compact() Scale {
	of := func(thousandths, lead Length) Type {
		t := s.Text.Size * thousandths / 1000
		return Type{Size: t, Leading: t * lead / 1000}
	}
	s.Text.Leading = s.Text.Leading * 965 / 1000
	s.Small = of(880, 1270)
	s.Chapter = of(1500, 1180)
	s.Sections = [3]Type{of(1050, 1260), of(1000, 1280), of(1000, 1280)}
	s.Gap = s.Text.Leading / 3
	return s
}

// Section returns the type of a section's heading; levels count from 2.
func (s *Scale) Section(level int) Type {
	return s.Sections[min(max(level-2, 0), len(s.Sections)-1)]
}
