package layout

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fieldguide/content"
	"fieldguide/internal/source"
	"fieldguide/internal/theme"
)

// prose returns the running text of the shipped guide, paragraph by paragraph,
// without its marking.
func prose(t testing.TB) []string {
	t.Helper()
	var paragraphs []string
	links := regexp.MustCompile(`\[+([^\]]*)\]+\([^)]*\)`)
	unmark := strings.NewReplacer("**", "", "*", "", "`", "", "\n", " ", "> ", "", " - ", " – ", "---", "—", "\"", "”", "'", "’")
	err := fs.WalkDir(content.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") {
			return err
		}
		text, err := fs.ReadFile(content.Files, name)
		for _, p := range strings.Split(string(text), "\n\n") {
			if p = strings.TrimSpace(p); len(p) > 150 && !strings.ContainsAny(p[:1], "#|<`[-0123456789") && !strings.Contains(p, "\n: ") {
				paragraphs = append(paragraphs, unmark.Replace(links.ReplaceAllString(p, "$1")))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paragraphs
}

// A lineStatistic is what a reader's eye sees of justified lines.
type lineStatistic struct {
	words, lines, hyphens, mostInARow, paragraphs, ragged int
	spaces                                                []int // thousandths of the natural space
}

func (s *lineStatistic) add(p *paragraph) {
	s.paragraphs++
	if p.setting != justify {
		s.ragged++
		return
	}
	row := 0
	for i := range p.ends {
		l := p.line(i)
		a, b := l.bounds()
		s.lines++
		if l.items[l.to].flagged {
			s.hyphens++
			row++
			s.mostInARow = max(s.mostInARow, row)
		} else {
			row = 0
		}
		fit := l.fitting(a, b)
		var natural theme.Length
		for _, it := range l.items[a:b] {
			if it.kind == glueItem {
				natural += it.width
			}
		}
		if natural > 0 && !l.filled() {
			s.spaces = append(s.spaces, int((natural+fit.extra)*1000/natural))
		}
	}
}

func (s *lineStatistic) quantile(thousandths int) int {
	slices.Sort(s.spaces)
	return s.spaces[min(len(s.spaces)*thousandths/1000, len(s.spaces)-1)]
}

func (s *lineStatistic) mean() int {
	sum := 0
	for _, x := range s.spaces {
		sum += x
	}
	return sum / len(s.spaces)
}

// Lost would be the even gray of a well-set page: gaps and rivers in the text,
// ladders of hyphens at its edge.
func TestWordSpaces(t *testing.T) {
	var s lineStatistic
	set := setterFor(t, theme.A4).setting(guideOf())
	for _, text := range prose(t) {
		l := set.text(theme.Pt(960), &Element{})
		c := set.compose(source.Span{}, l)
		c.words(text)
		s.words += len(strings.Fields(text))
		s.add(set.paragraph(source.Span{}, c.end(), theme.Pt(31100), theme.Pt(1300), justify))
	}
	t.Logf("%d of %d paragraphs ragged, %d words, %d lines, %d hyphens, %d in a row; spaces: mean %d, 95%% %d, 99.5%% %d, most %d, least %d",
		s.ragged, s.paragraphs, s.words, s.lines, s.hyphens, s.mostInARow, s.mean(), s.quantile(950), s.quantile(995), s.quantile(1000), s.quantile(0))
	for _, bar := range []struct {
		what      string
		got, most int
	}{
		{"mean word space", s.mean(), 1080},
		{"word space of 95% of the lines", s.quantile(950), 1350},
		{"word space of 99.5% of the lines", s.quantile(995), 1600},
		{"widest word space", s.quantile(1000), 1900},
		{"hyphens in 100 lines", s.hyphens * 100 / s.lines, 8},
		{"hyphens in a row", s.mostInARow, 2},
		{"paragraphs in 100 set ragged, since they would gape", s.ragged * 100 / s.paragraphs, 1},
	} {
		if bar.got > bar.most {
			t.Errorf("%s: %d, more than %d", bar.what, bar.got, bar.most)
		}
	}
	if len(set.faults) > 0 {
		t.Error(set.faults)
	}
	if s.words < 4000 {
		t.Errorf("only %d words were set", s.words)
	}
}
