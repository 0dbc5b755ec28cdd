package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"runtime"
	"slices"
	"sync"
)

// A file is a PDF under construction: its objects, numbered from 1.
type file struct {
	objects    []object
	root, info int
}

// An object is a body, or a dictionary and a stream.
type object struct {
	body   code   // of a stream, the entries of its dictionary beside Length and Filter
	stream []byte // nil for none
	plain  bool   // the stream is not to be compressed
}

// reserve returns the number of a new object, to be filled in by set.
func (f *file) reserve() int {
	f.objects = append(f.objects, object{})
	return len(f.objects)
}

// set fills an object in.
func (f *file) set(number int, o object) { f.objects[number-1] = o }

// add appends an object and returns its number.
func (f *file) add(o object) int {
	number := f.reserve()
	f.set(number, o)
	return number
}

// perObjectStream is how many objects are compressed together: enough to
// compress well, few enough to be spread over the processors.
const perObjectStream = 200

// bytes returns the finished file, PDF 1.7 with object streams and a
// cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). Its identifier is the
// hash of all that stands before it, so equal objects give equal bytes.
func (f *file) bytes() []byte {
	places := make([]place, len(f.objects)+1)
	places[0] = place{0, 0, 0xFFFF}
	f.packObjects(&places)
	f.compress()
	var out code
	out.add("%PDF-1.7\n%\xB5\xB6\xE2\xE3\n")
	for i, o := range f.objects {
		if o.stream == nil {
			continue
		}
		places[i+1] = place{1, len(out), 0}
		out.int(i + 1)
		out.add(" 0 obj\n")
		out.addStream(o)
		out.add("\nendobj\n")
	}
	return f.crossReference(out, places)
}

// A place is where an object stands, in the terms of a cross-reference stream.
type place struct {
	kind   byte // 1: at an offset of the file; 2: in an object stream
	at     int  // the offset, or the number of the object stream
	within int  // index in the object stream
}

// packObjects puts the objects that are no streams into object streams.
func (f *file) packObjects(places *[]place) {
	var loose []int
	for i, o := range f.objects {
		if o.stream == nil {
			loose = append(loose, i+1)
		}
	}
	for group := range slices.Chunk(loose, perObjectStream) {
		var head, bodies code
		number := f.reserve()
		*places = append(*places, place{})
		for i, n := range group {
			head.int(n)
			head.add(" ")
			head.int(len(bodies))
			head.add(" ")
			bodies = append(bodies, f.objects[n-1].body...)
			bodies.add("\n")
			(*places)[n] = place{2, number, i}
		}
		body := fmt.Appendf(nil, "/Type/ObjStm/N %d/First %d", len(group), len(head))
		f.set(number, object{body: body, stream: append(head, bodies...)})
	}
}

// addStream appends a stream object, already compressed unless it is plain.
func (c *code) addStream(o object) {
	c.add("<<")
	*c = append(*c, o.body...)
	c.add("/Length ")
	c.int(len(o.stream))
	if !o.plain {
		c.add("/Filter/FlateDecode")
	}
	c.add(">>\nstream\n")
	*c = append(*c, o.stream...)
	c.add("\nendstream")
}

// crossReference appends the cross-reference stream and the end of the file.
func (f *file) crossReference(out code, places []place) []byte {
	start, number := len(out), len(places)
	places = append(places, place{1, start, 0})
	var table []byte
	for _, p := range places {
		table = append(table, p.kind)
		table = binary.BigEndian.AppendUint32(table, uint32(p.at))
		table = binary.BigEndian.AppendUint16(table, uint16(p.within))
	}
	id := sha256.Sum256(out)
	body := fmt.Appendf(nil, "/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]",
		len(places), f.root, f.info, id[:16], id[:16])
	out.int(number)
	out.add(" 0 obj\n")
	out.addStream(object{body: body, stream: deflate(table)})
	out = fmt.Appendf(out, "\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
	return out
}

// compress deflates the streams, several at a time.
func (f *file) compress() {
	next := make(chan *object)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for o := range next {
				o.stream = deflate(o.stream)
			}
		})
	}
	for i := range f.objects {
		if o := &f.objects[i]; o.stream != nil && !o.plain {
			next <- o
		}
	}
	close(next)
	wait.Wait()
}

// level is how hard deflate tries. The usual 6 takes three times as long as 4, as
// long as all the rest of writing a file, for a tenth less of pages' content.
const level = 4

// compressors are kept, for making one takes longer than compressing a page.
var compressors = sync.Pool{New: func() any {
	z, err := zlib.NewWriterLevel(nil, level)
	if err != nil {
		panic(err) // there is no such level
	}
	return z
}}

func deflate(data []byte) []byte {
	var out bytes.Buffer
	z := compressors.Get().(*zlib.Writer)
	defer compressors.Put(z)
	z.Reset(&out)
	// A bytes.Buffer takes everything.
	_, _ = z.Write(data)
	_ = z.Close()
	return out.Bytes()
}
