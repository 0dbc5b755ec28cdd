package pipeline

import (
	"fmt"

	"fieldguide/internal/pdffile"
	"fieldguide/internal/preflight"
	"fieldguide/internal/render"
	"fieldguide/internal/source"
	"fieldguide/internal/verify"
)

// readBack reads a finished PDF and checks it; the file is parsed once for both.
// What breaks a standard is the program's fault. What is cut off by the page's
// edge or drawn over other text may come of what the author wrote, and is a
// warning.
func (out *output) readBack(file render.File) error {
	f, err := pdffile.Open(file.Data)
	if err != nil {
		return err
	}
	if out.reading, err = verify.ReadOpenPDF(file.Path, f); err != nil {
		return err
	}
	for _, fault := range preflight.CheckFile(file.Path, f) {
		if out.warn(fault) {
			continue
		}
		where := ""
		if fault.Page > 0 {
			where = fmt.Sprintf("page %d", fault.Page)
		}
		out.drift = append(out.drift, &verify.Mismatch{Output: file.Path, Where: where, Msg: fmt.Sprintf("%s (%s)", fault.Msg, fault.Rule)})
	}
	return nil
}

// look checks what a booklet shows. It is for paper alone and promises no more.
func (out *output) look(booklet render.File) {
	for _, fault := range preflight.Check(booklet.Path, booklet.Data) {
		out.warn(fault)
	}
}

// warn warns of a fault that shows on paper, and reports whether it does.
func (out *output) warn(f *preflight.Fault) bool {
	if f.Visible() {
		out.warnings = append(out.warnings, &source.Error{Warning: true, Msg: f.String()})
	}
	return f.Visible()
}
