package pdffile

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"fmt"
	"io"
)

// maxFilters bounds how often one stream may be packed.
const maxFilters = 4

// decode returns a stream's bytes with all filters undone. It is an error if
// the file's streams together hold more than is sane.
func (f *File) decode(s *Stream) ([]byte, error) {
	filters := f.List(s.Dict.Get("Filter"))
	parameters := f.List(s.Dict.Get("DecodeParms"))
	if len(filters) > maxFilters {
		return nil, fmt.Errorf("a stream with %d filters", len(filters))
	}
	data := s.Raw
	for i, o := range filters {
		var p Dict
		if i < len(parameters) {
			p = f.Dict(parameters[i])
		}
		filter, _ := f.Resolve(o).(Name)
		var err error
		if data, err = f.undo(filter, p, data); err != nil {
			return nil, err
		}
		if err := f.Spend(len(data)); err != nil {
			return nil, err
		}
	}
	return data, f.Spend(len(data))
}

// List returns an array's elements; any other object but nil is a list of
// itself, as it stands.
func (f *File) List(o Object) []Object {
	switch a := f.Resolve(o).(type) {
	case nil:
		return nil
	case Array:
		return a
	}
	return []Object{o}
}

func (f *File) undo(filter Name, p Dict, data []byte) ([]byte, error) {
	switch filter {
	case "FlateDecode", "Fl":
		data, err := f.inflate(data)
		if err != nil {
			return nil, fmt.Errorf("inflate: %w", err)
		}
		return f.unpredict(p, data)
	case "ASCIIHexDecode", "AHx":
		data, _ := appendHex(nil, data, 0)
		return data, nil
	case "ASCII85Decode", "A85":
		return unascii85(data)
	}
	return nil, fmt.Errorf("no reader for streams packed with %q", filter)
}

func (f *File) inflate(data []byte) ([]byte, error) {
	in := bytes.NewReader(data)
	if f.inflater == nil {
		r, err := zlib.NewReader(in)
		if err != nil {
			return nil, err
		}
		f.inflater = r
	} else if err := f.inflater.(zlib.Resetter).Reset(in, nil); err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(make([]byte, 0, 4*len(data)+bytes.MinRead))
	if _, err := io.Copy(out, io.LimitReader(f.inflater, int64(f.budget)+1)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func unascii85(data []byte) ([]byte, error) {
	data, _, _ = bytes.Cut(bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~")), []byte("~>"))
	out := make([]byte, 4*len(data)+4) // "z" is four bytes
	n, _, err := ascii85.Decode(out, data, true)
	if err != nil {
		return nil, fmt.Errorf("read ASCII85: %w", err)
	}
	return out[:n], nil
}

// unpredict undoes the PNG predictors (ISO 32000-1, 7.4.4.4; PNG, 9.2).
func (f *File) unpredict(p Dict, data []byte) ([]byte, error) {
	predictor := f.Integer(p.Get("Predictor"), 1)
	if predictor == 1 {
		return data, nil
	}
	if predictor < 10 {
		return nil, fmt.Errorf("no reader for predictor %d", predictor)
	}
	bits := f.Integer(p.Get("BitsPerComponent"), 8) * f.Integer(p.Get("Colors"), 1)
	columns := f.Integer(p.Get("Columns"), 1)
	if bits < 1 || bits > 1<<10 || columns < 1 || columns > 1<<20 {
		return nil, fmt.Errorf("a predictor of %d columns of %d bits", columns, bits)
	}
	pixel, width := (bits+7)/8, (bits*columns+7)/8
	before := make([]byte, width)
	out := make([]byte, 0, len(data))
	for len(data) > 1 {
		row := data[1:min(width+1, len(data))]
		if err := unpredictRow(data[0], row, before, pixel); err != nil {
			return nil, err
		}
		out = append(out, row...)
		before = row
		data = data[1+len(row):]
	}
	return out, nil
}

func unpredictRow(kind byte, row, before []byte, pixel int) error {
	for i := range row {
		var left, corner int
		if i >= pixel {
			left, corner = int(row[i-pixel]), int(before[i-pixel])
		}
		above := int(before[i])
		switch kind {
		case 0:
			return nil
		case 1:
			row[i] += byte(left)
		case 2:
			row[i] += byte(above)
		case 3:
			row[i] += byte((left + above) / 2)
		case 4:
			row[i] += byte(paeth(left, above, corner))
		default:
			return fmt.Errorf("PNG has no row filter %d", kind)
		}
	}
	return nil
}

func paeth(left, above, corner int) int {
	estimate := left + above - corner
	toLeft, toAbove, toCorner := abs(estimate-left), abs(estimate-above), abs(estimate-corner)
	switch {
	case toLeft <= toAbove && toLeft <= toCorner:
		return left
	case toAbove <= toCorner:
		return above
	}
	return corner
}

func abs(n int) int { return max(n, -n) }
