package editorial

import (
	"fmt"
	"slices"
	"strings"

	"fieldguide/internal/prose"
)

// sentences measures a text's sentences, and a paragraph whole.
func (c *checker) sentences(t *text) {
	if t.kind != running && t.kind != caption {
		return
	}
	words := plain(t.inlines)
	all := prose.Sentences(words)
	for _, s := range all {
		sentence := words[s.Start:s.End]
		n := prose.Words(sentence)
		begin := beginning(sentence)
		c.over(find(t.at, begin), c.SentenceWords, n,
			fmt.Sprintf("the sentence %q has %s", strings.ReplaceAll(begin, object, "…")+" ...", counted(n, "word")), "make two of it")
	}
	if t.kind == caption {
		return
	}
	n := prose.Words(words)
	c.over(t.at, c.ParagraphWords, n, "the paragraph has "+counted(n, "word"), "divide it")
	c.over(t.at, c.ParagraphSentences, len(all), "the paragraph has "+counted(len(all), "sentence"), "divide it")
}

// beginning returns the first words of a sentence, by which it is found.
func beginning(sentence string) string {
	fields := strings.Fields(sentence)
	return strings.Join(fields[:min(len(fields), 4)], " ")
}

// bannedWords finds what no text of the guide should say.
func (c *checker) bannedWords(t *text) {
	words := plain(t.inlines)
	for _, banned := range c.Banned {
		for _, r := range prose.Phrases(words, banned) {
			if c.exception(c.BannedExceptions, func(phrase string) bool { return within(r, prose.Phrases(words, phrase)) }) {
				continue
			}
			c.warn(find(t.at, words[r.Start:r.End]), "leave it out, or say what is meant", "%q is banned", words[r.Start:r.End])
		}
	}
}

// within reports whether one of the ranges holds r.
func within(r prose.Range, ranges []prose.Range) bool {
	return slices.ContainsFunc(ranges, func(o prose.Range) bool { return o.Start <= r.Start && r.End <= o.End })
}
