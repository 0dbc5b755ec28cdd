package math

// between is the space between neighboring atoms by their classes, in mu, the
// eighteenth of an em. A negative one does not stand in script styles. (The
// TeXbook, page 170; impossible pairs are 0.)
var between = [8][8]int8{
	ordinary:    {0, 3, -4, -5, 0, 0, 0, -3},
	operator:    {3, 3, 0, -5, 0, 0, 0, -3},
	binary:      {-4, -4, 0, 0, -4, 0, 0, -4},
	relation:    {-5, -5, 0, 0, -5, 0, 0, -5},
	opening:     {},
	closing:     {0, 3, -4, -5, 0, 0, 0, -3},
	punctuation: {-3, -3, 0, -3, -3, -3, -3, -3},
	inner:       {-3, 3, -4, -5, -3, 0, -3, -3},
}

// spaceBetween returns the space between two atoms in mu.
func spaceBetween(a, b class, script bool) int {
	s := int(between[a][b])
	switch {
	case s >= 0:
		return s
	case script:
		return 0
	}
	return -s
}

// resolve replaces the classes of a row's atoms by those that they are spaced
// as: a binary operator without an operand on either side is a sign, as in -x.
// (The TeXbook, page 442, rules 5 and 6.) Nodes that are no atoms are skipped.
func resolve(classes []class, isAtom func(i int) bool) {
	before := -1
	for i, c := range classes {
		if !isAtom(i) {
			continue
		}
		switch {
		case c == binary && (before < 0 || !endsOperand(classes[before])):
			classes[i] = ordinary
		case (c == relation || c == closing || c == punctuation) && before >= 0 && classes[before] == binary:
			classes[before] = ordinary
		}
		before = i
	}
	if before >= 0 && classes[before] == binary {
		classes[before] = ordinary
	}
}

// endsOperand reports whether a binary operator can stand behind that class.
func endsOperand(c class) bool { return c == ordinary || c == closing || c == inner }

// resolvedClasses returns the classes that the items of a row are spaced as.
func resolvedClasses(items []node) []class {
	classes := make([]class, len(items))
	for i, n := range items {
		classes[i] = n.class()
	}
	resolve(classes, func(i int) bool { return isAtom(items[i]) })
	return classes
}

// isAtom reports whether a node takes part in the spacing of its row.
func isAtom(n node) bool {
	_, space := n.(*space)
	return !space
}
