package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
)

// A node is an element, or text if its name is empty.
type node struct {
	name       string
	attrs      []attr
	children   []*node
	parent     *node
	text       string
	start, end int // bytes of the tag, or of the text
}

// An attr is an attribute without a namespace. Those of xlink and xml lose
// theirs; all others that have one are not SVG's.
type attr struct{ name, value string }

// attr returns the value of an attribute, or "".
func (n *node) attr(name string) string {
	v, _ := n.lookup(name)
	return v
}

func (n *node) lookup(name string) (string, bool) {
	for i := range n.attrs {
		if n.attrs[i].name == name {
			return n.attrs[i].value, true
		}
	}
	return "", false
}

// href returns what the element refers to, or "".
func (n *node) href() string { return strings.TrimSpace(n.attr("href")) }

// words returns the text in an element and below.
func (n *node) words() string {
	var b strings.Builder
	n.addWords(&b)
	return strings.Join(strings.Fields(b.String()), " ")
}

func (n *node) addWords(b *strings.Builder) {
	if n.name == "" {
		b.WriteString(n.text + " ")
	}
	for _, c := range n.children {
		c.addWords(b)
	}
}

// at returns the place of a byte of an attribute's value, or of the tag if the
// value is not written as it is read.
func (r *reader) at(n *node, name string, i int) int {
	tag := r.data[n.start:n.end]
	for from := 0; ; {
		j := bytes.Index(tag[from:], []byte(name))
		if j < 0 {
			return n.start
		}
		from += j + len(name)
		rest := bytes.TrimLeft(tag[from:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '=' || !isSpaceOrColon(tag[from-len(name)-1]) {
			continue
		}
		rest = bytes.TrimLeft(rest[1:], " \t\r\n")
		if value := n.attr(name); len(rest) > 1 && bytes.HasPrefix(rest[1:], []byte(value)) {
			return n.end - len(rest) + 1 + min(i, len(value))
		}
		return n.end - len(rest)
	}
}

func isSpaceOrColon(c byte) bool { return isSpace(c) || c == ':' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

// A builder makes the tree of elements.
type builder struct {
	*reader
	dec     *xml.Decoder
	open    *node
	count   int
	foreign int // elements of other namespaces that are open, none of them kept
}

// readTree reads the file into r.root and r.ids.
func (r *reader) readTree() {
	if !r.checkBytes() {
		return
	}
	b := &builder{reader: r, dec: xml.NewDecoder(bytes.NewReader(r.data))}
	b.dec.CharsetReader = b.charset
	b.ids = map[string]*node{}
	for r.err == nil {
		start := int(b.dec.InputOffset())
		token, err := b.dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.fail(int(b.dec.InputOffset()), "this is no XML: "+reason(err), "open the file in a browser: it shows the same fault")
			return
		}
		b.token(token, start)
	}
	if r.root == nil {
		r.fail(0, "the file has no <svg>", "save the picture as SVG")
	}
}

func (r *reader) checkBytes() bool {
	switch {
	case len(r.data) > maxBytes:
		r.fail(0, "the picture has more than 16 MB", "use a PNG of it")
	case bytes.HasPrefix(r.data, []byte{0x1f, 0x8b}):
		r.fail(0, "the picture is compressed", "unpack it with gunzip")
	case bytes.HasPrefix(r.data, []byte{0xff, 0xfe}), bytes.HasPrefix(r.data, []byte{0xfe, 0xff}):
		r.fail(0, "the picture is written in UTF-16", "save it as UTF-8")
	}
	return r.err == nil
}

// charset reads files that say to be of another encoding but are plain ASCII.
func (b *builder) charset(label string, in io.Reader) (io.Reader, error) {
	for i, c := range b.data {
		if c >= 0x80 {
			b.fail(i, "the picture is written in "+label, "save it as UTF-8")
			return nil, errors.New("its encoding is " + label)
		}
	}
	return in, nil
}

// reason returns an error of package xml without its line: ours have a place.
func reason(err error) string {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Msg
	}
	return err.Error()
}

func (b *builder) token(token xml.Token, start int) {
	switch t := token.(type) {
	case xml.StartElement:
		b.begin(t, start)
	case xml.EndElement:
		b.end()
	case xml.CharData:
		b.chars(t, start)
	case xml.Directive:
		b.entities(string(t), start)
	case xml.Comment, xml.ProcInst:
		// Style sheets of processing instructions are outside the picture, and
		// browsers do not read them for an <img>.
	}
}

func (b *builder) begin(t xml.StartElement, start int) {
	if b.foreign > 0 || t.Name.Space != svgSpace {
		if b.open == nil && b.root == nil {
			b.notSVG(t, start)
		}
		b.foreign++
		return
	}
	n := &node{name: t.Name.Local, parent: b.open, start: start, end: int(b.dec.InputOffset())}
	n.attrs = make([]attr, 0, len(t.Attr))
	for _, a := range t.Attr {
		if s := a.Name.Space; s == "" || s == xlinkSpace || s == xmlSpace {
			n.attrs = append(n.attrs, attr{a.Name.Local, a.Value})
		}
	}
	b.add(n)
	b.open = n
}

func (b *builder) notSVG(t xml.StartElement, start int) {
	if t.Name.Local == "svg" && t.Name.Space == "" {
		b.fail(start, "the <svg> has no namespace, so no browser shows it", `write <svg xmlns="`+svgSpace+`">`)
		return
	}
	b.fail(start, "the file begins with <"+t.Name.Local+">, not <svg>", "save the picture as SVG")
}

func (b *builder) add(n *node) {
	b.count++
	depth := 0
	for p := n.parent; p != nil; p = p.parent {
		depth++
	}
	switch {
	case b.count > maxNodes:
		b.fail(n.start, "the picture has too many elements to be shown as vectors", "use a PNG of it")
	case depth > maxDepth:
		b.fail(n.start, "the elements are nested too deep", "take the groups apart")
	}
	if n.parent != nil {
		n.parent.children = append(n.parent.children, n)
	} else if n.name == "svg" {
		b.root = n
	} else {
		b.fail(n.start, "the file begins with <"+n.name+">, not <svg>", "save the picture as SVG")
	}
	if id := n.attr("id"); n.name != "" && id != "" && b.ids[id] == nil {
		b.ids[id] = n
	}
}

func (b *builder) end() {
	if b.foreign > 0 {
		b.foreign--
		return
	}
	b.open = b.open.parent
}

// chars keeps text. That of foreign elements is only asked for to tell whether
// another element says the same.
func (b *builder) chars(text xml.CharData, start int) {
	if b.open == nil || b.foreign > 0 && b.open.name != "foreignObject" {
		return
	}
	if bytes.HasPrefix(b.data[start:], []byte("<![CDATA[")) {
		start += len("<![CDATA[")
	}
	b.add(&node{text: string(text), parent: b.open, start: start, end: start})
}
