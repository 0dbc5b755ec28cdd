package verify

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// A SearchIndex is what the search of a site finds things with.
type SearchIndex struct {
	Sections []SearchSection `json:"sections"`
	Terms    SearchTerms     `json:"index"`
}

// A SearchSection is what one result of a search shows and leads to.
type SearchSection struct {
	Chapter int    `json:"chapter"` // index of its chapter's opening
	Number  string `json:"number"`
	Title   string `json:"title"`
	Address string `json:"address"` // percent-encoded, relative to the site's root
	Text    string `json:"text"`
}

// SearchTerms is a MiniSearch as it writes itself down.
type SearchTerms struct {
	Count    int            `json:"documentCount"`
	IDs      map[string]int `json:"documentIds"`
	Fields   map[string]int `json:"fieldIds"`
	Postings []searchTerm   `json:"index"`
	Version  int            `json:"serializationVersion"`
}

// A searchTerm is a term and, by field, the sections in which it stands.
type searchTerm struct {
	term   string
	places []byte // JSON: {"field":{"section":count, ...}, ...}
}

// UnmarshalJSON implements json.Unmarshaler.
func (t *searchTerm) UnmarshalJSON(data []byte) error {
	var pair [2]json.RawMessage
	if err := json.Unmarshal(data, &pair); err != nil {
		return err
	}
	t.places = pair[1]
	return json.Unmarshal(pair[0], &t.term)
}

// each calls see for every place of the term. That the JSON is sound was seen;
// of its shape nothing but the depth of its braces is used.
func (t *searchTerm) each(see func(field, section int)) {
	var number [3]int // by depth
	depth, key := 0, true
	for _, c := range t.places {
		switch {
		case c == '{':
			depth++
			key = true
			if depth < len(number) {
				number[depth] = 0
			}
		case c == '}':
			depth--
		case c == ':':
			key = false
			if depth == 2 {
				see(number[1], number[2])
			}
		case c == ',':
			key = true
			if 0 < depth && depth < len(number) {
				number[depth] = 0
			}
		case key && '0' <= c && c <= '9' && 0 < depth && depth < len(number):
			number[depth] = number[depth]*10 + int(c-'0')
		}
	}
}

// readSearchIndex reads a script that is one assignment of JSON in a string.
func readSearchIndex(data []byte) (*SearchIndex, error) {
	_, data, opens := bytes.Cut(data, []byte("fieldguideIndex=JSON.parse('"))
	data, ends := bytes.CutSuffix(data, []byte("');\n"))
	if !opens || !ends {
		return nil, errors.New("is not one assignment to fieldguideIndex")
	}
	text := make([]byte, 0, len(data))
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '\n', '\r', '\'':
			return nil, fmt.Errorf("its string ends at byte %d", i)
		case '\\':
			i++
			if i == len(data) || data[i] != '\\' && data[i] != '\'' {
				return nil, fmt.Errorf("byte %d of its string is an escape that JSON needs none of", i)
			}
		}
		text = append(text, data[i])
	}
	index := &SearchIndex{}
	if err := json.Unmarshal(text, index); err != nil {
		return nil, fmt.Errorf("its string is no JSON of ours: %w", err)
	}
	return index, nil
}
