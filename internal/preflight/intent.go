package preflight

import "strings"

// checkIntent checks the output intent and its color profile (ISO 19005-2,
// 6.2.3; ICC.1, 7.2).
func (c *checker) checkIntent() {
	const rule = "ISO 19005-2, 6.2.3"
	for _, o := range c.file.Array(c.root.Get("OutputIntents")) {
		d := c.file.Dict(o)
		if c.file.Name(d.Get("S")) != "GTS_PDFA1" {
			continue
		}
		at := place{object: numberOf(d.Get("DestOutputProfile"))}
		if c.file.Text(d.Get("OutputConditionIdentifier")) == "" {
			c.add(at, rule, "the output intent does not name its condition")
		}
		c.profile(c.file.Bytes(d.Get("DestOutputProfile")), c.file.Integer(c.file.Dict(d.Get("DestOutputProfile")).Get("N"), 0), at)
		return
	}
	c.add(place{}, rule, "the file has no output intent of PDF/A")
}

// profile checks an ICC profile's header.
func (c *checker) profile(data []byte, components int, at place) {
	const rule = "ISO 19005-2, 6.2.3"
	const header = 128
	if len(data) < header || string(data[36:40]) != "acsp" {
		c.add(at, rule, "the output intent has no ICC profile")
		return
	}
	if size := int(data[0])<<24 | int(data[1])<<16 | int(data[2])<<8 | int(data[3]); size != len(data) {
		c.add(at, rule, "the ICC profile is %d bytes long and says %d", len(data), size)
	}
	if data[8] > 4 {
		c.add(at, rule, "the ICC profile is of version %d", data[8])
	}
	if class := string(data[12:16]); class != "mntr" && class != "prtr" {
		c.add(at, rule, "the ICC profile is neither of a monitor nor of a printer, but %q", class)
	}
	c.intent = strings.TrimSpace(string(data[16:20]))
	wanted := map[string]int{"RGB": 3, "CMYK": 4, "GRAY": 1}[c.intent]
	if wanted == 0 {
		c.add(at, rule, "the ICC profile is for %q", c.intent)
	} else if wanted != components {
		c.add(at, rule, "the ICC profile is for %s and has N %d", c.intent, components)
	}
}
