package theme

// A Paper is a page format: its sheet, where the text stands on it, and the
// sizes of type. The text's left edge is an axis: what tells readers where they
// are (numbers, labels, the page number) hangs left of it, what they read
// stands right of it. The margin it hangs in is free for their notes.
type Paper struct {
	Name          string // as --paper writes it: "a4"
	Title         string // as a reader calls it: "A4"
	Width, Height Length

	Left, Right, Top, Bottom Length // margins of the text
	// Hang is the width of the column left of the axis, Left less the empty
	// edge; 0 on pages too narrow for one. Gutter is its distance from the axis.
	Hang, Gutter Length
	Head         Length // from the page's top to the baseline of the running head

	Scale Scale

	// Edge is the margin on all sides of a one-page edition; no printer needs
	// more than 5 mm.
	Edge Length
}

// The paper formats.
var (
	// A4 holds 66 characters a line in 49 lines.
	A4 = Paper{
		Name: "a4", Title: "A4", Width: 210 * MM, Height: 297 * MM,
		Left: Pt(18200), Right: Pt(8300), Top: Pt(7800), Bottom: Pt(7400),
		Hang: Pt(13000), Gutter: Pt(1600), Head: Pt(4900),
		Scale: ScaleOf(Pt(1020), Pt(1400)), Edge: 9 * MM,
	}
	// Letter has the measure of A4 on its shorter page.
	Letter = Paper{
		Name: "letter", Title: "Letter", Width: Inch * 17 / 2, Height: 11 * Inch,
		Left: Pt(18800), Right: Pt(9372), Top: Pt(7400), Bottom: Pt(7000),
		Hang: Pt(13000), Gutter: Pt(1600), Head: Pt(4600),
		Scale: ScaleOf(Pt(1020), Pt(1400)), Edge: 9 * MM,
	}
	// Phone is a page as large as a telephone, read without zooming.
	Phone = Paper{
		Name: "phone", Title: "phone", Width: 90 * MM, Height: 160 * MM,
		Left: Pt(1700), Right: Pt(1700), Top: Pt(3400), Bottom: Pt(2000),
		Head:  Pt(2000),
		Scale: ScaleOf(Pt(1020), Pt(1500)), Edge: 5 * MM,
	}
	// Large is A4 in large print.
	Large = Paper{
		Name: "large", Title: "A4, large print", Width: 210 * MM, Height: 297 * MM,
		Left: Pt(5600), Right: Pt(5600), Top: Pt(7800), Bottom: Pt(6000),
		Head:  Pt(4600),
		Scale: ScaleOf(Pt(1800), Pt(2500)), Edge: 9 * MM,
	}
)

// Papers returns every paper format.
func Papers() []Paper { return []Paper{A4, Letter, Phone, Large} }

// PaperNames returns the names of every paper format.
func PaperNames() []string {
	var names []string
	for _, p := range Papers() {
		names = append(names, p.Name)
	}
	return names
}

// PaperNamed returns the paper of that name.
func PaperNamed(name string) (Paper, bool) {
	for _, p := range Papers() {
		if p.Name == name {
			return p, true
		}
	}
	return Paper{}, false
}

// Compact returns the paper for a book that has few blocks under each heading:
// with its compact scale, and two lines more where the margins are wide.
func (p Paper) Compact() Paper {
	p.Scale = p.Scale.Compact()
	if p.Hang > 0 {
		p.Top -= p.Scale.Text.Leading * 3 / 4
		p.Bottom -= p.Scale.Text.Leading * 5 / 4
	}
	return p
}

// Measure returns the length of a line of text.
func (p *Paper) Measure() Length { return p.Width - p.Left - p.Right }

// Depth returns the height of a page's text.
func (p *Paper) Depth() Length { return p.Height - p.Top - p.Bottom }
