package layout

import (
	"embed"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// hyphenFiles holds the patterns of the languages that can be hyphenated, as
// the hyph-utf8 project publishes them, notices included. Another language is
// another file in the folder hyphen, and nothing else: hyph-TAG.tex, TAG in lower
// case. A guide in the language TAG, as its guide.yaml says, or in a narrower one,
// gets its patterns: hyph-de.tex serves de, de-AT and de-CH-1901, and
// hyph-de-ch-1901.tex the last of them better.
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
	letters     map[rune]uint8 // 1 to width-1
	width       int
	left, right int      // the shortest ends that may be left alone, in letters
	next        []uint32 // of node n and letter l: next[n*width+l]; 0 is none
	votes       [][]byte // of node n: one for each place, before its first letter to after its last
	exceptions  map[string][]int
}

// The shortest ends that may be left alone, in letters, unless the patterns'
// file tells others.
const (
	hyphenLeft  = 2
	hyphenRight = 3
)

// hyphenatorFor returns the patterns of a language, "en-US"; nil if there are
// none.
func hyphenatorFor(language string) *hyphenator {
	tag := strings.ToLower(language)
	if h, ok := hyphenators.Load(tag); ok {
		return h.(*hyphenator)
	}
	h, _ := hyphenators.LoadOrStore(tag, readHyphenator(hyphenFiles, tag))
	return h.(*hyphenator)
}

func readHyphenator(files fs.FS, tag string) *hyphenator {
	name := hyphenFile(files, tag)
	if name == "" {
		return nil
	}
	text, err := fs.ReadFile(files, name)
	if err != nil {
		panic("layout: " + err.Error()) // embedded: cannot be
	}
	return parseHyphens(string(text))
}

// hyphenFile returns the name of the patterns whose tag is the longest beginning
// of the wanted one (RFC 4647, 3.4); of the language's first relative if there
// are none; empty if no relative has any.
func hyphenFile(files fs.FS, tag string) string {
	const begin, end = "hyphen/hyph-", ".tex"
	names, _ := fs.Glob(files, begin+"*"+end) // the pattern is sound: cannot fail
	for {
		if slices.Contains(names, begin+tag+end) {
			return begin + tag + end
		}
		n := strings.LastIndexByte(tag, '-')
		if n < 0 {
			break
		}
		tag = tag[:n]
	}
	for _, name := range names {
		if strings.HasPrefix(name, begin+tag+"-") {
			return name
		}
	}
	return ""
}

func parseHyphens(text string) *hyphenator {
	patterns := group(text, `\patterns`)
	h := &hyphenator{letters: map[rune]uint8{}, exceptions: map[string][]int{}}
	h.left, h.right = shortestEnd(text, "left", hyphenLeft), shortestEnd(text, "right", hyphenRight)
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

// shortestEnd returns the number that the comment at the head of the file gives
// for that end of a word in print: "typesetting:", below it "left: 2".
func shortestEnd(text, side string, otherwise int) int {
	_, rest, _ := strings.Cut(text, "typesetting:")
	_, rest, _ = strings.Cut(rest, side+":")
	number, _, _ := strings.Cut(rest, "\n")
	if n, err := strconv.Atoi(strings.TrimSpace(number)); err == nil && n > 0 {
		return n
	}
	return otherwise
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

func (h *hyphenator) node() uint32 {
	h.next = append(h.next, make([]uint32, h.width)...)
	h.votes = append(h.votes, nil)
	return uint32(len(h.votes) - 1)
}

func (h *hyphenator) add(pattern string) {
	at, votes := uint32(0), []byte{0}
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
	if len(core) < h.left+h.right {
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
		at := uint32(0)
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
	for n := h.left; n <= len(core)-h.right; n++ {
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
