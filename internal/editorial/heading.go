package editorial

import (
	"path"
	"slices"
	"strings"

	"fieldguide/internal/outline"
	"fieldguide/internal/prose"
)

// A heading says what its section claims or asks: "Log features at serving time",
// not "Features". Whether words have a verb among them cannot be told for certain
// without knowing the language. This is told of headings that have no more words
// than the limit: they ask (a question mark, or a word that asks at their head), or
// have a verb: a form of "be", "have", "do" or of an auxiliary anywhere; a verb of
// the list at their head, as in "Draw paths"; any word at their head before an
// article or its like, as in "Price both errors"; a verb of the list with an ending,
// -s, -es, -ed, behind another word, as in "Nobody waits"; or one behind a plural, as
// in "Prices decide". The list leaves out words that are as often nouns, "test",
// "rank", "model". Longer headings are taken to say
// something; titles of chapters are names and may be nouns.

// heading checks one heading.
func (c *checker) heading(s *outline.Section) {
	title := plain(s.Title)
	if !c.HeadingWords.Set() || prose.Words(title) > c.HeadingWords.Most || says(title) {
		return
	}
	if c.exception(c.HeadingExceptions, func(pattern string) bool {
		ok, _ := path.Match(strings.ToLower(pattern), strings.ToLower(outline.PlainText(s.Title))) // load has seen that it is a pattern
		return ok
	}) {
		return
	}
	c.warn(s.Span, "write what the section claims or asks, or except the heading in guide.yaml", "the heading %q is a bare noun", title)
}

// says reports whether a heading asks or has a verb.
func says(title string) bool {
	if strings.HasSuffix(strings.TrimSpace(title), "?") {
		return true
	}
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(title, "’", "'")), func(r rune) bool {
		return r != '\'' && !('a' <= r && r <= 'z') && r < 0x80
	})
	for i, w := range words {
		switch {
		case slices.Contains(auxiliaries, w), i == 0 && slices.Contains(asking, w):
			return true
		case i == 0 && slices.Contains(verbs, w):
			return true
		case i == 1 && slices.Contains(articles, w) && !slices.Contains(articles, words[0]) && !slices.Contains(prepositions, words[0]):
			return true
		case i > 0 && (inflected(w) || strings.HasSuffix(words[i-1], "s") && slices.Contains(verbs, w)):
			return true
		}
	}
	return false
}

// asking are the words that begin a question, also an indirect one: "How it works".
var asking = []string{"how", "why", "what", "when", "where", "which", "who", "whether"}

// articles, and what stands in their place, follow no noun.
var articles = strings.Fields("a an the this that these those both each every all no any one it them your our their its what which only")

var prepositions = strings.Fields(`
	about after against and at before behind below beyond but by for from in inside into not of off on or out over past per than through to
	under until with within without`)

var auxiliaries = strings.Fields(`
	is are was were be been being am isn't aren't wasn't weren't has have had hasn't haven't do does did don't doesn't didn't
	can cannot can't could may might must shall should shouldn't will won't would wouldn't need needn't let's`)

// verbs are those that headings give advice with, in their plain form.
var verbs = strings.Fields(`
	accept add admit agree allow announce answer apply ask assume avoid back begin block bound break bring build buy calibrate call carry
	catch check choose clarify climb close collect combine come compare compute confirm consider count cover cut decide deduplicate define
	defend delay delete deploy derive describe detect divide do draw drop earn end enforce estimate evaluate exclude expect explain expose
	fail fall fill filter find finish fit fix follow forget frame freeze get give go grow handle hedge hide hold ignore include infer
	invent isolate iterate join judge keep know lead learn leave let lie limit listen log look lose make mark match mean measure mend merge
	migrate minimize mix monitor move name narrow need open optimize order own partition pay pick place plan point precompute predict prefer
	prepare preserve prove prune publish pull push put quote raise read recalibrate recall reconcile record recover reduce refuse reject
	release remove repair repeat replace replay report respect respond retrain return reuse reveal review revisit roll run say scan see
	select sell send separate serve set settle ship show shrink simplify skip slice slow solve sort spare speak spend split stand start state
	stay stop store study subtract sum support survive switch take teach tell think throw tie time train treat trim trust try tune turn
	undo update use validate vary verify wait walk warm warn watch weigh win wire write`)

// inflected reports whether a word is a verb of the list with an ending, or one of
// the irregular pasts.
func inflected(w string) bool {
	if slices.Contains([]string{"broke", "brought", "built", "bought", "came", "chose", "fell", "found", "got", "gave", "went", "grew", "held", "kept",
		"knew", "led", "left", "lost", "made", "meant", "paid", "said", "saw", "sold", "sent", "stood", "took", "taught", "told", "thought", "won", "wrote"}, w) {
		return true
	}
	for _, ending := range []string{"s", "es", "ed", "d", "ies", "ied"} {
		stem, ok := strings.CutSuffix(w, ending)
		if strings.HasPrefix(ending, "i") {
			stem += "y"
		}
		if ok && slices.Contains(verbs, stem) && !slices.Contains(plurals, w) {
			return true
		}
	}
	return false
}

// plurals are nouns that look like a verb with an ending.
var plurals = strings.Fields(`answers blocks bounds breaks calls checks cuts ends estimates falls fits fixes limits logs looks marks means measures
	monitors names needs orders places plans points reads records repairs replays reports returns reviews rolls runs scans sets shows slices sorts
	splits stands starts states stops stores studies sums supports switches ties times trains turns updates uses walks watches wins`)
