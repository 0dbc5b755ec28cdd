package outline

import "strings"

// Code is a block of program text, cut into lines and classed tokens.
type Code struct {
	Node
	Language string // as the author wrote it, in lower case; may be empty
	Title    string // file name or caption; may be empty
	Lines    []CodeLine
}

// A CodeLine is one line without its line ending. Tabs stand as written.
type CodeLine struct {
	Tokens []Token
	Marked bool // the author points at this line
}

// A Token is a stretch of a line in one class. It is never empty.
type Token struct {
	Class TokenClass
	Text  string
}

// A TokenClass is what a token is to a reader, coarser than a lexer's types: it
// has as many members as gray print can tell apart with weight and slant.
type TokenClass uint8

// The classes of token.
const (
	PlainToken TokenClass = iota
	KeywordToken
	TypeToken
	FunctionToken
	StringToken
	NumberToken
	CommentToken
	OperatorToken
	InsertedToken
	DeletedToken
	HeadingToken
)

var tokenClasses = [...]string{
	PlainToken:    "",
	KeywordToken:  "keyword",
	TypeToken:     "type",
	FunctionToken: "function",
	StringToken:   "string",
	NumberToken:   "number",
	CommentToken:  "comment",
	OperatorToken: "operator",
	InsertedToken: "inserted",
	DeletedToken:  "deleted",
	HeadingToken:  "heading",
}

// String returns the class's name; that of plain text is empty.
func (c TokenClass) String() string { return tokenClasses[c] }

// Text returns the line's characters.
func (l CodeLine) Text() string {
	if len(l.Tokens) == 1 {
		return l.Tokens[0].Text
	}
	var text strings.Builder
	for _, t := range l.Tokens {
		text.WriteString(t.Text)
	}
	return text.String()
}
