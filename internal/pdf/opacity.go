package pdf

import "strconv"

// An opacity is how much areas and lines cover of what lies below: 255 all.
type opacity struct{ fill, stroke uint8 }

// opacities are those of a document, each of them once, as the graphics states
// that set them (ISO 32000-1, 8.4.5).
type opacities struct {
	all   []opacity
	known map[opacity]int
}

// use returns the name of the opacity's graphics state in the resources.
func (o *opacities) use(of opacity) string {
	i, known := o.known[of]
	if !known {
		if o.known == nil {
			o.known = map[opacity]int{}
		}
		i = len(o.all)
		o.known[of] = i
		o.all = append(o.all, of)
	}
	return "G" + strconv.Itoa(i)
}

// add appends the graphics states, an entry of the resources.
func (o *opacities) add(c *code) {
	if len(o.all) == 0 {
		return
	}
	c.add("/ExtGState<<")
	for _, of := range o.all {
		c.add("/" + o.use(of) + "<</Type/ExtGState/ca ")
		c.thousandths(share(of.fill))
		c.add("/CA ")
		c.thousandths(share(of.stroke))
		c.add(">>")
	}
	c.add(">>")
}

// share turns 255ths into thousandths.
func share(n uint8) int64 { return (int64(n)*1000 + 127) / 255 }
