package verify

import (
	"bytes"
	"encoding/xml"
)

const dublinCore = "http://purl.org/dc/elements/1.1/"

// readXMP returns the title and the identifier of an XMP packet (ISO 16684-1).
// What cannot be read is empty, which no guide's digest is.
func readXMP(packet []byte) (title, identifier string) {
	d := xml.NewDecoder(bytes.NewReader(packet))
	var into *string
	for {
		t, err := d.Token()
		if err != nil {
			return canonical(title), canonical(identifier)
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch {
			case t.Name.Space != dublinCore:
			case t.Name.Local == "title":
				into = &title
			case t.Name.Local == "identifier":
				into = &identifier
			}
		case xml.EndElement:
			if t.Name.Space == dublinCore {
				into = nil
			}
		case xml.CharData:
			if into != nil {
				*into += string(t)
			}
		}
	}
}
