package math

import (
	"testing"
	"unicode/utf8"
)

// A price must stay a price and a formula a formula, here as on GitHub.
func TestInline(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{ // the text from its first dollar, what stands before it counts
		`$x$`:                     "x",
		`so $x+1$, and`:           "x+1",
		`($x$)`:                   "x",
		`"$x$"`:                   "x",
		`$x$-axis`:                "x",
		`$5 and $10`:              "",
		`$5 to $10.`:              "",
		`from $20,000 to $30,000`: "",
		`$5/$10`:                  "",
		`a$x$`:                    "",
		`1$x$`:                    "",
		`$x$y`:                    "",
		`$x$1`:                    "",
		`$ x$`:                    "",
		`$x $`:                    "",
		`$$`:                      "",
		`$$ $$`:                   "",
		`$`:                       "",
		`$x`:                      "",
		`$a\$b$`:                  `a\$b`,
		`$\$5$`:                   `\$5`,
		"$a\nb$":                  "a\nb",
		"$a\n\nb$":                "",
		"$a\n  \nb$":              "",
		"$`x_1 * y`$":             "x_1 * y",
		"a$`x`$":                  "",
		"$`x$":                    "",
		`$$x$$`:                   "$x",
		"$$\nx\n$$":               "$\nx\n",
		`$$a\$$ b$$`:              `$a\$$ b`,
		"$$\n\nx$$":               "",
		`\$x$`:                    "",
		`costs $5 (or $x$)`:       "",
		`$\alpha$ = 5$`:           `\alpha`,
		`über $é$ x`:              "é",
	} {
		at := 0
		for text[at] != '$' {
			at++
		}
		before := rune(0)
		if at > 0 {
			before, _ = utf8.DecodeLastRuneInString(text[:at])
		}
		d, ok := Inline([]byte(text[at:]), before)
		got := ""
		if ok {
			got = text[at+d.Start : at+d.End]
			if d.Display {
				got = "$" + got
			}
			if d.Len <= d.End {
				t.Errorf("%q: the formula is longer than all of it", text)
			}
		}
		if got != want {
			t.Errorf("%q holds the formula %q, want %q", text, got, want)
		}
	}
}

// Lines of a display must not be read as headings, lists or quotes.
func TestBlock(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"$$\na\n=\nb\n$$\nx": "\na\n=\nb\n",
		"$$a$$":              "a",
		"  $$a$$  \nmore":    "a",
		"$$a$$ and":          "",
		"    $$a$$":          "",
		"$$a\n\nb$$":         "",
		"$a$":                "",
		"$$a":                "",
	} {
		d, ok := Block([]byte(text))
		got := ""
		if ok {
			got = text[d.Start:d.End]
		}
		if got != want {
			t.Errorf("%q holds the display %q, want %q", text, got, want)
		}
	}
}
