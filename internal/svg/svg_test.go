package svg

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fieldguide/internal/source"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"
)

// Each case is one construct: a picture and what is drawn of it, or the faults
// of several. UPDATE_GOLDEN=1 rewrites the cases.
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d cases, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(string(archive.Comment), "# ") || len(archive.Files) < 2 || len(archive.Files)%2 != 0 {
				t.Fatal("a case is a first line that says what would be lost, and pictures with their dumps")
			}
			update := os.Getenv("UPDATE_GOLDEN") != ""
			for i := 0; i < len(archive.Files); i += 2 {
				in, want := archive.Files[i], &archive.Files[i+1]
				got := []byte(result(in.Data))
				if update {
					want.Data = got
				}
				if d := diff.Diff("want", want.Data, "got", got); d != nil {
					t.Errorf("%s:\n%s", in.Name, d)
				}
			}
			if update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// result is the dump of a picture, or its fault as an author reads it.
func result(data []byte) string {
	d, err := Parse(data)
	var fault *Error
	if errors.As(err, &fault) {
		at := source.NewFile("in.svg", data).Position(fault.Offset)
		return fmt.Sprintf("%s: %s\nhint: %s\n", at, fault.Msg, fault.Hint)
	}
	return dump(d)
}

// A product that is not rounded by mul may be fused with a sum on one machine
// and not on another: then positions differ by a scaled point.
func TestOnlyMulMultiplies(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if f, ok := n.(*ast.FuncDecl); ok && f.Name.Name == "mul" {
				found++
				return false
			}
			if b, ok := n.(*ast.BinaryExpr); ok && b.Op == token.MUL {
				t.Errorf("%s: a product without mul", set.Position(b.Pos()))
			}
			if a, ok := n.(*ast.AssignStmt); ok && a.Tok == token.MUL_ASSIGN {
				t.Errorf("%s: a product without mul", set.Position(a.Pos()))
			}
			return true
		})
	}
	if found != 1 {
		t.Errorf("there are %d functions mul", found)
	}
}

// Whole quarters must be exact, or upright text would be turned a little; all
// else must be a sine.
func TestSincos(t *testing.T) {
	for degrees, want := range map[float64][2]float64{0: {0, 1}, 90: {1, 0}, 180: {0, -1}, 270: {-1, 0}, -90: {-1, 0}, 450: {1, 0}, -720: {0, 1}} {
		if s, c := sincos(degrees); s != want[0] || c != want[1] {
			t.Errorf("sincos(%v) = %v, %v", degrees, s, c)
		}
	}
	for degrees := -400.; degrees < 400; degrees += 0.37 {
		s, c := sincos(degrees)
		s0, c0 := math.Sincos(degrees * math.Pi / 180)
		if math.Abs(s-s0) > 4e-15 || math.Abs(c-c0) > 4e-15 {
			t.Errorf("sincos(%v) = %v, %v, want %v, %v", degrees, s, c, s0, c0)
		}
	}
}

// Every point of an arc must lie on its ellipse, whatever the flags.
func TestArcsAreRound(t *testing.T) {
	for to := 1.; to < 200; to += 7 {
		for flags := range 4 {
			var o outline
			o.move(point{})
			o.arc(point{}, ellipse{100, 100, 30}, flags&1 != 0, flags&2 != 0, point{to, 0})
			// The center lies over the middle of the chord.
			height := math.Sqrt(100*100 - to*to/4)
			if (flags&1 != 0) == (flags&2 != 0) {
				height = -height
			}
			center := point{to / 2, height}
			at := point{}
			for _, s := range o[1:] {
				for _, k := range []float64{0.25, 0.5, 1} {
					p := onCurve(at, s, k)
					if d := p.minus(center).length(); math.Abs(d-100) > 0.03 {
						t.Fatalf("flags %d, chord %v: a point lies %v from the center", flags, to, d)
					}
				}
				at = s.end()
			}
			if n := len(o); (flags&1 != 0) != (n > 3) {
				t.Errorf("flags %d, chord %v: %d segments", flags, to, n)
			}
		}
	}
}

