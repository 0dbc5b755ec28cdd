package markdown

import (
	east "github.com/yuin/goldmark/extension/ast"

	"fieldguide/internal/outline"
)

// definitionList reads terms, each in a line, and the details that follow them.
func (w *walker) definitionList(n *east.DefinitionList) *outline.DefinitionList {
	l := &outline.DefinitionList{Node: w.node(n)}
	var item *outline.Definition
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if _, ok := c.(*east.DefinitionTerm); ok {
			if item == nil || len(item.Details) > 0 {
				item = &outline.Definition{}
				l.Items = append(l.Items, item)
			}
			item.Terms = append(item.Terms, w.text(c))
			continue
		}
		if item == nil { // a detail before any term: goldmark makes none
			item = &outline.Definition{}
			l.Items = append(l.Items, item)
		}
		item.Details = append(item.Details, w.blocks(c, "a definition"))
	}
	return l
}
