package layout

import (
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// tabStop is the distance of tab stops, in characters.
const tabStop = 4

// continuation is the width of the mark before the rest of a program line that
// was too long, in characters.
const continuation = 2

// Code sets program text on a ground. It never justifies, hyphenates or loses a
// character: a line that is too long goes on in the next, behind a mark.
func (f *flow) Code(b *outline.Code) {
	f.wide()
	out := f.outset(f.longest(b))
	if b.Title != "" {
		out.codeTitle(b.Title)
	}
	code := f.parent.Child(ParagraphRole).Child(CodeRole)
	pad := f.body.Size * 7 / 10
	in := out.nested(code)
	in.frame = &frame{outer: f.frame, kind: groundFrame, x: out.left, width: out.width, color: f.theme.Tint}
	in.indent(pad)
	in.width -= pad
	first := len(f.list.pieces)
	pl := f.programLooks(code)
	for i := range b.Lines {
		in.codeLine(&b.Lines[i], pl)
	}
	f.list.unite(first, 2)
	f.wide()
	if len(f.list.pieces) > first {
		f.list.pieces[first].space += f.scale.Gap / 2
	}
	f.list.leave(f.scale.Gap*23/10, f.scale.Gap, 0)
}

// longest returns the width of the block's longest line, with its padding.
func (f *flow) longest(b *outline.Code) theme.Length {
	columns := 0
	for _, l := range b.Lines {
		columns = max(columns, len([]rune(expandTabs(l.Text()))))
	}
	advance := f.spaceWidth(f.program(f.codeType().Size, nil).typeface)
	return theme.Length(columns)*advance + f.body.Size*14/10
}

// codeType returns the type of program text, in proportion to the text around it.
func (f *flow) codeType() theme.Type {
	t := f.scale.Code
	t.Size = t.Size * f.body.Size / f.scale.Text.Size
	t.Leading = t.Leading * f.body.Size / f.scale.Text.Size
	return t
}

func (f *flow) codeTitle(title string) {
	l := f.label(f.scale.Label.Size, f.parent.Child(Label))
	line := f.strip(l, title)
	line.paragraph.baseline = l.baseline(f.scale.Label.Leading)
	f.add(piece{drawer: line, height: f.scale.Label.Leading, baseline: line.paragraph.baseline, x: f.left})
	f.list.leave(f.scale.Gap, 0, 0)
	f.list.keep()
}

// programLooks returns a look for each class of token. The classes differ in
// weight and slant, so that gray print keeps them apart.
func (s *setting) programLooks(e *Element) [outline.HeadingToken + 1]*look {
	var looks [outline.HeadingToken + 1]*look
	plain := s.program(s.scale.Code.Size, e)
	plain.division = undividedCode
	of := func(change func(*look)) *look { return s.derive(plain, change) }
	looks[outline.PlainToken] = plain
	looks[outline.KeywordToken] = of(func(l *look) { l.bold = true })
	looks[outline.TypeToken] = of(func(l *look) { l.color = s.theme.Accent })
	looks[outline.FunctionToken] = of(func(l *look) { l.color = s.theme.Accent })
	looks[outline.StringToken] = of(func(l *look) { l.color = s.theme.Quiet })
	looks[outline.NumberToken] = plain
	looks[outline.CommentToken] = of(func(l *look) { l.color = s.theme.Quiet })
	looks[outline.OperatorToken] = plain
	looks[outline.InsertedToken] = of(func(l *look) { l.bold, l.color = true, s.theme.Accent })
	looks[outline.DeletedToken] = of(func(l *look) { l.struck, l.color = true, s.theme.Quiet })
	looks[outline.HeadingToken] = of(func(l *look) { l.bold = true })
	return looks
}

// codeLine adds one line of a program, in as many lines as it needs.
func (f *flow) codeLine(line *outline.CodeLine, looks [outline.HeadingToken + 1]*look) {
	t := f.codeType()
	rows := f.codeRows(line, looks)
	if len(rows) == 0 {
		rows = [][]item{nil}
	}
	for i, items := range rows {
		p := piece{height: t.Leading, baseline: looks[0].baseline(t.Leading), x: f.left}
		p.drawer = nothing{}
		if len(items) > 0 {
			para := &paragraph{items: items, setting: rag, measure: f.width, baseline: p.baseline, ends: []int{len(items) - 1}}
			p.drawer = para.line(0)
		}
		f.add(p)
		last := &f.list.pieces[len(f.list.pieces)-1]
		if i > 0 {
			last.drawer = continued{last.drawer, p.baseline, continuation * f.spaceWidth(looks[0].typeface)}
			last.penalty = never
		}
		if line.Marked {
			last.drawer = pointed{last.drawer, t.Leading}
		}
	}
}

// pointed is a line of a program that the author points at.
type pointed struct {
	drawer
	height theme.Length
}

func (p pointed) draw(c *canvas, x, y theme.Length) {
	c.add(&Box{X: x - c.scale.Gap/2, Y: y, Width: theme.Point * 2, Height: p.height, Fill: &c.theme.Accent}) // over the ground
	p.drawer.draw(c, x, y)
}

// continued is what is left of a line of a program that was too long. The hook
// before it is drawn, not written: no face has one, and it is not to be copied.
type continued struct {
	drawer
	baseline, width theme.Length
}

func (h continued) draw(c *canvas, x, y theme.Length) {
	left, right := x+h.width/6, x+h.width*4/6
	base, barb := y+h.baseline-h.width/4, h.width/7
	stroke := func(x1, y1, x2, y2 theme.Length) {
		c.add(&Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: theme.Point * 6 / 10, Color: c.theme.Quiet})
	}
	stroke(left, base-h.width/3, left, base)
	stroke(left, base, right, base)
	stroke(right-barb, base-barb, right, base)
	stroke(right-barb, base+barb, right, base)
	h.drawer.draw(c, x+h.width, y)
}

