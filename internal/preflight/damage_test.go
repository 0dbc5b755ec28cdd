package preflight

import (
	"regexp"
	"strings"
	"testing"

	"fieldguide/internal/pdftest"
)

// What a sound file must not be accused of: every build would fail.
func TestSoundFileHasNoFaults(t *testing.T) {
	for _, f := range Check("book.pdf", pdftest.Pack(sound(t))) {
		t.Error(f)
	}
}

// damages are edits of the sound file's objects, each the first match of an
// expression replaced, and the fault that must be told of it, without numbers of
// objects. At most so many faults may be told: what follows from the damage, too.
var damages = []struct {
	name, old, new string
	most           int
	want           string
}{
	{"not marked", `/Marked true`, `/Marked false`, 1,
		"the file is not marked as tagged (MarkInfo, Marked) (ISO 14289-1, 6.2)"},
	{"suspects", `/Marked true`, `/Marked true /Suspects true`, 1,
		"the tags are marked as doubtful (Suspects) (ISO 14289-1, 7.1)"},
	{"title not shown", `/DisplayDocTitle true`, `/DisplayDocTitle false`, 1,
		"readers are not told to show the title (DisplayDocTitle) (ISO 14289-1, 7.1)"},
	{"no language", `/Lang \(en-US\)`, ``, 1,
		"the file does not name its language (Lang) (ISO 14289-1, 7.2)"},
	{"bad language", `/Lang \(en-US\)`, `/Lang (english please)`, 1,
		`the language "english please" is no BCP 47 tag (ISO 14289-1, 7.2)`},
	{"no structure", `/StructTreeRoot \d+ 0 R`, ``, 30,
		"the file has no structure tree (ISO 14289-1, 7.1)"},

	{"role unmapped", `/Callout /Sect`, ``, 1,
		"page 3: the role Callout leads to no standard role (ISO 14289-1, 7.1)"},
	{"role in a circle", `/Callout /Sect`, `/Callout /Box /Box /Callout`, 1,
		"page 3: the role Callout leads round in the role map (ISO 14289-1, 7.1)"},
	{"standard role mapped", `/Callout /Sect`, `/Callout /Sect /P /Span`, 1,
		"the standard role P is mapped to Span (ISO 14289-1, 7.1)"},
	{"level left out", `/S /H2`, `/S /H4`, 1,
		"page 3: H4 follows H1: a level is left out (ISO 14289-1, 7.4.2)"},
	{"first heading", `/S /H1`, `/S /H2`, 1,
		"page 3: the first heading is H2, not H1 (ISO 14289-1, 7.4.2)"},
	{"item outside of a list", `/S /L /P`, `/S /Sect /P`, 2,
		"page 3: an LI stands in Sect, not in L (ISO 14289-1, 7.6)"},
	{"item without body", `/S /LBody`, `/S /P`, 2,
		"page 3: an LI has no LBody (ISO 14289-1, 7.6)"},
	{"cell outside of a row", `/S /TR`, `/S /Div`, 4,
		"page 3: a TH stands in Div, not in TR (ISO 14289-1, 7.5)"},
	{"scope", `/Scope /Column`, `/Scopes /Column`, 1,
		"page 3: a TH does not tell whether it heads a row or a column (Scope) (ISO 14289-1, 7.5)"},
	{"unknown scope", `/Scope /Column`, `/Scope /Colum`, 1,
		`page 3: a TH has the Scope "Colum" (ISO 14289-1, 7.5)`},
	{"table not rectangular", `/S /TD (/P \d+ 0 R /Pg \d+ 0 R /K \[\d+\])`, `/S /TD $1 /A << /O /Table /ColSpan 2 >>`, 1,
		"page 3: a row of a table has 3 columns, the first has 2 (ISO 14289-1, 7.5)"},
	{"cell reaches too deep", `/S /TD (/P \d+ 0 R /Pg \d+ 0 R /K \[\d+\])`, `/S /TD $1 /A << /O /Table /RowSpan 9 >>`, 2,
		"page 3: cells reach down beyond the last row of a table (ISO 14289-1, 7.5)"},
	{"figure without words", `/Alt \(A red square\)`, ``, 1,
		"page 3: a figure has no alternative text (Alt) (ISO 14289-1, 7.3)"},
	{"figure without place", `/Placement /Block /BBox`, `/Placement /Block /Box`, 1,
		"page 3: a figure does not tell its place on the page (BBox) (ISO 14289-1, 7.3)"},
	{"formula without words", `/Alt \(x sub 1 plus y\)`, ``, 1,
		"page 3: a formula has no alternative text (Alt) (ISO 14289-1, 7.7)"},
	{"note without name", `/ID \(clarify:fn-1\)`, ``, 1,
		"page 3: a note has no ID (ISO 14289-1, 7.9)"},
	{"notes of one name", `/ID \(clarify:fn-2\)`, `/ID (clarify:fn-1)`, 1,
		`page 3: two notes have the ID "clarify:fn-1" (ISO 14289-1, 7.9)`},
	{"link without annotation", `<< /Type /OBJR [^>]*>>`, ``, 2,
		"page 1: a Link holds no annotation (OBJR) (ISO 14289-1, 7.18.5)"},
	{"parent", `/S /P /P (\d+) 0 R`, `/S /P /P 1 0 R`, 1,
		"page 1: an element names object N as its parent, and is in object N (ISO 32000-1, 14.7.2)"},

	{"parent tree without an entry", `/Nums \[0 \[\d+ 0 R`, `/Nums [0 [null`, 1,
		"page 1: the parent tree does not lead from MCID 0 to its P (ISO 32000-1, 14.7.4.4)"},
	{"parent tree astray", `/Nums \[0 \[\d+ 0 R`, `/Nums [0 [1 0 R`, 1,
		"page 1: the parent tree leads from MCID 0 to object N, it belongs to the P of object N (ISO 32000-1, 14.7.4.4)"},
	{"annotation's way back", `/StructParent 3 `, `/StructParent 4 `, 1,
		"page 1: the parent tree leads from an annotation to object N, it belongs to the Link of object N (ISO 32000-1, 14.7.4.4)"},
	{"content without element", `/Pg \d+ 0 R /K \[0\]`, `/K []`, 1,
		"page 1: the content with MCID 0 belongs to no element (ISO 14289-1, 7.1)"},
	{"element without content", `/Pg (\d+ 0 R) /K \[0\]`, `/Pg $1 /K [0 77]`, 1,
		"page 1: a P holds the content with MCID 77, which is not drawn (ISO 32000-1, 14.7.4)"},
	{"content of two", `/K \[1\]`, `/K [0]`, 2,
		"page 1: the content with MCID 0 belongs to two elements, objects N and N (ISO 32000-1, 14.7.4)"},
	{"untagged text", `/P ?<</MCID 0>> ?BDC`, `/P BMC`, 3,
		"page 1: text is neither tagged nor an artifact (ISO 14289-1, 7.1)"},
	{"untagged rule", `/Artifact<</Type/Layout>>BDC`, `/Span BMC`, 2,
		"page 1: a line is neither tagged nor an artifact (ISO 14289-1, 7.1)"},
	{"artifact in tagged content", `(/P ?<</MCID 0>> ?BDC)`, `$1 /Artifact BMC EMC`, 1,
		"page 1: an artifact stands in tagged content (ISO 14289-1, 7.1)"},
	{"tagged content in an artifact", `(/P ?<</MCID 0>> ?BDC)`, `/Artifact BMC $1 EMC`, 3,
		"page 1: tagged content stands in an artifact (ISO 14289-1, 7.1)"},
	{"MCID twice", `<</MCID 1>>`, `<</MCID 0>>`, 3,
		"page 1: two marked-content sequences have the MCID 0 (ISO 32000-1, 14.7.4.2)"},

	{"tab order", `/Tabs /S`, `/Tabs /R`, 1,
		"page 1: the tab order does not follow the structure (Tabs) (ISO 14289-1, 7.18.3)"},
	{"link without words", `/Contents \(clarifying\)`, ``, 1,
		"page 3: a link does not say where it leads or what it is (Contents) (ISO 14289-1, 7.18.5)"},
	{"link not printed", `/F 4`, `/F 2`, 1,
		"page 1: an annotation is not shown and printed (F is 2) (ISO 19005-2, 6.3.2)"},
	{"movie", `/Subtype /Link`, `/Subtype /Movie`, 1,
		`page 1: a forbidden annotation: "Movie" (ISO 19005-2, 6.3.1)`},
	{"link to nowhere", `/Contents \(clarifying\) /Dest \(clarify:who\)`, `/Contents (clarifying) /Dest (nowhere)`, 1,
		`page 3: a link leads to "nowhere", which no place is called (ISO 32000-1, 12.3.2)`},
	{"bookmark to nowhere", `/Title \(Who asks\)( /Parent \d+ 0 R) /Dest \(clarify:who\)`, `/Title (Who asks)$1 /Dest (nowhere)`, 1,
		`a bookmark leads to "nowhere", which no place is called (ISO 32000-1, 12.3.2)`},
	{"destination on no page", `\(clarify\) \[\d+ 0 R`, `(clarify) [1 0 R`, 1,
		"clarify leads to no page of the file (ISO 32000-1, 12.3.2)"},
	{"no bookmarks", `/Outlines \d+ 0 R`, ``, 1,
		"the file has no bookmarks (ISO 14289-1, 7.17)"},

	{"font not embedded", `/FontFile2 \d+ 0 R`, ``, 1,
		"page 1: the font F is not embedded (ISO 14289-1, 7.21.4.1)"},
	{"font program cut", `(/Length1 \d+ >> stream\n)\x00\x01\x00\x00`, `${1}OOPS`, 1,
		`page 1: the program of F cannot be used: it begins with "OOPS", as no TrueType font does (ISO 14289-1, 7.21.4.1)`},
	{"font without a table", `hmtx`, "hmxt", 1,
		`page 1: the program of F cannot be used: it has no table "hmtx" (ISO 14289-1, 7.21.4.1)`},
	{"font's length", `/Length1 \d`, `/Length1 1`, 1,
		"page 1: the program of F is N bytes long and says N (Length1) (ISO 19005-2, 6.2.11.2)"},
	{"no text", `/ToUnicode \d+ 0 R`, ``, 1,
		"page 1: the font F has no ToUnicode map (ISO 14289-1, 7.21.7)"},
	{"a glyph without text", `<0001><[0-9A-F]+>`, ``, 1,
		"page 1: the font F does not tell the text of 1 of the codes that are shown (ISO 14289-1, 7.21.7)"},
	{"a glyph that is no text", `<0001><[0-9A-F]+>`, `<0001><0000>`, 1,
		`page 1: the font F reads code 1 as "\x00", which is no character (ISO 14289-1, 7.21.7)`},
	{"widths", `/W \[0 \[\d+ \d+`, `/W [0 [672 3`, 2,
		"page 1: the font F gives wrong widths for 1 codes: 3 for code 1, the program has N (ISO 14289-1, 7.21.5)"},
	{"no map to glyphs", `/CIDToGIDMap /Identity`, ``, 1,
		"page 1: the font F has no CIDToGIDMap (ISO 14289-1, 7.21.3.2)"},
	{".notdef", `<0001`, `<0000`, 2,
		"page 1: the font F shows .notdef for code 0 (ISO 14289-1, 7.21.8)"},

	{"no metadata", `/Metadata \d+ 0 R`, ``, 1,
		"the file has no metadata (ISO 19005-2, 6.6.2.1)"},
	{"metadata no XML", `</x:xmpmeta>`, `<x:xmpmeta>`, 1,
		"the metadata cannot be read: XML syntax error on line N: unexpected EOF (ISO 19005-2, 6.6.2.1)"},
	{"no claim of PDF/UA", `<pdfuaid:part>1`, `<pdfuaid:part>2`, 1,
		"the metadata does not claim PDF/UA-1 (pdfuaid:part) (ISO 14289-1, 5)"},
	{"claim of PDF/A", `<pdfaid:part>2`, `<pdfaid:part>1`, 1,
		"the metadata does not claim PDF/A-2 or PDF/A-3 (pdfaid:part) (ISO 19005-2, 6.6.4)"},
	{"level of PDF/A", `<pdfaid:conformance>A`, `<pdfaid:conformance>B`, 1,
		"the metadata does not claim level A (pdfaid:conformance) (ISO 19005-2, 6.6.4)"},
	{"no description of PDF/UA", `(<pdfaSchema:namespaceURI>http://www.aiim.org/)pdfua`, `${1}other`, 1,
		"the metadata uses http://www.aiim.org/pdfua/ns/id/ without describing it (ISO 19005-2, 6.6.2.3)"},
	{"title differs", `/Title \(A small guide\) /Author`, `/Title (A large guide) /Author`, 1,
		`Title is "A large guide", but the metadata's dc:title is "A small guide" (ISO 19005-2, 6.1.5)`},
	{"no title", `<dc:title>.*</dc:title>`, ``, 2,
		"the metadata has no title (dc:title) (ISO 14289-1, 7.1)"},
	{"no output intent", `/OutputIntents`, `/Intents`, 1,
		"the file has no output intent of PDF/A (ISO 19005-2, 6.2.3)"},
	{"output intent without profile", `acsp`, `ascp`, 1,
		"the output intent has no ICC profile (ISO 19005-2, 6.2.3)"},
	{"components of the profile", `/N 3`, `/N 4`, 1,
		"the ICC profile is for RGB and has N 4 (ISO 19005-2, 6.2.3)"},
	{"unknown operator", ` rg `, ` rg x `, 1,
		`page 1: there is no operator "x" (ISO 19005-2, 6.2.2)`},
	{"font not in the resources", `/Font << /F0`, `/Font << /Z0`, 3,
		`page 1: there is no font "F0" (ISO 19005-2, 6.2.2)`},
	{"color of another device", ` rg `, ` 0.5 k `, 1,
		`page N: colors are of the device's CMYK, the output intent is of "RGB" (ISO 19005-2, 6.2.4.3)`},
	{"JavaScript", `/Names << `, `/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> `, 2,
		"the file has JavaScript (ISO 19005-2, 6.5.1)"},
	{"forbidden action", `/PageMode /UseOutlines`, `/OpenAction << /Type /Action /S /Launch >>`, 1,
		"a forbidden action: Launch (ISO 19005-2, 6.5.1)"},
	{"action by itself", `/Tabs /S`, `/Tabs /S /AA << /O << /S /URI /URI (x) >> >>`, 1,
		"actions that start by themselves (AA) (ISO 19005-2, 6.5.2)"},
	{"file attached", `/Names << `, `/Names << /EmbeddedFiles << /Names [(a) << /F (a) /UF (a) >>] >> `, 1,
		`only PDF/A-3 may hold any file, this one claims part "2" (ISO 19005-2, 6.8)`},
	{"stream elsewhere", `/Subtype /Image`, `/Subtype /Image /F (other)`, 1,
		"the stream's data is in another file (ISO 19005-2, 6.1.7.1)"},
	{"picture interpolated", `/Subtype /Image`, `/Subtype /Image /Interpolate true`, 1,
		"a picture has Interpolate (ISO 19005-2, 6.2.8)"},
	{"no ID", `/ID \[`, `/IE [`, 1,
		"the trailer has no ID (ISO 19005-2, 6.1.3)"},
	{"encrypted", `trailer <<`, `trailer << /Encrypt << >>`, 1,
		"the file is encrypted (ISO 32000-1, 7.5)"},

	{"text beyond the edge", ` Tm\n`, " Tm 500 0 Td\n", 4,
		"page 1: the text T reaches N pt beyond the page's edge (page edge)"},
	{"rule beyond the edge", `re f`, `re f -9 9 30 30 re f`, 1,
		"page N: an area reaches 9.0 pt beyond the page's edge (page edge)"},
	{"text twice", `(1 0 0 1 [0-9.]+ [0-9.]+ Tm\n)(.*T[jJ])`, `$1$2 $1$2`, 1,
		"page 1: T is drawn over T (overlapping text)"},
	{"text half a line lower", `(1 0 0 1 [0-9.]+ [0-9.]+ Tm\n)(.*T[jJ])`, `$1$2 $1 4 -4 Td $2`, 1,
		"page 1: T is drawn over T (overlapping text)"},
	{"page too small", `(/Resources 2 0 R /MediaBox \[0 0) [0-9.]+`, `$1 320`, 12,
		"page 1: the text T reaches N pt beyond the page's edge (page edge)"},
}

