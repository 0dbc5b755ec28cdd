package load

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"fieldguide/internal/source"
)

// A folder is the tree of files that a guide is read from. All names in it are
// relative to the folder that Guide was given. It reads each file once and may
// be used by many goroutines at once.
type folder struct {
	fsys fs.FS
	root string // of the chapters; "." if it is the whole folder

	// What stands below root. The names are compared as they are written, so
	// that a guide that builds where case does not matter builds everywhere.
	names []string // of the files, as fs.WalkDir orders them
	is    map[string]kind
	near  neighbors

	mu   sync.Mutex
	read map[string]*entry
}

// A kind says what stands under a name.
type kind uint8

const (
	nothing kind = iota
	aFile
	aFolder
)

// An entry is a file that was asked for.
type entry struct {
	once  sync.Once
	data  []byte
	err   error
	file  *source.File // what data says, as text
	fault *source.Error
}

// skipped are folders that hold no content, but many files.
var skipped = []string{".git", "node_modules", "_book"}

// openFolder lists the files below root.
func openFolder(fsys fs.FS, root string) (*folder, error) {
	d := &folder{
		fsys: fsys,
		root: root,
		is:   map[string]kind{},
		read: map[string]*entry{},
	}
	if err := fs.WalkDir(fsys, root, d.list); err != nil {
		return nil, err
	}
	return d, nil
}

func (d *folder) list(name string, f fs.DirEntry, err error) error {
	switch {
	case err != nil:
		return err
	case f.IsDir() && slices.Contains(skipped, f.Name()):
		return fs.SkipDir
	case f.IsDir():
		d.is[name] = aFolder
	case !f.Type().IsRegular() && !d.leadsToFile(name):
		return nil
	default:
		d.is[name] = aFile
		d.names = append(d.names, name)
	}
	return nil
}

func (d *folder) leadsToFile(name string) bool {
	info, err := fs.Stat(d.fsys, name)
	return err == nil && info.Mode().IsRegular()
}

// data returns the bytes of a file. The error is fs.ErrNotExist for what is
// missing, a folder or no name at all.
func (d *folder) data(name string) ([]byte, error) {
	e := d.entry(name)
	return e.data, e.err
}

// text returns a file as text: without byte order mark, each line ended by a
// line feed, and each byte that is no text replaced, which faults tells of.
func (d *folder) text(name string) (*source.File, error) {
	e := d.entry(name)
	if e.err != nil {
		return nil, e.err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if e.file == nil {
		e.file, e.fault = decode(name, e.data)
	}
	return e.file, nil
}

func (d *folder) entry(name string) *entry {
	d.mu.Lock()
	e, ok := d.read[name]
	if !ok {
		e = &entry{}
		d.read[name] = e
	}
	d.mu.Unlock()
	e.once.Do(func() { e.data, e.err = readFile(d.fsys, name) })
	return e
}

func readFile(fsys fs.FS, name string) ([]byte, error) {
	if !fs.ValidPath(name) || strings.ContainsRune(name, 0) {
		return nil, fs.ErrNotExist
	}
	data, err := fs.ReadFile(fsys, name)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return data, err
	}
	if info, statErr := fs.Stat(fsys, name); statErr == nil && info.IsDir() {
		return nil, fs.ErrNotExist
	}
	return nil, err
}

// faults returns what is wrong with the bytes of the files that were read.
func (d *folder) faults() source.ErrorList {
	var list source.ErrorList
	for _, name := range slices.Sorted(maps.Keys(d.read)) {
		if f := d.read[name].fault; f != nil {
			list = append(list, f)
		}
	}
	return list
}

// decode returns the text of a file and, where its bytes are not all text, the
// fault at the first that is not. Positions in the text are those in the file.
func decode(name string, data []byte) (*source.File, *source.Error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	bad := firstBad(data)
	if bad < 0 {
		return source.NewFile(name, data), nil
	}
	msg := fmt.Sprintf("byte %#02x is not UTF-8", data[bad])
	if data[bad] == 0 {
		msg = "a zero byte is not text"
	}
	f := source.NewFile(name, replaceBad(data))
	// Up to the first bad byte, the offsets are those of the file.
	return f, &source.Error{Span: f.Span(bad, bad+1), Msg: msg, Hint: "save the file as UTF-8"}
}

// firstBad returns the offset of the first byte that is no part of a character,
// or -1.
func firstBad(data []byte) int {
	zero := bytes.IndexByte(data, 0)
	if utf8.Valid(data) {
		return zero
	}
	for i := 0; ; {
		r, size := utf8.DecodeRune(data[i:])
		if i == zero || r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
}

// replaceBad puts U+FFFD for each bad byte: one character for one, so that
// columns stay.
func replaceBad(data []byte) []byte {
	text := make([]byte, 0, len(data)+len(data)/8)
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == 0 {
			r = utf8.RuneError
		}
		text = utf8.AppendRune(text, r)
		data = data[size:]
	}
	return text
}