func onCurve(from point, s segment, k float64) point {
	a, b, c := from.toward(s.p[0], k), s.p[0].toward(s.p[1], k), s.p[1].toward(s.p[2], k)
	a, b = a.toward(b, k), b.toward(c, k)
	return a.toward(b, k)
}

// A few lines that ask for a billion shapes must be refused at once.
func TestBombs(t *testing.T) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">`
	uses := head + `<g id="a0"><rect width="1" height="1"/></g>`
	for i := 1; i < 40; i++ {
		uses += fmt.Sprintf(`<g id="a%d"><use href="#a%d"/><use href="#a%d"/></g>`, i, i-1, i-1)
	}
	selector := strings.Repeat("g ", 60) + "rect"
	for name, picture := range map[string]string{
		"use":       uses + "</svg>",
		"depth":     head + strings.Repeat("<g>", 100_000),
		"entity":    `<!DOCTYPE svg [<!ENTITY a "` + strings.Repeat("x", 1000) + `">]>` + head + "<text>" + strings.Repeat("&a;", 5000) + "</text></svg>",
		"entities":  `<!DOCTYPE svg [<!ENTITY a "xx"><!ENTITY b "&a;&a;">]>` + head + "<text>&b;</text></svg>",
		"elements":  head + strings.Repeat("<g/>", 250_000) + "</svg>",
		"declared":  head + `<g style="` + strings.Repeat("fill:red;", 1_000_000) + `"/></svg>`,
		"variables": head + `<g style="` + strings.Repeat("--a:var(--b)", 100) + ";fill:" + strings.Repeat("var(--a)", 100) + `"/></svg>`,
		"fallbacks": head + chain(12) + "</svg>",
		"media":     head + "<style>" + strings.Repeat("@media all{", 300_000) + "</style></svg>",
		"selectors": head + "<style>" + strings.Repeat(selector+"x{fill:red}", 50) + "</style>" + strings.Repeat("<g>", 150) + strings.Repeat("<rect/>", 2000) + strings.Repeat("</g>", 150) + "</svg>",
	} {
		start := time.Now()
		_, err := Parse([]byte(picture))
		if name != "selectors" && name != "declared" && err == nil {
			t.Errorf("%s: no error", name)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// chain returns a style whose variables stand for each other many times, and for
// nothing at last.
func chain(n int) string {
	css := ""
	for i := range n {
		css += fmt.Sprintf("--v%d:%s;", i, strings.Repeat(fmt.Sprintf("var(--v%d,)", i+1), 100))
	}
	return `<g style="` + css + `fill:var(--v0)"/>`
}

// FuzzParse looks for pictures that break the reader, or that come out as
// something no painter could draw.
func FuzzParse(f *testing.F) {
	names, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for i := 0; i < len(archive.Files); i += 2 {
			f.Add(archive.Files[i].Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Parse(data)
		var fault *Error
		if errors.As(err, &fault) {
			if fault.Offset < 0 || fault.Offset > len(data) || fault.Msg == "" {
				t.Errorf("bad error %+v", fault)
			}
			return
		}
		if d.Width <= 0 || d.Height <= 0 {
			t.Error("no size")
		}
		for _, item := range d.Items {
			checkItem(t, item)
		}
	})
}

func checkItem(t *testing.T, item Item) {
	t.Helper()
	switch item := item.(type) {
	case *Path:
		switch {
		case len(item.Segments) == 0 || item.Segments[0].Kind != MoveTo:
			t.Errorf("a path that does not begin with a MoveTo")
		case item.Fill == nil && item.Stroke == nil:
			t.Errorf("a path that does not show")
		case item.Stroke != nil && (item.StrokeWidth <= 0 || item.MiterLimit < 1000 || len(item.Dash)%2 != 0 || item.DashOffset < 0):
			t.Errorf("a bad stroke: %+v", item)
		}
	case *Text:
		if len(item.Runs) == 0 {
			t.Error("a text without runs")
		}
		for _, r := range item.Runs {
			if r.Size <= 0 || r.Stroke != nil && r.StrokeWidth < 0 {
				t.Errorf("a bad run: %+v", r)
			}
		}
	}
}
