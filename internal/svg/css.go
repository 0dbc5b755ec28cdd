package svg

import "strings"

// A declaration is a property with its value.
type declaration struct {
	name, value string
	important   bool
	at          int // byte of the file
}

// A rule is one selector with what it declares.
type rule struct {
	selector     selector
	declarations []declaration
}

// A sheet is the rules of all <style> elements, in order.
type sheet struct{ rules []rule }

// maxRules bounds the work of finding the rules of an element.
const maxRules = 5000

// readSheets reads the <style> elements below n.
func (r *reader) readSheets(n *node) {
	for _, c := range n.children {
		if c.name == "style" {
			for _, text := range c.children {
				r.readSheet(withoutComments(text.text), text.start)
			}
			continue
		}
		r.readSheets(c)
	}
}

// withoutComments replaces comments by spaces, so that places stay.
func withoutComments(css string) string {
	if !strings.Contains(css, "/*") {
		return css
	}
	b := []byte(css)
	for i := 0; i+1 < len(b); i++ {
		if b[i] != '/' || b[i+1] != '*' {
			continue
		}
		end := len(b)
		if j := strings.Index(css[i+2:], "*/"); j >= 0 {
			end = i + 2 + j + 2
		}
		for ; i < end; i++ {
			b[i] = ' '
		}
		i--
	}
	return string(b)
}

// readSheet reads rules; at is the place of the text in the file.
func (r *reader) readSheet(css string, at int) {
	pos := 0
	for r.err == nil {
		for pos < len(css) && (isSpace(css[pos]) || css[pos] == ';') {
			pos++
		}
		if pos == len(css) {
			return
		}
		open := strings.IndexAny(css[pos:], "{;")
		if open < 0 || css[pos+open] == ';' && css[pos] != '@' {
			r.fail(at+pos, quote(css[pos:])+" is not a rule of a style sheet", "write selector { property: value }")
			return
		}
		prelude, body, end := css[pos:pos+open], "", pos+open+1
		if css[pos+open] == '{' {
			length := block(css[end:])
			body = css[end : end+length]
			end = min(end+length+1, len(css))
		}
		r.readRule(prelude, body, at+pos, at+pos+open+1)
		pos = end
	}
}

// block returns the length of a block up to its closing brace.
func block(css string) int {
	depth := 0
	for i := 0; i < len(css); i++ {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return len(css)
}

func (r *reader) readRule(prelude, body string, at, bodyAt int) {
	if prelude[0] == '@' {
		r.readAtRule(prelude, body, at, bodyAt)
		return
	}
	declarations := parseDeclarations(body, bodyAt)
	for _, text := range strings.Split(prelude, ",") {
		s, ok := parseSelector(trim(text))
		if !ok {
			r.fail(at, "the selector "+quote(trim(text))+" cannot be followed", "select elements by name, .class or #id")
			return
		}
		r.sheet.rules = append(r.sheet.rules, rule{s, declarations})
	}
	if len(r.sheet.rules) > maxRules {
		r.fail(at, "the style sheet has too many rules", "use a PNG of the picture")
	}
}

func (r *reader) readAtRule(prelude, body string, at, bodyAt int) {
	name, condition, _ := strings.Cut(prelude, " ")
	switch name = lower(name); {
	case name == "@charset", name == "@namespace", name == "@font-face":
		// Text is set in the faces of the document.
	case strings.HasSuffix(name, "keyframes"):
		// The property animation is the fault, if there is one.
	case name == "@media":
		r.readMedia(lower(trim(condition)), body, at, bodyAt)
	case name == "@import":
		r.fail(at, "the style sheet imports another", "copy the rules into the picture")
	default:
		r.fail(at, quote(trim(prelude))+" cannot be followed", "write the rules without it")
	}
}

// readMedia reads the rules for paper, which is light.
func (r *reader) readMedia(condition, body string, at, bodyAt int) {
	if strings.Contains(body, "@") {
		r.fail(at, "the rules for "+quote(condition)+" hold others", "write them one after the other")
		return
	}
	switch strings.ReplaceAll(condition, " ", "") {
	case "print", "all", "(prefers-color-scheme:light)", "(prefers-reduced-motion:reduce)":
		r.readSheet(body, bodyAt)
	case "screen", "(prefers-color-scheme:dark)", "(prefers-reduced-motion:no-preference)":
	default:
		r.fail(at, "the rules for "+quote(condition)+" may or may not hold on paper", "write them for all media, or for print")
	}
}

// parseDeclarations reads what stands between braces or in a style attribute.
func parseDeclarations(text string, at int) []declaration {
	var list []declaration
	for pos := 0; pos < len(text); {
		length := semicolon(text[pos:])
		name, value, ok := strings.Cut(text[pos:pos+length], ":")
		if name, value = trim(name), trim(value); ok && name != "" {
			if !strings.HasPrefix(name, "--") {
				name = lower(name)
			}
			start := pos + strings.Index(text[pos:], name[:1])
			value, important := strings.CutSuffix(value, "!important")
			list = append(list, declaration{name, trim(value), important, at + start})
		}
		pos += length + 1
	}
	return list
}

// semicolon returns the length of a declaration: up to a semicolon outside of
// parentheses and quotes.
func semicolon(text string) int {
	depth := 0
	var quoted byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted != 0:
			if c == quoted {
				quoted = 0
			}
		case c == '"' || c == '\'':
			quoted = c
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == ';' && depth <= 0:
			return i
		}
	}
	return len(text)
}
