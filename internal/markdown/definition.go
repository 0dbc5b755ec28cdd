package markdown

import (
	"strings"

	gast "github.com/yuin/goldmark/ast"
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
			item.Terms = append(item.Terms, w.headword(c))
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

// headword reads a term. It gets its anchor when those of all headings and captions
// are known.
func (w *walker) headword(n gast.Node) *outline.Headword {
	name, _, _ := strings.Cut(w.plain(n, plainSlug), ",")
	h := &outline.Headword{Span: w.blockSpan(n), Text: w.text(n), Anchor: name}
	w.headwords = append(w.headwords, h)
	return h
}

// settleHeadwords makes the anchors of the terms out of their names. Those of the
// headings stay what GitHub makes them.
func (w *walker) settleHeadwords() {
	for _, a := range w.named {
		w.anchors.take(a.id)
	}
	for name := range w.sections.aliases.first {
		w.anchors.take(name)
	}
	for _, h := range w.headwords {
		h.Anchor = w.anchors.name("", h.Anchor)
	}
}
