package pdffile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// A File gives the objects of a PDF file on demand (ISO 32000-1, 7.5). Its
// first error stays: what cannot be read is nil, and whoever is done asks Err. A
// File is not safe for concurrent use.
type File struct {
	whole    []byte
	data     []byte // from the header on: what offsets count from
	places   map[int]place
	Trailer  Dict // of the newest cross-reference section
	objects  map[int]Object
	packs    map[int]*pack
	inflater io.ReadCloser
	err      error

	// budget is how many more bytes may be unpacked or read. A file of any size
	// can ask for endless work; this ends it.
	budget int
}

// A place is where an object is: at an offset of the file, or the index-th in
// an object stream.
type place struct {
	offset int
	pack   int // number of the object stream; 0 for an offset
	index  int
}

// A pack is an object stream.
type pack struct {
	data    []byte
	offsets []int // of its objects
	numbers []int
}

const minBudget = 64 << 20

// Open finds the objects of a file. An encrypted file is an error.
func Open(data []byte) (*File, error) {
	start := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if start < 0 {
		return nil, errors.New("no PDF file: it does not begin with %PDF-")
	}
	f := &File{
		whole:   data,
		data:    data[start:],
		places:  map[int]place{},
		objects: map[int]Object{},
		packs:   map[int]*pack{},
		budget:  max(minBudget, 64*len(data)),
	}
	if err := f.readPlaces(); err != nil {
		return nil, err
	}
	if f.Trailer.Get("Encrypt") != nil {
		return nil, errors.New("the file is encrypted")
	}
	return f, nil
}

// Err returns the first error.
func (f *File) Err() error { return f.err }

// Data returns all bytes of the file, also those before its header.
func (f *File) Data() []byte { return f.whole }

// Numbers returns the numbers of all objects, in order.
func (f *File) Numbers() []int { return slices.Sorted(maps.Keys(f.places)) }

// Fail keeps the first error; nil is none.
func (f *File) Fail(err error) {
	if f.err == nil && err != nil {
		f.err = err
	}
}

// Spend pays for reading or making that many bytes. It is an error when the
// budget, which grows with the file, is used up.
func (f *File) Spend(bytes int) error {
	if f.budget -= bytes; f.budget < 0 {
		return errors.New("the file unpacks to more than is sane")
	}
	return nil
}

// Visit pays for a node of a tree, so that one which goes round comes to an end
// as an error. It reports whether to go on.
func (f *File) Visit(o Object, depth int) bool {
	if depth > MaxNesting {
		f.Fail(fmt.Errorf("a tree deeper than %d", MaxNesting))
	}
	f.Fail(f.Spend(64 + len(f.Dict(o))))
	return f.err == nil
}

// readPlaces follows the chain of cross-reference sections from the newest.
func (f *File) readPlaces() error {
	tail := max(0, len(f.data)-2048)
	at := bytes.LastIndex(f.data[tail:], []byte("startxref"))
	if at < 0 {
		return errors.New("no startxref")
	}
	l := Lexer{Data: f.data, Pos: tail + at + len("startxref")}
	next := []int{int(l.Next().Number)}
	var seen []int
	for len(next) > 0 {
		offset := next[0]
		next = next[1:]
		if slices.Contains(seen, offset) || len(seen) > 1000 {
			return fmt.Errorf("cross-reference sections go round at %d", offset)
		}
		seen = append(seen, offset)
		trailer, err := f.section(offset)
		if err != nil {
			return fmt.Errorf("cross-reference section at %d: %w", offset, err)
		}
		if f.Trailer == nil {
			f.Trailer = trailer
		}
		for _, key := range []Name{"XRefStm", "Prev"} {
			if n, ok := trailer.Get(key).(float64); ok {
				next = append(next, int(n))
			}
		}
	}
	return nil
}

// section reads one cross-reference section, a table or a stream, and returns
// its trailer.
func (f *File) section(offset int) (Dict, error) {
	if offset < 0 || offset >= len(f.data) {
		return nil, errors.New("it is outside of the file")
	}
	l := &Lexer{Data: f.data, Pos: offset}
	if l.skipped(); bytes.HasPrefix(f.data[l.Pos:], []byte("xref")) {
		l.Pos += len("xref")
		return f.table(l)
	}
	o, err := f.objectAt(offset, -1)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*Stream)
	if !ok {
		return nil, errors.New("it is neither a table nor a stream")
	}
	return s.Dict, f.xrefStream(s)
}

