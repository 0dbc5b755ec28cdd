package markdown

import (
	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"fieldguide/internal/outline"
)

// list reads a list and its items.
func (w *walker) list(n *gast.List) *outline.List {
	l := &outline.List{
		Node: w.node(n), Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight,
		Items: make([]*outline.Item, 0, n.ChildCount()),
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		l.Items = append(l.Items, &outline.Item{Task: task(c), Blocks: w.blocks(c, "a list")})
	}
	return l
}

// task returns whether an item begins with a box to tick.
func task(item gast.Node) outline.Task {
	if item.FirstChild() == nil {
		return outline.NoTask
	}
	box, ok := item.FirstChild().FirstChild().(*east.TaskCheckBox)
	switch {
	case !ok:
		return outline.NoTask
	case box.IsChecked:
		return outline.DoneTask
	}
	return outline.OpenTask
}
