// Package diagram draws the diagrams of a guide: it reads Mermaid source, lays
// it out and gives a scene of paths and text that the site and the PDFs paint
// alike. Whole numbers decide every place, so a diagram is the same everywhere.
package diagram

import (
	"strings"

	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// A Diagram is one of *Flowchart, *Sequence, *XYChart and *Quadrant.
type Diagram interface{ diagram() }

func (*Flowchart) diagram() {}
func (*Sequence) diagram()  {}
func (*XYChart) diagram()   {}
func (*Quadrant) diagram()  {}

// A Fault is what is wrong in a diagram's source.
type Fault struct {
	Line, Column int    // in the block, from 1; columns in characters
	Msg          string // lower case, no full stop; quotes what the author wrote
	Hint         string // what to write; may be empty
}

// Limits of what is drawn. Nobody can read a larger diagram; without them one
// chapter could hold up a build.
const (
	maxBytes  = 64 << 10
	maxNodes  = 500
	maxEdges  = 1000
	maxGroups = 100
	maxDepth  = 12 // of subgraphs and frames in each other
	maxFaults = 20
)

const kinds = "flowchart, graph, sequenceDiagram, xychart and quadrantChart"

// Parse reads a Mermaid diagram. The diagram is nil if there are faults.
func Parse(text string) (Diagram, []Fault) {
	r := &reader{text: strings.ToValidUTF8(strings.ReplaceAll(text, "\r", ""), "�")}
	if len(text) > maxBytes {
		r.fault(0, "this diagram is longer than 64 KiB", "split it into several")
		return nil, r.faults
	}
	title := r.frontMatter()
	r.blank()
	d := parseKind(r, title)
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return d, nil
}

// parseKind reads the word that says what the diagram is, and the rest.
func parseKind(r *reader, title string) Diagram {
	at := r.pos
	switch word := r.word(); strings.TrimRight(word, ":") {
	case "flowchart", "graph", "flowchart-elk", "flowchart-v2":
		return parseFlow(r, title)
	case "sequenceDiagram":
		return parseSequence(r, title)
	case "xychart", "xychart-beta":
		return parseChart(r, title)
	case "quadrantChart":
		return parseQuadrant(r, title)
	case "":
		r.fault(at, "this diagram is empty", "begin it with a kind of diagram: "+kinds)
	default:
		r.fault(at, "no diagram of the kind "+quote(word)+" can be drawn", source.DidYouMean(word,
			[]string{"flowchart", "graph", "sequenceDiagram", "xychart-beta", "quadrantChart"}, "the kinds are "+kinds))
	}
	return nil
}

// A Measurer knows how wide a text is in the face that both outputs set it in.
type Measurer interface {
	// Width returns the width of a line of text, in scaled points.
	Width(text string, size theme.Length, bold bool) theme.Length
}

// Options say what a diagram is laid out for.
type Options struct {
	Measurer Measurer
	Size     theme.Length // of the text
	// MaxWidth is the room across. A flowchart that would have to be set smaller
	// than Smallest to fit is turned, if it is narrower then. 0 is any width.
	MaxWidth theme.Length
}

// Smallest is the size below which no text of a diagram is set.
const Smallest = 6*theme.Point + theme.Point/2

// Layout gives everything in a diagram its place. It panics for a diagram that
// is none of the closed set.
func Layout(d Diagram, o Options) *Scene {
	l := newLook(o)
	switch d := d.(type) {
	case *Flowchart:
		return layoutFlow(d, l)
	case *Sequence:
		return layoutSequence(d, l)
	case *XYChart:
		return layoutChart(d, l)
	case *Quadrant:
		return layoutQuadrant(d, l)
	}
	panic("diagram: layout of an unknown diagram")
}
