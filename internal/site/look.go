package site

import (
	"fmt"
	"io/fs"

	"fieldguide/assets"
	"fieldguide/internal/render"
	"fieldguide/internal/theme"
)

// lookNames are the files that all pages share. The last two are there if the
// guide has formulas: browsers need a face made for them, and few machines have
// one.
var lookNames = []string{styleName, "site.js", mathName, mathLicense}

const (
	styleName   = "site.css"
	mathName    = "stix-two-math.woff2"
	mathLicense = "stix-two-math-license.txt"
)

// lookFiles returns the stylesheet, which the theme's colors lead, the script,
// and the face of formulas if there are any.
func lookFiles(formulas bool) ([]render.File, error) {
	var files []render.File
	for _, name := range lookNames {
		from := "site/" + name
		switch {
		case !formulas && (name == mathName || name == mathLicense):
			continue
		case name == mathLicense:
			from = "fonts/LICENSE-STIXTwoMath.txt"
		}
		data, err := fs.ReadFile(assets.Files, from)
		if err != nil {
			return nil, fmt.Errorf("read the look of the site: %w", err)
		}
		if name == styleName {
			data = stylesheet(data, formulas)
		}
		files = append(files, render.File{Path: "assets/" + name, Data: data})
	}
	return files, nil
}

// stylesheet returns the rules under the theme's colors and, for formulas, their
// face. It is fetched by pages that have a formula and by no other.
func stylesheet(rules []byte, formulas bool) []byte {
	css := colors(theme.Default)
	if formulas {
		css = append(css, `@font-face { font-family: "STIX Two Math"; font-display: swap; src: local("STIX Two Math"), url(`+mathName+`) format("woff2"); }`+"\n"...)
	}
	return append(css, rules...)
}

// colors returns the theme as custom properties. They are those of the light
// scheme, which is also that of paper; the stylesheet has the dark ones.
func colors(t theme.Theme) []byte {
	return fmt.Appendf(nil, "@media not all and (prefers-color-scheme: dark), print {\n"+
		":root { --ink: %s; --accent: %s; --muted: %s; --hairline: %s; --tint: %s; --marker: %s; --quiet: %s; }\n}\n",
		t.Ink, t.Accent, t.Muted, t.Hairline, t.Tint, t.Marker, t.Quiet)
}
