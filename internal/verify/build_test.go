package verify

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"fieldguide/assets"
	"fieldguide/internal/font"
	"fieldguide/internal/layout"
	"fieldguide/internal/load"
	"fieldguide/internal/outline"
	"fieldguide/internal/pdf"
	"fieldguide/internal/render"
	"fieldguide/internal/site"
	"fieldguide/internal/theme"

	"github.com/rogpeppe/go-internal/txtar"
)

// guide reads testdata/guide.txt, with an edit of its text if old is not empty.
func guide(t *testing.T, old, new string) *outline.Guide {
	t.Helper()
	return guideIn(t, "testdata/guide.txt", old, new)
}

func guideIn(t *testing.T, file, old, new string) *outline.Guide {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"red.png": {Data: redSquare()}}
	edited := old == ""
	for _, f := range archive.Files {
		text := string(f.Data)
		edited = edited || strings.Contains(text, old)
		if old != "" {
			text = strings.ReplaceAll(text, old, new)
		}
		files[f.Name] = &fstest.MapFile{Data: []byte(text)}
	}
	if !edited {
		t.Fatalf("the guide does not have %q", old)
	}
	g, faults, err := load.Guide(files, load.Options{})
	if err != nil || faults.Fatal() {
		t.Fatal(err, faults)
	}
	return g
}

func redSquare() []byte {
	picture := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	for i := range 64 {
		picture.Set(i%8, i/8, color.NRGBA{R: 200, A: 255})
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		panic(err)
	}
	return out.Bytes()
}

var faces = sync.OnceValues(func() (*font.Family, error) { return font.Load(assets.Files) })

// book returns the guide's PDF.
func book(t testing.TB, g *outline.Guide) []byte {
	t.Helper()
	family, err := faces()
	if err != nil {
		t.Fatal(err)
	}
	r := &pdf.Renderer{Setter: layout.Setter{Family: family, Paper: theme.A4, Edition: "Carry-on edition"}, File: "book.pdf"}
	files, err := r.Render(g)
	if err != nil {
		t.Fatal(err)
	}
	return files[0].Data
}

// web returns the guide's site, which names the pages of the PDF.
func web(t testing.TB, g *outline.Guide, p *PDF) []render.File {
	t.Helper()
	edition := render.Edition{
		File: p.Name, Detail: outline.Distilled, Paper: "a4", Pages: len(p.Pages),
		PageOf: p.PageOf(), LabelOf: p.LabelOf(),
	}
	files, err := (&site.Renderer{Editions: []render.Edition{edition}}).Render(g)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func readBook(t testing.TB, data []byte) *PDF {
	t.Helper()
	p, err := ReadPDF("book.pdf", data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// expand writes a PDF anew, without compression and object streams, each
// object on a line of its own: so that a test can damage any of them as text.
// What it gives still needs places; see packed.
func expand(t testing.TB, data []byte) string {
	t.Helper()
	f, err := openPDF(data)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, n := range slices.Sorted(maps.Keys(f.places)) {
		o := f.load(n)
		s, isStream := o.(*stream)
		if isStream && (s.dict.get("Type") == name("ObjStm") || s.dict.get("Type") == name("XRef")) {
			continue
		}
		fmt.Fprintf(&b, "%d 0 obj ", n)
		if !isStream {
			b.WriteString(syntaxOf(o))
		} else {
			text := f.bytes(s)
			var d dict
			for _, e := range s.dict {
				if e.key != "Filter" && e.key != "DecodeParms" && e.key != "Length" {
					d = append(d, e)
				}
			}
			fmt.Fprintf(&b, "%s stream\n%s\nendstream", syntaxOf(d), text)
		}
		b.WriteString(" endobj\n")
	}
	var trailer dict
	for _, e := range f.trailer {
		if e.key == "Root" || e.key == "Info" {
			trailer = append(trailer, e)
		}
	}
	if f.err != nil {
		t.Fatal(f.err)
	}
	return b.String() + "trailer " + syntaxOf(trailer)
}

// syntaxOf writes an object as PDF has it.
func syntaxOf(o object) string {
	var b strings.Builder
	switch o := o.(type) {
	case nil:
		return "null"
	case bool:
		return strconv.FormatBool(o)
	case float64:
		return strconv.FormatFloat(o, 'f', -1, 64)
	case pdfString:
		return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`).Replace(string(o)) + ")"
	case name:
		return "/" + string(o)
	case ref:
		return fmt.Sprintf("%d %d R", o.number, o.generation)
	case array:
		for i, e := range o {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(syntaxOf(e))
		}
		return "[" + b.String() + "]"
	case dict:
		for _, e := range o {
			b.WriteString(" /" + string(e.key) + " " + syntaxOf(e.value))
		}
		return "<<" + b.String() + " >>"
	}
	panic(fmt.Sprintf("no syntax for %T", o))
}

// packed makes a PDF of objects as expand writes them: it finds their places and
// the lengths of their streams.
func packed(text string) []byte {
	body, trailer, _ := strings.Cut(text, "trailer ")
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
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
	for _, n := range slices.Sorted(maps.Keys(places)) {
		fmt.Fprintf(&out, "%d 1\n%010d 00000 n \n", n, places[n])
	}
	fmt.Fprintf(&out, "trailer %s\nstartxref\n%d\n%%%%EOF\n", trailer, start)
	return out.Bytes()
}
