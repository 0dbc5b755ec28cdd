package prose

import (
	"fmt"
	"strings"
	"testing"
)

// A reference taken for a claim buries the claims that lack a source; a claim taken
// for a reference is never checked.
func TestNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"34,722 a day, or 34\u202F722, are 0.1% of 34.7 M", "34,722=34722 34\u202F722=34722 0.1%=0.001 34.7 M=3.47e+07"},
		{"$4.10 M against $115; €2 and 5 ms", "$4.10 M=4.1e+06 $115=115 €2=2 5=5"},
		{"the 3rd of 20th place, 11th", ""},
		{"section 3.2, steps 2, 3 and 12, Figure\u00A014 (see § 33, p. 41) and rule 29", ""},
		{"minute 11, minutes 19–29, 14:05:30 on 18 April 2026, April 18", ""},
		{"In 2014, 2,014 of 2014 items", "2,014=2014"},
		{"3 raters, 10 items, 7 days, 11 days and 0 rows", "11=11"},
		{"8 points, 5%, 2x, 9 GB, 3 /s", "8=8 5%=0.05 2=2 9=9 3=3"},
		{"p99, F1, top-10, word2vec, 3-D, 2D, 1.2.3 and k8s", ""},
		{"a 45-minute plan for 50 M card-absent payments", "45=45 50 M=5e+07"},
		{"10–20% or 1 to 2 million; 28-36 pages", "10=0.1 20%=0.2 1=1e+06 2 million=2e+06 28=28 36=36"},
		{"400k, 12 percent, 4B parameters, 16GB", "400k=400000 12 percent=0.12 4B=4e+09 16=16"},
		{"an edge of 0.011 to 0.281", "0.011=0.011 0.281=0.281"},
		{"1,2345 and 12,34", "2345=2345 12=12 34=34"},
		{"", ""},
	} {
		var got []string
		for _, n := range Numbers(c.text) {
			got = append(got, fmt.Sprintf("%s=%v", n.Text, n.Value))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q:\ngot  %s\nwant %s", c.text, s, c.want)
		}
	}
}

// Any text must be read without a panic, and its numbers stand where they say.
func FuzzNumbers(f *testing.F) {
	f.Add("$1,234.5 M–20% of 3rd 14:05 § 2 and 3-D 1.2.3")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, n := range Numerals(text) {
			if n.Start < at || n.End <= n.Start || n.End > len(text) || text[n.Start:n.End] != n.Text {
				t.Fatalf("%q: %v after %d", text, n, at)
			}
			at = n.End
		}
	})
}
