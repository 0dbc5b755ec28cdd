package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long the folder must be still before a build: editors write a
// file in several steps.
const quiet = 50 * time.Millisecond

// watch calls changed after each change in the folder, at any depth, until the
// context ends.
func watch(ctx context.Context, folder string, changed func()) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch %s: %w", folder, err)
	}
	defer watcher.Close()
	if err := addFolders(watcher, folder); err != nil {
		return err
	}
	still := time.NewTimer(quiet)
	still.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-still.C:
			changed()
		case err := <-watcher.Errors:
			return fmt.Errorf("watch %s: %w", folder, err)
		case event := <-watcher.Events:
			if event.Op == fsnotify.Chmod || isHidden(event.Name) {
				continue
			}
			if event.Has(fsnotify.Create) {
				if err := addFolders(watcher, event.Name); err != nil {
					return err
				}
			}
			still.Reset(quiet)
		}
	}
}

func isHidden(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~")
}

// addFolders watches root and the folders in it. What is gone by now is not an
// error: its end is another event.
func addFolders(watcher *fsnotify.Watcher, root string) error {
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !entry.IsDir():
			return nil
		case name != root && isHidden(name):
			return fs.SkipDir
		}
		return watcher.Add(name)
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("watch %s: %w", root, err)
	}
	return nil
}
