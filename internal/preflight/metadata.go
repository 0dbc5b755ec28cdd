package preflight

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"

	"fieldguide/internal/pdffile"
)

// spaces are the namespaces of XMP that are looked into, with the prefixes that
// they are commonly given. PDF/A knows them; others it must be told of.
var spaces = map[string]string{
	"http://purl.org/dc/elements/1.1/":               "dc",
	"http://ns.adobe.com/xap/1.0/":                   "xmp",
	"http://ns.adobe.com/pdf/1.3/":                   "pdf",
	"http://www.aiim.org/pdfua/ns/id/":               "pdfuaid",
	"http://www.aiim.org/pdfa/ns/id/":                "pdfaid",
	"http://www.aiim.org/pdfa/ns/extension/":         "pdfaExtension",
	"http://www.aiim.org/pdfa/ns/schema#":            "pdfaSchema",
	"http://www.aiim.org/pdfa/ns/property#":          "pdfaProperty",
	"http://ns.adobe.com/xap/1.0/mm/":                "xmpMM",
	"http://ns.adobe.com/xap/1.0/rights/":            "xmpRights",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#":    "rdf",
	"adobe:ns:meta/":                                 "x",
	"http://www.w3.org/XML/1998/namespace":           "xml",
	"http://ns.adobe.com/xap/1.0/sType/ResourceRef#": "stRef",
}

// checkMetadata checks the XMP packet: what it claims, that it says what the
// information dictionary says, and that PDF/A knows its words.
func (c *checker) checkMetadata() {
	at := place{object: numberOf(c.root.Get("Metadata"))}
	packet := c.file.Bytes(c.root.Get("Metadata"))
	if packet == nil {
		c.add(at, "ISO 19005-2, 6.6.2.1", "the file has no metadata")
		return
	}
	described, err := c.readXMP(packet)
	if err != nil {
		c.add(at, "ISO 19005-2, 6.6.2.1", "the metadata cannot be read: %v", err)
		return
	}
	if c.claims["pdfuaid:part"] != "1" {
		c.add(at, "ISO 14289-1, 5", "the metadata does not claim PDF/UA-1 (pdfuaid:part)")
	}
	if part := c.claims["pdfaid:part"]; part != "2" && part != "3" {
		c.add(at, "ISO 19005-2, 6.6.4", "the metadata does not claim PDF/A-2 or PDF/A-3 (pdfaid:part)")
	}
	if c.claims["pdfaid:conformance"] != "A" {
		c.add(at, "ISO 19005-2, 6.6.4", "the metadata does not claim level A (pdfaid:conformance)")
	}
	if c.claims["dc:title"] == "" {
		c.add(at, "ISO 14289-1, 7.1", "the metadata has no title (dc:title)")
	}
	const uaSpace = "http://www.aiim.org/pdfua/ns/id/"
	if c.claims["pdfuaid:part"] != "" && !described[uaSpace] {
		c.add(at, "ISO 19005-2, 6.6.2.3", "the metadata uses %s without describing it", uaSpace)
	}
	c.checkInfo(at)
}

// readXMP reads the properties of a packet into claims. It returns the
// namespaces that the packet describes for PDF/A.
func (c *checker) readXMP(packet []byte) (described map[string]bool, err error) {
	described = map[string]bool{}
	d := xml.NewDecoder(bytes.NewReader(packet))
	var path []string
	for {
		t, err := d.Token()
		if err == io.EOF {
			return described, nil
		}
		if err != nil {
			return described, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			path = append(path, prefixed(t.Name))
			for _, a := range t.Attr {
				c.claim(prefixed(a.Name), a.Value)
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			text := strings.TrimSpace(string(t))
			if text == "" {
				continue
			}
			key := property(path)
			if key == "pdfaSchema:namespaceURI" {
				described[text] = true
			}
			c.claim(key, text)
		}
	}
}

// claim notes a property, of several values the first.
func (c *checker) claim(key, value string) {
	if _, known := c.claims[key]; !known {
		c.claims[key] = value
	}
}

// property returns the innermost element that is none of RDF's own.
func property(path []string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if !strings.HasPrefix(path[i], "rdf:") {
			return path[i]
		}
	}
	return ""
}

func prefixed(n xml.Name) string {
	if prefix, ok := spaces[n.Space]; ok {
		return prefix + ":" + n.Local
	}
	return n.Space + ":" + n.Local
}

// checkInfo holds the information dictionary against the metadata.
func (c *checker) checkInfo(at place) {
	info := c.file.Dict(c.file.Trailer.Get("Info"))
	for _, pair := range []struct {
		key      pdffile.Name
		property string
	}{
		{"Title", "dc:title"}, {"Author", "dc:creator"}, {"Subject", "dc:description"},
		{"Producer", "pdf:Producer"}, {"Creator", "xmp:CreatorTool"}, {"Keywords", "pdf:Keywords"},
	} {
		said := strings.TrimSpace(c.file.Text(info.Get(pair.key)))
		if said != "" && said != c.claims[pair.property] {
			c.add(at, "ISO 19005-2, 6.1.5", "%s is %q, but the metadata's %s is %q", pair.key, said, pair.property, c.claims[pair.property])
		}
	}
	for _, pair := range []struct {
		key      pdffile.Name
		property string
	}{{"CreationDate", "xmp:CreateDate"}, {"ModDate", "xmp:ModifyDate"}} {
		said := c.file.Text(info.Get(pair.key))
		if said != "" && !sameDate(said, c.claims[pair.property]) {
			c.add(at, "ISO 19005-2, 6.1.5", "%s is %q, but the metadata's %s is %q", pair.key, said, pair.property, c.claims[pair.property])
		}
	}
}

// sameDate compares a date of PDF with one of XMP as far as the minute; the same
// moment in two zones counts as two.
func sameDate(pdf, xmp string) bool {
	const minute = 12
	a, b := digits(pdf), digits(xmp)
	n := min(minute, len(a))
	return n >= 4 && len(b) >= n && a[:n] == b[:n]
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
