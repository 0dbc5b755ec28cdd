package layout

import (
	"embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// hyphenFiles holds the patterns of the languages that can be hyphenated, as
// the hyph-utf8 project publishes them: hyph-LANGUAGE.tex, notices included.
// Another language is another file.
//
//go:embed hyphen/*.tex
var hyphenFiles embed.FS

// hyphenators remembers the patterns that were read: *hyphenator by language.
var hyphenators sync.Map

// A hyphenator finds where words of a language may be divided (Frank Liang,
// "Word Hy-phen-a-tion by Com-put-er", 1983): every pattern that matches a word
// votes on each place in it, and the places whose highest vote is odd are
// allowed. The patterns are in a dense trie. A nil hyphenator divides nothing.
type hyphenator struct {
	letters    map[rune]uint8 // 1 to width-1
	width      int
	next       []uint16 // of node n and letter l: next[n*width+l]; 0 is none
	votes      [][]byte // of node n: one for each place, before its first letter to after its last
	exceptions map[string][]int
}

// The shortest ends that may be left alone, in letters.
const (
	hyphenLeft  = 2
	hyphenRight = 3
)

// hyphenatorFor returns the patterns of a language, "en-US"; of its first
// relative if it has none of its own; nil if no relative has any.
func hyphenatorFor(language string) *hyphenator {
	tag := strings.ToLower(language)
	if h, ok := hyphenators.Load(tag); ok {
		return h.(*hyphenator)
	}
	h, _ := hyphenators.LoadOrStore(tag, readHyphenator(tag))
	return h.(*hyphenator)
}

func readHyphenator(tag string) *hyphenator {
	files, _ := hyphenFiles.ReadDir("hyphen") // embedded: cannot fail
	primary, _, _ := strings.Cut(tag, "-")
	name := ""
	for _, f := range files {
		switch stem := strings.TrimSuffix(strings.TrimPrefix(f.Name(), "hyph-"), ".tex"); {
		case stem == tag:
			name = f.Name()
		case name == "" && (stem == primary || strings.HasPrefix(stem, primary+"-")):
			name = f.Name()
		}
	}
	if name == "" {
		return nil
	}
	text, _ := hyphenFiles.ReadFile("hyphen/" + name)
	return parseHyphens(string(text))
}

func parseHyphens(text string) *hyphenator {
	patterns := group(text, `\patterns`)
	h := &hyphenator{letters: map[rune]uint8{}, exceptions: map[string][]int{}}
	for _, p := range patterns {
		for _, r := range p {
			if !unicode.IsDigit(r) && h.letters[r] == 0 {
				h.letters[r] = uint8(len(h.letters) + 1)
			}
		}
	}
	h.width = len(h.letters) + 1
	h.node()
	for _, p := range patterns {
		h.add(p)
	}
	for _, e := range group(text, `\hyphenation`) {
		h.except(e)
	}
	return h
}

// group returns the words in the braces that follow a command of a TeX file,
// without comments.
func group(text, command string) []string {
	var words []string
	inside := false
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "%")
		if !inside {
			_, rest, found := strings.Cut(line, command+"{")
			if !found {
				continue
			}
			inside, line = true, rest
		}
		line, _, closed := strings.Cut(line, "}")
		words = append(words, strings.Fields(line)...)
		if closed {
			break
		}
	}
	return words
}

func (h *hyphenator) node() uint16 {
	h.next = append(h.next, make([]uint16, h.width)...)
	h.votes = append(h.votes, nil)
	return uint16(len(h.votes) - 1)
}

func (h *hyphenator) add(pattern string) {
	at, votes := uint16(0), []byte{0}
	for _, r := range pattern {
		if r >= '0' && r <= '9' {
			votes[len(votes)-1] = byte(r - '0')
			continue
		}
		votes = append(votes, 0)
		edge := int(at)*h.width + int(h.letters[r])
		if h.next[edge] == 0 {
			n := h.node() // may move h.next
			h.next[edge] = n
		}
		at = h.next[edge]
	}
	h.votes[at] = votes
}

func (h *hyphenator) except(word string) {
	var places []int
	n := 0
	for _, r := range word {
		if r == '-' {
			places = append(places, n)
			continue
		}
		n++
	}
	h.exceptions[strings.ReplaceAll(word, "-", "")] = places
}

// Points returns the byte offsets in the word, punctuation around it included,
// at which it may be divided. Names with capitals inside, numbers and compounds
// stay whole.
func (h *hyphenator) Points(word string) []int {
	if h == nil {
		return nil
	}
	isLetter := func(r rune) bool { return unicode.IsLetter(r) }
	start := strings.IndexFunc(word, isLetter)
	end := strings.LastIndexFunc(word, isLetter)
	if start < 0 {
		return nil
	}
	_, size := utf8.DecodeRuneInString(word[end:])
	core := []rune(word[start : end+size])
	if len(core) < hyphenLeft+hyphenRight {
		return nil
	}
	for i, r := range core {
		if !unicode.IsLetter(r) || i > 0 && unicode.IsUpper(r) {
			return nil
		}
	}
	return h.offsets(h.places(core), core, start)
}

// places returns the numbers of letters before each allowed place.
func (h *hyphenator) places(core []rune) []int {
	lower := strings.ToLower(string(core))
	if places, ok := h.exceptions[lower]; ok {
		return places
	}
	word := []rune("." + lower + ".")
	votes := make([]byte, len(word)+1)
	for i := range word {
		at := uint16(0)
		for _, r := range word[i:] {
			if at = h.next[int(at)*h.width+int(h.letters[r])]; at == 0 {
				break
			}
			for k, v := range h.votes[at] {
				votes[i+k] = max(votes[i+k], v)
			}
		}
	}
	var places []int
	for n := hyphenLeft; n <= len(core)-hyphenRight; n++ {
		if votes[n+1]%2 == 1 {
			places = append(places, n)
		}
	}
	return places
}

func (h *hyphenator) offsets(places []int, core []rune, start int) []int {
	var offsets []int
	at := start
	for n, r := range core {
		for _, p := range places {
			if p == n {
				offsets = append(offsets, at)
			}
		}
		at += utf8.RuneLen(r)
	}
	return offsets
}
