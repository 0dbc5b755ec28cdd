package diagram

import (
	"strconv"
	"strings"
)

// A sequenceParser reads a sequence diagram, line by line.
type sequenceParser struct {
	*reader
	seq    *Sequence
	actors map[string]int
	open   []opened // frames and bands, the innermost last
	band   int      // that is open, or -1
	number int      // of the next message; 0 if they have none
	step   int
}

func parseSequence(r *reader, title string) Diagram {
	p := &sequenceParser{reader: r, seq: &Sequence{Title: title}, actors: map[string]int{}, band: -1, step: 1}
	for p.blank(); !p.done() && len(p.faults) < maxFaults; p.blank() {
		p.statement()
	}
	for _, o := range p.open {
		p.fault(o.at, "this block has no end", `write "end" on a line of its own after it`)
	}
	if len(p.faults) == 0 && len(p.seq.Actors) == 0 {
		p.fault(len(p.text), "this sequence has no participants", `write a line such as "Ann->>Bob: hello"`)
	}
	return p.seq
}

func (p *sequenceParser) statement() {
	l, at := p.line()
	l = strings.TrimRight(l, "; \t")
	word, rest, _ := strings.Cut(l, " ")
	rest = strings.TrimSpace(rest)
	switch strings.ToLower(word) {
	case "participant", "actor":
		p.participant(rest, word == "actor")
	case "create":
		kind, name, _ := strings.Cut(rest, " ")
		n := p.participant(strings.TrimSpace(name), kind == "actor")
		p.add(at, &Event{Kind: Create, To: n})
	case "destroy":
		p.add(at, &Event{Kind: Destroy, To: p.actor(rest)})
	case "activate":
		p.add(at, &Event{Kind: Activate, To: p.actor(rest)})
	case "deactivate":
		p.add(at, &Event{Kind: Deactivate, To: p.actor(rest)})
	case "note":
		p.note(rest, at)
	case "autonumber":
		p.autonumber(rest)
	case "title", "title:", "acctitle", "acctitle:":
		p.seq.Title = plain(clean(strings.TrimLeft(rest, ": ")))
	case "accdescr", "accdescr:":
		p.seq.Description = plain(clean(strings.TrimLeft(rest, ": ")))
	case "link", "links", "properties", "details":
		// What a click shows has no place on paper.
	default:
		if !p.block(word, rest, at) {
			p.message(l, at)
		}
	}
}

// add adds an event.
func (p *sequenceParser) add(at int, e *Event) {
	if len(p.seq.Events) >= maxEdges {
		p.fault(at, "this sequence has more than 1,000 lines", "split it into several")
		return
	}
	p.seq.Events = append(p.seq.Events, e)
}

// participant reads "ID as label" and returns its number.
func (p *sequenceParser) participant(s string, person bool) int {
	id, label, ok := strings.Cut(s, " as ")
	if i := strings.Index(id, "@{"); i >= 0 {
		id = id[:i]
	}
	known := len(p.seq.Actors)
	n := p.actor(strings.TrimSpace(id))
	a := p.seq.Actors[n]
	a.Person = person
	if ok && clean(label) != "" {
		a.Label = clean(label)
	}
	if n == known {
		a.Band = p.band // whoever was there before stays outside: a band has no gaps
	}
	return n
}

// actor returns the number of a participant, who is new the first time.
func (p *sequenceParser) actor(id string) int {
	id = strings.TrimSpace(id)
	if n, ok := p.actors[id]; ok {
		return n
	}
	n := len(p.seq.Actors)
	if n >= maxGroups {
		p.fault(p.pos, "this sequence has more than 100 participants", "split it into several")
		return 0
	}
	p.actors[id] = n
	label := clean(id)
	if label == "" {
		label = " "
	}
	p.seq.Actors = append(p.seq.Actors, &Actor{ID: id, Label: label, Band: -1})
	return n
}

// note reads "right of A: text", "over A,B: text".
func (p *sequenceParser) note(s string, at int) {
	where, text, ok := strings.Cut(s, ":")
	lower := strings.ToLower(where)
	e := &Event{Kind: Remark, Text: clean(text)}
	switch {
	case !ok:
		p.fault(at, "this note has no text", `write "Note over A: text"`)
		return
	case strings.HasPrefix(lower, "right of "):
		e.Side, where = RightOf, where[len("right of "):]
	case strings.HasPrefix(lower, "left of "):
		e.Side, where = LeftOf, where[len("left of "):]
	case strings.HasPrefix(lower, "over "):
		where = where[len("over "):]
	default:
		p.fault(at, "a note stands over, left of or right of a participant", `write "Note over A: text"`)
		return
	}
	a, b, two := strings.Cut(where, ",")
	e.From = p.actor(a)
	e.To = e.From
	if two && e.Side == Over {
		e.To = p.actor(b)
	}
	e.From, e.To = min(e.From, e.To), max(e.From, e.To)
	p.add(at, e)
}

// autonumber reads "autonumber", "autonumber 10 5" and "autonumber off".
func (p *sequenceParser) autonumber(s string) {
	p.number, p.step = 1, 1
	f := strings.Fields(s)
	if len(f) > 0 && f[0] == "off" {
		p.number = 0
		return
	}
	if len(f) > 0 {
		p.number = count(f[0])
	}
	if len(f) > 1 {
		p.step = count(f[1])
	}
}

