package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"fieldguide/internal/outline"
	"fieldguide/internal/render"
)

// The types below are outline.json: what programs can know of a guide without
// reading its pages. Field names are its keys.
type (
	list struct {
		Title    string       `json:"title"`
		Subtitle string       `json:"subtitle,omitempty"`
		Author   string       `json:"author,omitempty"`
		Language string       `json:"language"`
		BaseURL  string       `json:"base_url,omitempty"`
		Digest   string       `json:"digest"` // SHA-256 of all that the guide was read from
		Sections []listed     `json:"sections"`
		Outputs  []listOutput `json:"outputs"`
	}

	// listed is a chapter (level 1) or a section, in reading order.
	listed struct {
		ID       string      `json:"id"`
		Number   string      `json:"number,omitempty"`
		Title    string      `json:"title"`
		Chapter  string      `json:"chapter"` // id
		Level    int         `json:"level"`
		Words    int         `json:"words"`    // of its title and what stands under it, up to the next heading
		Editions []string    `json:"editions"` // names of the details at which it stands
		Address  string      `json:"address"`  // relative to the site's root
		Pages    []listPlace `json:"pages,omitempty"`
	}

	// listPlace is where a section begins in a PDF.
	listPlace struct {
		File  string `json:"file"`
		Page  int    `json:"page"`  // counted from 1
		Label string `json:"label"` // as it is printed
	}

	// listOutput is a PDF, or the site as a whole.
	listOutput struct {
		File    string `json:"file"` // where to begin
		Edition string `json:"edition"`
		Paper   string `json:"paper,omitempty"`
		Pages   int    `json:"pages"` // of paper, or HTML pages
		Files   int    `json:"files"`
		Bytes   int    `json:"bytes"`
		Index   int    `json:"index,omitempty"` // bytes of these that the first search loads
		// Digest is the SHA-256 of the bytes of a PDF; of the site, that of its
		// files' paths and contents, each with its length, without outline.json.
		Digest string `json:"digest"`
	}
)

// list returns outline.json of a site made of files.
func (s *site) list(files []render.File) (render.File, error) {
	g := s.guide
	l := list{
		Title: g.Title, Subtitle: g.Subtitle, Author: g.Author,
		Language: g.Language, BaseURL: g.BaseURL, Digest: g.Digest,
		Sections: []listed{},
		Outputs:  []listOutput{s.siteOutput(files)},
	}
	for _, p := range s.pages {
		l.Sections = append(l.Sections, s.listedOf(p)...)
	}
	for _, e := range s.editions {
		l.Outputs = append(l.Outputs, listOutput{
			File: e.File, Edition: e.Detail.String(), Paper: e.Paper,
			Pages: e.Pages, Files: 1, Bytes: e.Bytes, Digest: e.Digest,
		})
	}
	data, err := json.MarshalIndent(l, "", " ")
	if err != nil {
		return render.File{}, fmt.Errorf("write %s: %w", listAddress, err)
	}
	return render.File{Path: listAddress, Data: append(data, '\n')}, nil
}

func (s *site) listedOf(p *page) []listed {
	c := p.chapter
	rows := []listed{s.listedAs(c.ID, c.Number, c.Title, p, 1, "")}
	for sec := range c.All() {
		rows = append(rows, s.listedAs(sec.ID, sec.Number, sec.Title, p, sec.Level, sec.Anchor))
	}
	for i := range rows {
		rows[i].Words = p.words[i]
	}
	return rows
}

func (s *site) listedAs(id, number string, title []outline.Inline, p *page, level int, anchor string) listed {
	address := appendPlace(nil, p.address, anchor)
	l := listed{
		ID: id, Number: number, Title: outline.PlainText(title), Chapter: p.chapter.ID,
		Level: level, Address: string(address), Editions: []string{outline.Full.String()},
	}
	for _, e := range s.editions {
		page, ok := e.PageOf[id]
		if !ok {
			continue
		}
		l.Pages = append(l.Pages, listPlace{e.File, page, e.LabelOf[id]})
		if name := e.Detail.String(); !slices.Contains(l.Editions, name) {
			l.Editions = append(l.Editions, name)
		}
	}
	return l
}

// siteOutput sums the site up.
func (s *site) siteOutput(files []render.File) listOutput {
	o := listOutput{File: homeAddress, Edition: outline.Full.String(), Files: len(files)}
	sum := sha256.New()
	for _, f := range files {
		o.Bytes += len(f.Data)
		if f.Path == indexAddress {
			o.Index = len(f.Data)
		}
		fmt.Fprintf(sum, "%d %s %d ", len(f.Path), f.Path, len(f.Data))
		sum.Write(f.Data)
	}
	o.Pages = len(s.pages)
	o.Digest = hex.EncodeToString(sum.Sum(nil))
	return o
}
