package verify

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
)

// A pdfFile gives the objects of a PDF file on demand (ISO 32000-1, 7.5). Its
// first error stays: what cannot be read is nil, and whoever is done asks err.
type pdfFile struct {
	data     []byte
	places   map[int]place
	trailer  dict
	objects  map[int]object
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

func openPDF(data []byte) (*pdfFile, error) {
	start := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if start < 0 {
		return nil, errors.New("no PDF file: it does not begin with %PDF-")
	}
	f := &pdfFile{
		data:    data[start:],
		places:  map[int]place{},
		objects: map[int]object{},
		packs:   map[int]*pack{},
		budget:  max(minBudget, 64*len(data)),
	}
	if err := f.readPlaces(); err != nil {
		return nil, err
	}
	if f.trailer.get("Encrypt") != nil {
		return nil, errors.New("the file is encrypted")
	}
	return f, nil
}

// fail keeps the first error.
func (f *pdfFile) fail(err error) {
	if f.err == nil && err != nil {
		f.err = err
	}
}

func (f *pdfFile) spend(bytes int) error {
	if f.budget -= bytes; f.budget < 0 {
		return errors.New("the file unpacks to more than is sane")
	}
	return nil
}

// visit pays for a node of a tree, so that one which goes round comes to an end
// as an error. It reports whether to go on.
func (f *pdfFile) visit(o object, depth int) bool {
	if depth > maxNesting {
		f.fail(fmt.Errorf("a tree deeper than %d", maxNesting))
	}
	f.fail(f.spend(64 + len(f.dict(o))))
	return f.err == nil
}

// readPlaces follows the chain of cross-reference sections from the newest.
func (f *pdfFile) readPlaces() error {
	tail := max(0, len(f.data)-2048)
	at := bytes.LastIndex(f.data[tail:], []byte("startxref"))
	if at < 0 {
		return errors.New("no startxref")
	}
	l := lexer{data: f.data, pos: tail + at + len("startxref")}
	next := []int{int(l.next().number)}
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
		if f.trailer == nil {
			f.trailer = trailer
		}
		for _, key := range []name{"XRefStm", "Prev"} {
			if n, ok := trailer.get(key).(float64); ok {
				next = append(next, int(n))
			}
		}
	}
	return nil
}

// section reads one cross-reference section, a table or a stream, and returns
// its trailer.
func (f *pdfFile) section(offset int) (dict, error) {
	if offset < 0 || offset >= len(f.data) {
		return nil, errors.New("it is outside of the file")
	}
	l := &lexer{data: f.data, pos: offset}
	if l.skipped(); bytes.HasPrefix(f.data[l.pos:], []byte("xref")) {
		l.pos += len("xref")
		return f.table(l)
	}
	o, err := f.objectAt(offset, -1)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*stream)
	if !ok {
		return nil, errors.New("it is neither a table nor a stream")
	}
	return s.dict, f.xrefStream(s)
}

func (f *pdfFile) table(l *lexer) (dict, error) {
	for {
		first := l.next()
		if first.kind == wordToken && string(first.text) == "trailer" {
			break
		}
		count := l.next()
		if first.kind != numberToken || count.kind != numberToken {
			return nil, errSyntax
		}
		for i := range int(count.number) {
			offset, _, use := l.next(), l.next(), l.next()
			if offset.kind != numberToken || use.kind != wordToken {
				return nil, errSyntax
			}
			if string(use.text) == "n" {
				f.add(int(first.number)+i, place{offset: int(offset.number)})
			}
		}
	}
	o, err := l.object(0)
	if err != nil {
		return nil, err
	}
	d, ok := o.(dict)
	if !ok {
		return nil, errSyntax
	}
	return d, nil
}

func (f *pdfFile) add(number int, p place) {
	if _, known := f.places[number]; !known {
		f.places[number] = p
	}
}

// xrefStream reads a cross-reference stream (ISO 32000-1, 7.5.8).
func (f *pdfFile) xrefStream(s *stream) error {
	data, err := f.decode(s)
	if err != nil {
		return err
	}
	var widths [3]int
	for i, o := range f.list(s.dict.get("W")) {
		if w := f.integer(o, 0); i < len(widths) && 0 <= w && w <= 8 {
			widths[i] = w
		}
	}
	size := widths[0] + widths[1] + widths[2]
	if size == 0 {
		return errors.New("entries of no bytes")
	}
	index := f.list(s.dict.get("Index"))
	if index == nil {
		index = []object{0.0, s.dict.get("Size")}
	}
	for ; len(index) >= 2; index = index[2:] {
		first, count := f.integer(index[0], 0), f.integer(index[1], 0)
		for i := 0; i < count && len(data) >= size; i++ {
			f.addEntry(first+i, data[:size], widths)
			data = data[size:]
		}
	}
	return nil
}

