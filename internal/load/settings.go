package load

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"fieldguide/internal/math"
	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// Settings are what guide.yaml says, or what stands in for it.
type settings struct {
	yamlReader
	guide  outline.Guide // of which the fields that guide.yaml can set are set
	policy outline.Policy
	own    bool // guide.yaml is there; otherwise it is another tool's book
	detail bool // guide.yaml has a policy of its own
	html   bool // raw HTML goes to the site
	macros math.Macros

	// Files that the guide names, relative to the folder of the chapters; without a
	// key if it does not.
	timer    pair // the chapter whose plans a timer runs
	sources  pair // the list of sources
	glossary pair // the chapter whose terms are explained
}

// keys are the keys of guide.yaml.
var keys = []struct {
	name string
	read func(*settings, pair)
}{
	{"title", (*settings).title},
	{"subtitle", func(s *settings, p pair) { s.guide.Subtitle, _, _ = s.text(p) }},
	{"author", func(s *settings, p pair) { s.guide.Author, _, _ = s.text(p) }},
	{"description", func(s *settings, p pair) { s.guide.Description, _, _ = s.text(p) }},
	{"license", func(s *settings, p pair) { s.guide.License, _, _ = s.text(p) }},
	{"language", (*settings).language},
	{"name", (*settings).name},
	{"base_url", (*settings).baseURL},
	{"papers", (*settings).papers},
	{"html", (*settings).rawHTML},
	{"detail", (*settings).details},
	{"macros", (*settings).formulaMacros},
	{"timer", func(s *settings, p pair) { s.timer = p }},
	{"sources", func(s *settings, p pair) { s.sources = p }},
	{"glossary", func(s *settings, p pair) { s.glossary = p }},
	{"editorial", (*settings).editorial},
}

// readSettings reads guide.yaml, from the folder of the chapters or the one
// above it, or takes what the book of another tool says.
func (r *reader) readSettings(b book, o Options) error {
	s := &settings{policy: outline.DefaultPolicy()}
	s.faults = &r.faults
	s.guide.Language, s.guide.Papers = "en-US", []string{"a4", "letter"}
	r.settings = s
	if b.file != nil {
		if _, err := r.folder.text(b.file.Name); err != nil {
			return err
		}
	}
	for _, name := range []string{"guide.yaml", path.Join(r.folder.root, "guide.yaml")} {
		f, err := r.folder.text(name)
		if err == nil {
			s.read(f)
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if !s.own {
		s.adopt(b)
	}
	r.markdown.HTML, r.markdown.Macros = s.html, s.macros
	if o.BaseURL != "" {
		address, msg := checkURL(o.BaseURL)
		if msg != "" {
			return fmt.Errorf("base URL %q %s", o.BaseURL, msg)
		}
		s.guide.BaseURL = address
	}
	s.guide.Date = o.Date
	return nil
}

// adopt takes over what the book of another tool says.
func (s *settings) adopt(b book) {
	s.guide.Title, s.guide.Author, s.guide.Description = line(b.title), line(b.author), line(b.description)
	switch {
	case isLanguage(b.language):
		s.guide.Language = b.language
	case b.language != "":
		s.faults.Warn(place(b.file, b.language), fmt.Sprintf("%q is no language tag and is left out", b.language), "")
	}
}

// line returns text as one line that every output can hold.
func line(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r <= ' ' || 0x7f <= r && r <= 0x9f }), " ")
}

func (s *settings) read(f *source.File) {
	s.own, s.file = true, f
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	pairs, ok := s.yamlReader.read(f.Text)
	for _, p := range pairs {
		if i := slices.Index(names, p.key); i >= 0 {
			keys[i].read(s, p)
		} else {
			s.unknown(p, names)
		}
	}
	if ok && s.guide.Title == "" {
		s.faults.Add(f.Span(0, 0), "the guide has no title", `write "title: ..."`)
	}
}

func (s *settings) title(p pair) { s.guide.Title, _, _ = s.text(p) }

func (s *settings) language(p pair) {
	tag, at, ok := s.text(p)
	if ok && !isLanguage(tag) {
		s.faults.Add(at, fmt.Sprintf("%q is no language tag", tag), `write one such as "en-US" or "de"`)
		return
	}
	s.guide.Language = tag
}

// isLanguage reports whether tag has the shape of a BCP 47 language tag: a
// language of two to eight letters, then subtags of up to eight letters or digits.
func isLanguage(tag string) bool {
	for i, subtag := range strings.Split(tag, "-") {
		if len(subtag) < 1 || len(subtag) > 8 || strings.ContainsFunc(subtag, notAlphanumeric) {
			return false
		}
		if i == 0 && (len(subtag) == 1 || strings.ContainsAny(subtag, "0123456789")) {
			return false
		}
	}
	return true
}

