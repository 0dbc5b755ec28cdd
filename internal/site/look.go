package site

import (
	"fmt"
	"io/fs"

	"fieldguide/assets"
	"fieldguide/internal/render"
	"fieldguide/internal/theme"
)

// The files that the look comes to. The head of a page asks for them.
const (
	styleName  = "assets/site.css"
	scriptName = "assets/site.js"
	themeName  = "assets/theme.js" // runs before anything is painted
	iconName   = "assets/icon.svg"
)

// styleParts are the parts of the stylesheet, in assets/site/style, in the order
// in which they are joined: later ones overrule earlier ones.
var styleParts = []string{"ground", "frame", "article", "block", "home", "page", "search", "forced", "print"}

// scriptParts are the parts of the script, in assets/site/script.
var scriptParts = []string{"keep", "unfold", "appearance", "place", "copy", "note", "turn", "progress", "timer", "search-open", "offline"}

// searchParts are what search-open.js loads when a reader first searches, beside
// the index.
var searchParts = []lookPart{
	{"site/script/search.js", "assets/search.js"},
	{"site/vendor/minisearch.js", "assets/minisearch.js"},
	{"site/vendor/LICENSE-MiniSearch.txt", "assets/LICENSE-MiniSearch.txt"},
}

// A webFace is a face that pages are set in, as print is.
type webFace struct {
	file    string // in the folder faces, without its ending
	family  string
	weight  int
	italic  bool
	license string // in the folder fonts
}

// webFaces are the faces of text. They hold Latin letters, figures and
// punctuation; other characters come from the reader's machine.
var webFaces = []webFace{
	{"source-serif-4-regular", "Source Serif 4", 400, false, "LICENSE-SourceSerif4"},
	{"source-serif-4-italic", "Source Serif 4", 400, true, "LICENSE-SourceSerif4"},
	{"source-serif-4-semibold", "Source Serif 4", 600, false, "LICENSE-SourceSerif4"},
	{"source-sans-3-regular", "Source Sans 3", 400, false, "LICENSE-SourceSans3"},
	{"source-sans-3-semibold", "Source Sans 3", 600, false, "LICENSE-SourceSans3"},
	{"jetbrains-mono-regular", "JetBrains Mono", 400, false, "LICENSE-JetBrainsMono"},
}

// mathFace is there if the guide has formulas: browsers need a face made for
// them, and few machines have one. Pages without a formula do not fetch it.
var mathFace = webFace{"stix-two-math", "STIX Two Math", 400, false, "LICENSE-STIXTwoMath"}

// A lookPart is an embedded file that all pages share, and its path in the site.
type lookPart struct{ from, to string }

// facesFor returns the faces that a guide's site carries.
func facesFor(formulas bool) []webFace {
	if formulas {
		return append(webFaces[:len(webFaces):len(webFaces)], mathFace)
	}
	return webFaces
}

// lookParts returns the embedded files that stand in the site as they are: the
// script of the theme, the icon, the search, and the faces, each family with its
// licence.
func lookParts(formulas bool) []lookPart {
	parts := append([]lookPart{{"site/script/theme.js", themeName}, {"site/icon.svg", iconName}}, searchParts...)
	license := ""
	for _, f := range facesFor(formulas) {
		parts = append(parts, lookPart{"site/" + f.path(), "assets/" + f.path()})
		if f.license != license {
			license = f.license
			parts = append(parts, lookPart{"fonts/" + license + ".txt", "assets/faces/" + license + ".txt"})
		}
	}
	return parts
}

// lookFiles returns the stylesheet, which the theme's colors and the faces lead,
// the script, and the lookParts.
func lookFiles(formulas bool) ([]render.File, error) {
	style, err := joined("site/style/", styleParts, ".css")
	if err != nil {
		return nil, err
	}
	script, err := joined("site/script/", scriptParts, ".js")
	if err != nil {
		return nil, err
	}
	lead := append(colors(theme.Default, theme.Dark), faceRules(facesFor(formulas))...)
	files := []render.File{{Path: styleName, Data: append(lead, style...)}, {Path: scriptName, Data: script}}
	for _, part := range lookParts(formulas) {
		data, err := embedded(part.from)
		if err != nil {
			return nil, err
		}
		files = append(files, render.File{Path: part.to, Data: data})
	}
	return files, nil
}

// joined returns the embedded parts as one text.
func joined(folder string, parts []string, ending string) ([]byte, error) {
	var all []byte
	for _, part := range parts {
		data, err := embedded(folder + part + ending)
		if err != nil {
			return nil, err
		}
		all = append(all, data...)
	}
	return all, nil
}

func embedded(path string) ([]byte, error) {
	data, err := fs.ReadFile(assets.Files, path)
	if err != nil {
		return nil, fmt.Errorf("read the look of the site: %w", err)
	}
	return data, nil
}

func (f webFace) path() string { return "faces/" + f.file + ".woff2" }

// hosted is what the families of text are called where a site is hosted.
const hosted = " Hosted"

// faceRules returns the faces as CSS. A browser fetches those that a page uses.
// Faces of text have two rules: in a folder that is opened from disk they replace
// what stands in for them when they arrive; in a hosted site, which asks for them
// early (theme.js), one that is late stands in the pages after, so that no line
// moves under a reader's eyes.
func faceRules(faces []webFace) []byte {
	var css []byte
	for _, f := range faces {
		css = f.rule(css, "", "swap")
		if f.file != mathFace.file {
			css = f.rule(css, hosted, "optional")
		}
	}
	return css
}

func (f webFace) rule(css []byte, suffix, display string) []byte {
	style := "normal"
	if f.italic {
		style = "italic"
	}
	return fmt.Appendf(css, "@font-face { font-family: %q; font-weight: %d; font-style: %s; font-display: %s; src: url(%s) format(\"woff2\"); }\n",
		f.family+suffix, f.weight, style, display, f.path())
}

// colors returns the themes as custom properties. A browser that does not know
// light-dark() has the light one.
func colors(light, dark theme.Theme) []byte {
	names := [...]string{"ink", "accent", "muted", "hairline", "tint", "marker", "quiet"}
	of := func(t theme.Theme) [len(names)]theme.Color {
		return [...]theme.Color{t.Ink, t.Accent, t.Muted, t.Hairline, t.Tint, t.Marker, t.Quiet}
	}
	on, under := of(light), of(dark)
	plain, both := []byte(":root {"), []byte("@supports (color: light-dark(red, red)) { :root {")
	for i, name := range names {
		plain = fmt.Appendf(plain, " --%s: %s;", name, on[i])
		both = fmt.Appendf(both, " --%s: light-dark(%s, %s);", name, on[i], under[i])
	}
	return append(append(plain, " }\n"...), append(both, " } }\n"...)...)
}
