package highlight

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2/lexers"

	"fieldguide/internal/outline"
)

// If this failed, code would lose its colors or its meaning.
func TestClasses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ language, text, want string }{
		{"go", "func f() int { return 1 } // x", "keyword:func| |function:f|() |type:int| { |keyword:return| |number:1| } |comment:// x"},
		{"Python", "def f(x):\n\treturn \"s\" + x", "keyword:def| |function:f|(x):\n\t|keyword:return| |string:\"s\"| |operator:+| x"},
		{"diff", "-a\n+b\n", "deleted:-a\ninserted:+b"},
		{"sql", "SELECT 1;", "keyword:SELECT| |number:1|;"},
		{"", "a b", "a b"},
		{"no such language", "a b", "a b"},
		{"text", "if a\n\n\tb\n", "if a\n\n\tb"},
		{"go", "", ""},
		{"go", "\n", ""},
	} {
		var lines []string
		for _, l := range Lines(test.language, test.text) {
			var tokens []string
			for _, token := range l.Tokens {
				name := token.Class.String()
				if name != "" {
					name += ":"
				}
				tokens = append(tokens, name+token.Text)
			}
			lines = append(lines, strings.Join(tokens, "|"))
		}
		if got := strings.Join(lines, "\n"); got != test.want {
			t.Errorf("%s %q\n got %q\nwant %q", test.language, test.text, got, test.want)
		}
	}
}

// If this failed, a character of somebody's code would be lost or changed:
// chroma's own examples of every lexer are cut and put together again.
func TestExactForAllLexers(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/alecthomas/chroma/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(out)), "lexers", "testdata", "*.actual"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	colored := 0
	for i, file := range files {
		language, _, _ := strings.Cut(filepath.Base(file), ".")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if i%2 == 0 { // lexing is slow: every other example, as Windows writes it
			text = strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\r\n")
		}
		if exact(t, language, text) {
			colored++
		}
	}
	if colored < 9*len(files)/10 {
		t.Errorf("%d of %d texts have colors", colored, len(files))
	}
}

// exact checks that the lines are those of the text, and reports whether any
// token has a class.
func exact(t *testing.T, language, text string) (colored bool) {
	t.Helper()
	want := strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	var got []string
	for _, l := range Lines(language, text) {
		for i, token := range l.Tokens {
			if token.Text == "" || i > 0 && l.Tokens[i-1].Class == token.Class {
				t.Errorf("%s: token %d of %q is empty or not joined", language, i, l.Text())
			}
			colored = colored || token.Class != outline.PlainToken
		}
		got = append(got, l.Text())
	}
	if strings.Join(got, "\n") != want {
		t.Errorf("%s: lines are not those of %q", language, text)
	}
	return colored
}

func FuzzLines(f *testing.F) {
	for _, language := range []string{"go", "python", "html", "bash", "json", "rust", "diff", "yaml", "c++", "markdown"} {
		f.Add(language, "a = \"b\r\n\tc\" // d\x00\xff\r")
	}
	names := lexers.Names(true)
	f.Fuzz(func(t *testing.T, language, text string) {
		if len(language) == 1 { // so that the fuzzer reaches all lexers
			language = names[int(language[0])%len(names)]
		}
		if len(text) > 0 {
			exact(t, language, text)
		}
	})
}

func BenchmarkLines(b *testing.B) {
	text := strings.Repeat("func f(a int) string {\n\treturn \"x\" + g(1, 2.5) // why\n}\n", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Lines("go", text)
	}
}