// varying is what changes in messages with every change of the writer.
var varying = []struct {
	pattern *regexp.Regexp
	with    string
}{
	{regexp.MustCompile(`\(object \d+; `), "("},
	{regexp.MustCompile(`object \d+`), "object N"},
	{regexp.MustCompile(`objects \d+ and \d+`), "objects N and N"},
	{regexp.MustCompile(`[A-Z]{6}\+[A-Za-z0-9-]+`), "F"},
	{regexp.MustCompile(`is \d+ bytes long and says \d+`), "is N bytes long and says N"},
	{regexp.MustCompile(`the program has \d+`), "the program has N"},
	{regexp.MustCompile(`on line \d+`), "on line N"},
	{regexp.MustCompile(`the text ".*" reaches [0-9.]+`), "the text T reaches N"},
	{regexp.MustCompile(`".*" is drawn over ".*"`), "T is drawn over T"},
	{regexp.MustCompile(`page \d+: (an area|colors)`), "page N: $1"},
}

func told(f *Fault) string {
	text := strings.TrimPrefix(f.String(), f.File+": ")
	for _, v := range varying {
		text = v.pattern.ReplaceAllString(text, v.with)
	}
	return text
}

// Were one of the damages not caught, a file like it could leave the house.
func TestDamagedFilesAreCaught(t *testing.T) {
	text := sound(t)
	for _, c := range damages {
		t.Run(c.name, func(t *testing.T) {
			pattern := regexp.MustCompile(c.old)
			at := pattern.FindStringSubmatchIndex(text)
			if at == nil {
				t.Fatalf("there is no %q to damage", c.old)
			}
			bad := text[:at[0]] + string(pattern.ExpandString(nil, c.new, text, at)) + text[at[1]:]
			var all strings.Builder
			caught, n := false, 0
			for _, f := range Check("book.pdf", pdftest.Pack(bad)) {
				caught = caught || told(f) == varied(c.want)
				all.WriteString("\n\t" + told(f))
				n++
			}
			if !caught || n > c.most {
				t.Errorf("want %q among at most %d faults, have:%s", c.want, c.most, all.String())
			}
		})
	}
}

func varied(want string) string {
	for _, v := range varying[len(varying)-1:] {
		want = v.pattern.ReplaceAllString(want, v.with)
	}
	return want
}
