// Package content embeds the guide that ships with the command, so that
// "fieldguide build" makes it anywhere.
package content

import "embed"

// Files is the guide: SUMMARY.md, guide.yaml and the chapters.
//
//go:embed *.md *.svg *.yaml LICENSE cases framework interview practice reference start toolkit
var Files embed.FS
