package layout

import (
	"rsc.io/qr"

	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// A qrCode is the address of the web edition for a telephone's camera. It is an
// artifact: the same address is printed, and linked, beside it.
type qrCode struct {
	code *qr.Code
	side theme.Length // without the quiet zone
}

// The sides of the codes: on the title page, and on the one page.
const (
	titleQR   = 19 * theme.MM
	onePageQR = 12 * theme.MM
)

// qrCode returns the code of the guide's address, nil if there is none.
func (s *setting) qrCode(side theme.Length) *qrCode {
	if s.guide.BaseURL == "" {
		return nil
	}
	code, err := qr.Encode(s.guide.BaseURL, qr.M)
	if err != nil {
		s.faults.Warn(source.Span{}, "no QR code holds an address as long as base_url", "shorten it")
		return nil
	}
	return &qrCode{code, side}
}

// draw draws the code's modules as one path, so that no viewer shows seams
// between them: a rectangle for each run of dark modules in a row.
func (q *qrCode) draw(c *canvas, x, y theme.Length) {
	n := q.code.Size
	module := q.side / theme.Length(n)
	p := &Path{Fill: &c.theme.Ink}
	for row := range n {
		for from := 0; from < n; from++ {
			to := from
			for to < n && q.code.Black(to, row) {
				to++
			}
			if to > from {
				p.rectangle(Rect{x + module*theme.Length(from), y + module*theme.Length(row), module * theme.Length(to-from), module})
				from = to
			}
		}
	}
	c.add(p)
}

// rectangle adds a rectangle to the path.
func (p *Path) rectangle(r Rect) {
	corner := func(op SegmentOp, x, y theme.Length) {
		p.Segments = append(p.Segments, Segment{Op: op, Points: [3]Point{{x, y}}})
	}
	corner(MoveTo, r.X, r.Y)
	corner(LineTo, r.X+r.Width, r.Y)
	corner(LineTo, r.X+r.Width, r.Y+r.Height)
	corner(LineTo, r.X, r.Y+r.Height)
	p.Segments = append(p.Segments, Segment{Op: ClosePath})
}
