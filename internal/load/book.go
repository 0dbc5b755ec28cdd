package load

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"fieldguide/internal/source"
)

// A book is what the settings of another tool say: mdBook's book.toml, or the
// book.json of HonKit and GitBook. Of their many settings it takes those that
// say what the guide is; how it looks is for this tool to decide.
type book struct {
	root string // the folder of the chapters
	file *source.File

	title, author, description, language string
}

// openBook reads book.toml or book.json, whichever is there; the zero book
// stands in the whole folder.
func openBook(fsys fs.FS, faults *source.ErrorList) (book, error) {
	for _, format := range []struct {
		name string
		read func(*source.File, *source.ErrorList) book
	}{{"book.toml", readMDBook}, {"book.json", readHonKit}} {
		data, err := readFile(fsys, format.name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return book{}, err
		}
		// What decode finds is told when the folder reads the file again.
		f, _ := decode(format.name, data)
		b := format.read(f, faults)
		b.file = f
		return b.within(fsys, faults)
	}
	return book{root: "."}, nil
}

// within sees that the folder of the chapters is there.
func (b book) within(fsys fs.FS, faults *source.ErrorList) (book, error) {
	written := b.root
	b.root = path.Clean(strings.TrimSuffix(strings.TrimPrefix(written, "./"), "/"))
	info, err := fs.Stat(fsys, b.root)
	if err == nil && info.IsDir() {
		return b, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid) {
		return b, err
	}
	faults.Add(place(b.file, written), fmt.Sprintf("the chapters should be in the folder %q, which is not there", written), "")
	b.root = "."
	return b, nil
}

func readMDBook(f *source.File, faults *source.ErrorList) book {
	var written struct {
		Book struct {
			Title, Description, Language, Src string
			Authors                           []string
		}
		Preprocessor map[string]any
	}
	if err := toml.Unmarshal(f.Text, &written); err != nil {
		at, msg := f.Span(0, 0), strings.TrimPrefix(err.Error(), "toml: ")
		var fault toml.ParseError
		if errors.As(err, &fault) {
			at, msg = f.Span(fault.Position.Start, fault.Position.Start+fault.Position.Len), "no TOML: "+fault.Message
		}
		faults.Add(at, msg, "")
	}
	for _, name := range slices.Sorted(maps.Keys(written.Preprocessor)) {
		if name != "links" && name != "index" {
			faults.Warn(place(f, "preprocessor."+name), fmt.Sprintf("the preprocessor %q does not run: what it would change stands as written", name), "")
		}
	}
	b := written.Book
	return book{
		root:        cmp.Or(b.Src, "src"),
		title:       b.Title,
		author:      strings.Join(b.Authors, ", "),
		description: b.Description,
		language:    b.Language,
	}
}

func readHonKit(f *source.File, faults *source.ErrorList) book {
	var written struct {
		Title, Author, Description, Language, Root string
	}
	if err := json.Unmarshal(f.Text, &written); err != nil {
		offset, msg := 0, err.Error()
		var syntax *json.SyntaxError
		var kind *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			offset, msg = int(syntax.Offset)-1, "no JSON: "+syntax.Error()
		case errors.As(err, &kind):
			offset, msg = int(kind.Offset)-1, fmt.Sprintf("%q should be a text, not a %s", strings.ToLower(kind.Field), kind.Value)
		}
		faults.Add(f.Span(offset, offset), msg, "")
	}
	return book{
		root:        cmp.Or(written.Root, "."),
		title:       written.Title,
		author:      written.Author,
		description: written.Description,
		language:    written.Language,
	}
}

// place returns where a file says word, or its beginning.
func place(f *source.File, word string) source.Span {
	start := max(strings.Index(string(f.Text), word), 0)
	return f.Span(start, start+len(word))
}
