package pdffile

import (
	"bytes"
	"compress/zlib"
	"strings"
	"testing"
)

func deflated(data string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(data))
	w.Close()
	return b.String()
}

// A filter undone wrongly gives a font or a page that was never there.
func TestFiltersAreUndone(t *testing.T) {
	for _, c := range []struct {
		name, filter, parameters string
		raw, want                string
	}{
		{"none", "null", "null", "plain", "plain"},
		{"flate", "/FlateDecode", "null", deflated("text"), "text"},
		{"hex", "/ASCIIHexDecode", "null", "74 65 78 74>", "text"},
		{"base 85", "[/A85]", "null", "<~FCfN8~>", "test"},
		{"two", "[/AHx /Fl]", "null", strings.ToUpper(hexOf(deflated("text"))) + ">", "text"},
		{"up", "/Fl", "<</Predictor 12/Columns 2>>", deflated("\x02ab\x02\x01\x01"), "abbc"},
		{"left", "/Fl", "<</Predictor 11/Columns 3>>", deflated("\x01a\x01\x01"), "abc"},
		{"average", "/Fl", "<</Predictor 13/Columns 2>>", deflated("\x03aa\x03\x31\x00"), "a\x91a\x79"},
		{"Paeth", "/Fl", "<</Predictor 14/Columns 2>>", deflated("\x04ab\x04\x01\x01"), "a\xc3b\xc4"},
	} {
		f := &File{budget: minBudget}
		d := Dict{{"Filter", read(t, c.filter)}, {"DecodeParms", read(t, c.parameters)}}
		if got := f.Bytes(&Stream{Dict: d, Raw: []byte(c.raw)}); string(got) != c.want || f.Err() != nil {
			t.Errorf("%s: %q, %v, want %q", c.name, got, f.Err(), c.want)
		}
	}
}

func hexOf(s string) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(digits[s[i]>>4])
		b.WriteByte(digits[s[i]&15])
	}
	return b.String()
}

func read(t *testing.T, text string) Object {
	t.Helper()
	o, err := (&Lexer{Data: []byte(text)}).Object()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// What cannot be undone must be an error, not an empty page.
func TestUnknownFiltersAreErrors(t *testing.T) {
	for filter, want := range map[Name]string{
		"LZWDecode":   `no reader for streams packed with "LZWDecode"`,
		"FlateDecode": "inflate: zlib: invalid header",
	} {
		f := &File{budget: minBudget}
		f.Bytes(&Stream{Dict: Dict{{"Filter", filter}}, Raw: []byte("????")})
		if f.Err() == nil || f.Err().Error() != want {
			t.Errorf("%s: %v, want %s", filter, f.Err(), want)
		}
	}
}
