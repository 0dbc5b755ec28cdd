package outline

// An Entry is what the guide's glossary says of a term. Load takes it from a
// definition list of the chapter that guide.yaml names.
type Entry struct {
	Headword *Headword
	Target   Target   // of the headword
	Meaning  []Inline // the first paragraph of the definition, without its links and notes; never empty
}

// A Term is a word of running text that the glossary explains. The site shows what
// it means where it stands; print sets the word alone. Load finds them: the first
// in each chapter before its sections, and in each section of level 2 with all
// below it, outside headings, links, code and captions.
type Term struct {
	Text  []Inline
	Entry *Entry
}
