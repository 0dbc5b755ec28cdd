package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fieldguide/internal/preflight"
)

// pdfArguments refuses arguments that are no PDF files.
func pdfArguments(args []string) error {
	for _, a := range args {
		if !strings.EqualFold(filepath.Ext(a), ".pdf") {
			return &usageError{fmt.Sprintf("check takes PDF files as arguments, and was given %q", a)}
		}
	}
	return nil
}

// checkPDFs checks finished PDFs, ours or any other's, and reports their faults
// one a line.
func checkPDFs(files []string, r *reporter) error {
	rows := []pdfFault{}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for _, f := range preflight.Check(name, data) {
			rows = append(rows, pdfFault{f.File, f.Page, f.Object, f.Rule, f.Msg})
			if !r.json {
				fmt.Fprintln(r.err, f)
			}
		}
	}
	switch {
	case r.json:
		if err := r.writeJSON(pdfReport{len(rows) == 0, rows}); err != nil {
			return err
		}
	case !r.quiet:
		fmt.Fprintf(r.err, "%s, %s\n", plural(len(files), "file"), plural(len(rows), "fault"))
	}
	if len(rows) > 0 {
		return &reportedError{exitGuide}
	}
	return nil
}

// A pdfReport is what --json prints.
type pdfReport struct {
	OK     bool       `json:"ok"`
	Faults []pdfFault `json:"faults"`
}

// A pdfFault is a row of it.
type pdfFault struct {
	File    string `json:"file"`
	Page    int    `json:"page,omitempty"`
	Object  int    `json:"object,omitempty"`
	Rule    string `json:"rule"`
	Message string `json:"message"`
}
