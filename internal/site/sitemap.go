package site

import "slices"

// sitemap returns sitemap.xml (sitemaps.org, version 0.9): every page by its
// full URL.
func (s *site) sitemap() []byte {
	out := []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	add := func(url string) {
		out = append(out, "<url><loc>"...)
		out = appendEscaped(out, url)
		out = append(out, "</loc></url>\n"...)
	}
	for _, p := range slices.Concat(s.extra, s.pages) {
		add(s.canonical(p))
	}
	return append(out, "</urlset>\n"...)
}
