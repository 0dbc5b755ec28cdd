package diagram

import "strings"

// describe says a flowchart in words: which boxes lead where.
func (f *Flowchart) describe() string {
	if f.Description != "" {
		return f.Description
	}
	var b strings.Builder
	b.WriteString("Flowchart. ")
	joined := make([]bool, len(f.Nodes))
	for _, l := range f.Links {
		for _, j := range [2]Joint{l.From, l.To} {
			if j.Node >= 0 {
				joined[j.Node] = true
			}
		}
		f.describeLink(&b, l)
	}
	var alone []string
	for i, n := range f.Nodes {
		if !joined[i] && n.spoken() != "" {
			alone = append(alone, n.spoken())
		}
	}
	if len(alone) > 0 {
		b.WriteString("On their own: " + strings.Join(alone, ", ") + ". ")
	}
	for g := range f.Groups {
		f.describeGroup(&b, g)
	}
	return strings.TrimSpace(b.String())
}

// spoken returns what a node is called in words.
func (n *Node) spoken() string { return strings.TrimSpace(plain(n.Label)) }

func (f *Flowchart) describeLink(b *strings.Builder, l *Link) {
	if l.Style == Invisible {
		return
	}
	b.WriteString(f.name(l.From))
	switch {
	case l.Tail != Plain && l.Head != Plain:
		b.WriteString(" and ")
	case l.Head != Plain:
		b.WriteString(" to ")
	case l.Tail != Plain:
		b.WriteString(" from ")
	default:
		b.WriteString(" with ")
	}
	b.WriteString(f.name(l.To))
	if l.Label != "" {
		b.WriteString(": " + plain(l.Label))
	}
	b.WriteString(". ")
}

// name returns what an end of a link is called in words.
func (f *Flowchart) name(j Joint) string {
	if j.Node < 0 {
		if t := f.Groups[j.Group].Title; t != "" {
			return t
		}
		return f.Groups[j.Group].ID
	}
	if s := f.Nodes[j.Node].spoken(); s != "" {
		return s
	}
	return f.Nodes[j.Node].ID
}

// describeGroup says what stands in a subgraph itself.
func (f *Flowchart) describeGroup(b *strings.Builder, g int) {
	var names []string
	for i, n := range f.Nodes {
		if n.Group == g && n.spoken() != "" {
			names = append(names, f.name(Joint{i, -1}))
		}
	}
	for i, sub := range f.Groups {
		if sub.Parent == g {
			names = append(names, f.name(Joint{-1, i}))
		}
	}
	if len(names) > 0 {
		b.WriteString("In " + f.name(Joint{-1, g}) + ": " + strings.Join(names, ", ") + ". ")
	}
}
