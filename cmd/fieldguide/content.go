package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"fieldguide/content"
)

// A contentFolder is where the chapters are; path is empty for the guide that
// is embedded in the program.
type contentFolder struct {
	path  string
	files fs.FS
}

// openContent returns the folder that the user names, else "content", else the
// embedded guide.
func openContent(name string) (contentFolder, error) {
	named := name != ""
	if !named {
		name = "content"
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !named:
		return contentFolder{files: content.Files}, nil
	case errors.Is(err, fs.ErrNotExist):
		return contentFolder{}, &usageError{fmt.Sprintf("--content: there is no folder %q", name)}
	case err != nil:
		return contentFolder{}, fmt.Errorf("open content: %w", err)
	case !info.IsDir():
		return contentFolder{}, &usageError{fmt.Sprintf("--content: %q is not a folder", name)}
	}
	return contentFolder{path: name, files: os.DirFS(name)}, nil
}
