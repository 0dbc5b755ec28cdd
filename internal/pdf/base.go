package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"codeberg.org/go-pdf/fpdf"

	"fieldguide/internal/layout"
)

// drawPages has fpdf make the file that ours grows from: its pages, which then
// get their content. It returns the objects and the numbers of the pages. fpdf
// would copy the content several times, so it never sees it.
func drawPages(d *layout.Document, contents []code) (*file, []int, error) {
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: size(d.Pages[0])})
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCompression(false) // we compress, several pages at a time
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(d.Date)
	pdf.SetModificationDate(d.Date)
	for _, page := range d.Pages {
		pdf.AddPageFormat("P", size(page))
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return nil, nil, fmt.Errorf("draw pages: %w", err)
	}
	f, err := readBase(out.Bytes())
	if err != nil {
		return nil, nil, fmt.Errorf("read drawn pages: %w", err)
	}
	pages, err := f.basePages(len(d.Pages))
	if err != nil {
		return nil, nil, fmt.Errorf("read drawn pages: %w", err)
	}
	for i, page := range pages {
		number := f.contentOf(page)
		if number < 1 || number > len(f.objects) {
			return nil, nil, fmt.Errorf("read drawn pages: %w", errBase)
		}
		f.set(number, object{stream: contents[i].stream()})
	}
	return f, pages, nil
}

// contentOf returns the number of the content of a page as fpdf wrote it.
func (f *file) contentOf(page int) int { return entry(f.objects[page-1].body, "/Contents ") }

func size(p *layout.Page) fpdf.SizeType {
	return fpdf.SizeType{Wd: p.Width.Points(), Ht: p.Height.Points()}
}

// Every object of a file by fpdf begins and ends so.
var (
	objectHead = []byte("obj\n")
	objectTail = []byte("\nendobj\n")
	streamHead = []byte("\nstream\n")
	streamTail = []byte("\nendstream")
)

var errBase = errors.New("they are not as fpdf writes them")

// readBase reads the objects of a file that fpdf wrote, by its cross-reference
// table.
func readBase(data []byte) (*file, error) {
	_, end, found := bytes.Cut(data[max(len(data)-64, 0):], []byte("startxref\n"))
	if !found {
		return nil, errBase
	}
	start, err := strconv.Atoi(string(firstLine(end)))
	if err != nil || start < 0 || start > len(data) {
		return nil, errBase
	}
	offsets, trailer, err := readOffsets(data[start:])
	if err != nil {
		return nil, err
	}
	f := &file{root: entry(trailer, "/Root "), info: entry(trailer, "/Info ")}
	ends := append(slices.Clone(offsets), start)
	slices.Sort(ends)
	for _, at := range offsets {
		next, _ := slices.BinarySearch(ends, at+1)
		if at >= start || next == len(ends) {
			return nil, errBase
		}
		o, err := readObject(data[at:ends[next]])
		if err != nil {
			return nil, err
		}
		f.objects = append(f.objects, o)
	}
	if f.root < 1 || f.root > len(f.objects) || f.info < 1 || f.info > len(f.objects) {
		return nil, errBase
	}
	return f, nil
}

// readOffsets reads the offsets of the objects 1, 2, ... and returns what stands
// behind the table.
func readOffsets(table []byte) ([]int, []byte, error) {
	const line = len("0000000000 65535 f \n")
	var n int
	if _, err := fmt.Sscanf(string(table[:min(len(table), 32)]), "xref\n0 %d\n", &n); err != nil {
		return nil, nil, errBase
	}
	first := len("xref\n0 \n") + len(strconv.Itoa(n)) + line
	if n < 1 || len(table) < first+(n-1)*line {
		return nil, nil, errBase
	}
	offsets := make([]int, n-1)
	for i := range offsets {
		at, err := strconv.Atoi(string(table[first+i*line:][:10]))
		if err != nil {
			return nil, nil, errBase
		}
		offsets[i] = at
	}
	return offsets, table[first+(n-1)*line:], nil
}

// readObject takes an object apart.
func readObject(data []byte) (object, error) {
	_, body, found := bytes.Cut(data, objectHead)
	body, ended := bytes.CutSuffix(body, objectTail)
	if !found || !ended {
		return object{}, errBase
	}
	stream, isStream := bytes.CutSuffix(body, streamTail)
	if !isStream {
		return object{body: body}, nil
	}
	_, stream, found = bytes.Cut(stream, streamHead)
	if !found {
		return object{}, errBase
	}
	return object{stream: stream}, nil
}

// basePages returns the numbers of the pages, which are the kids of object 1.
func (f *file) basePages(n int) ([]int, error) {
	_, kids, found := bytes.Cut(f.objects[0].body, []byte("/Kids ["))
	kids, _, closed := bytes.Cut(kids, []byte("]"))
	fields := bytes.Fields(kids)
	if !found || !closed || len(fields) != 3*n {
		return nil, errBase
	}
	pages := make([]int, n)
	for i := range pages {
		number, err := strconv.Atoi(string(fields[3*i]))
		if err != nil || number < 1 || number > len(f.objects) {
			return nil, errBase
		}
		pages[i] = number
	}
	return pages, nil
}

// entry returns the number after a key, or 0.
func entry(dictionary []byte, key string) int {
	_, value, _ := bytes.Cut(dictionary, []byte(key))
	digits := 0
	for digits < len(value) && '0' <= value[digits] && value[digits] <= '9' {
		digits++
	}
	n, err := strconv.Atoi(string(value[:digits]))
	if err != nil {
		return 0
	}
	return n
}

func firstLine(data []byte) []byte {
	line, _, _ := bytes.Cut(data, []byte("\n"))
	return line
}
