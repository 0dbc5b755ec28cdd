package verify

import (
	"path"
	"strconv"
	"strings"
)

// resolve returns where an href of a page leads: a URL as it stands, or an
// address relative to the site's root with the fragment behind "#", as
// outline.Target.Address has it. It is false for addresses that leave the site's
// folder or depend on the host's root.
func resolve(page, href string) (address string, ok bool) {
	if absolute(href) {
		return href, true
	}
	file, fragment, ok := resolveParts(page, href)
	if fragment != "" {
		file += "#" + fragment
	}
	return file, ok
}

// resolveParts returns the file in the site to which an href leads that is not
// absolute, and the fragment; the name of a file may hold a "#" of its own.
func resolveParts(page, href string) (file, fragment string, ok bool) {
	if strings.HasPrefix(href, "/") {
		return href, "", false
	}
	href, fragment, _ = strings.Cut(href, "#")
	href, _, _ = strings.Cut(href, "?")
	file = page
	if href != "" {
		file = path.Join(path.Dir(page), unescaped(href))
		if strings.HasSuffix(href, "/") || file == "." {
			file = path.Join(file, "index.html")
		}
	}
	return file, unescaped(fragment), file != ".." && !strings.HasPrefix(file, "../")
}

// absolute reports whether an href names its host or has a scheme.
func absolute(href string) bool {
	if strings.HasPrefix(href, "//") {
		return true
	}
	for i := range len(href) {
		switch c := href[i]; {
		case c == ':':
			return i > 0
		case c == '/' || c == '?' || c == '#':
			return false
		}
	}
	return false
}

// unescaped resolves the escapes of a URL; what is none stands as it is.
func unescaped(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if c, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(c))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// sameTarget reports whether two targets are one, however they are escaped.
func sameTarget(a, b string) bool {
	return a == b || unescaped(a) == unescaped(b)
}
