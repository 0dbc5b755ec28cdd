package preflight

import (
	"regexp"

	"fieldguide/internal/pdffile"
)

// languageTag is the form of a BCP 47 tag, as far as it can be told without its
// registry.
var languageTag = regexp.MustCompile(`^([A-Za-z]{2,8}|[ix])(-[A-Za-z0-9]{1,8})*$`)

// checkDocument checks what the catalog says of the whole file.
func (c *checker) checkDocument() {
	at := place{object: numberOf(c.file.Trailer.Get("Root"))}
	info := c.file.Dict(c.root.Get("MarkInfo"))
	if c.file.Resolve(info.Get("Marked")) != true {
		c.add(at, "ISO 14289-1, 6.2", "the file is not marked as tagged (MarkInfo, Marked)")
	}
	if c.file.Resolve(info.Get("Suspects")) == true {
		c.add(at, "ISO 14289-1, 7.1", "the tags are marked as doubtful (Suspects)")
	}
	if c.file.Resolve(c.file.Dict(c.root.Get("ViewerPreferences")).Get("DisplayDocTitle")) != true {
		c.add(at, "ISO 14289-1, 7.1", "readers are not told to show the title (DisplayDocTitle)")
	}
	switch lang := c.file.Text(c.root.Get("Lang")); {
	case lang == "":
		c.add(at, "ISO 14289-1, 7.2", "the file does not name its language (Lang)")
	case !languageTag.MatchString(lang):
		c.add(at, "ISO 14289-1, 7.2", "the language %q is no BCP 47 tag", lang)
	}
	c.checkParts(at)
}

// checkParts checks for parts of a document that an archive must not have.
func (c *checker) checkParts(at place) {
	names := c.file.Dict(c.root.Get("Names"))
	if names.Get("JavaScript") != nil {
		c.add(at, "ISO 19005-2, 6.5.1", "the file has JavaScript")
	}
	c.forbid(names, at, "ISO 19005-2, 6.10", "the file", "AlternatePresentations")
	c.forbid(c.root, at, "ISO 19005-2, 6.11", "the catalog", "Requirements")
	c.forbid(c.root, at, "ISO 19005-2, 6.4.2", "the catalog", "NeedsRendering")
	form := c.file.Dict(c.root.Get("AcroForm"))
	c.forbid(form, at, "ISO 19005-2, 6.4.2", "the form", "XFA")
	if c.file.Resolve(form.Get("NeedAppearances")) == true {
		c.add(at, "ISO 19005-2, 6.4.1", "the form has NeedAppearances")
	}
	for _, e := range c.file.Dict(c.root.Get("Perms")) {
		if e.Key != "UR3" && e.Key != "DocMDP" {
			c.add(at, "ISO 19005-2, 6.1.12", "the permissions have %s", e.Key)
		}
	}
	c.checkFiles(c.leaves(names.Get("EmbeddedFiles"), "Names"), at)
}

// checkFiles checks the files that are attached.
func (c *checker) checkFiles(files []leaf, at place) {
	if len(files) > 0 && c.claims["pdfaid:part"] != "3" {
		c.add(at, "ISO 19005-2, 6.8", "only PDF/A-3 may hold any file, this one claims part %q", c.claims["pdfaid:part"])
	}
	for _, f := range files {
		d := c.file.Dict(f.value)
		at := place{object: numberOf(f.value)}
		if c.file.Text(d.Get("F")) == "" || c.file.Text(d.Get("UF")) == "" {
			c.add(at, "ISO 14289-1, 7.11", "an attached file has no name (F and UF)")
		}
		if c.claims["pdfaid:part"] == "3" && c.file.Name(d.Get("AFRelationship")) == "" {
			c.add(at, "ISO 19005-3, 6.8", "an attached file does not tell its relation to the document (AFRelationship)")
		}
		for _, e := range c.file.Dict(d.Get("EF")) {
			if c.file.Name(c.file.Dict(e.Value).Get("Subtype")) == "" {
				c.add(place{object: numberOf(e.Value)}, "ISO 19005-3, 6.8", "an attached file does not tell its type (Subtype)")
			}
		}
	}
}

// A leaf is an entry of a name tree or a number tree.
type leaf struct{ key, value pdffile.Object }

// leaves lists the entries of a name tree ("Names") or a number tree ("Nums"),
// in the order of the file.
func (c *checker) leaves(root pdffile.Object, key pdffile.Name) []leaf {
	var list []leaf
	var walk func(o pdffile.Object, depth int)
	walk = func(o pdffile.Object, depth int) {
		if !c.file.Visit(o, depth) {
			return
		}
		node := c.file.Dict(o)
		pairs := c.file.Array(node.Get(key))
		c.file.Fail(c.file.Spend(len(pairs)))
		for ; len(pairs) >= 2; pairs = pairs[2:] {
			list = append(list, leaf{c.file.Resolve(pairs[0]), pairs[1]})
		}
		for _, kid := range c.file.Array(node.Get("Kids")) {
			walk(kid, depth+1)
		}
	}
	walk(root, 0)
	return list
}
