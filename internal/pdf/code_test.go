package pdf

import (
	"testing"

	"fieldguide/internal/theme"
)

// Numbers that are rounded wrongly move things; floating point would move them
// differently on other machines.
func TestCode(t *testing.T) {
	for _, c := range []struct {
		want  string
		write func(*code)
	}{
		{"0", func(c *code) { c.length(0) }},
		{"10.5", func(c *code) { c.length(theme.Pt(1050)) }},
		{"9.6", func(c *code) { c.length(theme.Pt(960)) }},
		{"-3.25", func(c *code) { c.length(-theme.Pt(325)) }},
		{"0.001", func(c *code) { c.length(66) }},
		{"0", func(c *code) { c.length(32) }},
		{"0.001", func(c *code) { c.length(33) }},
		{"0", func(c *code) { c.length(-32) }},
		{"-0.001", func(c *code) { c.length(-33) }},
		{"595.275 841.888 ", func(c *code) { c.lengths(210*theme.MM, 297*theme.MM) }},
		{"1000.07", func(c *code) { c.thousandths(1000070) }},
		{"0 0.502 1 ", func(c *code) { c.color(theme.Color{R: 0, G: 128, B: 255}) }},
		{"17 0 R", func(c *code) { c.ref(17) }},
		{`(a\(b\)\\c)`, func(c *code) { c.text(`a(b)\c`) }},
		{"<FEFF00E9D83DDE00>", func(c *code) { c.text("é😀") }},
		{`(caf\303\251:\012)`, func(c *code) { c.bytes("café:\n") }},
	} {
		var got code
		c.write(&got)
		if string(got) != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// A page that is labeled otherwise than it is numbered cannot be found.
func TestPageLabels(t *testing.T) {
	for _, c := range []struct{ labels, want string }{
		{"i ii iii 1 2 3", "0<</S/r/St 1>>3<</S/D/St 1>>"},
		{"12 13 15", "0<</S/D/St 12>>2<</S/D/St 15>>"},
		{"IX X A-1 A-2", "0<</S/R/St 9>>2<</P (A-1)>>3<</P (A-2)>>"},
		{"- 1", "0<<>>1<</S/D/St 1>>"},
		{"01 mcmxliv iiii", "0<</P (01)>>1<</S/r/St 1944>>2<</P (iiii)>>"},
	} {
		var got code
		got.addPageLabels(pagesLabeled(c.labels))
		if want := "/PageLabels<</Nums[" + c.want + "]>>"; string(got) != want {
			t.Errorf("%s: %s, want %s", c.labels, got, want)
		}
	}
}

// A link with a space or an umlaut in it must still be one.
func TestEscapeURL(t *testing.T) {
	for _, c := range []struct{ url, want string }{
		{"https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"},
		{"https://example.org/ä b", "https://example.org/%C3%A4%20b"},
		{"mailto:a(b)@example.org", "mailto:a(b)@example.org"},
		{`x"<y>\`, "x%22%3Cy%3E%5C"},
	} {
		if got := escapeURL(c.url); got != c.want {
			t.Errorf("%s: %s, want %s", c.url, got, c.want)
		}
	}
}
