package verify

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// attributes are those of a tag that a reader asks for. They are valid until
// the tokenizer goes on.
type attributes struct {
	id, class, href, src, alt, name, content, lang, encoding, label, term []byte
	linked, chrome                                                        bool // has href, data-chrome
}

// readTag reads the tag at which the tokenizer is and returns its name.
func (a *attributes) readTag(z *html.Tokenizer) (name []byte) {
	*a = attributes{}
	if name, ok := a.readPlain(z.Raw()); ok {
		return name
	}
	*a = attributes{}
	name, more := z.TagName()
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		a.set(key, value)
	}
	return name
}

// readPlain reads a tag that is written in the plainest way, as nearly all are:
// lower-case names, values in double quotes, nothing escaped. Such a tag can be
// read in one way only, and the tokenizer would copy each part of it.
func (a *attributes) readPlain(raw []byte) (name []byte, ok bool) {
	raw = bytes.TrimPrefix(raw[1:], []byte("/"))
	n := plainName(raw)
	name, raw = raw[:n], raw[n:]
	for n > 0 && len(raw) > 0 {
		if raw[0] == '>' {
			return name, true
		}
		if raw[0] != ' ' {
			return nil, false
		}
		n = plainName(raw[1:])
		key := raw[1 : 1+n]
		raw = raw[1+n:]
		var value []byte
		if bytes.HasPrefix(raw, []byte(`="`)) {
			end := plainValue(raw[2:])
			if end < 0 {
				return nil, false
			}
			value, raw = raw[2:2+end], raw[2+end+1:]
		}
		a.set(key, value)
	}
	return nil, false
}

// plainName returns how many bytes a name of lower-case letters, digits and
// hyphens takes.
func plainName(raw []byte) int {
	for i, c := range raw {
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-') {
			return i
		}
	}
	return len(raw)
}

// plainValue returns where a value ends at its quote, or -1 if it is not plain.
func plainValue(raw []byte) int {
	for i, c := range raw {
		switch {
		case c == '"':
			return i
		case c == '&' || c < ' ':
			return -1
		}
	}
	return -1
}

func (a *attributes) set(key, value []byte) {
	switch string(key) {
	case "id":
		a.id = value
	case "class":
		a.class = value
	case "href":
		a.href, a.linked = value, true
	case "src", "data-src":
		a.src = value
	case "aria-label":
		a.label = value
	case "alt":
		a.alt = value
	case "name":
		a.name = value
	case "content":
		a.content = value
	case "lang":
		a.lang = value
	case "encoding":
		a.encoding = value
	case "data-term":
		a.term = value
	case "data-chrome":
		a.chrome = true
	}
}

// has reports whether the class attribute names the class.
func (a *attributes) has(class string) bool {
	rest := a.class
	for len(rest) > 0 {
		word, after, _ := bytes.Cut(rest, []byte(" "))
		if string(word) == class {
			return true
		}
		rest = after
	}
	return false
}

// aside reports whether an element holds nothing of the guide's text: what the
// site adds, labels, the titles of programs, which are labels too, and what is
// drawn in a diagram.
func (a *attributes) aside(name []byte) bool {
	return a.chrome || a.has("label") || a.has("title") || hidden(name) || a.diagram(name) || a.picture(name)
}

// picture reports whether the element is an SVG picture that is drawn in the page.
func (a *attributes) picture(name []byte) bool { return string(name) == "svg" && a.has("picture") }

// diagram reports whether the element is the drawing of a diagram.
func (a *attributes) diagram(name []byte) bool { return string(name) == "svg" && a.has("diagram") }

func hidden(name []byte) bool {
	switch string(name) {
	case "script", "style", "template", "head", "title":
		return true
	}
	return false
}

// void reports whether an element has no end tag.
func void(name []byte) bool {
	switch string(name) {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link",
		"meta", "source", "track", "wbr":
		return true
	}
	return false
}

// breaks reports whether an element ends the word before it. Inside a word only
// the elements of running text can stand.
func breaks(name []byte) bool {
	switch string(name) {
	case "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn",
		"em", "i", "ins", "kbd", "mark", "math", "q", "s", "samp", "small", "span",
		"strong", "sub", "sup", "time", "u", "var", "wbr":
		return false
	}
	return true
}

// A skipper passes over an element with all that is in it. It counts elements
// of the same name, so that an end tag left out inside does no harm.
type skipper struct {
	name  string
	depth int
}

func (s *skipper) on() bool { return s.depth > 0 }

func (s *skipper) begin(name []byte) { s.name, s.depth = string(name), 1 }

func (s *skipper) start(name []byte) {
	if s.depth > 0 && s.name == string(name) {
		s.depth++
	}
}

func (s *skipper) end(name []byte) {
	if s.depth > 0 && s.name == string(name) {
		s.depth--
	}
}

// A formulaSkipper passes over a formula but for its LaTeX, which is what it
// reads as: its signs stand in the order in which they are drawn.
type formulaSkipper struct{ math, latex skipper }

// hides reports whether text is a part of a formula, and not its LaTeX.
func (f *formulaSkipper) hides() bool { return f.math.on() && !f.latex.on() }

func (f *formulaSkipper) start(name []byte, a *attributes) {
	f.math.start(name)
	f.latex.start(name)
	switch {
	case !f.math.on() && string(name) == "math":
		f.math.begin(name)
	case f.math.on() && !f.latex.on() && string(name) == "annotation" && string(a.encoding) == "application/x-tex":
		f.latex.begin(name)
	}
}

func (f *formulaSkipper) end(name []byte) {
	f.latex.end(name)
	f.math.end(name)
}

// raw tells raw HTML as the reader of a page reads it. What it links to and
// shows is not compared: an author who writes HTML answers for it.
func (t *teller) raw(text string) {
	t.passage.raw = true
	z := html.NewTokenizer(strings.NewReader(text))
	var a attributes
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return
		case html.TextToken:
			if !t.skip.on() && !t.formula.hides() {
				write(&t.builder, z.Text())
			}
			continue
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		default:
			continue
		}
		name := a.readTag(z)
		t.rawTag(name, &a, kind)
	}
}

func (t *teller) rawTag(name []byte, a *attributes, kind html.TokenType) {
	opens := kind == html.StartTagToken && !void(name)
	switch {
	case t.skip.on() && kind == html.EndTagToken:
		t.skip.end(name)
	case t.skip.on() && opens:
		t.skip.start(name)
	case t.skip.on():
	case opens && a.aside(name):
		t.skip.begin(name)
	case opens && (t.formula.math.on() || string(name) == "math"):
		t.formula.start(name, a)
	case t.formula.math.on():
		t.formula.end(name)
	case breaks(name):
		t.end()
	}
}
