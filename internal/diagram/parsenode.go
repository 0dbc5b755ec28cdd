package diagram

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fieldguide/internal/source"
)

// The marks around the label of each shape; a longer opening stands before a
// shorter one.
var brackets = []struct {
	open, shut string
	shape      Shape
}{
	{"(((", ")))", DoubleDisk}, {"((", "))", Disk}, {"([", "])", Stadium}, {"(-", "-)", Stadium},
	{"[(", ")]", Cylinder}, {"[[", "]]", Subroutine},
	{"[/", "/]", LeanRight}, {"[/", `\]`, Trapezoid}, {`[\`, `\]`, LeanLeft}, {`[\`, "/]", TrapezoidDown},
	{"{{", "}}", Hexagon}, {"[", "]", Rectangle}, {"(", ")", Rounded}, {"{", "}", Diamond}, {">", "]", Flag},
}

// node reads a box: its ID, the first time with its shape and label. It returns
// -1 for what bears the ID of a link.
func (p *flowParser) node() (int, bool) {
	p.space()
	at := p.pos
	id := p.id()
	if id == "" {
		p.fault(at, "here should stand the name of a box, not "+quote(p.restOfLine()), p.nodeHint())
		return 0, false
	}
	if p.linkID[id] && p.has("@{") {
		p.attributes(nil)
		return -1, true
	}
	n, ok := p.declare(id, at)
	if !ok {
		return 0, false
	}
	node := p.flow.Nodes[n]
	if p.has("@{") {
		p.named[id] = true
		if !p.attributes(node) {
			return 0, false
		}
	}
	if ok := p.bracket(node); !ok {
		return 0, false
	}
	for p.take(":::") {
		p.styles.assign(id, p.className())
	}
	return n, true
}

func (p *flowParser) restOfLine() string {
	s, _, _ := strings.Cut(p.rest(), "\n")
	return s
}

// nodeHint tells what may be meant by what is no name.
func (p *flowParser) nodeHint() string {
	switch {
	case p.done() || p.peek() == '\n':
		return "a line needs a box at both ends"
	case p.peek() == '"':
		return `a label in quotes stands in brackets after a name: A["label"]`
	}
	return "names are letters, digits, _ and -; other text goes into a label: A[\"text\"]"
}

// declare returns the node of that ID, which is new the first time, and puts it
// into the open subgraph unless it stands in one.
func (p *flowParser) declare(id string, at int) (int, bool) {
	n, ok := p.nodes[id]
	if !ok {
		if len(p.flow.Nodes) >= maxNodes {
			p.fault(at, "this flowchart has more than 500 boxes", "split it into several")
			return 0, false
		}
		n = len(p.flow.Nodes)
		p.nodes[id] = n
		p.flow.Nodes = append(p.flow.Nodes, &Node{ID: id, Label: id, Group: -1})
	}
	if p.flow.Nodes[n].Group < 0 {
		p.flow.Nodes[n].Group = p.around()
	}
	return n, true
}

// id reads the name of a node.
func (p *flowParser) id() string {
	start := p.pos
	for !p.done() {
		c, size := utf8.DecodeRuneInString(p.rest())
		next := p.text[p.pos+size:]
		if !idRune(c, next, p.pos > start) {
			break
		}
		p.pos += size
	}
	return p.text[start:p.pos]
}

// idRune reports whether a character goes on with a name.
func idRune(c rune, next string, inside bool) bool {
	switch {
	case c == '-':
		return inside && next != "" && !strings.ContainsRune("->.xo \t\n;", rune(next[0])) ||
			inside && len(next) > 1 && (next[0] == 'x' || next[0] == 'o') && (isLetter(next[1]) || isDigit(next[1]))
	case c == '=':
		return inside && next != "" && next[0] != '='
	case c == '.':
		return !strings.HasPrefix(next, "-") && !strings.HasPrefix(next, ".")
	case c < 0x80:
		return unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune("_!#$'*+?/\\", c) ||
			c == '%' && !strings.HasPrefix(next, "%")
	}
	return !unicode.IsSpace(c) && !unicode.IsControl(c)
}

// bracket reads the shape and label of a node, if they follow.
func (p *flowParser) bracket(n *Node) bool {
	at := p.pos
	if strings.IndexByte("[({>", p.peek()) < 0 || p.done() {
		return true
	}
	found, size, text := -1, 0, ""
	for i, b := range brackets {
		// "[/" opens two shapes: the mark that comes first tells which.
		if !p.has(b.open) || found >= 0 && b.open != brackets[found].open {
			continue
		}
		if s, n, ok := label(p.text[at+len(b.open):], b.open, b.shut); ok && (found < 0 || n < size) {
			found, size, text = i, n, s
		}
	}
	if found >= 0 {
		b := brackets[found]
		p.pos = at + len(b.open) + size
		p.named[n.ID] = true
		n.Shape = b.shape
		if text = clean(text); text != "" {
			n.Label = text
		} else {
			n.Label = " "
		}
		return true
	}
	p.fault(at, "the label of "+quote(n.ID)+" does not end", `close what opens it; put a label with brackets in quotes: A["f(x)"]`)
	return false
}

// label returns the text up to the closing mark and the length of both. A label
// may be in quotes; otherwise brackets in it stand in pairs.
func label(s, open, shut string) (text string, size int, ok bool) {
	trimmed := strings.TrimLeft(s, " \t\n")
	if strings.HasPrefix(trimmed, `"`) {
		if q := strings.IndexByte(trimmed[1:], '"'); q >= 0 {
			after := strings.TrimLeft(trimmed[q+2:], " \t\n")
			if strings.HasPrefix(after, shut) {
				return trimmed[:q+2], len(s) - len(after) + len(shut), true
			}
		}
	}
	depth := 0
	o, c := open[0], shut[len(shut)-1]
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\n' && strings.Count(s[:i], "\n") > 20:
			return firstClose(s, shut)
		case depth == 0 && strings.HasPrefix(s[i:], shut) && !longer(s[i:], shut):
			return s[:i], i + len(shut), true
		case s[i] == o && o != '>':
			depth++
		case s[i] == c && depth > 0:
			depth--
		}
	}
	return firstClose(s, shut)
}

