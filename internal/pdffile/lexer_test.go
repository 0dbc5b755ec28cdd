package pdffile

import (
	"fmt"
	"testing"
)

// Every reader of PDFs stands on these: an object misread is a file misjudged.
func TestObjectsAreRead(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"null", "<nil>"},
		{"true", "true"},
		{"-.5", "-0.5"},
		{"+17.", "17"},
		{"12 0 R", "{12 0}"},
		{"[1 0 R 2 0]", "[{1 0} 2 0]"},
		{"[1 0 Rx]", "no PDF object"},
		{"/A#20B", "A B"},
		{"/", ""},
		{`(a\(b\)\053\n(c))`, "a(b)+\n(c)"},
		{"(a\\\nb)", "ab"},
		{"<48 65 6>", "He`"},
		{"<</A/B/C[<</D 1>>]>>", "[{A B} {C [[{D 1}]]}]"},
		{"% a comment\n7", "7"},
		{"<</A>>", "no PDF object"},
		{"Tj", "no PDF object"},
	} {
		o, err := (&Lexer{Data: []byte(c.text)}).Object()
		got := fmt.Sprint(o)
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s is read as %s, want %s", c.text, got, c.want)
		}
	}
}

// Nothing can be told of a page once an inline image was taken for operators.
func TestInlineImagesArePassedOver(t *testing.T) {
	l := &Lexer{Data: []byte("BI /W 1 /H 1 ID xEI EIx (\nEI Q")}
	l.Next()
	l.SkipImage()
	if next := l.Next(); string(next.Text) != "Q" {
		t.Errorf("behind the image stands %q", next.Text)
	}
}
