package layout

import (
	"strconv"

	"fieldguide/internal/outline"
	"fieldguide/internal/theme"
)

// bullets mark the items of unordered lists, by depth.
var bullets = [...]string{"•", "–", "·"}

// List sets a list: its markers hang left of its items.
func (f *flow) List(b *outline.List) {
	f.gap()
	list := f.parent.Child(ListRole)
	list.Numbered = b.Ordered
	outer := f.span
	inner := f.nested(nil)
	inner.depth++
	inner.tight = b.Tight
	inner.indent(f.markerWidth(b))
	first := len(f.list.pieces)
	for i, item := range b.Items {
		if i > 0 {
			inner.gap()
		}
		inner.item(b, i, item, list.Child(ListItem), f.left)
	}
	f.span = outer
	f.list.unite(first, 2)
	f.gap()
}

// markerWidth returns how far the items of a list are indented.
func (f *flow) markerWidth(b *outline.List) theme.Length {
	if !b.Ordered {
		return f.body.Size * 13 / 10
	}
	last := strconv.Itoa(b.Start+len(b.Items)-1) + "."
	width := f.strip(f.numbers(nil), last).length()
	return max(width+f.body.Size*55/100, f.body.Size*16/10)
}

// numbers returns the look of the numbers of a list.
func (f *flow) numbers(e *Element) *look {
	return f.derive(f.text(f.body.Size, e), func(l *look) { l.division = undivided })
}

func (f *flow) item(b *outline.List, i int, item *outline.Item, e *Element, left theme.Length) {
	label, body := e.Child(Label), e.Child(ListBody)
	first := len(f.list.pieces)
	inner := f.nested(body)
	inner.blocks(item.Blocks)
	switch {
	case item.Task != outline.NoTask:
		f.tick(first, item.Task, label, left)
	case b.Ordered:
		f.mark(first, f.numbers(label), strconv.Itoa(b.Start+i)+".", f.left-f.body.Size*55/100, alignEnd)
	default:
		bullet := bullets[min(f.depth-1, len(bullets)-1)]
		f.mark(first, f.numbers(label), bullet, left+f.body.Size*35/100, alignStart)
	}
}

// tick draws the box of a task beside the piece of that index.
func (f *flow) tick(index int, task outline.Task, label *Element, left theme.Length) {
	words := "to do"
	if task == outline.DoneTask {
		words = "done"
	}
	label.Alt = words
	f.mark(index, f.numbers(label), " ", left, alignStart)
	p := &f.list.pieces[index]
	p.drawer = ticked{drawer: p.drawer, done: task == outline.DoneTask, dx: left - p.x, dy: p.baseline, size: f.body.Size, label: label}
}

// ticked is a piece with the box of a task beside it.
type ticked struct {
	drawer
	done   bool
	dx, dy theme.Length // of the box's left edge and the baseline, from the piece
	size   theme.Length
	label  *Element
}

func (t ticked) draw(c *canvas, x, y theme.Length) {
	side := t.size * 68 / 100
	left, top := x+t.dx+t.size/10, y+t.dy-side
	c.add(&Box{X: left, Y: top, Width: side, Height: side, Stroke: &c.theme.Ink, StrokeWidth: theme.Point / 2})
	if t.done {
		knee := left + side*4/10
		c.add(&Line{X1: left + side*2/10, Y1: top + side/2, X2: knee, Y2: top + side*3/4, Width: theme.Point, Color: c.theme.Ink})
		c.add(&Line{X1: knee, Y1: top + side*3/4, X2: left + side*8/10, Y2: top + side*2/10, Width: theme.Point, Color: c.theme.Ink})
	}
	t.drawer.draw(c, x, y)
}
