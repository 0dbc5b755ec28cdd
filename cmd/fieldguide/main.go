// Command fieldguide turns Markdown chapters into a website, a carry-on PDF and
// a one-page summary that cannot drift apart.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"

	"github.com/spf13/cobra"

	"fieldguide/internal/pipeline"
	"fieldguide/internal/source"
)

// The exit codes.
const (
	exitGuide   = 1 // the guide has faults
	exitUsage   = 2 // the command line is wrong
	exitMachine = 3 // the machine, or this program, is at fault
)

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return exitCode(command().ExecuteContext(ctx))
}

// exitCode reports an error that no command has reported yet, and returns the
// status to leave with.
func exitCode(err error) int {
	var reported *reportedError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &reported):
		return reported.code
	}
	fmt.Fprintln(os.Stderr, "fieldguide:", err)
	var wrong *usageError
	if errors.As(err, &wrong) {
		fmt.Fprintln(os.Stderr, "\thint: fieldguide --help")
		return exitUsage
	}
	return exitMachine
}

// A usageError is a fault of the command line.
type usageError struct{ msg string }

func (e *usageError) Error() string { return e.msg }

// A reportedError was told to the user where it arose.
type reportedError struct{ code int }

func (e *reportedError) Error() string { return fmt.Sprintf("exit status %d", e.code) }

func command() *cobra.Command {
	root := &cobra.Command{
		Use:   "fieldguide",
		Short: "Turn Markdown chapters into a website, a carry-on PDF and a one-page summary",
		Long: "Fieldguide turns Markdown chapters into three editions that cannot drift apart:\n" +
			"a website, a carry-on PDF to read offline, and a one-page summary to print.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noArguments,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{err.Error()} })
	root.AddCommand(initCommand(), buildCommand(), checkCommand(), serveCommand(), versionCommand())
	return root
}

// noArguments refuses arguments, and says what a mistyped command may mean.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if len(names) == 0 {
		return &usageError{fmt.Sprintf("%q takes no argument, and was given %q", cmd.CommandPath(), args[0])}
	}
	msg := fmt.Sprintf("there is no command %q", args[0])
	if near := source.Nearest(args[0], names); near != "" {
		msg += fmt.Sprintf("; did you mean %q?", near)
	}
	return &usageError{msg}
}

// failure reports what stopped a build and returns the error to leave with.
func failure(err error, r *reporter) error {
	var faults source.ErrorList
	var drift *pipeline.DriftError
	switch {
	case errors.As(err, &faults):
		r.faults(faults)
		return &reportedError{exitGuide}
	case errors.As(err, &drift):
		return fmt.Errorf("%w\nThis is a fault of fieldguide, not of the guide; nothing was written", err)
	}
	return err
}
