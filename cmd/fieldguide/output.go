package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fieldguide/internal/render"
)

// The output folder is replaced whole: the files are written to a new folder
// beside it, which is then renamed over it, so that a reader sees either the
// last build or this one. A folder without the marker was not made by this
// program and is never touched.

const marker = ".fieldguide"

const markerText = "Made by fieldguide, which replaces this folder whole at each build.\n"

// mayReplace reports, as an error, why the output folder must not be replaced.
func mayReplace(out, content string) error {
	target, err := filepath.Abs(out)
	if err != nil {
		return fmt.Errorf("find output folder: %w", err)
	}
	if content != "" {
		source, err := filepath.Abs(content)
		if err != nil {
			return fmt.Errorf("find content folder: %w", err)
		}
		if inside(target, source) || inside(source, target) {
			return &usageError{fmt.Sprintf("--out: %q and the content folder %q must not hold one another", out, content)}
		}
	}
	info, err := os.Lstat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look at output folder: %w", err)
	case !info.IsDir():
		return &usageError{fmt.Sprintf("--out: %q is not a folder", out)}
	}
	entries, err := os.ReadDir(target)
	if err != nil {
		return fmt.Errorf("look at output folder: %w", err)
	}
	if len(entries) == 0 {
		return nil
	}
	if _, err := os.Lstat(filepath.Join(target, marker)); err != nil {
		return &usageError{fmt.Sprintf("--out: %q was not made by fieldguide and is left alone; name a new or empty folder", out)}
	}
	return nil
}

// inside reports whether path is folder or lies in it.
func inside(path, folder string) bool {
	relative, err := filepath.Rel(folder, path)
	return err == nil && relative != ".." && !strings.HasPrefix(relative, ".."+string(filepath.Separator))
}

// replace writes the files into a new folder and renames it over the output
// folder, for which mayReplace holds.
func replace(ctx context.Context, out string, files []render.File) (err error) {
	target, err := filepath.Abs(out)
	if err != nil {
		return fmt.Errorf("find output folder: %w", err)
	}
	parent := filepath.Dir(target)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fmt.Errorf("make output folder: %w", err)
	}
	work, err := os.MkdirTemp(parent, "."+filepath.Base(target)+"-*")
	if err != nil {
		return fmt.Errorf("make output folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()

	fresh := filepath.Join(work, "new")
	if err := writeAll(ctx, fresh, files); err != nil {
		return err
	}
	return exchange(fresh, target, filepath.Join(work, "old"))
}

func writeAll(ctx context.Context, folder string, files []render.File) error {
	if err := os.Mkdir(folder, 0o755); err != nil {
		return fmt.Errorf("make output folder: %w", err)
	}
	files = append([]render.File{{Path: marker, Data: []byte(markerText)}}, files...)
	made := map[string]bool{}
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) {
			return fmt.Errorf("write %s: it is outside the output folder", f.Path)
		}
		name := filepath.Join(folder, filepath.FromSlash(f.Path))
		if dir := filepath.Dir(name); !made[dir] {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return fmt.Errorf("write %s: %w", f.Path, err)
			}
			made[dir] = true
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
	}
	return nil
}

// exchange renames fresh to target, and what was there to old. If that fails,
// target is as it was.
func exchange(fresh, target, old string) error {
	err := os.Rename(target, old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("replace output folder: %w", err)
	}
	had := err == nil
	if err := os.Rename(fresh, target); err != nil {
		if had {
			err = errors.Join(err, os.Rename(old, target))
		}
		return fmt.Errorf("replace output folder: %w", err)
	}
	return nil
}