func (f *File) table(l *Lexer) (Dict, error) {
	for {
		first := l.Next()
		if first.Kind == WordToken && string(first.Text) == "trailer" {
			break
		}
		count := l.Next()
		if first.Kind != NumberToken || count.Kind != NumberToken {
			return nil, ErrSyntax
		}
		for i := range int(count.Number) {
			offset, _, use := l.Next(), l.Next(), l.Next()
			if offset.Kind != NumberToken || use.Kind != WordToken {
				return nil, ErrSyntax
			}
			if string(use.Text) == "n" {
				f.add(int(first.Number)+i, place{offset: int(offset.Number)})
			}
		}
	}
	o, err := l.Object()
	if err != nil {
		return nil, err
	}
	d, ok := o.(Dict)
	if !ok {
		return nil, ErrSyntax
	}
	return d, nil
}

func (f *File) add(number int, p place) {
	if _, known := f.places[number]; !known {
		f.places[number] = p
	}
}

// xrefStream reads a cross-reference stream (ISO 32000-1, 7.5.8).
func (f *File) xrefStream(s *Stream) error {
	data, err := f.decode(s)
	if err != nil {
		return err
	}
	var widths [3]int
	for i, o := range f.List(s.Dict.Get("W")) {
		if w := f.Integer(o, 0); i < len(widths) && 0 <= w && w <= 8 {
			widths[i] = w
		}
	}
	size := widths[0] + widths[1] + widths[2]
	if size == 0 {
		return errors.New("entries of no bytes")
	}
	index := f.List(s.Dict.Get("Index"))
	if index == nil {
		index = []Object{0.0, s.Dict.Get("Size")}
	}
	for ; len(index) >= 2; index = index[2:] {
		first, count := f.Integer(index[0], 0), f.Integer(index[1], 0)
		for i := 0; i < count && len(data) >= size; i++ {
			f.addEntry(first+i, data[:size], widths)
			data = data[size:]
		}
	}
	return nil
}

func (f *File) addEntry(number int, data []byte, widths [3]int) {
	fields := [3]int{1, 0, 0} // the kind is 1 where it is left out
	for i, w := range widths {
		if w == 0 {
			continue
		}
		fields[i] = 0
		for _, c := range data[:w] {
			fields[i] = fields[i]<<8 | int(c)
		}
		data = data[w:]
	}
	switch fields[0] {
	case 1:
		f.add(number, place{offset: fields[1]})
	case 2:
		f.add(number, place{pack: fields[1], index: fields[2]})
	}
}

// objectAt reads the indirect object at an offset, which must have that number
// unless it is -1.
func (f *File) objectAt(offset, number int) (Object, error) {
	if offset < 0 || offset >= len(f.data) {
		return nil, errors.New("it is outside of the file")
	}
	l := &Lexer{Data: f.data, Pos: offset}
	n, generation, word := l.Next(), l.Next(), l.Next()
	if n.Kind != NumberToken || generation.Kind != NumberToken || string(word.Text) != "obj" {
		return nil, ErrSyntax
	}
	if number >= 0 && int(n.Number) != number {
		return nil, fmt.Errorf("object %d stands in its place", int(n.Number))
	}
	o, err := l.Object()
	if err != nil {
		return nil, err
	}
	if err := f.Spend(l.Pos - offset); err != nil {
		return nil, err
	}
	if d, ok := o.(Dict); ok && l.skipped() == 's' && bytes.HasPrefix(f.data[l.Pos:], []byte("stream")) {
		return f.stream(d, l.Pos+len("stream"))
	}
	return o, nil
}

// stream takes the bytes behind the word "stream".
func (f *File) stream(d Dict, start int) (Object, error) {
	if bytes.HasPrefix(f.data[start:], []byte("\r\n")) {
		start += 2
	} else if start < len(f.data) && f.data[start] == '\n' {
		start++
	}
	length := f.Integer(d.Get("Length"), -1)
	if length < 0 || length > len(f.data)-start {
		return nil, errors.New("a stream reaches beyond the file")
	}
	return &Stream{Dict: d, Raw: f.data[start : start+length]}, nil
}

// maxHops bounds references to references.
const maxHops = 32

