package preflight

import (
	"maps"
	"slices"

	"fieldguide/internal/pdffile"
)

// pathOperator carries out the operators of paths (ISO 32000-1, 8.5), and
// reports whether it was one.
func (d *drawing) pathOperator(op []byte) bool {
	switch string(op) {
	case "m", "l":
		d.points(2)
	case "c":
		d.points(6)
	case "v", "y":
		d.points(4)
	case "re":
		x, y := d.arg(0), d.arg(1)
		d.path.include(d.now.ctm.apply(x, y))
		d.path.include(d.now.ctm.apply(x+d.arg(2), y+d.arg(3)))
		d.path.include(d.now.ctm.apply(x+d.arg(2), y))
		d.path.include(d.now.ctm.apply(x, y+d.arg(3)))
	case "h":
	case "W", "W*":
		d.clips = true
	case "f", "F", "f*":
		d.painted(0)
	case "S", "s", "B", "B*", "b", "b*":
		d.painted(d.now.pen * d.now.ctm.scale() / 2)
	case "n":
		d.finish()
	default:
		return false
	}
	return true
}

// points takes the ends and control points of a segment.
func (d *drawing) points(numbers int) {
	for i := 0; i < numbers; i += 2 {
		d.path.include(d.now.ctm.apply(d.arg(i), d.arg(i+1)))
	}
}

// painted checks the path, which a pen widens by that much.
func (d *drawing) painted(by float64) {
	if !d.path.empty() {
		what := "an area"
		if by > 0 {
			what = "a line"
		}
		d.paint(what, d.path.grown(by))
	}
	d.finish()
}

// finish begins a new path.
func (d *drawing) finish() {
	if d.clips {
		d.now.clip = d.now.clip.meet(d.path)
	}
	d.path, d.clips = nothing, false
}

// colorOperator takes the color spaces of devices, and reports whether op sets a
// color.
func (d *drawing) colorOperator(op []byte, resources pdffile.Dict) bool {
	switch string(op) {
	case "rg", "RG":
		d.devices["RGB"] = true
	case "k", "K":
		d.devices["CMYK"] = true
	case "g", "G":
		d.devices["GRAY"] = true
	case "cs", "CS":
		d.space(d.key(), resources)
	case "sc", "SC", "scn", "SCN":
	default:
		return false
	}
	return true
}

// space notes a color space if it is a device's.
func (d *drawing) space(o pdffile.Object, resources pdffile.Dict) {
	switch n := d.file.Name(o); n {
	case "DeviceRGB", "RGB":
		d.devices["RGB"] = true
	case "DeviceCMYK", "CMYK":
		d.devices["CMYK"] = true
	case "DeviceGray", "G":
		d.devices["GRAY"] = true
	case "", "Pattern":
	default:
		if named := d.resource(resources, "ColorSpace", n); d.file.Name(named) != n {
			d.space(d.file.Resolve(named), nil)
		}
	}
}

// checkColors checks that the output intent, if there is one, tells what the
// page's colors are.
func (d *drawing) checkColors() {
	for _, device := range slices.Sorted(maps.Keys(d.devices)) {
		if d.intent != "" && d.intent != device && device != "GRAY" {
			d.report("ISO 19005-2, 6.2.4.3", "colors are of the device's %s, the output intent is of %q", device, d.intent)
		}
	}
	group := d.file.Dict(d.page.dict.Get("Group"))
	if d.blends && d.intent == "" && group.Get("CS") == nil {
		d.report("ISO 19005-2, 6.2.10", "the page blends colors in no named color space")
	}
}
