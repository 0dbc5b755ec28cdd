package load

import (
	"maps"
	"path"
	"slices"
	"strings"

	"fieldguide/internal/outline"
)

// sources returns the texts that the guide was read from, by path: all files
// that were read but the pictures and downloads, which are its assets.
func (r *reader) sources() []*outline.Asset {
	isAsset := map[string]bool{}
	for _, a := range r.guide.Assets {
		isAsset[a.Path] = true
	}
	var list []*outline.Asset
	for _, name := range slices.Sorted(maps.Keys(r.folder.read)) {
		e := r.folder.read[name]
		local, inside := below(r.folder.root, name)
		if e.err != nil || !inside || isAsset[local] {
			continue
		}
		list = append(list, &outline.Asset{Path: local, Type: sourceType(name, e.data), Data: e.data})
	}
	return list
}

func sourceType(name string, data []byte) string {
	if strings.EqualFold(path.Ext(name), ".md") {
		return "text/markdown"
	}
	return mediaType(name, data)
}
