package load

import (
	"path"
	"slices"
	"strings"
)

// projectFiles are Markdown files that stand beside chapters without being one.
var projectFiles = []string{
	"summary", "readme", "license", "contributing", "changelog", "code_of_conduct",
	"security", "glossary", "langs", "authors", "maintainers", "404",
}

// pictureEndings are those of files that only a chapter can want.
var pictureEndings = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"}

// unlisted warns of chapters that SUMMARY.md forgot, which are Markdown files
// neither listed nor included, and of pictures that nothing shows or links to,
// outside folders whose names begin with a dot.
func (r *reader) unlisted() {
	if len(r.byName) == 0 {
		return
	}
	for _, name := range r.folder.names {
		in, _ := below(r.folder.root, name)
		if r.folder.read[name] != nil || strings.HasPrefix(in, ".") || strings.Contains(in, "/.") {
			continue
		}
		ending := strings.ToLower(path.Ext(name))
		stem := strings.ToLower(strings.TrimSuffix(path.Base(name), path.Ext(name)))
		switch {
		case isMarkdown(name) && !slices.Contains(projectFiles, stem):
			r.faults.Warn(r.summary.Span(0, 0), "\""+in+"\" is not listed", "list it, or move it out of the folder")
		case slices.Contains(pictureEndings, ending):
			r.faults.Warn(r.summary.Span(0, 0), "no chapter shows the picture \""+in+"\"", "show it, or move it out of the folder")
		}
	}
}
