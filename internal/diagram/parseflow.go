package diagram

import (
	"slices"
	"strings"
)

// A flowParser reads a flowchart.
type flowParser struct {
	*reader
	flow   *Flowchart
	nodes  map[string]int // by ID
	groups map[string]int
	named  map[string]bool // nodes that were given a label or shape
	open   []opened        // subgraphs, the innermost last
	styles styles
	linkID map[string]bool
	places []int // where each link stands
}

// An opened subgraph waits for its end.
type opened struct{ group, at int }

func parseFlow(r *reader, title string) Diagram {
	p := &flowParser{
		reader: r,
		flow:   &Flowchart{Title: title, Direction: Down},
		nodes:  map[string]int{}, groups: map[string]int{}, named: map[string]bool{}, linkID: map[string]bool{},
		styles: styles{classes: map[string]Role{}},
	}
	if !p.atEnd() {
		if d, ok := directions[p.peekWord()]; ok {
			p.word()
			p.flow.Direction = d
		}
	}
	for p.blank(); !p.done() && len(p.faults) < maxFaults; p.blank() {
		p.statement()
	}
	for _, o := range p.open {
		p.fault(o.at, "this subgraph has no end", `write "end" on a line of its own after its last box`)
	}
	if len(p.faults) == 0 && len(p.flow.Nodes) == 0 && len(p.flow.Groups) == 0 {
		p.fault(len(p.text), "this flowchart has no boxes", `write a line such as "A[one] --> B[two]"`)
	}
	p.resolve()
	p.styles.apply(p.flow, p.nodes, p.groups)
	return p.flow
}

var directions = map[string]Direction{
	"TB": Down, "TD": Down, "BT": Up, "LR": Right, "RL": Left,
	"v": Down, "^": Up, ">": Right, "<": Left,
}

// peekWord returns the next word and does not read it.
func (r *reader) peekWord() string {
	at := r.pos
	w := r.word()
	r.pos = at
	return w
}

// statement reads one statement. After a fault it goes on at the next line.
func (p *flowParser) statement() {
	at := p.pos
	before := len(p.faults)
	if !p.keyword() {
		p.chain()
	}
	if len(p.faults) > before || p.pos == at {
		p.skipLine()
	}
}

// keyword reads a statement that begins with a word of its own.
func (p *flowParser) keyword() bool {
	at := p.pos
	word := p.word()
	switch word {
	case "subgraph":
		p.subgraph(at)
	case "end":
		if !p.atEnd() {
			p.pos = at
			return false
		}
		p.end(at)
	case "direction":
		p.direction()
	case "classDef", "class", "style":
		l, from := p.statementLine()
		p.styles.read(p.reader, word, l, from)
	case "linkStyle", "click", "href":
		// The style of a line and what a click does have no place on paper.
		p.statementLine()
	case "accTitle:", "accTitle", "accDescr:", "accDescr":
		p.accessible(strings.TrimSuffix(word, ":"))
	default:
		p.pos = at
		return false
	}
	return true
}

// statementLine reads the rest of a statement up to the line's end; a semicolon
// at its end is dropped.
func (p *flowParser) statementLine() (string, int) {
	l, at := p.line()
	return strings.TrimRight(l, "; \t"), at
}

// accessible reads the author's title or description for who cannot see the
// diagram.
func (p *flowParser) accessible(word string) {
	p.space()
	p.take(":")
	p.space()
	var text string
	if p.take("{") {
		n := strings.IndexByte(p.rest(), '}')
		if n < 0 {
			n = len(p.rest())
		}
		text = clean(p.rest()[:n])
		p.pos = min(p.pos+n+1, len(p.text))
	} else {
		l, _ := p.line()
		text = clean(l)
	}
	if word == "accTitle" {
		p.flow.Title = plain(text)
		return
	}
	p.flow.Description = plain(text)
}

