package pdf

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode"

	"codeberg.org/go-pdf/fpdf"

	"fieldguide/assets"
	shipped "fieldguide/content"
	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// BenchmarkAgainstFPDF gives the time for a book, from the outline to a tagged
// PDF, as a ratio to fpdf's own MultiCell setting the same words in the same
// faces and measure, untagged, its lines broken greedily. Neither's time holds
// the reading of the faces.
func BenchmarkAgainstFPDF(b *testing.B) {
	prose := proseOf(b, 50_000)
	guide := bookOf(prose)
	renderer := bookRenderer()
	var ours, theirs time.Duration
	pages := 0
	for b.Loop() {
		ours += timed(func() { pages += pagesOf(b, renderer, guide) })
		document := fpdfDocument(b)
		theirs += timed(func() { multiCells(b, document, prose) })
	}
	b.ReportMetric(float64(ours)/float64(theirs), "book/MultiCell")
	b.ReportMetric(float64(pages)/ours.Seconds(), "pages/s")
}

// BenchmarkGrowth gives the time for a page in a book three times as long as a
// ratio to that in a book of a hundred pages: 1 is linear.
func BenchmarkGrowth(b *testing.B) {
	short, long := bookOf(proseOf(b, 50_000)), bookOf(proseOf(b, 150_000))
	renderer := bookRenderer()
	var few, many time.Duration
	fewPages, manyPages := 0, 0
	for b.Loop() {
		few += timed(func() { fewPages += pagesOf(b, renderer, short) })
		many += timed(func() { manyPages += pagesOf(b, renderer, long) })
	}
	b.ReportMetric(many.Seconds()/float64(manyPages)/(few.Seconds()/float64(fewPages)), "page-of-300/page-of-100")
	b.ReportMetric(few.Seconds()/float64(b.N), "s/100-pages")
	b.ReportMetric(float64(fewPages)/float64(b.N), "pages")
}

func timed(work func()) time.Duration {
	runtime.GC()
	began := time.Now()
	work()
	return time.Since(began)
}

// pagesOf makes a PDF of a guide, as Renderer does, and returns the number of its pages.
func pagesOf(b *testing.B, r *Renderer, g *outline.Guide) int {
	setter := r.Setter
	d, faults := setter.Book(g)
	if faults.Fatal() {
		b.Fatal(faults)
	}
	write(b, d)
	return len(d.Pages)
}

// A passage is a heading and the paragraphs under it.
type passage struct {
	title      string
	paragraphs []string
}

// proseOf returns that many words, in sentences that begin at random places of
// the shipped guide, so that they are as varied as words are.
func proseOf(b *testing.B, n int) []passage {
	words := guideWords(b)
	random := rand.New(rand.NewPCG(3, 5))
	sentence := func(n int) string {
		at := random.IntN(len(words) - n)
		return strings.Join(words[at:at+n], " ")
	}
	var list []passage
	for count := 0; count < n; {
		p := passage{title: sentence(5)}
		for range 5 {
			var text strings.Builder
			for range 4 + random.IntN(4) {
				length := 8 + random.IntN(16)
				text.WriteString(sentence(length) + ". ")
				count += length
			}
			p.paragraphs = append(p.paragraphs, strings.TrimSpace(text.String()))
		}
		list = append(list, p)
	}
	return list
}

// guideWords returns the words of the shipped guide that are plain text.
func guideWords(b *testing.B) []string {
	var words []string
	err := fs.WalkDir(shipped.Files, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") {
			return err
		}
		data, err := fs.ReadFile(shipped.Files, name)
		for _, word := range strings.Fields(string(data)) {
			if !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != ',' }) {
				words = append(words, word)
			}
		}
		return err
	})
	if err != nil || len(words) < 3000 {
		b.Fatalf("%d words, error %v", len(words), err)
	}
	return words
}

// bookOf returns a guide of chapters of ten passages.
func bookOf(prose []passage) *outline.Guide {
	plain := func(s string) []outline.Inline { return []outline.Inline{&outline.Text{Value: s}} }
	g := &outline.Guide{Name: "bench", Title: "A Guide", Language: "en-US"}
	for i, p := range prose {
		if i%10 == 0 {
			g.Chapters = append(g.Chapters, &outline.Chapter{ID: "c" + toRoman(i+1), Title: plain(p.title), Short: p.title, Level: 1, Part: -1})
		}
		c := g.Chapters[len(g.Chapters)-1]
		s := &outline.Section{ID: c.ID + ":s" + toRoman(i+1), Anchor: "s" + toRoman(i+1), Title: plain(p.title), Level: 2}
		for _, text := range p.paragraphs {
			s.Blocks = append(s.Blocks, &outline.Paragraph{Text: plain(text)})
		}
		c.Sections = append(c.Sections, s)
	}
	return g
}

// fpdfDocument returns a document that knows the faces.
func fpdfDocument(b *testing.B) *fpdf.Fpdf {
	p := theme.A4
	document := fpdf.New("P", "pt", "A4", "")
	for _, f := range [][2]string{{"text", "SourceSerif4-Regular"}, {"heading", "SourceSans3-Semibold"}} {
		data, err := fs.ReadFile(assets.Files, "fonts/"+f[1]+".ttf")
		if err != nil {
			b.Fatal(err)
		}
		document.AddUTF8FontFromBytes(f[0], "", data)
	}
	document.SetMargins(p.Left.Points(), p.Top.Points(), p.Right.Points())
	document.SetAutoPageBreak(true, p.Bottom.Points())
	return document
}

// multiCells sets the prose as fpdf does.
func multiCells(b *testing.B, document *fpdf.Fpdf, prose []passage) {
	p := theme.A4
	size, leading := p.Scale.Text.Size.Points(), p.Scale.Text.Leading.Points()
	document.AddPage()
	for _, s := range prose {
		document.SetFont("heading", "", size*1.2)
		document.MultiCell(p.Measure().Points(), leading, s.title, "", "L", false)
		document.SetFont("text", "", size)
		for _, text := range s.paragraphs {
			document.MultiCell(p.Measure().Points(), leading, text, "", "J", false)
		}
	}
	var out bytes.Buffer
	if err := document.Output(&out); err != nil {
		b.Fatal(err)
	}
}
