package site

// A wordage counts words: stretches of text between white space, whatever
// marking runs through them.
type wordage struct {
	count  int
	inside bool // of a word
}

func (w *wordage) add(text string) {
	for i := range len(text) {
		space := text[i] == ' ' || text[i] == '\t' || text[i] == '\n'
		if !space && !w.inside {
			w.count++
		}
		w.inside = !space
	}
}

// end ends the current word, as the end of a block does.
func (w *wordage) end() { w.inside = false }

// take returns the count and begins anew.
func (w *wordage) take() int {
	n := w.count
	*w = wordage{}
	return n
}