// codeRows cuts a line of a program into rows that are not longer than the
// measure: behind punctuation or a space if there is one in the row's last
// third.
func (f *flow) codeRows(line *outline.CodeLine, looks [outline.HeadingToken + 1]*look) [][]item {
	advance := f.spaceWidth(looks[0].typeface)
	row := &codeRow{setting: f.setting, span: f.span}
	room := f.width
	column := 0
	for _, t := range line.Tokens {
		for _, r := range expandTabsAt(t.Text, column) {
			column++
			row.glyph(looks[t.Class], r)
			if row.width > room {
				row.wrap(room)
				room = f.width - continuation*advance
			}
		}
	}
	return row.close()
}

// A codeRow is the rows of a program line, character by character.
type codeRow struct {
	*setting
	span  source.Span
	rows  [][]item
	items []item
	width theme.Length
}

func (r *codeRow) glyph(l *look, char rune) {
	if char == ' ' {
		w := r.spaceWidth(l.typeface)
		r.items = append(r.items, item{kind: boxItem, start: true, width: w, look: l, fragment: &r.word(l.typeface, " ").fragments[0], word: " "})
		r.width += w
		return
	}
	w := r.word(l.typeface, string(char))
	if w.missing != 0 {
		r.lacks(r.span, w.missing)
	}
	r.items = append(r.items, item{kind: boxItem, start: true, width: w.width, look: l, fragment: &w.fragments[0], word: w.text})
	r.width += w.width
}

// wrap ends the row before the item that is too much, or a little earlier.
func (r *codeRow) wrap(room theme.Length) {
	end := len(r.items) - 1
	for k := end; k > end*2/3; k-- {
		if strings.ContainsAny(r.items[k-1].word, " ,;()[]{}=+/&|.-") {
			end = k
			break
		}
	}
	r.rows = append(r.rows, sealed(r.items[:end:end], false))
	r.items = append([]item(nil), r.items[end:]...)
	r.width = 0
	for i := range r.items {
		r.width += r.items[i].width
	}
}

func (r *codeRow) close() [][]item {
	if len(r.items) > 0 {
		r.rows = append(r.rows, sealed(r.items, true))
	}
	return r.rows
}

// sealed closes a row. The last row of a line ends with a space, so that its
// words stay apart from those of the next when they are copied.
func sealed(items []item, last bool) []item {
	if last {
		l := items[len(items)-1].look
		return append(items, item{kind: glueItem, look: l})
	}
	return append(items, item{kind: penaltyItem, penalty: always})
}

func expandTabs(text string) string { return string(expandTabsAt(text, 0)) }

// expandTabsAt returns the characters of a program from that column on, with
// spaces for its tabs.
func expandTabsAt(text string, column int) []rune {
	var expanded []rune
	for _, r := range text {
		if r != '\t' {
			expanded = append(expanded, r)
			continue
		}
		for ok := true; ok; ok = (column+len(expanded))%tabStop != 0 {
			expanded = append(expanded, ' ')
		}
	}
	return expanded
}
