package markdown

import (
	"bytes"
	"fmt"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// A linkLabel is a label that links refer to.
type linkLabel struct {
	defined     bool
	used        bool
	destination []byte // of the first definition
}

// label returns what is known of a label.
func (w *walker) label(name []byte) *linkLabel {
	key := util.ToLinkReference(name)
	if w.labels[key] == nil {
		if w.labels == nil {
			w.labels = map[string]*linkLabel{}
		}
		w.labels[key] = &linkLabel{}
	}
	return w.labels[key]
}

// linkDefinition looks at the definition of a link reference, which has no text
// of its own: the links that refer to it have read it.
func (w *walker) linkDefinition(n *gast.LinkReferenceDefinition) {
	at := w.span(n.Pos(), w.lineEnd(n.Pos()))
	if bytes.HasPrefix(n.Label, []byte("!")) {
		w.errs.Add(at, fmt.Sprintf("%q defines a link, it does not begin a callout", "["+string(n.Label)+"]:"),
			fmt.Sprintf("write [%s] without the colon", n.Label))
		return
	}
	label := w.label(n.Label)
	switch {
	case !label.defined:
		label.defined, label.destination = true, n.Destination
		w.definitions = append(w.definitions, n)
	case !bytes.Equal(label.destination, n.Destination):
		w.errs.Warn(at, fmt.Sprintf("the link [%s] is defined twice, and this one does not count", oneLine(n.Label)),
			"give it a label of its own")
	}
}

// unusedDefinitions reports the definitions that no link refers to: the author
// may have meant text. [//]: # (text) is a way to write a comment.
func (w *walker) unusedDefinitions() {
	for _, n := range w.definitions {
		if !w.label(n.Label).used && string(n.Destination) != "#" && string(n.Destination) != "<>" {
			w.errs.Warn(w.span(n.Pos(), w.lineEnd(n.Pos())), fmt.Sprintf("no link refers to [%s]", oneLine(n.Label)),
				`delete the line, or write \[ if it is text`)
		}
	}
}

// oneLine returns b with line ends as spaces.
func oneLine(b []byte) string { return string(bytes.Join(bytes.Fields(b), []byte(" "))) }
