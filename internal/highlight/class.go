package highlight

import (
	"github.com/alecthomas/chroma/v2"

	"fieldguide/internal/outline"
)

// class returns the coarse class of a lexer's token type. The types are in
// families; those that differ from their family come first.
func class(t chroma.TokenType) outline.TokenClass {
	switch t {
	case chroma.KeywordType, chroma.NameClass, chroma.NameException, chroma.NameAttribute:
		return outline.TypeToken
	case chroma.OperatorWord, chroma.NameKeyword, chroma.NameTag, chroma.CommentPreproc:
		return outline.KeywordToken
	case chroma.NameBuiltin, chroma.NameFunction, chroma.NameFunctionMagic, chroma.NameDecorator:
		return outline.FunctionToken
	case chroma.CommentPreprocFile:
		return outline.StringToken
	case chroma.NameOperator:
		return outline.OperatorToken
	case chroma.LiteralDate:
		return outline.NumberToken
	case chroma.GenericInserted:
		return outline.InsertedToken
	case chroma.GenericDeleted:
		return outline.DeletedToken
	case chroma.GenericHeading, chroma.GenericSubheading:
		return outline.HeadingToken
	}
	return family(t)
}

func family(t chroma.TokenType) outline.TokenClass {
	switch {
	case t.InCategory(chroma.Keyword):
		return outline.KeywordToken
	case t.InSubCategory(chroma.LiteralString):
		return outline.StringToken
	case t.InSubCategory(chroma.LiteralNumber):
		return outline.NumberToken
	case t.InCategory(chroma.Operator):
		return outline.OperatorToken
	case t.InCategory(chroma.Comment):
		return outline.CommentToken
	}
	return outline.PlainToken
}
