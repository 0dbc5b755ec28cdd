package verify

import (
	"fmt"
	"slices"
	"strings"

	"fieldguide/internal/parallel"
	"fieldguide/internal/render"
)

// A Site is what was read from the files of a site.
type Site struct {
	Pages  []*WebPage   // the HTML files, by path
	Search *SearchIndex // nil if there is none, or none that can be read

	files     map[string]bool
	searchErr error // why the index cannot be read
}

// A WebPage is one HTML file.
type WebPage struct {
	Path      string
	Digest    string   // of the guide, from meta fieldguide-digest
	ChapterID string   // from meta fieldguide-chapter
	Language  string   // BCP 47
	Chapter   *Chapter // of the element article.chapter; nil if there is none
	PageRefs  []PageRef

	ids  []string // in the order of the page
	refs []string // every href and src as it stands, in the order of the page
}

// A PageRef is a link that names the page of a PDF to which it leads:
// "carry-on p. 14".
type PageRef struct {
	File  string // path of the PDF
	ID    string // of the named destination
	Label string // of the page, as it is printed
}

// ReadSite reads the HTML files and the search index of a site; PDFs and other files
// only need to be there. Two files of one path are an error.
func ReadSite(files []render.File) (*Site, error) {
	s := &Site{files: make(map[string]bool, len(files))}
	var pages []render.File
	var index []byte
	for _, f := range files {
		if s.files[f.Path] {
			return nil, fmt.Errorf("two files are called %q", f.Path)
		}
		s.files[f.Path] = true
		if f.Path == searchPath {
			index = f.Data
		}
		if strings.HasSuffix(f.Path, ".html") {
			pages = append(pages, f)
		}
	}
	slices.SortFunc(pages, func(a, b render.File) int { return strings.Compare(a.Path, b.Path) })
	s.Pages = make([]*WebPage, len(pages))
	parallel.Each(1+len(pages), func(i int) {
		switch {
		case i > 0:
			s.Pages[i-1] = readPage(pages[i-1])
		case s.files[searchPath]: // the longest first
			s.Search, s.searchErr = readSearchIndex(index)
		}
	})
	return s, nil
}

// page returns the page of that path, or nil.
func (s *Site) page(path string) *WebPage {
	i, found := slices.BinarySearchFunc(s.Pages, path, func(p *WebPage, path string) int {
		return strings.Compare(p.Path, path)
	})
	if !found {
		return nil
	}
	return s.Pages[i]
}
