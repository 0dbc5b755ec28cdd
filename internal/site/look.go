package site

import (
	"fmt"
	"io/fs"

	"fieldguide/assets"
	"fieldguide/internal/render"
	"fieldguide/internal/theme"
)

const styleName = "site.css"

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

// lookParts returns the stylesheet, the script, and the faces, each family with
// its licence.
func lookParts(formulas bool) []lookPart {
	parts := []lookPart{{"site/" + styleName, "assets/" + styleName}, {"site/site.js", "assets/site.js"}}
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

// lookFiles reads the parts. The theme's colors and the faces lead the
// stylesheet.
func lookFiles(formulas bool) ([]render.File, error) {
	var files []render.File
	for _, part := range lookParts(formulas) {
		data, err := fs.ReadFile(assets.Files, part.from)
		if err != nil {
			return nil, fmt.Errorf("read the look of the site: %w", err)
		}
		files = append(files, render.File{Path: part.to, Data: data})
	}
	style := &files[0]
	style.Data = append(append(colors(theme.Default), faceRules(facesFor(formulas))...), style.Data...)
	return files, nil
}

func (f webFace) path() string { return "faces/" + f.file + ".woff2" }

// faceRules returns the faces as CSS. A browser fetches those that a page uses.
func faceRules(faces []webFace) []byte {
	var css []byte
	for _, f := range faces {
		style := "normal"
		if f.italic {
			style = "italic"
		}
		css = fmt.Appendf(css, "@font-face { font-family: %q; font-weight: %d; font-style: %s; font-display: swap; src: url(%s) format(\"woff2\"); }\n",
			f.family, f.weight, style, f.path())
	}
	return css
}

// colors returns the theme as custom properties. They are those of the light
// scheme, which is also that of paper; the stylesheet has the dark ones.
func colors(t theme.Theme) []byte {
	return fmt.Appendf(nil, "@media not all and (prefers-color-scheme: dark), print {\n"+
		":root { --ink: %s; --accent: %s; --muted: %s; --hairline: %s; --tint: %s; --marker: %s; --quiet: %s; }\n}\n",
		t.Ink, t.Accent, t.Muted, t.Hairline, t.Tint, t.Marker, t.Quiet)
}
