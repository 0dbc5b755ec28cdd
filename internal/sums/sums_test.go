package sums

import (
	"fmt"
	"strings"
	"testing"

	"fieldguide/internal/source"
)

// read evaluates text as a block of its own.
func read(text string) ([]Row, source.ErrorList) {
	f := source.NewFile("in.md", []byte(text))
	var lines []Line
	at := 0
	for l := range strings.SplitSeq(text, "\n") {
		lines = append(lines, Line{Text: l, At: f.Span(at, at+len(l))})
		at += len(l) + 1
	}
	return Read(lines)
}

// If one of these failed, an author's right result would be called wrong.
func TestRightSums(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"a = 10 * 115 = 1,150",
		"a = 10 × 115 = 1 150",
		"a = 10·115 = 1 150",
		"mean QPS = 100 M * 30 / 86,400 s = 34,722 requests/s\npeak QPS = mean QPS * 3 = 104,167 -> so what",
		"impressions = 30 B\nlogged = impressions * 1 KB = 30 TB/day",
		"x = 16 GiB / 1 GB = 17.18",
		"x = 50 M * 64 * 2 bytes = 6.4 GB",
		"x = 300 M × 500 × 16 bytes = 2.4 TB",
		"x = 31.25 M/s * 5 MFLOP = 156 TFLOP/s",
		"loss = $0.05 * 33 M = $1.65 M/day",
		"loss = $0.05 * 33 M = 1.65 M$/day",
		"p = 0.95^10 = 60 %",
		"p = 0.95^10 = 59.9%",
		"p = 1 / 8.64 M = 1.2×10^-7",
		"p = 1 / 8.64 M = 1.16 × 10⁻⁷",
		"p = 1 / 8.64 M = 1.2e-7",
		"n = 2^62 = 4.6e18",
		"n = 2^64 = 18,446,744,073,709,551,616",
		"n = 10⁹ + 1 = 1,000,000,001",
		"n = 10 - 2 - 3 = 5",
		"n = -2^2 = -4",
		"n = (-2)^2 = 4",
		"n = 2^3^2 = 512",
		"n = 2^-1 = 0.5",
		"n = 2 × 10^2^2 = 20,000",
		"n = 12 / 2 / 3 = 2",
		"n = 2 + 3 * 4 = 14",
		"half = 1 / 8 = 0.13",
		"half = 5 / 2 = 3",
		"half = -5 / 2 = -3",
		"half = 1.005 * 100 = 101",
		"noise = 0.1 + 0.2 = 0.3",
		"c = ceil(0.1 * 30) = 3",
		"c = ceil(91.2 / 6) = 16",
		"c = floor(-0.5) = -1",
		"c = round(2.5) = 3",
		"s = sqrt(2) = 1.4142136",
		"s = sqrt(2)^2 = 2.0000000000",
		"l = log2(1 M) + ln(exp(1)) + log10(1,000) = 23.93",
		"m = min(3, 1, 2) + max(1,000, 2) = 1,001",
		"m = 16^0.5 = 4",
		"edge = 20 ms\nrank = 50 ms\nanswer = sum = 70 ms",
		"a = 1\n\nb = 2\nc = 3\nd = sum = 5\ne = 4\nf = sum = 4",
		"false declines/day = 5\ncost = false declines/day * 2 = 10",
		"recall = 80 %\nrecall at 5 = 0.5\nx = recall at 5 * recall = 0.4",
		"p99 = 3\nx = p99 * 2 = 6",
		"2nd stage = 3\nx = 2nd stage + 1 = 4",
		"ms = 3\nx = 20 * ms = 60",
		"req = 10 req/s * 60 s = 600",
		"min = 5\nx = min * min(min, 2) = 10",
		"x = assume 3 users -> because",
		"x = 0 * 5 = 0.0",
		"d = 3 - 5 = −2",
		"a = 3\n\n\nb = a = 3 -> an equation => of its own",
		"wide   name = 2\nx = wide name * wide  name = 4",
		"x = 1'000 * 2 = 2,000",
	} {
		if _, errs := read(text); len(errs) > 0 {
			t.Errorf("%s\n%v", text, errs)
		}
	}
}

