package load

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // pictures that are measured
	_ "image/jpeg" // the same
	_ "image/png"  // the same
	"io/fs"
	"net/http"
	"path"
	"strings"

	_ "golang.org/x/image/webp" // the same

	"fieldguide/internal/markdown"
	"fieldguide/internal/outline"
	"fieldguide/internal/parallel"
	"fieldguide/internal/source"
)

// An asset is the slot of a file beside the chapters while the guide is read.
type asset struct {
	name    string
	outline *outline.Asset
	at      source.Span // of the first link or picture
	shown   source.Span // of the first picture; nowhere if it is only linked to
	fault   *source.Error
	err     error
}

// asset returns the slot of the file name.
func (v *resolver) asset(name string, at source.Span) *asset {
	a := v.byName[name]
	if a == nil {
		in, _ := below(v.folder.root, name)
		a = &asset{name: name, outline: &outline.Asset{Path: in}, at: at}
		v.byName[name] = a
		v.assets = append(v.assets, a)
	}
	return a
}

// picture returns the asset of a picture in chapter c; nil after a fault.
func (v *resolver) picture(c *chapter, i markdown.ImageRef) *outline.Asset {
	if isURL(i.Dest) {
		v.faults.Add(i.At, fmt.Sprintf("the picture %q is not in the guide", shorten(i.Dest)), "save it beside the chapter: readers may be offline")
		return nil
	}
	written := parseDestination(i.Dest).path
	name, ok := v.within(c, written, i.Dest, i.At)
	if !ok {
		return nil
	}
	if isMarkdown(name) && v.folder.is[name] == aFile {
		v.faults.Add(i.At, fmt.Sprintf("%q is no picture", i.Dest), "leave out the \"!\" to link to it")
		return nil
	}
	if written == "" || v.folder.is[name] != aFile {
		v.faults.Add(i.At, fmt.Sprintf("there is no picture %q", i.Dest), v.folder.hint(name, c.dir(), ""))
		return nil
	}
	a := v.asset(name, i.At)
	if a.shown.File == nil {
		a.shown = i.At
	}
	return a.outline
}

// shorten keeps a picture that is written into its own address out of faults.
func shorten(dest string) string {
	if len(dest) > 80 && strings.HasPrefix(dest, "data:") {
		return dest[:40] + "..."
	}
	return dest
}

// readAssets reads and measures the assets, many at a time.
func (v *resolver) readAssets() error {
	parallel.Each(len(v.assets), func(slot int) { v.assets[slot].read(v.folder) })
	for _, a := range v.assets {
		if a.err != nil {
			return a.err
		}
		if a.fault != nil {
			v.faults = append(v.faults, a.fault)
		}
		v.guide.Assets = append(v.guide.Assets, a.outline)
	}
	return nil
}

func (a *asset) read(d *folder) {
	data, err := d.data(a.name)
	if errors.Is(err, fs.ErrNotExist) {
		a.fault = &source.Error{Span: a.at, Msg: fmt.Sprintf("%q went away", a.name)}
		return
	}
	if err != nil {
		a.err = err
		return
	}
	a.outline.Data = data
	if msg, hint := a.measure(); msg != "" && a.shown.File != nil {
		a.fault = &source.Error{Span: a.shown, Msg: fmt.Sprintf("the picture %q %s", path.Base(a.name), msg), Hint: hint}
	}
}

// measure sets type and size, or says why the file is no picture.
func (a *asset) measure() (msg, hint string) {
	o := a.outline
	if strings.EqualFold(path.Ext(o.Path), ".svg") {
		o.Type = "image/svg+xml"
		var err error
		if o.Width, o.Height, err = svgSize(o.Data); err != nil {
			return "is no SVG: " + err.Error(), ""
		}
		if o.Width == 0 || o.Height == 0 {
			return "has no size", "give its <svg> width and height, or a viewBox"
		}
		return "", ""
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(o.Data))
	if err != nil {
		o.Type = mediaType(o.Path, o.Data)
		return "cannot be read: " + err.Error(), "save it as PNG, JPEG, GIF, WebP or SVG"
	}
	o.Type, o.Width, o.Height = "image/"+format, config.Width, config.Height
	if o.Width <= 0 || o.Height <= 0 {
		return "has no size", ""
	}
	if turn := orientation(o.Data); format == "jpeg" && turn > 1 {
		o.Orientation = turn
		if turn >= 5 { // by a quarter
			o.Width, o.Height = o.Height, o.Width
		}
	}
	return "", ""
}

// mediaTypes are the types of files that their first bytes do not tell. The
// table is our own, since that of package mime depends on the machine.
var mediaTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".csv":   "text/csv; charset=utf-8",
	".go":    "text/plain; charset=utf-8",
	".htm":   "text/html; charset=utf-8",
	".html":  "text/html; charset=utf-8",
	".ipynb": "application/x-ipynb+json",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json",
	".pdf":   "application/pdf",
	".py":    "text/x-python; charset=utf-8",
	".rs":    "text/plain; charset=utf-8",
	".toml":  "application/toml",
	".txt":   "text/plain; charset=utf-8",
	".xml":   "application/xml",
	".yaml":  "application/yaml",
	".yml":   "application/yaml",
	".zip":   "application/zip",
}

// mediaType returns the type of a file that is no picture.
func mediaType(name string, data []byte) string {
	if t, ok := mediaTypes[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return http.DetectContentType(data)
}