// Resolve returns the object that o stands for; one that is not in the file is
// nil, as the standard has it.
func (f *File) Resolve(o Object) Object {
	for range maxHops {
		r, ok := o.(Ref)
		if !ok {
			return o
		}
		o = f.Object(r.Number)
	}
	f.Fail(errors.New("references go round"))
	return nil
}

// Object returns the object of that number, nil if the file has none.
func (f *File) Object(number int) Object {
	if o, ok := f.objects[number]; ok {
		return o
	}
	p, ok := f.places[number]
	if !ok || f.err != nil {
		return nil
	}
	f.objects[number] = nil // for an object that needs itself
	var o Object
	var err error
	if p.pack > 0 {
		o, err = f.packed(number, p)
	} else {
		o, err = f.objectAt(p.offset, number)
	}
	if err != nil {
		f.Fail(fmt.Errorf("object %d: %w", number, err))
		return nil
	}
	f.objects[number] = o
	return o
}

// packed returns an object of an object stream (ISO 32000-1, 7.5.7).
func (f *File) packed(number int, at place) (Object, error) {
	p := f.packs[at.pack]
	if p == nil {
		var err error
		if p, err = f.unpack(at.pack); err != nil {
			return nil, fmt.Errorf("object stream %d: %w", at.pack, err)
		}
		f.packs[at.pack] = p
	}
	i := at.index
	if i < 0 || i >= len(p.numbers) || p.numbers[i] != number {
		if i = slices.Index(p.numbers, number); i < 0 {
			return nil, fmt.Errorf("object stream %d does not have it", at.pack)
		}
	}
	l := &Lexer{Data: p.data, Pos: p.offsets[i]}
	o, err := l.Object()
	if err != nil {
		return nil, err
	}
	return o, f.Spend(l.Pos - p.offsets[i])
}

func (f *File) unpack(number int) (*pack, error) {
	at, ok := f.places[number]
	if !ok || at.pack > 0 {
		return nil, errors.New("it is not in the file")
	}
	s, ok := f.Object(number).(*Stream)
	if !ok {
		return nil, errors.New("it is no stream")
	}
	data, err := f.decode(s)
	if err != nil {
		return nil, err
	}
	p := &pack{data: data}
	first := f.Integer(s.Dict.Get("First"), 0)
	l := &Lexer{Data: data}
	for range f.Integer(s.Dict.Get("N"), 0) {
		n, offset := l.Next(), l.Next()
		if n.Kind != NumberToken || offset.Kind != NumberToken {
			return nil, ErrSyntax
		}
		at := first + int(offset.Number)
		if at < 0 || at > len(data) {
			return nil, errors.New("an object begins outside of it")
		}
		p.numbers = append(p.numbers, int(n.Number))
		p.offsets = append(p.offsets, at)
	}
	return p, nil
}

// Dict returns a dictionary, or that of a stream; nil if o is neither.
func (f *File) Dict(o Object) Dict {
	switch o := f.Resolve(o).(type) {
	case Dict:
		return o
	case *Stream:
		return o.Dict
	}
	return nil
}

// Array returns an array, nil if o is none.
func (f *File) Array(o Object) Array {
	a, _ := f.Resolve(o).(Array)
	return a
}

// Integer returns a number of at most 31 bits, cut to an integer, or otherwise
// what it was given.
func (f *File) Integer(o Object, otherwise int) int {
	if n, ok := f.Resolve(o).(float64); ok && -1<<31 <= n && n < 1<<31 {
		return int(n)
	}
	return otherwise
}

// Number returns a number; it is false if o is none.
func (f *File) Number(o Object) (float64, bool) {
	n, ok := f.Resolve(o).(float64)
	return n, ok
}

// Name returns a name, empty if o is none.
func (f *File) Name(o Object) Name {
	n, _ := f.Resolve(o).(Name)
	return n
}

// Text returns a text string's characters.
func (f *File) Text(o Object) string {
	s, _ := f.Resolve(o).(String)
	return TextString(string(s))
}

// Bytes returns what a stream holds with its filters undone, or nothing if o is
// none. The bytes are shared: they must not be changed.
func (f *File) Bytes(o Object) []byte {
	s, ok := f.Resolve(o).(*Stream)
	if !ok {
		return nil
	}
	if s.decoded == nil {
		data, err := f.decode(s)
		if err != nil {
			f.Fail(err)
			return nil
		}
		s.decoded = data
	}
	return s.decoded
}