// longer reports whether a run of closing marks goes on, as in "f(x))": the last
// of them closes.
func longer(s, shut string) bool {
	return len(s) > len(shut) && shut != "]" && s[len(shut)] == shut[len(shut)-1] && s[0] == shut[len(shut)-1]
}

// firstClose finds the closing mark in the same line, whatever stands before it.
func firstClose(s, shut string) (string, int, bool) {
	l, _, _ := strings.Cut(s, "\n")
	if i := strings.Index(l, shut); i >= 0 {
		return s[:i], i + len(shut), true
	}
	return "", 0, false
}

// className reads the name of a class.
func (r *reader) className() string {
	start := r.pos
	for c := r.peek(); isLetter(c) || isDigit(c) || c == '_' || c == '-'; c = r.peek() {
		if c == '-' && r.pos+1 < len(r.text) && strings.IndexByte("-.>", r.text[r.pos+1]) >= 0 {
			break
		}
		r.pos++
	}
	return r.text[start:r.pos]
}

// attributes reads @{ shape: name, label: "text" }; others are left alone. The
// node is nil for those of a link.
func (p *flowParser) attributes(n *Node) bool {
	at := p.pos
	end := closingBrace(p.rest())
	if end < 0 {
		p.fault(at, "this @{ is not closed", "write } at its end")
		return false
	}
	body := p.text[at+2 : at+end]
	offset := at + 2
	p.pos = at + end + 1
	for _, field := range fields(body) {
		key, value, _ := strings.Cut(field.text, ":")
		value = strings.TrimSpace(value)
		if n == nil {
			continue
		}
		switch strings.TrimSpace(key) {
		case "shape":
			s, ok := shapeNames[unquote(value, '"')]
			if !ok {
				p.fault(offset+field.at, "no shape is called "+quote(value), source.DidYouMean(value, knownShapes, "shapes are rect, rounded, stadium, diam, cyl, hex, circle, doc and others"))
				return false
			}
			n.Shape = s
		case "label":
			if l := clean(value); l != "" {
				n.Label = l
			}
		}
	}
	return true
}

// closingBrace returns the offset of the brace that closes, outside quotes.
func closingBrace(s string) int {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == '}' && !quoted:
			return i
		}
	}
	return -1
}

// A field is a part of a list, and its offset.
type field struct {
	text string
	at   int
}

