package svg

// A pen draws path data: SVG 2, section 9.3.
type pen struct {
	scanner
	outline outline
	at      point // where the pen is
	begin   point // of the subpath
	control point // the last control of the curve before, or at
	last    byte  // the command before, as a capital
}

// arity is how many numbers each command takes.
var arity = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'A': 7, 'Z': 0}

// parsePath reads path data. Where it fails, pos is the byte that it cannot read;
// the outline is what comes before.
func parsePath(text string) (o outline, pos int, ok bool) {
	p := &pen{scanner: scanner{text: text}}
	p.space()
	for !p.done() {
		command := p.peek()
		capital := command &^ 0x20
		n, known := arity[capital]
		if !known || p.last == 0 && capital != 'M' {
			return p.outline, p.pos, false
		}
		p.pos++
		if !p.repeat(command, capital, n) {
			return p.outline, p.pos, false
		}
		p.space()
	}
	return p.outline, p.pos, true
}

// repeat draws a command for every group of numbers that follows it.
func (p *pen) repeat(command, capital byte, n int) bool {
	relative := command != capital
	p.space()
	for first := true; ; first = false {
		var v [7]float64
		for i := range n {
			value, ok := p.argument(capital, i)
			if !ok {
				return false
			}
			v[i] = value
			p.separate()
		}
		if capital == 'M' && !first {
			capital = 'L'
		}
		p.draw(capital, v, relative)
		p.last = capital
		if c := p.peek(); n == 0 || c != '+' && c != '-' && c != '.' && c-'0' > 9 {
			return true
		}
	}
}

// separate skips what stands between numbers; a comma must lead to one.
func (p *pen) separate() {
	p.space()
	if p.peek() != ',' {
		return
	}
	comma := p.pos
	p.comma()
	if c := p.peek(); c != '+' && c != '-' && c != '.' && c-'0' > 9 {
		p.pos = comma
	}
}

// argument reads a number; the flags of an arc may stand without any space.
func (p *pen) argument(capital byte, i int) (float64, bool) {
	if capital != 'A' || i != 3 && i != 4 {
		return p.number()
	}
	c := p.peek()
	if c != '0' && c != '1' {
		return 0, false
	}
	p.pos++
	return float64(c - '0'), true
}

func (p *pen) draw(capital byte, v [7]float64, relative bool) {
	var o point
	if relative {
		o = p.at
	}
	to := func(i int) point { return point{o.x + v[i], o.y + v[i+1]} }
	switch capital {
	case 'M':
		p.at = to(0)
		p.begin, p.control = p.at, p.at
		p.outline.move(p.at)
		return
	case 'Z':
		p.outline.close()
		p.at, p.control = p.begin, p.begin
		return
	}
	p.reopen()
	switch capital {
	case 'L':
		p.line(to(0))
	case 'H':
		p.line(point{o.x + v[0], p.at.y})
	case 'V':
		p.line(point{p.at.x, o.y + v[0]})
	case 'C':
		p.cubic(to(0), to(2), to(4))
	case 'S':
		p.cubic(p.reflected('C', 'S'), to(0), to(2))
	case 'Q':
		p.quadratic(to(0), to(2))
	case 'T':
		p.quadratic(p.reflected('Q', 'T'), to(0))
	case 'A':
		p.outline.arc(p.at, ellipse{v[0], v[1], v[2]}, v[3] != 0, v[4] != 0, to(5))
		p.at = to(5)
		p.control = p.at
	}
}

// reopen begins a subpath where the last was closed, if none was begun since.
func (p *pen) reopen() {
	if p.last == 'Z' {
		p.outline.move(p.at)
	}
}

// reflected returns the first control of a smooth curve, which mirrors the last
// of a curve of the same kind before it.
func (p *pen) reflected(kind, smooth byte) point {
	if p.last != kind && p.last != smooth {
		return p.at
	}
	return p.at.plus(p.at.minus(p.control))
}

func (p *pen) line(to point) {
	p.outline.line(to)
	p.at, p.control = to, to
}

func (p *pen) cubic(a, b, to point) {
	p.outline.curve(a, b, to)
	p.at, p.control = to, b
}

func (p *pen) quadratic(c, to point) {
	p.outline.curve(p.at.toward(c, 2./3), to.toward(c, 2./3), to)
	p.at, p.control = to, c
}
