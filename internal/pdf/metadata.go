package pdf

import (
	_ "embed"
	"strings"
	"time"

	"fieldguide/internal/layout"
)

// srgb is the profile of the colors of all pages, as its makers made it; its
// license lies beside it.
//
//go:embed sRGB2014.icc
var srgb []byte

// producer is what made the file.
const producer = "Fieldguide"

// writeInfo fills in the document information dictionary. It says what the
// metadata says, as PDF/A wants.
func writeInfo(out *file, d *layout.Document) {
	var c code
	c.add("<</Producer(" + producer + ")/Creator(" + producer + ")")
	for _, entry := range []struct{ key, value string }{{"/Title ", d.Title}, {"/Author ", d.Author}, {"/Subject ", d.Subject}} {
		if entry.value != "" {
			c.add(entry.key)
			c.text(clean(entry.value))
		}
	}
	if !d.Date.IsZero() {
		date := dateOf(d.Date)
		c.add("/CreationDate" + date + "/ModDate" + date)
	}
	c.add(">>")
	out.set(out.info, object{body: c})
}

// dateOf returns a date as ISO 32000-1, 7.9.4, writes it.
func dateOf(t time.Time) string { return t.UTC().Format("(D:20060102150405Z)") }

// metadata returns the XMP packet. It claims PDF/UA-1 and PDF/A-2a, or, for a
// file with attachments, PDF/A-3a, which allows them; the schema of PDF/UA has
// to be described, for PDF/A does not know it.
func metadata(d *layout.Document, attached bool) []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + xmpHead)
	alternative(&b, "dc:title", d.Title)
	if d.Author != "" {
		b.WriteString("<dc:creator><rdf:Seq><rdf:li>" + escapeXML(d.Author) + "</rdf:li></rdf:Seq></dc:creator>\n")
	}
	if d.Subject != "" {
		alternative(&b, "dc:description", d.Subject)
	}
	if d.Language != "" {
		b.WriteString("<dc:language><rdf:Bag><rdf:li>" + escapeXML(d.Language) + "</rdf:li></rdf:Bag></dc:language>\n")
	}
	if d.Digest != "" {
		b.WriteString("<dc:identifier>sha256:" + escapeXML(d.Digest) + "</dc:identifier>\n")
	}
	if !d.Date.IsZero() {
		date := d.Date.UTC().Format(time.RFC3339)
		b.WriteString("<xmp:CreateDate>" + date + "</xmp:CreateDate><xmp:ModifyDate>" + date + "</xmp:ModifyDate>\n")
	}
	b.WriteString("<xmp:CreatorTool>" + producer + "</xmp:CreatorTool><pdf:Producer>" + producer + "</pdf:Producer>\n")
	part := "2"
	if attached {
		part = "3"
	}
	b.WriteString("<pdfaid:part>" + part + "</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n")
	b.WriteString(xmpTail)
	return []byte(b.String())
}

func alternative(b *strings.Builder, property, value string) {
	b.WriteString("<" + property + `><rdf:Alt><rdf:li xml:lang="x-default">` + escapeXML(value) + "</rdf:li></rdf:Alt></" + property + ">\n")
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func escapeXML(s string) string { return xmlEscapes.Replace(clean(s)) }

// clean leaves out control characters: XML cannot hold them.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}

const xmpHead = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
`

const xmpTail = `<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of PDF/UA that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