// If one of these failed, a guide would print a wrong result, or its author
// would not be told the right one, or where it goes.
func TestWrongSums(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, want string }{
		{"a = 10 * 115 = 1,105", `1:16 "1,105" 10 × 115 is 1,150, not 1,105 / write 1,150`},
		{"a = 10*115 = 1105 users", `1:14 "1105" 10 × 115 is 1150, not 1105 / write 1150`},
		{"é = 10 × 115 = 1 105 users", `1:16 "1 105" 10 × 115 is 1 150, not 1 105 / write 1 150`},
		{"a = 104 * 1 M = 100 M", `1:17 "100 M" 104 × 1 M is 104 M, not 100 M / write 104 M`},
		{"a = 33 M * $0.05 = $1.66 M/day", `1:20 "$1.66 M" 33 M × $0.05 is $1.65 M, not $1.66 M / write $1.65 M`},
		{"a = 1/8 = 0.12", `1:11 "0.12" 1 ÷ 8 is 0.13, not 0.12 / write 0.13`},
		{"a = 1 / 8.64 M = 1.3×10^-7", `1:18 "1.3×10^-7" 1 ÷ 8.64 M is 1.2×10^-7, not 1.3×10^-7 / write 1.2×10^-7`},
		{"a = 2^62 = 4.4e18", `1:12 "4.4e18" 2^62 is 4.6e18, not 4.4e18 / write 4.6e18`},
		{"a = 2^62 = 4.6e8", `1:12 "4.6e8" 2^62 is 4.6e18, not 4.6e8 / write 4.6e18`},
		{"a = 2^64 = 18,446,744,073,709,551,615", `1:12 "18,446,744,073,709,551,615" 2^64 is 18,446,744,073,709,551,616, not 18,446,744,073,709,551,615 / write 18,446,744,073,709,551,616`},
		{"a = 5 - 8 = 3", `1:13 "3" 5 − 8 is −3, not 3 / write −3`},
		{"a = 1 / 300 = 1 %", `1:15 "1 %" 1 ÷ 300 is 0.3 %, not 1 % / write 0.3 %`},
		{"a = 300 M * 16 B = 4.8 GB", `1:20 "4.8 GB" 300 M × 16 B is 4,800,000,000.0 GB, not 4.8 GB / write 4,800,000,000.0 GB; B is a billion, so write the unit as bytes`},
		{"peak QPS = 3\nx = peek QPS * 2 = 6", `2:5 "peek QPS" no line above is called "peek QPS" / did you mean "peak QPS"?`},
		{"false declines/day = 3\nx = 2 * false declynes/day = 6", `2:9 "false declynes/day" no line above is called "false declynes/day" / did you mean "false declines/day"?`},
		{"x = y = 6", `1:5 "y" no line above is called "y" / define it in a line above`},
		{"x = x + 1 = 6", `1:5 "x" no line above is called "x" / define it in a line above`},
		{"x = sqr(4) = 2", `1:5 "sqr" no function is called "sqr" / did you mean "sqrt"?`},
		{"x = 1 / (2 - 2) = 0", `1:9 "(2 - 2)" the expression divides by zero / nothing can be divided by 0`},
		{"x = 0^-1 = 0", `1:6 "^-1" the expression divides by zero / 0 has no negative power`},
		{"x = (1 + 2 = 3", `1:11 "" a ) is missing / close the parenthesis`},
		{"x = 1 + 2) = 3", `1:10 ")" a ) closes nothing / delete it, or write ( before`},
		{"x = 1 + = 3", `1:8 "" the expression ends too early / write a number or a name after the operator`},
		{"x = 1 2 = 3", `1:7 "2" an operator is missing before "2" / write one of + - * / ^`},
		{"n = 3\nx = 2 n = 6", `2:7 "n" an operator is missing before "n" / write one of + - * / ^`},
		{"x = 1 # 2 = 3", `1:7 "#" "#" cannot stand here / write numbers and names with + - * / ^ and parentheses`},
		{"x = 1,15 + 1 = 3", `1:6 "," "," cannot stand here / write numbers and names with + - * / ^ and parentheses`},
		{"a = 1\na = 2", `2:1 "a" "a" is defined twice / it is line 1 of the sums already; choose another name`},
		{"a = 1 = 2 = 3", `1:13 "3" a line of sums has more than two = / write one line for each result`},
		{"no equation -> here", `1:1 "no equation" a line of sums has no = / write: name = expression = result, or: name = value`},
		{" = 3", `1:2 "" the quantity has no name / write what it is before the =`},
		{"5 = 3", `1:1 "5" "5" is no name / write at least one letter before the =`},
		{"a = ", `1:5 "" a has no value / write a number after the =`},
		{"a = many", `1:5 "many" "many" is no number / write a number with its unit, as 10 M users`},
		{"a = 2 * 3", `1:5 "2 * 3" 2 × 3 has no result / write = 6 after it`},
		{"a = 2 / 3 of b", `1:7 "/ 3" "2 / 3 of b" cannot be read / write: name = expression = result`},
		{"a = 2 * 1,500,000 = ", `1:21 "" 2 × 1,500,000 has no result / write 3 M after the =`},
		{"a = 2 * 3 = about 6", `1:13 "about 6" the result "about 6" is no number / begin it with a number, as 1.5 M users`},
		{"a =  = 3", `1:6 "" the expression is missing / write it between the two =`},
		{"a = sum = 3", `1:5 "sum" sum has nothing to add up / write the lines to add up directly above it`},
		{"a = 10^9999^9999 = 3", ""},
		{"a = ln(0) = 3", `1:5 "ln(0)" ln has no value here / look at the sign and the size of its number`},
		{"a = sqrt(0-1) = 3", `1:5 "sqrt(0-1)" sqrt has no value here / look at the sign and the size of its number`},
		{"a = sqrt(1, 2) = 3", `1:5 "sqrt(1, 2)" sqrt takes 1 number, not 2 / a comma before three digits parts thousands; any other parts arguments`},
		{"a = b = 3\nc = a * 2 = 1\nd = sum = 5", `1:5 "b" no line above is called "b" / define it in a line above`},
	} {
		_, errs := read(test.text)
		if test.want == "" {
			if len(errs) == 0 {
				t.Errorf("%s\nno error", test.text)
			}
			continue
		}
		got := ""
		for _, e := range errs {
			p := e.Span.Position()
			got += fmt.Sprintf("\n%d:%d %q %s / %s", p.Line, p.Column, e.Span.Text(), e.Msg, e.Hint)
		}
		if got = strings.TrimPrefix(got, "\n"); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// If this failed, a table of sums would show other words than its author's.
func TestRows(t *testing.T) {
	t.Parallel()
	rows, errs := read("DAU = assume 100 M users\nday = 86,400 s -> round it\n" +
		"mean QPS=DAU*30/day = 34,722/s -> a few hosts -> really\nneg = -(mean QPS - 1)^2 / max(1,2) = -602,781,636.3")
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	want := []Row{
		{"DAU", "", "100 M users", "", true},
		{"day", "", "86,400 s", "round it", false},
		{"mean QPS", "DAU × 30 ÷ day", "34,722/s", "a few hosts -> really", false},
		{"neg", "−(mean QPS − 1)^2 ÷ max(1, 2)", "-602,781,636.3", "", false},
	}
	for i, w := range want {
		if i >= len(rows) || rows[i] != w {
			t.Errorf("row %d\n got %+v\nwant %+v", i, rows, w)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"a = 10 * 115 = 1,105\nb = a / 0 = 1.2×10⁻⁷ -> c", "x = assume $1.65 M/day", "s = sum = 2 %", "((((((", "a = 9^9^9^9 = 1",
		"a = min(1,2;3) = 1e5", "é = ²³ = −€3", "a=1\n\na = sqrt(-1) = \x00", "x = 1e9999 * 1e9999 = 0", "a b = 1\nc = a  b × 2 = 2",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rows, errs := read(text)
		for _, r := range rows {
			if strings.Contains(r.Quantity, "\n") {
				t.Errorf("a row of two lines: %q", r.Quantity)
			}
		}
		if strings.Contains(text, "=") && len(rows) == 0 && len(errs) == 0 {
			t.Error("lines gave neither rows nor errors")
		}
		for _, e := range errs {
			if e.Msg == "" || e.Hint == "" || e.Span.End > len(text) {
				t.Errorf("error without words or place: %+v", e)
			}
		}
	})
}
