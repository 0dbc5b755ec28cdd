package pdf

import (
	"cmp"
	"crypto/md5"
	"fmt"
	"slices"

	"fieldguide/internal/outline"
)

// An attachment is a file within the file.
type attachment struct {
	name   string
	number int // of its file specification
}

// writeAttachments adds the sources of the document as embedded files, ISO
// 32000-1, 7.11.4, in the order of a name tree.
func (w *writer) writeAttachments(sources []*outline.Asset) ([]attachment, error) {
	var all []attachment
	for _, s := range sources {
		if s.Path == "" || s.Type == "" {
			return nil, fmt.Errorf("the attachment %q, of type %q, lacks a name or a type", s.Path, s.Type)
		}
		all = append(all, attachment{s.Path, w.attach(s)})
	}
	slices.SortFunc(all, func(a, b attachment) int { return cmp.Compare(sortKey(a.name), sortKey(b.name)) })
	for i := range all[min(1, len(all)):] {
		if all[i].name == all[i+1].name {
			return nil, fmt.Errorf("two attachments are called %q", all[i].name)
		}
	}
	return all, nil
}

// sortKey returns what a text string is sorted by in a name tree: its bytes, as
// code.text writes it.
func sortKey(s string) string {
	if isPlain(s) {
		return s
	}
	key := code("\xFE\xFF")
	key.utf16(s)
	return string(key)
}

// attach adds a file and returns the number of its specification, which says, as
// PDF/A-3 wants (ISO 19005-3, 6.8), what the file is to the document.
func (w *writer) attach(s *outline.Asset) int {
	var head code
	head.add("/Type/EmbeddedFile/Subtype/")
	head.name(s.Type)
	head.add("/Params<</Size ")
	head.int(len(s.Data))
	head = fmt.Appendf(head, "/CheckSum<%X>", md5.Sum(s.Data)) // table 46 asks for MD5
	if date := w.document.Date; !date.IsZero() {
		head.add("/ModDate" + dateOf(date))
	}
	head.add(">>")
	data := s.Data
	if data == nil {
		data = []byte{}
	}
	file := w.file.add(object{body: head, stream: data})
	var c code
	c.add("<</Type/Filespec/F ")
	c.text(s.Path)
	c.add("/UF ")
	c.text(s.Path)
	c.add("/Desc ")
	c.text("Source of the guide: " + s.Path)
	c.add("/AFRelationship/Source/EF<</F ")
	c.ref(file)
	c.add("/UF ")
	c.ref(file)
	c.add(">>>>")
	return w.file.add(object{body: c})
}

// addAttachments appends the entry of the catalog that says to which document
// the files belong (ISO 19005-3, annex E).
func (c *code) addAttachments(all []attachment) {
	if len(all) == 0 {
		return
	}
	c.add("/AF[")
	for _, a := range all {
		c.ref(a.number)
		c.add(" ")
	}
	c.add("]")
}

// addAttachmentNames appends the name tree of the files, an entry of the
// catalog's Names.
func (c *code) addAttachmentNames(all []attachment) {
	if len(all) == 0 {
		return
	}
	c.add("/EmbeddedFiles<</Names[")
	for _, a := range all {
		c.text(a.name)
		c.ref(a.number)
		c.add(" ")
	}
	c.add("]>>")
}