// count reads a number from 1 to a million.
func count(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 1
	}
	return min(max(n, 1), 1_000_000)
}

// block reads the lines that begin, divide and end frames and bands.
func (p *sequenceParser) block(word, rest string, at int) bool {
	switch word {
	case "loop", "alt", "opt", "par", "par_over", "critical", "break", "rect":
		e := &Event{Kind: FrameBegin, Word: strings.TrimSuffix(word, "_over"), Text: clean(rest)}
		if word == "rect" {
			e.Text, e.Tint = "", rectTint(rest)
		}
		p.begin(at, len(p.seq.Events))
		p.add(at, e)
	case "else", "and", "option":
		if len(p.open) == 0 || p.open[len(p.open)-1].group < 0 {
			p.fault(at, quote(word)+" stands in no block", `alt is divided by "else", par by "and", critical by "option"`)
			return true
		}
		p.add(at, &Event{Kind: FrameElse, Text: clean(rest)})
	case "box":
		p.begin(at, -1)
		p.band = len(p.seq.Bands)
		p.seq.Bands = append(p.seq.Bands, bandOf(rest))
	case "end":
		p.endBlock(at)
	default:
		return false
	}
	return true
}

// begin notes that a block is open; a band has no event and bears -1.
func (p *sequenceParser) begin(at, event int) {
	if len(p.open) >= maxDepth {
		p.fault(at, "blocks stand in each other too deep", "12 levels are drawn")
	}
	p.open = append(p.open, opened{event, at})
}

func (p *sequenceParser) endBlock(at int) {
	if len(p.open) == 0 {
		p.fault(at, `this "end" ends nothing`, "remove it")
		return
	}
	last := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	if last.group < 0 {
		p.band = -1
		return
	}
	p.add(at, &Event{Kind: FrameEnd})
}

// rectTint returns the tint of the color behind "rect".
func rectTint(s string) Role {
	if i := strings.IndexByte(s, '('); i >= 0 && strings.HasPrefix(s, "rgb") {
		return tintOfRGB(s[i+1:])
	}
	return tintOfColor(strings.ToLower(s))
}

// bandOf reads the color and title behind "box".
func bandOf(s string) *Band {
	b := &Band{Title: s}
	if i := strings.IndexByte(s, ')'); strings.HasPrefix(s, "rgb") && i > 0 {
		b.Tint, b.Title = rectTint(s[:i+1]), s[i+1:]
	} else if word, rest, _ := strings.Cut(s, " "); strings.EqualFold(word, "transparent") || tintOfColor(strings.ToLower(word)) != None {
		b.Tint, b.Title = tintOfColor(strings.ToLower(word)), rest
	}
	b.Title = plain(clean(b.Title))
	return b
}

// The arrows of messages; a longer one stands before one that it begins with.
var arrows = []struct {
	text       string
	dotted     bool
	tail, head Tip
}{
	{"<<-->>", true, Arrow, Arrow}, {"<<->>", false, Arrow, Arrow},
	{"-->>", true, Plain, Arrow}, {"->>", false, Plain, Arrow},
	{"-->", true, Plain, Plain}, {"->", false, Plain, Plain},
	{"--)", true, Plain, Open}, {"-)", false, Plain, Open},
	{"--x", true, Plain, Cross}, {"-x", false, Plain, Cross},
}

// message reads "A->>B: text".
func (p *sequenceParser) message(l string, at int) {
	head, text, ok := strings.Cut(l, ":")
	i, k := arrowIn(head)
	if i < 0 {
		p.fault(at, "this line is neither a message nor a word that sequences know: "+quote(l), `write a message as "Ann->>Bob: text"`)
		return
	}
	from, to := strings.TrimSpace(head[:i]), strings.TrimSpace(head[i+len(arrows[k].text):])
	if !ok || from == "" || strings.Trim(to, "+-() ") == "" {
		p.fault(at, "this message is not complete: "+quote(l), `write it as "Ann->>Bob: text"`)
		return
	}
	on := strings.HasPrefix(to, "+")
	off := strings.HasPrefix(to, "-")
	to = strings.TrimLeft(to, "+- ")
	e := &Event{Kind: Message, Text: clean(text), Dotted: arrows[k].dotted, Tail: arrows[k].tail, Head: arrows[k].head}
	e.From, e.To = p.actor(from), p.actor(to)
	if p.number > 0 {
		e.Number = p.number
		p.number += p.step
	}
	p.add(at, e)
	switch {
	case on:
		p.add(at, &Event{Kind: Activate, To: e.To})
	case off:
		p.add(at, &Event{Kind: Deactivate, To: e.From})
	}
}

// arrowIn returns where the first arrow stands and which it is, or -1. One that
// ends with a cross counts only if there is no other, as "-x" may be in a name.
func arrowIn(s string) (at, which int) {
	at, which = -1, -1
	for _, crosses := range []bool{false, true} {
		for i := range len(s) {
			for k := range arrows {
				if (arrows[k].head == Cross) == crosses && strings.HasPrefix(s[i:], arrows[k].text) {
					return i, k
				}
			}
		}
	}
	return at, which
}
