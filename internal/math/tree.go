package math

import "fieldguide/internal/theme"

// A class is a class of TeX's atoms: it decides the space between neighbors
// (The TeXbook, chapter 17).
type class uint8

const (
	ordinary class = iota
	operator
	binary
	relation
	opening
	closing
	punctuation
	inner
)

// A style is one of TeX's styles. The value inherit stands for "as around it".
type style uint8

const (
	inherit style = iota
	displayStyle
	textStyle
	scriptStyle
	scriptScriptStyle
)

// A node is one of *symbol, *text, *space, *row, *fraction, *radical, *script,
// *accent, *bar, *brace, *stack, *arrow, *fence, *sized, *table, *styled,
// *colored, *framed, *adjusted, *classed and *strut.
type node interface{ class() class }

// A limits says where the scripts of an operator stand.
type limits uint8

const (
	beside       limits = iota // always to the right
	displayAbove               // above and below in display style
	alwaysAbove
)

// A symbol is a character, a number or a name that is set as one.
type symbol struct {
	text     string
	alphabet alphabet
	cls      class
	kind     symbolKind
	limits   limits
	command  string // that it was written with; for the spoken form
}

type symbolKind uint8

const (
	identifier symbolKind = iota // a variable
	number
	sign         // an operator, relation, delimiter, mark
	functionName // sin, lim, an author's operator
	primes
)

// A text is words: what \text holds. Its spaces count.
type text struct {
	text     string
	alphabet alphabet
}

// A space is a distance in thousandths of an em; it may be negative.
type space struct{ em int }

// A row is nodes in a line. It is a group if it was in braces.
type row struct{ items []node }

// A fraction has a numerator over a denominator; delimiters make it a binomial.
type fraction struct {
	num, den    *row
	noBar       bool
	left, right string
	style       style // of the whole; inherit for \frac
	continued   bool  // \cfrac: neither part shrinks
}

// A radical is a root; degree is nil for a square root.
type radical struct {
	body, degree *row
}

// A script is a base with a subscript, a superscript or both; either may be nil.
type script struct {
	base     node
	sub, sup node
	limits   limits
}

// An accent is a mark over the base, or under it. A stretchy one grows with it.
type accent struct {
	base     *row
	mark     rune // the combining character or the arrow
	stretchy bool
	under    bool
	command  string
}

// A bar is a line over or under the base.
type bar struct {
	base  *row
	under bool
}

// A brace is a brace, bracket or parenthesis lying over or under the base.
type brace struct {
	base  *row
	mark  rune
	under bool
}

// A stack is a base with small formulas over and under it, either of which may
// be nil.
type stack struct {
	base        node
	over, under node
	cls         class
	labels      bool // of a brace
}

// An arrow is as long as what stands over and under it, either of which may be nil.
type arrow struct {
	mark        rune
	over, under *row
}

// A fence is \left ... \middle ... \right: one more delimiter than bodies; a
// delimiter may be empty.
type fence struct {
	delimiters []string
	bodies     []*row
}

// A sized delimiter is \big( and its like.
type sized struct {
	delimiter string
	step      int // 1 to 4: \big, \Big, \bigg, \Bigg
	cls       class
}

// A styled is a part in another style than what is around it.
type styled struct {
	style style
	body  *row
}

// A colored is a part in another color.
type colored struct {
	color Color
	body  *row
}

// A framed is a part in a box or struck through.
type framed struct {
	body  *row
	frame frame
	color Color // of the ground, for filled
}

type frame uint8

const (
	boxed frame = iota
	filled
	slash     // \cancel
	backslash // \bcancel
	cross     // \xcancel
	strike    // \sout
)

// An adjusted is a part that is not drawn, or that takes no room.
type adjusted struct {
	body             *row
	hidden           bool
	noWidth          bool
	noHeight, noDeep bool
	lap              int // of one without width: -1 lies to the left, 0 is centered, 1 lies to the right
}

// A classed is a part that is spaced as an atom of another class.
type classed struct {
	cls    class
	body   *row
	limits limits
}

// A strut is a filled rectangle, all of it in thousandths of an em.
type strut struct{ width, height, raise int }

// A table is rows of cells.
type table struct {
	rows        [][]*row
	columns     string // l, c or r of each, the last ones repeated as lay says
	lay         tableLay
	left, right string // delimiters; both empty for none
	gaps        []int  // more room below each row, in thousandths of an em
	rules       []int  // rules above each row, and below the last
	bars        []int  // rules left of each column, and right of the last
	name        string // of the environment
}

type tableLay uint8

const (
	matrixLay  tableLay = iota
	casesLay            // two columns to the left
	alignLay            // pairs of right and left, the second beginning with an operator
	gatherLay           // one column of displays
	smallLay            // smallmatrix
	stackedLay          // substack
)

// A Color is what \color asks for: a role of the theme, which may differ
// between light and dark, or a fixed color. The zero Color is that of the text.
type Color struct {
	Role  string      // "accent", "muted", ... ; empty for a fixed color
	RGB   theme.Color // where Role is empty
	Fixed bool
}

// IsZero reports whether c is the color of the text.
func (c Color) IsZero() bool { return c == Color{} }

func (s *symbol) class() class   { return s.cls }
func (*text) class() class       { return ordinary }
func (*space) class() class      { return ordinary }
func (*row) class() class        { return ordinary }
func (*fraction) class() class   { return ordinary }
func (*radical) class() class    { return ordinary }
func (s *script) class() class   { return s.base.class() }
func (*accent) class() class     { return ordinary }
func (*bar) class() class        { return ordinary }
func (*brace) class() class      { return ordinary }
func (s *stack) class() class    { return s.cls }
func (*arrow) class() class      { return relation }
func (*fence) class() class      { return inner }
func (s *sized) class() class    { return s.cls }
func (s *styled) class() class   { return classOf(s.body) }
func (c *colored) class() class  { return classOf(c.body) }
func (*framed) class() class     { return ordinary }
func (a *adjusted) class() class { return ordinary }
func (c *classed) class() class  { return c.cls }
func (*strut) class() class      { return ordinary }

func (t *table) class() class {
	if t.left != "" || t.right != "" {
		return inner
	}
	return ordinary
}

// classOf returns the class of a row that is spaced as its only item.
func classOf(r *row) class {
	if len(r.items) == 1 {
		return r.items[0].class()
	}
	return ordinary
}
