// Package templates embeds the frame of the site's pages: head, header, menus,
// footer. What stands inside an article is written by package site.
package templates

import "embed"

// Files holds the templates, by file name. Package site says what they are
// given.
//
//go:embed *.html
var Files embed.FS
