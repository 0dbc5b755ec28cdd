package load

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"fieldguide/internal/source"
)

// A yamlReader reads mappings and tells of every fault at its line and column.
type yamlReader struct {
	file   *source.File
	line   int // of the file, before the first of the YAML
	faults *source.ErrorList
}

// A pair is one key of a mapping and what is written for it.
type pair struct {
	key   string
	at    source.Span
	value ast.Node
}

// mostYAML is how many bytes of YAML are read: more than anyone writes. The
// parser's time grows with the square of what nested brackets there are, and so
// does its stack; here they end within half a second.
const mostYAML = 16 << 10

// read returns the pairs of the mapping that text is, and whether it is one.
func (r *yamlReader) read(text []byte) ([]pair, bool) {
	if len(text) > mostYAML {
		r.faults.Add(r.file.At(r.line+1, 1), "more than 16 KiB of settings", "")
		return nil, false
	}
	file, err := parser.ParseBytes(text, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.broken(err)
		return nil, false
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return nil, true
	}
	if len(file.Docs) > 1 {
		r.faults.Add(r.place(file.Docs[1].Start), "more than one YAML document", `keep one, without "---"`)
	}
	return r.mapping(file.Docs[0].Body)
}

func (r *yamlReader) broken(err error) {
	at, msg := r.file.At(r.line+1, 1), err.Error()
	var fault yaml.Error
	if errors.As(err, &fault) {
		at, msg = r.place(fault.GetToken()), fault.GetMessage()
	}
	r.faults.Add(at, "no YAML: "+msg, "")
}

func (r *yamlReader) place(t *token.Token) source.Span {
	if t == nil || t.Position == nil {
		return r.file.At(r.line+1, 1)
	}
	return r.file.At(r.line+t.Position.Line, t.Position.Column)
}

// at returns where a value begins.
func (r *yamlReader) at(n ast.Node) source.Span {
	switch n := n.(type) {
	case nil:
		return r.place(nil)
	case *ast.MappingNode:
		if len(n.Values) > 0 && !n.IsFlowStyle {
			return r.at(n.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return r.at(n.Key)
	}
	return r.place(n.GetToken())
}

// mapping returns the pairs of a mapping, each key once, and whether n is one.
func (r *yamlReader) mapping(n ast.Node) ([]pair, bool) {
	var values []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	case *ast.NullNode, *ast.CommentGroupNode:
		return nil, true
	default:
		r.faults.Add(r.at(n), "keys and values should be here", `write "key: value"`)
		return nil, false
	}
	var pairs []pair
	seen := map[string]bool{}
	for _, v := range values {
		p := pair{at: r.at(v.Key), value: v.Value}
		p.key, _ = scalar(v.Key)
		if seen[p.key] {
			r.faults.Add(p.at, fmt.Sprintf("the key %q is here a second time", p.key), "")
			continue
		}
		seen[p.key] = true
		pairs = append(pairs, p)
	}
	return pairs, true
}

// unknown tells of a key that nobody reads.
func (r *yamlReader) unknown(p pair, keys []string) {
	r.faults.Add(p.at, fmt.Sprintf("unknown key %q", p.key),
		source.DidYouMean(p.key, keys, "the keys are "+strings.Join(keys, ", ")))
}

// text returns the value as one line of text, where it is, and whether it is one.
func (r *yamlReader) text(p pair) (text string, at source.Span, ok bool) {
	at = r.at(p.value)
	text, ok = scalar(p.value)
	if !ok {
		r.faults.Add(at, fmt.Sprintf("%q should be a text", p.key), "")
		return "", at, false
	}
	text = strings.Join(strings.Fields(text), " ")
	if strings.ContainsFunc(text, unicode.IsControl) {
		r.faults.Add(at, fmt.Sprintf("%q holds a control character", p.key), "")
		return "", at, false
	}
	return text, at, true
}

// items returns the nodes of a list; a single value is a list of one.
func (r *yamlReader) items(p pair) []ast.Node {
	if list, ok := p.value.(*ast.SequenceNode); ok {
		return list.Values
	}
	return []ast.Node{p.value}
}

// scalar returns a value as the author wrote it, without quotes.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return "", true
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.MappingKeyNode:
		return scalar(n.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}
