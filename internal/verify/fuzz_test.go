package verify

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/render"

	"golang.org/x/net/html"
)

// Whatever bytes a file has, reading it must come to an end, as an error or as a
// reading that can be compared: never a panic or a hang.
func FuzzReadPDF(f *testing.F) {
	files, err := filepath.Glob("testdata/foreign/*.pdf")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	data, _ := hand(f)
	f.Add(data)
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Kids[2 0 R]>>endobj\nxref\n1 1\n0000000009 00000 n \ntrailer<</Root 1 0 R>>\nstartxref\n73\n"))
	g := &outline.Guide{Title: "A guide", Chapters: []*outline.Chapter{{ID: "a", Title: []outline.Inline{&outline.Text{Value: "A"}}}}}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := ReadPDF("x.pdf", data)
		if err != nil {
			return
		}
		ComparePDF(g, p)
		p.PageOf()
		p.LabelOf()
	})
}

// A page may hold any HTML that an author lets through.
func FuzzReadSite(f *testing.F) {
	for _, page := range []string{
		`<!DOCTYPE html><html lang="en"><meta name="fieldguide-chapter" content="index"><article class="chapter"><h1><span class="number">1</span> A</h1><p>w<sup class="noteref"><a href="#fn-1">1</a></sup> <a href="x.pdf#nameddest=a">p. 3</a><section id="s"><h2>B</h2><pre>c</pre></section><section class="notes"><ol><li id="fn-1">n</ol></section></article>`,
		`<article class="chapter"><section class="notes"><li id="fn-"><h2 id=x><a href="..">`,
		`<article class="chapter label"><h1 data-chrome></article></article><h2 class="number">`,
		`<article class="chapter"><h1><math><mi>x</mi><annotation encoding="application/x-tex">x</annotation></math></h1><figure><svg class="diagram"><desc>d</desc><text>t</text></svg></figure>`,
		`<article class="chapter"><math><annotation encoding="application/x-tex"><math></annotation><svg class="diagram"><desc><svg><desc>`,
		`</h1></a></section><img src="%zz"><base href="/">`,
	} {
		f.Add([]byte(page))
	}
	g := &outline.Guide{Chapters: []*outline.Chapter{{ID: "index", Title: []outline.Inline{&outline.Text{Value: "A"}}}}}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ReadSite([]render.File{{Path: "index.html", Data: data}})
		if err != nil {
			t.Fatal(err)
		}
		CompareSite(g, s, nil)
	})
}

// The short way to read a tag must read what the tokenizer reads.
func FuzzPlainTag(f *testing.F) {
	for _, tag := range []string{`<a href="x" class="b c" data-chrome>`, "</p>", "<br/>", `<A HREF=x>`, `<a  id="1">`, `<a href="&amp;">`, `<a id="1"id="2">`, `<img alt="" src='x'>`} {
		f.Add(tag)
	}
	f.Fuzz(func(t *testing.T, tag string) {
		z := html.NewTokenizer(strings.NewReader(tag))
		kind := z.Next()
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken && kind != html.EndTagToken {
			return
		}
		var short attributes
		name, ok := short.readPlain(z.Raw())
		if !ok {
			return
		}
		var long attributes
		read, more := z.TagName()
		for more {
			var key, value []byte
			key, value, more = z.TagAttr()
			long.set(key, value)
		}
		same := kind == html.EndTagToken || fmt.Sprint(short) == fmt.Sprint(long)
		if string(read) != string(name) || !same {
			t.Errorf("%q is %s %v, not %s %v", tag, read, long, name, short)
		}
	})
}