// fields divides a list at commas and line breaks outside quotes.
func fields(s string) []field {
	var out []field
	quoted, start := false, 0
	add := func(end int) {
		t := strings.TrimLeft(s[start:end], " \t\n")
		if trimmed := strings.TrimRight(t, " \t\n"); trimmed != "" {
			out = append(out, field{trimmed, end - len(t)})
		}
		start = end + 1
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case !quoted && (s[i] == ',' || s[i] == '\n'):
			add(i)
		}
	}
	add(len(s))
	return out
}

// knownShapes are the names that a misspelt shape may have meant.
var knownShapes = []string{"rect", "rounded", "stadium", "subproc", "cyl", "circle", "dbl-circ", "diam", "hex", "lean-r", "lean-l", "trap-t", "trap-b", "doc", "text", "odd"}

// shapeNames are Mermaid's names of shapes; one that is not drawn becomes the
// nearest that is.
var shapeNames = map[string]Shape{
	"rect": Rectangle, "proc": Rectangle, "process": Rectangle, "rectangle": Rectangle, "square": Rectangle, "squareRect": Rectangle,
	"rounded": Rounded, "event": Rounded, "roundedRect": Rounded,
	"stadium": Stadium, "pill": Stadium, "terminal": Stadium, "term": Stadium, "ellipse": Stadium, "das": Stadium, "h-cyl": Stadium, "horizontal-cylinder": Stadium,
	"subproc": Subroutine, "subprocess": Subroutine, "subroutine": Subroutine, "fr-rect": Subroutine, "framed-rectangle": Subroutine,
	"lin-rect": Subroutine, "lined-rectangle": Subroutine, "lin-proc": Subroutine, "shaded-process": Subroutine, "div-rect": Subroutine, "win-pane": Subroutine, "internal-storage": Subroutine,
	"cyl": Cylinder, "cylinder": Cylinder, "database": Cylinder, "db": Cylinder, "lin-cyl": Cylinder, "disk": Cylinder, "datastore": Cylinder,
	"circle": Disk, "circ": Disk, "dbl-circ": DoubleDisk, "double-circle": DoubleDisk, "cross-circ": Disk, "summary": Disk,
	"start": Dot, "sm-circ": Dot, "small-circle": Dot, "stop": Dot, "fr-circ": Dot, "framed-circle": Dot, "f-circ": Dot, "junction": Dot,
	"diam": Diamond, "diamond": Diamond, "decision": Diamond, "question": Diamond,
	"hex": Hexagon, "hexagon": Hexagon, "prepare": Hexagon,
	"lean-r": LeanRight, "lean-right": LeanRight, "in-out": LeanRight, "lean-l": LeanLeft, "lean-left": LeanLeft, "out-in": LeanLeft,
	"trap-b": Trapezoid, "trapezoid": Trapezoid, "trapezoid-bottom": Trapezoid, "priority": Trapezoid, "tri": Trapezoid, "triangle": Trapezoid, "extract": Trapezoid,
	"trap-t": TrapezoidDown, "inv-trapezoid": TrapezoidDown, "trapezoid-top": TrapezoidDown, "manual": TrapezoidDown, "manual-operation": TrapezoidDown, "flip-tri": TrapezoidDown,
	"odd": Flag, "flag": Document, "paper-tape": Document,
	"doc": Document, "document": Document, "docs": Document, "documents": Document, "st-doc": Document, "lin-doc": Document, "lined-document": Document, "tag-doc": Document,
	"text": Bare, "brace": Bare, "brace-l": Bare, "brace-r": Bare, "braces": Bare, "comment": Bare,
	"procs": Rectangle, "processes": Rectangle, "st-rect": Rectangle, "stacked-rectangle": Rectangle, "tag-rect": Rectangle, "tag-proc": Rectangle,
	"sl-rect": TrapezoidDown, "manual-input": TrapezoidDown, "bow-rect": Flag, "stored-data": Flag, "delay": Stadium, "half-rounded-rectangle": Stadium,
	"curv-trap": Hexagon, "display": Hexagon, "notch-rect": Rectangle, "card": Rectangle, "notch-pent": Hexagon, "loop-limit": Hexagon,
	"hourglass": Diamond, "collate": Diamond, "bolt": Diamond, "com-link": Diamond, "fork": Rectangle, "join": Rectangle, "cloud": Stadium, "bang": Hexagon, "icon": Rectangle, "image": Rectangle,
}
