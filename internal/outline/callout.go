package outline

// A Callout is a quotation of a kind of its own, written as a GitHub alert.
type Callout struct {
	Node
	Kind   CalloutKind
	Blocks []Block // never empty
}

// A CalloutKind is one of GitHub's five alerts or one of a guide's own kinds.
type CalloutKind uint8

// The kinds of callout.
const (
	NoteCallout CalloutKind = iota
	Tip
	Important
	Warning
	Caution
	Key      // what the reader must not forget
	Decision // "I chose X over Y because Z; I would switch if W"
	Example  // folded on the site
	Question // its first block asks; the rest answers, folded on the site
	Line     // lines of the one page
)

var callouts = [...]struct{ name, label string }{
	NoteCallout: {"note", "Note"},
	Tip:         {"tip", "Tip"},
	Important:   {"important", "Important"},
	Warning:     {"warning", "Warning"},
	Caution:     {"caution", "Caution"},
	Key:         {"key", "Key point"},
	Decision:    {"decision", "Decision"},
	Example:     {"example", "Example"},
	Question:    {"question", "Question"},
	Line:        {"line", "In one line"},
}

// String returns the kind's name in lower case: authors write it in capitals
// as [!NAME], the site as a class.
func (k CalloutKind) String() string { return callouts[k].name }

// Label returns the words that stand over the callout in every edition.
func (k CalloutKind) Label() string { return callouts[k].label }

// CalloutKinds returns every kind.
func CalloutKinds() []CalloutKind {
	kinds := make([]CalloutKind, len(callouts))
	for i := range kinds {
		kinds[i] = CalloutKind(i)
	}
	return kinds
}
