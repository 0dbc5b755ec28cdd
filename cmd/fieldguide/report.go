package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"fieldguide/internal/editorial"
	"fieldguide/internal/outline"
	"fieldguide/internal/pipeline"
	"fieldguide/internal/render"
	"fieldguide/internal/source"
)

// A reporter tells the user how a build goes: progress and faults on standard
// error, or one JSON object on standard output. On a terminal the progress is
// one line, rewritten.
type reporter struct {
	out, err io.Writer
	folder   string // of the chapters, as the user named it; faults are told with it
	json     bool
	quiet    bool
	terminal bool
	measured []editorial.Row // lengths of the guide, if they were asked for
	began    time.Time
}

func newReporter(cmd *cobra.Command, s *settings) *reporter {
	return &reporter{
		out:      cmd.OutOrStdout(),
		err:      cmd.ErrOrStderr(),
		json:     s.json,
		quiet:    s.quiet,
		terminal: term.IsTerminal(int(os.Stderr.Fd())),
		began:    time.Now(),
	}
}

// stage tells what is being done now.
func (r *reporter) stage(name string) {
	switch {
	case r.quiet || r.json:
	case r.terminal:
		fmt.Fprintf(r.err, "\r\x1b[K%s ...", name)
	default:
		fmt.Fprintf(r.err, "%s\n", name)
	}
}

// clear takes the progress line away.
func (r *reporter) clear() {
	if r.terminal && !r.quiet && !r.json {
		fmt.Fprint(r.err, "\r\x1b[K")
	}
}

// faults reports a guide that could not be built.
func (r *reporter) faults(list source.ErrorList) {
	r.clear()
	if r.json {
		r.writeJSON(report{Faults: r.rows(list), Editorial: lengths(r.measured)})
		return
	}
	r.list(list)
	r.lengths()
	errors, warnings := count(list)
	fmt.Fprintf(r.err, "%s; nothing was written\n", tally(errors, warnings))
}

func (r *reporter) list(list source.ErrorList) {
	list.Sort()
	for _, e := range list {
		row := r.row(e)
		if e.Warning {
			row.Message = "warning: " + row.Message
		}
		if at := row.place(); at != "" {
			row.Message = at + ": " + row.Message
		}
		fmt.Fprintln(r.err, row.Message)
		if e.Hint != "" {
			fmt.Fprintf(r.err, "\thint: %s\n", e.Hint)
		}
	}
}

// done reports a build that came to its end. Out is empty if nothing was to be
// written.
func (r *reporter) done(result *pipeline.Result, out string) error {
	r.clear()
	if r.json {
		return r.writeJSON(report{OK: true, Faults: r.rows(result.Warnings), Outputs: outputs(result), Editorial: lengths(r.measured)})
	}
	r.list(result.Warnings)
	r.lengths()
	if r.quiet {
		return nil
	}
	for _, n := range result.Notices {
		fmt.Fprintln(r.err, n)
	}
	fmt.Fprintln(r.err, summary(result, out, time.Since(r.began)))
	return nil
}

func summary(result *pipeline.Result, out string, took time.Duration) string {
	pages := 0
	for _, e := range result.Editions {
		pages += e.Pages
	}
	chapters := 0
	for _, c := range result.Guide.Chapters {
		if !c.Draft {
			chapters++
		}
	}
	text := fmt.Sprintf("%s, %s, %s, %.1f s", plural(chapters, "chapter"), plural(len(result.Files), "file"),
		plural(pages, "printed page"), took.Seconds())
	if out != "" {
		text += ": " + path.Join(out, firstOutput(result))
	}
	return text
}

// firstOutput returns the file to open first: the home page, else a PDF.
func firstOutput(result *pipeline.Result) string {
	if len(result.Editions) > 0 && !slices.ContainsFunc(result.Files, isHome) {
		return result.Editions[0].File
	}
	return "index.html"
}

func isHome(f render.File) bool { return f.Path == "index.html" }

func count(list source.ErrorList) (errors, warnings int) {
	for _, e := range list {
		if e.Warning {
			warnings++
		} else {
			errors++
		}
	}
	return errors, warnings
}

func tally(errors, warnings int) string {
	switch {
	case errors == 0:
		return plural(warnings, "warning")
	case warnings == 0:
		return plural(errors, "error")
	}
	return plural(errors, "error") + ", " + plural(warnings, "warning")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// A report is what --json prints.
type report struct {
	OK      bool        `json:"ok"`
	Faults  []faultRow  `json:"faults"`
	Outputs []outputRow `json:"outputs,omitempty"`
	// Editorial are the lengths of the guide and its limits.
	Editorial []lengthRow `json:"editorial,omitempty"`
}

type faultRow struct {
	File     string `json:"file,omitempty"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

func (f faultRow) place() string {
	return source.Position{File: f.File, Line: f.Line, Column: f.Column}.String()
}

type outputRow struct {
	File    string `json:"file"`
	Edition string `json:"edition"`
	Paper   string `json:"paper,omitempty"`
	Pages   int    `json:"pages,omitempty"`
	Bytes   int    `json:"bytes"`
	Digest  string `json:"digest,omitempty"`
}

func (r *reporter) rows(list source.ErrorList) []faultRow {
	list.Sort()
	rows := []faultRow{}
	for _, e := range list {
		rows = append(rows, r.row(e))
	}
	return rows
}

func (r *reporter) row(e *source.Error) faultRow {
	at := e.Span.Position()
	row := faultRow{File: at.File, Line: at.Line, Column: at.Column, Severity: "error", Message: e.Msg, Hint: e.Hint}
	if e.Warning {
		row.Severity = "warning"
	}
	if row.File != "" && r.folder != "" {
		row.File = path.Join(r.folder, row.File)
	}
	return row
}

func outputs(result *pipeline.Result) []outputRow {
	var rows []outputRow
	site := 0
	for _, f := range result.Files {
		site += len(f.Data)
	}
	for _, e := range result.Editions {
		site -= e.Bytes
		rows = append(rows, outputRow{e.File, e.Detail.String(), e.Paper, e.Pages, e.Bytes, e.Digest})
	}
	for _, b := range result.Booklets {
		site -= b.Bytes
		rows = append(rows, outputRow{b.File, "booklet", b.Paper, b.Pages, b.Bytes, b.Digest})
	}
	if site > 0 {
		rows = append(rows, outputRow{File: "index.html", Edition: outline.Full.String(), Bytes: site})
	}
	return rows
}

func (r *reporter) writeJSON(v any) error {
	encoder := json.NewEncoder(r.out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}
