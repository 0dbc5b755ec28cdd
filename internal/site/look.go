package site

import (
	"fmt"
	"io/fs"

	"fieldguide/assets"
	"fieldguide/internal/render"
	"fieldguide/internal/theme"
)

// lookNames are the files that all pages share.
var lookNames = []string{styleName, "site.js"}

const styleName = "site.css"

// lookFiles returns the stylesheet, which the theme's colors lead, and the
// script.
func lookFiles() ([]render.File, error) {
	var files []render.File
	for _, name := range lookNames {
		data, err := fs.ReadFile(assets.Files, "site/"+name)
		if err != nil {
			return nil, fmt.Errorf("read the look of the site: %w", err)
		}
		if name == styleName {
			data = append(colors(theme.Default), data...)
		}
		files = append(files, render.File{Path: "assets/" + name, Data: data})
	}
	return files, nil
}

// colors returns the theme as custom properties. They are those of the light
// scheme, which is also that of paper; the stylesheet has the dark ones.
func colors(t theme.Theme) []byte {
	return fmt.Appendf(nil, "@media not all and (prefers-color-scheme: dark), print {\n"+
		":root { --ink: %s; --accent: %s; --muted: %s; --hairline: %s; --tint: %s; --marker: %s; --quiet: %s; }\n}\n",
		t.Ink, t.Accent, t.Muted, t.Hairline, t.Tint, t.Marker, t.Quiet)
}
