// Package pdf draws laid-out pages as tagged PDF, made for PDF/UA-1 and
// PDF/A-2a; it alone imports fpdf. fpdf makes the pages; what it does not know
// (shaped text, tags, named destinations, metadata) is added to its objects in
// one pass before they are compressed and written.
package pdf

import (
	"errors"

	"fieldguide/internal/layout"
	"fieldguide/internal/outline"
)

// Write returns the document as a PDF file, with the texts that it was made from
// attached if there are any. Equal documents give equal bytes. An error means that a picture cannot be read or that the document contradicts
// itself: a link leads nowhere, an item belongs to an element outside the
// structure, a glyph is missing.
func Write(d *layout.Document, sources ...*outline.Asset) ([]byte, error) {
	if len(d.Pages) == 0 {
		return nil, errors.New("a document has at least one page")
	}
	destinations, err := placesOf(d)
	if err != nil {
		return nil, err
	}
	w := &writer{document: d, places: destinations}
	contents, owners := w.contents()
	if w.structure, err = newStructure(d, owners); err != nil {
		return nil, err
	}
	w.structure.frame(d.Pages)
	if w.file, w.pages, err = drawPages(d, contents); err != nil {
		return nil, err
	}
	if w.attached, err = w.writeAttachments(sources); err != nil {
		return nil, err
	}
	if err := w.complete(); err != nil {
		return nil, err
	}
	return w.file.bytes(), nil
}

// A writer holds what Write makes of a document.
type writer struct {
	document  *layout.Document
	places    places
	faces     faces
	pictures  pictures
	opacities opacities
	structure *structure
	file      *file
	pages     []int  // object numbers
	blends    []bool // by page: something can be seen through
	attached  []attachment
}

// contents writes what the pages show, and returns the owners of their
// marked-content sequences.
func (w *writer) contents() ([]code, [][]*layout.Element) {
	contents := make([]code, len(w.document.Pages))
	owners := make([][]*layout.Element, len(w.document.Pages))
	w.blends = make([]bool, len(w.document.Pages))
	for i, page := range w.document.Pages {
		c := w.newContent(page)
		if i > 0 {
			c.code = make(code, 0, len(contents[i-1])*5/4) // pages of a book are much alike
		}
		c.items(page.Items)
		contents[i], owners[i], w.blends[i] = c.code, c.owners, c.blends
	}
	return contents, owners
}

// complete adds to fpdf's objects what they lack.
func (w *writer) complete() error {
	if err := w.resources(); err != nil {
		return err
	}
	links, err := writeLinks(w.file, w.document, w.structure, w.places)
	if err != nil {
		return err
	}
	w.structure.number(w.file)
	for i := range w.pages {
		w.page(i, links.onPage[i])
	}
	root := w.structure.write(w.file, w.pages, links.owners)
	writeInfo(w.file, w.document)
	return w.catalog(root)
}

// resources fills in object 2, the resources that fpdf gives to all pages.
func (w *writer) resources() error {
	fonts, err := w.faces.write(w.file)
	if err != nil {
		return err
	}
	images, err := w.pictures.write(w.file)
	if err != nil {
		return err
	}
	var c code
	c.add("<</Font<<")
	for i, number := range fonts {
		c.add("/" + w.faces.all[i].name + " ")
		c.ref(number)
	}
	c.add(">>/XObject<<")
	for i, number := range images {
		c.add("/" + w.pictures.use(w.pictures.all[i]) + " ")
		c.ref(number)
	}
	c.add(">>")
	w.opacities.add(&c)
	c.add(">>")
	w.file.set(2, object{body: c})
	return nil
}

// page writes the dictionary of a page anew: fpdf's knows no tags and measures
// pages in hundredths of a point.
func (w *writer) page(i int, links []int) {
	page := w.document.Pages[i]
	content := w.file.contentOf(w.pages[i])
	var c code
	c.add("<</Type/Page/Parent 1 0 R/Resources 2 0 R/MediaBox[0 0 ")
	c.lengths(page.Width, page.Height)
	c.add("]/Contents ")
	c.ref(content)
	c.add("/StructParents ")
	c.int(i)
	c.add("/Tabs/S")
	if w.blends[i] {
		c.add(mixing)
	}
	if len(links) > 0 {
		c.add("/Annots[")
		for _, number := range links {
			c.ref(number)
			c.add(" ")
		}
		c.add("]")
	}
	c.add(">>")
	w.file.set(w.pages[i], object{body: c})
}

// mixing says in which colors the things mix that can be seen through; otherwise
// readers choose.
const mixing = "/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>"

// catalog writes the root of the file, ISO 32000-1, 7.7.2.
func (w *writer) catalog(structure int) error {
	d := w.document
	var c code
	c.add("<</Type/Catalog/Pages 1 0 R/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang ")
	c.text(d.Language)
	c.add("/StructTreeRoot ")
	c.ref(structure)
	c.add("/Metadata ")
	c.ref(w.file.add(object{body: code("/Type/Metadata/Subtype/XML"), stream: metadata(d, len(w.attached) > 0), plain: true}))
	c.add("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile ")
	c.ref(w.file.add(object{body: code("/N 3"), stream: srgb}))
	c.add(">>]")
	c.addPageLabels(d.Pages)
	c.addAttachments(w.attached)
	if len(d.Destinations)+len(w.attached) > 0 {
		c.add("/Names<<")
		c.addAttachmentNames(w.attached)
		if len(d.Destinations) > 0 {
			c.add("/Dests ")
			c.ref(writeDestinations(w.file, d, w.pages))
		}
		c.add(">>")
	}
	if len(d.Bookmarks) > 0 {
		outline, err := writeOutline(w.file, d, w.structure, w.places)
		if err != nil {
			return err
		}
		c.add("/PageMode/UseOutlines/Outlines ")
		c.ref(outline)
	}
	c.add(">>")
	w.file.set(w.file.root, object{body: c})
	return nil
}
