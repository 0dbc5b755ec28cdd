package load

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/source"
)

// A limitsReader reads what guide.yaml says under "editorial".
type limitsReader struct {
	*settings
	*outline.Limits
}

// limitKeys are the keys of "editorial".
var limitKeys = []struct {
	name string
	read func(*limitsReader, pair)
}{
	{"words", func(r *limitsReader, p pair) { r.Words = r.editions(p) }},
	{"pages", func(r *limitsReader, p pair) { r.Pages = r.editions(p) }},
	{"chapters", (*limitsReader).chapters},
	{"sections", func(r *limitsReader, p pair) { r.Sections = r.editions(p) }},
	{"lines", func(r *limitsReader, p pair) { r.Lines = r.limit(p) }},
	{"line_words", func(r *limitsReader, p pair) { r.LineWords = r.limit(p) }},
	{"sentence_words", func(r *limitsReader, p pair) { r.SentenceWords = r.limit(p) }},
	{"paragraph_words", func(r *limitsReader, p pair) { r.ParagraphWords = r.limit(p) }},
	{"paragraph_sentences", func(r *limitsReader, p pair) { r.ParagraphSentences = r.limit(p) }},
	{"definition_words", func(r *limitsReader, p pair) { r.DefinitionWords = r.limit(p) }},
	{"table_columns", func(r *limitsReader, p pair) { r.TableColumns = r.limit(p) }},
	{"table_rows", func(r *limitsReader, p pair) { r.TableRows = r.limit(p) }},
	{"sums_rows", func(r *limitsReader, p pair) { r.SumsRows = r.limit(p) }},
	{"decisions", func(r *limitsReader, p pair) { r.Decisions = r.limit(p) }},
	{"heading_words", func(r *limitsReader, p pair) { r.HeadingWords = r.limit(p) }},
	{"banned", (*limitsReader).banned},
	{"numbers", (*limitsReader).numbers},
	{"exceptions", (*limitsReader).exceptions},
}

// editorial reads the limits.
func (s *settings) editorial(p pair) {
	r := &limitsReader{s, &outline.Limits{}}
	s.guide.Limits = r.Limits
	names := make([]string, len(limitKeys))
	for i, k := range limitKeys {
		names[i] = k.name
	}
	pairs, _ := s.mapping(p.value)
	for _, p := range pairs {
		known := false
		for _, k := range limitKeys {
			if known = k.name == p.key; known {
				k.read(r, p)
				break
			}
		}
		if !known {
			s.unknown(p, names)
		}
	}
}

// limit reads a number, which is the most, or two with a hyphen between.
func (r *limitsReader) limit(p pair) outline.Limit {
	text, at, ok := r.text(p)
	if !ok {
		return outline.Limit{}
	}
	least, most, isRange := strings.Cut(text, "-")
	if !isRange {
		least, most = "0", text
	}
	from, errFrom := strconv.Atoi(strings.TrimSpace(least))
	to, errTo := strconv.Atoi(strings.TrimSpace(most))
	if errFrom != nil || errTo != nil || from < 0 || to < max(from, 1) {
		r.faults.Add(at, fmt.Sprintf("%q is no limit", text), `write the most, such as 350, or the least and the most, such as 450-550`)
		return outline.Limit{}
	}
	return outline.Limit{Least: from, Most: to, Span: at}
}

// editions reads a limit for each edition that is named.
func (r *limitsReader) editions(p pair) outline.EditionLimits {
	var limits outline.EditionLimits
	pairs, _ := r.mapping(p.value)
	for _, p := range pairs {
		d, err := outline.ParseDetail(p.key)
		if err != nil {
			r.faults.Add(p.at, fmt.Sprintf("no detail is called %q", p.key),
				source.DidYouMean(p.key, outline.Details(), "write some of "+strings.Join(outline.Details(), ", ")))
			continue
		}
		limits[d] = r.limit(p)
	}
	return limits
}

func (r *limitsReader) chapters(p pair) {
	pairs, _ := r.mapping(p.value)
	for _, p := range pairs {
		pattern := strings.TrimSuffix(p.key, ".md")
		if _, err := path.Match(pattern, ""); err != nil {
			r.faults.Add(p.at, fmt.Sprintf("%q is no pattern of chapters", p.key), `write one such as "cases/*"`)
			continue
		}
		r.Chapters = append(r.Chapters, outline.ChapterLimits{Pattern: pattern, Span: p.at, Words: r.editions(p)})
	}
}

func (r *limitsReader) banned(p pair) {
	for _, n := range r.items(p) {
		if word, _, ok := r.text(pair{key: p.key, value: n}); ok && word != "" {
			r.Banned = append(r.Banned, strings.ToLower(word))
		}
	}
}

func (r *limitsReader) numbers(p pair) {
	names := []string{"classed", "repeated"}
	for _, n := range r.items(p) {
		word, at, ok := r.text(pair{key: p.key, value: n})
		switch {
		case !ok:
		case word == "classed":
			r.ClassedNumbers = true
		case word == "repeated":
			r.RepeatedNumbers = true
		default:
			r.faults.Add(at, fmt.Sprintf("numbers cannot be %q", word), source.DidYouMean(word, names, "write some of "+strings.Join(names, ", ")))
		}
	}
}

func (r *limitsReader) exceptions(p pair) {
	lists := map[string]*[]outline.Exception{"headings": &r.HeadingExceptions, "numbers": &r.NumberExceptions, "tables": &r.TableExceptions, "banned": &r.BannedExceptions}
	pairs, _ := r.mapping(p.value)
	for _, p := range pairs {
		list := lists[p.key]
		if list == nil {
			r.unknown(p, []string{"headings", "numbers", "tables", "banned"})
			continue
		}
		named, _ := r.mapping(p.value)
		for _, e := range named {
			reason, at, ok := r.text(e)
			if _, err := path.Match(e.key, ""); err != nil {
				r.faults.Add(e.at, fmt.Sprintf("%q is no pattern", e.key), `write \[ for a bracket`)
			}
			if ok && reason == "" {
				r.faults.Add(at, fmt.Sprintf("the exception %q has no reason", e.key), "write why behind the colon")
			}
			*list = append(*list, outline.Exception{Name: e.key, Reason: reason, Span: e.at})
		}
	}
}
