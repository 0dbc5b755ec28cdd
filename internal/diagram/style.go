package diagram

import (
	"strconv"
	"strings"
)

// styles are the classes of a flowchart and who bears them. Of a style only its
// fill is drawn, as the tint that is nearest to it in hue:
//
//	tint1 red, tint2 amber, tint3 green, tint4 blue, tint5 violet, tint6 gray
//
// White and unknown colors are no tint; so is every other property.
type styles struct {
	classes map[string]Role
	worn    []worn
}

// worn is a class, or a style of its own, of a node or subgraph.
type worn struct {
	id, class string
	own       Role
}

// assign gives a class to a node.
func (s *styles) assign(id, class string) {
	s.worn = append(s.worn, worn{id: id, class: class})
}

// read reads what stands behind classDef, class or style.
func (s *styles) read(r *reader, word, line string, at int) {
	names, what, ok := strings.Cut(line, " ")
	// The names are divided by commas, perhaps with spaces.
	for ok && strings.HasSuffix(names, ",") {
		var next string
		next, what, ok = strings.Cut(strings.TrimLeft(what, " "), " ")
		names += next
	}
	what = strings.TrimSpace(what)
	if !ok || what == "" {
		r.fault(at, word+" needs a name and what it is to be", `write, for instance, "classDef hot fill:#fdd" and "class A hot"`)
		return
	}
	for _, name := range strings.Split(names, ",") {
		name = strings.TrimSpace(name)
		switch word {
		case "classDef":
			s.classes[name] = tintOf(what)
		case "class":
			s.assign(name, what)
		case "style":
			s.worn = append(s.worn, worn{id: name, own: tintOf(what)})
		}
	}
}

// apply gives nodes and subgraphs their tints, in the order of the source.
func (s *styles) apply(f *Flowchart, nodes, groups map[string]int) {
	for _, n := range f.Nodes {
		n.Tint = s.classes["default"]
	}
	for _, w := range s.worn {
		tint := w.own
		if w.class != "" {
			tint = s.classes[w.class]
		}
		if tint == None {
			continue
		}
		if n, ok := nodes[w.id]; ok && n < len(f.Nodes) && f.Nodes[n].ID == w.id {
			f.Nodes[n].Tint = tint
		} else if g, ok := groups[w.id]; ok && g < len(f.Groups) {
			f.Groups[g].Tint = tint
		}
	}
}

// tintOf returns the tint of the fill in a list of CSS properties.
func tintOf(css string) Role {
	for _, property := range strings.FieldsFunc(css, func(r rune) bool { return r == ',' || r == ';' }) {
		name, value, _ := strings.Cut(property, ":")
		if strings.TrimSpace(name) == "fill" {
			if i := strings.Index(css, "rgb("); i >= 0 && strings.Contains(value, "rgb(") {
				return tintOfRGB(css[i+len("rgb("):])
			}
			return tintOfColor(strings.ToLower(strings.TrimSpace(value)))
		}
	}
	return None
}

// tintOfRGB reads "1, 2, 3)".
func tintOfRGB(s string) Role {
	s, _, _ = strings.Cut(s, ")")
	var channel [3]int
	for i, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' }) {
		if n, err := strconv.Atoi(f); err == nil && i < 3 {
			channel[i] = n
		}
	}
	return tint(channel[0], channel[1], channel[2])
}

func tintOfColor(s string) Role {
	if !strings.HasPrefix(s, "#") {
		return colorNames[s]
	}
	s = s[1:]
	if len(s) == 3 || len(s) == 4 {
		s = string([]byte{s[0], s[0], s[1], s[1], s[2], s[2]})
	}
	if len(s) != 6 && len(s) != 8 {
		return None
	}
	n, err := strconv.ParseUint(s[:6], 16, 32)
	if err != nil {
		return None
	}
	return tint(int(n>>16), int(n>>8&255), int(n&255))
}

// tint returns the tint of that hue.
func tint(r, g, b int) Role {
	high, low := max(r, g, b), min(r, g, b)
	if high-low < 12 {
		if low > 250 {
			return None
		}
		return Tint6
	}
	var hue int // in degrees
	switch high {
	case r:
		hue = (60*(g-b)/(high-low) + 360) % 360
	case g:
		hue = 120 + 60*(b-r)/(high-low)
	default:
		hue = 240 + 60*(r-g)/(high-low)
	}
	switch {
	case hue < 20 || hue >= 325:
		return Tint1
	case hue < 70:
		return Tint2
	case hue < 170:
		return Tint3
	case hue < 250:
		return Tint4
	}
	return Tint5
}

var colorNames = map[string]Role{
	"red": Tint1, "darkred": Tint1, "crimson": Tint1, "tomato": Tint1, "salmon": Tint1, "lightsalmon": Tint1, "coral": Tint1, "lightcoral": Tint1, "pink": Tint1, "lightpink": Tint1, "hotpink": Tint1, "mistyrose": Tint1, "indianred": Tint1, "firebrick": Tint1,
	"orange": Tint2, "darkorange": Tint2, "gold": Tint2, "yellow": Tint2, "lightyellow": Tint2, "khaki": Tint2, "moccasin": Tint2, "wheat": Tint2, "beige": Tint2, "bisque": Tint2, "peachpuff": Tint2, "brown": Tint2, "tan": Tint2, "lemonchiffon": Tint2,
	"green": Tint3, "lightgreen": Tint3, "darkgreen": Tint3, "lime": Tint3, "limegreen": Tint3, "palegreen": Tint3, "seagreen": Tint3, "springgreen": Tint3, "yellowgreen": Tint3, "olive": Tint3, "honeydew": Tint3, "mediumseagreen": Tint3,
	"blue": Tint4, "lightblue": Tint4, "darkblue": Tint4, "skyblue": Tint4, "lightskyblue": Tint4, "deepskyblue": Tint4, "steelblue": Tint4, "royalblue": Tint4, "navy": Tint4, "cyan": Tint4, "lightcyan": Tint4, "aqua": Tint4, "teal": Tint4, "turquoise": Tint4, "powderblue": Tint4, "aliceblue": Tint4, "cornflowerblue": Tint4, "dodgerblue": Tint4, "cadetblue": Tint4, "azure": Tint4, "lightsteelblue": Tint4,
	"purple": Tint5, "violet": Tint5, "magenta": Tint5, "fuchsia": Tint5, "plum": Tint5, "orchid": Tint5, "lavender": Tint5, "indigo": Tint5, "thistle": Tint5, "mediumpurple": Tint5, "blueviolet": Tint5,
	"gray": Tint6, "grey": Tint6, "lightgray": Tint6, "lightgrey": Tint6, "silver": Tint6, "darkgray": Tint6, "darkgrey": Tint6, "gainsboro": Tint6, "whitesmoke": Tint6, "black": Tint6, "dimgray": Tint6, "slategray": Tint6,
}
