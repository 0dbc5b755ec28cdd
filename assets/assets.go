// Package assets embeds the faces, the stylesheet and the scripts that the outputs are made
// with, so that the command needs no file but itself.
package assets

import "embed"

// Files holds fonts/ and site/.
//
//go:embed fonts site
var Files embed.FS