func notAlphanumeric(r rune) bool {
	return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9')
}

func (s *settings) name(p pair) {
	name, at, ok := s.text(p)
	if ok && (slug(name) != name || name == "") {
		s.faults.Add(at, fmt.Sprintf("%q is no name for a file", name),
			fmt.Sprintf("write lower-case letters, digits and hyphens, such as %q", fileName(name)))
		return
	}
	s.guide.Name = name
}

// fileName returns the name of the files of a guide with that title.
func fileName(title string) string {
	if name := slug(title); name != "" {
		return name
	}
	return "guide"
}

// slug returns the ASCII letters and digits of text in lower case, with a
// hyphen for each run of other characters between them.
func slug(text string) string {
	words := strings.FieldsFunc(strings.ReplaceAll(text, "'", ""), notAlphanumeric)
	return strings.ToLower(strings.Join(words, "-"))
}

func (s *settings) baseURL(p pair) {
	written, at, ok := s.text(p)
	address, msg := checkURL(written)
	if ok && msg != "" {
		s.faults.Add(at, fmt.Sprintf("base_url %q %s", written, msg), `write the site's address, such as "https://example.org/guide/"`)
		return
	}
	s.guide.BaseURL = address
}

// checkURL returns the address of a site with a "/" at its end, or what is
// wrong with it.
func checkURL(written string) (address, fault string) {
	u, err := url.Parse(written)
	switch {
	case err != nil:
		return "", "is no URL"
	case u.Scheme != "https" && u.Scheme != "http":
		return "", "does not begin with https:// or http://"
	case u.Host == "":
		return "", "names no host"
	case u.RawQuery != "" || u.Fragment != "" || u.ForceQuery:
		return "", `has a "?" or "#"`
	}
	return strings.TrimSuffix(u.String(), "/") + "/", ""
}

func (s *settings) papers(p pair) {
	var names []string
	for _, n := range s.items(p) {
		name, at, ok := s.text(pair{key: p.key, value: n})
		_, known := theme.PaperNamed(name)
		switch {
		case !ok:
		case !known:
			s.faults.Add(at, fmt.Sprintf("no paper is called %q", name), paperHint(name))
		case slices.Contains(names, name):
			s.faults.Add(at, fmt.Sprintf("the paper %q is here a second time", name), "")
		default:
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		s.guide.Papers = names
	}
}

func paperHint(name string) string {
	names := theme.PaperNames()
	return source.DidYouMean(name, names, "write some of "+strings.Join(names, ", "))
}

func (s *settings) rawHTML(p pair) {
	word, at, ok := s.text(p)
	s.html = word == "site"
	if ok && word != "site" && word != "none" {
		s.faults.Add(at, fmt.Sprintf("html cannot be %q", word), `write "none" or "site"`)
	}
}

func (s *settings) details(p pair) {
	s.detail = true
	kinds, _ := s.mapping(p.value)
	for _, kind := range kinds {
		d, at, ok := s.parseDetail(kind)
		switch {
		case !slices.Contains(outline.Kinds(), kind.key):
			s.faults.Add(kind.at, fmt.Sprintf("no kind of block is called %q", kind.key),
				source.DidYouMean(kind.key, outline.Kinds(), "the kinds are "+strings.Join(outline.Kinds(), ", ")))
		case kind.key == "html" && ok && d != outline.Full:
			s.faults.Add(at, "raw HTML stands in the full edition alone", "")
		case ok:
			s.policy[kind.key] = d
		}
	}
}

// formulaMacros reads the guide's own commands for formulas: names and what they
// stand for.
func (s *settings) formulaMacros(p pair) {
	macros, _ := s.mapping(p.value)
	for _, m := range macros {
		body, _, ok := s.text(m)
		if !ok {
			continue
		}
		if err := s.macros.Define(m.key, body); err != nil {
			s.faults.Add(m.at, err.Error(), `write a name and its LaTeX in single quotes: RR: '\mathbb{R}'`)
		}
	}
}

// parseDetail returns the edition that an author names.
func (r *yamlReader) parseDetail(p pair) (outline.Detail, source.Span, bool) {
	name, at, ok := r.text(p)
	if !ok {
		return outline.Full, at, false
	}
	d, err := outline.ParseDetail(name)
	if err != nil {
		r.faults.Add(at, fmt.Sprintf("no detail is called %q", name),
			source.DidYouMean(name, outline.Details(), "write one of "+strings.Join(outline.Details(), ", ")))
	}
	return d, at, err == nil
}
