package svg

import (
	"bytes"
	"strings"
)

// maxExpansion is how many bytes the entities of a file may become.
const maxExpansion = 1 << 20

// entities reads the entities that a document type declares, as some programs
// do for the names of namespaces. They must stand for plain text: then they
// cannot stand for each other, and nothing grows without bound.
func (b *builder) entities(directive string, start int) {
	longest := 0
	for rest := directive; ; {
		_, after, ok := strings.Cut(rest, "<!ENTITY")
		if !ok {
			break
		}
		name, value, tail, ok := entity(after)
		if !ok {
			b.fail(start, "the document type declares an entity that is not plain text", "delete the <!DOCTYPE>")
			return
		}
		if b.dec.Entity == nil {
			b.dec.Entity = map[string]string{}
		}
		b.dec.Entity[name] = value
		longest, rest = max(longest, len(value)), tail
	}
	if longest > 0 && bytes.Count(b.data, []byte("&")) > maxExpansion/longest {
		b.fail(start, "the entities of the document type make the picture too large", "delete the <!DOCTYPE>")
	}
}

// entity reads the name and the quoted value of a declaration.
func entity(s string) (name, value, rest string, ok bool) {
	fields := strings.Fields(s[:min(len(s), 200)])
	if len(fields) < 2 {
		return "", "", "", false
	}
	name = fields[0]
	s = strings.TrimLeft(s[strings.Index(s, name)+len(name):], " \t\r\n")
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return "", "", "", false
	}
	value, rest, ok = strings.Cut(s[1:], s[:1])
	return name, value, rest, ok && !strings.ContainsAny(value, "&<%")
}
