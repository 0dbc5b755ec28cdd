// Package pdftest takes PDF files apart into text and puts them together again,
// for the tests that damage them.
package pdftest

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fieldguide/internal/pdffile"
)

// Expand writes a PDF anew, without compression and object streams, each object
// on a line of its own: so that a test can change any of them as text. What it
// gives still needs places; see Pack.
func Expand(data []byte) (string, error) {
	f, err := pdffile.Open(data)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, n := range f.Numbers() {
		o := f.Object(n)
		s, isStream := o.(*pdffile.Stream)
		if isStream && (s.Dict.Get("Type") == pdffile.Name("ObjStm") || s.Dict.Get("Type") == pdffile.Name("XRef")) {
			continue
		}
		if isStream {
			d := without(s.Dict, "Filter", "DecodeParms", "Length")
			fmt.Fprintf(&b, "%d 0 obj %s stream\n%s\nendstream endobj\n", n, Syntax(d), f.Bytes(s))
		} else {
			fmt.Fprintf(&b, "%d 0 obj %s endobj\n", n, Syntax(o))
		}
	}
	trailer := without(f.Trailer, "Type", "Size", "W", "Index", "Prev", "Length", "Filter", "DecodeParms")
	return b.String() + "trailer " + Syntax(trailer), f.Err()
}

func without(d pdffile.Dict, keys ...pdffile.Name) pdffile.Dict {
	return slices.DeleteFunc(slices.Clone(d), func(e pdffile.Entry) bool { return slices.Contains(keys, e.Key) })
}

// Syntax writes an object that is no stream as PDF has it.
func Syntax(o pdffile.Object) string {
	switch o := o.(type) {
	case nil:
		return "null"
	case bool:
		return strconv.FormatBool(o)
	case float64:
		return strconv.FormatFloat(o, 'f', -1, 64)
	case pdffile.String:
		return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`).Replace(string(o)) + ")"
	case pdffile.Name:
		return "/" + string(o)
	case pdffile.Ref:
		return fmt.Sprintf("%d %d R", o.Number, o.Generation)
	case pdffile.Array:
		var b strings.Builder
		for i, e := range o {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(Syntax(e))
		}
		return "[" + b.String() + "]"
	case pdffile.Dict:
		var b strings.Builder
		for _, e := range o {
			b.WriteString(" /" + string(e.Key) + " " + Syntax(e.Value))
		}
		return "<<" + b.String() + " >>"
	}
	panic(fmt.Sprintf("pdftest: no syntax for %T", o))
}

// Pack makes a PDF of objects and a trailer as Expand writes them: it finds
// their places and the lengths of their streams.
func Pack(text string) []byte {
	at := strings.LastIndex(text, "trailer ")
	body, trailer := text[:at], text[at+len("trailer "):]
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	places := map[int]int{}
	for len(body) > 0 {
		end := strings.Index(body, " endobj\n") + len(" endobj\n")
		object := body[:end]
		body = body[end:]
		number, _ := strconv.Atoi(object[:strings.IndexByte(object, ' ')])
		places[number] = out.Len()
		if head, rest, found := strings.Cut(object, " stream\n"); found {
			content := strings.TrimSuffix(rest, "\nendstream endobj\n")
			head = strings.Replace(head, "<<", fmt.Sprintf("<< /Length %d", len(content)), 1)
			object = head + " stream\n" + content + "\nendstream endobj\n"
		}
		out.WriteString(object)
	}
	start := out.Len()
	out.WriteString("xref\n")
	numbers := slices.Sorted(maps.Keys(places))
	for _, n := range numbers {
		fmt.Fprintf(&out, "%d 1\n%010d 00000 n \n", n, places[n])
	}
	trailer = strings.Replace(trailer, "<<", fmt.Sprintf("<< /Size %d", numbers[len(numbers)-1]+1), 1)
	fmt.Fprintf(&out, "trailer %s\nstartxref\n%d\n%%%%EOF\n", trailer, start)
	return out.Bytes()
}
