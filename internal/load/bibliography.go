package load

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"fieldguide/internal/markdown"
	"fieldguide/internal/source"
)

// A bibliography is what sources.yaml lists: the works that the guide cites.
type bibliography struct {
	file   *source.File
	works  []*work // by tag
	tags   []string
	byTag  map[string]*work
	faults *source.ErrorList
}

// A work is one source, as its author's list describes it. The fields of
// workFields are text, with typographic quotes.
type work struct {
	tag   string // "He14"
	at    source.Span
	field map[string]string
	uses  []*use // in reading order
}

// workFields are the keys of a work.
var workFields = []string{"author", "year", "title", "in", "url", "supports", "read"}

// needed are those that it cannot do without.
var needed = []string{"author", "title", "supports"}

// defaultSources is the list of a guide whose guide.yaml names none.
const defaultSources = "sources.yaml"

// readBibliography reads the list of sources, if there is one. Books of other tools
// have none: what looks like a citation in them is text.
func (r *reader) readBibliography() error {
	s := r.settings
	if !s.own {
		return nil
	}
	written, at, ok := s.text(s.sources)
	name := path.Join(r.folder.root, cmp.Or(written, defaultSources))
	f, err := r.folder.text(name)
	switch {
	case !ok:
		return nil
	case errors.Is(err, fs.ErrNotExist) && written != "":
		r.faults.Add(at, fmt.Sprintf("there is no file %q", written), r.folder.hint(name, r.folder.root, ""))
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	b := &bibliography{file: f, faults: &r.faults, byTag: map[string]*work{}}
	b.read()
	r.bibliography, r.markdown.Citations = b, true
	return nil
}

// read reads the works one at a time: a list may be as long as it likes, while
// yamlReader takes no more at once than its parser is quick with.
func (b *bibliography) read() {
	folded := map[string]*work{}
	for number, text := range b.parts() {
		y := &yamlReader{file: b.file, line: number, faults: b.faults}
		pairs, _ := y.read(text)
		for _, p := range pairs {
			if !markdown.IsTag(p.key) {
				b.faults.Add(p.at, fmt.Sprintf("%q is no tag of a source", p.key), "write letters and digits, such as He14")
				continue
			}
			w := b.work(y, p)
			if first := folded[strings.ToLower(w.tag)]; first != nil {
				b.faults.Add(p.at, fmt.Sprintf("the source %q is here a second time", w.tag),
					fmt.Sprintf("%q stands in line %d already", first.tag, first.at.Position().Line))
				continue
			}
			folded[strings.ToLower(w.tag)], b.byTag[w.tag] = w, w
			b.works = append(b.works, w)
		}
	}
	slices.SortFunc(b.works, func(v, w *work) int {
		return cmp.Compare(strings.ToLower(v.tag), strings.ToLower(w.tag))
	})
	for _, w := range b.works {
		b.tags = append(b.tags, w.tag)
	}
}

// parts yields the YAML of each work, with the number of lines before it. A work
// begins with a line that is not indented.
func (b *bibliography) parts() func(yield func(int, []byte) bool) {
	return func(yield func(int, []byte) bool) {
		first, number, start, at := 0, 0, 0, 0
		for line := range bytes.Lines(b.file.Text) {
			if at > start && !bytes.ContainsAny(line[:1], " \t#\n") {
				if !yield(first, b.file.Text[start:at]) {
					return
				}
				first, start = number, at
			}
			number, at = number+1, at+len(line)
		}
		yield(first, b.file.Text[start:])
	}
}

// work reads the work of a tag.
func (b *bibliography) work(y *yamlReader, p pair) *work {
	w := &work{tag: p.key, at: p.at, field: map[string]string{}}
	fields, ok := y.mapping(p.value)
	for _, f := range fields {
		if !slices.Contains(workFields, f.key) {
			y.unknown(f, workFields)
			continue
		}
		text, at, _ := y.text(f)
		if f.key == "url" {
			b.checkAddress(text, at)
		} else {
			text = markdown.Typeset(text)
		}
		w.field[f.key] = text
	}
	for _, key := range needed {
		if _, given := w.field[key]; ok && (!given || w.field[key] == "") {
			b.faults.Add(p.at, fmt.Sprintf("the source %q has no %s", p.key, key), fmt.Sprintf("write %q under it", key+": ..."))
		}
	}
	return w
}

func (b *bibliography) checkAddress(written string, at source.Span) {
	u, err := url.Parse(written)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		b.faults.Add(at, fmt.Sprintf("url %q is no web address", written), `write one such as "https://doi.org/10.1145/2408776.2408794"`)
	}
}
