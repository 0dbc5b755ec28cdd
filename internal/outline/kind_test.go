package outline

import (
	"reflect"
	"slices"
	"testing"
)

// oneOfEach is a block of every type, and a callout of every kind.
func oneOfEach() []Block {
	blocks := []Block{
		&Paragraph{}, &List{}, &DefinitionList{}, &Quote{}, &Fold{}, &Code{},
		&Table{}, &Figure{}, &Equation{}, &Diagram{}, &Sums{}, &Rule{}, &HTML{},
	}
	for _, k := range CalloutKinds() {
		blocks = append(blocks, &Callout{Kind: k})
	}
	return blocks
}

// A kind that Kinds forgets cannot be set in guide.yaml; one that no block has
// can be set and does nothing.
func TestKinds(t *testing.T) {
	var got []string
	for _, b := range oneOfEach() {
		got = append(got, Kind(b))
	}
	if !slices.Equal(got, Kinds()) {
		t.Errorf("the blocks have the kinds\n%v, and Kinds are\n%v", got, Kinds())
	}
}

// The tests above must meet every type of block that there is.
func TestOneOfEach(t *testing.T) {
	visitor := reflect.TypeFor[BlockVisitor]()
	for i := range visitor.NumMethod() {
		name := visitor.Method(i).Name
		if !slices.ContainsFunc(oneOfEach(), func(b Block) bool { return reflect.TypeOf(b).Elem().Name() == name }) {
			t.Errorf("oneOfEach lacks %s", name)
		}
	}
}

// Each kind of callout needs a name and words to stand over it.
func TestCallouts(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range CalloutKinds() {
		if k.String() == "" || k.Label() == "" || seen[k.String()] {
			t.Errorf("callout %d is called %q and labeled %q", k, k, k.Label())
		}
		seen[k.String()] = true
	}
}
