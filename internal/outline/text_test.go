package outline

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fieldguide/internal/math"
)

// everyInline is an inline of every type; each that holds text holds its name.
func everyInline() []Inline {
	name := func(s string) []Inline { return []Inline{&Text{Value: s}} }
	return []Inline{
		&Text{Value: "text"},
		&Emphasis{Text: name("emphasis")},
		&Strong{Text: name("strong")},
		&Strike{Text: name("strike")},
		&Mark{Text: name("mark")},
		&Superscript{Text: name("superscript")},
		&Subscript{Text: name("subscript")},
		&CodeSpan{Value: "code"},
		&Keyboard{Text: name("keyboard")},
		&Abbreviation{Text: name("abbreviation"), Title: "not this"},
		&Link{Text: []Inline{&Strong{Text: name("link")}}, Title: "not this"},
		&Term{Text: name("term"), Entry: &Entry{Meaning: name("not this")}},
		&Image{Alt: "alt", Title: "not this"},
		&LineBreak{},
		&NoteRef{Note: &Note{Number: 7}},
		&Formula{Formula: &math.Formula{Source: `\pi`}},
		&InlineHTML{Text: "<not this>"},
	}
}

// Bookmarks, menus and running heads are plain text: what is lost here is lost
// in all of them.
func TestPlainText(t *testing.T) {
	var text []Inline
	for _, i := range everyInline() {
		text = append(text, i, &Text{Value: "."})
	}
	want := "text.emphasis.strong.strike.mark.superscript.subscript.code.keyboard.abbreviation.link.term.alt. ..\\pi.."
	if got := PlainText(text); got != want {
		t.Errorf("PlainText = %q, want %q", got, want)
	}
	if got := PlainText([]Inline{&Text{Value: "alone"}}); got != "alone" {
		t.Errorf("PlainText = %q, want %q", got, "alone")
	}
	if got := PlainText(nil); got != "" {
		t.Errorf("PlainText of nothing = %q", got)
	}
}

// The test above must meet every type of inline that there is.
func TestEveryInline(t *testing.T) {
	visitor := reflect.TypeFor[InlineVisitor]()
	for i := range visitor.NumMethod() {
		name := visitor.Method(i).Name
		if !slices.ContainsFunc(everyInline(), func(i Inline) bool { return reflect.TypeOf(i).Elem().Name() == name }) {
			t.Errorf("everyInline lacks %s", name)
		}
	}
}

// Numbers, links and selection go by Inspect: what it does not visit has no
// number, leads nowhere and loses its notes.
func TestInspect(t *testing.T) {
	text := func(s string) []Inline { return []Inline{&Text{Value: s}} }
	blocks := func(s string) []Block { return []Block{&Paragraph{Text: text(s)}} }
	c := &Chapter{
		Title: text("title"),
		Blocks: []Block{
			&List{Items: []*Item{{Blocks: blocks("one")}, {Blocks: blocks("two")}}},
			&DefinitionList{Items: []*Definition{{Terms: []*Headword{{Text: text("term")}, {Text: text("word")}}, Details: [][]Block{blocks("meaning")}}}},
			&Quote{Blocks: blocks("quote")},
			&Callout{Blocks: blocks("callout")},
			&Fold{Summary: text("summary"), Blocks: blocks("fold")},
			&Table{Caption: text("caption"), Head: []Cell{text("head")}, Rows: [][]Cell{{text("cell")}, {text("last")}}},
			&Figure{Caption: text("figure")}, &Diagram{Caption: text("diagram")},
			&Equation{}, &Code{}, &Sums{}, &Rule{}, &HTML{},
		},
		Sections: []*Section{
			{Title: text("section"), Blocks: blocks("in it"), Sections: []*Section{{Title: text("deeper"), Blocks: blocks("deep")}}},
			{Title: text("next")},
		},
		Notes: []*Note{{Blocks: blocks("note")}},
	}
	var got []string
	c.Inspect(func(b Block, i Inline) {
		if i, ok := i.(*Text); ok {
			got = append(got, i.Value)
		}
		if b != nil {
			got = append(got, "<"+Kind(b)+">")
		}
	})
	want := "title <list> <paragraph> one <paragraph> two <definitions> term word <paragraph> meaning " +
		"<quote> <paragraph> quote <note> <paragraph> callout <fold> summary <paragraph> fold " +
		"<table> caption head cell last <figure> figure <diagram> diagram <formula> <code> <sums> <rule> <html> " +
		"section <paragraph> in it deeper <paragraph> deep next <paragraph> note"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("Inspect saw\n%s\nwant\n%s", s, want)
	}
}

// A wrong address breaks a link in one output and not in another.
func TestTarget(t *testing.T) {
	for _, c := range []struct {
		target      Target
		id, address string
	}{
		{Target{URL: "https://example.org/"}, "", "https://example.org/"},
		{Target{Asset: &Asset{Path: "a/b.csv"}}, "", "a/b.csv"},
		{Target{Chapter: "index"}, "index", "index.html"},
		{Target{Chapter: "a/b"}, "a/b", "a/b/index.html"},
		{Target{Chapter: "a/b", Anchor: "c"}, "a/b:c", "a/b/index.html#c"},
	} {
		if got := c.target.ID(); got != c.id {
			t.Errorf("%+v has the id %q, want %q", c.target, got, c.id)
		}
		if got := c.target.Address(); got != c.address {
			t.Errorf("%+v has the address %q, want %q", c.target, got, c.address)
		}
	}
}

// A link into an edition is live only if IDs names its target; and a walk that is
// ended early must end.
func TestIDs(t *testing.T) {
	g := &Guide{Chapters: []*Chapter{
		{ID: "a", Sections: []*Section{{ID: "a:b", Sections: []*Section{{ID: "a:c"}}}, {ID: "a:d"}}},
		{ID: "draft-1", Draft: true},
		{ID: "e", Blocks: []Block{&Table{Anchor: "t", Node: Node{Detail: Distilled}}, &Quote{Blocks: []Block{&Figure{Anchor: "f"}, &Diagram{Anchor: "d"}, &Table{}}}}},
	}}
	if got, want := fmt.Sprint(g.At(Distilled).IDs()), "map[e:true e:t:true]"; got != want {
		t.Errorf("IDs = %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(g.IDs()), "map[a:true a:b:true a:c:true a:d:true e:true e:d:true e:f:true e:t:true]"; got != want {
		t.Errorf("IDs = %s, want %s", got, want)
	}
	for s := range g.Chapters[0].All() {
		if s.ID == "a:c" {
			break
		}
		if s.ID == "a:d" {
			t.Error("All went on")
		}
	}
}

// Names that templates print must be there for every value.
func TestNames(t *testing.T) {
	if got := fmt.Sprint(AlignStart, AlignCenter, AlignEnd); got != "start center end" {
		t.Errorf("alignments are called %s", got)
	}
	if got := fmt.Sprint(KeywordToken, DeletedToken, HeadingToken); got != "keyword deleted heading" {
		t.Errorf("token classes are called %s", got)
	}
	line := CodeLine{Tokens: []Token{{KeywordToken, "if"}, {PlainToken, " x"}}}
	if got := line.Text(); got != "if x" {
		t.Errorf("the line reads %q", got)
	}
	if SumsHead()[3] != "So what" {
		t.Errorf("sums are headed by %q", SumsHead())
	}
}
