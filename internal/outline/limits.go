package outline

import "fieldguide/internal/source"

// Limits are what the author holds the guide to, as guide.yaml says under
// "editorial". Package editorial measures the guide by them; no renderer reads
// them. A limit of zero is none.
type Limits struct {
	Words    EditionLimits // of the whole guide
	Pages    EditionLimits // of its PDFs on the first of its sheets of paper
	Chapters []ChapterLimits
	Sections EditionLimits // words directly under a heading

	Lines              Limit // of the one page
	LineWords          Limit // of each of its lines
	SentenceWords      Limit
	ParagraphWords     Limit
	ParagraphSentences Limit
	DefinitionWords    Limit // of an entry of the glossary
	TableColumns       Limit
	TableRows          Limit
	SumsRows           Limit
	Decisions          Limit // DECISION callouts of a chapter
	HeadingWords       Limit // a heading of a section that has no more needs a verb, or to ask

	Banned []string // words and phrases, in lower case
	// ClassedNumbers asks that each number be computed, sourced or assumed.
	ClassedNumbers bool
	// RepeatedNumbers asks that the numbers of the one page stand elsewhere too.
	RepeatedNumbers bool

	// What is excepted, each with its reason.
	HeadingExceptions []Exception // by the heading, as path.Match reads it
	NumberExceptions  []Exception // by the number, as it is written
	TableExceptions   []Exception // tables of a chapter, by its id
	BannedExceptions  []Exception // phrases that hold a banned one
}

// A Limit is how few and how many there may be; zero Most is no bound.
type Limit struct {
	Least, Most int
	Span        source.Span // in guide.yaml
}

// Set reports whether there is a bound.
func (l Limit) Set() bool { return l.Least > 0 || l.Most > 0 }

// EditionLimits are a limit for each Detail.
type EditionLimits [OnePage + 1]Limit

// ChapterLimits are the words that each chapter of a group may have.
type ChapterLimits struct {
	Pattern string // of the chapters' ids, as path.Match reads it: "cases/*"; the first that matches counts
	Span    source.Span
	Words   EditionLimits
}

// An Exception is what a limit does not count for, and why.
type Exception struct {
	Name, Reason string
	Span         source.Span
}
