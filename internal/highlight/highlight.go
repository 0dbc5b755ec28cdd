// Package highlight cuts program text into classed tokens. It alone imports
// chroma, and of it only the lexers: what a class looks like is for the
// renderers to say.
package highlight

import (
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"fieldguide/internal/outline"
)

// Bounds beyond which a text is not classed, in bytes and in tokens. Lexers are
// made of backtracking regular expressions, whose cost may grow much faster
// than the line they match; each gives up after a quarter of a second, and then
// yields a token of one character that it calls an error.
const (
	maxText   = 256 << 10
	maxLine   = 4 << 10
	maxErrors = 64 // in a row
)

// Lines cuts text into lines and these into classed tokens. A line feed, or a
// carriage return and line feed, ends a line; the last line needs none. The
// tokens of a line together are the line's characters, whatever the language.
// They are all plain if no lexer knows the language or the lexer stumbles.
func Lines(language, text string) []outline.CodeLine {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	c := &cutter{text: text}
	c.lines = make([]line, 0, strings.Count(text, "\n")+1)
	if lexer := find(language); lexer == nil || !c.bounded() || !c.classed(lexer) {
		c.restart()
		c.to(outline.PlainToken, len(text))
	}
	return c.result()
}

// found holds a lexer, or nil, for every language that was asked for: chroma
// looks for an unknown name through the file name patterns of all its lexers.
var found sync.Map

func find(language string) chroma.Lexer {
	if language == "" {
		return nil
	}
	if l, ok := found.Load(language); ok {
		lexer, _ := l.(chroma.Lexer)
		return lexer
	}
	lexer := lexers.Get(language)
	found.Store(language, lexer)
	return lexer
}

// A cutter gathers the tokens of a text in the order of its characters.
type cutter struct {
	text   string
	pos    int // up to which the text is cut
	start  int // of the line that is being cut
	tokens []outline.Token
	lines  []line
}

// A line is a stretch of the cutter's tokens.
type line struct{ from, to int }

func (c *cutter) restart() {
	c.pos, c.start = 0, 0
	c.tokens, c.lines = c.tokens[:0], c.lines[:0]
}

func (c *cutter) bounded() bool {
	if len(c.text) > maxText {
		return false
	}
	for rest := c.text; len(rest) > maxLine; {
		end := strings.LastIndexByte(rest[:maxLine], '\n')
		if end < 0 {
			return false
		}
		rest = rest[end+1:]
	}
	return true
}

// classed cuts the text with the lexer. It reports false if the lexer fails,
// panics, or yields other characters than those of the text.
func (c *cutter) classed(lexer chroma.Lexer) (ok bool) {
	// A lexer's rules are not ours: a rule that panics costs the colors, not
	// the build.
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	next, err := lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, c.text)
	if err != nil {
		return false
	}
	errors := 0
	for t := next(); t != chroma.EOF; t = next() {
		if errors++; t.Type != chroma.Error {
			errors = 0
		}
		if errors > maxErrors {
			return false
		}
		rest := c.text[c.pos:]
		if strings.HasPrefix(rest, t.Value) {
			c.to(class(t.Type), c.pos+len(t.Value))
			continue
		}
		// Some lexers are given a line feed more than the text has.
		if t.Value != rest+"\n" {
			return false
		}
		c.to(class(t.Type), len(c.text))
	}
	c.to(outline.PlainToken, len(c.text))
	return true
}

// to cuts the text up to offset end, in one class.
func (c *cutter) to(class outline.TokenClass, end int) {
	for c.pos < end {
		stop := strings.IndexByte(c.text[c.pos:end], '\n')
		if stop < 0 {
			c.add(class, end)
			return
		}
		c.add(class, c.pos+stop)
		c.endLine()
		c.pos++
	}
}

// add appends the text up to offset end, which is in the same line, or
// lengthens the token before it.
func (c *cutter) add(class outline.TokenClass, end int) {
	if end == c.pos {
		return
	}
	if n := len(c.tokens); n > c.start && c.tokens[n-1].Class == class {
		last := &c.tokens[n-1]
		last.Text = c.text[c.pos-len(last.Text) : end]
	} else {
		c.tokens = append(c.tokens, outline.Token{Class: class, Text: c.text[c.pos:end]})
	}
	c.pos = end
}

func (c *cutter) endLine() {
	c.lines = append(c.lines, line{from: c.start, to: len(c.tokens)})
	c.start = len(c.tokens)
}

func (c *cutter) result() []outline.CodeLine {
	if c.text != "" && c.text[len(c.text)-1] != '\n' {
		c.endLine()
	}
	lines := make([]outline.CodeLine, len(c.lines))
	for i, l := range c.lines {
		lines[i].Tokens = c.tokens[l.from:l.to:l.to]
	}
	return lines
}