func (p *flowParser) direction() {
	p.space()
	at := p.pos
	word := p.word()
	d, ok := directions[word]
	switch {
	case !ok:
		p.fault(at, quote(word)+" is no direction", "the directions are TB, TD, BT, LR and RL")
	case len(p.open) > 0:
		p.flow.Groups[p.open[len(p.open)-1].group].Direction = d
	default:
		p.flow.Direction = d
	}
}

// subgraph reads what stands behind the word: an ID, an ID and a title in
// brackets, or a title alone.
func (p *flowParser) subgraph(at int) {
	l, from := p.subgraphLine()
	id, title := l, l
	if i := strings.IndexByte(l, '['); i > 0 && strings.HasSuffix(l, "]") && !strings.HasPrefix(l, `"`) {
		id, title = strings.TrimSpace(l[:i]), l[i+1:len(l)-1]
	} else if i == 0 && strings.HasSuffix(l, "]") {
		id, title = "", l[1:len(l)-1]
	}
	title = plain(clean(title))
	if id = unquote(id, '"'); id == "" {
		id = title
	}
	p.beginGroup(id, title, at, from)
}

// subgraphLine reads up to the end of the line or a semicolon; quotes and
// brackets may hold line breaks and semicolons.
func (p *flowParser) subgraphLine() (string, int) {
	p.space()
	at, quoted, depth := p.pos, false, 0
	for ; !p.done(); p.pos++ {
		switch c := p.peek(); {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[':
			depth++
		case c == ']':
			depth--
		case c == '\n', c == ';' && depth <= 0, p.has("%%") && depth <= 0:
			return strings.TrimSpace(p.text[at:p.pos]), at
		}
	}
	return strings.TrimSpace(p.text[at:p.pos]), at
}

func (p *flowParser) beginGroup(id, title string, at, from int) {
	if len(p.open) >= maxDepth {
		p.fault(at, "subgraphs stand in each other too deep", "12 levels are drawn")
		return
	}
	if len(p.flow.Groups) >= maxGroups {
		p.fault(at, "this flowchart has more than 100 subgraphs", "split it into several")
		return
	}
	g := &Group{ID: id, Title: title, Parent: p.around()}
	n := len(p.flow.Groups)
	p.flow.Groups = append(p.flow.Groups, g)
	if _, ok := p.groups[id]; !ok || id == "" {
		p.groups[id] = n
	}
	p.open = append(p.open, opened{n, at})
}

// around returns the innermost open subgraph, or -1.
func (p *flowParser) around() int {
	if len(p.open) == 0 {
		return -1
	}
	return p.open[len(p.open)-1].group
}

func (p *flowParser) end(at int) {
	if len(p.open) == 0 {
		p.fault(at, `this "end" ends nothing`, "remove it; a box cannot be called end")
		return
	}
	p.open = p.open[:len(p.open)-1]
}

// chain reads boxes and the links between them: A & B --> C --> D.
func (p *flowParser) chain() {
	from, ok := p.list()
	for ok && !p.atEnd() {
		at := p.pos
		var l Link
		if l, ok = p.link(); !ok {
			return
		}
		var to []int
		if to, ok = p.list(); !ok {
			return
		}
		if len(p.flow.Links)+len(from)*len(to) > maxEdges {
			p.fault(at, "this flowchart has more than 1,000 lines", "split it into several")
			return
		}
		for _, a := range from {
			for _, b := range to {
				c := l
				c.From, c.To = Joint{a, -1}, Joint{b, -1}
				p.flow.Links = append(p.flow.Links, &c)
				p.places = append(p.places, at)
			}
		}
		from = to
	}
}

// list reads boxes that "&" joins.
func (p *flowParser) list() ([]int, bool) {
	var out []int
	for {
		n, ok := p.node()
		if !ok {
			return nil, false
		}
		if n >= 0 {
			out = append(out, n)
		}
		at := p.pos
		p.whiteIf('&')
		if !p.take("&") {
			p.pos = at
			return out, true
		}
	}
}

// whiteIf skips white space with line breaks if that byte follows it.
func (r *reader) whiteIf(next byte) {
	i := r.pos
	for i < len(r.text) && (r.text[i] == ' ' || r.text[i] == '\t' || r.text[i] == '\n') {
		i++
	}
	if i < len(r.text) && r.text[i] == next {
		r.pos = i
	}
}

// resolve makes subgraphs of the ends that bear a subgraph's ID, and boxes of
// subgraphs that hold nothing.
func (p *flowParser) resolve() {
	f := p.flow
	to := make([]Joint, len(f.Nodes))
	kept := f.Nodes[:0:0]
	for i, n := range f.Nodes {
		if g, ok := p.groups[n.ID]; ok && !p.named[n.ID] {
			to[i] = Joint{-1, g}
			continue
		}
		to[i] = Joint{len(kept), -1}
		p.nodes[n.ID] = len(kept)
		kept = append(kept, n)
	}
	f.Nodes = kept
	for _, l := range f.Links {
		l.From, l.To = to[l.From.Node], to[l.To.Node]
	}
	p.fillEmpty()
	for i, l := range f.Links {
		if p.inItself(l) {
			p.fault(p.places[i], "this line joins a subgraph with what stands in it", "let it end at a box outside the subgraph")
		}
	}
}

// inItself reports whether one end of a link stands in the other.
func (p *flowParser) inItself(l *Link) bool {
	place := func(j Joint) int {
		if j.Node >= 0 {
			return p.flow.Nodes[j.Node].Group
		}
		return j.Group
	}
	return l.From.Group >= 0 && p.flow.within(place(l.To), l.From.Group) ||
		l.To.Group >= 0 && p.flow.within(place(l.From), l.To.Group)
}

// fillEmpty makes a box of every subgraph that no box stands in.
func (p *flowParser) fillEmpty() {
	f := p.flow
	used := make([]bool, len(f.Groups))
	for _, n := range f.Nodes {
		for g := n.Group; g >= 0; g = f.Groups[g].Parent {
			used[g] = true
		}
	}
	if !slices.Contains(used, false) {
		return
	}
	at := make([]Joint, len(f.Groups)) // where each subgraph has gone
	kept := f.Groups[:0:0]
	for i, g := range f.Groups {
		if g.Parent >= 0 {
			g.Parent = at[g.Parent].Group
		}
		at[i] = Joint{-1, len(kept)}
		if used[i] {
			kept = append(kept, g)
			continue
		}
		at[i] = Joint{-1, g.Parent} // what stood in it stands around it
	}
	for i, g := range f.Groups {
		if used[i] || p.groups[g.ID] != i {
			continue
		}
		n := &Node{ID: g.ID, Label: g.Title, Group: g.Parent}
		if n.Label == "" {
			n.Label = g.ID
		}
		at[i].Node = len(f.Nodes)
		f.Nodes = append(f.Nodes, n)
		p.nodes[g.ID] = at[i].Node
		delete(p.groups, g.ID)
	}
	p.regroup(at, used, kept)
}

// regroup gives nodes, links and names the subgraphs that are left.
func (p *flowParser) regroup(at []Joint, used []bool, kept []*Group) {
	f := p.flow
	old := len(f.Nodes)
	for i := range at {
		if at[i].Node >= 0 {
			old = min(old, at[i].Node)
		}
	}
	for _, n := range f.Nodes[:old] {
		if n.Group >= 0 {
			n.Group = at[n.Group].Group
		}
	}
	for _, l := range f.Links {
		for _, j := range []*Joint{&l.From, &l.To} {
			if j.Group < 0 {
				continue
			}
			if g := j.Group; at[g].Node >= 0 {
				*j = Joint{at[g].Node, -1}
			} else {
				j.Group = at[g].Group
			}
		}
	}
	for i, g := range f.Groups {
		if j, ok := p.groups[g.ID]; ok && j == i && used[i] {
			p.groups[g.ID] = at[i].Group
		}
	}
	f.Groups = kept
}
