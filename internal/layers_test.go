// Package internal holds no code of its own: this test holds every package to
// the layers and modules that README.md draws.
package internal

import (
	"bufio"
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// maxLines is the length above which a file is two files.
const maxLines = 600

const module = "fieldguide"

// A newcomer could otherwise not tell from README.md who may call whom.
func TestImportsFollowTheLayers(t *testing.T) {
	floors := layers(t)
	for _, f := range goFiles(t) {
		if strings.HasSuffix(f.name, "_test.go") {
			continue
		}
		floor, ok := floors[f.pkg]
		if !ok {
			t.Errorf("%s: package %q is on no floor of README.md's layers", f.name, f.pkg)
			continue
		}
		for _, path := range f.imports {
			pkg, ours := ownPackage(path)
			if !ours {
				continue
			}
			if below, ok := floors[pkg]; !ok || below <= floor {
				t.Errorf("%s: %s must not import %s: README.md's layers do not draw it below", f.name, f.pkg, pkg)
			}
		}
	}
}

// A module that anyone may import is soon imported by everyone.
func TestModulesStayInTheirPackages(t *testing.T) {
	allowed := modules(t)
	used := map[string]bool{}
	for _, f := range goFiles(t) {
		for _, path := range f.imports {
			name, outside := outsideModule(path, allowed)
			if !outside {
				continue
			}
			used[name] = true
			row, ok := allowed[name]
			isTest := strings.HasSuffix(f.name, "_test.go")
			switch {
			case !ok:
				t.Errorf("%s imports %s, which README.md's modules do not list", f.name, path)
			case !isTest && !slices.Contains(row, f.pkg):
				t.Errorf("%s: README.md lets only %v import %s", f.name, row, name)
			}
		}
	}
	for name := range allowed {
		if !used[name] {
			t.Errorf("README.md lists the module %s, which nothing imports", name)
		}
	}
}

// A file that cannot be read at a sitting hides what is in it.
func TestFilesAreShort(t *testing.T) {
	for _, f := range goFiles(t) {
		if n := bytes.Count(f.text, []byte("\n")); n > maxLines {
			t.Errorf("%s has %d lines; split it above %d", f.name, n, maxLines)
		}
	}
}

// README.md's table of packages would otherwise go stale.
func TestREADMENamesEveryPackage(t *testing.T) {
	readme := readme(t)
	for pkg := range layers(t) {
		if !strings.Contains(readme, "| `"+pkg+"` |") {
			t.Errorf("README.md's table of packages has no row for %s", pkg)
		}
	}
}

// A recipe is a promise: the files it names must be there.
func TestRecipesNameRealFiles(t *testing.T) {
	_, recipes, found := strings.Cut(readme(t), "## Recipes")
	if !found {
		t.Fatal("README.md has no section Recipes")
	}
	recipes, _, _ = strings.Cut(recipes, "\n## ")
	named := 0
	for _, field := range strings.Split(recipes, "`") {
		if strings.ContainsAny(field, " <>()\n") || !strings.Contains(field, "/") {
			continue
		}
		named++
		if _, err := os.Stat(filepath.Join("..", field)); err != nil {
			t.Errorf("a recipe in README.md names %s, which is not there", field)
		}
	}
	if named == 0 {
		t.Error("the recipes name no files")
	}
}

type goFile struct {
	name    string // relative to the repository
	pkg     string // as README.md names it: "layout", "cmd/fieldguide"
	text    []byte
	imports []string
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == "node_modules" || strings.HasPrefix(entry.Name(), ".g")) {
			return fs.SkipDir
		}
		if entry.IsDir() || path.Ext(name) != ".go" {
			return nil
		}
		f, err := readGo(name)
		files = append(files, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("found no Go files")
	}
	return files
}

func readGo(name string) (goFile, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return goFile{}, err
	}
	relative := strings.TrimPrefix(filepath.ToSlash(name), "../")
	f := goFile{name: relative, pkg: strings.TrimPrefix(path.Dir(relative), "internal/"), text: text}
	parsed, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if err != nil {
		return goFile{}, err
	}
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return goFile{}, err
		}
		f.imports = append(f.imports, imported)
	}
	return f, nil
}

func ownPackage(imported string) (string, bool) {
	rest, ours := strings.CutPrefix(imported, module+"/")
	return strings.TrimPrefix(rest, "internal/"), ours
}

// outsideModule returns the listed module that an import belongs to, or the
// import itself; the standard library is not outside.
func outsideModule(imported string, listed map[string][]string) (string, bool) {
	host, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(host, ".") {
		return "", false
	}
	for name := range listed {
		if imported == name || strings.HasPrefix(imported, name+"/") {
			return name, true
		}
	}
	return imported, true
}

// layers returns the floor of each package, counted from the top.
func layers(t *testing.T) map[string]int {
	t.Helper()
	floors := map[string]int{}
	for i, line := range block(t, "layers") {
		for _, pkg := range strings.Fields(line) {
			floors[pkg] = i
		}
	}
	return floors
}

// modules returns which packages may import each outside module. A line of the
// block is "module: package, package: reason".
func modules(t *testing.T) map[string][]string {
	t.Helper()
	allowed := map[string][]string{}
	for _, line := range block(t, "modules") {
		parts := strings.SplitN(line, ": ", 3)
		if len(parts) != 3 {
			t.Fatalf("README.md's modules: %q is not \"module: packages: reason\"", line)
		}
		allowed[parts[0]] = strings.Split(parts[1], ", ")
	}
	return allowed
}

// block returns the lines of README.md's fenced block of that name.
func block(t *testing.T, name string) []string {
	t.Helper()
	var lines []string
	inside := false
	scan := bufio.NewScanner(strings.NewReader(readme(t)))
	for scan.Scan() {
		switch line := scan.Text(); {
		case line == "```"+name:
			inside = true
		case line == "```":
			inside = false
		case inside:
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		t.Fatalf("README.md has no block ```%s", name)
	}
	return lines
}

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