func (f *pdfFile) addEntry(number int, data []byte, widths [3]int) {
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
func (f *pdfFile) objectAt(offset, number int) (object, error) {
	if offset < 0 || offset >= len(f.data) {
		return nil, errors.New("it is outside of the file")
	}
	l := &lexer{data: f.data, pos: offset}
	n, generation, word := l.next(), l.next(), l.next()
	if n.kind != numberToken || generation.kind != numberToken || string(word.text) != "obj" {
		return nil, errSyntax
	}
	if number >= 0 && int(n.number) != number {
		return nil, fmt.Errorf("object %d stands in its place", int(n.number))
	}
	o, err := l.object(0)
	if err != nil {
		return nil, err
	}
	if err := f.spend(l.pos - offset); err != nil {
		return nil, err
	}
	if d, ok := o.(dict); ok && l.skipped() == 's' && bytes.HasPrefix(f.data[l.pos:], []byte("stream")) {
		return f.stream(d, l.pos+len("stream"))
	}
	return o, nil
}

// stream takes the bytes behind the word "stream".
func (f *pdfFile) stream(d dict, start int) (object, error) {
	if bytes.HasPrefix(f.data[start:], []byte("\r\n")) {
		start += 2
	} else if start < len(f.data) && f.data[start] == '\n' {
		start++
	}
	length := f.integer(d.get("Length"), -1)
	if length < 0 || length > len(f.data)-start {
		return nil, errors.New("a stream reaches beyond the file")
	}
	return &stream{d, f.data[start : start+length]}, nil
}

// resolve returns the object that o stands for; one that is not in the file is
// nil, as the standard has it.
func (f *pdfFile) resolve(o object) object {
	for range 32 {
		r, ok := o.(ref)
		if !ok {
			return o
		}
		o = f.load(r.number)
	}
	f.fail(errors.New("references go round"))
	return nil
}

func (f *pdfFile) load(number int) object {
	if o, ok := f.objects[number]; ok {
		return o
	}
	p, ok := f.places[number]
	if !ok || f.err != nil {
		return nil
	}
	f.objects[number] = nil // for an object that needs itself
	var o object
	var err error
	if p.pack > 0 {
		o, err = f.packed(number, p)
	} else {
		o, err = f.objectAt(p.offset, number)
	}
	if err != nil {
		f.fail(fmt.Errorf("object %d: %w", number, err))
		return nil
	}
	f.objects[number] = o
	return o
}

// packed returns an object of an object stream (ISO 32000-1, 7.5.7).
func (f *pdfFile) packed(number int, at place) (object, error) {
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
	l := &lexer{data: p.data, pos: p.offsets[i]}
	o, err := l.object(0)
	if err != nil {
		return nil, err
	}
	return o, f.spend(l.pos - p.offsets[i])
}

func (f *pdfFile) unpack(number int) (*pack, error) {
	at, ok := f.places[number]
	if !ok || at.pack > 0 {
		return nil, errors.New("it is not in the file")
	}
	s, ok := f.load(number).(*stream)
	if !ok {
		return nil, errors.New("it is no stream")
	}
	data, err := f.decode(s)
	if err != nil {
		return nil, err
	}
	p := &pack{data: data}
	first := f.integer(s.dict.get("First"), 0)
	l := &lexer{data: data}
	for range f.integer(s.dict.get("N"), 0) {
		n, offset := l.next(), l.next()
		if n.kind != numberToken || offset.kind != numberToken {
			return nil, errSyntax
		}
		at := first + int(offset.number)
		if at < 0 || at > len(data) {
			return nil, errors.New("an object begins outside of it")
		}
		p.numbers = append(p.numbers, int(n.number))
		p.offsets = append(p.offsets, at)
	}
	return p, nil
}

func (f *pdfFile) dict(o object) dict {
	switch o := f.resolve(o).(type) {
	case dict:
		return o
	case *stream:
		return o.dict
	}
	return nil
}

func (f *pdfFile) array(o object) array {
	a, _ := f.resolve(o).(array)
	return a
}

func (f *pdfFile) integer(o object, otherwise int) int {
	if n, ok := f.resolve(o).(float64); ok && -1<<31 <= n && n < 1<<31 {
		return int(n)
	}
	return otherwise
}

func (f *pdfFile) number(o object) (float64, bool) {
	n, ok := f.resolve(o).(float64)
	return n, ok
}

func (f *pdfFile) name(o object) name {
	n, _ := f.resolve(o).(name)
	return n
}

// text returns a text string's characters.
func (f *pdfFile) text(o object) string {
	s, _ := f.resolve(o).(pdfString)
	return textString(string(s))
}

// bytes returns what a stream holds, or nothing if o is none.
func (f *pdfFile) bytes(o object) []byte {
	s, ok := f.resolve(o).(*stream)
	if !ok {
		return nil
	}
	data, err := f.decode(s)
	f.fail(err)
	if err != nil {
		return nil
	}
	return data
}
