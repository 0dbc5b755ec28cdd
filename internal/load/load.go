// Package load reads a folder of chapters into an outline.Guide: SUMMARY.md,
// guide.yaml, the chapters and what they include. It gives ids and numbers and
// resolves links and pictures, so that nothing is left for a renderer to decide.
//
// Names of files in faults are relative to the folder that is read. Symbolic
// links to files are followed, those to folders are not.
package load

import (
	"fmt"
	"io/fs"
	"strings"
	"time"

	"fieldguide/internal/diagram"
	"fieldguide/internal/markdown"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// Options are what a caller decides about a guide, over what its author wrote.
type Options struct {
	BaseURL string    // of the hosted site; replaces base_url of guide.yaml unless empty
	Date    time.Time // when the guide is made; the zero Time if nobody said
	// Measurer measures the text of diagrams; many goroutines use it at once.
	// A guide without diagrams needs none.
	Measurer diagram.Measurer
}

// Guide reads the guide in the folder fsys. The list holds every fault and
// warning, sorted; the guide is nil if any of them is fatal. The error says
// that a file could not be read or that the options make no sense, which is not
// the author's fault.
//
// The folder holds SUMMARY.md and guide.yaml. Without guide.yaml it may be a
// book of mdBook (book.toml) or of HonKit and GitBook (book.json), whose
// chapters may be in a folder of their own.
func Guide(fsys fs.FS, o Options) (*outline.Guide, source.ErrorList, error) {
	r := &reader{markdown: &markdown.Reader{}, measurer: o.Measurer}
	if err := r.read(fsys, o); err != nil {
		return nil, nil, fmt.Errorf("read guide: %w", err)
	}
	r.faults.Sort()
	if r.faults.Fatal() {
		return nil, r.faults, nil
	}
	r.guide.Digest = r.folder.digest(o)
	r.guide.Sources = r.sources()
	return r.guide, r.faults, nil
}

// A reader is the state of one run of Guide. Its steps run in the order of
// read; each adds to faults and goes on.
type reader struct {
	folder   *folder
	markdown *markdown.Reader
	measurer diagram.Measurer
	settings *settings
	faults   source.ErrorList

	bibliography *bibliography // nil if the guide lists no sources
	whole        bool          // the guide marks nothing and prints whole

	summary  *source.File
	guide    *outline.Guide
	chapters []*chapter          // as Guide.Chapters, slot by slot
	byName   map[string]*chapter // by the name of the file
}

func (r *reader) read(fsys fs.FS, o Options) error {
	book, err := openBook(fsys, &r.faults)
	if err != nil {
		return err
	}
	if r.folder, err = openFolder(fsys, book.root); err != nil {
		return err
	}
	if err := r.readSettings(book, o); err != nil {
		return err
	}
	if err := r.readBibliography(); err != nil {
		return err
	}
	if err := r.readSummary(); err != nil {
		return err
	}
	if err := r.readChapters(); err != nil {
		return err
	}
	r.title()
	r.identify()
	r.number()
	r.detail()
	if err := r.resolve(); err != nil {
		return err
	}
	r.plans()
	r.explain()
	r.cite()
	r.unlisted()
	r.faults = append(r.faults, r.folder.faults()...)
	return nil
}

// below returns name relative to the folder root, and whether it is below it.
func below(root, name string) (string, bool) {
	if root == "." {
		return name, name != ".." && !strings.HasPrefix(name, "../")
	}
	if name == root {
		return ".", true
	}
	return strings.CutPrefix(name, root+"/")
}
