package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// starter is a small guide that shows each mark once.
//
//go:embed starter
var starter embed.FS

func initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init FOLDER",
		Short: "Make a small guide to begin with",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{"init takes the name of one new folder"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := makeStarter(args[0]); err != nil {
				return err
			}
			_, err := fmt.Fprintf(cmd.ErrOrStderr(), "made %s; now: cd %s && fieldguide serve\n", args[0], args[0])
			return err
		},
	}
}

// makeStarter copies the starter into a folder that is new or empty.
func makeStarter(folder string) error {
	entries, err := os.ReadDir(folder)
	switch {
	case err == nil && len(entries) > 0:
		return &usageError{fmt.Sprintf("%q is not empty and is left alone; name a new folder", folder)}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return &usageError{fmt.Sprintf("%q is not a folder", folder)}
	}
	files, err := fs.Sub(starter, "starter")
	if err != nil {
		return fmt.Errorf("open starter: %w", err)
	}
	if err := os.CopyFS(filepath.Clean(folder), files); err != nil {
		return fmt.Errorf("make guide: %w", err)
	}
	return nil
}
