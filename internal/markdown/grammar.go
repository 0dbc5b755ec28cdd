package markdown

import (
	"sync"

	emoji "github.com/yuin/goldmark-emoji"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// grammar returns goldmark's parser with what a guide is written in. It is made
// once: it may parse many files at a time, each in a context of its own.
//
// Three of goldmark's extensions are deliberately absent. Its footnotes drop
// definitions and references that have no counterpart; note.go reports them. Its
// attributes eat braces at the end of any heading; anchor.go reads {#id} alone.
// Its typographer cuts the text at every hyphen and full stop; text.go sets
// quotes and dashes while it copies.
var grammar = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(definitionParser{}, 999),
			util.Prioritized(displayParser{}, 999),
		),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(formulaParser{}, 100),
			util.Prioritized(referenceParser{}, 101),
			util.Prioritized(citationParser{}, 102),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
			util.Prioritized(emoji.NewParser(), 999),
		),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
		),
	)
})
