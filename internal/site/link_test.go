package site_test

import (
	"bytes"
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A link that leads nowhere is found by readers, one by one; so is an id that
// stands twice, since only the first can be reached.
func TestLinksResolve(t *testing.T) {
	t.Parallel()
	g := sample(t)
	editions := editions(g)
	files := build(t, g, editions...)
	for _, e := range editions {
		files[e.File] = ""
	}
	ids, links := map[string]bool{}, map[string][]string{}
	for name, text := range files {
		if strings.HasSuffix(name, ".html") {
			links[name] = readPage(t, name, text, ids)
		}
	}
	checked := 0
	for page, list := range links {
		for _, link := range list {
			checked++
			checkLink(t, page, link, files, ids)
		}
	}
	if checked < 100 {
		t.Errorf("only %d links were found", checked)
	}
}

// readPage returns the page's addresses and adds its ids to ids, as "page#id".
func readPage(t *testing.T, name, text string, ids map[string]bool) (links []string) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader([]byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && ids[name+"#"+a.Val]:
				t.Errorf("%s: the id %q stands twice", name, a.Val)
			case a.Key == "id":
				ids[name+"#"+a.Val] = true
			case (a.Key == "href" || a.Key == "src") && n.Data != "base":
				links = append(links, a.Val)
			}
		}
	}
	return links
}

func checkLink(t *testing.T, page, link string, files map[string]string, ids map[string]bool) {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: %v", page, err)
		return
	}
	if u.IsAbs() {
		return
	}
	if strings.HasPrefix(link, "/") {
		t.Errorf("%s: %q is not relative", page, link)
	}
	target := page
	if u.Path != "" {
		target = path.Join(path.Dir(page), u.Path)
	}
	if _, ok := files[target]; !ok {
		t.Errorf("%s: %q leads to no file", page, link)
	}
	if u.Fragment != "" && strings.HasSuffix(target, ".html") && !ids[target+"#"+u.Fragment] {
		t.Errorf("%s: %q leads to no id", page, link)
	}
}
