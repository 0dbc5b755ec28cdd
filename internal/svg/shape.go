package svg

// shape returns the outline of a basic shape or path in user units; an empty
// outline shows nothing. (SVG 2, sections 9 and 10)
func (r *reader) shape(n *node, s *state) outline {
	switch n.name {
	case "path":
		return r.path(n)
	case "rect":
		return r.rect(n, s)
	case "circle":
		d := r.size(n, s, "r", diagonal, 0)
		return r.ellipse(n, s, d, d)
	case "ellipse":
		rx, ry := r.size(n, s, "rx", horizontal, -1), r.size(n, s, "ry", vertical, -1)
		rx, ry = orOther(rx, ry)
		return r.ellipse(n, s, rx, ry)
	case "line":
		var o outline
		o.move(point{r.coordinate(n, s, "x1", horizontal, 0), r.coordinate(n, s, "y1", vertical, 0)})
		o.line(point{r.coordinate(n, s, "x2", horizontal, 0), r.coordinate(n, s, "y2", vertical, 0)})
		return o
	}
	return r.poly(n)
}

func (r *reader) path(n *node) outline {
	d := n.attr("d")
	if trim(d) == "none" {
		return nil
	}
	o, pos, ok := parsePath(d)
	if !ok && pos >= len(d) {
		r.fail(r.at(n, "d", pos), "the path ends in the middle of a command", "write the numbers that are missing")
	} else if !ok {
		r.fail(r.at(n, "d", pos), "the path cannot be read at "+quote(d[pos:]), "a path begins with M; each command takes its own count of numbers")
	}
	return o
}

// poly reads the points of a polyline or polygon.
func (r *reader) poly(n *node) outline {
	list, ok := numbers(n.attr("points"))
	if !ok || len(list)%2 != 0 {
		r.failAttr(n, "points", "a list of points", `write pairs of numbers, as in points="0,0 10,5"`)
		return nil
	}
	var o outline
	for i := 0; i+1 < len(list); i += 2 {
		p := point{list[i], list[i+1]}
		if i == 0 {
			o.move(p)
			continue
		}
		o.line(p)
	}
	if n.name == "polygon" && len(o) > 0 {
		o.close()
	}
	return o
}

// orOther gives a radius that is not told, below 0, the value of the other.
func orOther(rx, ry float64) (x, y float64) {
	if rx < 0 {
		rx = ry
	}
	if ry < 0 {
		ry = rx
	}
	return max(rx, 0), max(ry, 0)
}

func (r *reader) rect(n *node, s *state) outline {
	x, y := r.coordinate(n, s, "x", horizontal, 0), r.coordinate(n, s, "y", vertical, 0)
	w, h := r.size(n, s, "width", horizontal, 0), r.size(n, s, "height", vertical, 0)
	rx, ry := orOther(r.size(n, s, "rx", horizontal, -1), r.size(n, s, "ry", vertical, -1))
	if w == 0 || h == 0 {
		return nil
	}
	rx, ry = min(rx, w/2), min(ry, h/2)
	if rx == 0 || ry == 0 {
		return rectangle(x, y, w, h)
	}
	right, bottom := x+w, y+h
	e := ellipse{rx, ry, 0}
	var o outline
	corner := func(from, to point) {
		o.line(from)
		o.arc(from, e, false, true, to)
	}
	o.move(point{x + rx, y})
	corner(point{right - rx, y}, point{right, y + ry})
	corner(point{right, bottom - ry}, point{right - rx, bottom})
	corner(point{x + rx, bottom}, point{x, bottom - ry})
	corner(point{x, y + ry}, point{x + rx, y})
	o.close()
	return o
}

func (r *reader) ellipse(n *node, s *state, rx, ry float64) outline {
	if rx == 0 || ry == 0 {
		return nil
	}
	x, y := r.coordinate(n, s, "cx", horizontal, 0), r.coordinate(n, s, "cy", vertical, 0)
	a := &arcPen{circle: translation(x, y).times(scaling(rx, ry)), sweep: true}
	quarters := [...]point{{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 0}}
	var o outline
	o.move(point{x + rx, y})
	for i, q := range quarters[1:] {
		a.piece(&o, quarters[i], q, a.circle.apply(q))
	}
	o.close()
	return o
}
