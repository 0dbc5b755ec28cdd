// Package pdffile reads the objects of any PDF file: what all readers of PDF
// stand on. It knows the syntax and nothing of what the objects mean.
package pdffile

import "slices"

// An Object is one of nil, bool, float64, String, Name, Array, Dict, Ref and
// *Stream (ISO 32000-1, 7.3).
type Object any

type (
	// A String is a string's bytes; TextString has the characters of those that
	// are text.
	String string

	// A Name is a name without its solidus, escapes resolved.
	Name string

	// An Array is an array.
	Array []Object

	// A Dict keeps its entries in the order of the file.
	Dict []Entry

	// An Entry is a key of a dictionary and its value.
	Entry struct {
		Key   Name
		Value Object
	}

	// A Ref stands for the indirect object of that number.
	Ref struct{ Number, Generation int }

	// A Stream is a stream as it stands in the file: File.Bytes undoes its
	// filters.
	Stream struct {
		Dict    Dict
		Raw     []byte
		decoded []byte // what Raw was decoded to; nil before
	}
)

// Inherit returns the entries of a node of the page tree with those of the keys
// that it lacks and its parents have (ISO 32000-1, 7.7.3.4).
func (d Dict) Inherit(parents Dict, keys []Name) Dict {
	own := slices.Clone(d)
	for _, key := range keys {
		if d.Get(key) == nil && parents.Get(key) != nil {
			own = append(own, Entry{Key: key, Value: parents.Get(key)})
		}
	}
	return own
}

// Get returns the value of a key as it stands, or nil.
func (d Dict) Get(key Name) Object {
	for i := range d {
		if d[i].Key == key {
			return d[i].Value
		}
	}
	return nil
}
