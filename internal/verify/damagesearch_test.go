package verify

import (
	"testing"

	"fieldguide/internal/outline"
	"fieldguide/internal/render"
)

// A search that finds other words than the guide's, or leads elsewhere, is worse
// than none: readers trust it. Each of these damages must be caught.
func TestDamagedSearchIndexesAreCaught(t *testing.T) {
	g := guide(t, "", "")
	p := readBook(t, book(t, g.At(outline.Distilled)))
	sound := web(t, g, p)
	if list := CompareSite(g, readSite(t, sound), []*PDF{p}); len(list) > 0 {
		t.Fatal(list[0])
	}
	const clarify = `assets/search-index.js: chapter 1 "Clarify": `
	for _, c := range []struct{ name, old, new, want string }{
		{"word changed", "Precision and recall", "Precision and recal",
			clarify + `word 3 is "recal", the outline has "recall"`},
		{"word dropped", "against each other", "against other",
			clarify + `word 6 is missing: "each"`},
		{"words swapped", "recall trade", "trade recall",
			clarify + `words 3 and 4 are swapped: "trade recall", the outline has "recall trade"`},
		{"note dropped", " Cost is what you pay.", "",
			`assets/search-index.js: section 1.1 "Ask questions": words 28 to 32 are missing: "Cost is what you pay."`},
		{"number", `"number":"1.1"`, `"number":"1.7"`,
			`assets/search-index.js: section 1.1 "Ask questions": the number is "1.7", the outline has "1.1"`},
		{"title", `"title":"Who asks"`, `"title":"Who begs"`,
			`assets/search-index.js: section "Who asks": the title is "Who begs", the outline has "Who asks"`},
		{"address nowhere", "steps/clarify/index.html#who", "steps/clarify/index.html#whom",
			`assets/search-index.js: "steps/clarify/index.html#whom" leads to #whom, which no element of steps/clarify/index.html is called`},
		{"address of no file", "steps/clarify/index.html#who", "steps/clarity/index.html#who",
			`assets/search-index.js: "steps/clarity/index.html#who" leads to steps/clarity/index.html, which no file is called`},
		{"address outside", "steps/clarify/index.html#who", "../index.html#who",
			`assets/search-index.js: "../index.html#who" leads out of the site's folder`},
		{"address elsewhere", "steps/clarify/index.html#who", "https://example.com/#who",
			`assets/search-index.js: "https://example.com/#who" leads out of the site's folder`},
		{"address of another", "steps/clarify/index.html#who", "steps/clarify/index.html#compute",
			`assets/search-index.js: two sections are at steps/clarify/index.html#compute`},
		{"section missing", "steps/clarify/index.html#who", "steps/clarify/index.html#compute",
			`assets/search-index.js: section "Who asks": is missing`},
		{"section added", `],"index":{`, `,{"chapter":0,"number":"9","title":"New","address":"404.html","text":""}],"index":{`,
			`assets/search-index.js: "9 New" at 404.html is not in the outline`},
		{"chapter of another", `{"chapter":1,"number":"1.1"`, `{"chapter":0,"number":"1.1"`,
			`assets/search-index.js: section 1.1 "Ask questions": is shown under another chapter than chapter 1 "Clarify"`},
		{"term dropped", `["recall",`, `["recalls",`,
			`assets/search-index.js: does not find "recall" in steps/clarify/index.html`},
		{"term added", `["recall",`, `["recalls",`,
			`assets/search-index.js: finds "recalls" in steps/clarify/index.html, where it does not stand`},
		{"term in another section", `["recall",{"2":{"1":`, `["recall",{"2":{"0":`,
			`assets/search-index.js: finds "recall" in index.html, where it does not stand`},
		{"term in no section", `["recall",{"2":{"1":`, `["recall",{"2":{"99":`,
			`assets/search-index.js: finds "recall" in a section that it does not have`},
		{"result shown as another", `"documentIds":{"0":0,"1":1`, `"documentIds":{"0":0,"1":2`,
			`assets/search-index.js: a result numbered 1 is shown as another`},
		{"version", `"serializationVersion":2`, `"serializationVersion":3`,
			`assets/search-index.js: its terms are those of 9 sections in version 3 of MiniSearch's form, it has 9 and version 2 is read`},
		{"fields", `"text":2`, `"body":2`,
			`assets/search-index.js: its terms are not told apart by title and text`},
		{"no script", "fieldguideIndex=", "fieldguideIndexes=",
			`assets/search-index.js: is not one assignment to fieldguideIndex`},
		{"string ends early", "Precision", "Preci'sion",
			""},
		{"no JSON", `"sections":[`, `"sections":[[`,
			""},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := CompareSite(g, readSite(t, damaged(t, sound, searchPath, c.old, c.new)), []*PDF{p})
			if c.want != "" {
				checkCaught(t, list, c.want, 8)
			} else if len(list) != 1 || list[0].Output != searchPath {
				t.Errorf("want one mismatch of %s, have %v", searchPath, list)
			}
		})
	}
	var without []render.File
	for _, f := range sound {
		if f.Path != searchPath {
			without = append(without, f)
		}
	}
	checkCaught(t, CompareSite(g, readSite(t, without), []*PDF{p}), `assets/search-index.js: the file is missing`, 1)
}
